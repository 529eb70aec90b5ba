#include "search/index.h"

#include <algorithm>
#include <limits>
#include <set>

#include "ledger/log_reader.h"
#include "record/document.h"
#include "search/collect.h"
#include "search/engine.h"
#include "search/find.h"
#include "search/rows.h"
#include "search/vocabulary.h"
#include "text/key.h"
#include "text/utf8.h"

namespace glasnik::search {
namespace {

// Acts taken at a time: what one transaction of the index holds.
constexpr std::int64_t kBatch = 400;

std::string path_of(const std::string& directory) { return directory + "/search/index.db"; }

Result<std::unique_ptr<store::Database>> open_file(Files& files,
                                                   const store::SqliteOptions& settings,
                                                   const std::string& directory) {
  TRY_VOID(files.make_directory(directory + "/search"));
  TRY_VOID(files.sync_directory(directory));
  TRY(auto database, store::open_sqlite(files, settings));
  TRY_VOID(database->write([](store::Session& session) -> Result<void> {
    TRY(auto made, session.one("SELECT count(*) FROM sqlite_schema WHERE name = 'progress'",
                               [](const store::Row& row) { return row.integer(0) > 0; }));
    if (!made.value_or(false)) TRY_VOID(make_tables(session));
    TRY_VOID(check_form(session));
    return {};
  }));
  return database;
}

// What the record has published beyond a mark, as the index takes it.
struct Piece {
  std::int64_t mark = 0;       // up to which size of the log this goes
  std::int64_t published = 0;  // which the record has
  bool removal = false;        // by law: the words must leave the disk
  std::vector<DocumentId> touched;
  std::vector<Entry> entries;  // of those that are public
};

Result<void> collect_touched(store::Session& record, Piece& piece) {
  for (DocumentId document : piece.touched) {
    TRY(auto entry, collect(record, document));
    if (entry) piece.entries.push_back(*std::move(entry));
  }
  // Rows in their order spare FTS5 the sorting.
  std::sort(piece.entries.begin(), piece.entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.dated, a.document) < std::pair(b.dated, b.document);
  });
  return {};
}

bool removes(const record::Act& act) { return act.kind == "remove_legal"; }

Result<Piece> read_piece(store::Session& record, std::int64_t mark) {
  Piece piece;
  TRY(auto newest, ledger::newest_checkpoint(record));
  piece.published = newest ? static_cast<std::int64_t>(newest->size) : 0;
  piece.mark = std::min(piece.published, mark + kBatch);
  TRY(auto acts, record::acts_between(record, mark, piece.mark));
  std::set<DocumentId> touched;
  for (const record::Act& act : acts) touched.insert(act.document);
  piece.removal = std::any_of(acts.begin(), acts.end(), removes);
  piece.touched.assign(touched.begin(), touched.end());
  TRY_VOID(collect_touched(record, piece));
  return piece;
}

// What law removed is out of the record's rows once the act is committed, published or not.
Result<Piece> read_unpublished_removals(store::Session& record, std::int64_t published) {
  Piece piece;
  piece.mark = piece.published = published;
  TRY(auto acts, record::acts_between(record, published, std::numeric_limits<std::int64_t>::max()));
  std::set<DocumentId> touched;
  for (const record::Act& act : acts) {
    if (removes(act)) touched.insert(act.document);
  }
  piece.removal = !touched.empty();
  piece.touched.assign(touched.begin(), touched.end());
  TRY_VOID(collect_touched(record, piece));
  return piece;
}

Result<void> write_piece(store::Session& session, const Piece& piece) {
  WordCounts counts;
  for (DocumentId document : piece.touched) TRY_VOID(remove_entry(session, document, counts));
  for (const Entry& entry : piece.entries) TRY_VOID(put_entry(session, entry, counts));
  TRY_VOID(counts.store(session));
  if (piece.removal) TRY_VOID(merge_all(session));
  return put_mark(session, piece.mark);
}

}  // namespace

Result<std::unique_ptr<Index>> Index::open(Files& files, store::SqliteOptions settings,
                                           const std::string& directory) {
  settings.path = path_of(directory);
  settings.extension = add_engine;
  TRY(auto database, open_file(files, settings, directory));
  return std::unique_ptr<Index>(new Index(std::move(database)));
}

// A crash between the removal's transaction and the rewriting of the file would leave octets of it
// in freed pages: so the mark passes a removal only once the file is rewritten.
Result<void> Index::follow(store::Database& record) {
  TRY(std::int64_t mark, database_->read([](store::Session& s) { return mark_of(s); }));
  while (true) {
    TRY(Piece piece, record.read([&](store::Session& s) { return read_piece(s, mark); }));
    if (piece.published < mark) return rebuild(record);  // of another record, or from its future
    if (piece.mark == mark) break;
    std::int64_t reached_mark = piece.mark;
    if (piece.removal) piece.mark = mark;
    TRY_VOID(database_->write([&](store::Session& s) { return write_piece(s, piece); }));
    if (piece.removal) {
      TRY_VOID(database_->forget_deleted());
      TRY_VOID(database_->write([&](store::Session& s) { return put_mark(s, reached_mark); }));
    }
    mark = reached_mark;
    reached(mark);
  }
  reached(mark);
  TRY(Piece removals,
      record.read([&](store::Session& s) { return read_unpublished_removals(s, mark); }));
  if (!removals.removal) return {};
  TRY_VOID(database_->write([&](store::Session& s) { return write_piece(s, removals); }));
  return database_->forget_deleted();
}

Result<void> Index::rebuild(store::Database& record) {
  TRY_VOID(forget());
  return follow(record);
}

Result<void> Index::forget() {
  TRY_VOID(database_->write([](store::Session& session) -> Result<void> {
    TRY_VOID(session.execute("INSERT INTO words (words) VALUES ('delete-all')"));
    TRY_VOID(session.execute("DELETE FROM editions"));
    TRY_VOID(session.execute("DELETE FROM sources"));
    TRY_VOID(session.execute("DELETE FROM vocabulary"));
    return put_mark(session, 0);
  }));
  {
    std::lock_guard lock(mutex_);
    mark_ = 0;
  }
  return database_->forget_deleted();
}

void Index::reached(std::int64_t mark) {
  {
    std::lock_guard lock(mutex_);
    mark_ = mark;
  }
  moved_.notify_all();
}

std::int64_t Index::wait_for(std::int64_t size, std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  moved_.wait_for(lock, patience, [&] { return mark_ >= size; });
  return mark_;
}

Result<Found> Index::find(const Question& question) {
  return database_->read([&](store::Session& session) { return find_in(session, question); });
}

Result<std::vector<Spelled>> Index::complete(std::string_view beginning, std::size_t most) {
  std::string key = text::key(beginning);
  if (text::count_code_points(key) < 2) return std::vector<Spelled>();
  return database_->read([&](store::Session& session) { return completions(session, key, most); });
}

}  // namespace glasnik::search
