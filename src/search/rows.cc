#include "search/rows.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <map>

#include "search/engine.h"
#include "search/terms.h"
#include "text/key.h"

namespace glasnik::search {
namespace {

constexpr store::Script kTables = R"sql(
CREATE TABLE editions (
  id {integer} PRIMARY KEY,
  doc {integer} NOT NULL,
  type TEXT NOT NULL,
  year {integer} NOT NULL,
  day TEXT NOT NULL,
  langs TEXT NOT NULL,
  video {integer} NOT NULL,
  size {integer} NOT NULL,
  source {octets} NOT NULL
) {strict};
CREATE UNIQUE INDEX editions_by_document ON editions (doc);
CREATE VIRTUAL TABLE words USING fts5(headline, body, content='', tokenize='glasnik');
CREATE TABLE vocabulary (
  word TEXT PRIMARY KEY,
  spelling TEXT NOT NULL,
  documents {integer} NOT NULL
) {clustered};
CREATE TABLE progress (
  one {integer} PRIMARY KEY,
  mark {integer} NOT NULL
) {strict};
)sql";

constexpr char kSeam = '\x1e';  // between headline and body

Bytes deflated(const std::string& text) {
  uLongf size = compressBound(text.size());
  Bytes packed(size, '\0');
  int result = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                         reinterpret_cast<const Bytef*>(text.data()), text.size(), 6);
  ENSURE(result == Z_OK);
  packed.resize(size);
  return packed;
}

Result<std::string> inflated(BytesView packed, std::int64_t size) {
  std::string text(static_cast<std::size_t>(std::max<std::int64_t>(0, size)), '\0');
  uLongf length = text.size();
  int result = uncompress(reinterpret_cast<Bytef*>(text.data()), &length,
                          reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (result != Z_OK || length != text.size()) return Error{Code::corrupt, "a row of the index"};
  return text;
}

// By the instant, then by number; both orders of a list newest first are this one backwards.
std::int64_t order_of(const Entry& entry) {
  auto seconds = std::chrono::floor<std::chrono::seconds>(entry.dated).time_since_epoch().count();
  std::int64_t since =
      std::clamp<std::int64_t>(seconds + (std::int64_t{1} << 34), 0, (std::int64_t{1} << 38) - 1);
  return (since << 24) | (entry.document.number & 0xFFFFFF);
}

// The words of a source by key, each once, with a spelling of it; those with dj under a single d
// too.
std::map<std::string, std::string> words_of(std::string_view source) {
  std::map<std::string, std::string> words;
  each_term(source, Language::serbian, [&](const Term& term) {
    bool digit = term.text[0] >= '0' && term.text[0] <= '9';
    bool is_key = term.kind == TermKind::key && term.first && !digit;
    if (is_key || term.kind == TermKind::single) {
      words.try_emplace(std::string(term.text), text::letters(term.span.of(source)));
    }
  });
  return words;
}

Result<void> count_words(store::Session& session, std::string_view source, std::int64_t by) {
  for (const auto& [word, spelling] : words_of(source)) {
    TRY_VOID(session.execute(
        "INSERT INTO vocabulary (word, spelling, documents) VALUES ($1, $2, $3) "
        "ON CONFLICT (word) DO UPDATE SET documents = vocabulary.documents + excluded.documents",
        word, spelling, by));
    if (by < 0) {
      TRY_VOID(session.execute("DELETE FROM vocabulary WHERE word = $1 AND documents <= 0", word));
    }
  }
  return {};
}

struct Stored {
  std::int64_t id = 0;
  std::string source;
};

Result<std::optional<Stored>> stored(store::Session& session, DocumentId document) {
  return session.one(
      "SELECT id, size, source FROM editions WHERE doc = $1",
      [](const store::Row& row) -> Result<Stored> {
        TRY(std::string source, inflated(row.octets(2), row.integer(1)));
        return Stored{row.integer(0), std::move(source)};
      },
      document);
}

}  // namespace

Result<void> make_tables(store::Session& session) {
  TRY_VOID(session.run(kTables));
  TRY_VOID(session.execute("INSERT INTO progress (one, mark) VALUES (1, 0)"));
  return {};
}

Result<std::int64_t> mark_of(store::Session& session) {
  TRY(auto mark, session.one("SELECT mark FROM progress",
                             [](const store::Row& row) { return row.integer(0); }));
  if (!mark) return Error{Code::corrupt, "the index does not know how far it is"};
  return *mark;
}

Result<void> put_mark(store::Session& session, std::int64_t mark) {
  TRY_VOID(session.execute("UPDATE progress SET mark = $1", mark));
  return {};
}

Result<void> remove_entry(store::Session& session, DocumentId document) {
  TRY(auto row, stored(session, document));
  if (!row) return {};
  std::size_t seam = row->source.find(kSeam);
  if (seam == row->source.npos) return Error{Code::corrupt, "a row of the index has no seam"};
  TRY_VOID(session.execute(
      "INSERT INTO words (words, rowid, headline, body) VALUES ('delete', $1, $2, $3)", row->id,
      std::string_view(row->source).substr(0, seam),
      std::string_view(row->source).substr(seam + 1)));
  TRY_VOID(count_words(session, row->source, -1));
  TRY_VOID(session.execute("DELETE FROM editions WHERE id = $1", row->id));
  return {};
}

Result<void> put_entry(store::Session& session, const Entry& entry) {
  std::int64_t id = order_of(entry);
  std::string source = entry.headline + kSeam + entry.body;
  std::string langs = "|";
  for (const std::string& lang : entry.langs) langs += lang + "|";
  TRY_VOID(session.execute(
      "INSERT INTO editions (id, doc, type, year, day, langs, video, size, source) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      id, entry.document, entry.type, static_cast<int>(entry.day.year()), iso_date(entry.day),
      langs, entry.video, source.size(), store::Octets{deflated(source)}));
  TRY_VOID(session.execute("INSERT INTO words (rowid, headline, body) VALUES ($1, $2, $3)", id,
                           entry.headline, entry.body));
  return count_words(session, source, 1);
}

Result<void> merge_all(store::Session& session) {
  TRY_VOID(session.execute("INSERT INTO words (words) VALUES ('optimize')"));
  return {};
}

}  // namespace glasnik::search
