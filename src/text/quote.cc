#include "text/quote.h"

#include <algorithm>

#include "text/format.h"
#include "text/key.h"
#include "text/paragraph.h"
#include "text/quote_tag.h"
#include "text/quote_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace glasnik::text {
namespace {

constexpr double kDashTag = 0.98;
constexpr double kDashRun = 0.90;
constexpr std::size_t kShortestRunBlock =
    60;  // characters; shorter ones without a stop are list items

// Where the words begin: after the dash, white space and an opening mark.
std::size_t begin_of_speech(std::string_view block) {
  std::size_t at = code_point_at(block, 0).length;
  while (at < block.size()) {
    CodePoint point = code_point_at(block, at);
    if (!is_space(point.code) && !is_quotation_mark(point.code)) break;
    at += point.length;
  }
  return at;
}

using Words = std::vector<QuoteWord>;

Span span_of(const Words& words, WordRange range) {
  if (range.empty()) return {};
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

Speaker speaker_of(std::string_view block, const Words& words, const Tag& tag,
                   CueLanguage language) {
  Speaker speaker;
  if (!tag.pronoun) speaker = read_speaker(block, words, tag.subject, tag.apposition, language);
  speaker.span = span_of(words, tag.subject);
  speaker.written = speaker.span.of(block);
  speaker.pronoun = tag.pronoun;
  speaker.gender = tag.gender;
  return speaker;
}

bool opens_tag(Gap gap) { return gap <= Gap::question; }

class DashQuoteReader {
 public:
  DashQuoteReader(std::string_view block, CueLanguage language)
      : block_(block),
        language_(language),
        begin_(begin_of_speech(block)),
        words_(quote_words(block, begin_, language)) {}

  std::optional<Quote> read() {
    find_tags();
    if (tags_.empty()) return std::nullopt;
    Quote quote;
    quote.confidence = kDashTag;
    quote.tag = span_of(words_, naming_tag().all);
    quote.cue = span_of(words_, naming_tag().cue);
    quote.cue_word = letters(quote.cue.of(block_));
    quote.speaker = speaker_of(block_, words_, naming_tag(), language_);
    std::size_t from = 0;
    for (auto tag = tags_.rbegin(); tag != tags_.rend(); ++tag) {
      add_words({from, tag->all.begin}, quote);
      from = tag->all.end;
      bool sentence = from < words_.size() && words_[from].before == Gap::stop;
      bool told = sentence && is_narration(words_, from, language_);
      if (told) from = std::next(tag) == tags_.rend() ? words_.size() : std::next(tag)->all.begin;
    }
    add_words({from, words_.size()}, quote);
    if (quote.words.empty()) return std::nullopt;
    return quote;
  }

 private:
  // From the last to the first; an earlier one only if it names the same speaker or leaves the name
  // to the other: "..., said Vulin. ..., he added."
  void find_tags() {
    std::size_t limit = words_.size();
    for (std::size_t at = words_.size(); at-- > 1;) {
      if (!opens_tag(words_[at].before)) continue;
      auto tag = read_tag(words_, at, language_);
      if (!tag || tag->all.end > limit || tag->all.begin == 0) continue;
      if (count_code_points(span_of(words_, tag->all).of(block_)) > kLongestTag) continue;
      if (!tags_.empty() && !same_speaker(*tag, tags_.front())) continue;
      limit = tag->all.begin;
      at = tag->all.begin;
      tags_.push_back(*tag);
    }
  }

  bool same_speaker(const Tag& a, const Tag& b) const {
    if (a.pronoun || b.pronoun) return true;
    return same_by_key(span_of(words_, a.subject).of(block_),
                       span_of(words_, b.subject).of(block_));
  }

  const Tag& naming_tag() const {
    for (const Tag& tag : tags_) {
      if (!tag.pronoun) return tag;
    }
    return tags_.front();
  }

  void add_words(WordRange range, Quote& quote) const {
    if (range.empty()) return;
    Span span{attached_begin(range.begin), attached_end(range.end - 1)};
    if (span.begin < span.end) quote.words.push_back(span);
  }

  // With what clings to the first word: a bracket, a currency sign; no marks.
  std::size_t attached_begin(std::size_t word) const {
    std::size_t at = words_[word].span.begin;
    std::size_t floor = word == 0 ? begin_ : attached_end(word - 1);
    while (at > floor) {
      CodePoint point = code_point_before(block_.substr(0, at), at);
      bool clings = !is_space(point.code) && !is_quotation_mark(point.code) && point.code != ',' &&
                    point.code != U'–' && point.code != U'—';
      if (!clings) break;
      at -= point.length;
    }
    return at;
  }

  // With the stop or bracket that follows the last word, up to a comma, a space or a mark.
  std::size_t attached_end(std::size_t word) const {
    std::size_t at = words_[word].span.end;
    std::size_t next = word + 1 < words_.size() ? words_[word + 1].span.begin : block_.size();
    while (at < next) {
      CodePoint point = code_point_at(block_, at);
      bool ends = is_space(point.code) || is_quotation_mark(point.code) || point.code == ',';
      if (ends) break;
      at += point.length;
    }
    return at;
  }

  std::string_view block_;
  CueLanguage language_;
  std::size_t begin_;
  std::vector<QuoteWord> words_;
  std::vector<Tag> tags_;  // the last one first
};

// The words of a dash paragraph that has no tag.
Span untagged_words(std::string_view block) {
  if (block.empty()) return {};
  std::size_t begin = begin_of_speech(block);
  std::size_t end = block.size();
  while (end > begin) {
    CodePoint last = code_point_before(block.substr(0, end), end);
    if (!is_space(last.code) && !is_quotation_mark(last.code)) break;
    end -= last.length;
  }
  return {begin, end};
}

bool may_be_speech(std::string_view block) {
  if (block.size() > kLongestQuoteBlock || !opens_with_dash(block)) return false;
  return ends_in_stop(block) || count_code_points(block) >= kShortestRunBlock;
}

std::optional<Quote> run_quote(std::string_view block, const Speaker& speaker) {
  Span words = untagged_words(block);
  if (!may_be_speech(block) || count_words(words.of(block)) == 0) return std::nullopt;
  Quote quote;
  quote.rule = QuoteRule::dash_run;
  quote.confidence = kDashRun;
  quote.speaker = speaker;
  quote.speaker.span = {};  // it stands in another block
  quote.words.push_back(words);
  return quote;
}

// Whether a clause may begin at a word: something parts it from the one before, or at least it is
// not what a preposition leads to ("After the meeting Minister Vulin said:").
bool begins_clause(const Words& words, std::size_t at, bool parted) {
  if (at == 0 || words[at].before != Gap::none) return true;
  WordRole before = words[at - 1].meaning.role;
  return !parted && before != WordRole::preposition && before != WordRole::of &&
         before != WordRole::article;
}

// Gives the untagged blocks of one run [begin, end) the speaker of the nearest tag, before or
// after; without any, of the line before the run.
void fill_run(std::span<const std::string_view> blocks, std::size_t begin, std::size_t end,
              std::string_view variant, std::vector<std::optional<Quote>>& quotes) {
  std::optional<Speaker> before;
  if (begin > 0) before = speaker_before_colon(blocks[begin - 1], variant);
  std::vector<std::size_t> tagged;
  for (std::size_t i = begin; i < end; ++i) {
    if (quotes[i]) tagged.push_back(i);
  }
  auto next = tagged.begin();  // the first tag after i
  for (std::size_t i = begin; i < end; ++i) {
    while (next != tagged.end() && *next <= i) ++next;
    if (quotes[i]) continue;
    bool earlier = next != tagged.begin();
    bool later = next != tagged.end();
    if (earlier && (!later || i - *std::prev(next) <= *next - i)) {
      quotes[i] = run_quote(blocks[i], quotes[*std::prev(next)]->speaker);
    } else if (later) {
      quotes[i] = run_quote(blocks[i], quotes[*next]->speaker);
    } else if (before) {
      quotes[i] = run_quote(blocks[i], *before);
    }
  }
}

// "General Ljeskovar made the following statement:" has no cue, but says that words follow.
std::optional<Speaker> speaker_of_statement(std::string_view block, const Words& words,
                                            std::size_t begin, CueLanguage language) {
  bool announced = std::any_of(
      words.begin() + static_cast<std::ptrdiff_t>(begin), words.end(), [&](const QuoteWord& word) {
        std::string_view written = word.span.of(block);
        return same_by_key(written, "statement") || same_by_key(written, "izjavu");
      });
  if (!announced) return std::nullopt;
  Tag tag;
  tag.subject = speaker_after(words, {begin, words.size()}, language);
  if (tag.subject.empty() || tag.subject.begin != begin) return std::nullopt;
  return speaker_of(block, words, tag, language);
}

}  // namespace

std::vector<CueLanguage> cue_languages(std::string_view variant) {
  switch (style_of(variant)) {
    case Style::english:
      return {CueLanguage::english};
    case Style::iso:
      return {CueLanguage::english, CueLanguage::serbian};
    default:
      return {CueLanguage::serbian};
  }
}

std::optional<Speaker> speaker_before_colon(std::string_view block, std::string_view variant) {
  if (block.size() > kLongestQuoteBlock || !trim(block).ends_with(':')) return std::nullopt;
  for (CueLanguage language : cue_languages(variant)) {
    Words words = quote_words(block, 0, language);
    std::size_t begin = words.size() > kMostClauseWords ? words.size() - kMostClauseWords : 0;
    for (std::size_t at = begin; at < words.size(); ++at) {
      if (words[at].before == Gap::stop) begin = at;  // only its last sentence
    }
    for (bool parted : {true, false}) {
      for (std::size_t at = begin; at < words.size(); ++at) {
        if (!begins_clause(words, at, parted)) continue;
        auto tag = read_clause(words, {at, words.size()}, language);
        if (tag && !tag->pronoun) return speaker_of(block, words, *tag, language);
      }
    }
    if (auto speaker = speaker_of_statement(block, words, begin, language)) return speaker;
  }
  return std::nullopt;
}

std::string_view name(QuoteRule rule) {
  return rule == QuoteRule::dash_tag ? "dash_tag" : "dash_run";
}

std::optional<Quote> find_dash_quote(std::string_view block, std::string_view variant) {
  if (block.size() > kLongestQuoteBlock || !opens_with_dash(block)) return std::nullopt;
  for (CueLanguage language : cue_languages(variant)) {
    if (auto quote = DashQuoteReader(block, language).read()) return quote;
  }
  return std::nullopt;
}

std::vector<std::optional<Quote>> find_quotes(std::span<const std::string_view> blocks,
                                              std::string_view variant) {
  std::vector<std::optional<Quote>> quotes;
  for (std::string_view block : blocks) quotes.push_back(find_dash_quote(block, variant));
  for (std::size_t begin = 0; begin < blocks.size();) {
    std::size_t end = begin;
    while (end < blocks.size() && opens_with_dash(blocks[end])) ++end;
    fill_run(blocks, begin, end, variant, quotes);
    begin = std::max(end, begin + 1);
  }
  return quotes;
}

}  // namespace glasnik::text
