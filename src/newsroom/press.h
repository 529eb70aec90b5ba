#pragma once
// Press embargo: accredited journalists read what they are given before its minute, at a listener
// of their own, with a credential of their own. editorial.md section 5, `press_embargo`.
//
// An edition is given to a list of journalists, and can be read only while it is scheduled: what is
// approved and has its minute. Whoever changes it or holds it back takes it from them too. A gift
// shows what its giver may see. Every fetch is written down before anything is shown.
//
// not_found: it is not there, or not for who asks: not on a list that has it, no longer or not yet
// accredited, revoked. They look the same.

#include <optional>
#include <string>
#include <vector>

#include "newsroom/desk.h"
#include "record/journalist.h"

namespace glasnik::newsroom {

inline constexpr record::RoleSet kKeepJournalists{record::Role::distributor};
inline constexpr record::RoleSet kGiveToPress{record::Role::releaser};
inline constexpr record::RoleSet kSeePress{record::Role::author, record::Role::approver,
                                           record::Role::releaser, record::Role::auditor};
constexpr std::size_t kMostPressLists = 20;  // that one journalist is on

// Who is accredited, and how long: names are checked as those of accounts are.
struct Accreditation {
  std::string email;  // the sign-in name
  std::string display;
  std::string medium;
  Time from;
  Time to;
  std::vector<std::string> lists;
};
// The token of a link, in hexadecimal, that is good once and makes the account. invalid: a name, a
// medium or a list that is none, or no time; conflict: somebody has the sign-in name.
Result<Bytes> accredit(Newsroom& newsroom, const Key& by, const Accreditation& accreditation);
// How long, and which lists, of one who is known.
Result<void> change_accreditation(Newsroom& newsroom, const Key& by, const std::string& name,
                                  Time from, Time to, std::vector<std::string> lists);
// At once: sessions end and a link that was not used is dead. Or lets them in again.
Result<void> revoke_journalist(Newsroom& newsroom, const Key& by, const std::string& name,
                               bool revoked);

// Whether an account is that of a journalist at this moment.
Result<std::optional<record::Journalist>> journalist_now(store::Session& session,
                                                         const record::Account& account, Time now);

// To a list that somebody is on; again, and taking back what is not given, changes nothing.
// conflict: the edition is released or discarded.
Result<void> give_to_press(Newsroom& newsroom, const Key& by, const Key& work,
                           const std::string& list, bool given);

struct GivenWork {
  record::Work work;  // scheduled, or released: its public page is the answer
  Key given_by;
  bool accepted = false;  // the notice
};
Result<std::vector<GivenWork>> given_works(store::Session& session,
                                           const record::Journalist& journalist);
Result<GivenWork> given_work(store::Session& session, const record::Journalist& journalist,
                             const Key& work);
// Before anything of it is shown. not_found: it was taken back meanwhile.
Result<void> note_fetch(Newsroom& newsroom, const record::Account& account, const Key& work,
                        const std::string& what);

}  // namespace glasnik::newsroom
