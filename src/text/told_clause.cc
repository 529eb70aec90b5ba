#include "text/told.h"

#include <algorithm>

#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::size_t kFarthestVerb = 20;  // words between a conjunction and the verb it leads to
constexpr std::size_t kFarthestThat = 10;

}  // namespace

void ProseReader::read_told(WordRange sentence) {
  last_.reset();
  for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
    if (prose_.quoted(at)) continue;
    if (tellings_.is_verb(at)) {
      read_verb(at, sentence);
    } else if (prose_.role(at) == WordRole::further && last_) {
      read_adding(at, sentence);
    } else {
      read_according(at, sentence);
    }
  }
}

bool ProseReader::read_verb(std::size_t verb, WordRange sentence) {
  auto telling = tellings_.read(verb, sentence);
  if (!telling) return false;
  if (telling->chained && !take_subject(*telling, sentence)) return false;
  if (!taken_[verb]) {
    std::size_t begin = clause_begin(*telling, sentence);
    if (begin > 0) {
      take_clause(begin, *telling, sentence);
    } else if (telling->chained || told(Told::expresses, verb) || told(Told::writes, verb) ||
               !read_backward(*telling, sentence)) {
      return false;
    }
  }
  last_ = telling;
  return true;
}

// The subject of a chained verb: that of the verb before, or of the sentence.
bool ProseReader::take_subject(Telling& telling, WordRange sentence) const {
  WordRange all = telling.all;
  if (last_) {
    telling.subject = last_->subject;
    telling.name = last_->name;
    telling.several = last_->several;
    telling.pronoun = last_->pronoun;
    if (telling.gender == Gender::unknown) telling.gender = last_->gender;
  } else {
    telling.subject = tellings_.opening_subject({sentence.begin, telling.cue.begin});
    if (telling.subject.empty()) return false;
    bool pronoun = prose_.role(telling.subject.begin) == WordRole::pronoun;
    telling.pronoun = pronoun;
    if (pronoun) telling.gender = prose_.words()[telling.subject.begin].meaning.gender;
  }
  telling.all = all;
  return true;
}

// Where the told clause begins; 0 for none.
std::size_t ProseReader::clause_begin(const Telling& telling, WordRange sentence) const {
  if (telling.as) return 0;
  std::size_t from = std::max(telling.all.end, telling.cue.end);
  if (told(Told::expresses, telling.cue.begin)) return attitude_begin(from, sentence);
  for (std::size_t at = from; at < std::min(sentence.end, from + kFarthestThat); ++at) {
    WordRole before = prose_.role(at - 1);
    bool pronoun = before == WordRole::of || before == WordRole::preposition ||
                   prose_.letters(at - 1) == "if";  // none of that, if that
    if (told(Told::opens_clause, at) && !prose_.quoted(at) && !pronoun) {
      return at + 1 < sentence.end ? at + 1 : 0;
    }
    bool however = told(Told::passes, at) || (at > from && told(Told::passes, at - 1));
    if ((prose_.parted(at) && !however) || tellings_.is_verb(at)) break;
  }
  return bare_clause(telling, sentence) ? from : 0;
}

// "expressed her belief that", "izrazila zabrinutost zbog".
std::size_t ProseReader::attitude_begin(std::size_t from, WordRange sentence) const {
  constexpr std::size_t kFarthestAttitude = 8;
  bool attitude = false;
  for (std::size_t at = from; at < std::min(sentence.end, from + kFarthestAttitude); ++at) {
    if (prose_.parted(at)) return 0;
    bool opens = told(Told::opens_clause, at) || told(Told::about, at);
    if (attitude && opens) return at + 1 < sentence.end ? at + 1 : 0;
    attitude |= told(Told::attitude, at);
  }
  return 0;
}

