// Links that are good once. Looking at one changes nothing, so that a mail program that looks first
// uses none up; its button does.

#include "base/encoding.h"
#include "base/one_time_code.h"
#include "site/desk.h"
#include "site/desk_form.h"
#include "site/desk_frame.h"
#include "site/desk_gate.h"
#include "site/square.h"
#include "text/html.h"

namespace glasnik::site {
namespace {

using newsroom::Refusal;
using record::LinkPurpose;

// "JBSW Y3DP ...", to be typed.
std::string in_fours(const std::string& text) {
  std::string spaced;
  for (std::size_t at = 0; at < text.size(); at += 4) {
    spaced += (at == 0 ? "" : " ") + text.substr(at, 4);
  }
  return spaced;
}

void fill_setup(const View& view, const record::Link& link, const std::string& name,
                const std::string& display, Dictionary& page) {
  Dictionary& setup = *page.AddSectionDictionary("SETUP");
  if (link.purpose == LinkPurpose::first) {
    Dictionary& names = *setup.AddSectionDictionary("NAMES");
    names.SetValue("NAME", name);
    names.SetValue("DISPLAY", display);
  } else {
    Dictionary& known = *setup.AddSectionDictionary("KNOWN");
    known.SetValue("NAME", link.name);
    if (link.purpose == LinkPurpose::invite) {
      known.SetValueAndShowSection("DISPLAY", link.display, "INVITED");
      known.SetValue("ROLES", link.roles.empty() ? view.word("ROLE_journalist")
                                                 : role_words(view, link.roles));
    }
  }
  setup.SetValue("SECRET", in_fours(base32(link.totp_secret)));
  const std::string uri = otpauth_uri(view.variant->institution,
                                      link.name.empty() ? "desk" : link.name, link.totp_secret);
  setup.SetValue("OTPAUTH", text::escape_html(uri));
  setup.SetValue("SQUARE", square_code(uri, view.word("DESK_APP_SQUARE")));
}

http::Response link_form(const View& view, const std::string& path,
                         const std::optional<record::Link>& link, std::optional<Refusal> refused,
                         const std::string& name = "", const std::string& display = "") {
  Dictionary page("link");
  page.SetValue("ACTION", path);
  std::string title = "DESK_LINK_DEAD";
  if (!link) {
    page.ShowSection("DEAD");
  } else if (link->purpose == LinkPurpose::sign_in) {
    page.ShowSection("ENTER");
    title = "DESK_SIGN_IN";
  } else {
    fill_setup(view, *link, name, display, page);
    title = link->purpose == LinkPurpose::renew ? "DESK_RENEW" : "DESK_JOIN";
  }
  return desk_page(view, "link.tpl", {title, "", path, refused}, page);
}

http::Response recovery_page(const View& view, const newsroom::Entrance& entrance) {
  Dictionary page("codes");
  for (const std::string& code : entrance.recovery_codes) {
    page.AddSectionDictionary("RECOVERY")->SetValue("RECOVERY_CODE", code);
  }
  return desk_page(view, "codes.tpl", {"DESK_CODES", "", "/", {}}, page,
                   {session_cookie(view, entrance.token)});
}

// A journalist's link is for their listener and no other for the desk's: an invitation without a
// role makes no colleague.
bool is_for_here(const View& view, const record::Link& link) {
  const bool journalists = link.purpose == LinkPurpose::invite && link.roles.empty();
  return journalists == view.ground.press;
}

}  // namespace

Answer link_page(const http::Request& request, View& view) {
  const std::string token(request.segment(1));
  auto octets = parse_hex(token);
  std::optional<record::Link> link;
  if (octets) {
    TRY(link, record::link(view.session(), sha256(*octets)));
  }
  if (link && link->expires <= view.ground.accounts->now()) link.reset();
  if (link && !is_for_here(view, *link)) link.reset();
  return link_form(view, "/link/" + token, link, {});
}

Answer use_link(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  const std::string token(request.segment(1));
  const std::string agent(request.field(http::Field::user_agent));
  newsroom::Accounts& accounts = *view.ground.accounts;
  TRY(auto link, accounts.link(token));
  if (link && !is_for_here(view, *link)) return link_form(view, "/link/" + token, {}, {});
  if (link && link->purpose == LinkPurpose::sign_in) {
    TRY(auto entrance, accounts.follow(token, agent));
    if (entrance.refused) return link_form(view, "/link/" + token, {}, {});
    return http::Response(desk_redirect(view, "/", {session_cookie(view, entrance.token)}));
  }
  TRY(auto entrance, accounts.accept({token, form.text("name"), form.text("display"),
                                      form.text("password"), form.text("code"), agent},
                                     view.caller.who));
  if (entrance.refused == Refusal::link_dead) return link_form(view, "/link/" + token, {}, {});
  if (entrance.refused) {
    return link_form(view, "/link/" + token, link, entrance.refused, form.text("name"),
                     form.text("display"));
  }
  TRY(view.caller.who, accounts.signed_in(entrance.token));
  return recovery_page(view, entrance);
}

}  // namespace glasnik::site
