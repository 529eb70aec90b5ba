#pragma once
// The CISI collection (1,460 abstracts, 76 judged questions) and how good an order of them is:
// shared by a test and by a benchmark.

#include <cmath>
#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace glasnik::test {

struct Record {
  std::int64_t id = 0;
  std::string title;
  std::string text;
};

// The records of a file of the collection: .I N, then fields that each begin with .LETTER.
inline std::vector<Record> records_of(const std::string& path) {
  std::vector<Record> records;
  std::string* field = nullptr;
  std::string unread;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(".I")) {
      records.push_back({std::stoll(line.substr(2)), "", ""});
      field = &unread;
    } else if (line.starts_with(".T")) {
      field = &records.back().title;
    } else if (line.starts_with(".W")) {
      field = &records.back().text;
    } else if (line.starts_with(".")) {
      field = &unread;
    } else if (field != nullptr) {
      *field += line + ' ';
    }
  }
  return records;
}

inline std::map<std::int64_t, std::set<std::int64_t>> judgements_of(const std::string& path) {
  std::map<std::int64_t, std::set<std::int64_t>> relevant;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream numbers(line);
    std::int64_t question = 0;
    std::int64_t document = 0;
    if (numbers >> question >> document) relevant[question].insert(document);
  }
  return relevant;
}

inline double ndcg(const std::vector<std::int64_t>& found, const std::set<std::int64_t>& relevant) {
  constexpr std::size_t kDepth = 10;
  double gain = 0;
  double best = 0;
  for (std::size_t i = 0; i < kDepth; ++i) {
    double share = 1 / std::log2(static_cast<double>(i) + 2);
    if (i < found.size() && relevant.count(found[i]) > 0) gain += share;
    if (i < relevant.size()) best += share;
  }
  return gain / best;
}

// A question as it is typed: nothing in it means anything to a search's grammar.
inline std::string unmarked(std::string question) {
  for (char& octet : question) {
    if (std::string_view("\"+-*:()").find(octet) != std::string_view::npos) octet = ' ';
  }
  return question;
}

}  // namespace glasnik::test
