#pragma once
// What somebody typed into the search field, read by our own grammar; nothing of it is an error.
//
//   most ministar     both words, in any form
//   "most u Dolini"   these words in this order
//   +most             this word as it is, not its other forms
//   -most, -"a b"     not with these words
//   minis*            words that begin so
//   od:2017 from:1.7.2017 do:2018-03 to:...   from and to a day; a month or year is its first or
//                     last day
//
// At most kMostWords words count, of at most kLongestQuery octets; where there are more, stopwords
// are the first to go.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace glasnik::search {

constexpr std::size_t kLongestQuery = 1'000;
constexpr std::size_t kMostWords = 48;

struct Clause {
  enum class Sense { wanted, exact, excluded };
  Sense sense = Sense::wanted;
  std::vector<std::string> words;  // as typed; more than one: a phrase
  bool prefix = false;             // the last word is a beginning
  bool operator==(const Clause&) const = default;
};

struct Query {
  std::vector<Clause> clauses;
  std::optional<Date> from;
  std::optional<Date> to;  // the last day, itself included
  bool cut = false;        // more was typed than counts
};
Query parse_query(std::string_view typed);

// A day as people write it: 2017, 2017-03, 2017-03-01, 1.3.2017. Of a period the first day, or the
// last.
std::optional<Date> parse_day(std::string_view typed, bool last);

// Closed-class words of Serbian (in any script) and English, as keys: with others beside them they
// are not asked for.
bool is_stopword(std::string_view key);
// A stopword that is neither quoted nor demanded nor left out.
bool is_plain_stopword(const Clause& clause);

}  // namespace glasnik::search
