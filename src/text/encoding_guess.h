#pragma once
// Octets of unknown origin to UTF-8. language.md section 4.

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::text {

struct Guessed {
  std::string text;      // valid UTF-8
  std::string encoding;  // "utf-8", "windows-1250", ...
};

// UTF-8 where it is valid, else the Windows code page that gives most letters of the variant (a BCP
// 47 tag). invalid ("not_text: ...") for binary octets.
Result<Guessed> guess_encoding(BytesView octets, std::string_view variant);

}  // namespace glasnik::text
