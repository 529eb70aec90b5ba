#pragma once
// What a reader may say when a .glasnik file is checked: the options of `glasnik-verify FILE` and
// of `glasnik verify FILE`, read and judged in one place. Includes base and proof only, as it is
// linked into glasnik-verify too.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "proof/verify.h"

namespace glasnik::cli {

struct BundleOptions {
  std::optional<std::string> key;  // a vkey, or a file with one
  std::optional<std::string> policy_file;
  std::optional<std::string> root;
  std::optional<std::string> authority_file;
  std::optional<std::string> max_age;
  std::vector<std::string> media_files;
  bool json = false;
};

// The options that may be given once and have a value; --media and --json are besides them.
struct BundleOption {
  const char* name;   // with its dashes
  const char* value;  // what stands for its value in the help
  const char* what;
  std::optional<std::string> BundleOptions::*into;
};
std::span<const BundleOption> bundle_options();
inline constexpr const char* kMediaHelp =
    "a photo, video or document said to belong to the release; may be repeated";
inline constexpr const char* kJsonHelp = "the answer as one JSON object";

// invalid: an option that means nothing, or two that exclude each other; a file that cannot be
// read.
Result<proof::Question> question_of(const BundleOptions& options, Time now);

// The answer over a .glasnik file, said on standard output; its exit code. An error: the file
// cannot be read.
Result<int> check_bundle(const std::string& file, const BundleOptions& options);

}  // namespace glasnik::cli
