#pragma once
// What SQLite's FTS5 is taught on each connection of the index: our tokenizer, and the relevance of
// a row. Internal to the room. Source: sqlite.org/fts5.html sections 4.3 and 7.
//
//   fts5(..., tokenize = 'glasnik')   A document is text in runs of one language, each begun by a
//       control octet (language_octet). All terms of a word stand at one place. A query's strings
//       are terms already, parted by spaces: user text never reaches FTS5 as such.
//   relevance(words, WEIGHTS)         WEIGHTS has one number a phrase, in the order of the MATCH,
//       parted by spaces: BM25 of each phrase by its weight, a place in the headline counting
//       kHeadlineWeight, as an integer of millionths.

#include <string>

#include "search/terms.h"

struct sqlite3;

namespace glasnik::search {

constexpr double kHeadlineWeight = 6;
// How many rows are counted to learn how rare a phrase is.
constexpr int kMostCounted = 5'000;

int add_engine(sqlite3* connection);  // an SQLite result code

// Begins a run of a document's text; no such octet may stand in the text itself.
constexpr char language_octet(Language language) {
  return static_cast<char>(1 + static_cast<int>(language));
}

// A term as the index has it: "Kvucic".
std::string indexed_term(TermKind kind, std::string_view text);

}  // namespace glasnik::search
