#include "proof/report.h"

#include <algorithm>

#include "base/encoding.h"
#include "proof/json.h"
#include "proof/number.h"
#include "proof/plain_words.h"
#include "proof/utf8.h"

namespace glasnik::proof {
namespace {

constexpr std::size_t kMaxColumn = 16;  // longer names (media keys) push their line
constexpr std::size_t kLabel = 10;

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

std::string_view colour_of(Mark mark) {
  switch (mark) {
    case Mark::ok:
      return "\033[32m";
    case Mark::fail:
      return "\033[31m";
    default:
      return "\033[33m";
  }
}

std::string check_lines(const Answer& answer, bool colour) {
  std::size_t width = 0;
  for (const Check& check : answer.checks) width = std::max(width, check.check.size());
  width = std::min(width, kMaxColumn);
  std::string lines;
  for (const Check& check : answer.checks) {
    std::string mark = padded(std::string(mark_name(check.mark)), 4);
    if (colour) mark = std::string(colour_of(check.mark)) + mark + "\033[0m";
    lines +=
        mark + " " + padded(printable(check.check), width) + "  " + printable(check.reason) + "\n";
  }
  return lines;
}

std::ptrdiff_t failures(const Answer& answer) {
  return std::count_if(answer.checks.begin(), answer.checks.end(),
                       [](const Check& check) { return check.mark == Mark::fail; });
}

// What the verdict means, in a sentence.
std::string meaning_of(const Answer& answer) {
  const std::string log = printable(answer.tree.origin);
  switch (answer.verdict) {
    case Verdict::verified:
      if (answer.left_out > 0) {
        return "the rest is what " + log + " published, word for word";
      }
      if (answer.quotation) return "these are words that " + log + " published";
      if (answer.entry && answer.entry->texts.empty()) return log + " has logged this";
      return "this is what " + log + " published, word for word";
    case Verdict::failed:
      if (answer.of_another_log && failures(answer) == 1) {
        return "with a key of another log it cannot be checked; take that of " + log;
      }
      return "this file is not what it claims to be; do not rely on it";
    case Verdict::untrusted:
      return "nothing contradicts itself, but only the file says whose it is; give --key";
    case Verdict::unwitnessed:
      return "the log signed this, but too few witnesses have seen it";
    case Verdict::unreadable:
      break;
  }
  return "this is not a .glasnik file";
}

std::string label(std::string_view name, const std::string& value) {
  return "  " + padded(std::string(name), kLabel) + " " + printable(value) + "\n";
}

// The words of a quotation, each of their lines under the first.
std::string quoted_words(const std::string& text) {
  std::string lines;
  for (std::size_t from = 0; from <= text.size();) {
    std::size_t end = std::min(text.find('\n', from), text.size());
    lines += label(lines.empty() ? "words" : "", text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

std::string languages_of(const Entry& entry) {
  constexpr std::string_view kStatus[] = {"original", "translated", "derived"};
  std::vector<std::string> languages;
  for (const EntryText& text : entry.texts) {
    languages.push_back(lang_words(text.lang) + " (" +
                        std::string(kStatus[static_cast<std::size_t>(text.status)]) + ")");
  }
  return listed(languages);
}

std::string document_of(const Entry& entry) {
  std::string act(act_words(entry.kind));
  if (!is_act(entry.kind)) return act;
  return to_string(entry.doc) + ", version " + to_string(entry.edition) + ": " + act;
}

std::string witnesses_of(const Answer& answer) {
  std::vector<std::string> names;
  Time last{};
  for (const Seen& seen : answer.seen_by) {
    names.push_back(seen.witness);
    last = std::max(last, seen.at);
  }
  return listed(names) + ", last on " + time_words(last);
}

std::string key_name(const VerifierKey& key) {
  return key.name + "+" + hex(big_endian(key.id(), 4));
}

// What was checked. After a failure it is only what the file claims.
std::string subject(const Answer& answer) {
  if (!answer.entry) return "";
  const Entry& entry = *answer.entry;
  std::string lines = label(is_act(entry.kind) ? "document" : "entry", document_of(entry));
  if (answer.verdict == Verdict::failed) return "  it claims to be:\n" + lines;
  if (answer.quotation) {
    lines +=
        label("set", answer.quotation->set == "data" ? "data" : lang_words(answer.quotation->set));
    lines += quoted_words(answer.quotation->text);
  } else if (!entry.texts.empty()) {
    lines += label("languages", languages_of(entry));
  }
  lines += label("logged", time_words(entry.issued) + ", as entry " + std::to_string(answer.index));
  if (answer.signed_by) lines += label("signed by", key_name(*answer.signed_by));
  if (!answer.seen_by.empty()) lines += label("seen by", witnesses_of(answer));
  return lines;
}

std::string does_not_prove(const Answer& answer) {
  std::string missing = "newest version, truth of the content";
  if (answer.left_out > 0) missing += ", that law removed what was left out";
  return answer.quotation ? missing + ", what the rest of the release says" : missing;
}

// --- JSON ---

Json text(std::string_view value) { return {printable(value)}; }
Json number(std::uint64_t value) {
  return {std::min(static_cast<std::int64_t>(value & ~(std::uint64_t{1} << 63U)), kMaxInteger)};
}

void add_array(Json::Object& members, const char* key, Json::Array array) {
  if (!array.empty()) members.push_back({key, {std::move(array)}});
}

Json checks_json(const Answer& answer) {
  Json::Array checks;
  for (const Check& check : answer.checks) {
    checks.push_back(make_object({{"mark", text(mark_name(check.mark))},
                                  {"check", text(check.check)},
                                  {"reason", text(check.reason)}}));
  }
  return {std::move(checks)};
}

Json entry_json(const Answer& answer, const Entry& entry) {
  Json::Object members{{"index", number(answer.index)},
                       {"kind", text(kind_name(entry.kind))},
                       {"logged", text(rfc3339(entry.issued))}};
  if (is_act(entry.kind)) {
    members.push_back({"document", {entry.doc.number}});
    members.push_back({"seq", {entry.seq}});
    members.push_back({"version", text(to_string(entry.edition))});
  }
  if (entry.reason) members.push_back({"reason", text(reason_name(*entry.reason))});
  Json::Array texts;
  for (const EntryText& one : entry.texts) {
    Json::Object about{{"lang", text(one.lang)}, {"status", text(status_name(one.status))}};
    if (!one.of.empty()) about.push_back({"of", text(one.of)});
    texts.push_back(make_object(std::move(about)));
  }
  add_array(members, "texts", std::move(texts));
  return make_object(std::move(members));
}

Json log_json(const Answer& answer) {
  Json::Object members{{"origin", text(answer.tree.origin)},
                       {"root", {base64(answer.tree.root.view())}},
                       {"size", number(answer.tree.size)}};
  if (answer.signed_by) members.push_back({"signed_by", text(vkey(*answer.signed_by))});
  Json::Array seen_by;
  for (const Seen& seen : answer.seen_by) {
    seen_by.push_back(
        make_object({{"at", text(rfc3339(seen.at))}, {"witness", text(seen.witness)}}));
  }
  add_array(members, "seen_by", std::move(seen_by));
  Json::Array anchors;
  for (const Anchored& anchor : answer.anchors) {
    anchors.push_back(make_object({{"at", text(rfc3339(anchor.says.at))},
                                   {"by", text(anchor.says.by)},
                                   {"trusted", {anchor.trusted}},
                                   {"what", text(anchor_name(anchor.what))}}));
  }
  add_array(members, "anchors", std::move(anchors));
  return make_object(std::move(members));
}

Json part_json(const Quotation& quotation) {
  return make_object({{"i", {quotation.i}},
                      {"n", {quotation.n}},
                      {"name", {quotation.name}},
                      {"set", {quotation.set}},
                      {"text", {quotation.text}}});  // exact: escaped() below guards terminals
}

// U+007F to U+009F as \u00xx: the same JSON, and nothing that a terminal acts on.
std::string escaped(const std::string& json) {
  std::string out;
  for (std::size_t at = 0; at < json.size(); ++at) {
    auto octet = static_cast<unsigned char>(json[at]);
    auto next = at + 1 < json.size() ? static_cast<unsigned char>(json[at + 1]) : 0U;
    bool past_ascii = octet == 0xc2 && next >= 0x80 && next < 0xa0;
    if (octet == 0x7f || past_ascii) {
      out += "\\u00" + hex(json.substr(past_ascii ? ++at : at, 1));
    } else {
      out.push_back(json[at]);
    }
  }
  return out;
}

}  // namespace

std::string report_text(const Answer& answer, bool colour) {
  bool but = answer.verdict == Verdict::verified && answer.left_out > 0;
  std::string text =
      check_lines(answer, colour) + "\n" + std::string(verdict_name(answer.verdict)) +
      (but ? ", but for parts that were left out: " : ": ") + meaning_of(answer) + "\n";
  if (answer.verdict == Verdict::unreadable) return text;
  return text + subject(answer) + "does not prove: " + does_not_prove(answer) + "\n";
}

std::string report_json(const Answer& answer) {
  Json::Object members{{"verdict", text(verdict_name(answer.verdict))},
                       {"exit", {std::int64_t{exit_code(answer.verdict)}}},
                       {"checks", checks_json(answer)},
                       {"does_not_prove", text(does_not_prove(answer))}};
  if (!answer.tree.origin.empty()) members.push_back({"log", log_json(answer)});
  if (answer.entry) members.push_back({"entry", entry_json(answer, *answer.entry)});
  if (answer.left_out > 0) members.push_back({"left_out", number(answer.left_out)});
  if (answer.quotation) members.push_back({"part", part_json(*answer.quotation)});
  return escaped(canonical(make_object(std::move(members)))) + "\n";
}

}  // namespace glasnik::proof
