#pragma once
// Links by which one outsider sees one edition before it is public, and each time they were opened.
// Rows only: who may make one, and whether it is still good, is newsroom/preview_links.h.

#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/ids.h"
#include "base/time.h"
#include "store/database.h"

namespace glasnik::record {

struct PreviewLink {
  Hash token_hash;
  Key work;
  std::string person;  // whom it was made for
  Key made_by;
  Time made;
  Time expires;
  std::optional<Time> revoked{};
};
Result<void> put_preview_link(store::Session& session, const PreviewLink& link);
// One question whatever the answer is, so that a link that was revoked or has expired takes no
// other time than one that never was.
Result<std::optional<PreviewLink>> live_preview_link(store::Session& session, const Hash& token,
                                                     Time now);
Result<std::vector<PreviewLink>> preview_links(store::Session& session,
                                               const Key& work);  // oldest first
Result<bool> revoke_preview_link(store::Session& session, const Key& work, const Hash& token,
                                 Time at);

struct Opening {
  Time at;
  std::string lang;
  std::int64_t times = 1;  // in that second
};
Result<void> put_opening(store::Session& session, const Hash& token, Time at,
                         std::string_view lang);
Result<std::vector<Opening>> openings(store::Session& session, const Hash& token);  // newest first

}  // namespace glasnik::record
