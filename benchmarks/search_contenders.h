#pragma once
// The two that benchmarks of search compare: our index, and Xapian with its English stemmer, both
// in a directory of their own and asked through their libraries.

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "search/index.h"

namespace glasnik::bench {

struct Text {
  std::int64_t id = 0;  // also its place in time
  std::string headline;
  std::string body;
};

class Ours {
 public:
  explicit Ours(const std::string& directory);
  void load(const std::vector<Text>& texts);  // as one transaction
  void finish_loading();                      // from here on it is asked
  std::vector<std::int64_t> find(const std::string& typed, search::Order order,
                                 const search::Filter& filter = {});
  std::uintmax_t octets() const;

 private:
  std::string directory_;
  std::unique_ptr<store::Database> loading_;
  std::unique_ptr<search::Index> index_;
};

class Theirs {
 public:
  explicit Theirs(const std::string& directory);
  void load(const std::vector<Text>& texts);
  void finish_loading();
  // All words are wanted, or any; as many matches are counted as we count.
  std::vector<std::int64_t> find(const std::string& typed, search::Order order, bool any_word,
                                 const std::string& type = "");
  std::uintmax_t octets() const;
  Xapian::Database& database() { return database_; }

 private:
  std::string directory_;
  std::unique_ptr<Xapian::WritableDatabase> loading_;
  Xapian::Database database_;
};

// How much smaller a plain FTS5 table is filled: without our tokenizer, words or sources.
class Bare {
 public:
  explicit Bare(const std::string& directory);
  void load(const std::vector<Text>& texts);

 private:
  std::unique_ptr<store::Database> database_;
};

std::string type_of(const Text& text);  // what facets are asked by
double seconds();                       // a clock that only goes on

}  // namespace glasnik::bench
