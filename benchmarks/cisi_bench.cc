// How good the order by relevance is: nDCG@10 over the CISI collection (1,460 abstracts, 76 judged
// questions), ours and Xapian's BM25 with its English stemmer. Fails where ours is worse.
// Usage: cisi_bench WORKING_DIRECTORY CISI_DIRECTORY

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "search_contenders.h"

using namespace glasnik;
using bench::Text;

namespace {

// The records of a file of the collection: .I N, then fields that each begin with .LETTER.
std::vector<Text> records_of(const std::string& path) {
  std::vector<Text> records;
  std::string* field = nullptr;
  std::string unread;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(".I")) {
      records.push_back({std::stoll(line.substr(2)), "", ""});
      field = &unread;
    } else if (line.starts_with(".T")) {
      field = &records.back().headline;
    } else if (line.starts_with(".W")) {
      field = &records.back().body;
    } else if (line.starts_with(".")) {
      field = &unread;
    } else if (field != nullptr) {
      *field += line + ' ';
    }
  }
  return records;
}

std::map<std::int64_t, std::set<std::int64_t>> judgements_of(const std::string& path) {
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

double ndcg(const std::vector<std::int64_t>& found, const std::set<std::int64_t>& relevant) {
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

std::string unmarked(std::string question) {
  for (char& octet : question) {
    if (std::string_view("\"+-*:()").find(octet) != std::string_view::npos) octet = ' ';
  }
  return question;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string directory = argv[1];
  const std::string collection = argv[2];
  bench::Ours ours(directory + "/ours");
  bench::Theirs theirs(directory + "/xapian");
  std::vector<Text> texts = records_of(collection + "/CISI.ALL");
  ours.load(texts);
  ours.finish_loading();
  theirs.load(texts);
  theirs.finish_loading();
  auto relevant = judgements_of(collection + "/CISI.REL");
  double our_sum = 0;
  double their_sum = 0;
  for (const Text& question : records_of(collection + "/CISI.QRY")) {
    if (relevant.count(question.id) == 0) continue;
    std::string typed = unmarked(question.body);
    our_sum += ndcg(ours.find(typed, search::Order::relevance), relevant[question.id]);
    their_sum += ndcg(theirs.find(typed, search::Order::relevance, true), relevant[question.id]);
  }
  double questions = static_cast<double>(relevant.size());
  std::printf("nDCG@10 of %.0f questions: ours %.4f, Xapian BM25 %.4f\n", questions,
              our_sum / questions, their_sum / questions);
  return our_sum >= their_sum ? 0 : 1;
}
