#include "search/vocabulary.h"

#include <algorithm>
#include <map>

#include "search/inflection.h"
#include "text/edit_distance.h"
#include "text/utf8.h"

namespace glasnik::search {
namespace {

// The first key that does not begin so: what ends a range of keys.
std::string after(std::string_view beginning) {
  return std::string(beginning) + "\xf4\x8f\xbf\xbf";
}

using Counts = std::map<std::string, std::int64_t, std::less<>>;

// The words that may be forms of the key.
Result<Counts> near(store::Session& session, std::string_view key) {
  Counts known;
  std::string beginning(text::prefix(key, common_beginning(key)));
  TRY_VOID(session.each(
      "SELECT word, documents FROM vocabulary WHERE word >= $1 AND word < $2",
      [&](const store::Row& row) { known.emplace(row.text(0), row.integer(1)); }, beginning,
      after(beginning)));
  for (std::string_view word : irregulars_with(key)) {
    TRY(std::int64_t documents, documents_with(session, word));
    if (documents > 0) known.emplace(word, documents);
  }
  return known;
}

// Of a row that begins with spelling, english, documents.
Spelled spelled_in(const store::Row& row) {
  return {std::string(row.text(0)), 2 * row.integer(1) > row.integer(2)};
}

}  // namespace

Result<std::int64_t> documents_with(store::Session& session, std::string_view word) {
  TRY(auto documents, session.one(
                          "SELECT documents FROM vocabulary WHERE word = $1",
                          [](const store::Row& row) { return row.integer(0); }, word));
  return documents.value_or(0);
}

Result<std::int64_t> documents_beginning(store::Session& session, std::string_view key) {
  std::int64_t sum = 0;
  TRY_VOID(session.each(
      "SELECT documents FROM vocabulary WHERE word >= $1 AND word < $2 LIMIT $3",
      [&](const store::Row& row) { sum += row.integer(0); }, key, after(key), kMostBeginnings));
  return sum;
}

Result<Inflected> inflected(store::Session& session, std::string_view key, std::size_t most) {
  TRY(Counts known, near(session, key));
  Inflected found;
  found.forms = forms(key, [&](std::string_view word) { return known.find(word) != known.end(); });
  if (found.forms.size() > most) {  // the frequent ones
    std::partial_sort(found.forms.begin(), found.forms.begin() + static_cast<std::ptrdiff_t>(most),
                      found.forms.end(), [&](const std::string& a, const std::string& b) {
                        return known.find(a)->second > known.find(b)->second;
                      });
    found.forms.resize(most);
  }
  for (const std::string& form : found.forms) found.documents += known.find(form)->second;
  return found;
}

Result<std::vector<Spelled>> completions(store::Session& session, std::string_view key,
                                         std::size_t most) {
  std::vector<Spelled> found;
  TRY_VOID(session.each(
      "SELECT spelling, english, documents FROM vocabulary WHERE word >= $1 AND word < $2 "
      "ORDER BY documents DESC, word LIMIT $3",
      [&](const store::Row& row) {
        Spelled spelled = spelled_in(row);
        bool again = std::find(found.begin(), found.end(), spelled) != found.end();
        if (!again && found.size() < most) found.push_back(std::move(spelled));
      },
      key, after(key), 2 * most));  // a word with dj is there with a single d too
  return found;
}

Result<std::optional<Spelled>> meant_by(store::Session& session, std::string_view key) {
  std::size_t bound = key.size() < 4 ? 0 : key.size() < 6 ? 1 : 2;
  std::optional<Spelled> best;
  std::size_t best_distance = bound + 1;
  std::int64_t best_count = 0;
  std::string beginning(text::prefix(key, 1));
  TRY_VOID(session.each(
      "SELECT spelling, english, documents, word FROM vocabulary WHERE word >= $1 AND word < $2",
      [&](const store::Row& row) {
        std::string_view word = row.text(3);
        std::size_t longer = std::max(word.size(), key.size()) - std::min(word.size(), key.size());
        if (longer > bound) return;
        std::size_t distance = text::edit_distance(word, key, bound);
        bool better =
            distance < best_distance || (distance == best_distance && row.integer(2) > best_count);
        if (distance > bound || !better) return;
        best = spelled_in(row);
        best_distance = distance;
        best_count = row.integer(2);
      },
      beginning, after(beginning)));
  return best;
}

}  // namespace glasnik::search
