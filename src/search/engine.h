#pragma once
// What SQLite's FTS5 is taught on each connection of the index: our tokenizer, and the relevance of
// a row. Internal to the room. Source: sqlite.org/fts5.html sections 4.3 and 7.
//
//   fts5(..., tokenize = 'glasnik')   A document is text in runs of one language, each begun by a
//       control octet (language_octet). All terms of a word stand at one place. A query's strings
//       are terms already, parted by spaces: user text never reaches FTS5 as such.
//   relevance(words, WEIGHTS, N)      WEIGHTS has the clauses of the MATCH, parted by semicolons:
//   in
//       how many documents one is, and a number for each of its phrases, in their order: "310 1
//       0.6". N is how many words the row has. BM25 in which a clause is one word: a place counts
//       by what it is found by, as 1 where by letters and key, times kHeadlineWeight in the
//       headline. The answer is an integer of millionths.

#include <functional>
#include <string>
#include <string_view>

#include "search/terms.h"

struct sqlite3;

namespace glasnik::search {

constexpr double kHeadlineWeight = 6;
int add_engine(sqlite3* connection);  // an SQLite result code

// Begins a run of a document's text; no such octet may stand in the text itself.
constexpr char language_octet(Language language) {
  return static_cast<char>(1 + static_cast<int>(language));
}

// Calls see(run, language) for each run of a document's text.
void each_run(std::string_view text, const std::function<void(std::string_view, Language)>& see);

// A term as the index has it: "Kvucic".
std::string indexed_term(TermKind kind, std::string_view text);

}  // namespace glasnik::search
