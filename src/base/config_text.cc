// The settings that a new newsroom begins with.

#include <fmt/format.h>

#include <array>

#include "base/config.h"

namespace glasnik {
namespace {

constexpr std::string_view kSettings =
    R"(# Settings of this newsroom. Every key is listed here; lines that begin with # show the default.

# The log's name, signed into every checkpoint. It can never change.
origin = {}

# The address readers use, without a path. Empty: http:// and the public listener's address.
# site_url = "https://www.example.org"

# The address the desk is reached at through a TLS proxy on this machine, without a path. Passkeys
# are bound to its name. Empty: http://localhost and the newsroom listener's port.
# newsroom_url = "https://desk.example.org"

# The address whose record this directory mirrors, as 'glasnik mirror' writes it; empty for a newsroom.
{}mirror = {}

# Zone of the times shown on pages (IANA name).
timezone = {}

# Where the record is kept. "sqlite:FILE" is relative to this directory.
# database = "sqlite:glasnik.db"
# blobs = "dir:blobs"

# Look: "default", or a directory with your own templates, relative to this one.
# theme = "default"
accent = {}

# Servers asked by http, or at a private address: "host:port". All others only by https, in public.
# outbound = []

[contact]
name = {}
phone = {}
email = {}

[listen]
# ADDRESS:PORT; port 0 takes a free one and prints it. The newsroom is served without TLS, so only on
# a loopback address.
# public = "127.0.0.1:8080"
# newsroom = "127.0.0.1:8081"
# Further host names to answer to; the site's own and loopback are always answered.
# hosts = []
# Listener threads; 0 is one a core.
# threads = 0
# One line a request is appended to this file, relative to this directory. Empty: none is kept, and
# so no reader's address.
# access_log = ""

[anchor]
# Who else vouches for the log whenever 'glasnik anchor DIR' is run: an authority by timestamp
# (RFC 3161), the institution by its certificate (a CAdES seal), or both. Files are PEM, relative to
# this directory.
# timestamp_url = ""
# timestamp_authority = "": certificates that its answers must come from
# seal_key = ""
# seal_certificate = ""

[witness]
# The logs of other institutions whose growth this newsroom signs for as a witness: the line that
# each shows at /log/vkey. One that exchanges its key is entered anew by hand: keep the old line
# beside the new one while both keys sign.
# logs = []
# The name that this witness signs under; empty: the log's name and "/witness". Its key, for the
# other's policy, is shown at /witness/vkey.
# name = ""

# The variants of every release: the original first. role: original, derived (from another script by
# table) or translation. A released variant's segment and tag must not change any more.
)";

constexpr std::array<std::string_view, 3> kRoles = {"original", "derived", "translation"};

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

std::string variant_text(const Variant& variant) {
  std::string text =
      fmt::format("[[variants]]\ntag = {}\nsegment = {}\nrole = \"{}\"\n", quoted(variant.tag),
                  quoted(variant.segment), kRoles[static_cast<std::size_t>(variant.role)]);
  if (!variant.of.empty()) text += fmt::format("of = {}\n", quoted(variant.of));
  return text + fmt::format("label = {}\ninstitution = {}\n\n", quoted(variant.label),
                            quoted(variant.institution));
}

}  // namespace

std::vector<Variant> default_variants() {
  return {{"sr-Cyrl", "cir", VariantRole::original, "", "Ћирилица", ""},
          {"sr-Latn", "lat", VariantRole::derived, "sr-Cyrl", "Latinica", ""},
          {"en", "eng", VariantRole::translation, "sr-Cyrl", "English", ""}};
}

std::string default_config_text(const ConfigSeed& seed) {
  std::string text = fmt::format(kSettings, quoted(seed.origin), seed.mirror.empty() ? "# " : "",
                                 quoted(seed.mirror), quoted(seed.timezone), quoted(seed.accent),
                                 quoted(seed.contact.name), quoted(seed.contact.phone),
                                 quoted(seed.contact.email));
  for (const Variant& variant : seed.variants) text += variant_text(variant);
  return text;
}

}  // namespace glasnik
