#include "text/told.h"

#include <algorithm>

#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::size_t kShortestQuotation = 15;  // characters
constexpr std::size_t kFarthestVerb = 20;       // words between a quotation and its verb
constexpr std::size_t kLongestMiddleTag = 10;

}  // namespace

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
  if (words.empty()) return false;
  if (count_code_points(said.of(prose_.block())) < kShortestQuotation) {
    auto tag = tag_after(words, range);
    if (!tag || !second_part(quotation, *tag, range)) return false;
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

// “...,” he said, “...”: whether the next quotation is the second part of this one.
bool ProseReader::second_part(std::size_t quotation, const Telling& telling,
                              WordRange sentence) const {
  std::size_t next = quotation + 1;
  if (next == prose_.quotations().size()) return false;
  if (telling.all.begin < prose_.words_in(quotation).end) return false;
  WordRange words = prose_.words_in(next);
  bool near = !words.empty() && words.end <= sentence.end &&
              words.begin <= telling.all.end + kLongestMiddleTag && prose_.parted(words.begin);
  for (std::size_t at = telling.all.end; near && at < words.begin; ++at) {
    near = !tellings_.is_verb(at) && !told(Told::opens_clause, at);
  }
  return near;
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
  if (second_part(quotation, telling, prose_.sentences()[sentence])) {
    statement.words.push_back(prose_.quotations()[quotation + 1].words);
    used_[quotation + 1] = true;
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
  statement.confidence = confidence_of(StatementRule::inherited);
  statement.speaker = from->speaker;
  statement.words.push_back(prose_.quotations()[quotation].words);
  used_[quotation] = true;
  quoting_ = sentence;
  statements_.push_back(std::move(statement));
}

}  // namespace glasnik::text
