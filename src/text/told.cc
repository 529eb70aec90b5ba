#include "text/told.h"

#include <algorithm>

#include "text/utf8.h"

namespace glasnik::text {
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

}  // namespace glasnik::text