// "said he stood by it", "said the dogs had been calmer": no "that", but a clause with its verb.
bool ProseReader::bare_clause(const Telling& telling, WordRange sentence) const {
  std::size_t at = telling.cue.end;
  bool fits = told(Told::bare_clause, telling.cue.begin) && telling.all.end == at &&
              at + kFewestToldWords <= sentence.end && !prose_.parted(at) && !prose_.quoted(at);
  if (!fits) return false;
  std::string_view first = prose_.letters(at);
  bool pronoun = prose_.role(at) == WordRole::pronoun || first == "they" || first == "it" ||
                 first == "there" || first == "we";
  if (pronoun) return true;
  bool phrase = prose_.role(at) == WordRole::article || told(Told::possessive, at) ||
                prose_.words()[at].capital || first == "all" || first == "this";
  for (std::size_t i = at + 1; phrase && i < sentence.end && !prose_.parted(i); ++i) {
    if (told(Told::finite, i)) return true;
  }
  return false;
}

void ProseReader::take_clause(std::size_t begin, const Telling& telling, WordRange sentence) {
  while (begin != 0) {
    std::size_t again = 0;
    std::size_t end = clause_end(begin, sentence, again);
    if (end < begin + kFewestToldWords || (end == sentence.end && is_cut(end))) return;
    add(made(StatementRule::indirect, telling), {WordRange{begin, end}});
    begin = again;
  }
}

// A sentence that an ellipsis breaks off: a teaser, whose end nobody knows.
bool ProseReader::is_cut(std::size_t end) const {
  std::size_t from = prose_.words()[end - 1].span.end;
  std::size_t to =
      end < prose_.words().size() ? prose_.words()[end].span.begin : prose_.block().size();
  std::string_view after = Span{from, to}.of(prose_.block());
  return after.find("…") != after.npos || after.find("...") != after.npos;
}

// Up to the next verb of saying, the next "that", or the sentence's end. `again`: where "and that"
// begins another clause of the same verb, or 0.
std::size_t ProseReader::clause_end(std::size_t begin, WordRange sentence,
                                    std::size_t& again) const {
  std::size_t colon = 0;
  for (std::size_t at = begin + 1; at < sentence.end; ++at) {
    if (prose_.quoted(at)) continue;
    if (prose_.colon_before(at)) colon = at;
    bool further = prose_.role(at) == WordRole::further && prose_.parted(at) &&
                   !told(Told::relative, at) && at >= begin + kFewestToldWords;
    if (further) return at;
    bool joins = prose_.role(at) == WordRole::conjunction || prose_.letters(at) == "while" ||
                 prose_.letters(at) == "te" || prose_.letters(at) == "dok";
    if (!joins) continue;
    bool listed = colon > begin;  // two aims: that ..., and that ...
    if (at + 1 < sentence.end && told(Told::opens_clause, at + 1) && at >= begin + 2 && !listed) {
      again = at + 2;
      return at;
    }
    if (tells_on(at, sentence)) return at;
  }
  return sentence.end;
}

// Whether a new verb, of saying or of doing, follows a conjunction: "and Minister X confirmed
// that", "i zahvalila".
bool ProseReader::tells_on(std::size_t conjunction, WordRange sentence) const {
  std::size_t last = std::min(sentence.end, conjunction + kFarthestVerb);
  std::size_t next = conjunction + 1;
  while (next < last && (told(Told::passes, next) || prose_.role(next) == WordRole::be)) ++next;
  if (next < last && (told(Told::acts, next) || tellings_.is_verb(next))) return true;
  for (std::size_t at = conjunction + 1; at < last; ++at) {
    if (prose_.quoted(at) || prose_.role(at) == WordRole::conjunction) return false;
    if (!tellings_.is_verb(at)) continue;
    auto telling = tellings_.read(at, sentence);
    if (!telling) return false;
    bool here = telling->all.begin <= conjunction + 1;
    bool with = at <= conjunction + 5 && (telling->chained || telling->subject.empty());
    return (here || with) && (clause_begin(*telling, sentence) > 0 || telling->as);
  }
  return false;
}

