#pragma once
// The statements of one paragraph of prose, before anybody knows who "he" is: quotations with a
// tag, told speech, according to. Private to quote recognition; the rules stand in
// text/statement.h.

#include <vector>

#include "text/statement.h"
#include "text/telling.h"

namespace glasnik::text {

constexpr std::size_t kFewestToldWords = 3;  // a shorter clause is no statement

class ProseReader {
 public:
  ProseReader(const Prose& prose, std::size_t block);
  std::vector<Statement> read();

  // Whether a quotation of the last sentence was somebody's, so that the next paragraph may go on.
  bool ends_in_quotation() const { return ends_in_quotation_; }

 private:
  bool told(Told kind, std::size_t word) const;

  void read_quotations(std::size_t sentence);
  bool read_quotation(std::size_t quotation, std::size_t sentence);
  std::optional<Telling> tag_after(WordRange quotation, WordRange sentence) const;
  std::optional<Telling> tag_in_next(WordRange quotation, std::size_t sentence) const;
  std::optional<Telling> tag_before(WordRange quotation, WordRange sentence) const;
  std::optional<Telling> words_before(WordRange quotation, WordRange sentence) const;
  bool goes_on(WordRange quotation, std::size_t sentence) const;
  bool second_part(std::size_t quotation, const Telling& telling, WordRange sentence) const;
  void take_quotation(std::size_t quotation, const Telling& telling, std::size_t sentence);
  void inherit(std::size_t quotation, std::size_t sentence);

  void read_told(WordRange sentence);
  bool read_verb(std::size_t verb, WordRange sentence);
  bool take_subject(Telling& telling, WordRange sentence) const;
  std::size_t clause_begin(const Telling& telling, WordRange sentence) const;
  std::size_t attitude_begin(std::size_t from, WordRange sentence) const;
  bool bare_clause(const Telling& telling, WordRange sentence) const;
  void take_clause(std::size_t begin, const Telling& telling, WordRange sentence);
  std::size_t clause_end(std::size_t begin, WordRange sentence, std::size_t& again) const;
  bool tells_on(std::size_t conjunction, WordRange sentence) const;
  bool read_backward(const Telling& telling, WordRange sentence);
  bool tail_fits(std::size_t begin, std::size_t end) const;
  void read_adding(std::size_t word, WordRange sentence);
  bool is_cut(std::size_t end) const;
  bool mark_before(std::size_t word) const;
  bool collective_name(WordRange subject) const;
  void read_according(std::size_t word, WordRange sentence);
  std::size_t according_name(std::size_t word, WordRange sentence) const;

  Statement made(StatementRule rule, const Telling& telling) const;
  void add(Statement statement, std::initializer_list<WordRange> parts);

  const Prose& prose_;
  TellingReader tellings_;
  std::size_t block_;
  std::vector<Statement> statements_;
  std::optional<Telling> last_;         // in the sentence that is read
  std::vector<bool> taken_;             // verbs whose quotation is taken
  std::vector<bool> used_;              // quotations
  std::optional<std::size_t> quoting_;  // the sentence whose quotation was taken last
  bool ends_in_quotation_ = false;
};

}  // namespace glasnik::text
