#include "record/listing.h"

#include <algorithm>
#include <map>

#include "record/edition.h"
#include "text/slug.h"

namespace glasnik::record {
namespace {

// The columns every list query selects, in the order listed_from() reads them.
#define LISTED_COLUMNS                                                                      \
  "doc, lang, entry, standing, type, headline, lead, slug, day, dated, claimed, released, " \
  "updated, "                                                                               \
  "major, minor, corrected, photos, video_ms, picture"

Result<Listed> listed_from(const store::Row& row) {
  Listed item;
  item.document = row.document(0);
  item.lang = row.text(1);
  item.entry = row.integer(2);
  TRY(item.standing, parse_standing(row.text(3)));
  item.type = row.text(4);
  item.headline = row.text(5);
  item.lead = row.text(6);
  item.slug = row.text(7);
  TRY(item.day, parse_iso_date(row.text(8)));
  TRY(item.dated, parse_rfc3339(row.text(9)));
  item.claimed = row.flag(10);
  TRY(item.released, parse_rfc3339(row.text(11)));
  TRY(item.updated, parse_rfc3339(row.text(12)));
  item.version = {static_cast<int>(row.integer(13)), static_cast<int>(row.integer(14))};
  item.corrected = row.flag(15);
  item.photos = row.integer(16);
  item.video_ms = row.integer(17);
  item.picture = row.optional_key(18);
  return item;
}

Result<void> put_listed(store::Session& session, const Listed& item) {
  TRY_VOID(session.execute(
      "INSERT INTO published (" LISTED_COLUMNS
      ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
      "$11, $12, $13, $14, $15, $16, $17, $18, $19) "
      "ON CONFLICT (doc, lang) DO UPDATE SET entry = $3, standing = $4, type = $5, headline = $6, "
      "lead = $7, slug = $8, day = $9, dated = $10, claimed = $11, released = $12, updated = $13, "
      "major = $14, minor = $15, corrected = $16, photos = $17, video_ms = $18, picture = $19",
      item.document, item.lang, item.entry, standing_name(item.standing), item.type, item.headline,
      item.lead, item.slug, iso_date(item.day), rfc3339(item.dated), item.claimed,
      rfc3339(item.released), rfc3339(item.updated), item.version.major, item.version.minor,
      item.corrected, item.photos, item.video_ms, item.picture));
  return {};
}

// Fills in what a list shows of the files.
void describe_media(const Content& content, Listed& item) {
  item.photos = 0;
  item.video_ms = 0;
  item.picture.reset();
  for (const MediaFile* file : masters(content)) {
    if (is_picture(*file)) ++item.photos;
    if (is_video(*file)) item.video_ms += std::max<std::int64_t>(file->duration_ms, 1);
    const MediaFile* preview = preview_of(content, *file);
    if (!item.picture && preview != nullptr) item.picture = preview->key;
  }
}

Result<void> project_content(store::Session& session, const Act& act, const text::Zone& zone) {
  TRY(Content content, load_content(session, act.entry));
  for (const Text& text : content.texts) {
    TRY(std::optional<Listed> before, listed(session, act.document, text.lang));
    Listed item = listed_words(content, text);
    settle(item, before ? &*before : nullptr, act, zone);
    TRY_VOID(put_listed(session, item));
  }
  return {};
}

Result<void> project_status(store::Session& session, const Act& act) {
  TRY(auto rows, listed_variants(session, act.document));
  for (Listed& item : rows) {
    settle_status(item, act);
    TRY_VOID(put_listed(session, item));
  }
  return {};
}

// Midnight of a claimed day; else the release, on its day in the newsroom's zone.
void date(Listed& item, const text::Zone& zone) {
  item.dated = item.claimed ? Time(std::chrono::sys_days(item.day)) : item.released;
  if (!item.claimed) item.day = zone.wall_time(item.dated).date;
}

// What law removed no list shows any longer: the rows are made anew from what is left of the words.
Result<void> project_removal(store::Session& session, const Act& act, const text::Zone& zone) {
  TRY(auto rows, listed_variants(session, act.document));
  for (const Listed& item : rows) {
    TRY(Content content, load_content_in(session, item.entry, item.lang));
    if (content.texts.empty()) continue;
    Listed left = listed_words(content, content.texts.front());
    left.document = item.document;
    left.entry = item.entry;
    left.standing = item.standing;
    left.released = item.released;
    left.updated = item.updated;
    left.version = item.version;
    left.corrected = item.corrected;
    date(left, zone);
    TRY_VOID(put_listed(session, left));
  }
  return project_status(session, act);
}

Result<void> project_act(store::Session& session, const Act& act, const text::Zone& zone) {
  if (act.content_entry == act.entry) return project_content(session, act, zone);
  if (act.kind == "remove_legal") return project_removal(session, act, zone);
  return project_status(session, act);
}

// The bounds of a query as the text that sorts before or after every day where it has none.
struct Bounds {
  std::string from;
  std::string to;
};
Bounds bounds_of(const ListQuery& query) {
  return {query.from ? iso_date(*query.from) : "", query.to ? iso_date(*query.to) : "~"};
}

Result<std::vector<PeriodCount>> counts(store::Session& session, const ListQuery& query,
                                        std::int64_t length) {
  Bounds bounds = bounds_of(query);
  return session.all(
      "SELECT substr(day, 1, $5), count(*) FROM published WHERE lang = $1 "
      "AND ($2 = '' OR type = $2) AND day >= $3 AND day <= $4 "
      "AND standing IN ('current', 'withdrawn') GROUP BY 1 ORDER BY 1 DESC",
      [](const store::Row& row) {
        return PeriodCount{std::string(row.text(0)), row.integer(1)};
      },
      query.lang, query.type, bounds.from, bounds.to, length);
}

}  // namespace

Listed listed_words(const Content& content, const Text& text) {
  Listed item;
  item.lang = text.lang;
  item.type = content.type;
  item.headline = text.headline;
  item.lead = text.lead;
  item.slug = text::slug(text.headline);
  item.claimed = content.claimed_date.has_value();
  if (item.claimed) item.day = *content.claimed_date;
  describe_media(content, item);
  return item;
}

void settle(Listed& item, const Listed* before, const Act& act, const text::Zone& zone) {
  item.document = act.document;
  item.entry = act.entry;
  item.standing = Standing::current;
  item.released = before != nullptr ? before->released : act.issued;
  date(item, zone);
  item.updated = act.issued;
  item.version = act.version;
  item.corrected = act.kind == "correct" || (before != nullptr && before->corrected);
}

void settle_status(Listed& item, const Act& act) {
  item.standing = standing_after(item.standing, act);
  item.updated = act.issued;
}

Result<std::vector<DocumentId>> project_acts(store::Session& session, std::int64_t from,
                                             std::int64_t below, const text::Zone& zone) {
  TRY(std::vector<Act> acts, acts_between(session, from, below));
  std::vector<DocumentId> touched;
  for (const Act& act : acts) {
    TRY_VOID(project_act(session, act, zone));
    touched.push_back(act.document);
  }
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return touched;
}

Result<void> hide_listed(store::Session& session, DocumentId id) {
  TRY_VOID(session.execute(
      "UPDATE published SET headline = '', lead = '', slug = '-', picture = NULL WHERE doc = $1",
      id));
  return {};
}

Result<void> list_again(store::Session& session, DocumentId id, std::int64_t below,
                        const text::Zone& zone) {
  TRY_VOID(session.execute("DELETE FROM published WHERE doc = $1", id));
  TRY(std::vector<Act> acts, acts_of(session, id, below));
  for (const Act& act : acts) TRY_VOID(project_act(session, act, zone));
  return {};
}

Result<std::optional<Listed>> listed(store::Session& session, DocumentId id,
                                     std::string_view lang) {
  return session.one("SELECT " LISTED_COLUMNS " FROM published WHERE doc = $1 AND lang = $2",
                     listed_from, id, lang);
}

Result<std::vector<Listed>> listed_variants(store::Session& session, DocumentId id) {
  return session.all("SELECT " LISTED_COLUMNS " FROM published WHERE doc = $1 ORDER BY lang",
                     listed_from, id);
}

Result<void> each_listed(store::Session& session, DocumentId first, DocumentId last,
                         const std::function<void(DocumentId, Result<Listed>)>& see) {
  return session.each(
      "SELECT " LISTED_COLUMNS " FROM published WHERE doc >= $1 AND doc <= $2 ORDER BY doc, lang",
      [&](const store::Row& row) { see(row.document(0), listed_from(row)); }, first, last);
}

Result<std::vector<Listed>> listed_between(store::Session& session, DocumentId first,
                                           DocumentId last) {
  return session.all("SELECT " LISTED_COLUMNS
                     " FROM published WHERE doc >= $1 AND doc <= $2 "
                     "AND standing IN ('current', 'withdrawn') ORDER BY doc, lang",
                     listed_from, first, last);
}

Result<std::optional<DocumentId>> next_listed(store::Session& session, DocumentId after) {
  return session.one(
      "SELECT doc FROM published WHERE doc > $1 AND standing IN ('current', 'withdrawn') "
      "ORDER BY doc LIMIT 1",
      [](const store::Row& row) { return row.document(0); }, after);
}

Result<std::vector<Listed>> list(store::Session& session, const ListQuery& query) {
  Bounds bounds = bounds_of(query);
  // Two texts, so that each has an index in the order asked for.
  if (query.type.empty()) {
    return session.all(
        "SELECT " LISTED_COLUMNS
        " FROM published WHERE lang = $1 AND day >= $2 AND day <= $3 "
        "AND standing IN ('current', 'withdrawn') ORDER BY day DESC, dated DESC, doc DESC "
        "LIMIT $4 OFFSET $5",
        listed_from, query.lang, bounds.from, bounds.to, query.limit, query.skip);
  }
  return session.all(
      "SELECT " LISTED_COLUMNS
      " FROM published WHERE lang = $1 AND type = $6 AND day >= $2 AND day <= $3 "
      "AND standing IN ('current', 'withdrawn') ORDER BY day DESC, dated DESC, doc DESC "
      "LIMIT $4 OFFSET $5",
      listed_from, query.lang, bounds.from, bounds.to, query.limit, query.skip, query.type);
}

Result<std::int64_t> count(store::Session& session, const ListQuery& query) {
  TRY(auto years, count_by_year(session, query));
  std::int64_t total = 0;
  for (const PeriodCount& year : years) total += year.count;
  return total;
}

Result<std::vector<PeriodCount>> count_by_year(store::Session& session, const ListQuery& query) {
  return counts(session, query, 4);
}

Result<std::vector<PeriodCount>> count_by_month(store::Session& session, const ListQuery& query) {
  return counts(session, query, 7);
}

Result<std::vector<Statement>> latest_statements(store::Session& session, std::string_view lang,
                                                 std::int64_t limit) {
  return session.all(
      "SELECT " LISTED_COLUMNS
      ", q.words, q.speaker, q.block FROM (SELECT entry AS quoted, words, speaker, block, first "
      "FROM quotes WHERE lang = $1 ORDER BY entry DESC LIMIT 64) q "
      "JOIN published ON published.entry = q.quoted AND published.lang = $1 "
      "WHERE standing = 'current' ORDER BY day DESC, dated DESC, doc DESC, q.first LIMIT $2",
      [](const store::Row& row) -> Result<Statement> {
        TRY(Listed item, listed_from(row));
        return Statement{std::string(row.text(19)), std::string(row.text(20)),
                         std::string(row.text(21)), std::move(item)};
      },
      lang, limit);
}

}  // namespace glasnik::record
