#include "text/telling.h"

#include <algorithm>

namespace glasnik::text {
namespace {

constexpr std::size_t kMostSubject = 14;  // words
constexpr std::size_t kMostRelative = 3;  // segments between commas
constexpr std::size_t kFarthestJe = 16;

}  // namespace

bool TellingReader::told(Told kind, std::size_t word) const {
  return is_told(kind, prose_.letters(word), prose_.language());
}

bool TellingReader::names(WordRange range) const {
  return !range.empty() && names_exactly(prose_.words(), range, prose_.language());
}

bool TellingReader::is_verb(std::size_t word) const {
  if (prose_.quoted(word)) return false;
  WordRole role = prose_.role(word);
  bool put_it = prose_.letters(word) == "put" && word + 1 < prose_.words().size() &&
                prose_.letters(word + 1) == "it";
  return role == WordRole::cue || role == WordRole::cue_begin || told(Told::writes, word) ||
         told(Told::expresses, word) || put_it;
}

std::optional<Telling> TellingReader::read(std::size_t verb, WordRange sentence) const {
  Telling telling;
  bool one = prose_.role(verb) != WordRole::cue_begin && prose_.letters(verb) != "put";
  bool two = !one && verb + 1 < sentence.end;  // pointed out, put it
  telling.cue = {verb, verb + (two ? 2 : 1)};
  bool adjective = verb > sentence.begin && !prose_.parted(verb) &&
                   prose_.role(verb - 1) == WordRole::article;  // an estimated sum
  if (adjective) return std::nullopt;
  telling.gender = prose_.words()[verb].meaning.gender;
  telling.all = telling.cue;
  telling.several = prose_.words()[verb].meaning.plural;
  bool serbian = prose_.language() == CueLanguage::serbian;
  find_before(verb, sentence, telling);
  if (telling.cue.empty()) return std::nullopt;  // negated, passive
  bool nobody = telling.subject.empty() && !telling.several;
  if (nobody && (serbian || opens_clause(verb, sentence))) find_after(sentence, telling);
  nobody = telling.subject.empty() && !telling.several;
  if (nobody && !telling.chained) {
    if (!serbian || in_relative(verb, sentence.begin)) return std::nullopt;
    if (prose_.words()[verb].meaning.present && !telling.as) return std::nullopt;
  }
  if (serbian && !telling.chained && !has_je(telling, sentence)) return std::nullopt;
  if (collective(telling.subject)) return std::nullopt;
  telling.pronoun =
      telling.subject.empty() || prose_.role(telling.subject.begin) == WordRole::pronoun;
  if (telling.pronoun && !telling.subject.empty()) {
    telling.gender = prose_.words()[telling.subject.begin].meaning.gender;
  }
  return telling;
}

WordRange TellingReader::opening_subject(WordRange sentence) const {
  return speaker_after(prose_.words(), sentence, prose_.language());
}

// Past the adverbs, the auxiliaries and the short pronouns between subject and verb.
std::size_t TellingReader::skip_back(std::size_t verb, std::size_t begin, Telling& telling) const {
  std::size_t at = verb;
  while (at > begin) {
    std::size_t before = at - 1;
    bool refused = told(Told::refuses, before) ||
                   (told(Told::passive, before) && prose_.language() == CueLanguage::english);
    if (refused && !prose_.parted(at)) telling.cue = {};
    if (told(Told::as, before)) {
      telling.as = true;
      return before;
    }
    if (prose_.role(before) == WordRole::conjunction && !prose_.parted(at)) {
      telling.chained = true;
      return before;
    }
    bool adverb = prose_.role(before) == WordRole::adverb && !prose_.words()[before].capital;
    if (!adverb && !told(Told::passes, before)) break;
    // One adverb between commas: "je, međutim, primetila".
    if (prose_.parted(at) && !(before > begin && prose_.parted(before))) break;
    if (prose_.words()[before].sentence && before > begin) break;
    at = before;
  }
  return at;
}

// The longest group that ends at `end`, names a speaker and is led by no preposition.
WordRange TellingReader::longest_name(std::size_t begin, std::size_t end) const {
  WordRange longest{end, end};
  std::size_t furthest = end > begin + kMostSubject ? end - kMostSubject : begin;
  for (std::size_t at = end; at-- > furthest;) {
    if (prose_.quoted(at) && !prose_.quoted(end - 1)) {
      if (prose_.quotation_of(at) < 0) break;
    }
    bool governed = false;
    if (at > begin && !prose_.parted(at)) {
      WordRole before = prose_.role(at - 1);
      governed =
          before == WordRole::preposition || before == WordRole::of || before == WordRole::article;
    }
    if (!governed && names({at, end})) longest.begin = at;
    if (prose_.parted(at)) break;
  }
  return longest;
}

// "the two ministers", "sagovornici", "Minister A and the mayors of five towns".
WordRange TellingReader::joint_before(std::size_t begin, std::size_t end) const {
  std::size_t furthest = end > begin + kMostSubject ? end - kMostSubject : begin;
  for (std::size_t at = end; at-- > furthest;) {
    if (told(Told::several, at)) {
      std::size_t first = at;
      while (first > furthest && !prose_.parted(first) &&
             prose_.role(first - 1) != WordRole::preposition) {
        --first;
      }
      return {first, end};
    }
    if (prose_.parted(at)) break;
  }
  return {end, end};
}

// "Vulin and Scott said", "A, B and C said": a subject that ends a list of names.
WordRange TellingReader::listed_before(WordRange sentence, WordRange subject) const {
  std::size_t conjunction = subject.begin - 1;
  bool joined = subject.begin > sentence.begin + 1 &&
                prose_.role(conjunction) == WordRole::conjunction && !prose_.parted(subject.begin);
  if (!joined) return {};
  std::size_t from = conjunction - 1;
  while (from > sentence.begin && !prose_.parted(from)) --from;
  bool named = prose_.words()[conjunction - 1].capital && names({from, conjunction});
  return named ? WordRange{from, subject.end} : WordRange{};
}

void TellingReader::find_before(std::size_t verb, WordRange sentence, Telling& telling) const {
  std::size_t end = skip_back(verb, sentence.begin, telling);
  if (telling.cue.empty()) return;
  telling.all.begin = end;
  if (telling.as && prose_.language() == CueLanguage::serbian) return;
  if (end == sentence.begin) return;
  if (telling.chained) return;
  if (!prose_.parted(end) || prose_.words()[end].before == Gap::closing) {
    telling.subject = longest_name(sentence.begin, end);
    WordRange joint = joint_before(sentence.begin, end);
    if (joint.empty() && !telling.subject.empty()) joint = listed_before(sentence, telling.subject);
    if (!joint.empty() && joint.begin <= telling.subject.begin) {
      telling.subject = joint;
      telling.several = true;
    }
  }
  if (telling.subject.empty() && prose_.words()[end].before == Gap::comma) {
    find_apposed(end, sentence.begin, telling);
  }
  if (!telling.subject.empty()) telling.all.begin = telling.subject.begin;
  if (telling.all.begin > sentence.begin && told(Told::as, telling.all.begin - 1)) {
    telling.as = true;
    --telling.all.begin;
  }
}

// "X, who directs it, said"; "the commander, Captain X, said": back over the segments between
// commas to the one that names somebody.
void TellingReader::find_apposed(std::size_t end, std::size_t begin, Telling& telling) const {
  std::size_t stop = end;
  for (std::size_t segments = 0; segments < kMostRelative && stop > begin; ++segments) {
    std::size_t from = stop - 1;
    while (from > begin && !prose_.parted(from)) --from;
    if (from == begin || prose_.words()[from].before != Gap::comma) return;
    bool relative = told(Told::relative, from);
    bool apposed = segments == 0 && (names({from, end}) || prose_.role(from) == WordRole::article);
    bool placed = segments == 0 && prose_.role(from) == WordRole::preposition;  // , in command,
    if (relative || apposed || placed) {
      WordRange first = longest_name(begin, from);
      if (first.empty()) return;
      telling.subject = {first.begin, end};
      bool named_after = apposed && !relative && prose_.words()[end - 1].capital;
      telling.name = named_after ? WordRange{from, end} : first;
      telling.all.begin = first.begin;
      return;
    }
    stop = from;
  }
}

void TellingReader::find_after(WordRange sentence, Telling& telling) const {
  std::size_t from = telling.cue.end;
  while (from < sentence.end && !prose_.parted(from) &&
         (prose_.role(from) == WordRole::be || told(Told::passes, from))) {
    ++from;
  }
  std::size_t end = from;
  while (end < sentence.end && !prose_.quoted(end) && !told(Told::opens_clause, end) &&
         (end == from || !prose_.parted(end))) {
    ++end;
  }
  if (from > telling.cue.end) telling.all.end = from;
  if (from == end || prose_.parted(from)) return;
  WordRange subject = speaker_after(prose_.words(), {from, end}, prose_.language());
  if (subject.empty()) {
    WordRange joint = joint_before(from, end);
    if (joint.empty() || joint.begin != from) return;
    telling.several = true;
    subject = joint;
  }
  telling.subject = subject;
  telling.all.end = subject.end;
  if (!telling.several && joined_after(subject.end, sentence.end)) telling.several = true;
  if (!telling.several) add_apposition(sentence.end, telling);
  telling.chained = false;
}

// "wrote Rockefeller and Smith": a second name, and no verb of its own.
bool TellingReader::joined_after(std::size_t at, std::size_t end) const {
  constexpr std::size_t kNear = 6;
  bool joined = at + 1 < end && !prose_.parted(at) && prose_.role(at) == WordRole::conjunction &&
                prose_.words()[at + 1].capital && !is_verb(at + 1);
  for (std::size_t i = at + 1; joined && i < std::min(end, at + kNear); ++i) {
    if (is_verb(i) || told(Told::acts, i)) return false;
    // "Health and Human Services Director": the office goes on.
    if (i > at + 1 && prose_.role(i) == WordRole::office) return false;
  }
  return joined && prose_.role(at + 1) != WordRole::institution;
}

// "said Tihomir Ljevar, who leads a crew", "said the Minister, Dostana Veljkovac".
void TellingReader::add_apposition(std::size_t end, Telling& telling) const {
  std::size_t from = telling.subject.end;
  if (from >= end || prose_.words()[from].before != Gap::comma || prose_.quoted(from)) return;
  std::size_t stop = from + 1;
  while (stop < end && !prose_.parted(stop)) ++stop;
  bool office = prose_.role(from) == WordRole::office;
  bool named = stop - from <= 4 && stop - from >= 2 && prose_.words()[stop - 1].capital &&
               (office || prose_.words()[stop - 2].capital) && names({from, stop});
  if (named) {
    telling.name = {from, stop};
    telling.subject.end = telling.all.end = stop;
  }
}

bool TellingReader::opens_clause(std::size_t verb, WordRange sentence) const {
  return verb == sentence.begin || prose_.parted(verb);
}

// A Serbian participle wants je, su beside it or before it in its clause.
bool TellingReader::has_je(const Telling& telling, WordRange sentence) const {
  const QuoteWord& verb = prose_.words()[telling.cue.begin];
  if (verb.meaning.present) return true;
  auto is_je = [this](std::size_t at) {
    return prose_.role(at) == WordRole::be || prose_.letters(at) == "su" ||
           prose_.letters(at) == "se";
  };
  std::size_t from = telling.cue.begin;
  for (std::size_t i = 1; i <= 2 && from + i < sentence.end; ++i) {
    if (is_je(from + i)) return true;
  }
  std::size_t furthest = from > sentence.begin + kFarthestJe ? from - kFarthestJe : sentence.begin;
  for (std::size_t at = from; at-- > furthest;) {
    if (is_je(at)) return true;
  }
  // "a Džodanović dodao": the auxiliary of the clause before serves both.
  return !telling.subject.empty() && telling.subject.begin > sentence.begin &&
         prose_.role(telling.subject.begin - 1) == WordRole::conjunction;
}

// "koji je rekao", "da je rekao": what the clause depends on tells, not this verb.
bool TellingReader::in_relative(std::size_t verb, std::size_t begin) const {
  for (std::size_t at = verb; at-- > begin;) {
    if (told(Told::relative, at) || told(Told::opens_clause, at)) return true;
    if (prose_.role(at) == WordRole::conjunction || prose_.parted(at + 1)) return false;
  }
  return false;
}

// A report, a law, a ministry. Their heads do: an office before them.
bool TellingReader::collective(WordRange subject) const {
  bool office = false;
  bool body = false;
  for (std::size_t at = subject.begin; at < subject.end; ++at) {
    office |= prose_.role(at) == WordRole::office;
    body |= told(Told::collective, at) || prose_.role(at) == WordRole::institution;
    bool person = prose_.role(at) == WordRole::other && prose_.words()[at].capital &&
                  at > subject.begin && prose_.role(at - 1) != WordRole::article &&
                  prose_.role(at - 1) != WordRole::of;
    office |= person;
  }
  return body && !office;
}

}  // namespace glasnik::text
