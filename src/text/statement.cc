#include "text/statement.h"

#include <algorithm>

#include "text/paragraph.h"
#include "text/persons.h"
#include "text/told.h"

namespace glasnik::text {
namespace {

Statement of_quote(const Quote& quote, std::size_t block) {
  Statement statement;
  bool tagged = quote.rule == QuoteRule::dash_tag;
  statement.rule = tagged ? StatementRule::dash_tag : StatementRule::dash_run;
  statement.block = block;
  statement.words = quote.words;
  statement.cue = quote.cue;
  statement.cue_word = quote.cue_word;
  statement.speaker = quote.speaker;
  statement.confidence = quote.confidence;
  return statement;
}

class TextReader {
 public:
  TextReader(std::span<const std::string_view> blocks, std::string_view variant,
             CueLanguage language)
      : blocks_(blocks), variant_(variant), language_(language) {}

  std::vector<Statement> read() {
    auto quotes = find_quotes(blocks_, variant_);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (quotes[i]) statements_.push_back(of_quote(*quotes[i], i));
      bool prose = !quotes[i] && !opens_with_dash(blocks_[i]);
      if (prose && blocks_[i].size() <= kLongestQuoteBlock) {
        read_prose(i);
      } else {
        quoting_ = false;
      }
    }
    find_persons(blocks_, language_, statements_);
    return std::move(statements_);
  }

 private:
  void read_prose(std::size_t i) {
    std::string_view next = i + 1 < blocks_.size() ? blocks_[i + 1] : std::string_view();
    Prose prose(blocks_[i], next, language_);
    ProseReader reader(prose, i);
    auto found = reader.read();
    bool went_on = found.empty() && go_on(prose, i);
    for (Statement& statement : found) statements_.push_back(std::move(statement));
    quoting_ = went_on || reader.ends_in_quotation();
  }

  // A paragraph that is one quotation, after another or after "X said:".
  bool go_on(const Prose& prose, std::size_t block) {
    bool whole = prose.quotations().size() == 1 && !prose.words().empty() &&
                 prose.words_in(0).begin == 0 && prose.words_in(0).end == prose.words().size();
    if (!whole) return false;
    Statement statement;
    if (quoting_) {
      statement.speaker = statements_.back().speaker;
    } else if (block > 0) {
      auto speaker = speaker_before_colon(blocks_[block - 1], variant_);
      if (!speaker) return false;
      statement.speaker = *speaker;
    } else {
      return false;
    }
    statement.rule = StatementRule::inherited;
    statement.block = block;
    statement.speaker.span = {};
    statement.confidence = confidence_of(StatementRule::inherited);
    statement.words.push_back(prose.quotations().front().words);
    statements_.push_back(std::move(statement));
    return true;
  }

  std::span<const std::string_view> blocks_;
  std::string_view variant_;
  CueLanguage language_;
  std::vector<Statement> statements_;
  bool quoting_ = false;  // whether the paragraph before ended in somebody's quotation
};

}  // namespace

std::string_view name(StatementRule rule) {
  switch (rule) {
    case StatementRule::dash_tag:
      return "dash_tag";
    case StatementRule::dash_run:
      return "dash_run";
    case StatementRule::inline_cue:
      return "inline_cue";
    case StatementRule::inherited:
      return "inherited";
    case StatementRule::written:
      return "written";
    case StatementRule::according_to:
      return "according_to";
    case StatementRule::indirect:
      return "indirect";
  }
  return {};
}

double confidence_of(StatementRule rule) {
  switch (rule) {
    case StatementRule::dash_tag:
      return 0.98;
    case StatementRule::inline_cue:
      return 0.92;
    case StatementRule::dash_run:
    case StatementRule::inherited:
    case StatementRule::written:
      return 0.90;
    case StatementRule::according_to:
    case StatementRule::indirect:
      return 0.70;
  }
  return 0;
}

std::vector<Statement> find_statements(std::span<const std::string_view> blocks,
                                       std::string_view variant) {
  std::vector<Statement> statements;
  for (CueLanguage language : cue_languages(variant)) {
    statements = TextReader(blocks, variant, language).read();
    if (!statements.empty()) break;
  }
  return statements;
}

}  // namespace glasnik::text
