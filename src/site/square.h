#pragma once
// What a telephone's camera reads instead of somebody typing it.

#include <string>
#include <string_view>

namespace glasnik::site {

// A QR code (ISO/IEC 18004, level M) of `text` as SVG: one path of squares, black on white in dark
// mode too, with its quiet zone, `label` for who does not see it. Empty: the text does not fit.
std::string square_code(std::string_view text, std::string_view label);

}  // namespace glasnik::site