// What may stand between a tag and the next comma: a place, a time, an audience.
bool ProseReader::tail_fits(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kMostTail = 12;
  std::size_t stop = begin;
  while (stop < end && !prose_.parted(stop) && prose_.role(stop) != WordRole::conjunction) {
    if (told(Told::opens_clause, stop) || prose_.quoted(stop)) return false;
    ++stop;
  }
  if (stop == begin) return true;
  if (stop - begin > kMostTail) return false;
  WordRole first = prose_.role(begin);
  return first == WordRole::preposition || first == WordRole::of || first == WordRole::adverb ||
         first == WordRole::article || first == WordRole::conjunction ||
         told(Told::passes, begin) ||
         is_digit(code_point_at(prose_.block(), prose_.words()[begin].span.begin).code);
}

bool ProseReader::mark_before(std::size_t word) const {
  std::size_t from = word == 0 ? 0 : prose_.words()[word - 1].span.end;
  Span between{from, prose_.words()[word].span.begin};
  for (auto [code, at, length] : CodePoints(between.of(prose_.block()))) {
    if (is_quotation_mark(code) && code != '\'' && !prose_.quoted(word) &&
        (word == 0 || !prose_.quoted(word - 1)))
      return true;
  }
  return false;
}

// "X, the Minister said." and "X, she recalled, Y"; with "as", according to.
bool ProseReader::read_backward(const Telling& telling, WordRange sentence) {
  for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
    if (prose_.quoted(at) && used_[static_cast<std::size_t>(prose_.quotation_of(at))]) return false;
  }
  std::size_t begin = telling.all.begin;
  bool opens = begin == sentence.begin;
  bool parted = !opens && (prose_.words()[begin].before == Gap::comma ||
                           prose_.words()[begin].before == Gap::dash);
  if (telling.as ? !(opens || parted) : !parted) return false;
  // A quotation whose other mark is lost.
  if (parted && (mark_before(begin) || mark_before(sentence.begin))) return false;
  if (!tail_fits(telling.all.end, sentence.end)) return false;
  bool announces = sentence.end == prose_.words().size() && prose_.block().ends_with(':');
  if (announces) return false;
  std::size_t tail = std::max(telling.all.end, telling.cue.end);
  while (tail < sentence.end && !prose_.parted(tail) &&
         prose_.role(tail) != WordRole::conjunction) {
    ++tail;
  }
  WordRange before{sentence.begin, begin};
  WordRange after{tail, sentence.end};
  bool apposed = tail < sentence.end && telling.subject.begin >= telling.cue.end &&
                 prose_.role(tail) == WordRole::office;  // said Waters, Chair of the Caucus
  bool told_on = tail < sentence.end && (prose_.role(tail) == WordRole::further ||
                                         prose_.role(tail) == WordRole::conjunction);
  bool adjunct = tail < sentence.end && !before.empty() &&
                 prose_.role(tail) == WordRole::preposition;  // said on Friday, on the anniversary
  if (told_on || adjunct || apposed) after = {};
  if (!after.empty() && !prose_.parted(tail)) return false;
  if (before.end - before.begin + after.end - after.begin < kFewestToldWords) return false;
  bool short_quotation = !before.empty() && prose_.quoted(before.begin) &&
                         prose_.quotation_of(before.begin) == prose_.quotation_of(before.end - 1);
  if (short_quotation) return false;
  bool circumstance = !before.empty() && prose_.role(before.begin) == WordRole::further;
  if (circumstance) return false;
  auto rule = telling.as ? StatementRule::according_to : StatementRule::indirect;
  add(made(rule, telling), {before, after});
  return true;
}

// ", adding that ...", ", dodajući da ...": the subject of the verb before.
void ProseReader::read_adding(std::size_t word, WordRange sentence) {
  if (told(Told::relative, word)) return;
  std::size_t that = word + 1;
  while (that < sentence.end && that < word + 3 && !told(Told::opens_clause, that)) ++that;
  if (that >= sentence.end || that + 1 >= sentence.end || !told(Told::opens_clause, that)) return;
  Telling telling = *last_;
  telling.cue = {word, word + 1};
  take_clause(that + 1, telling, sentence);
}

}  // namespace glasnik::text
