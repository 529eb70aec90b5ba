#include "text/slug.h"

#include "text/key.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::size_t kLongestHeadline = 4'096;  // octets; what follows cannot be in the slug

}  // namespace

std::string slug(std::string_view headline) {
  std::string slug;
  for (char c : key(prefix(headline, kLongestHeadline))) {
    bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.size() > kLongestSlug) {
    std::size_t hyphen = slug.rfind('-', kLongestSlug);
    slug.resize(hyphen == slug.npos ? kLongestSlug : hyphen);
  }
  if (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "-" : slug;
}

}  // namespace glasnik::text
