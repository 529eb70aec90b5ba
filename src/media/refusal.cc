#include "media/refusal.h"

#include <string>

#include "media/sniff.h"

namespace glasnik::media {

Error refused(std::string_view what, std::string_view why, std::string_view remedy) {
  return {Code::invalid, std::string(what) + ": " + std::string(why) + ": " + std::string(remedy)};
}

Error cut(std::string_view what) {
  return refused("the file is cut", std::string(what) + " is not all there", "upload it again");
}

Error damaged(std::string_view what) {
  return refused("the file is damaged", what, "save it again and upload that");
}

Error hidden_data(std::string_view format) {
  return refused("the " + std::string(format) + " hides something",
                 "octets follow its end, often what was cropped away",
                 "open it, save it as a new file and upload that");
}

Result<void> check_pixels(std::uint64_t width, std::uint64_t height) {
  if (width == 0 || height == 0) return damaged("the picture has no width or no height");
  if (width > std::uint64_t{kMostPixels} / height) {
    return refused("the picture is too large",
                   std::to_string(width) + " x " + std::to_string(height) + " pixels, " +
                       std::to_string(kMostPixels / 1'000'000) + " million are allowed",
                   "make it smaller and upload that");
  }
  return {};
}

}  // namespace glasnik::media
