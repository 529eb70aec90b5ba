#include "site/square.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "text/html.h"

namespace glasnik::site {
namespace {

constexpr int kQuiet = 4;  // modules around it

// A row's dark modules, run by run: "M4 4h7v1h-7z".
void add_row(const unsigned char* row, int width, int y, std::string& path) {
  for (int x = 0; x < width; ++x) {
    if ((row[x] & 1U) == 0) continue;
    int end = x;
    while (end < width && (row[end] & 1U) != 0) ++end;
    path += fmt::format("M{} {}h{}v1h-{}z", x + kQuiet, y + kQuiet, end - x, end - x);
    x = end;
  }
}

}  // namespace

std::string square_code(std::string_view text, std::string_view label) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!code) return {};
  std::string path;
  for (int y = 0; y < code->width; ++y) {
    add_row(code->data + y * code->width, code->width, y, path);
  }
  const int side = code->width + 2 * kQuiet;
  return fmt::format(
      R"(<svg class="square" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">)"
      R"(<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d="{2}"/></svg>)",
      side, text::escape_html(label), path);
}

}  // namespace glasnik::site
