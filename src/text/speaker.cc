#include "text/speaker.h"

#include "text/quote_tag.h"
#include "text/quote_text.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

using Words = std::vector<QuoteWord>;

Span span_of(const Words& words, WordRange range) {
  if (range.empty()) return {};
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

bool part_of_name(const QuoteWord& word) {
  return word.capital &&
         (word.meaning.role == WordRole::other || word.meaning.role == WordRole::adverb);
}

// A word in -a -e -i of more than three letters.
bool may_be_genitive(std::string_view word) {
  char32_t last = code_point_before(word, word.size()).code;
  constexpr std::u32string_view kEndings = U"aeiаеи";
  return count_code_points(word) > 3 && kEndings.find(last) != kEndings.npos;
}

// "Reporter Andrija Gojak of the daily Obala": up to where he comes from.
WordRange without_place(const Words& words, WordRange group) {
  std::size_t names = 0;
  for (std::size_t at = group.begin; at < group.end; ++at) {
    WordRole role = words[at].meaning.role;
    bool leads = role == WordRole::of || role == WordRole::preposition;
    if (leads && names >= 2) return {group.begin, at};
    names = part_of_name(words[at]) ? names + 1 : 0;
  }
  return group;
}

}  // namespace

WordRange name_in(const Words& words, WordRange group, std::string_view block,
                  CueLanguage language) {
  group = without_place(words, group);
  while (!group.empty() && is_party(words[group.end - 1].span.of(block))) --group.end;
  WordRange name{group.end, group.end};
  while (name.begin > group.begin && part_of_name(words[name.begin - 1]) &&
         (name.empty() || words[name.begin].before == Gap::none)) {
    --name.begin;
  }
  if (name.begin == group.begin || name.empty()) return name;
  const QuoteWord& before = words[name.begin - 1];
  std::size_t size = name.end - name.begin;
  WordRole role = before.meaning.role;
  bool governed =
      role == WordRole::of || role == WordRole::article || role == WordRole::conjunction;
  if (words[name.begin].before != Gap::none) return name;
  if (governed) {
    // "Director of Procurement Mileva Nježić", but "Mayor of Virevac".
    bool initial = size >= 3 && words[name.end - 2].span.size() == 1;  // and Paul S. Sarbanes
    name.begin = size >= 3 ? name.end - (initial ? 3 : 2) : name.end;
  } else if (language == CueLanguage::serbian && size == 1 && !before.capital &&
             name.begin > group.begin + 1 && before.meaning.role == WordRole::other) {
    name.begin = name.end;  // Garde provincije Njumarš
  } else if (language == CueLanguage::serbian && size >= 3 && !before.capital &&
             may_be_genitive(words[name.begin].span.of(block))) {
    ++name.begin;
  }
  return name;
}

Speaker read_speaker(std::string_view block, const Words& words, WordRange subject,
                     WordRange apposed, CueLanguage language) {
  Speaker speaker;
  WordRange name = name_in(words, subject, block, language);
  WordRange office{subject.begin, name.begin};
  if (name.empty() && !apposed.empty()) name = name_in(words, apposed, block, language);
  if (office.empty()) office = apposed;
  if (!office.empty() && words[office.begin].meaning.role == WordRole::article) ++office.begin;
  speaker.name = span_of(words, name).of(block);
  speaker.office = span_of(words, office).of(block);
  return speaker;
}

}  // namespace glasnik::text
