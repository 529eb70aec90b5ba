#include "base/config.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/toml.h"

namespace glasnik {
namespace {

constexpr std::size_t kLongestOrigin = 200;
constexpr std::size_t kLongestTag = 35;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool origin_ok(std::string_view origin) {
  bool ok = !origin.empty() && origin.size() <= kLongestOrigin && origin.find("://") == origin.npos;
  for (char c : origin) ok = ok && c > ' ' && c != '+' && c != '\x7f';
  return ok;
}

bool accent_ok(std::string_view accent) {
  return accent.size() == 7 && accent[0] == '#' &&
         accent.substr(1).find_first_not_of("0123456789abcdefABCDEF") == accent.npos;
}

// A name, or an address in digits with brackets around one of IPv6.
bool host_ok(std::string_view host) {
  bool literal = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (literal) return host.find_first_not_of("0123456789abcdef:.", 1) == host.size() - 1;
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return is_alphanumeric(c) || c == '-' || c == '.';
  });
}

bool port_ok(std::string_view port) {  // with its colon, if there is one
  if (port.empty()) return true;
  std::uint16_t number = 0;
  auto [end, code] = std::from_chars(port.data() + 1, port.data() + port.size(), number);
  return code == std::errc() && end == port.data() + port.size() && number > 0;
}

// "https://www.example.org:8443", without path, query or user.
bool site_url_ok(std::string_view url) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (!url.starts_with(scheme)) continue;
    std::string_view authority = url.substr(scheme.size());
    std::size_t host = authority.starts_with('[') ? authority.find(']') + 1 : authority.find(':');
    host = std::min(host, authority.size());
    return host_ok(authority.substr(0, host)) && port_ok(authority.substr(host));
  }
  return false;
}

// Passkeys are bound to a name, which digits are not; and a cookie that only TLS may carry is kept
// on http by localhost alone.
bool newsroom_url_ok(std::string_view url) {
  if (!site_url_ok(url)) return false;
  std::string_view host = url.substr(url.find("://") + 3);
  host = host.substr(0, host.find(':'));
  if (url.starts_with("http://")) return host == "localhost";
  std::string_view last = host.substr(host.rfind('.') + 1);
  return !last.empty() && last[0] >= 'a' && last[0] <= 'z';
}

// The shape of BCP 47: subtags of letters and digits between hyphens. Entries of the log refuse
// others.
bool tag_ok(std::string_view tag) {
  bool hyphen = true;
  for (char c : tag) {
    if (!is_alphanumeric(c) && (c != '-' || hyphen)) return false;
    hyphen = c == '-';
  }
  return !hyphen && tag.size() <= kLongestTag;
}

bool segment_ok(std::string_view segment) {
  if (segment.size() < 2 || segment.size() > 16) return false;
  bool letter_first = segment[0] >= 'a' && segment[0] <= 'z';
  return letter_first &&
         segment.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == segment.npos;
}

Result<void> read_identity(TomlTable& root, Config& config) {
  TRY(config.origin, root.text("origin", ""));
  TRY(std::string site_url, root.text("site_url", ""));
  TRY(std::string newsroom_url, root.text("newsroom_url", ""));
  TRY(config.mirror, root.text("mirror", ""));
  TRY(config.timezone, root.text("timezone", "Europe/Belgrade"));
  TRY(config.database, root.text("database", "sqlite:glasnik.db"));
  TRY(config.blobs, root.text("blobs", "dir:blobs"));
  TRY(config.theme, root.text("theme", "default"));
  TRY(config.accent, root.text("accent", "#14375e"));
  TRY(config.outbound, root.texts("outbound"));
  config.site_url = ascii_lower(site_url);
  while (config.site_url.ends_with('/')) config.site_url.pop_back();
  config.newsroom_url = ascii_lower(newsroom_url);
  while (config.newsroom_url.ends_with('/')) config.newsroom_url.pop_back();
  return {};
}

Result<void> check_identity(const TomlTable& root, const Config& config) {
  if (!origin_ok(config.origin)) {
    return root.wrong("origin", "must be 1 to 200 characters without scheme, space or plus");
  }
  if (!config.site_url.empty() && !site_url_ok(config.site_url)) {
    return root.wrong("site_url", "must be as https://www.example.org, without a path");
  }
  if (!config.newsroom_url.empty() && !newsroom_url_ok(config.newsroom_url)) {
    return root.wrong("newsroom_url",
                      "must be as https://desk.example.org: a name, not a number, without a path");
  }
  if (config.theme.empty()) return root.wrong("theme", "must be \"default\" or a directory");
  if (!accent_ok(config.accent)) return root.wrong("accent", "must be a colour as #14375e");
  return {};
}

Result<Contact> read_contact(TomlTable table) {
  Contact contact;
  TRY(contact.name, table.text("name", ""));
  TRY(contact.phone, table.text("phone", ""));
  TRY(contact.email, table.text("email", ""));
  TRY_VOID(table.end());
  return contact;
}

