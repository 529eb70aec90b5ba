#include "newsroom/press.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/one_time_code.h"
#include "newsroom/accounts.h"
#include "text/utf8.h"

namespace glasnik::newsroom {
namespace {

using record::Journalist;
using record::WorkState;
using store::Session;

Error absent() { return {Code::not_found, "there is no such edition"}; }

Result<std::vector<std::string>> checked_lists(const std::vector<std::string>& typed) {
  std::vector<std::string> lists;
  for (const std::string& one : typed) {
    if (text::trim(one).empty()) continue;
    TRY(std::string list, record::parse_display_name(one));
    lists.push_back(std::move(list));
  }
  std::sort(lists.begin(), lists.end());
  lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
  if (lists.size() <= kMostPressLists) return lists;
  return Error{Code::invalid, "a journalist is on too many lists"};
}

Result<Journalist> checked(const Accreditation& typed, const Key& by, Time now) {
  Journalist journalist;
  TRY(journalist.name, record::parse_account_name(typed.email));
  if (journalist.name.find('@') == std::string::npos) {
    return Error{Code::invalid, "a journalist signs in with an e-mail address"};
  }
  TRY(journalist.display, record::parse_display_name(typed.display));
  TRY(journalist.medium, record::parse_display_name(typed.medium));
  TRY(journalist.lists, checked_lists(typed.lists));
  if (typed.to <= typed.from) return Error{Code::invalid, "accredited for no time"};
  journalist.from = typed.from;
  journalist.to = typed.to;
  journalist.made_by = by;
  journalist.made = now;
  return journalist;
}

Result<void> note(Session& session, Time at, const Key& by, std::string kind,
                  const std::optional<Key>& account, std::string detail) {
  return record::put_account_act(session, {0, at, by, std::move(kind), account, std::move(detail)});
}

// Of one who has not come yet: the link and what it would make are one.
Result<void> remove_links_of(Session& session, const std::string& name) {
  TRY(auto links, record::all_links(session));
  for (const record::Link& link : links) {
    if (link.name == name) TRY_VOID(record::remove_link(session, link.token_hash));
  }
  return {};
}

bool can_be_read(const record::Work& work) {
  return work.state == WorkState::scheduled || work.state == WorkState::release_failed ||
         work.state == WorkState::released;
}

// What a gift leads to at this moment; nothing: it cannot be read, or its giver lost the right.
Result<std::optional<GivenWork>> opened(Session& session, const Journalist& journalist,
                                        const record::Gift& gift) {
  TRY(auto work, record::work(session, gift.work));
  if (!work || !can_be_read(*work)) return std::optional<GivenWork>();
  TRY(record::RoleSet roles, record::roles_now(session, gift.given_by));
  TRY(bool seen, may_see(session, gift.given_by, roles, *work));
  if (!seen || !roles.meets(kGiveToPress)) return std::optional<GivenWork>();
  TRY(bool accepted, record::has_accepted(session, gift.work, journalist.name));
  return std::optional(GivenWork{*std::move(work), gift.given_by, accepted});
}

}  // namespace

Result<Bytes> accredit(Newsroom& newsroom, const Key& by, const Accreditation& accreditation) {
  const Time now = newsroom.seams().clock.wall();
  TRY(Journalist journalist, checked(accreditation, by, now));
  const Bytes token = random_bytes(newsroom.seams().random, 32);
  TRY_VOID(newsroom.database().write([&](Session& session) -> Result<void> {
    TRY(Permit permit, authorise(session, {by}, kKeepJournalists));
    TRY(auto taken, record::account_named(session, journalist.name));
    if (taken) return Error{Code::conflict, "somebody has that sign-in name"};
    TRY_VOID(remove_links_of(session, journalist.name));
    TRY_VOID(record::put_journalist(session, journalist));
    record::Link link;
    link.token_hash = sha256(token);
    link.name = journalist.name;
    link.display = journalist.display;
    link.totp_secret = random_bytes(newsroom.seams().random, kTotpSecretOctets);
    link.made_by = permit.by();
    link.made = now;
    link.expires = now + kInvitationLife;
    TRY_VOID(record::put_link(session, link));
    return note(session, now, by, "accredited", std::nullopt,
                journalist.name + ", " + journalist.medium);
  }));
  return hex(token);
}

Result<void> change_accreditation(Newsroom& newsroom, const Key& by, const std::string& name,
                                  Time from, Time to, std::vector<std::string> lists) {
  const Time now = newsroom.seams().clock.wall();
  return newsroom.database().write([&](Session& session) -> Result<void> {
    TRY(Permit permit, authorise(session, {by}, kKeepJournalists));
    TRY(auto known, record::journalist(session, name));
    if (!known) return Error{Code::not_found, "there is no such journalist"};
    TRY(Journalist changed,
        checked({known->name, known->display, known->medium, from, to, lists}, *permit.by(), now));
    TRY_VOID(record::put_journalist(session, changed));
    TRY(auto account, record::account_named(session, name));
    return note(session, now, by, "accreditation_changed",
                account ? std::optional(account->key) : std::nullopt, name);
  });
}

Result<void> revoke_journalist(Newsroom& newsroom, const Key& by, const std::string& name,
                               bool revoked) {
  const Time now = newsroom.seams().clock.wall();
  return newsroom.database().write([&](Session& session) -> Result<void> {
    TRY_VOID(authorise(session, {by}, kKeepJournalists));
    TRY(auto known, record::journalist(session, name));
    if (!known) return Error{Code::not_found, "there is no such journalist"};
    TRY_VOID(remove_links_of(session, name));
    TRY(auto account, record::account_named(session, name));
    if (!account || account->suspended.has_value() == revoked) return {};
    TRY_VOID(
        record::put_suspended(session, account->key, revoked ? std::optional(now) : std::nullopt));
    if (revoked) TRY_VOID(record::remove_sessions(session, account->key));
    return note(session, now, by, revoked ? "suspended" : "readmitted", account->key, "");
  });
}

Result<std::optional<Journalist>> journalist_now(Session& session, const record::Account& account,
                                                 Time now) {
  TRY(auto known, record::journalist(session, account.name));
  bool accredited = known && known->from <= now && now < known->to && !account.suspended;
  if (!accredited) known.reset();
  return known;
}

Result<void> give_to_press(Newsroom& newsroom, const Key& by, const Key& work,
                           const std::string& list, bool given) {
  const Time now = newsroom.seams().clock.wall();
  return newsroom.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_work(session, by, work));
    if (!opened.roles.meets(kGiveToPress)) {
      return Error{Code::denied, "give: only a releaser may do this"};
    }
    if (record::is_final(opened.work.state)) {
      return Error{Code::conflict, "give: the edition is released or discarded"};
    }
    TRY(auto lists, record::press_lists(session));
    bool known = std::find(lists.begin(), lists.end(), list) != lists.end();
    if (given && !known) return Error{Code::invalid, "give: there is nobody on that list"};
    TRY(auto gifts, record::gifts_of(session, work));
    bool there = std::any_of(gifts.begin(), gifts.end(),
                             [&](const record::Gift& gift) { return gift.list == list; });
    if (there == given) return {};
    if (given) {
      TRY_VOID(record::put_gift(session, {work, list, by, now}));
    } else {
      TRY_VOID(record::remove_gift(session, work, list));
    }
    return record::put_step(
        session, work,
        {now, by, given ? "give" : "ungive", opened.work.state, opened.work.revision, list});
  });
}

