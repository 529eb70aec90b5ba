#include "text/attachment.h"

#include <doctest/doctest.h>

using namespace glasnik;
using enum text::SizeUnit;

namespace {

// "type hundredths unit", "impossible" or "other".
std::string read(std::string_view line) {
  auto attachment = text::parse_attachment(line);
  if (!attachment) return "other";
  if (!attachment->ok()) return "impossible";
  const text::Attachment& media = attachment->value();
  return media.type + " " + std::to_string(media.announced.hundredths) + " " +
         std::to_string(static_cast<int>(media.announced.unit));
}

}  // namespace

TEST_CASE("an announced media in every way it is written") {
  CHECK(read("mp4 (75,18 MB)") == "mp4 7518 2");
  CHECK(read("MP4 (75.18 mb)") == "mp4 7518 2");
  CHECK(read("mp4(75,18\u00A0MB)") == "mp4 7518 2");
  CHECK(read("mp4\u00A0(75,18MB)") == "mp4 7518 2");
  CHECK(read("pdf (1.234 kB)") == "pdf 123400 1");
  CHECK(read("pdf (1.234.567 B)") == "pdf 123456700 0");
  CHECK(read("zip (1.234,5 GB)") == "zip 123450 3");
  CHECK(read("7z (12.3 GB)") == "7z 1230 3");
  CHECK(read("jpg (0,5 MB)") == "jpg 50 2");
  CHECK(read("mp4 (75,185 MB)") == "mp4 7519 2");  // half up
  CHECK(read("mp4 (75,1849 MB)") == "mp4 7518 2");
}

TEST_CASE("a line of that shape whose number is none is told apart from other lines") {
  for (const char* line : {"mp4 (1.2.3 MB)", "mp4 (,5 MB)", "mp4 (5, MB)", "mp4 (1,2,3 MB)",
                           "mp4 (12.34.567 B)", "mp4 (9999999999 GB)", "mp4 (... MB)"}) {
    CHECK_MESSAGE(read(line) == "impossible", line);
  }
  for (const char* line :
       {"", "mp4", "mp4 (75,18)", "mp4 (MB)", "mp4 (75,18 MB) a", "m (1 MB)", "mp4ab (1 MB)",
        "film (dug 2 MB)", "(75,18 MB)", "mp4  (75,18 MB)", "мп4 (75,18 MB)", "mp4 75,18 MB"}) {
    CHECK_MESSAGE(read(line) == "other", line);
  }
}

TEST_CASE("an announced size is written as its variant writes numbers") {
  text::AnnouncedSize announced = *text::parse_size("75,18 MB");
  CHECK(text::size(announced, text::Style::serbian_latin) == "75,18\u00A0MB");
  CHECK(text::size(announced, text::Style::english) == "75.18\u00A0MB");
  CHECK(text::size(*text::parse_size("1.234 kB"), text::Style::english) == "1,234\u00A0kB");
  CHECK(text::octets(announced) == 75'180'000);
}

TEST_CASE("a file fits within one per cent of the announced size, decimal or binary") {
  text::AnnouncedSize announced{7518, MB};
  CHECK(text::fits(announced, 75'180'000));
  CHECK(text::fits(announced, 78'831'943));  // 75.18 x 2^20
  CHECK(text::fits(announced, 74'428'200));
  CHECK_FALSE(text::fits(announced, 74'428'199));
  CHECK(text::fits(announced, 79'620'263));
  CHECK_FALSE(text::fits(announced, 79'620'264));
  CHECK_FALSE(text::fits(announced, 77'000'000));
}
