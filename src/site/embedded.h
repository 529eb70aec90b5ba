#pragma once
// Files that are part of the program: the default theme, the
// verifier's page, and the demo that init --demo tells. Made
// by cmake/Embed.cmake.

#include <span>
#include <string_view>

namespace glasnik::site {

struct EmbeddedFile {
  std::string_view name;  // "home.tpl", "fonts/serif-cyrl-400.woff2"
  std::string_view octets;
};

std::span<const EmbeddedFile> default_theme();
std::span<const EmbeddedFile> verifier_files();  // one: the page
std::span<const EmbeddedFile> demo_files();

}  // namespace glasnik::site
