// Passkeys at the desk. A script asks for a challenge, has the authenticator sign it, and sends the
// octets with an ordinary form, in hexadecimal; so what is answered is an ordinary page.

#include "site/desk_passkey.h"

#include "base/encoding.h"
#include "site/desk.h"
#include "site/desk_form.h"
#include "site/desk_frame.h"
#include "site/desk_gate.h"

namespace glasnik::site {
namespace {

using newsroom::ChallengeFor;

http::Response entered(const View& view, const newsroom::Entrance& entrance,
                       const std::string& form_page, const std::string& title,
                       const std::string& to) {
  if (!entrance.refused) {
    return http::Response(desk_redirect(view, to, {session_cookie(view, entrance.token)}));
  }
  Dictionary page("refused");
  page.SetValue("TO", to);
  page.ShowSection("PASSKEYS");
  if (view.caller.who) page.SetValue("NAME", view.caller.who->account.name);
  return desk_page(view, form_page, {title, "", "/", entrance.refused}, page);
}

}  // namespace

Result<newsroom::Assertion> assertion_in(const Form& form) {
  newsroom::Assertion assertion;
  TRY(assertion.handle, parse_hex(form.text("handle")));
  TRY(assertion.client_data, parse_hex(form.text("client_data")));
  TRY(assertion.authenticator_data, parse_hex(form.text("authenticator_data")));
  TRY(assertion.signature, parse_hex(form.text("signature")));
  return assertion;
}

// Names in the answer are as the script hands them on: no user text but the account's own names.
Answer passkey_challenge(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  const std::string purpose = form.text("purpose");
  const auto& who = view.caller.who;
  ChallengeFor wanted = ChallengeFor::signing_in;
  if (purpose == "register") wanted = ChallengeFor::registering;
  if (purpose == "confirm") wanted = ChallengeFor::confirming;
  bool may = wanted == ChallengeFor::signing_in ||
             (who && (wanted == ChallengeFor::confirming || who->fresh));
  if (!may) return Error{Code::denied, "a session must come first"};
  std::optional<Key> account;
  if (wanted != ChallengeFor::signing_in) account = who->account.key;
  TRY(Bytes challenge, view.ground.accounts->challenge(wanted, account));
  http::PreparedSpec spec;
  spec.content_type = "application/x-www-form-urlencoded";
  spec.fields = desk_fields(view);
  spec.body = "challenge=" + hex(challenge);
  if (account) {
    spec.body += "&user=" + hex(account->view()) +
                 "&name=" + percent_encoded(who->account.name, "-._~") +
                 "&display=" + percent_encoded(who->account.display, "-._~") +
                 "&party=" + percent_encoded(view.variant->institution, "-._~");
  }
  spec.etag = false;
  return http::Response(http::prepare(std::move(spec)));
}

Answer passkey_sign_in(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(newsroom::Assertion assertion, assertion_in(form));
  newsroom::Accounts& accounts = *view.ground.accounts;
  TRY(auto entrance,
      accounts.sign_in_by_passkey(assertion, std::string(request.field(http::Field::user_agent))));
  if (!entrance.refused && view.caller.who) TRY_VOID(accounts.sign_out(*view.caller.who));
  return entered(view, entrance, "sign_in.tpl", "DESK_SIGN_IN",
                 way_on(view.ground, form.text("to")));
}

Answer passkey_confirm(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(newsroom::Assertion assertion, assertion_in(form));
  TRY(auto entrance, view.ground.accounts->confirm_by_passkey(*view.caller.who, assertion));
  return entered(view, entrance, "confirm.tpl", "DESK_CONFIRM",
                 way_on(view.ground, form.text("to")));
}

Answer add_passkey(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  newsroom::Registration registration;
  TRY(registration.client_data, parse_hex(form.text("client_data")));
  TRY(registration.authenticator_data, parse_hex(form.text("authenticator_data")));
  auto label = record::parse_display_name(form.text("label"));
  TRY(auto refused, view.ground.accounts->add_passkey(*view.caller.who, registration,
                                                      label ? *label : std::string()));
  if (!refused) return http::Response(desk_redirect(view, "/account"));
  return view.ground.accounts->read(
      [&](store::Session& session) { return account_view(view, session, refused); });
}

Answer remove_passkey(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(Key key, parse_key(form.text("passkey")));
  TRY_VOID(view.ground.accounts->remove_passkey(*view.caller.who, key));
  return http::Response(desk_redirect(view, "/account"));
}

}  // namespace glasnik::site
