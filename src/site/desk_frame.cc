#include "site/desk_frame.h"

#include <fmt/format.h>

#include "newsroom/press.h"
#include "site/frame.h"

namespace glasnik::site {
namespace {

struct Place {
  std::string_view path;
  const char* word;
  record::RoleSet roles;
};
constexpr Place kPlaces[] = {
    {"/", "DESK_HOME", record::kAllRoles},
    {"/people", "DESK_PEOPLE", newsroom::kManagePeople},
    {"/journalists", "DESK_JOURNALISTS", newsroom::kKeepJournalists},
    {"/audit", "DESK_AUDIT", newsroom::kReadAudit},
    {"/account", "DESK_ACCOUNT", record::kAllRoles},
};

void fill_head(const View& view, const DeskFrame& frame, Dictionary& page) {
  Dictionary& head = *page.AddIncludeDictionary("HEAD");
  head.SetFilename("desk/head.tpl");
  const std::string& title = frame.heading.empty() ? view.word(frame.title) : frame.heading;
  head.SetValue("PAGE_TITLE", title + " – " + view.variant->institution);
  head.SetValue("ASSETS", view.ground.theme.assets_path());
  head.SetValue("NONCE", view.caller.nonce);
  head.SetValue("FORM_TOKEN", view.caller.form_token);
}

void fill_navigation(const View& view, const DeskFrame& frame, Dictionary& top) {
  const auto& who = view.caller.who;
  if (!who) return;
  Dictionary& in = *top.AddSectionDictionary("SIGNED_IN");
  in.SetValue("PERSON", who->account.display);
  if (view.ground.press) {
    Dictionary& item = *in.AddSectionDictionary("PLACE");
    item.SetValue("PLACE_HREF", "/");
    item.SetValue("PLACE_NAME", view.word("PRESS_HOME"));
    if (frame.at == "/") item.ShowSection("PLACE_CURRENT");
    return;
  }
  for (const Place& place : kPlaces) {
    if (!who->account.roles.meets(place.roles)) continue;
    Dictionary& item = *in.AddSectionDictionary("PLACE");
    item.SetValue("PLACE_HREF", std::string(place.path));
    item.SetValue("PLACE_NAME", view.word(place.word));
    if (place.path == frame.at) item.ShowSection("PLACE_CURRENT");
  }
}

void fill_top(const View& view, const DeskFrame& frame, Dictionary& page) {
  Dictionary& top = *page.AddIncludeDictionary("TOP");
  top.SetFilename("desk/top.tpl");
  top.SetValue("ASSETS", view.ground.theme.assets_path());
  top.SetValue("INSTITUTION", view.variant->institution);
  top.SetValue("ROOM", view.word(view.ground.press ? "PRESS" : "DESK"));
  fill_navigation(view, frame, top);
  for (const Variant& variant : view.ground.config.variants) {
    Dictionary& item = *top.AddSectionDictionary("LANGUAGE");
    item.SetValue("LANGUAGE_NAME", variant.label);
    item.SetValue("LANGUAGE_TAG", variant.tag);
    item.SetValue("LANGUAGE_SEGMENT", variant.segment);
    item.SetValue("BACK", frame.path);
    if (&variant == view.variant) item.ShowSection("LANGUAGE_CURRENT");
  }
  if (frame.refused) {
    Dictionary& refused = *top.AddSectionDictionary("REFUSED");
    refused.SetValue("REFUSED_TEXT",
                     view.word("REFUSED_" + std::string(refusal_name(*frame.refused))));
  }
  if (frame.untaken) {
    top.AddSectionDictionary("REFUSED")->SetValue("REFUSED_TEXT", frame.untaken->sentence);
  }
}

http::Response rendered(const View& view, const std::string& template_name, const DeskFrame& frame,
                        Dictionary& values, int status, std::vector<http::ExtraField> fields) {
  values.SetValue("LANG", view.variant->tag);
  fill_head(view, frame, values);
  fill_top(view, frame, values);
  http::PreparedSpec spec;
  spec.status = status;
  spec.content_type = "text/html; charset=utf-8";
  spec.fields = desk_fields(view);
  spec.fields.push_back({"Content-Language", view.variant->tag});
  for (http::ExtraField& field : fields) spec.fields.push_back(std::move(field));
  spec.body = view.ground.theme.render(*view.variant, "desk/" + template_name, values);
  spec.etag = false;  // each answer has its own nonce
  return http::Response(http::prepare(std::move(spec)));
}

}  // namespace

int desk_status(Code code) {
  switch (code) {
    case Code::denied:
      return 403;
    case Code::conflict:
      return 409;
    case Code::too_large:
      return 413;
    case Code::busy:
    case Code::unavailable:
      return 503;
    case Code::corrupt:
      return 500;
    default:
      return 404;
  }
}

std::vector<http::ExtraField> desk_fields(const View& view) {
  std::vector<http::ExtraField> fields{
      {"X-Content-Type-Options", "nosniff"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Referrer-Policy", "no-referrer"},
      {"Content-Security-Policy",
       fmt::format("default-src 'none'; script-src 'nonce-{}' 'strict-dynamic'; style-src 'self'; "
                   "img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; "
                   "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                   "require-trusted-types-for 'script'; trusted-types glasnik",
                   view.caller.nonce)}};
  if (view.ground.desk_url.starts_with("https://")) {
    fields.push_back({"Strict-Transport-Security", "max-age=31536000"});
  }
  return fields;
}

http::Response desk_page(const View& view, const std::string& template_name, const DeskFrame& frame,
                         Dictionary& values, std::vector<http::ExtraField> fields, int status) {
  if (status == 0) status = frame.refused ? 422 : 200;
  if (frame.untaken) {
    status = frame.untaken->code == Code::invalid ? 422 : desk_status(frame.untaken->code);
  }
  return rendered(view, template_name, frame, values, status, std::move(fields));
}

http::Response desk_problem(const View& view, Code code) {
  Dictionary page("problem");
  const int status = desk_status(code);
  page.SetIntValue("CODE", status);
  const char* kind = status == 403 ? "FORBIDDEN" : status < 500 ? "ABSENT" : "TROUBLE";
  page.ShowSection(kind);
  std::vector<http::ExtraField> fields;
  if (status == 503) fields.push_back({"Retry-After", "1"});
  return rendered(view, "problem.tpl", {std::string("DESK_") + kind, "", "/", {}}, page, status,
                  std::move(fields));
}

http::PreparedPtr desk_redirect(const View& view, const std::string& location,
                                std::vector<http::ExtraField> fields) {
  http::PreparedSpec spec;
  spec.status = 303;
  spec.content_type = "text/plain; charset=utf-8";
  spec.fields = desk_fields(view);
  spec.fields.push_back({"Location", location});
  for (http::ExtraField& field : fields) spec.fields.push_back(std::move(field));
  spec.body = location + "\n";
  spec.etag = false;
  return http::prepare(std::move(spec));
}

void fill_roles(const View& view, record::RoleSet chosen, Dictionary& values) {
  for (record::Role role : record::kRoles) {
    Dictionary& item = *values.AddSectionDictionary("ROLE");
    const std::string name(record::role_name(role));
    item.SetValue("ROLE_NAME", name);
    item.SetValue("ROLE_WORD", view.word("ROLE_" + name));
    item.SetValue("ROLE_MAY", view.word("MAY_" + name));
    if (chosen.has(role)) item.ShowSection("ROLE_CHOSEN");
  }
}

std::string role_words(const View& view, record::RoleSet roles) {
  std::string words;
  for (record::Role role : record::kRoles) {
    if (!roles.has(role)) continue;
    words += words.empty() ? "" : ", ";
    words += view.word("ROLE_" + std::string(record::role_name(role)));
  }
  return words;
}

}  // namespace glasnik::site
