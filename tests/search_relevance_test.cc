// How good the order by relevance is, on questions that people have judged (CISI): no worse than
// what Xapian 1.4.22 makes of the same with BM25 and its English stemmer
// (benchmarks/cisi_bench.cc).

#include <doctest/doctest.h>

#include "cisi.h"
#include "inputs.h"
#include "newsroom_fixture.h"
#include "search/engine.h"
#include "search/index.h"
#include "search/rows.h"

using namespace glasnik;

namespace {

constexpr double kXapian = 0.3469;

// An index of these texts alone, beside no record.
std::unique_ptr<search::Index> index_of(const std::vector<test::Record>& records,
                                        const std::string& directory) {
  std::filesystem::create_directories(directory + "/search");
  store::SqliteOptions settings;
  settings.synchronous = store::SqliteOptions::Synchronous::off;
  auto opened = search::Index::open(operating_system_files(), settings, directory);
  REQUIRE(opened.ok());
  settings.path = directory + "/search/index.db";
  settings.extension = search::add_engine;
  auto database = store::open_sqlite(operating_system_files(), settings);
  REQUIRE(database.ok());
  auto written = (*database)->write([&](store::Session& session) -> Result<void> {
    search::WordCounts counts;
    const std::string language(1, search::language_octet(search::Language::english));
    for (const test::Record& record : records) {
      search::Entry entry{DocumentId{record.id},
                          Time{},
                          Date(std::chrono::year(1979) / 1 / 1),
                          "news",
                          {"en"},
                          false,
                          language + record.title,
                          ""};
      entry.body = language + record.text;
      TRY_VOID(search::put_entry(session, entry, counts));
    }
    return counts.store(session);
  });
  REQUIRE(written.ok());
  return std::move(*opened);
}

}  // namespace

TEST_CASE("the best come first as judges see it, no worse than by BM25 elsewhere") {
  auto collection = test::inputs("ir/cisi");
  if (!collection) return;
  test::TestNewsroom room;
  auto index = index_of(test::records_of(*collection / "CISI.ALL"), room.root() + "/cisi");
  auto relevant = test::judgements_of(*collection / "CISI.REL");
  double sum = 0;
  for (const test::Record& question : test::records_of(*collection / "CISI.QRY")) {
    if (relevant.count(question.id) == 0) continue;
    search::Question asked;
    asked.query = search::parse_query(test::unmarked(question.text));
    asked.order = search::Order::relevance;
    auto found = index->find(asked);
    REQUIRE(found.ok());
    std::vector<std::int64_t> ids;
    for (DocumentId document : found->documents) ids.push_back(document.number);
    sum += test::ndcg(ids, relevant[question.id]);
  }
  double reached = sum / static_cast<double>(relevant.size());
  MESSAGE("nDCG@10: " << reached);
  CHECK(reached >= kXapian);
}
