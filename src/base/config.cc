#include "base/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

// The only file that sees toml++ (slow to compile).
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace glasnik {
namespace {

Error wrong(const std::string& what) { return {Code::invalid, "glasnik.toml: " + what}; }

std::string text_or(const toml::table& table, std::string_view key, std::string_view fallback) {
  return std::string(table[key].value_or(fallback));
}

Result<void> only_known(const toml::table& table, std::initializer_list<std::string_view> known,
                        std::string_view where) {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      return wrong(fmt::format("line {}: unknown key '{}'{}: remove it or correct its spelling",
                               node.source().begin.line, key.str(), where));
    }
  }
  return {};
}

// The path segments the site itself uses at its root (site/route.cc).
constexpr std::array<std::string_view, 9> kFixedSegments = {
    "m", "log", "proof", "api", "healthz", "theme", "witness", "mirror", "metrics"};

bool segment_ok(std::string_view segment) {
  auto is = [](char c, bool first) {
    bool letter = c >= 'a' && c <= 'z';
    return letter || (!first && ((c >= '0' && c <= '9') || c == '-'));
  };
  if (segment.size() < 2 || segment.size() > 16) return false;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    if (!is(segment[i], i == 0)) return false;
  }
  return std::find(kFixedSegments.begin(), kFixedSegments.end(), segment) == kFixedSegments.end();
}

Result<VariantRole> parse_role(std::string_view role) {
  if (role == "original") return VariantRole::original;
  if (role == "derived") return VariantRole::derived;
  if (role == "translation") return VariantRole::translation;
  return wrong(fmt::format("role '{}': must be original, derived or translation", role));
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

Result<Variant> parse_variant(const toml::table& table) {
  TRY_VOID(only_known(table, {"tag", "segment", "role", "of", "label", "institution"},
                      " in [[variants]]"));
  Variant variant;
  variant.tag = text_or(table, "tag", "");
  if (variant.tag.empty()) return wrong("a variant without 'tag': give its BCP 47 tag");
  variant.segment = text_or(table, "segment", lower(variant.tag));
  TRY(variant.role, parse_role(text_or(table, "role", "translation")));
  variant.of = text_or(table, "of", "");
  variant.label = text_or(table, "label", variant.tag);
  variant.institution = text_or(table, "institution", "");
  if (!segment_ok(variant.segment)) {
    return wrong(fmt::format("segment '{}': 2 to 16 of a-z 0-9 -, a letter first, no fixed route",
                             variant.segment));
  }
  return variant;
}

Result<void> check_variants(const Config& config) {
  if (config.variants.empty()) return wrong("no [[variants]]: at least the original is needed");
  if (config.variants[0].role != VariantRole::original) {
    return wrong("the first of [[variants]] must have role = \"original\"");
  }
  for (const Variant& variant : config.variants) {
    bool original = &variant == &config.variants[0];
    if (!original && variant.role == VariantRole::original) {
      return wrong("two variants with role = \"original\": only the first may be");
    }
    if (!original && config.by_tag(variant.of) == nullptr) {
      return wrong(fmt::format("variant {}: 'of' must name another variant's tag", variant.tag));
    }
    if (config.by_tag(variant.tag) != &variant || config.by_segment(variant.segment) != &variant) {
      return wrong(
          fmt::format("variant {} or segment {} stands twice", variant.tag, variant.segment));
    }
  }
  return {};
}

Result<void> check_origin(std::string_view origin) {
  bool ok = !origin.empty() && origin.size() <= 200 && origin.find("://") == origin.npos;
  for (char c : origin) ok = ok && c > ' ' && c != '+' && c != '\x7f';
  if (!ok) return wrong("origin: 1 to 200 characters without scheme, space or plus");
  return {};
}

bool accent_ok(std::string_view accent) {
  return accent.size() == 7 && accent[0] == '#' &&
         accent.substr(1).find_first_not_of("0123456789abcdefABCDEF") == accent.npos;
}

Result<void> read_listeners(const toml::table& root, Config& config) {
  static const toml::table empty;
  const toml::table* listen = root["listen"].as_table();
  const toml::table& table = listen != nullptr ? *listen : empty;
  TRY_VOID(
      only_known(table, {"public", "newsroom", "hosts", "threads", "access_log"}, " in [listen]"));
  TRY(config.public_listener, parse_address(text_or(table, "public", "127.0.0.1:8080")));
  TRY(config.newsroom_listener, parse_address(text_or(table, "newsroom", "127.0.0.1:8081")));
  config.access_log = text_or(table, "access_log", "");
  config.threads = static_cast<unsigned>(table["threads"].value_or(0));
  if (const toml::array* hosts = table["hosts"].as_array()) {
    for (const toml::node& host : *hosts) config.hosts.emplace_back(host.value_or(std::string()));
  }
  return {};
}

}  // namespace

const Variant* Config::by_tag(std::string_view tag) const {
  auto found =
      std::find_if(variants.begin(), variants.end(), [&](auto& v) { return v.tag == tag; });
  return found == variants.end() ? nullptr : &*found;
}

