#include "text/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>

#include "base/result.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*of)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = of(status);
  ENSURE(U_SUCCESS(status));  // the data is linked into the library
  return *found;
}

const icu::Normalizer2& composer() { return normalizer(icu::Normalizer2::getNFCInstance); }
const icu::Normalizer2& compatibility() { return normalizer(icu::Normalizer2::getNFKCInstance); }

UChar32 icu_code(char32_t code) { return static_cast<UChar32>(code); }

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

// Whether every code point is one that neither composes nor decomposes: ASCII to U+02FF, the
// Cyrillic letters U+0400-0482, the dashes, quotes and dots U+2010-2026. That is nearly all text we
// see.
bool plainly_nfc(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) continue;
    if ((lead >= 0xC2 && lead <= 0xCB) || lead == 0xD0 || lead == 0xD1) {
      ++i;
    } else if (lead == 0xE2 && text.substr(i, 2) == "\xE2\x80" && i + 2 < text.size() &&
               static_cast<unsigned char>(text[i + 2]) >= 0x90 &&
               static_cast<unsigned char>(text[i + 2]) <= 0xA6) {
      i += 2;
    } else {
      return false;
    }
  }
  return true;
}

constexpr int kMostMarks = 30;
constexpr char32_t kGraphemeJoiner = 0x34F;

// Ends the run of marks wherever it is longer than kMostMarks.
void make_stream_safe(Composed& composed) {
  std::size_t marks = 0;
  std::size_t copied = 0;
  std::string safe;
  std::string_view text = composed.text;
  for (auto [code, at, length] : CodePoints(text)) {
    marks = is_mark(code) && code != kGraphemeJoiner ? marks + 1 : 0;
    if (marks <= kMostMarks) continue;
    safe += text.substr(copied, at - copied);
    append(safe, kGraphemeJoiner);
    if (composed.changes++ == 0) composed.first = at;
    copied = at;
    marks = 1;
  }
  if (copied != 0) composed.text = safe.append(text.substr(copied));
}

}  // namespace

bool is_nfc(std::string_view text) {
  if (plainly_nfc(text)) return true;
  UErrorCode status = U_ZERO_ERROR;
  bool normal = composer().isNormalizedUTF8(piece(text), status) != 0;
  return U_SUCCESS(status) && normal;
}

Composed compose(std::string_view text) {
  Composed composed;
  composed.text = text;
  if (plainly_nfc(text)) return composed;
  make_stream_safe(composed);
  UErrorCode status = U_ZERO_ERROR;
  icu::Edits edits;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal, static_cast<std::int32_t>(text.size()));
  composer().normalizeUTF8(0, piece(composed.text), sink, &edits, status);
  ENSURE(U_SUCCESS(status));
  composed.text = std::move(normal);
  auto changes = edits.getCoarseChangesIterator();
  if (changes.next(status)) {
    auto first = static_cast<std::size_t>(changes.sourceIndex());
    composed.first = composed.changes == 0 ? first : std::min(first, composed.first);
    composed.changes += static_cast<std::size_t>(edits.numberOfChanges());
  }
  return composed;
}

std::string nfc(std::string_view text) { return compose(text).text; }

std::string nfkc(std::string_view segment) {
  UErrorCode status = U_ZERO_ERROR;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  compatibility().normalizeUTF8(0, piece(segment), sink, nullptr, status);
  ENSURE(U_SUCCESS(status));
  return normal;
}

bool nfkc_boundary_before(char32_t code) {
  return compatibility().hasBoundaryBefore(icu_code(code)) != 0;
}

bool nfkc_inert(char32_t code) {
  return u_getIntPropertyValue(icu_code(code), UCHAR_NFKC_QUICK_CHECK) == UNORM_YES &&
         u_getCombiningClass(icu_code(code)) == 0;
}

std::u32string canonical_parts(char32_t code) {
  bool hangul = code >= 0xAC00 && code <= 0xD7A3;
  icu::UnicodeString parts;
  if (hangul || composer().getDecomposition(icu_code(code), parts) == 0) return {};
  std::string utf8;
  parts.toUTF8String(utf8);
  return code_points(utf8);
}

}  // namespace glasnik::text
