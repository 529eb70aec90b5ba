#include "record/preview_link.h"

namespace glasnik::record {
namespace {

// The columns of every query for links, in the order link_from() reads them.
#define PREVIEW_COLUMNS "token_hash, work, person, made_by, made_at, expires_at, revoked_at"

Result<PreviewLink> link_from(const store::Row& row) {
  PreviewLink link;
  link.token_hash = row.hash(0);
  link.work = row.key(1);
  link.person = row.text(2);
  link.made_by = row.key(3);
  TRY(link.made, parse_rfc3339(row.text(4)));
  TRY(link.expires, parse_rfc3339(row.text(5)));
  if (auto revoked = row.optional_text(6)) {
    TRY(link.revoked, parse_rfc3339(*revoked));
  }
  return link;
}

}  // namespace

Result<void> put_preview_link(store::Session& session, const PreviewLink& link) {
  TRY_VOID(session.execute(
      "INSERT INTO preview_links (token_hash, work, person, made_by, made_at, expires_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      link.token_hash, link.work, link.person, link.made_by, rfc3339(link.made),
      rfc3339(link.expires)));
  return {};
}

Result<std::optional<PreviewLink>> live_preview_link(store::Session& session, const Hash& token,
                                                     Time now) {
  return session.one("SELECT " PREVIEW_COLUMNS
                     " FROM preview_links "
                     "WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2",
                     link_from, token, rfc3339(now));
}

Result<std::vector<PreviewLink>> preview_links(store::Session& session, const Key& work) {
  return session.all("SELECT " PREVIEW_COLUMNS
                     " FROM preview_links WHERE work = $1 ORDER BY made_at, token_hash",
                     link_from, work);
}

Result<bool> revoke_preview_link(store::Session& session, const Key& work, const Hash& token,
                                 Time at) {
  TRY(std::int64_t rows,
      session.execute("UPDATE preview_links SET revoked_at = $3 "
                      "WHERE token_hash = $1 AND work = $2 AND revoked_at IS NULL",
                      token, work, rfc3339(at)));
  return rows > 0;
}

Result<void> put_opening(store::Session& session, const Hash& token, Time at,
                         std::string_view lang) {
  TRY_VOID(session.execute(
      "INSERT INTO preview_openings (token_hash, at, lang, times) VALUES ($1, $2, $3, 1) "
      "ON CONFLICT (token_hash, at, lang) DO UPDATE SET times = preview_openings.times + 1",
      token, rfc3339(at), lang));
  return {};
}

Result<std::vector<Opening>> openings(store::Session& session, const Hash& token) {
  return session.all(
      "SELECT at, lang, times FROM preview_openings WHERE token_hash = $1 "
      "ORDER BY at DESC, lang",
      [](const store::Row& row) -> Result<Opening> {
        TRY(Time at, parse_rfc3339(row.text(0)));
        return Opening{at, std::string(row.text(1)), row.integer(2)};
      },
      token);
}

}  // namespace glasnik::record
