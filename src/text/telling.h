#pragma once
// Who tells in a sentence of prose: a verb of saying and its subject, wherever they stand.
// "Minister Veljkovac also stressed", "rekao je juče u Mostinama general Njegovac", "Colonel
// Pribić, who directs the exercise, explained". Private to quote recognition.
//
// The subject is the longest group of words before the verb, in its clause, that names one speaker
// (quote_tag.h) and is governed by no preposition; with an apposition or a relative clause between
// commas. In Serbian it may follow the verb; in English only where the verb opens its clause.
// Nobody tells in the passive, under a negation, after a relative pronoun.

#include <optional>

#include "text/prose.h"
#include "text/statement_words.h"

namespace glasnik::text {

struct Telling {
  WordRange cue;
  WordRange subject;  // empty for a bare participle and where a conjunction hands it on
  WordRange name;     // the part of the subject with the name, where a comma parts it
  WordRange all;      // verb, subject and what clings to them
  Gender gender = Gender::unknown;
  bool pronoun = false;  // he, ona, or no subject at all
  bool several = false;  // the interlocutors: nobody's
  bool as = false;       // as X said, kako je rekao X
  bool chained = false;  // and stressed, i naglasio: the subject of the verb before
};

class TellingReader {
 public:
  explicit TellingReader(const Prose& prose) : prose_(prose) {}

  bool is_verb(std::size_t word) const;  // of saying or writing, outside of quotations
  std::optional<Telling> read(std::size_t verb, WordRange sentence) const;

  // The one a sentence is about: what stands at its beginning, up to its verb.
  WordRange opening_subject(WordRange sentence) const;

  // Whether a subject is a report, a law, a ministry.
  bool collective(WordRange subject) const;

 private:
  bool told(Told kind, std::size_t word) const;
  bool names(WordRange range) const;
  std::size_t skip_back(std::size_t verb, std::size_t begin, Telling& telling) const;
  WordRange longest_name(std::size_t begin, std::size_t end) const;
  WordRange joint_before(std::size_t begin, std::size_t end) const;
  WordRange listed_before(WordRange sentence, WordRange subject) const;
  void find_before(std::size_t verb, WordRange sentence, Telling& telling) const;
  void find_apposed(std::size_t end, std::size_t begin, Telling& telling) const;
  void find_after(WordRange sentence, Telling& telling) const;
  bool joined_after(std::size_t at, std::size_t end) const;
  void add_apposition(std::size_t end, Telling& telling) const;
  bool opens_clause(std::size_t verb, WordRange sentence) const;
  bool has_je(const Telling& telling, WordRange sentence) const;
  bool in_relative(std::size_t verb, std::size_t begin) const;

  const Prose& prose_;
};

}  // namespace glasnik::text
