#include "text/repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "text/encoding_guess.h"
#include "text/format.h"
#include "text/mixed_script.h"
#include "text/mojibake.h"
#include "text/normalise.h"
#include "text/octet_set.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::array<std::string_view, 14> kNames = {
    "encoding",     "mojibake",     "byte_order_mark", "line_end", "control", "zero_width_space",
    "soft_hyphen",  "digraph_sign", "ligature",        "eth",      "nfc",     "digraph_case",
    "mixed_script", "space_run"};

struct Change {
  RepairKind kind;
  std::string_view with;
};

// Repairs of one code point, whatever stands beside it.
std::optional<Change> change_of(char32_t code, bool serbian) {
  using enum RepairKind;
  switch (code) {
    case 0xFEFF:
      return Change{byte_order_mark, ""};
    case '\v':
    case '\f':
    case '\r':
    case 0x85:
    case 0x2028:
    case 0x2029:
      return Change{line_end, "\n"};
    case 0x200B:
      return Change{zero_width_space, ""};
    case 0xAD:
      return Change{soft_hyphen, ""};
    case U'Ð':
    case U'ð':
      if (!serbian) return std::nullopt;
      return Change{eth, code == U'Ð' ? "Đ" : "đ"};
    default:
      break;
  }
  constexpr std::array<std::string_view, 9> kDigraphs = {"DŽ", "Dž", "dž", "LJ", "Lj",
                                                         "lj", "NJ", "Nj", "nj"};
  if (code >= 0x1C4 && code <= 0x1CC) return Change{digraph_sign, kDigraphs[code - 0x1C4]};
  constexpr std::array<std::string_view, 7> kLigatures = {"ff",  "fi", "fl", "ffi",
                                                          "ffl", "st", "st"};
  if (code >= 0xFB00 && code <= 0xFB06) return Change{ligature, kLigatures[code - 0xFB00]};
  if (code == 0x132 || code == 0x133) return Change{ligature, code == 0x132 ? "IJ" : "ij"};
  if ((code & 0xFFFEU) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF)) return Change{control, ""};
  bool stays = code == '\t' || code == '\n' ||
               (code >= 0x20 && code != 0x7F && (code < 0x80 || code > 0x9F));
  if (!stays) return Change{control, ""};
  return std::nullopt;
}

// Characters that turn the direction of what is read around them.
bool turns_direction(char32_t code) {
  return code == 0x61C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

// Octets for which change_of or turns_direction may have an answer: controls and leads of the rest.
constexpr auto kSuspect = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = c != '\t' && c != '\n';
  for (unsigned c : {0x7FU, 0xC2U, 0xC3U, 0xC4U, 0xC7U, 0xD8U, 0xE2U, 0xEFU}) table[c] = true;
  for (std::size_t c = 0xF0; c < 0xF5; ++c) table[c] = true;  // where noncharacters end each plane
  return table;
}();

class Repairer {
 public:
  Repairer(Guessed guessed, std::string_view variant) : style_(style_of(variant)) {
    repaired_.text = std::move(guessed.text);
    repaired_.encoding = std::move(guessed.encoding);
  }

  Repaired repair() {
    if (repaired_.encoding != "utf-8") note(RepairKind::encoding, 1, 0, repaired_.encoding);
    mojibake();
    code_points();
    compose_text();
    words();
    spaces();
    return std::move(repaired_);
  }

 private:
  bool serbian() const {
    return style_ == Style::serbian_cyrillic || style_ == Style::serbian_latin;
  }

  std::size_t line_of(std::size_t at) const {
    auto begin = repaired_.text.begin();
    return 1 + static_cast<std::size_t>(std::count(begin, begin + static_cast<long>(at), '\n'));
  }

  // `at` is the place of the first change in the text before this stage.
  void note(RepairKind kind, std::size_t count, std::size_t at, std::string example) {
    if (count > 0) repaired_.repairs.push_back({kind, count, line_of(at), std::move(example)});
  }

