#pragma once
// Links that are good once: they lead to an account that is still to be made, or into one that is
// there. Of a link's token only the hash is kept.

#include <optional>
#include <string>
#include <vector>

#include "record/account.h"

namespace glasnik::record {

enum class LinkPurpose : std::uint8_t {
  first,    // makes the first account
  invite,   // makes another
  sign_in,  // into an account, once
  renew,    // new password and codes for an account, asked for by itself
  reset,    // the same, proposed and confirmed by two others; passkeys end too
};

struct Link {
  Hash token_hash;
  LinkPurpose purpose = LinkPurpose::invite;
  std::optional<Key> account;  // sign_in, renew, reset: whose
  std::string name;            // invite: of the account to be made
  std::string display;
  RoleSet roles;
  Bytes totp_secret;
  std::optional<Key> made_by;  // none: at the command line
  Time made;
  Time expires;
};
Result<void> put_link(store::Session& session, const Link& link);
Result<std::optional<Link>> link(store::Session& session, const Hash& token);
Result<std::vector<Link>> all_links(store::Session& session);  // oldest first
Result<bool> remove_link(store::Session& session, const Hash& token);
Result<void> remove_first_links(store::Session& session);

// A link of `reset` that one administrator proposes and no other has confirmed yet.
struct Reset {
  Key account;
  std::optional<Key> proposed_by;  // none: at the command line
  Time proposed;
};
Result<void> put_reset(store::Session& session, const Reset& reset);  // in the place of an older
Result<std::optional<Reset>> reset_of(store::Session& session, const Key& account);
Result<std::vector<Reset>> all_resets(store::Session& session);  // oldest first
Result<bool> remove_reset(store::Session& session, const Key& account);

}  // namespace glasnik::record
