// Whatever is typed is read as a query of bounded size, and becomes an expression that FTS5 can
// read in one way only: strings in balanced brackets, and a weight for each.

#include <algorithm>

#include "base/result.h"
#include "fuzz_text.h"
#include "search/expression.h"
#include "search/snippet.h"

using namespace glasnik;

namespace {

// Strings of the expression; what stands outside of them goes to `rest`.
std::size_t count_strings(std::string_view match, std::string& rest) {
  std::size_t strings = 0;
  bool inside = false;
  for (char octet : match) {
    if (octet == '"') {
      strings += inside;
      inside = !inside;
    } else if (!inside) {
      rest += octet;
    }
  }
  ENSURE(!inside);
  return strings;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view typed = fuzz::view(data, size);
  search::Query query = search::parse_query(typed);
  std::size_t words = 0;
  for (const search::Clause& clause : query.clauses) words += clause.words.size();
  ENSURE(words <= search::kMostWords);
  search::Words index{[](std::string_view key, std::size_t most) {
                        std::vector<std::string> forms(most, std::string(key) + "a");
                        return search::Inflected{std::move(forms), 3};
                      },
                      [](std::string_view word) { return static_cast<std::int64_t>(word.size()); },
                      [](std::string_view) { return 7; }};
  search::Join join = size % 2 == 0 ? search::Join::all : search::Join::any;
  search::Expression expression = search::expression_of(query, index, join, 20);
  std::string rest;
  std::size_t strings = count_strings(expression.match, rest);
  auto weights = static_cast<std::size_t>(
      std::count(expression.weights.begin(), expression.weights.end(), ' '));
  ENSURE(strings == weights);  // a clause's documents, then a space before each weight
  ENSURE(strings <= 2 * search::kMostPhrases + 4 * search::kMostWords);
  ENSURE(rest.find_first_not_of("() *ANDORT") == rest.npos);
  ENSURE(std::count(rest.begin(), rest.end(), '(') == std::count(rest.begin(), rest.end(), ')'));
  search::Found found;
  found.marked = expression.marked;
  std::string shown;
  for (const auto& piece : search::marked(typed, search::Language::serbian, found)) {
    shown += piece.text;
  }
  ENSURE(shown == typed);
  return 0;
}
