// How good the order by relevance is: nDCG@10 over the CISI collection (1,460 abstracts, 76 judged
// questions), ours and Xapian's BM25 with its English stemmer. Fails where ours is worse.
// Usage: cisi_bench WORKING_DIRECTORY CISI_DIRECTORY

#include <cstdio>

#include "cisi.h"
#include "search_contenders.h"

using namespace glasnik;
using bench::Text;
using test::ndcg;

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string directory = argv[1];
  const std::string collection = argv[2];
  bench::Ours ours(directory + "/ours");
  bench::Theirs theirs(directory + "/xapian");
  std::vector<Text> texts;
  for (test::Record& record : test::records_of(collection + "/CISI.ALL")) {
    texts.push_back({record.id, std::move(record.title), std::move(record.text)});
  }
  ours.load(texts);
  ours.finish_loading();
  theirs.load(texts);
  theirs.finish_loading();
  auto relevant = test::judgements_of(collection + "/CISI.REL");
  double our_sum = 0;
  double their_sum = 0;
  for (const test::Record& question : test::records_of(collection + "/CISI.QRY")) {
    if (relevant.count(question.id) == 0) continue;
    std::string typed = test::unmarked(question.text);
    our_sum += ndcg(ours.find(typed, search::Order::relevance), relevant[question.id]);
    their_sum += ndcg(theirs.find(typed, search::Order::relevance, true), relevant[question.id]);
  }
  double questions = static_cast<double>(relevant.size());
  std::printf("nDCG@10 of %.0f questions: ours %.4f, Xapian BM25 %.4f\n", questions,
              our_sum / questions, their_sum / questions);
  return our_sum >= their_sum ? 0 : 1;
}
