#include "text/lint.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "text/keep.h"
#include "text/key.h"
#include "text/lint_rules.h"

namespace glasnik::text {
namespace {

constexpr std::array<std::string_view, 21> kNames = {
    "mixed_script",   "double_encoded", "spaces",          "lost_space",
    "no_break_space", "doubled_word",   "quote_unpaired",  "quote_styles",
    "dash_styles",    "digraph_caps",   "roman_cyrillic",  "dj",
    "number_form",    "title_form",     "possessive_verb", "wrong_language",
    "long_headline",  "long_lead",      "name_spelling",   "terms",
    "numbers_differ"};

// Two words for one thing: a text keeps to the one that it uses first.
struct Term {
  std::string_view one;
  std::string_view other;
};
constexpr std::array<Term, 8> kEnglishTerms = {{{"Programme", "Program"},
                                                {"programme", "program"},
                                                {"Army of Serbia", "Serbian Armed Forces"},
                                                {"envoy", "designee"},
                                                {"Sretenje", "Candlemas"},
                                                {"defence", "defense"},
                                                {"Defence", "Defense"},
                                                {"organisation", "organization"}}};

bool in_word(char32_t code) { return is_letter(code) || is_digit(code) || is_mark(code); }

// The first place of `words` as whole words, in the passages' order.
std::optional<Hint> place_of(std::span<const LintPassage> text, std::string_view words) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string& all = text[i].words;
    for (std::size_t at = 0; (at = all.find(words, at)) != all.npos; ++at) {
      const std::size_t end = at + words.size();
      const bool begins = at == 0 || !in_word(code_point_before(all, at).code);
      if (!begins || (end < all.size() && in_word(code_point_at(all, end).code))) continue;
      return Hint{LintRule::terms, i, {at, end}, std::nullopt};
    }
  }
  return std::nullopt;
}

bool comes_first(const Hint& a, const Hint& b) {
  return std::tie(a.passage, a.span) < std::tie(b.passage, b.span);
}

void terms(std::span<const LintPassage> text, std::string_view lang, std::vector<Hint>& hints) {
  if (style_of(lang) != Style::english) return;
  for (const Term& term : kEnglishTerms) {
    auto one = place_of(text, term.one);
    auto other = place_of(text, term.other);
    if (!one || !other) continue;
    const bool first = comes_first(*one, *other);
    Hint hint = first ? *other : *one;
    hint.fix = std::string(first ? term.one : term.other);
    hints.push_back(std::move(hint));
  }
}

// A name as it is spelled, and where first.
struct Spelling {
  std::string word;
  Hint place;
  bool dressed = false;  // with a letter that ASCII does not have
};

// Capitalised words of three letters and more: what a name may be.
template <typename Visit>
void capitalised(std::span<const LintPassage> text, Visit visit) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t from = 0;
    bool inside = false;
    auto end_word = [&](std::size_t end) {
      if (inside && is_upper(code_point_at(text[i].words, from).code) && end - from >= 4) {
        visit(i, Span{from, end});
      }
      inside = false;
    };
    for (auto [code, at, length] : CodePoints(text[i].words)) {
      const bool letter = is_letter(code) || is_mark(code);
      if (letter && !inside) from = at;
      if (!letter) end_word(at);
      inside = letter;
    }
    end_word(text[i].words.size());
  }
}

// Names by key: Djordjević, Đorđevic and Đorđević are one, and of two spellings in one text at most
// one is right. That with the diacritics is offered.
void name_spelling(std::span<const LintPassage> text, std::vector<Hint>& hints) {
  std::map<std::string, std::vector<Spelling>> names;
  capitalised(text, [&](std::size_t passage, Span span) {
    std::string_view word = span.of(text[passage].words);
    if (script_of(code_point_at(word, 0).code) != Script::latin) return;
    bool capitals = !any_code_point(word, is_lower);
    if (capitals) return;
    std::vector<Spelling>& known = names[key(word)];
    bool same =
        std::any_of(known.begin(), known.end(), [&](auto& one) { return one.word == word; });
    if (same) return;
    bool dressed = any_code_point(word, [](char32_t code) { return code >= 0x80; });
    known.push_back({std::string(word), {LintRule::name_spelling, passage, span, {}}, dressed});
  });
  for (auto& [folded, spellings] : names) {
    if (spellings.size() < 2) continue;
    auto right =
        std::find_if(spellings.begin(), spellings.end(), [](auto& one) { return one.dressed; });
    if (right == spellings.end()) continue;
    for (Spelling& one : spellings) {
      if (one.word == right->word) continue;
      // Two dressed spellings: a person knows which.
      if (!one.dressed) one.place.fix = right->word;
      hints.push_back(one.place);
    }
  }
}

