#include "text/told.h"

#include <algorithm>

#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr double kInline = 0.92;
constexpr double kInherited = 0.90;
constexpr double kWritten = 0.90;
constexpr double kTold = 0.70;
constexpr std::size_t kShortestQuotation = 15;  // characters
constexpr std::size_t kFarthestVerb = 20;       // words between a quotation and its verb
constexpr std::size_t kFarthestThat = 10;
constexpr std::size_t kLongestMiddleTag = 10;
constexpr std::size_t kFewestWords = 3;  // of a told clause

double confidence_of(StatementRule rule) {
  switch (rule) {
    case StatementRule::inline_cue:
      return kInline;
    case StatementRule::inherited:
      return kInherited;
    case StatementRule::written:
      return kWritten;
    default:
      return kTold;
  }
}

}  // namespace

ProseReader::ProseReader(const Prose& prose, std::size_t block)
    : prose_(prose),
      tellings_(prose),
      block_(block),
      taken_(prose.words().size()),
      used_(prose.quotations().size()) {}

bool ProseReader::told(Told kind, std::size_t word) const {
  return is_told(kind, prose_.letters(word), prose_.language());
}

std::vector<Statement> ProseReader::read() {
  for (std::size_t i = 0; i < prose_.sentences().size(); ++i) {
    read_quotations(i);
    read_told(prose_.sentences()[i]);
  }
  ends_in_quotation_ = quoting_ && *quoting_ + 1 == prose_.sentences().size();
  std::stable_sort(statements_.begin(), statements_.end(),
                   [](const Statement& a, const Statement& b) {
                     return a.words.front().begin < b.words.front().begin;
                   });
  return std::move(statements_);
}

Statement ProseReader::made(StatementRule rule, const Telling& telling) const {
  Statement statement;
  statement.rule = rule;
  statement.block = block_;
  statement.cue = prose_.span(telling.cue);
  statement.cue_word = letters(statement.cue.of(prose_.block()));
  statement.several = telling.several;
  statement.confidence = confidence_of(rule);
  Speaker& speaker = statement.speaker;
  if (!telling.pronoun && !telling.several) {
    WordRange named = telling.name.empty() ? telling.subject : telling.name;
    WordRange office{telling.subject.begin, std::max(named.begin, telling.subject.begin)};
    if (!telling.name.empty() && telling.name.begin == telling.subject.begin) office = {};
    speaker = read_speaker(prose_.block(), prose_.words(), named, office, prose_.language());
  }
  speaker.span = prose_.span(telling.subject);
  speaker.written = speaker.span.of(prose_.block());
  speaker.pronoun = telling.pronoun;
  speaker.gender = telling.gender;
  return statement;
}

void ProseReader::add(Statement statement, std::initializer_list<WordRange> parts) {
  for (WordRange part : parts) {
    if (!part.empty()) statement.words.push_back(prose_.span(part));
  }
  if (!statement.words.empty()) statements_.push_back(std::move(statement));
}

// Quotations.

void ProseReader::read_quotations(std::size_t sentence) {
  WordRange range = prose_.sentences()[sentence];
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!prose_.quoted(at)) continue;
    auto quotation = static_cast<std::size_t>(prose_.quotation_of(at));
    at = std::max(at, prose_.words_in(quotation).end - 1);
    if (!used_[quotation]) read_quotation(quotation, sentence);
  }
}

bool ProseReader::read_quotation(std::size_t quotation, std::size_t sentence) {
  WordRange words = prose_.words_in(quotation);
  WordRange range = prose_.sentences()[sentence];
  Span said = prose_.quotations()[quotation].words;
  if (words.empty() || count_code_points(said.of(prose_.block())) < kShortestQuotation) {
    return false;
  }
  std::optional<Telling> telling = tag_before(words, range);
  if (!telling) telling = tag_after(words, range);
  if (!telling) telling = tag_in_next(words, sentence);
  if (!telling) telling = words_before(words, range);
  if (telling) {
    take_quotation(quotation, *telling, sentence);
  } else if (goes_on(words, sentence)) {
    inherit(quotation, sentence);
  } else {
    return false;
  }
  return true;
}

// “...,” said Minister Velinek
std::optional<Telling> ProseReader::tag_after(WordRange quotation, WordRange sentence) const {
  std::size_t begin = quotation.end;
  std::size_t last = std::min(sentence.end, begin + kFarthestVerb);
  for (std::size_t verb = begin; verb < last; ++verb) {
    if (prose_.quoted(verb)) return std::nullopt;
    if (!tellings_.is_verb(verb)) continue;
    auto telling = tellings_.read(verb, {begin, sentence.end});
    std::size_t after = telling ? telling->all.end : 0;
    bool beside = telling && !telling->chained && telling->all.begin == begin;
    if (!beside) return std::nullopt;
    if (after < sentence.end && !prose_.parted(after) && told(Told::opens_clause, after)) {
      return std::nullopt;
    }
    return telling;
  }
  return std::nullopt;
}

// “... in 2021.” DA Stephan said.
std::optional<Telling> ProseReader::tag_in_next(WordRange quotation, std::size_t sentence) const {
  bool last = quotation.end == prose_.sentences()[sentence].end;
  if (!last || sentence + 1 == prose_.sentences().size()) return std::nullopt;
  WordRange next = prose_.sentences()[sentence + 1];
  auto telling = tag_after({quotation.begin, next.begin}, next);
  if (!telling || !tail_fits(telling->all.end, next.end)) return std::nullopt;
  return telling;
}

