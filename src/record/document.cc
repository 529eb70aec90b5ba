#include "record/document.h"

namespace glasnik::record {
namespace {

constexpr Standing kStandings[] = {Standing::unreleased, Standing::current, Standing::withdrawn,
                                   Standing::retracted,  Standing::merged,  Standing::removed};

// The columns of every query for acts, in the order act_from() reads them.
#define ACT_COLUMNS \
  "entry, doc, seq, kind, major, minor, issued, coalesce(reason, ''), content_entry"

Version version_from(const store::Row& row, std::size_t column) {
  return {static_cast<int>(row.integer(column)), static_cast<int>(row.integer(column + 1))};
}

// The columns of every query for states, in the order state_from() reads them.
#define STATE_COLUMNS "id, standing, seq, major, minor, last_entry, content_entry"

Result<DocumentState> state_from(const store::Row& row) {
  TRY(Standing standing, parse_standing(row.text(1)));
  return DocumentState{row.document(0),      standing,       row.integer(2),
                       version_from(row, 3), row.integer(5), row.integer(6)};
}

Result<Act> act_from(const store::Row& row) {
  TRY(Time issued, parse_rfc3339(row.text(6)));
  return Act{row.integer(0),           row.document(1),      row.integer(2),
             std::string(row.text(3)), version_from(row, 4), issued,
             std::string(row.text(7)), row.integer(8)};
}

}  // namespace

Result<Standing> parse_standing(std::string_view name) {
  for (Standing standing : kStandings) {
    if (standing_name(standing) == name) return standing;
  }
  return Error{Code::corrupt, "unknown standing " + std::string(name)};
}

Result<std::optional<DocumentState>> document_state(store::Session& session, DocumentId id) {
  return session.one("SELECT " STATE_COLUMNS " FROM documents WHERE id = $1", state_from, id);
}

Result<void> each_state(store::Session& session, DocumentId first, DocumentId last,
                        const std::function<void(DocumentId, Result<DocumentState>)>& see) {
  return session.each(
      "SELECT " STATE_COLUMNS " FROM documents WHERE id >= $1 AND id <= $2 ORDER BY id",
      [&](const store::Row& row) { see(row.document(0), state_from(row)); }, first, last);
}

Result<void> put_document_state(store::Session& session, const DocumentState& state) {
  TRY_VOID(session.execute(
      "INSERT INTO documents (id, standing, seq, major, minor, last_entry, content_entry) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET standing = $2, seq = $3, "
      "major = $4, minor = $5, last_entry = $6, content_entry = $7",
      state.id, standing_name(state.standing), state.seq, state.version.major, state.version.minor,
      state.last_entry, state.content_entry));
  return {};
}

Result<DocumentId> next_document_id(store::Session& session) {
  TRY(auto next, session.one("SELECT coalesce(max(id), 0) + 1 FROM documents",
                             [](const store::Row& row) { return row.document(0); }));
  return next.value_or(DocumentId{1});
}

Standing standing_after(Standing before, const Act& act) {
  if (act.content_entry == act.entry) return Standing::current;
  if (act.kind == "withdraw") return Standing::withdrawn;
  if (act.kind == "unwithdraw") return Standing::current;
  if (act.kind == "retract") return Standing::retracted;
  if (act.kind == "merge") return Standing::merged;
  return act.content_entry == kNoWords ? Standing::removed : before;
}

Result<void> put_act(store::Session& session, const Act& act) {
  TRY_VOID(session.execute(
      "INSERT INTO acts (entry, doc, seq, kind, major, minor, issued, reason, content_entry) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      act.entry, act.document, act.seq, act.kind, act.version.major, act.version.minor,
      rfc3339(act.issued), act.reason, act.content_entry));
  return {};
}

Result<void> each_act(store::Session& session,
                      const std::function<Result<void>(DocumentId, Result<Act>)>& see) {
  return session.each("SELECT " ACT_COLUMNS " FROM acts ORDER BY doc, seq",
                      [&](const store::Row& row) { return see(row.document(1), act_from(row)); });
}

Result<std::vector<Act>> acts_of(store::Session& session, DocumentId id, std::int64_t below) {
  return session.all("SELECT " ACT_COLUMNS " FROM acts WHERE doc = $1 AND entry < $2 ORDER BY seq",
                     act_from, id, below);
}

Result<std::optional<Act>> act_of(store::Session& session, DocumentId id, std::int64_t seq) {
  return session.one("SELECT " ACT_COLUMNS " FROM acts WHERE doc = $1 AND seq = $2", act_from, id,
                     seq);
}

Result<std::vector<Act>> acts_between(store::Session& session, std::int64_t from,
                                      std::int64_t below) {
  return session.all("SELECT " ACT_COLUMNS
                     " FROM acts WHERE entry >= $1 AND entry < $2 ORDER BY entry",
                     act_from, from, below);
}

Result<std::vector<Act>> newest_acts(store::Session& session, std::string_view kind,
                                     std::string_view lang, std::int64_t below,
                                     std::int64_t limit) {
  return session.all(
      "SELECT " ACT_COLUMNS
      " FROM acts WHERE kind = $1 AND entry < $2 AND NOT EXISTS (SELECT 1 FROM acts AS later "
      "WHERE later.doc = acts.doc AND later.kind = $1 AND later.entry > acts.entry "
      "AND later.entry < $2) AND EXISTS (SELECT 1 FROM published WHERE published.doc = acts.doc "
      "AND published.lang = $3 AND published.standing IN ('current', 'withdrawn')) "
      "ORDER BY entry DESC LIMIT $4",
      act_from, kind, below, lang, limit);
}

Result<std::vector<Act>> newest_removals(store::Session& session, std::string_view lang,
                                         std::int64_t below, std::int64_t limit) {
  return session.all(
      "SELECT " ACT_COLUMNS
      " FROM acts WHERE (kind IN ('retract', 'merge') OR (kind = 'remove_legal' "
      "AND content_entry < 0)) AND entry < $1 "
      "AND EXISTS (SELECT 1 FROM published WHERE published.doc = acts.doc "
      "AND published.lang = $2 AND published.standing IN ('retracted', 'merged', 'removed')) "
      "ORDER BY entry DESC LIMIT $3",
      act_from, below, lang, limit);
}

Result<std::string> note_of(store::Session& session, std::int64_t entry, std::string_view lang) {
  TRY(auto note, session.one(
                     "SELECT body FROM parts WHERE entry = $1 AND collection = 'notes' "
                     "AND name = $2",
                     [](const store::Row& row) { return std::string(row.text(0)); }, entry,
                     "note:" + std::string(lang)));
  return note.value_or(std::string());
}

}  // namespace glasnik::record
