// Other people's accounts, for administrators, and the audit trail.

#include <algorithm>
#include <limits>

#include "base/encoding.h"
#include "site/desk.h"
#include "site/desk_form.h"
#include "site/desk_frame.h"

namespace glasnik::site {
namespace {

using newsroom::Refusal;

constexpr std::int64_t kActsShown = 200;

Result<record::RoleSet> roles_in(const Form& form) {
  record::RoleSet roles;
  for (const std::string& name : form.all("role")) {
    TRY(record::Role role, record::parse_role(name));
    roles.add(role);
  }
  return roles;
}

struct Shown {  // on the people page, besides the people
  std::optional<Refusal> refused;
  std::string link;     // of the invitation or reset just made
  std::string invited;  // whose
  bool reset = false;   // which of the two
  std::string name;     // as typed, where it was refused, as:
  std::string display;
  record::RoleSet roles{};
};

void fill_people(const View& view, const std::vector<record::Account>& accounts, Dictionary& page) {
  for (const record::Account& account : accounts) {
    if (account.roles.empty()) continue;  // a journalist
    Dictionary& row = *page.AddSectionDictionary("PERSON_ROW");
    row.SetValue("PERSON_KEY", to_string(account.key));
    row.SetValue("PERSON_DISPLAY", account.display);
    row.SetValue("PERSON_NAME", account.name);
    row.SetValue("PERSON_ROLES", role_words(view, account.roles));
    if (account.suspended) row.ShowSection("SUSPENDED");
    if (account.key == view.caller.who->account.key) {
      row.ShowSection("ONESELF");
      continue;
    }
    Dictionary& change = *row.AddSectionDictionary("CHANGE");
    change.SetValue("PERSON_KEY", to_string(account.key));
    fill_roles(view, account.roles, change);
    change.ShowSection(account.suspended ? "READMIT" : "SUSPEND");
    if (!account.suspended) change.ShowSection("RESET");
  }
}

void fill_invitations(const View& view, const std::vector<record::Link>& links, Dictionary& page) {
  for (const record::Link& link : links) {
    bool out = link.purpose == record::LinkPurpose::invite && !link.roles.empty() &&
               link.expires > view.ground.accounts->now();
    if (!out) continue;
    Dictionary& row = *page.AddSectionDictionary("INVITATIONS")->AddSectionDictionary("INVITATION");
    row.SetValue("INVITED_DISPLAY", link.display);
    row.SetValue("INVITED_NAME", link.name);
    row.SetValue("INVITED_ROLES", role_words(view, link.roles));
    row.SetValue("INVITED_UNTIL", when(view, link.expires));
    row.SetValue("INVITED_HASH", hex(link.token_hash.view()));
  }
}

std::string display_of(const std::vector<record::Account>& accounts, const std::optional<Key>& key,
                       const std::string& otherwise) {
  auto found = std::find_if(accounts.begin(), accounts.end(),
                            [&](const record::Account& account) { return account.key == key; });
  return found == accounts.end() ? otherwise : found->display;
}

// Who proposed one does not confirm it, nor whose it is; both may dismiss it.
void fill_resets(const View& view, const std::vector<record::Account>& accounts,
                 const std::vector<record::Reset>& resets, Dictionary& page) {
  const Key& oneself = view.caller.who->account.key;
  for (const record::Reset& reset : resets) {
    if (!view.ground.accounts->waits(reset)) continue;
    Dictionary& row = *page.AddSectionDictionary("RESETS")->AddSectionDictionary("RESET_ROW");
    row.SetValue("RESET_KEY", to_string(reset.account));
    row.SetValue("RESET_OF", display_of(accounts, reset.account, ""));
    row.SetValue("RESET_BY",
                 display_of(accounts, reset.proposed_by, view.word("DESK_COMMAND_LINE")));
    row.SetValue("RESET_WHEN", when(view, reset.proposed));
    const bool other = reset.proposed_by != oneself && reset.account != oneself;
    row.ShowSection(other ? "CONFIRM" : "OTHER");
  }
}

Answer people(const View& view, store::Session& session, const Shown& shown) {
  Dictionary page("people");
  TRY(auto accounts, record::all_accounts(session));
  fill_people(view, accounts, page);
  TRY(auto links, record::all_links(session));
  fill_invitations(view, links, page);
  TRY(auto resets, record::all_resets(session));
  fill_resets(view, accounts, resets, page);
  if (!shown.link.empty()) {
    Dictionary& made = *page.AddSectionDictionary("MADE");
    made.SetValue("MADE_TITLE", view.word(shown.reset ? "DESK_RESET_MADE" : "DESK_MADE"));
    made.SetValue("MADE_TEXT", view.word(shown.reset ? "DESK_RESET_MADE_TEXT" : "DESK_MADE_TEXT"));
    made.SetValue("MADE_LINK", shown.link);
    made.SetValue("MADE_FOR", shown.invited);
  }
  page.SetValue("NAME", shown.name);
  page.SetValue("DISPLAY", shown.display);
  fill_roles(view, shown.roles, page);
  return desk_page(view, "people.tpl", {"DESK_PEOPLE", "/people", "/people", shown.refused}, page);
}

// After a POST, whose handler has no snapshot.
Answer people_after(const View& view, const Shown& shown) {
  return view.ground.accounts->read(
      [&](store::Session& session) { return people(view, session, shown); });
}

Answer back_or(const View& view, std::optional<Refusal> refused) {
  if (!refused) return http::Response(desk_redirect(view, "/people"));
  Shown shown;
  shown.refused = refused;
  return people_after(view, shown);
}

}  // namespace

Answer people_page(const http::Request&, View& view) { return people(view, view.session(), {}); }

Answer invite_person(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(record::RoleSet roles, roles_in(form));
  TRY(auto invited, view.ground.accounts->invite(view.caller.who->actor(),
                                                 {form.text("name"), form.text("display"), roles}));
  Shown shown;
  shown.refused = invited.refused;
  shown.invited = form.text("display");
  if (invited.refused) {
    shown.name = form.text("name");
    shown.display = form.text("display");
    shown.roles = roles;
  } else {
    shown.link = view.ground.desk_url + "/link/" + invited.token;
  }
  return people_after(view, shown);
}

Answer withdraw_invitation(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(Bytes octets, parse_hex(form.text("invitation")));
  TRY(Hash token, parse_hash(octets));
  TRY_VOID(view.ground.accounts->withdraw_link(view.caller.who->actor(), token));
  return back_or(view, {});
}

Answer change_roles(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(Key key, parse_key(form.text("person")));
  TRY(record::RoleSet roles, roles_in(form));
  TRY(auto refused, view.ground.accounts->set_roles(view.caller.who->actor(), key, roles));
  return back_or(view, refused);
}

Answer suspend_person(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(Key key, parse_key(form.text("person")));
  bool suspended = form.text("suspended") == "yes";
  TRY(auto refused, view.ground.accounts->suspend(view.caller.who->actor(), key, suspended));
  return back_or(view, refused);
}

Answer propose_reset(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(Key key, parse_key(form.text("person")));
  TRY(auto refused, view.ground.accounts->propose_reset(view.caller.who->actor(), key));
  return back_or(view, refused);
}

Answer confirm_reset(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(Key key, parse_key(form.text("person")));
  TRY(auto made, view.ground.accounts->confirm_reset(view.caller.who->actor(), key));
  if (made.refused) return back_or(view, made.refused);
  TRY(auto account, view.ground.accounts->read(
                        [&](store::Session& session) { return record::account(session, key); }));
  Shown shown;
  shown.reset = true;
  shown.link = view.ground.desk_url + "/link/" + made.token;
  shown.invited = account ? account->display : "";
  return people_after(view, shown);
}

Answer dismiss_reset(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(Key key, parse_key(form.text("person")));
  TRY_VOID(view.ground.accounts->dismiss_reset(view.caller.who->actor(), key));
  return back_or(view, {});
}

Answer audit_page(const http::Request&, View& view) {
  Dictionary page("audit");
  if (view.caller.who->account.roles.has(record::Role::auditor)) page.ShowSection("EDITIONS");
  TRY(auto accounts, record::all_accounts(view.session()));
  TRY(auto acts,
      record::account_acts(view.session(), std::numeric_limits<std::int64_t>::max(), kActsShown));
  for (const record::AccountAct& act : acts) {
    Dictionary& row = *page.AddSectionDictionary("ACT");
    row.SetValue("ACT_WHEN", when(view, act.at));
    row.SetValue("ACT_BY", display_of(accounts, act.actor, view.word("DESK_COMMAND_LINE")));
    row.SetValue("ACT_WORD", view.word("ACCOUNT_ACT_" + act.kind));
    row.SetValue("ACT_ON", display_of(accounts, act.account, ""));
    if (!act.detail.empty()) row.SetValueAndShowSection("ACT_DETAIL", act.detail, "DETAILED");
  }
  return desk_page(view, "audit.tpl", {"DESK_AUDIT", "/audit", "/audit", {}}, page);
}

}  // namespace glasnik::site