// X said: “...”
std::optional<Telling> ProseReader::tag_before(WordRange quotation, WordRange sentence) const {
  std::size_t end = quotation.begin;
  std::size_t first = end > sentence.begin + kFarthestVerb ? end - kFarthestVerb : sentence.begin;
  for (std::size_t verb = end; verb-- > first;) {
    if (prose_.quoted(verb)) return std::nullopt;
    if (!tellings_.is_verb(verb)) continue;
    auto telling = tellings_.read(verb, {sentence.begin, end});
    if (!telling || taken_[verb]) return std::nullopt;
    if (telling->chained && !take_subject(*telling, sentence)) return std::nullopt;
    for (std::size_t at = telling->all.end; at < end; ++at) {
      if (told(Told::opens_clause, at)) return std::nullopt;
    }
    bool beside = telling->all.end == end && prose_.parted(end);
    bool clings = told(Told::writes, verb) || prose_.letters(verb) == "put";
    if (beside || prose_.colon_before(end) || (clings && telling->all.end == end)) return telling;
    return std::nullopt;
  }
  return std::nullopt;
}

// opened the discussion with the words: “...”
std::optional<Telling> ProseReader::words_before(WordRange quotation, WordRange sentence) const {
  std::size_t at = quotation.begin;
  if (at == sentence.begin || !prose_.colon_before(at) || !told(Told::words_follow, at - 1)) {
    return std::nullopt;
  }
  Telling telling;
  telling.cue = {at - 1, at};
  for (std::size_t i = sentence.begin; i < at && telling.subject.empty(); ++i) {
    if (prose_.role(i) == WordRole::office) telling.subject = tellings_.opening_subject({i, at});
  }
  if (telling.subject.empty()) telling.subject = tellings_.opening_subject({sentence.begin, at});
  if (telling.subject.empty()) return std::nullopt;
  telling.all = {telling.subject.begin, at};
  return telling;
}

// A sentence that is only a quotation, after one with a tag.
bool ProseReader::goes_on(WordRange quotation, std::size_t sentence) const {
  WordRange range = prose_.sentences()[sentence];
  bool whole = quotation.begin == range.begin && quotation.end == range.end;
  return whole && quoting_ && *quoting_ + 1 >= sentence && !statements_.empty();
}

void ProseReader::take_quotation(std::size_t quotation, const Telling& telling,
                                 std::size_t sentence) {
  bool writes = prose_.words()[telling.cue.begin].meaning.role != WordRole::cue &&
                told(Told::writes, telling.cue.begin);
  Statement statement = made(writes ? StatementRule::written : StatementRule::inline_cue, telling);
  statement.words.push_back(prose_.quotations()[quotation].words);
  used_[quotation] = true;
  taken_[telling.cue.begin] = true;
  quoting_ = sentence;
  std::size_t next = quotation + 1;  // “...,” he said, “...”
  if (next < prose_.quotations().size() && telling.all.begin >= prose_.words_in(quotation).end) {
    WordRange words = prose_.words_in(next);
    WordRange range = prose_.sentences()[sentence];
    bool near = !words.empty() && words.end <= range.end &&
                words.begin <= telling.all.end + kLongestMiddleTag && prose_.parted(words.begin);
    bool tag_between = false;
    for (std::size_t at = telling.all.end; near && at < words.begin; ++at) {
      tag_between |= tellings_.is_verb(at) || told(Told::opens_clause, at);
    }
    if (near && !tag_between) {
      statement.words.push_back(prose_.quotations()[next].words);
      used_[next] = true;
    }
  }
  statements_.push_back(std::move(statement));
}

void ProseReader::inherit(std::size_t quotation, std::size_t sentence) {
  auto from = std::find_if(statements_.rbegin(), statements_.rend(), [](const Statement& s) {
    return s.rule == StatementRule::inline_cue || s.rule == StatementRule::inherited ||
           s.rule == StatementRule::written;
  });
  if (from == statements_.rend()) return;
  Statement statement;
  statement.rule = StatementRule::inherited;
  statement.block = block_;
  statement.confidence = kInherited;
  statement.speaker = from->speaker;
  statement.words.push_back(prose_.quotations()[quotation].words);
  used_[quotation] = true;
  quoting_ = sentence;
  statements_.push_back(std::move(statement));
}

// Told speech.

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
              at + kFewestWords <= sentence.end && !prose_.parted(at) && !prose_.quoted(at);
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
    if (end < begin + kFewestWords || (end == sentence.end && is_cut(end))) return;
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
                   !told(Told::relative, at) && at >= begin + kFewestWords;
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
  Span between{prose_.words()[word - 1].span.end, prose_.words()[word].span.begin};
  for (auto [code, at, length] : CodePoints(between.of(prose_.block()))) {
    if (is_quotation_mark(code) && code != '\'' && !prose_.quoted(word - 1)) return true;
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
  if (parted && mark_before(begin)) return false;  // a quotation whose other mark is lost
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
  if (before.end - before.begin + after.end - after.begin < kFewestWords) return false;
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
  if (before.end - before.begin + after.end - after.begin < kFewestWords) return;
  add(made(StatementRule::according_to, telling), {before, after});
}

}  // namespace glasnik::text
