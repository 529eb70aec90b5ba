#pragma once
// Content codings: which one a client wants (RFC 9110 section 12.5.3), and making them.

#include <array>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"

namespace glasnik::http {

enum class Coding : std::uint8_t { identity, gzip, brotli };
inline constexpr std::size_t kCodings = 3;
std::string_view coding_name(Coding coding);  // as in Content-Encoding: identity gzip br

// The codings a client accepts, best first: by its weights; among equals br before gzip before
// identity. Identity always is among them, if only last: an answer beats a 406.
struct Preference {
  std::array<Coding, kCodings> order{Coding::identity};
  std::size_t count = 1;
};
Preference preference(std::string_view accept_encoding);

// The whole text in one coding. zlib level 9 and brotli quality 9: measured in docs/performance.md.
Bytes gzip(BytesView text);
Bytes brotli(BytesView text);

}  // namespace glasnik::http
