#pragma once
// The real inputs that tests read where they are there: the directory named by GLASNIK_INPUTS, else
// ../shared/inputs beside the source. On a user's machine they are absent and the tests say so.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace glasnik::test {

inline std::filesystem::path inputs_directory() {
  const char* named = std::getenv("GLASNIK_INPUTS");
  if (named != nullptr) return named;
  return std::filesystem::path(GLASNIK_SOURCE_DIR) / ".." / "shared" / "inputs";
}

inline std::string whole_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A folder or file of the inputs; nothing, with a message, if it is not there.
inline std::optional<std::filesystem::path> inputs(const std::string& name) {
  std::filesystem::path path = inputs_directory() / name;
  if (std::filesystem::exists(path)) return path;
  MESSAGE("skipped: no input " << path << " (set GLASNIK_INPUTS)");
  return std::nullopt;
}

// The content of one; nothing, with a message, if it is not there.
inline std::optional<std::string> input(const std::string& name) {
  auto path = inputs(name);
  if (!path) return std::nullopt;
  return whole_file(*path);
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace glasnik::test

namespace glasnik {
using test::inputs;
using test::whole_file;
}  // namespace glasnik
