#pragma once
// A query as the index is asked: FTS5's MATCH, made of terms alone, and a weight for each of its
// phrases in their order (search/engine.h). Weights: search/terms.h.

#include <string>
#include <vector>

#include "search/inflection.h"
#include "search/query.h"

namespace glasnik::search {

struct Expression {
  std::string match;    // empty: nothing is asked for
  std::string weights;  // "0.6 1 0.4"
  // What a hit is marked by: indexed terms, and beginnings of indexed terms.
  std::vector<std::string> marked;
  std::vector<std::string> marked_beginnings;
};

// The words of the index that begin so, and of one key its other forms.
using FormsOf = std::function<std::vector<std::string>(std::string_view key)>;

// What is found has all wanted words, or any of them; what is demanded or left out holds for both.
enum class Join { all, any };
Expression expression_of(const Query& query, const FormsOf& forms, Join join = Join::all);

}  // namespace glasnik::search
