#pragma once
// glasnik.toml: what an operator sets, parsed once at start. Every key is documented in the text
// that `glasnik init` writes (default_config_text). A value that is not what its key wants is an
// error with its line, an unknown key one that names the nearest known: nothing is silently
// ignored.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace glasnik {

enum class VariantRole { original, derived, translation };

// One language-and-script form of every release. language.md section 1.
struct Variant {
  std::string tag;      // BCP 47, as in lang and hreflang: sr-Cyrl
  std::string segment;  // the path segment: cir
  VariantRole role = VariantRole::original;
  std::string of;           // the tag it derives from or translates; empty for the original
  std::string label;        // its own name in itself: Ћирилица
  std::string institution;  // the institution's name in it
};

struct Contact {
  std::string name;
  std::string phone;
  std::string email;
};

struct Address {
  std::string host;
  std::uint16_t port = 0;  // 0: any free one
};

// Who else vouches for the log. Files are relative to the newsroom's directory.
struct AnchorSettings {
  std::string timestamp_url;        // of an RFC 3161 authority; empty: none
  std::string timestamp_authority;  // a file of certificates that its answer must come from
  std::string seal_key;             // a file; empty: no seal
  std::string seal_certificate;     // a file
};

inline constexpr unsigned kMostThreads = 256;

struct Config {
  std::string origin;    // the log's name for ever: scheme-less, no space or plus, <= 200 octets
  std::string site_url;  // the public address without a final slash; empty: the listener's own
  std::string newsroom_url;  // the desk's, likewise; empty: http://localhost and its port
  std::string mirror;    // the address whose record this is a mirror of; empty: the record is ours
  std::string timezone;  // IANA name for times on pages
  std::vector<Variant> variants;  // the original first
  Contact contact;
  std::string accent;  // #rrggbb
  AnchorSettings anchor;
  std::string theme;  // "default", or a directory, relative to the newsroom's
  std::string database;
  std::string blobs;
  Address public_listener;
  Address newsroom_listener;
  std::vector<std::string> hosts;  // names answered besides the site's own
  std::string access_log;          // a file, relative to the newsroom's; empty: none is written
  unsigned threads = 0;            // listener threads; 0: one a core
  std::string witness_name;        // of the key that signs others' logs
  std::vector<std::string> witnessed_logs;  // their vkeys
  std::vector<std::string> outbound;        // host:port spoken to without TLS, or in a private net

  const Variant* by_tag(std::string_view tag) const;
  const Variant* by_segment(std::string_view segment) const;
};

Result<Config> parse_config(std::string_view toml);
Result<Address> parse_address(std::string_view text);  // "127.0.0.1:8080", "[::1]:0"
bool is_loopback(const Address& address);              // in digits; a name is not

struct ConfigSeed {  // what init knows
  std::string origin;
  std::vector<Variant> variants;
  Contact contact;
  std::string accent;
  std::string timezone;
  std::string mirror{};
};
std::string default_config_text(const ConfigSeed& seed);
std::vector<Variant> default_variants();  // sr-Cyrl, sr-Latn, en without institution names

}  // namespace glasnik