void sort(std::vector<Hint>& hints) { std::stable_sort(hints.begin(), hints.end(), comes_first); }

// Numbers of a passage by their digits alone: 1.234,50 is 1,234.50.
std::vector<std::string> numbers_of(std::string_view words, std::vector<Span>* places = nullptr) {
  std::vector<std::string> numbers;
  std::string digits;
  std::size_t begin = 0;
  std::size_t last = 0;
  auto end = [&] {
    if (digits.size() > 1) {
      numbers.push_back(digits);
      if (places != nullptr) places->push_back({begin, last});
    }
    digits.clear();
  };
  for (auto [code, at, length] : CodePoints(words)) {
    if (is_digit(code) && length == 1) {
      if (digits.empty()) begin = at;
      digits += static_cast<char>(code);
      last = at + length;
    } else if ((code != '.' && code != ',') || last != at) {
      end();
    }
  }
  end();
  return numbers;
}

void numbers_differ(std::span<const LintPassage> translation, std::size_t i,
                    const LintPassage& source, std::vector<Hint>& hints) {
  std::vector<Span> places;
  const std::vector<std::string> here = numbers_of(translation[i].words, &places);
  std::vector<std::string> there = numbers_of(source.words);
  for (std::size_t n = 0; n < here.size(); ++n) {
    auto same = std::find(there.begin(), there.end(), here[n]);
    if (same != there.end()) {
      there.erase(same);
    } else if (!there.empty()) {
      hints.push_back({LintRule::numbers_differ, i, places[n], std::nullopt});
    }
  }
}

}  // namespace

std::string_view name(LintRule rule) { return kNames[static_cast<std::size_t>(rule)]; }

LintLine::LintLine(const LintPassage& passage, std::size_t number, std::string_view lang,
                   std::string_view after, std::vector<Hint>& hints)
    : passage_(passage), number_(number), style_(style_of(lang)), after_(after), hints_(hints) {
  for (auto item : CodePoints(passage.words)) letters_.push_back(item);
  for (Script script : {Script::cyrillic, Script::latin}) {
    for (const Kept& kept : automatic_spans(passage.words, script)) addresses_.push_back(kept.span);
  }
}

Span LintLine::span(std::size_t from, std::size_t to) const {
  auto octet = [&](std::size_t i) {
    return i < letters_.size() ? letters_[i].at : passage_.words.size();
  };
  return {octet(from), octet(to)};
}

std::size_t LintLine::word_end(std::size_t from) const {
  while (is_letter(at(from)) || is_mark(at(from))) ++from;
  return from;
}

bool LintLine::word_begins(std::size_t i) const {
  return is_letter(at(i)) && !is_letter(before(i)) && !is_mark(before(i));
}

void LintLine::tell(LintRule rule, std::size_t from, std::size_t to,
                    std::optional<std::string> fix) {
  tell_span(rule, span(from, to), std::move(fix));
}

void LintLine::tell_span(LintRule rule, Span span, std::optional<std::string> fix) {
  bool address = std::any_of(addresses_.begin(), addresses_.end(), [&](Span one) {
    return one.begin < span.end && span.begin < one.end;
  });
  const bool whole = rule == LintRule::wrong_language || rule == LintRule::long_headline ||
                     rule == LintRule::long_lead;
  if (address && !whole) return;
  hints_.push_back({rule, number_, span, std::move(fix)});
}

std::vector<Hint> lint(std::span<const LintPassage> text, std::string_view lang) {
  std::vector<Hint> hints;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view after = i + 1 < text.size() ? text[i + 1].words : std::string_view();
    LintLine line(text[i], i, lang, after, hints);
    lint_words(line);
    lint_spaces(line);
    lint_marks(line);
  }
  terms(text, lang, hints);
  name_spelling(text, hints);
  sort(hints);
  return hints;
}

std::vector<Hint> lint_beside(std::span<const LintPassage> translation,
                              std::span<const LintPassage> source) {
  std::vector<Hint> hints;
  for (std::size_t i = 0; i < translation.size(); ++i) {
    const LintPassage& here = translation[i];
    auto there = std::find_if(source.begin(), source.end(), [&](const LintPassage& one) {
      return one.block == here.block && one.role == here.role;
    });
    if (there != source.end()) numbers_differ(translation, i, *there, hints);
  }
  sort(hints);
  return hints;
}

}  // namespace glasnik::text
