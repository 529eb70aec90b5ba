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
};

struct Link {
  Hash token_hash;
  LinkPurpose purpose = LinkPurpose::invite;
  std::optional<Key> account;  // sign_in, renew: whose
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

}  // namespace glasnik::record
