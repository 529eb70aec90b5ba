// Search against Xapian 1.4: thousands of real releases, multiplied, in both; the rate of indexing,
// the octets of the index, and how long the same questions take, in turn, on one thread.
// Usage: search_bench DIRECTORY DOCUMENTS FILE.jsonl ...

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <fstream>
#include <map>
#include <random>

#include "search_contenders.h"

using namespace glasnik;
using bench::Text;

namespace {

constexpr int kRounds = 3;
constexpr std::size_t kQuestions = 60;  // of a kind
constexpr std::size_t kBatch = 400;

std::vector<Text> releases_of(int count, char** paths) {
  std::vector<Text> all;
  for (int i = 0; i < count; ++i) {
    std::ifstream in(paths[i]);
    for (std::string line; std::getline(in, line);) {
      boost::json::value parsed = boost::json::parse(line);
      const boost::json::object& fields = parsed.as_object();
      if (!fields.contains("text") || !fields.at("text").is_string()) continue;
      Text text;
      text.body = fields.at("text").as_string();
      const auto* title = fields.if_contains("title");
      text.headline = title != nullptr && title->is_string() ? std::string(title->as_string())
                                                             : text.body.substr(0, 80);
      if (text.headline.size() > 250) text.headline.resize(250);
      all.push_back(std::move(text));
    }
  }
  return all;
}

// The i-th document: a release as it is, the first time round; then the beginning of one and the
// end of another, under the headline of the first.
Text document(const std::vector<Text>& releases, std::size_t i) {
  std::size_t round = i / releases.size();
  const Text& first = releases[i % releases.size()];
  Text text{static_cast<std::int64_t>(i) + 1, first.headline, first.body};
  if (round == 0) return text;
  const Text& other = releases[(i + round * 613) % releases.size()];
  text.body =
      first.body.substr(0, first.body.size() / 2) + ' ' + other.body.substr(other.body.size() / 2);
  return text;
}

template <typename Contender>
double load(Contender& contender, const std::vector<Text>& releases, std::size_t count) {
  double spent = 0;
  std::vector<Text> batch;
  for (std::size_t i = 0; i < count; ++i) {
    batch.push_back(document(releases, i));
    if (batch.size() < kBatch && i + 1 < count) continue;
    double begun = bench::seconds();
    contender.load(batch);
    spent += bench::seconds() - begun;
    batch.clear();
  }
  return spent;
}

struct Kind {
  std::string name;
  std::vector<std::string> questions;
  std::string type;  // a filter
};

// Questions of each kind, from words by how many documents they are in.
class Questions {
 public:
  Questions(Xapian::Database& database, const std::vector<Text>& releases) : releases_(releases) {
    double documents = database.get_doccount();
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      const std::string& word = *term;
      bool plain = word.size() > 3 && std::all_of(word.begin(), word.end(), [](char letter) {
                     return letter >= 'a' && letter <= 'z';
                   });
      if (!plain) continue;
      double share = term.get_termfreq() / documents;
      if (share < 0.0005) rare_.push_back(word);
      if (share >= 0.005 && share < 0.03) middling_.push_back(word);
      if (share >= 0.15) common_.push_back(word);
    }
  }

