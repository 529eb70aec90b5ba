#include "record/work.h"

#include <algorithm>
#include <array>

namespace glasnik::record {
namespace {

using store::Octets;
using store::Row;

constexpr std::array<std::string_view, 7> kStateNames = {
    "draft", "submitted", "approved", "scheduled", "release_failed", "released", "discarded"};
constexpr std::array<std::string_view, 5> kReadinessNames = {
    "original", "derived", "in_translation", "translated", "reviewed"};

// Nobody and nothing are empty octets: a null would slip through every comparison.
template <typename Named>
Octets octets(const std::optional<Named>& maybe) {
  return {maybe ? maybe->view() : BytesView()};
}

std::optional<Key> person(const Row& row, std::size_t column) {
  if (row.octets(column).empty()) return std::nullopt;
  return row.key(column);
}

std::optional<Hash> hash(const Row& row, std::size_t column) {
  if (row.octets(column).empty()) return std::nullopt;
  return row.hash(column);
}

// The columns of every query for work, in the order work_from() reads them.
#define WORK_COLUMNS                                                                            \
  "key, doc, base_entry, act, source, state, revision, created_by, submitted_by, approved_by, " \
  "approval, release_at, zone, wall, failure, forced_by, force_reason, confirmed_by, "          \
  "released_by, released_hash, entry, salts, assertion"

Result<std::optional<Schedule>> schedule_from(const Row& row, std::size_t column) {
  if (row.is_null(column)) return std::optional<Schedule>();
  TRY(Time at, parse_rfc3339(row.text(column)));
  return std::optional(
      Schedule{at, std::string(row.text(column + 1)), std::string(row.text(column + 2))});
}

Result<Work> work_from(const Row& row) {
  Work work;
  work.key = row.key(0);
  if (!row.is_null(1)) work.document = row.document(1);
  work.base_entry = row.optional_integer(2);
  TRY(work.act, proof::parse_kind(row.text(3)));
  work.source = row.text(4);
  TRY(work.state, parse_work_state(row.text(5)));
  work.revision = row.integer(6);
  work.created_by = row.key(7);
  work.submitted_by = person(row, 8);
  work.approved_by = person(row, 9);
  work.approval = hash(row, 10);
  TRY(work.schedule, schedule_from(row, 11));
  work.failure = row.text(14);
  work.forced_by = person(row, 15);
  work.force_reason = row.text(16);
  work.confirmed_by = person(row, 17);
  work.released_by = person(row, 18);
  work.released_hash = hash(row, 19);
  work.entry = row.optional_integer(20);
  work.salts = row.octets(21);
  if (!row.text(22).empty()) {
    TRY(proof::Json json, proof::parse_canonical(row.text(22)));
    TRY(work.assertion, proof::read_approval(json));
  }
  return work;
}

Result<WorkText> text_from(const Row& row) {
  auto known = std::find(kReadinessNames.begin(), kReadinessNames.end(), row.text(1));
  if (known == kReadinessNames.end()) return Error{Code::corrupt, "a text of unknown readiness"};
  return WorkText{std::string(row.text(0)), static_cast<Readiness>(known - kReadinessNames.begin()),
                  person(row, 2), person(row, 3), person(row, 4)};
}

Result<WorkStep> step_from(const Row& row) {
  TRY(Time at, parse_rfc3339(row.text(0)));
  TRY(WorkState state, parse_work_state(row.text(3)));
  return WorkStep{at,    person(row, 1), std::string(row.text(2)),
                  state, row.integer(4), std::string(row.text(5))};
}

}  // namespace

std::string_view state_name(WorkState state) {
  return kStateNames[static_cast<std::size_t>(state)];
}

Result<WorkState> parse_work_state(std::string_view name) {
  auto found = std::find(kStateNames.begin(), kStateNames.end(), name);
  if (found == kStateNames.end()) {
    return Error{Code::corrupt, "an edition in the unknown state " + std::string(name)};
  }
  return static_cast<WorkState>(found - kStateNames.begin());
}

std::string_view readiness_name(Readiness readiness) {
  return kReadinessNames[static_cast<std::size_t>(readiness)];
}

Result<void> put_work(store::Session& session, const Work& work) {
  const std::optional<Schedule>& schedule = work.schedule;
  using Text = std::optional<std::string>;
  TRY_VOID(session.execute(
      "INSERT INTO work (" WORK_COLUMNS
      ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
      "$19, $20, $21, $22, $23) ON CONFLICT (key) DO UPDATE SET doc = $2, base_entry = $3, act = "
      "$4, "
      "source = $5, state = $6, revision = $7, created_by = $8, submitted_by = $9, "
      "approved_by = $10, approval = $11, release_at = $12, zone = $13, wall = $14, failure = $15, "
      "forced_by = $16, force_reason = $17, confirmed_by = $18, released_by = $19, "
      "released_hash = $20, entry = $21, salts = $22, assertion = $23",
      work.key, work.document, work.base_entry, proof::kind_name(work.act), work.source,
      state_name(work.state), work.revision, work.created_by, octets(work.submitted_by),
      octets(work.approved_by), octets(work.approval),
      schedule ? Text(rfc3339(schedule->at)) : Text(), schedule ? Text(schedule->zone) : Text(),
      schedule ? Text(schedule->wall) : Text(), work.failure, octets(work.forced_by),
      work.force_reason, octets(work.confirmed_by), octets(work.released_by),
      octets(work.released_hash), work.entry, Octets{work.salts},
      work.assertion ? proof::canonical(proof::json_of(*work.assertion)) : ""));
  return {};
}

Result<void> forget_work_of(store::Session& session, DocumentId document) {
  for (store::Sql sql :
       {store::Sql(
            "DELETE FROM work_revisions WHERE work IN (SELECT key FROM work WHERE doc = $1)"),
        store::Sql("DELETE FROM work_buffers WHERE work IN (SELECT key FROM work WHERE doc = $1)"),
        store::Sql("DELETE FROM work_seen WHERE work IN (SELECT key FROM work WHERE doc = $1)")}) {
    TRY_VOID(session.execute(sql, document));
  }
  TRY_VOID(
      session.execute("UPDATE work SET state = 'discarded', salts = $2, assertion = '' "
                      "WHERE doc = $1 AND state NOT IN ('released', 'discarded')",
                      document, Octets{BytesView()}));
  return {};
}

Result<std::optional<Work>> work(store::Session& session, const Key& key) {
  return session.one("SELECT " WORK_COLUMNS " FROM work WHERE key = $1", work_from, key);
}

Result<std::optional<Work>> active_work(store::Session& session, DocumentId document) {
  return session.one("SELECT " WORK_COLUMNS
                     " FROM work WHERE doc = $1 AND state NOT IN ('released', 'discarded')",
                     work_from, document);
}

Result<std::vector<Work>> all_active_work(store::Session& session) {
  return session.all("SELECT " WORK_COLUMNS
                     " FROM work WHERE state NOT IN ('released', 'discarded') "
                     "ORDER BY release_at NULLS LAST, key",
                     work_from);
}

Result<std::vector<Work>> unconfirmed_work(store::Session& session) {
  return session.all(
      "SELECT " WORK_COLUMNS
      " FROM work WHERE length(forced_by) > 0 AND length(confirmed_by) = 0 ORDER BY entry",
      work_from);
}

Result<std::vector<Work>> due_work(store::Session& session, Time now) {
  return session.all("SELECT " WORK_COLUMNS
                     " FROM work WHERE state IN ('scheduled', 'release_failed') "
                     "AND release_at <= $1 ORDER BY release_at, key",
                     work_from, rfc3339(now));
}

Result<std::optional<Time>> next_release(store::Session& session) {
  TRY(auto next,
      session.one("SELECT min(release_at) FROM work WHERE state IN ('scheduled', 'release_failed')",
                  [](const Row& row) {
                    auto text = row.optional_text(0);
                    return text ? std::string(*text) : std::string();
                  }));
  if (!next || next->empty()) return std::optional<Time>();
  TRY(Time at, parse_rfc3339(*next));
  return std::optional(at);
}

Result<void> put_work_text(store::Session& session, const Key& work, const WorkText& text) {
  TRY_VOID(session.execute(
      "INSERT INTO work_texts (work, lang, readiness, edited_by, translated_by, reviewed_by, "
      "approver) SELECT $1, $2, $3, $4, $5, $6, approved_by FROM work WHERE key = $1 "
      "ON CONFLICT (work, lang) DO UPDATE SET readiness = $3, edited_by = $4, translated_by = $5, "
      "reviewed_by = $6",
      work, text.lang, readiness_name(text.readiness), octets(text.edited_by),
      octets(text.translated_by), octets(text.reviewed_by)));
  return {};
}

Result<void> remove_work_text(store::Session& session, const Key& work, std::string_view lang) {
  TRY_VOID(session.execute("DELETE FROM work_texts WHERE work = $1 AND lang = $2", work, lang));
  return forget_seen(session, work, lang);
}

Result<std::vector<WorkText>> work_texts(store::Session& session, const Key& work) {
  return session.all(
      "SELECT lang, readiness, edited_by, translated_by, reviewed_by FROM work_texts "
      "WHERE work = $1 ORDER BY lang",
      text_from, work);
}

Result<SeenParts> seen_parts(store::Session& session, const Key& work, std::string_view lang) {
  SeenParts parts;
  TRY_VOID(session.each(
      "SELECT part, hash FROM work_seen WHERE work = $1 AND lang = $2",
      [&](const Row& row) { parts[std::string(row.text(0))] = row.hash(1); }, work, lang));
  return parts;
}

Result<void> put_seen(store::Session& session, const Key& work, std::string_view lang,
                      const SeenParts& parts) {
  for (const auto& [part, hash] : parts) {
    TRY_VOID(
        session.execute("INSERT INTO work_seen (work, lang, part, hash) "
                        "VALUES ($1, $2, $3, $4) ON CONFLICT (work, lang, part) "
                        "DO UPDATE SET hash = $4",
                        work, lang, part, hash));
  }
  return {};
}

Result<void> forget_seen(store::Session& session, const Key& work, std::string_view lang) {
  TRY_VOID(session.execute("DELETE FROM work_seen WHERE work = $1 AND lang = $2", work, lang));
  return {};
}

Result<void> put_revision(store::Session& session, const Key& work, const Revision& revision) {
  TRY_VOID(session.execute(
      "INSERT INTO work_revisions (work, number, made_at, made_by, content) "
      "VALUES ($1, $2, $3, $4, $5)",
      work, revision.number, rfc3339(revision.made), revision.made_by, revision.content));
  return {};
}

Result<std::optional<Revision>> revision(store::Session& session, const Key& work,
                                         std::int64_t number) {
  return session.one(
      "SELECT number, made_at, made_by, content FROM work_revisions "
      "WHERE work = $1 AND number = $2",
      [](const Row& row) -> Result<Revision> {
        TRY(Time made, parse_rfc3339(row.text(1)));
        return Revision{row.integer(0), made, row.key(2), Bytes(row.text(3))};
      },
      work, number);
}

Result<void> put_step(store::Session& session, const Key& work, const WorkStep& step) {
  TRY_VOID(session.execute(
      "INSERT INTO work_steps (work, number, at, made_by, act, state, revision, remark) "
      "SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 FROM work_steps "
      "WHERE work = $1",
      work, rfc3339(step.at), octets(step.made_by), step.act, state_name(step.state), step.revision,
      step.remark));
  return {};
}

Result<std::vector<WorkStep>> work_steps(store::Session& session, const Key& work) {
  return session.all(
      "SELECT at, made_by, act, state, revision, remark FROM work_steps WHERE work = $1 "
      "ORDER BY number",
      step_from, work);
}

Result<void> put_access(store::Session& session, const Key& work,
                        const std::vector<Key>& accounts) {
  TRY_VOID(session.execute("DELETE FROM work_access WHERE work = $1", work));
  for (const Key& account : accounts) {
    TRY_VOID(
        session.execute("INSERT INTO work_access (work, account) VALUES ($1, $2) "
                        "ON CONFLICT (work, account) DO NOTHING",
                        work, account));
  }
  return {};
}

Result<std::vector<Key>> work_access(store::Session& session, const Key& work) {
  return session.all(
      "SELECT account FROM work_access WHERE work = $1 ORDER BY account",
      [](const Row& row) { return row.key(0); }, work);
}

Result<bool> is_known_to(store::Session& session, const Key& work, const Key& account) {
  TRY(auto found, session.one(
                      "SELECT 1 FROM work WHERE key = $1 AND (created_by = $2 OR NOT EXISTS "
                      "(SELECT 1 FROM work_access WHERE work = $1) OR EXISTS (SELECT 1 FROM "
                      "work_access WHERE work = $1 AND account = $2))",
                      [](const Row& row) { return row.integer(0); }, work, account));
  return found.has_value();
}

Result<void> put_buffer(store::Session& session, const Key& work, const Key& account,
                        const Buffer& buffer) {
  TRY_VOID(session.execute(
      "INSERT INTO work_buffers (work, account, base, saved_at, content) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (work, account) DO UPDATE SET base = $3, "
      "saved_at = $4, content = $5",
      work, account, buffer.base, rfc3339(buffer.saved), buffer.content));
  return {};
}

Result<std::optional<Buffer>> buffer(store::Session& session, const Key& work, const Key& account) {
  return session.one(
      "SELECT base, saved_at, content FROM work_buffers WHERE work = $1 AND account = $2",
      [](const Row& row) -> Result<Buffer> {
        TRY(Time saved, parse_rfc3339(row.text(1)));
        return Buffer{row.integer(0), saved, Bytes(row.text(2))};
      },
      work, account);
}

Result<void> remove_buffer(store::Session& session, const Key& work, const Key& account) {
  TRY_VOID(
      session.execute("DELETE FROM work_buffers WHERE work = $1 AND account = $2", work, account));
  return {};
}

}  // namespace glasnik::record