  void problem(ProblemKind kind, std::size_t at, std::string detail) {
    if (repaired_.problems.size() >= kMostProblems) return;
    repaired_.problems.push_back({kind, line_of(at), std::move(detail)});
  }

  void mojibake() {
    Decoded decoded = decode_mojibake(repaired_.text);
    note(RepairKind::mojibake, decoded.count, decoded.first, decoded.example);
    if (decoded.count > 0) repaired_.text = std::move(decoded.text);
  }

  void code_points() {
    struct First {
      std::size_t count = 0;
      std::size_t at = 0;
      char32_t code = 0;
    };
    std::array<First, kNames.size()> firsts{};
    std::string clean;
    std::string_view text = repaired_.text;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!kSuspect[static_cast<unsigned char>(text[at])]) continue;
      CodePoint point = code_point_at(text, at);
      auto change = change_of(point.code, serbian());
      if (turns_direction(point.code)) {
        problem(ProblemKind::direction_control, at, spelled(point.code));
      }
      if (!change) continue;
      First& first = firsts[static_cast<std::size_t>(change->kind)];
      if (first.count++ == 0) first = {1, at, point.code};
      clean += text.substr(copied, at - copied);
      bool pair = point.code == '\r' && text.substr(at).starts_with("\r\n");
      if (!pair) clean += change->with;  // of CR LF, LF stays
      at += point.length - 1;
      copied = at + 1;
    }
    for (std::size_t kind = 0; kind < firsts.size(); ++kind) {
      const First& first = firsts[kind];
      note(static_cast<RepairKind>(kind), first.count, first.at, spelled(first.code));
    }
    if (copied != 0) repaired_.text = clean.append(text.substr(copied));
  }

  static std::string spelled(char32_t code) {
    return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code));
  }

  void compose_text() {
    Composed composed = compose(repaired_.text);
    note(RepairKind::nfc, composed.changes, composed.first,
         std::string(prefix(std::string_view(repaired_.text).substr(composed.first), 12)));
    if (composed.changes > 0) repaired_.text = std::move(composed.text);
  }

  void words() {
    WordRepairs words = repair_words(repaired_.text, style_);
    note(RepairKind::digraph_case, words.digraphs.count, words.digraphs.first,
         words.digraphs.example);
    note(RepairKind::mixed_script, words.mixed.count, words.mixed.first, words.mixed.example);
    for (const Span& word : words.unresolved) {
      problem(ProblemKind::mixed_script, word.begin,
              std::string(prefix(word.of(repaired_.text), 80)));
    }
    if (words.digraphs.count + words.mixed.count > 0) repaired_.text = std::move(words.text);
  }

  void spaces() {
    constexpr OctetSet kBlanks(" \t");
    std::string_view text = repaired_.text;
    std::string single;
    std::size_t count = 0;
    std::size_t first = 0;
    std::size_t copied = 0;
    for (std::size_t at = 0; (at = kBlanks.find(text, at)) != text.npos;) {
      std::size_t end = at + 1;
      while (end < text.size() && kBlanks.contains(text[end])) ++end;
      if (end - at > 1 || text[at] == '\t') {
        if (count++ == 0) first = at;
        single += text.substr(copied, at - copied);
        single += ' ';
        copied = end;
      }
      at = end;
    }
    note(RepairKind::space_run, count, first, "U+0020");
    if (count > 0) repaired_.text = single.append(text.substr(copied));
  }

  Style style_;
  Repaired repaired_;
};

}  // namespace

std::string_view name(RepairKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

Result<Repaired> repair(BytesView octets, std::string_view variant) {
  if (octets.size() > kLargestInput) {
    return Error{Code::too_large, fmt::format("a text of {} octets: the limit is {}: split it",
                                              octets.size(), kLargestInput)};
  }
  TRY(Guessed guessed, guess_encoding(octets, variant));
  return Repairer(std::move(guessed), variant).repair();
}

Result<std::string> clean(BytesView typed, std::string_view variant) {
  if (trim(typed).empty()) return std::string();
  TRY(Repaired repaired, repair(typed, variant));
  return std::string(trim(repaired.text));
}

}  // namespace glasnik::text
