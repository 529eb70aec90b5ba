// Getting in with a password and a code, showing them again, getting out.

#include "site/desk.h"
#include "site/desk_form.h"
#include "site/desk_frame.h"
#include "site/desk_gate.h"

namespace glasnik::site {
namespace {

using newsroom::Refusal;

http::Response sign_in_form(const View& view, const std::string& name, const std::string& to,
                            std::optional<Refusal> refused) {
  Dictionary page("sign_in");
  page.SetValue("NAME", name);
  page.SetValue("TO", to);
  if (!view.ground.press) page.ShowSection("PASSKEYS");
  return desk_page(view, "sign_in.tpl", {"DESK_SIGN_IN", "", "/sign-in", refused}, page);
}

http::Response confirm_form(const View& view, const std::string& to,
                            std::optional<Refusal> refused) {
  Dictionary page("confirm");
  page.SetValue("NAME", view.caller.who->account.name);
  page.SetValue("TO", to);
  return desk_page(view, "confirm.tpl", {"DESK_CONFIRM", "", "/confirm", refused}, page);
}

std::string wanted(const http::Request& request, const View& view) {
  return way_on(view.ground, request.parameter("to").value_or("/"));
}

}  // namespace

Answer sign_in_page(const http::Request& request, View& view) {
  const std::string to = wanted(request, view);
  if (view.caller.who) return http::Response(desk_redirect(view, to));
  return sign_in_form(view, "", to, {});
}

// Whoever had a session in this browser has it no more: the token changes hands with the person.
Answer sign_in(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  const std::string to = way_on(view.ground, form.text("to"));
  TRY(auto entrance,
      view.ground.accounts->sign_in(form.text("name"), {form.text("password"), form.text("code")},
                                    std::string(request.field(http::Field::user_agent))));
  if (entrance.refused) return sign_in_form(view, form.text("name"), to, entrance.refused);
  if (view.caller.who) TRY_VOID(view.ground.accounts->sign_out(*view.caller.who));
  return http::Response(desk_redirect(view, to, {session_cookie(view, entrance.token)}));
}

Answer sign_out(const http::Request&, View& view) {
  TRY_VOID(view.ground.accounts->sign_out(*view.caller.who));
  return http::Response(desk_redirect(view, "/sign-in", {session_cookie(view, "")}));
}

Answer confirm_page(const http::Request& request, View& view) {
  return confirm_form(view, wanted(request, view), {});
}

Answer confirm(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  const std::string to = way_on(view.ground, form.text("to"));
  TRY(auto entrance,
      view.ground.accounts->confirm(*view.caller.who, {form.text("password"), form.text("code")}));
  if (entrance.refused) return confirm_form(view, to, entrance.refused);
  return http::Response(desk_redirect(view, to, {session_cookie(view, entrance.token)}));
}

Answer choose_language(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  const Variant* chosen = view.ground.config.by_segment(form.text("language"));
  if (chosen == nullptr) return Error{Code::not_found, "no such language"};
  std::string cookie = std::string(kLanguageCookie) + "=" + chosen->segment +
                       "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=31536000";
  return http::Response(
      desk_redirect(view, way_on(view.ground, form.text("to")), {{"Set-Cookie", cookie}}));
}

}  // namespace glasnik::site
