#include "proof/check_phrase.h"

#include "base/hash.h"

namespace glasnik::proof {
namespace {

constexpr std::size_t kOctets = 12;
constexpr std::string_view kConsonants = "bdfghjklmnprstvz";
constexpr std::string_view kVowels = "aiou";

std::string proquint(unsigned bits) {
  return {kConsonants[bits >> 12U], kVowels[(bits >> 10U) & 3U], kConsonants[(bits >> 6U) & 15U],
          kVowels[(bits >> 4U) & 3U], kConsonants[bits & 15U]};
}

}  // namespace

std::string check_phrase(BytesView public_key) {
  const Hash hash = sha256(public_key);
  std::string phrase;
  for (std::size_t i = 0; i < kOctets; i += 2) {
    auto high = static_cast<unsigned char>(hash.view()[i]);
    auto low = static_cast<unsigned char>(hash.view()[i + 1]);
    phrase += (i == 0 ? "" : "-") + proquint((unsigned{high} << 8U) | low);
  }
  return phrase;
}

}  // namespace glasnik::proof
