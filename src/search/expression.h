#pragma once
// A query as the index is asked: FTS5's MATCH, made of terms alone, and for each of its clauses in
// how many documents it is and a weight for each phrase (search/engine.h). Weights: search/terms.h.

#include <functional>
#include <string>
#include <vector>

#include "search/query.h"
#include "search/vocabulary.h"

namespace glasnik::search {

struct Expression {
  std::string match;    // empty: nothing is asked for
  std::string weights;  // "310 1 0.6 0.4;12 0.6": a clause's documents, then its phrases
  // What a hit is marked by: indexed terms, and beginnings of indexed terms.
  std::vector<std::string> marked;
  std::vector<std::string> marked_beginnings;
};

// What is asked of the index's words; search/vocabulary.h.
struct Words {
  std::function<Inflected(std::string_view key, std::size_t most)> inflected;
  std::function<std::int64_t(std::string_view word)> documents;
  std::function<std::int64_t(std::string_view key)> documents_beginning;
};

// So many phrases an expression has at most: with many words each has fewer forms.
constexpr std::size_t kMostPhrases = 240;

// What is found has all wanted words, or any of them; what is demanded or left out holds for both.
// Of any words, those in more than `most` documents together find nothing by themselves: they only
// rank what the rarer ones find.
enum class Join { all, any };
Expression expression_of(const Query& query, const Words& words, Join join, std::int64_t most);

}  // namespace glasnik::search
