#include "media/filename.h"

#include <algorithm>

namespace glasnik::media {
namespace {

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The offset of the dot of an extension, 1 to 5 letters and digits; the length if there is none.
std::size_t extension_begin(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return name.size();
  const std::string_view extension = name.substr(dot + 1);
  const bool fits = !extension.empty() && extension.size() <= 5 &&
                    std::all_of(extension.begin(), extension.end(), is_alphanumeric);
  return fits ? dot : name.size();
}

// One '-' for every run of what may not stand; one '.' for every run of dots.
std::string cleaned(std::string_view name) {
  std::string clean;
  for (char c : name) {
    const char kept = is_alphanumeric(c) || c == '.' || c == '_' ? c : '-';
    const bool repeats = (kept == '-' || kept == '.') && clean.ends_with(kept);
    if (!repeats) clean += kept;
  }
  return clean;
}

bool is_csv(std::string_view extension) {
  return extension.size() == 4 && (extension[1] | 0x20) == 'c' && (extension[2] | 0x20) == 's' &&
         (extension[3] | 0x20) == 'v';
}

}  // namespace

std::string safe_filename(std::string_view wanted, const Sniffed& sniffed) {
  constexpr std::string_view kEdges = "-.";
  const std::size_t dot = extension_begin(wanted);
  const bool csv = sniffed.type == "text/plain" && is_csv(wanted.substr(dot));
  const std::string extension = "." + (csv ? std::string("csv") : sniffed.extension);

  std::string stem = cleaned(wanted.substr(0, dot));
  stem.erase(0, std::min(stem.find_first_not_of(kEdges), stem.size()));
  stem.resize(std::min(stem.size(), kLongestFilename - extension.size()));
  stem.resize(stem.find_last_not_of(kEdges) + 1);  // npos + 1 is 0
  if (stem.empty()) stem = "file";
  return stem + extension;
}

}  // namespace glasnik::media