const Variant* Config::by_segment(std::string_view segment) const {
  auto found =
      std::find_if(variants.begin(), variants.end(), [&](auto& v) { return v.segment == segment; });
  return found == variants.end() ? nullptr : &*found;
}

Result<Config> parse_config(std::string_view toml_text) {
  toml::parse_result parsed = toml::parse(toml_text);
  if (!parsed) {
    return wrong(fmt::format("line {}: {}", parsed.error().source().begin.line,
                             parsed.error().description()));
  }
  const toml::table& root = parsed.table();
  TRY_VOID(only_known(root,
                      {"origin", "site_url", "timezone", "database", "blobs", "theme", "accent",
                       "contact", "listen", "variants"},
                      ""));
  Config config;
  config.origin = text_or(root, "origin", "");
  config.site_url = text_or(root, "site_url", "");
  config.timezone = text_or(root, "timezone", "Europe/Belgrade");
  config.database = text_or(root, "database", "sqlite:glasnik.db");
  config.blobs = text_or(root, "blobs", "dir:blobs");
  config.theme = text_or(root, "theme", "default");
  config.accent = text_or(root, "accent", "#14375e");
  TRY_VOID(check_origin(config.origin));
  if (!accent_ok(config.accent)) return wrong("accent: a colour as #14375e");
  while (!config.site_url.empty() && config.site_url.back() == '/') config.site_url.pop_back();
  if (const toml::table* contact = root["contact"].as_table()) {
    TRY_VOID(only_known(*contact, {"name", "phone", "email"}, " in [contact]"));
    config.contact = {text_or(*contact, "name", ""), text_or(*contact, "phone", ""),
                      text_or(*contact, "email", "")};
  }
  TRY_VOID(read_listeners(root, config));
  if (const toml::array* variants = root["variants"].as_array()) {
    for (const toml::node& node : *variants) {
      if (!node.is_table()) return wrong("[[variants]]: each must be a table");
      TRY(Variant variant, parse_variant(*node.as_table()));
      config.variants.push_back(std::move(variant));
    }
  }
  TRY_VOID(check_variants(config));
  return config;
}

Result<Address> parse_address(std::string_view text) {
  const Error error{Code::invalid,
                    fmt::format("'{}' is no address: write it as 127.0.0.1:8080", text)};
  std::size_t colon = text.rfind(':');
  if (colon == text.npos || colon == 0) return error;
  std::string_view host = text.substr(0, colon);
  std::string_view port = text.substr(colon + 1);
  if (host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  Address address{std::string(host), 0};
  auto [end, code] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (code != std::errc() || end != port.data() + port.size()) return error;
  return address;
}

std::vector<Variant> default_variants() {
  return {{"sr-Cyrl", "cir", VariantRole::original, "", "Ћирилица", ""},
          {"sr-Latn", "lat", VariantRole::derived, "sr-Cyrl", "Latinica", ""},
          {"en", "eng", VariantRole::translation, "sr-Cyrl", "English", ""}};
}

std::string default_config_text(const ConfigSeed& seed) {
  auto quoted = [](const std::string& text) {
    std::string out = "\"";
    for (char c : text) {
      if (c == '"' || c == '\\') out.push_back('\\');
      out.push_back(c);
    }
    return out + "\"";
  };
  std::string text = fmt::format(
      R"(# Settings of this newsroom. Every key is listed here; lines that begin with # show the default.

# The log's name, signed into every checkpoint. It can never change.
origin = {}

# The address readers use, without a final slash. Empty: http:// and the public listener's address.
# site_url = "https://www.example.org"

# Zone of the times shown on pages (IANA name).
timezone = {}

# Where the record is kept. "sqlite:FILE" is relative to this directory.
# database = "sqlite:glasnik.db"
# blobs = "dir:blobs"

# Look: "default", or a directory with your own templates.
# theme = "default"
accent = {}

[contact]
name = {}
phone = {}
email = {}

[listen]
# ADDRESS:PORT; port 0 takes a free one and prints it.
# public = "127.0.0.1:8080"
# newsroom = "127.0.0.1:8081"
# Further host names to answer to; the site's own and loopback are always answered.
# hosts = []
# Listener threads; 0 is one a core.
# threads = 0
# One line a request is appended to this file. Empty: none is kept, and so no reader's address.
# access_log = ""

# The variants of every release: the original first. role: original, derived (from another script by
# table) or translation. A released variant's segment and tag must not change any more.
)",
      quoted(seed.origin), quoted(seed.timezone), quoted(seed.accent), quoted(seed.contact.name),
      quoted(seed.contact.phone), quoted(seed.contact.email));
  constexpr std::array<std::string_view, 3> kRoles = {"original", "derived", "translation"};
  for (const Variant& v : seed.variants) {
    text += fmt::format("[[variants]]\ntag = {}\nsegment = {}\nrole = \"{}\"\n", quoted(v.tag),
                        quoted(v.segment), kRoles[static_cast<std::size_t>(v.role)]);
    if (!v.of.empty()) text += fmt::format("of = {}\n", quoted(v.of));
    text += fmt::format("label = {}\ninstitution = {}\n\n", quoted(v.label), quoted(v.institution));
  }
  return text;
}

}  // namespace glasnik
