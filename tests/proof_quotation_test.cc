// One quoted part, proven alone: what holds, what every change to it comes to, and how small it is.

#include "proof/quotation.h"

#include <doctest/doctest.h>

#include "proof/verify.h"
#include "proof/zip.h"
#include "sample_log.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

constexpr const char* kBlock = "paragraph:a1b2c3d4";

Answer answer_to(const Quotation& quotation) {
  Bundle bundle = log_of_ten().bundle(4);
  bundle.record.clear();
  bundle.part = canonical(quotation);
  return verify_bundle(*make_bundle(bundle), trusting_all());
}

Quotation good_quotation() { return *quotation_of(log_of_ten().record(4), "sr-Cyrl", kBlock); }

std::string line_of(const Answer& answer, std::string_view check) {
  for (const Check& c : answer.checks) {
    if (c.check == check) return std::string(mark_name(c.mark)) + " " + c.reason;
  }
  return "no such line";
}

// A log of 10^6 entries with this one at `index` < 2^19. Only its path is made up: the other hashes
// may be anything, and the root follows.
TlogProof among_a_million(BytesView entry, std::uint64_t index) {
  TlogProof proof{index, {}, {}};
  Hash hash = leaf_hash(entry);
  for (unsigned level = 0; level < 20; ++level) {
    Hash sibling = sha256("sibling " + std::to_string(level));
    bool right = (index >> level & 1U) != 0;
    hash = right ? node_hash(sibling, hash) : node_hash(hash, sibling);
    proof.hashes.push_back(sibling);
  }
  proof.checkpoint = sample_checkpoint({kSampleOrigin, 1000000, hash}, log_of_ten().now());
  return proof;
}

}  // namespace

TEST_CASE("every part of every text, and every file, is proven alone") {
  int proven = 0;
  const RecordFile& record = log_of_ten().record(4);
  std::vector<RecordText> sets = record.texts;
  sets.push_back({"data", record.data});
  for (const RecordText& set : sets) {
    for (const Part& part : set.parts) {
      Result<Bytes> zip = make_quotation(log_of_ten().bundle(4), set.lang, part.name);
      REQUIRE(zip);
      Answer answer = verify_bundle(*zip, trusting_all());
      CHECK(answer.verdict == Verdict::verified);
      CHECK(answer.quotation->text == part.text);
      ++proven;
    }
  }
  CHECK(proven == 17);
}

TEST_CASE("the answer says which part of which text was proven") {
  CHECK(line_of(answer_to(good_quotation()), "text:sr-Cyrl") ==
        "ok block paragraph:a1b2c3d4 is part 3 of 5");
  Quotation headline = *quotation_of(log_of_ten().record(4), "en", "headline");
  CHECK(line_of(answer_to(headline), "text:en") == "ok headline is part 1 of 5");
}

TEST_CASE("a text of one part has no path") {
  RecordFile record;
  record.texts = {{"en", {{"headline", Bytes(32, 's'), "Alone", {}}}}};
  Quotation alone = *quotation_of(record, "en", "headline");
  CHECK(alone.path.empty());
  CHECK(canonical(alone).find("path") == Bytes::npos);
  CHECK(stands_in(*parse_quotation(canonical(alone)), part_set(record.texts[0].parts)));
}

TEST_CASE("what is not there cannot be quoted, nor what was removed by law") {
  RecordFile record = log_of_ten().record(4);
  CHECK(quotation_of(record, "en", "paragraph:none").error().code == Code::not_found);
  CHECK(quotation_of(record, "fr", "headline").error().code == Code::not_found);
  Part& part = record.texts[0].parts[0];
  part = {part.name, {}, {}, RemovedContent{commitment(part), 6}};
  CHECK(quotation_of(record, "en", "headline").error().code == Code::gone);
  Quotation beside = *quotation_of(record, "en", "lead");  // the rest is quoted on
  CHECK(answer_to(beside).verdict == Verdict::verified);
}

TEST_CASE("a changed word, salt, name, place, number, path or language is refused") {
  const Quotation good = good_quotation();
  std::vector<Quotation> wrong(12, good);
  wrong[0].text += "!";
  wrong[1].salt[0] ^= 1;
  wrong[2].name = "quote:a1b2c3d4";
  wrong[3].i = 1;
  wrong[4].n = 6;
  std::swap(wrong[5].path[0], wrong[5].path[1]);
  wrong[6].path.pop_back();
  wrong[7].path.push_back(wrong[7].path[0]);
  wrong[8].set = "en";
  wrong[9].set = "fr";
  wrong[10].set = "data";
  wrong[11] = *quotation_of(log_of_ten().record(3), "en", kBlock);  // of another release
  wrong[11].text += "?";
  for (const Quotation& quotation : wrong) CHECK(answer_to(quotation).verdict == Verdict::failed);
}

