#include "media/sniff.h"

#include <algorithm>
#include <string_view>

#include "media/active.h"
#include "media/exif.h"
#include "media/formats.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

using namespace std::literals;
using Parser = Result<Sniffed> (*)(Source&);

struct Format {
  std::string_view beginning;
  std::size_t at;  // where `signature` must stand as well
  std::string_view signature;
  Parser parse;

  bool fits(BytesView head) const {
    return head.starts_with(beginning) &&
           head.substr(std::min(at, head.size())).starts_with(signature);
  }
};

constexpr Format kFormats[] = {
    {"\xFF\xD8\xFF", 0, "", sniff_jpeg}, {"\x89PNG\r\n\x1A\n", 0, "", sniff_png},
    {"GIF87a", 0, "", sniff_gif},        {"GIF89a", 0, "", sniff_gif},
    {"RIFF", 8, "WEBP", sniff_webp},     {"RIFF", 8, "WAVE", sniff_wav},
    {"", 4, "ftyp", sniff_boxes},        {"\x1A\x45\xDF\xA3", 0, "", sniff_matroska},
    {"OggS\0"sv, 0, "", sniff_ogg},      {"%PDF-", 0, "", sniff_pdf},
    {"PK\3\4", 0, "", sniff_zip},        {"PK\5\6", 0, "", sniff_zip},
    {"ID3\2", 0, "", sniff_mp3},         {"ID3\3", 0, "", sniff_mp3},
    {"ID3\4", 0, "", sniff_mp3},         {"\xFF\xFB", 0, "", sniff_mp3},
    {"\xFF\xFA", 0, "", sniff_mp3},      {"\xFF\xF3", 0, "", sniff_mp3},
    {"\xFF\xF2", 0, "", sniff_mp3},      {"\xFF\xE3", 0, "", sniff_mp3},
    {"\xFF\xE2", 0, "", sniff_mp3},
};

Parser parser_for(BytesView head) {
  const auto fits = [head](const Format& format) { return format.fits(head); };
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats), fits);
  return found == std::end(kFormats) ? sniff_plain : found->parse;
}

}  // namespace

Sniffed picture(std::string_view type, std::string_view extension, std::uint64_t width,
                std::uint64_t height, int orientation) {
  if (swaps_sides(orientation)) std::swap(width, height);
  return Sniffed{.type = std::string(type),
                 .extension = std::string(extension),
                 .width = static_cast<int>(width),
                 .height = static_cast<int>(height)};
}

std::int64_t milliseconds(std::uint64_t units, std::uint64_t units_per_second) {
  constexpr std::uint64_t kYear = 366 * 24 * 3600;
  if (units_per_second == 0 || units / units_per_second > kYear) return 0;
  const std::uint64_t seconds = units / units_per_second;
  const std::uint64_t rest = units % units_per_second;
  return static_cast<std::int64_t>(seconds * 1000 + rest * 1000 / units_per_second);
}

Result<Sniffed> sniff(File& file) {
  TRY(Source source, Source::open(file));
  if (source.size() == 0) return refused("the file is empty", "nothing arrived", "upload it again");
  TRY(Bytes head, source.read_up_to(0, kHead));
  const Parser parse = parser_for(head);
  TRY(Sniffed sniffed, parse(source));
  TRY_VOID(refuse_mixed(head));
  if (parse == sniff_zip) return sniffed;
  TRY(bool also_archive, ends_as_zip(source));
  if (also_archive) {
    return refused("an archive is hidden in the file", "programs would disagree what it is",
                   "open it, save it as a new file and upload that");
  }
  return sniffed;
}

}  // namespace glasnik::media
