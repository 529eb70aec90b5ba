#include "text/ambiguous.h"

#include <algorithm>
#include <array>

#include "text/translit.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"digraph", "kept", "foreign", "mixed"};

bool in_word(char32_t code) { return is_letter(code) || is_mark(code); }

// Two letters that Latin writes as it writes one: нј лј дж beside њ љ џ.
bool reads_as_one(char32_t first, char32_t second) {
  first = to_lower(first);
  second = to_lower(second);
  return (second == U'ј' && (first == U'н' || first == U'л')) || (second == U'ж' && first == U'д');
}

bool has_digraph(std::string_view word) {
  char32_t before = 0;
  for (auto [code, at, length] : CodePoints(word)) {
    if (reads_as_one(before, code)) return true;
    before = code;
  }
  return false;
}

bool is_mixed(std::string_view word) {
  auto of = [&](Script script) {
    return any_code_point(word, [&](char32_t code) { return script_of(code) == script; });
  };
  return of(Script::cyrillic) && of(Script::latin);
}

// The words as runs of letters.
std::vector<Span> letter_runs(std::string_view text) {
  std::vector<Span> runs;
  bool inside = false;
  for (auto [code, at, length] : CodePoints(text)) {
    if (in_word(code)) {
      if (!inside) runs.push_back({at, at});
      runs.back().end = at + length;
    }
    inside = in_word(code);
  }
  return runs;
}

}  // namespace

std::string_view name(Ambiguity ambiguity) { return kNames[static_cast<std::size_t>(ambiguity)]; }

std::vector<AmbiguousWord> ambiguous_words(std::string_view cyrillic, std::span<const Kept> given) {
  const Latin latin = to_latin(cyrillic, given);
  const std::vector<Kept> kept = automatic_spans(cyrillic);
  auto answered = [&](Span word) {
    return std::any_of(given.begin(), given.end(), [&](const Kept& one) {
      return one.span.begin < word.end && word.begin < one.span.end;
    });
  };
  std::vector<AmbiguousWord> words;
  auto add = [&](Span span, Ambiguity why) {
    if (answered(span)) return;
    words.push_back({span, std::string(span.of(cyrillic)),
                     std::string(latin.map.target(span).of(latin.text)), why});
  };
  for (const Kept& one : kept) add(one.span, Ambiguity::kept);
  for (Span run : letter_runs(cyrillic)) {
    bool inside = std::any_of(kept.begin(), kept.end(),
                              [&](const Kept& one) { return one.span.contains(run.begin); });
    if (inside) continue;
    bool foreign = std::any_of(latin.problems.begin(), latin.problems.end(), [&](auto& problem) {
      return run.of(cyrillic).find(problem.detail) != std::string_view::npos;
    });
    if (has_digraph(run.of(cyrillic))) {
      add(run, Ambiguity::digraph);
    } else if (foreign) {
      add(run, Ambiguity::foreign);
    } else if (is_mixed(run.of(cyrillic))) {
      add(run, Ambiguity::mixed);
    }
  }
  std::sort(words.begin(), words.end(), [](auto& a, auto& b) { return a.span < b.span; });
  return words;
}

}  // namespace glasnik::text
