#pragma once
// The index of what is public: one file per node, DIR/search/index.db, a projection of the record
// that follows it by its own mark and can be thrown away at any time.
//
// The index nominates documents; every word that a reader is shown comes from the record, in the
// reader's own snapshot. One row a document: the variants are one hit. A row keeps the text that it
// was made of, compressed, because FTS5 needs it to take the row out again; what law removes is
// taken out, the rest merged anew and the file rewritten before follow() answers.
//
// Deliberately absent: drafts, versions that no longer stand, and what was retracted, merged or
// removed.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/file.h"
#include "search/query.h"
#include "store/database.h"
#include "store/sqlite.h"

namespace glasnik::search {

// What a search may be narrowed by.
struct Filter {
  std::string type;  // empty: all
  std::optional<int> year;
  std::string lang;  // public in this variant; empty: any
  bool video = false;
};

enum class Order { newest, relevance };

struct Question {
  Query query;
  Filter filter;
  Order order = Order::newest;
  std::int64_t skip = 0;
  std::int64_t limit = 20;
};

struct Facet {
  std::string value;
  std::int64_t count = 0;
};

// A word of the index as it is written: in lower case, Serbian in Latin.
struct Spelled {
  std::string letters;
  bool english = false;  // most texts that have it have it in English
  bool operator==(const Spelled&) const = default;
};

// A word that the index has not, and the one that it was meant to be.
struct Suggestion {
  std::string word;
  Spelled meant;
};

struct Found {
  std::vector<DocumentId> documents;  // in order
  std::int64_t count = 0;             // of all matches, up to kMostRanked
  bool more = false;                  // there are more than were counted
  std::vector<Facet> types;
  std::vector<Facet> years;  // newest first
  std::vector<Facet> langs;
  std::int64_t videos = 0;
  // Nothing has all words: these have some of them, the unknown ones put right; the best first.
  bool loosened = false;
  std::vector<Suggestion> suggestions;
  std::vector<std::string> marked;  // search/expression.h
  std::vector<std::string> marked_beginnings;
};

// So many of the newest matches are counted, and ranked where relevance is asked for.
constexpr std::int64_t kMostRanked = 5'000;

class Index {
 public:
  // Opens or makes it. An error: it cannot be read, and is best removed and made anew.
  // `settings` are the record's: the same disk in tests. One writer: the holder of the vault.
  static Result<std::unique_ptr<Index>> open(Files& files, store::SqliteOptions settings,
                                             const std::string& directory);

  // Brings the index up to what the record has published. Also after a crash, and from nothing.
  Result<void> follow(store::Database& record);
  // Throws everything away first.
  Result<void> rebuild(store::Database& record);

  // Up to which size of the log the index has followed; waits so long for it to reach `size`.
  std::int64_t wait_for(std::int64_t size, std::chrono::milliseconds patience);

  Result<Found> find(const Question& question);
  // The most frequent words that begin so; none for a single letter.
  Result<std::vector<Spelled>> complete(std::string_view beginning, std::size_t most);

 private:
  explicit Index(std::unique_ptr<store::Database> database) : database_(std::move(database)) {}
  Result<void> forget();
  void reached(std::int64_t mark);

  std::unique_ptr<store::Database> database_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::int64_t mark_ = 0;  // guarded by mutex_
};

}  // namespace glasnik::search