TEST_CASE("a part of octets that are not its one form is refused by name") {
  Bytes good = canonical(good_quotation());
  auto refusal = [](const Bytes& bytes) {
    Result<Quotation> quotation = parse_quotation(bytes);
    return quotation ? ""
                     : quotation.error().message.substr(0, quotation.error().message.find(':'));
  };
  auto changed = [&](std::string_view from, std::string_view to) {
    Bytes bytes = good;
    REQUIRE(bytes.find(from) != bytes.npos);
    return bytes.replace(bytes.find(from), from.size(), to);
  };
  CHECK(refusal(good) == "");
  CHECK(refusal(good + "\n") == "part_not_canonical");
  CHECK(refusal(changed("{\"i\":2", "{ \"i\":2")) == "part_not_canonical");
  CHECK(refusal(changed("\"path\":[", "\"path\":[[")) == "part_not_canonical");
  for (const Bytes& wrong : std::vector<Bytes>{
           changed("part/v1", "part/v2"), changed("{\"i\":2", "{\"i\":5"),
           changed("{\"i\":2,", "{"), changed("\"n\":5", "\"m\":1,\"n\":5"),
           changed("paragraph:a1b2c3d4", "paragraph a1"), changed("sr-Cyrl", "sr--Cyrl"),
           changed("\"path\":[\"", "\"path\":[\"AA==\",\"")}) {
    CHECK_MESSAGE(refusal(wrong) == "part_schema", wrong);
  }
}

TEST_CASE("a file is proven to belong to a release by its part alone") {
  Question question = trusting_all();
  Bytes photo = "photo 1001";
  question.media = {{"lake.jpg", photo.size(), sha256(photo)}};
  auto zip = [](const char* name) { return *make_quotation(log_of_ten().bundle(4), "data", name); };
  Answer answer = verify_bundle(zip("file:0f1e2d3c4b5a69788796a5b4c3d2e1f0"), question);
  CHECK(answer.verdict == Verdict::verified);
  CHECK(line_of(answer, "media:0f1e2d3c4b5a69788796a5b4c3d2e1f0") == "ok lake.jpg is this file");
  CHECK(verify_bundle(zip("meta:type"), question).verdict == Verdict::failed);
}

TEST_CASE("a bundle of both a record and a part is no bundle") {
  Bundle bundle = log_of_ten().bundle(4);
  std::vector<ZipFile> files = *read_zip(*make_bundle(bundle));
  files.insert(files.begin() + 2, {"part.json", canonical(good_quotation())});
  CHECK_FALSE(read_bundle(*write_zip(files)));
  files.erase(files.begin() + 1);
  CHECK(read_bundle(*write_zip(files)));
}

TEST_CASE("every byte flip of a quotation outside policy.txt exits non-zero") {
  Bytes zip = *make_quotation(log_of_ten().bundle(4), "sr-Cyrl", kBlock);
  std::size_t policy = zip.find(log_of_ten().bundle(4).policy);
  std::size_t policy_end = policy + log_of_ten().bundle(4).policy.size();
  for (std::size_t at = 0; at < zip.size(); ++at) {
    if (at >= policy && at < policy_end) continue;
    Bytes flipped = zip;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    REQUIRE_MESSAGE(exit_code(verify_bundle(flipped, trusting_all()).verdict) != 0, at);
  }
}

TEST_CASE("a quoted block among 10^6 entries, with two witnesses, is at most 4 KiB") {
  Bytes sentence = "Институт за језера објавио је да је станица на језеру мерила ниво воде. ";
  SampleAct act = sample_release(5000);
  RecordText& text = act.record.texts[1];
  while (text.parts.size() < 12) {  // as many blocks as a release has, this long
    text.parts.push_back({"paragraph:b" + std::to_string(text.parts.size()),
                          Bytes(32, 's'),
                          sentence + sentence + sentence,
                          {}});
  }
  act.entry.texts[1].parts = part_set(text.parts);
  SampleLog log = log_of_ten();
  std::uint64_t index = log.append(std::move(act));
  Bundle bundle = log.bundle(index);
  bundle.proof = serialise(among_a_million(bundle.entry, 499999));
  Bytes zip = *make_quotation(bundle, "sr-Cyrl", "paragraph:b7");
  CHECK(verify_bundle(zip, trusting_all()).verdict == Verdict::verified);
  CHECK_MESSAGE(zip.size() <= 4096, zip.size());
}
