#pragma once
// The Windows code pages that Serbian and English texts of the last thirty years come in.

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace glasnik::text {

enum class CodePage { windows_1250, windows_1251, windows_1252 };
std::string_view name(CodePage page);  // "windows-1250"

// Nothing if an octet has no character in that page.
std::optional<std::string> decode(BytesView octets, CodePage page);

// The octet 80 to FF that a character is written as; U+0080-009F as themselves, because programs
// that misread a page leave the octets it does not have so. Nothing for ASCII.
std::optional<unsigned char> octet_of(char32_t code, CodePage page);

}  // namespace glasnik::text