  std::vector<Kind> kinds() {
    auto two = [&] { return one(middling_) + " " + one(common_); };
    auto many = [&] {
      std::string words;
      for (int i = 0; i < 1'000; ++i) words += one(i % 2 == 0 ? middling_ : rare_) + " ";
      return words;
    };
    auto rare = [&] { return one(rare_); };
    auto middling = [&] { return one(middling_); };
    auto common = [&] { return one(common_); };
    return {{"rare word", made(rare), ""},
            {"middling word", made(middling), ""},
            {"common word", made(common), ""},
            {"two words", made(two), ""},
            {"two common", made([&] { return common() + " " + common(); }), ""},
            {"phrase", made([&] { return phrase(); }), ""},
            {"prefix", made([&] { return middling().substr(0, 4) + "*"; }), ""},
            {"facet", made(common), "statement"},
            {"1,000 words", made(many), ""}};
  }

 private:
  template <typename Make>
  std::vector<std::string> made(Make make) {
    std::vector<std::string> questions;
    for (std::size_t i = 0; i < kQuestions; ++i) questions.push_back(make());
    return questions;
  }

  std::string one(const std::vector<std::string>& words) { return words[random_() % words.size()]; }

  // Two words that follow each other in some release.
  std::string phrase() {
    while (true) {
      const std::string& body = releases_[random_() % releases_.size()].body;
      if (body.size() < 200) continue;
      std::size_t begin = body.find(' ', random_() % (body.size() - 100));
      if (begin == body.npos) continue;
      std::size_t middle = body.find(' ', begin + 1);
      std::size_t end = middle == body.npos ? body.npos : body.find(' ', middle + 1);
      if (end == body.npos) continue;
      std::string words = body.substr(begin + 1, end - begin - 1);
      bool plain = std::all_of(words.begin(), words.end(),
                               [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
      if (plain && words.size() > 8) return '"' + words + '"';
    }
  }

  const std::vector<Text>& releases_;
  std::mt19937 random_{20'260'101};
  std::vector<std::string> rare_;
  std::vector<std::string> middling_;
  std::vector<std::string> common_;
};

double quantile(std::vector<double> times, double share) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

template <typename Ask>
double timed(Ask ask) {
  double begun = bench::seconds();
  ask();
  return (bench::seconds() - begun) * 1e3;
}

// Whether our slowest answers are as quick as theirs.
bool compare(bench::Ours& ours, bench::Theirs& theirs, const Kind& kind, search::Order order) {
  search::Filter filter;
  filter.type = kind.type;
  std::vector<double> our_times;
  std::vector<double> their_times;
  for (int round = 0; round < kRounds; ++round) {
    for (const std::string& typed : kind.questions) {
      our_times.push_back(timed([&] { ours.find(typed, order, filter); }));
      their_times.push_back(timed([&] { theirs.find(typed, order, false, kind.type); }));
    }
  }
  double ours99 = quantile(our_times, 0.99);
  double theirs99 = quantile(their_times, 0.99);
  std::printf("%-14s %-9s  ours %7.2f %7.2f ms   Xapian %7.2f %7.2f ms   p99 ratio %.2f\n",
              kind.name.c_str(), order == search::Order::newest ? "newest" : "relevance",
              quantile(our_times, 0.5), ours99, quantile(their_times, 0.5), theirs99,
              ours99 / theirs99);
  std::fflush(stdout);
  return ours99 <= theirs99;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const std::string directory = argv[1];
  const std::size_t count = std::stoul(argv[2]);
  std::vector<Text> releases = releases_of(argc - 3, argv + 3);
  bench::Ours ours(directory + "/ours");
  bench::Theirs theirs(directory + "/xapian");
  bench::Bare bare(directory + "/bare");
  double our_load = load(ours, releases, count);
  ours.finish_loading();
  double bare_load = load(bare, releases, count);
  double their_load = load(theirs, releases, count);
  their_load += timed([&] { theirs.finish_loading(); }) / 1e3;
  double documents = static_cast<double>(count);
  std::printf(
      "indexing: ours %.0f documents/s, bare FTS5 %.0f (%.2fx the time), Xapian %.0f (%.2fx)\n",
      documents / our_load, documents / bare_load, our_load / bare_load, documents / their_load,
      our_load / their_load);
  std::printf("index: ours %.0f MB, Xapian %.0f MB (ratio %.2f)\n",
              static_cast<double>(ours.octets()) / 1e6, static_cast<double>(theirs.octets()) / 1e6,
              static_cast<double>(ours.octets()) / static_cast<double>(theirs.octets()));
  std::fflush(stdout);
  bool reached = true;
  for (const Kind& kind : Questions(theirs.database(), releases).kinds()) {
    for (search::Order order : {search::Order::newest, search::Order::relevance}) {
      reached &= compare(ours, theirs, kind, order);
    }
  }
  return reached ? 0 : 1;
}
