// What the checker prints, read as a person would read it.

#include "proof/report.h"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "proof/plain_words.h"
#include "proof/quotation.h"
#include "sample_log.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

std::string text_of(BytesView zip, const Question& question = trusting_all()) {
  return report_text(verify_bundle(zip, question), false);
}

// From the verdict on.
std::string verdict_of(BytesView zip, const Question& question = trusting_all()) {
  std::string text = text_of(zip, question);
  return text.substr(text.find("\n\n") + 2);
}

Bytes quotation(const char* name) { return *make_quotation(log_of_ten().bundle(4), "en", name); }

boost::json::object json_of(BytesView zip, const Question& question = trusting_all()) {
  return boost::json::parse(report_json(verify_bundle(zip, question))).as_object();
}

}  // namespace

TEST_CASE("a verified release says what, when, in which languages, by whose key, and what not") {
  CHECK(verdict_of(*make_bundle(log_of_ten().bundle(4))) ==
        "VERIFIED: this is what glasnik.example/log published, word for word\n"
        "  document   1001, version 2.0: a correction\n"
        "  languages  English (translated), Serbian in Cyrillic (original) and Serbian in Latin "
        "(derived)\n"
        "  logged     1 January 2026, 00:00:28 UTC, as entry 4\n"
        "  signed by  glasnik.example/log+3eaeb620\n"
        "  seen by    archive and library, last on 1 January 2026, 00:01:10 UTC\n"
        "does not prove: newest version, truth of the content\n");
}

TEST_CASE("a file of another kind is unreadable, and no proof that failed") {
  CHECK(text_of("Dear all,\n") ==
        "skip container  not a .glasnik file\n\nUNREADABLE: this is not a .glasnik file\n");
  CHECK(text_of("") == text_of("Dear all,\n"));
  CHECK(verify_bundle("x" + *make_bundle(log_of_ten().bundle(4)), trusting_all()).verdict ==
        Verdict::failed);
}

TEST_CASE("the lines of checks are aligned and say how far each goes") {
  CHECK(text_of(*make_bundle(log_of_ten().bundle(5)))
            .starts_with("ok   container  whole: entry, record, proof and policy\n"
                         "ok   entry      a withdrawal, logged 1 January 2026, 00:00:35 UTC\n"
                         "ok   log        signed by glasnik.example/log with key 3eaeb620, which "
                         "your policy names\n"
                         "ok   witness    seen by 2 of 2 witnesses, as your policy asks\n"
                         "ok   inclusion  it is entry 5 of a log of 10\n"
                         "ok   notes      word for word as logged, 2 parts\n"
                         "\n"
                         "VERIFIED: glasnik.example/log has logged this\n"
                         "  document   1001, version 2.0: a withdrawal\n"));
}

TEST_CASE("a verified quotation shows its words, line under line") {
  CHECK(verdict_of(quotation("paragraph:a1b2c3d4")) ==
        "VERIFIED: these are words that glasnik.example/log published\n"
        "  document   1001, version 2.0: a correction\n"
        "  set        English\n"
        "  words      The lake station reports\n"
        "             The lake station reports\n"
        "  logged     1 January 2026, 00:00:28 UTC, as entry 4\n"
        "  signed by  glasnik.example/log+3eaeb620\n"
        "  seen by    archive and library, last on 1 January 2026, 00:01:10 UTC\n"
        "does not prove: newest version, truth of the content, what the rest of the release "
        "says\n");
}

TEST_CASE("a failure says only what the file claims to be") {
  Bundle bundle = log_of_ten().bundle(4);
  RecordFile record = log_of_ten().record(4);
  record.texts[0].parts[0].text += "!";
  bundle.record = canonical(record);
  CHECK(verdict_of(*make_bundle(bundle)) ==
        "FAILED: this file is not what it claims to be; do not rely on it\n"
        "  it claims to be:\n"
        "  document   1001, version 2.0: a correction\n"
        "does not prove: newest version, truth of the content\n");
  CHECK(verdict_of("PK\x03\x04") ==
        "FAILED: this file is not what it claims to be; do not rely on it\n"
        "does not prove: newest version, truth of the content\n");
}