Result<std::vector<GivenWork>> given_works(Session& session, const Journalist& journalist) {
  TRY(auto gifts, record::gifts_to(session, journalist.name));
  std::vector<GivenWork> works;
  for (const record::Gift& gift : gifts) {
    TRY(auto one, opened(session, journalist, gift));
    bool shown = one && std::none_of(works.begin(), works.end(), [&](const GivenWork& other) {
                   return other.work.key == gift.work;
                 });
    if (shown) works.push_back(*std::move(one));
  }
  return works;
}

Result<GivenWork> given_work(Session& session, const Journalist& journalist, const Key& work) {
  TRY(auto works, given_works(session, journalist));
  auto found = std::find_if(works.begin(), works.end(),
                            [&](const GivenWork& one) { return one.work.key == work; });
  if (found == works.end()) return absent();
  return *std::move(found);
}

Result<void> note_fetch(Newsroom& newsroom, const record::Account& account, const Key& work,
                        const std::string& what) {
  const Time now = newsroom.seams().clock.wall();
  return newsroom.database().write([&](Session& session) -> Result<void> {
    TRY(auto alive, record::account(session, account.key));
    if (!alive) return absent();
    TRY(auto journalist, journalist_now(session, *alive, now));
    if (!journalist) return absent();
    TRY_VOID(given_work(session, *journalist, work));
    return record::put_fetch(session, work, {journalist->name, now, what});
  });
}

}  // namespace glasnik::newsroom
