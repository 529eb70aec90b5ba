// One's own account.

#include "base/encoding.h"
#include "site/desk.h"
#include "site/desk_form.h"
#include "site/desk_frame.h"
#include "site/desk_gate.h"

namespace glasnik::site {
namespace {

using record::CredentialKind;

void fill_may(const View& view, record::RoleSet roles, Dictionary& page) {
  for (record::Role role : record::kRoles) {
    if (!roles.has(role)) continue;
    Dictionary& item = *page.AddSectionDictionary("MAY");
    const std::string name(record::role_name(role));
    item.SetValue("ROLE_WORD", view.word("ROLE_" + name));
    item.SetValue("ROLE_MAY", view.word("MAY_" + name));
  }
}

void fill_credentials(const View& view, const std::vector<record::Credential>& credentials,
                      Dictionary& page) {
  std::size_t recovery = 0;
  for (const record::Credential& credential : credentials) {
    if (credential.kind == CredentialKind::recovery) ++recovery;
    if (credential.kind == CredentialKind::recovery) continue;
    Dictionary& row = *page.AddSectionDictionary("CREDENTIAL");
    row.SetValue("CREDENTIAL_KIND",
                 view.word("CREDENTIAL_" + std::string(credential_name(credential.kind))));
    row.SetValue("CREDENTIAL_SINCE", when(view, credential.created));
    row.SetValue("CREDENTIAL_LABEL", credential.label);
    if (credential.kind == CredentialKind::passkey) {
      row.SetValueAndShowSection("CREDENTIAL_KEY", to_string(credential.key), "PASSKEY");
    }
    if (credential.used) {
      row.SetValueAndShowSection("CREDENTIAL_USED", when(view, *credential.used), "USED");
    }
  }
  page.SetIntValue("RECOVERY_LEFT", static_cast<long>(recovery));
}

void fill_sessions(const View& view, const std::vector<record::AccountSession>& sessions,
                   Dictionary& page) {
  for (const record::AccountSession& session : sessions) {
    Dictionary& row = *page.AddSectionDictionary("SESSION");
    row.SetValue("SESSION_AGENT", session.agent);
    row.SetValue("SESSION_OPENED", when(view, session.opened));
    row.SetValue("SESSION_SEEN", when(view, session.seen));
    if (session.token_hash == view.caller.who->session.token_hash) {
      row.ShowSection("THIS_SESSION");
    } else {
      row.SetValueAndShowSection("SESSION_ID", hex(session.token_hash.view()), "OTHER_SESSION");
    }
  }
  if (sessions.size() > 1) page.ShowSection("OTHERS");
}

}  // namespace

Answer account_page(const http::Request&, View& view) {
  return account_view(view, view.session(), {});
}

Answer account_view(const View& view, store::Session& session,
                    std::optional<newsroom::Refusal> refused) {
  const record::Account& account = view.caller.who->account;
  Dictionary page("account");
  page.SetValue("PERSON", account.display);
  page.SetValue("NAME", account.name);
  page.SetValue("ROLES", role_words(view, account.roles));
  fill_may(view, account.roles, page);
  TRY(auto credentials, record::credentials_of(session, account.key));
  fill_credentials(view, credentials, page);
  TRY(auto sessions, record::sessions_of(session, account.key));
  std::erase_if(sessions, [&](const record::AccountSession& open) {
    return open.seen + newsroom::kIdle <= view.ground.accounts->now();
  });
  fill_sessions(view, sessions, page);
  return desk_page(view, "account.tpl", {"DESK_ACCOUNT", "/account", "/account", refused}, page);
}

Answer renew_secrets(const http::Request&, View& view) {
  TRY(Bytes token, view.ground.accounts->renewal(*view.caller.who));
  return http::Response(desk_redirect(view, "/link/" + token));
}

Answer end_sessions(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  const newsroom::SignedIn& who = *view.caller.who;
  if (form.text("session") == "others") {
    TRY_VOID(view.ground.accounts->end_other_sessions(who));
  } else {
    TRY(Bytes octets, parse_hex(form.text("session")));
    TRY(Hash token, parse_hash(octets));
    TRY_VOID(view.ground.accounts->end_session(who, token));
  }
  return http::Response(desk_redirect(view, "/account"));
}

}  // namespace glasnik::site
