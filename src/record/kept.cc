#include "record/kept.h"

#include <fmt/format.h>

#include <algorithm>

#include "proof/json.h"

namespace glasnik::record {
namespace {

constexpr proof::JsonLimits kLimits{1U << 20U, 4};

proof::Json json_of(const text::Kept& kept) {
  proof::Json::Object members{{"end", {static_cast<std::int64_t>(kept.span.end)}},
                              {"kind", {std::string(text::name(kept.kind))}},
                              {"start", {static_cast<std::int64_t>(kept.span.begin)}}};
  if (!kept.lang.empty()) members.push_back({"lang", {kept.lang}});
  if (kept.latin) members.push_back({"latin", {*kept.latin}});
  return proof::make_object(std::move(members));
}

Error damaged() { return {Code::corrupt, "a list of kept words that this program does not know"}; }

Result<text::Kept> kept_from(const proof::Json& json) {
  auto integer = [&](std::string_view name) {
    const proof::Json* member = json.find(name);
    return member == nullptr ? nullptr : member->integer();
  };
  auto string = [&](std::string_view name) {
    const proof::Json* member = json.find(name);
    return member == nullptr ? nullptr : member->string();
  };
  const std::int64_t* start = integer("start");
  const std::int64_t* end = integer("end");
  const std::string* kind = string("kind");
  if (start == nullptr || end == nullptr || kind == nullptr) return damaged();
  auto known = text::parse_keep_kind(*kind);
  if (!known) return damaged();
  text::Kept kept{{static_cast<std::size_t>(*start), static_cast<std::size_t>(*end)}, *known};
  if (const std::string* lang = string("lang")) kept.lang = *lang;
  if (const std::string* latin = string("latin")) kept.latin = *latin;
  return kept;
}

bool is_tag(std::string_view lang) {
  return lang.size() <= 35 && std::all_of(lang.begin(), lang.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-';
         });
}

// Behind a backslash that escapes what the span begins with.
bool begins_escaped(std::string_view words, std::size_t begin) {
  std::size_t backslashes = 0;
  while (backslashes < begin && words[begin - 1 - backslashes] == '\\') ++backslashes;
  return backslashes % 2 == 1 && static_cast<unsigned char>(words[begin]) < 0x80;
}

Result<void> check_latin(std::string_view words, const std::string& latin) {
  constexpr std::string_view kMarks("\\*`[]<_&\n\r\t");
  constexpr std::string_view kMarksOfWords("\\*`[]<\n");  // they would go with the words
  const bool sound = !latin.empty() && latin.size() <= kMostLatinOctets &&
                     latin.find_first_of(kMarks) == latin.npos &&
                     words.find_first_of(kMarksOfWords) == words.npos;
  if (sound) return {};
  return Error{Code::invalid, "this cannot stand for a word: " + latin.substr(0, 80)};
}

Result<void> check_one(std::string_view words, const text::Kept& kept) {
  const auto [begin, end] = kept.span;
  const bool within = begin < end && end <= words.size();
  if (!within || !text::parts_letters(words, begin) || !text::parts_letters(words, end) ||
      begins_escaped(words, begin)) {
    return Error{Code::invalid, fmt::format("no words stand from {} to {}", begin, end)};
  }
  if (!is_tag(kept.lang)) return Error{Code::invalid, "no language: " + kept.lang};
  return kept.latin ? check_latin(kept.span.of(words), *kept.latin) : Result<void>();
}

}  // namespace

std::string kept_part(const std::string& part) { return fmt::format("{}:{}", kKeptPart, part); }

std::string_view part_of_kept(std::string_view name) {
  const bool kept = name.starts_with(kKeptPart) && name.substr(kKeptPart.size()).starts_with(':');
  return kept ? name.substr(kKeptPart.size() + 1) : std::string_view();
}

Bytes kept_body(const std::vector<text::Kept>& kept) {
  proof::Json::Array spans;
  for (const text::Kept& one : kept) spans.push_back(json_of(one));
  return proof::canonical(proof::make_object({{"spans", {std::move(spans)}}}));
}

Result<std::vector<text::Kept>> parse_kept(BytesView body) {
  TRY(proof::Json json, proof::parse_canonical(body, kLimits));
  const proof::Json* spans = json.find("spans");
  if (spans == nullptr || spans->array() == nullptr) return damaged();
  std::vector<text::Kept> all;
  for (const proof::Json& span : *spans->array()) {
    TRY(text::Kept kept, kept_from(span));
    all.push_back(std::move(kept));
  }
  return all;
}

Result<void> check_kept(std::string_view words, const std::vector<text::Kept>& kept) {
  if (kept.size() > kMostKept) return Error{Code::invalid, "too many words are kept"};
  std::size_t end = 0;
  for (const text::Kept& one : kept) {
    TRY_VOID(check_one(words, one));
    if (one.span.begin < end) return Error{Code::invalid, "two kept words overlap"};
    end = one.span.end;
  }
  return {};
}

const std::string* words_of_part(const Text& text, std::string_view part) {
  if (part == "headline") return &text.headline;
  if (part == "lead") return &text.lead;
  for (const Block& block : text.blocks) {
    if (block.id == part) return &block.text;
  }
  return nullptr;
}

const std::vector<text::Kept>& kept_in(const Text& text, const std::string& part) {
  static const std::vector<text::Kept> kNone;
  auto found = text.kept.find(part);
  return found == text.kept.end() ? kNone : found->second;
}

}  // namespace glasnik::record
