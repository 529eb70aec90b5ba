#include "text/plain_release.h"

#include <array>

#include "text/release_parser.h"

namespace glasnik::text {

std::string_view name(BlockKind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"paragraph", "quote", "list_item"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name(LineRole role) {
  constexpr std::array<std::string_view, 11> kNames = {
      "blank", "masthead",   "tab_line", "date",    "headline",    "lead",
      "block", "attachment", "caption",  "gallery", "gallery_item"};
  return kNames[static_cast<std::size_t>(role)];
}

PlainRelease parse_plain_release(std::string_view text, const PlainOptions& options) {
  SourceLines lines = source_lines(text);
  return parse_release(lines.filled, lines.count, options, std::nullopt);
}

}  // namespace glasnik::text
