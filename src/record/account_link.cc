#include "record/account_link.h"

namespace glasnik::record {
namespace {

constexpr std::string_view kPurposes[] = {"first", "invite", "sign_in", "renew", "reset"};

// The columns of every query for links, in the order link_from() reads them.
#define LINK_COLUMNS \
  "token_hash, purpose, account, name, display, roles, totp_secret, made_by, made_at, expires_at"

Result<LinkPurpose> parse_purpose(std::string_view name) {
  for (LinkPurpose purpose : {LinkPurpose::first, LinkPurpose::invite, LinkPurpose::sign_in,
                              LinkPurpose::renew, LinkPurpose::reset}) {
    if (kPurposes[static_cast<std::size_t>(purpose)] == name) return purpose;
  }
  return Error{Code::corrupt, "unknown purpose of a link " + std::string(name)};
}

Result<Link> link_from(const store::Row& row) {
  Link found;
  found.token_hash = row.hash(0);
  TRY(found.purpose, parse_purpose(row.text(1)));
  found.account = row.optional_key(2);
  found.name = row.text(3);
  found.display = row.text(4);
  TRY(found.roles, parse_roles(row.text(5)));
  found.totp_secret = row.octets(6);
  found.made_by = row.optional_key(7);
  TRY(found.made, parse_rfc3339(row.text(8)));
  TRY(found.expires, parse_rfc3339(row.text(9)));
  return found;
}

Result<Reset> reset_from(const store::Row& row) {
  Reset found{row.key(0), row.optional_key(1), {}};
  TRY(found.proposed, parse_rfc3339(row.text(2)));
  return found;
}

}  // namespace

Result<void> put_link(store::Session& session, const Link& link) {
  TRY_VOID(session.execute(
      "INSERT INTO links (token_hash, purpose, account, name, display, roles, totp_secret, "
      "made_by, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      link.token_hash, kPurposes[static_cast<std::size_t>(link.purpose)], link.account, link.name,
      link.display, to_string(link.roles), store::Octets{link.totp_secret}, link.made_by,
      rfc3339(link.made), rfc3339(link.expires)));
  return {};
}

Result<std::optional<Link>> link(store::Session& session, const Hash& token) {
  return session.one("SELECT " LINK_COLUMNS " FROM links WHERE token_hash = $1", link_from, token);
}

Result<std::vector<Link>> all_links(store::Session& session) {
  return session.all("SELECT " LINK_COLUMNS " FROM links ORDER BY made_at, token_hash", link_from);
}

Result<bool> remove_link(store::Session& session, const Hash& token) {
  TRY(std::int64_t rows, session.execute("DELETE FROM links WHERE token_hash = $1", token));
  return rows > 0;
}

Result<void> remove_first_links(store::Session& session) {
  TRY_VOID(session.execute("DELETE FROM links WHERE purpose = 'first'"));
  return {};
}

Result<void> put_reset(store::Session& session, const Reset& reset) {
  TRY_VOID(
      session.execute("INSERT INTO resets (account, proposed_by, proposed_at) VALUES ($1, $2, $3) "
                      "ON CONFLICT (account) DO UPDATE SET proposed_by = $2, proposed_at = $3",
                      reset.account, reset.proposed_by, rfc3339(reset.proposed)));
  return {};
}

Result<std::optional<Reset>> reset_of(store::Session& session, const Key& account) {
  return session.one("SELECT account, proposed_by, proposed_at FROM resets WHERE account = $1",
                     reset_from, account);
}

Result<std::vector<Reset>> all_resets(store::Session& session) {
  return session.all("SELECT account, proposed_by, proposed_at FROM resets ORDER BY proposed_at",
                     reset_from);
}

Result<bool> remove_reset(store::Session& session, const Key& account) {
  TRY(std::int64_t removed, session.execute("DELETE FROM resets WHERE account = $1", account));
  return removed > 0;
}

}  // namespace glasnik::record
