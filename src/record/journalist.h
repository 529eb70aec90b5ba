#pragma once
// Accredited journalists and what they are given before it is public. A journalist is an account
// without any role at the desk; what makes it one is a row here, under its sign-in name. Rows only:
// who may give what to whom is newsroom/press.h.

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "store/database.h"

namespace glasnik::record {

struct Journalist {
  std::string name;  // of the account: the e-mail address
  std::string display;
  std::string medium;
  Time from;  // accredited from then
  Time to;    // and no longer from then on
  Key made_by;
  Time made;
  std::vector<std::string> lists;  // in order
};
Result<void> put_journalist(store::Session& session, const Journalist& journalist);  // or replaces
Result<std::optional<Journalist>> journalist(store::Session& session, std::string_view name);
Result<std::vector<Journalist>> all_journalists(store::Session& session);  // by name displayed
Result<std::vector<std::string>> press_lists(store::Session& session);     // that somebody is on

// An edition that a list may read before its minute.
struct Gift {
  Key work;
  std::string list;
  Key given_by;
  Time given;
};
Result<void> put_gift(store::Session& session, const Gift& gift);  // again: nothing
Result<bool> remove_gift(store::Session& session, const Key& work, std::string_view list);
Result<std::vector<Gift>> gifts_of(store::Session& session, const Key& work);  // by list
// By any of the journalist's lists, the oldest first.
Result<std::vector<Gift>> gifts_to(store::Session& session, std::string_view journalist);

// Each time a journalist asked for one. What a second repeats is counted. Never deleted.
struct Fetch {
  std::string journalist;
  Time at;
  std::string what;  // "notice", "accept", or the variant that was shown
  std::int64_t times = 1;
};
Result<void> put_fetch(store::Session& session, const Key& work, const Fetch& fetch);
Result<std::vector<Fetch>> fetches_of(store::Session& session, const Key& work);  // newest first
Result<bool> has_accepted(store::Session& session, const Key& work, std::string_view journalist);

}  // namespace glasnik::record