TEST_CASE("without a key, or without the witnesses, the verdict says so") {
  Bytes zip = *make_bundle(log_of_ten().bundle(4));
  CHECK(
      verdict_of(zip, {}).starts_with("UNTRUSTED: nothing contradicts itself, but only the file"));
  CHECK(verdict_of(zip, {}).find("seen by") == std::string::npos);
  Question late = trusting_all();
  late.max_age = std::chrono::hours(1);
  late.now += std::chrono::hours(2);
  CHECK(verdict_of(zip, late).starts_with("UNWITNESSED: the log signed this, but too few"));
}

TEST_CASE("what is said to be removed by law is not passed over in the verdict") {
  Bundle bundle = log_of_ten().bundle(4);
  RecordFile record = log_of_ten().record(4);
  Part& part = record.texts[0].parts[2];
  part = {part.name, {}, {}, RemovedContent{commitment(part), 8}};
  bundle.record = canonical(record);
  CHECK(verdict_of(*make_bundle(bundle))
            .starts_with("VERIFIED, but for parts that were left out: the rest is what "
                         "glasnik.example/log published, word for word\n"));
  CHECK(report_json(verify_bundle(*make_bundle(bundle), trusting_all())).find("\"left_out\":1") !=
        std::string::npos);
}

TEST_CASE("a quotation's words cannot act on a terminal, and JSON has them exactly") {
  const std::string evil =
      "a\x1b[2K\x7f\xc2\x9b"
      "2Kz";
  SampleAct act = sample_release(5000);
  act.record.texts[0].parts[0].text = evil;
  act.entry.texts[0].parts = part_set(act.record.texts[0].parts);
  SampleLog log = log_of_ten();
  Bytes zip = *make_quotation(log.bundle(log.append(std::move(act))), "en", "headline");
  Answer answer = verify_bundle(zip, trusting_all());
  CHECK(answer.verdict == Verdict::verified);
  CHECK(report_text(answer, false).find("  words      a?[2K??2Kz\n") != std::string::npos);
  std::string json = report_json(answer);
  CHECK(json.find("a\\u001b[2K\\u007f\\u009b2Kz") != std::string::npos);
  CHECK(json_of(zip).at("part").at("text").as_string() == evil);
}

TEST_CASE("JSON has everything the words have") {
  boost::json::object json = json_of(*make_bundle(log_of_ten().bundle(4)));
  CHECK(json.at("verdict") == "VERIFIED");
  CHECK(json.at("exit") == 0);
  CHECK(json.at("checks").as_array().size() == 12);
  CHECK(json.at("entry").at("document") == 1001);
  CHECK(json.at("entry").at("version") == "2.0");
  CHECK(json.at("entry").at("logged") == "2026-01-01T00:00:28Z");
  CHECK(json.at("entry").at("texts").at(2).at("of") == "sr-Cyrl");
  CHECK(json.at("log").at("size") == 10);
  CHECK(json.at("log").at("signed_by").as_string() == vkey(sample_log_key()));
  CHECK(json.at("log").at("seen_by").at(1).at("at") == "2026-01-01T00:01:10Z");
  boost::json::object part = json_of(quotation("headline")).at("part").as_object();
  CHECK(part.at("i") == 0);
  CHECK(part.at("name") == "headline");
  CHECK_FALSE(json_of("PK").contains("entry"));
}

TEST_CASE("acts, languages, times and lists in words") {
  CHECK(act_words(Kind::key) == "a change of keys");
  CHECK(act_words(Kind::remove_legal) == "a removal by law");
  CHECK(lang_words("sr-Latn") == "Serbian in Latin");
  CHECK(lang_words("hu") == "hu");
  CHECK(time_words(*parse_rfc3339("2026-12-31T23:59:59Z")) == "31 December 2026, 23:59:59 UTC");
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
}
