#include "search/rows.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>

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
  length {integer} NOT NULL
) {strict};
CREATE TABLE sources (
  id {integer} PRIMARY KEY,
  size {integer} NOT NULL,
  source {octets} NOT NULL
) {strict};
CREATE UNIQUE INDEX editions_by_document ON editions (doc);
CREATE VIRTUAL TABLE words USING fts5(headline, body, content='', tokenize='glasnik');
CREATE TABLE vocabulary (
  word TEXT PRIMARY KEY,
  spelling TEXT NOT NULL,
  documents {integer} NOT NULL,
  english {integer} NOT NULL
) {clustered};
CREATE TABLE progress (
  one {integer} PRIMARY KEY,
  mark {integer} NOT NULL,
  form {integer} NOT NULL
) {strict};
)sql";

// Counted up with each change of the tables, of terms.h, or of what collect.h takes.
constexpr std::int64_t kForm = 4;
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

bool is_number(std::string_view term) { return term[0] >= '0' && term[0] <= '9'; }

struct Stored {
  std::int64_t id = 0;
  std::string source;
};

Result<std::optional<Stored>> stored(store::Session& session, DocumentId document) {
  return session.one(
      "SELECT editions.id, size, source FROM editions JOIN sources ON sources.id = editions.id "
      "WHERE doc = $1",
      [](const store::Row& row) -> Result<Stored> {
        TRY(std::string source, inflated(row.octets(2), row.integer(1)));
        return Stored{row.integer(0), std::move(source)};
      },
      document);
}

}  // namespace

Result<void> make_tables(store::Session& session) {
  TRY_VOID(session.run(kTables));
  TRY_VOID(session.execute("INSERT INTO progress (one, mark, form) VALUES (1, 0, $1)", kForm));
  return {};
}

Result<void> check_form(store::Session& session) {
  TRY(auto form, session.one("SELECT form FROM progress",
                             [](const store::Row& row) { return row.integer(0); }));
  if (form != kForm) return Error{Code::corrupt, "the index is of another form"};
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

std::int64_t WordCounts::add(std::string_view source, std::int64_t by) {
  std::int64_t words = 0;
  ++sources_;
  each_run(source, [&](std::string_view run, Language language) {
    each_term(run, language, [&](const Term& term) {
      words += term.first;
      bool stem = term.kind == TermKind::stem;
      bool key = (term.kind == TermKind::key && term.first) || term.kind == TermKind::single;
      if (!stem && (!key || is_number(term.text))) return;
      auto [place, made] =
          words_.try_emplace(stem ? indexed_term(term.kind, term.text) : std::string(term.text));
      Counted& counted = place->second;
      if (made) counted.spelling = stem ? term.text : text::letters(term.span.of(run));
      if (language == Language::english && counted.english_source != sources_) {
        counted.english_source = sources_;
        counted.english += by;
      }
      if (counted.source == sources_) return;
      counted.source = sources_;
      counted.by += by;
    });
  });
  return words;
}

Result<void> WordCounts::store(store::Session& session) const {
  for (const auto& [word, counted] : words_) {
    if (counted.by == 0) continue;
    TRY_VOID(session.execute(
        "INSERT INTO vocabulary (word, spelling, documents, english) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (word) DO UPDATE SET documents = vocabulary.documents + excluded.documents, "
        "english = vocabulary.english + excluded.english",
        word, counted.spelling, counted.by, counted.english));
    if (counted.by < 0) {
      TRY_VOID(session.execute("DELETE FROM vocabulary WHERE word = $1 AND documents <= 0", word));
    }
  }
  return {};
}

Result<void> remove_entry(store::Session& session, DocumentId document, WordCounts& counts) {
  TRY(auto row, stored(session, document));
  if (!row) return {};
  std::size_t seam = row->source.find(kSeam);
  if (seam == row->source.npos) return Error{Code::corrupt, "a row of the index has no seam"};
  TRY_VOID(session.execute(
      "INSERT INTO words (words, rowid, headline, body) VALUES ('delete', $1, $2, $3)", row->id,
      std::string_view(row->source).substr(0, seam),
      std::string_view(row->source).substr(seam + 1)));
  counts.add(row->source, -1);
  TRY_VOID(session.execute("DELETE FROM editions WHERE id = $1", row->id));
  TRY_VOID(session.execute("DELETE FROM sources WHERE id = $1", row->id));
  return {};
}

Result<void> put_entry(store::Session& session, const Entry& entry, WordCounts& counts) {
  std::int64_t id = order_of(entry);
  std::string source = entry.headline + kSeam + entry.body;
  std::string langs = "|";
  for (const std::string& lang : entry.langs) langs += lang + "|";
  TRY_VOID(
      session.execute("INSERT INTO editions (id, doc, type, year, day, langs, video, length) "
                      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                      id, entry.document, entry.type, static_cast<int>(entry.day.year()),
                      iso_date(entry.day), langs, entry.video, counts.add(source, 1)));
  TRY_VOID(session.execute("INSERT INTO sources (id, size, source) VALUES ($1, $2, $3)", id,
                           source.size(), store::Octets{deflated(source)}));
  TRY_VOID(session.execute("INSERT INTO words (rowid, headline, body) VALUES ($1, $2, $3)", id,
                           entry.headline, entry.body));
  return {};
}

Result<void> merge_all(store::Session& session) {
  TRY_VOID(session.execute("INSERT INTO words (words) VALUES ('optimize')"));
  return {};
}

}  // namespace glasnik::search
