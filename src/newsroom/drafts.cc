#include "newsroom/drafts.h"

#include "record/proposal.h"

namespace glasnik::newsroom {

Result<void> put_draft(store::Session& session, const Key& key, Time made,
                       const record::Content& content) {
  TRY_VOID(
      session.execute("INSERT INTO drafts (key, made, content) VALUES ($1, $2, $3) "
                      "ON CONFLICT (key) DO UPDATE SET content = $3",
                      key, rfc3339(made), record::canonical(content)));
  return {};
}

Result<record::Content> load_draft(store::Session& session, const Key& key) {
  TRY(auto octets, session.one(
                       "SELECT content FROM drafts WHERE key = $1",
                       [](const store::Row& row) { return Bytes(row.text(0)); }, key));
  if (!octets) return Error{Code::not_found, "there is no draft " + to_string(key)};
  return record::parse_content(*octets);
}

}  // namespace glasnik::newsroom
