#include "text/told.h"

#include "text/utf8.h"

namespace glasnik::text {

// Where the name begins after "according to", "prema rečima"; 0 for none.
std::size_t ProseReader::according_name(std::size_t word, WordRange sentence) const {
  auto is = [&](std::size_t at, std::string_view letters) {
    return at < sentence.end && prose_.letters(at) == letters;
  };
  if (prose_.language() == CueLanguage::english) {
    if (is(word, "according") && is(word + 1, "to")) return word + 2;
    bool opinion = is(word, "in") && is(word + 1, "the") && word + 2 < sentence.end &&
                   told(Told::account, word + 2) && is(word + 3, "of");
    return opinion ? word + 4 : 0;
  }
  if (!is(word, "prema") && !is(word, "po")) return 0;
  if (word + 1 < sentence.end && told(Told::account, word + 1)) return word + 2;
  bool owned = word + 2 < sentence.end && told(Told::account, word + 2);
  return owned ? word + 1 : 0;  // po Džambićevim rečima, prema njenim rečima
}

// A body, a paper, several: whoever is no one person. In English the head of the phrase, before
// "of", is an office, or two capitals are a name; an acronym is neither.
bool ProseReader::collective_name(WordRange subject) const {
  bool english = prose_.language() == CueLanguage::english;
  bool office = false;
  bool joined = false;
  bool body = tellings_.collective(subject);
  std::size_t head = subject.begin;
  for (std::size_t at = subject.begin; at < subject.end; ++at) {
    office |= prose_.role(at) == WordRole::office;
    joined |= prose_.role(at) == WordRole::conjunction;
    body |= told(Told::collective, at);
  }
  while (head + 1 < subject.end && prose_.role(head + 1) != WordRole::of &&
         prose_.role(head + 1) != WordRole::preposition && !prose_.parted(head + 1)) {
    ++head;
  }
  std::string_view last = prose_.words()[head].span.of(prose_.block());
  bool acronym =
      count_code_points(last) >= 2 && is_upper(code_point_before(last, last.size()).code);
  if (!english) return !office && (body || joined || acronym);
  bool article = prose_.role(subject.begin) == WordRole::article;
  bool office_head = prose_.role(head) == WordRole::office;
  bool named = prose_.role(head) == WordRole::other && prose_.words()[head].capital && !acronym;
  if (office_head) return told(Told::collective, head);
  if (!named || joined || told(Told::collective, head)) return true;
  return article ? !office : !office && head - subject.begin > 1;
}

void ProseReader::read_according(std::size_t word, WordRange sentence) {
  std::size_t begin = according_name(word, sentence);
  if (begin == 0 || begin >= sentence.end) return;
  if (word != sentence.begin && !prose_.parted(word)) return;
  std::size_t end = begin + 1;
  while (end < sentence.end && !prose_.parted(end)) ++end;
  Telling telling;
  telling.cue = {word, word + 1};
  telling.subject = {begin, end};
  bool owned = begin == word + 1;
  if (owned) telling.subject.end = begin + 1;
  std::string_view first = prose_.letters(begin);
  bool her = first == "her" || first == "njenim" || first == "njezinim";
  bool him = first == "him" || first == "njegovim";
  telling.pronoun = her || him;
  if (telling.pronoun) telling.gender = her ? Gender::female : Gender::male;
  std::size_t next = end + 1;  // an apposition, or who somebody is
  while (next < sentence.end && !prose_.parted(next)) ++next;
  bool more = word == sentence.begin && next < sentence.end;
  bool named = more && names_speaker(prose_.words(), {end, next}, prose_.language());
  if (named && prose_.words()[next - 1].capital && !prose_.words()[end - 1].meaning.present) {
    telling.name = {end, next};
    telling.subject.end = end = next;
  } else if (more && (told(Told::relative, end) || prose_.role(end) == WordRole::office)) {
    end = next;  // "according to X, who leads the inquiry,", ", manager of two clinics,"
  }
  if (!telling.pronoun && collective_name(telling.subject)) return;
  WordRange name = name_in(prose_.words(), telling.subject, prose_.block(), prose_.language());
  bool office = prose_.role(begin) == WordRole::office || prose_.role(begin) == WordRole::article;
  if (!telling.pronoun && name.empty() &&
      !(office && prose_.language() == CueLanguage::english &&
        names_speaker(prose_.words(), telling.subject, prose_.language()))) {
    return;
  }
  WordRange after{end, sentence.end};
  WordRange before{sentence.begin, word};
  if (before.end - before.begin + after.end - after.begin < kFewestToldWords) return;
  add(made(StatementRule::according_to, telling), {before, after});
}

}  // namespace glasnik::text
