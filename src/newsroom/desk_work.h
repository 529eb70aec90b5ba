#pragma once
// One working edition inside a transaction, as every verb of the desk opens it: its row, its newest
// revision and its texts, for a person who may see it.

#include <optional>
#include <string>
#include <vector>

#include "base/config.h"
#include "newsroom/acts.h"
#include "record/account.h"
#include "record/proposal.h"
#include "record/work.h"

namespace glasnik::newsroom {

// Who has a part in the work; an admin and a distributor have none.
inline constexpr record::RoleSet kSeeWork{record::Role::author,    record::Role::translator,
                                          record::Role::approver,  record::Role::releaser,
                                          record::Role::registrar, record::Role::auditor};

struct OpenWork {
  record::Work work;
  record::Proposal proposal;
  std::vector<record::WorkText> texts;
  record::RoleSet roles;  // of who opens it, as they are in this transaction

  record::WorkText* text(std::string_view lang);
};

// not_found: it is not there, or this person may not know of it. Nobody: the clock.
Result<OpenWork> open_work(store::Session& session, const std::optional<Key>& by, const Key& key);
Result<bool> may_see(store::Session& session, const Key& by, record::RoleSet roles,
                     const record::Work& work);
Result<record::Proposal> load_revision(store::Session& session, const Key& work,
                                       std::int64_t number);  // invalid: there is none

// What derives by table, derived; notes cleaned as an act would clean them. invalid: what could not
// be kept as it is: no UTF-8, two blocks of one id, an id that is none.
Result<record::Proposal> normal_form(record::Proposal proposal, const Config& config);

// The act that an edition's release performs, under the salts that were drawn for it, with what its
// approver's passkey said.
ActRequest request_of(const record::Work& work, const record::Proposal& out);

// Any change takes back what others have said of the edition.
void void_approval(record::Work& work);

}  // namespace glasnik::newsroom
