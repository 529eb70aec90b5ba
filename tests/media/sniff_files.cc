// Prints what sniff() says of each file named on the command line, a line each, fields parted by
// tabs: path, type, extension, width, height, milliseconds, fast start (1 or 0); or path,
// "refused", message.

#include <fmt/core.h>

#include "base/file.h"
#include "media/sniff.h"

using namespace glasnik;

namespace {

Result<media::Sniffed> sniff_path(const std::string& path) {
  TRY(auto file, operating_system_files().open(path, Open::read));
  return media::sniff(*file);
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    const std::string path = arguments[i];
    const auto sniffed = sniff_path(path);
    if (!sniffed.ok()) {
      fmt::print("{}\trefused\t{}\n", path, sniffed.error().message);
      continue;
    }
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", path, sniffed->type, sniffed->extension,
               sniffed->width, sniffed->height, sniffed->duration_ms, sniffed->fast_start ? 1 : 0);
  }
}
