#include "site/frame.h"

#include "base/encoding.h"
#include "base/hash.h"
#include "record/content.h"
#include "text/format.h"

namespace glasnik::site {
namespace {

// sr_RS for both scripts, en_GB for English; others as their tag.
std::string open_graph_locale(const Variant& variant) {
  if (variant.tag.starts_with("sr")) return "sr_RS";
  if (variant.tag == "en") return "en_GB";
  return variant.tag;
}

bool is_cyrillic(const Variant& variant) {
  return text::style_of(variant.tag) == text::Style::serbian_cyrillic;
}

std::string absolute(const View& view, const std::string& path) {
  return view.ground.origin_url + path;
}

void add(Dictionary& parent, const char* section,
         std::initializer_list<std::pair<const char*, std::string>> values) {
  Dictionary* child = parent.AddSectionDictionary(section);
  for (const auto& [name, value] : values) child->SetValue(name, value);
}

void fill_alternates(const View& view, const Frame& frame, Dictionary& head) {
  for (const Elsewhere& other : frame.elsewhere) {
    std::string href = absolute(view, other.path);
    add(head, "ALTERNATE", {{"ALT_LANG", other.variant->tag}, {"ALT_HREF", href}});
    bool original = other.variant == &view.ground.config.variants.front();
    if (original && frame.by_language.empty()) {
      add(head, "ALTERNATE", {{"ALT_LANG", "x-default"}, {"ALT_HREF", href}});
    }
  }
  if (!frame.by_language.empty()) {
    std::string href = absolute(view, frame.by_language);
    add(head, "ALTERNATE", {{"ALT_LANG", "x-default"}, {"ALT_HREF", href}});
  }
}

void fill_head(const View& view, const Frame& frame, Dictionary& page) {
  const Variant& variant = *view.variant;
  Dictionary& head = *page.AddIncludeDictionary("HEAD");
  head.SetFilename("head.tpl");
  head.SetValue("PAGE_TITLE", frame.title.empty() ? variant.institution
                                                  : frame.title + " – " + variant.institution);
  head.SetValue("ASSETS", view.ground.theme.assets_path());
  head.SetValue("SCRIPT", is_cyrillic(variant) ? "cyrl" : "latn");
  head.SetValue("SITE_NAME", variant.institution);
  head.SetValue("OG_TYPE", frame.article ? "article" : "website");
  head.SetValue("OG_LOCALE", open_graph_locale(variant));
  if (!frame.description.empty()) {
    head.SetValueAndShowSection("DESCRIPTION", frame.description, "HAS_DESCRIPTION");
  }
  if (!frame.path.empty()) add(head, "CANONICAL", {{"CANONICAL_HREF", absolute(view, frame.path)}});
  if (!frame.noindex) fill_alternates(view, frame, head);
  add(head, "FEED",
      {{"FEED_TYPE", "application/atom+xml"},
       {"FEED_TITLE", variant.institution},
       {"FEED_HREF", frame.site + feed_path(variant, "atom")}});
  add(head, "FEED",
      {{"FEED_TYPE", "application/feed+json"},
       {"FEED_TITLE", variant.institution},
       {"FEED_HREF", frame.site + feed_path(variant, "json")}});
  add(head, "OPENSEARCH",
      {{"OPENSEARCH_TITLE", variant.institution},
       {"OPENSEARCH_HREF", frame.site + search_path(variant) + ".xml"}});
  for (const auto& [rel, href] : frame.links)
    add(head, "LINK", {{"LINK_REL", rel}, {"LINK_HREF", href}});
  if (frame.image) {
    add(head, "IMAGE",
        {{"IMAGE_SRC", absolute(view, frame.image->path)},
         {"IMAGE_WIDTH", std::to_string(frame.image->width)},
         {"IMAGE_HEIGHT", std::to_string(frame.image->height)},
         {"IMAGE_ALT", frame.image->alt}});
  }
  if (frame.published)
    add(head, "PUBLISHED", {{"PUBLISHED_ISO", iso_local(view, *frame.published)}});
  if (frame.modified) add(head, "MODIFIED", {{"MODIFIED_ISO", iso_local(view, *frame.modified)}});
  if (frame.noindex) head.ShowSection("NOINDEX");
  if (!frame.json_ld.empty()) add(head, "JSON_LD", {{"JSON_LD_TEXT", frame.json_ld}});
}

// A mirror says so on every page, and how far it has come.
void fill_mirror(const View& view, Dictionary& masthead) {
  const Config& config = view.ground.config;
  if (config.mirror.empty()) return;
  Dictionary& mirror = *masthead.AddSectionDictionary("MIRROR");
  mirror.SetValue("MIRROR_ORIGIN", config.origin);
  mirror.SetValue("MIRROR_HREF", config.mirror);
  if (!view.log) return;
  add(mirror, "MIRROR_AT",
      {{"MIRROR_SIZE", text::number(view.published(), text::style_of(view.variant->tag))},
       {"MIRROR_ISO", iso_local(view, view.log->signed_at)},
       {"MIRROR_WHEN", when(view, view.log->signed_at)}});
}

void fill_masthead(const View& view, const Frame& frame, Dictionary& page) {
  const Variant& variant = *view.variant;
  Dictionary& masthead = *page.AddIncludeDictionary("MASTHEAD");
  masthead.SetFilename("masthead.tpl");
  masthead.SetValue("ASSETS", view.ground.theme.assets_path());
  masthead.SetValue("INSTITUTION",
                    frame.institution.empty() ? variant.institution : frame.institution);
  fill_mirror(view, masthead);
  masthead.SetValue("HOME_HREF", frame.site + home_path(variant));
  masthead.SetValue("ARCHIVE_HREF", frame.site + archive_path(variant));
  masthead.SetValue("LOG_HREF", frame.site + log_path(variant));
  masthead.SetValue("FEED_HREF", frame.site + feed_path(variant, "atom"));
  // The search page has a form of its own, and another host's form is not sent.
  if (frame.at != Frame::At::search && frame.site.empty()) {
    add(masthead, "SEARCH", {{"SEARCH_ACTION", search_path(variant)}, {"SEARCH_QUERY", ""}});
  }
  if (frame.at == Frame::At::home) masthead.ShowSection("AT_HOME");
  if (frame.at == Frame::At::archive) masthead.ShowSection("AT_ARCHIVE");
  if (frame.at == Frame::At::log) masthead.ShowSection("AT_LOG");
  for (const Elsewhere& other : frame.elsewhere) {
    Dictionary* item = masthead.AddSectionDictionary("VARIANT");
    item->SetValue("VARIANT_NAME", other.variant->label);
    item->SetValue("VARIANT_LANG", other.variant->tag);
    item->SetValue("VARIANT_HREF", other.path);
    if (other.variant == view.variant) item->ShowSection("VARIANT_CURRENT");
  }
}

void fill_footer(const View& view, const Frame& frame, Dictionary& page) {
  const Variant& variant = *view.variant;
  Dictionary& footer = *page.AddIncludeDictionary("FOOTER");
  footer.SetFilename("footer.tpl");
  if (frame.show_record && view.log) {
    add(footer, "RECORD",
        {{"LOG_SIZE", text::number(view.published(), text::style_of(variant.tag))},
         {"CHECKPOINT_ISO", iso_local(view, view.log->signed_at)},
         {"CHECKPOINT_WHEN", when(view, view.log->signed_at)}});
  }
  footer.SetValue("LOG_HREF", frame.site + log_path(variant));
  footer.SetValue("INSTITUTION", variant.institution);
  const Contact& contact = view.ground.config.contact;
  if (!contact.phone.empty()) {
    add(footer, "PHONE", {{"PHONE_TEXT", contact.phone}, {"PHONE_NUMBER", dialled(contact.phone)}});
  }
  if (!contact.email.empty()) add(footer, "EMAIL", {{"EMAIL_ADDRESS", contact.email}});
  footer.SetValue("ATOM_HREF", frame.site + feed_path(variant, "atom"));
  footer.SetValue("JSON_HREF", frame.site + feed_path(variant, "json"));
  footer.SetValue("ACTS_HREF", frame.site + "/" + variant.segment + "/acts.atom");
}

}  // namespace

std::string dialled(const std::string& phone) {
  std::string number;
  for (char c : phone) {
    if ((c >= '0' && c <= '9') || (c == '+' && number.empty())) number.push_back(c);
  }
  return number;
}

void fill_frame(const View& view, const Frame& frame, Dictionary& page) {
  page.SetValue("LANG", view.variant->tag);
  fill_head(view, frame, page);
  fill_masthead(view, frame, page);
  fill_footer(view, frame, page);
}

std::vector<http::ExtraField> security_fields(const Ground& ground, bool html, bool shared) {
  std::vector<http::ExtraField> fields{
      {"X-Content-Type-Options", "nosniff"},
      {"Cross-Origin-Resource-Policy", shared ? "cross-origin" : "same-origin"}};
  if (shared) fields.push_back({"Access-Control-Allow-Origin", "*"});
  // connect-src is for tools that ask for robots.txt in the page's name; the page has no script.
  fields.push_back({"Content-Security-Policy",
                    html ? "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
                           "media-src 'self'; connect-src 'self'; form-action 'self'; "
                           "base-uri 'none'; frame-ancestors 'none'"
                         : "sandbox; default-src 'none'"});
  if (html) {
    fields.push_back({"Cross-Origin-Opener-Policy", "same-origin"});
    fields.push_back({"Referrer-Policy", "strict-origin-when-cross-origin"});
  }
  if (ground.origin_url.starts_with("https://")) {
    fields.push_back({"Strict-Transport-Security", "max-age=31536000"});
  }
  return fields;
}

namespace {

http::PreparedSpec html_spec(const View& view, const std::string& page, const Dictionary& values) {
  http::PreparedSpec spec;
  spec.content_type = "text/html; charset=utf-8";
  spec.fields = security_fields(view.ground, true, false);
  spec.fields.push_back({"Content-Language", view.variant->tag});
  spec.body = view.ground.theme.render(*view.variant, page, values);
  spec.compress = true;
  return spec;
}

}  // namespace

http::PreparedPtr html_page(const View& view, const std::string& page, const Dictionary& values,
                            int status, std::vector<http::ExtraField> fields,
                            http::CacheClass cache) {
  http::PreparedSpec spec = html_spec(view, page, values);
  spec.status = status;
  spec.cache = cache;
  for (http::ExtraField& field : fields) spec.fields.push_back(std::move(field));
  return http::prepare(std::move(spec));
}

http::PreparedPtr private_page(const View& view, const std::string& page,
                               const Dictionary& values) {
  http::PreparedSpec spec = html_spec(view, page, values);
  spec.cache = http::CacheClass::no_store;
  spec.etag = false;
  for (http::ExtraField& field : spec.fields) {
    if (field.name == "Referrer-Policy") field.value = "no-referrer";
  }
  spec.fields.push_back({"X-Robots-Tag", "noindex"});
  return http::prepare(std::move(spec));
}

http::PreparedPtr scripted_page(const View& view, const std::string& page, const Dictionary& values,
                                std::string_view script) {
  http::PreparedSpec spec = html_spec(view, page, values);
  spec.cache = http::CacheClass::page;
  for (http::ExtraField& field : spec.fields) {
    if (field.name != "Content-Security-Policy") continue;
    field.value += "; script-src 'sha256-" + base64(sha256(script).view()) + "'";
  }
  return http::prepare(std::move(spec));
}

}  // namespace glasnik::site