Result<AnchorSettings> read_anchor(TomlTable table) {
  AnchorSettings anchor;
  TRY(anchor.timestamp_url, table.text("timestamp_url", ""));
  TRY(anchor.timestamp_authority, table.text("timestamp_authority", ""));
  TRY(anchor.seal_key, table.text("seal_key", ""));
  TRY(anchor.seal_certificate, table.text("seal_certificate", ""));
  TRY_VOID(table.end());
  return anchor;
}

Result<Address> read_address(TomlTable& table, std::string_view key, std::string_view fallback) {
  TRY(std::string text, table.text(key, fallback));
  Result<Address> address = parse_address(text);
  if (!address) return table.wrong(key, address.error().message);
  return address;
}

Result<void> read_listeners(TomlTable table, Config& config) {
  TRY(config.public_listener, read_address(table, "public", "127.0.0.1:8080"));
  TRY(config.newsroom_listener, read_address(table, "newsroom", "127.0.0.1:8081"));
  TRY(config.hosts, table.texts("hosts"));
  TRY(config.access_log, table.text("access_log", ""));
  TRY(std::int64_t threads, table.number("threads", 0, 0, kMostThreads));
  TRY_VOID(table.end());
  config.threads = static_cast<unsigned>(threads);
  for (std::string& host : config.hosts) {
    host = ascii_lower(host);
    if (!host_ok(host)) return table.wrong("hosts", "must be names without scheme and port");
  }
  return {};
}

// What the vkeys mean is for the room proof to say: see newsroom/witness_key.h.
Result<void> read_witness(TomlTable table, Config& config) {
  TRY(config.witness_name, table.text("name", ""));
  if (config.witness_name.empty()) config.witness_name = config.origin + "/witness";
  TRY(config.witnessed_logs, table.texts("logs"));
  return table.end();
}

Result<VariantRole> read_role(TomlTable& table) {
  TRY(std::string role, table.text("role", "translation"));
  if (role == "original") return VariantRole::original;
  if (role == "derived") return VariantRole::derived;
  if (role == "translation") return VariantRole::translation;
  return table.wrong("role", "must be original, derived or translation");
}

Result<Variant> read_variant(TomlTable table) {
  Variant variant;
  TRY(variant.tag, table.text("tag", ""));
  TRY(variant.segment, table.text("segment", ascii_lower(variant.tag)));
  TRY(variant.role, read_role(table));
  TRY(variant.of, table.text("of", ""));
  TRY(variant.label, table.text("label", variant.tag));
  TRY(variant.institution, table.text("institution", ""));
  TRY_VOID(table.end());
  if (!tag_ok(variant.tag)) return table.wrong("tag", "must be a BCP 47 tag as sr-Cyrl");
  if (!segment_ok(variant.segment)) {
    return table.wrong("segment", "must be 2 to 16 of a-z 0-9 -, a letter first");
  }
  return variant;
}

Result<void> read_variants(std::vector<TomlTable> tables, Config& config) {
  for (TomlTable& table : tables) {
    TRY(Variant variant, read_variant(std::move(table)));
    config.variants.push_back(std::move(variant));
  }
  return {};
}

// What ties the variants together.
Result<void> check_variants(const TomlTable& root, const Config& config) {
  auto wrong = [&](const std::string& what) { return root.wrong("variants", what); };
  if (config.variants.empty()) return wrong("there are none: at least the original is needed");
  if (config.variants[0].role != VariantRole::original) {
    return wrong("the first must have role = \"original\"");
  }
  for (const Variant& variant : config.variants) {
    bool original = &variant == &config.variants[0];
    if (!original && variant.role == VariantRole::original) {
      return wrong(fmt::format("{}: only the first may have role = \"original\"", variant.tag));
    }
    if (!original && config.by_tag(variant.of) == nullptr) {
      return wrong(fmt::format("{}: 'of' must be another variant's tag", variant.tag));
    }
    if (config.by_tag(variant.tag) != &variant || config.by_segment(variant.segment) != &variant) {
      return wrong(fmt::format("tag {} or segment {} stands twice", variant.tag, variant.segment));
    }
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

Result<Config> parse_config(std::string_view toml) {
  TRY(TomlTable root, TomlTable::parse("glasnik.toml", toml));
  Config config;
  TRY_VOID(read_identity(root, config));
  TRY(TomlTable contact, root.table("contact"));
  TRY(TomlTable listen, root.table("listen"));
  TRY(TomlTable anchor, root.table("anchor"));
  TRY(TomlTable witness, root.table("witness"));
  TRY(std::vector<TomlTable> variants, root.tables("variants"));
  TRY_VOID(root.end());
  TRY_VOID(check_identity(root, config));
  TRY(config.contact, read_contact(std::move(contact)));
  TRY_VOID(read_listeners(std::move(listen), config));
  TRY(config.anchor, read_anchor(std::move(anchor)));
  TRY_VOID(read_witness(std::move(witness), config));
  TRY_VOID(read_variants(std::move(variants), config));
  TRY_VOID(check_variants(root, config));
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

bool is_loopback(const Address& address) {
  in_addr four{};
  in6_addr six{};
  if (::inet_pton(AF_INET, address.host.c_str(), &four) == 1)
    return ntohl(four.s_addr) >> 24 == 127;
  return ::inet_pton(AF_INET6, address.host.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

}  // namespace glasnik
