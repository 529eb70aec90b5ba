// The verifier's page as it lies in verifier/: one file that needs nothing else, so that a reader
// can keep it. The browser runs exactly the scripts that are in it and none besides: their hashes
// are in the policy.

#include "base/encoding.h"
#include "base/hash.h"
#include "site/embedded.h"
#include "site/frame.h"
#include "site/pages.h"

namespace glasnik::site {
namespace {

// "'sha256-...'" for the text of each element, as CSP Level 3 has it.
std::string hashes_of(std::string_view page, std::string_view open, std::string_view close) {
  std::string hashes;
  for (std::size_t at = page.find(open); at != page.npos; at = page.find(open, at)) {
    std::size_t begin = page.find('>', at) + 1;
    std::size_t end = page.find(close, begin);
    ENSURE(begin > at && end != page.npos);
    hashes += " 'sha256-" + base64(sha256(page.substr(begin, end - begin)).view()) + "'";
    at = end;
  }
  return hashes;
}

}  // namespace

Answer verifier_page(const http::Request&, View& view) {
  view.canonical = "/log/verify";
  std::string_view page = verifier_files().front().octets;
  http::PreparedSpec spec;
  spec.content_type = "text/html; charset=utf-8";
  spec.cache = http::CacheClass::page;
  spec.fields = security_fields(view.ground, true, false);
  for (http::ExtraField& field : spec.fields) {
    if (field.name != "Content-Security-Policy") continue;
    field.value = "default-src 'none'; script-src" + hashes_of(page, "<script", "</script>") +
                  "; style-src" + hashes_of(page, "<style", "</style>") +
                  "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }
  spec.body = page;
  spec.compress = true;
  return http::Response(http::prepare(std::move(spec)));
}

}  // namespace glasnik::site
