#include "text/masthead.h"

#include <doctest/doctest.h>

#include <vector>

using namespace glasnik;

namespace {

bool masthead(std::string_view line, std::string_view next = "A headline") {
  const std::vector<std::string> names = {"Музеј ваздухопловства", "Museum of Aviation", ""};
  return text::is_masthead(line, next, names);
}

std::string date(std::string_view line) {
  auto read = text::parse_date_line(line);
  if (!read) return "other";
  return read->date ? iso_date(*read->date) : "impossible";
}

}  // namespace

TEST_CASE("a masthead is a configured name by key, in any script and case, whatever follows") {
  CHECK(masthead("MUZEJ VAZDUHOPLOVSTVA", ""));
  CHECK(masthead("Museum  of aviation.", std::string(400, 'a')));
  CHECK_FALSE(masthead("Museum of Aviation opens"));
}

TEST_CASE("or opens with an institution word before a line that can be a headline") {
  CHECK(masthead("Ministry of defence Republic of Serbia"));
  CHECK(masthead("МИНИСТАРСТВО ОДБРАНЕ"));
  CHECK(masthead("Vlada Republike Srbije"));
  CHECK_FALSE(masthead("Ministry of defence", ""));
  CHECK_FALSE(masthead("Ministry of defence", std::string(251, 'a')));
  CHECK_FALSE(masthead("Ministry buys helicopters", "It said so in its lead, a full sentence."));
  CHECK_FALSE(masthead("The Ministry of defence"));
  CHECK_FALSE(masthead("Ministerial meeting"));
}

TEST_CASE("a date line, spaced or not, with or without its last dot") {
  CHECK(date("03.07.2017.") == "2017-07-03");
  CHECK(date("3.7.2017") == "2017-07-03");
  CHECK(date("3. 7. 2017.") == "2017-07-03");
  CHECK(date("3.\u00A07.\u00A02017.") == "2017-07-03");
  CHECK(date("29.02.2016.") == "2016-02-29");
  CHECK(date("29.02.2017.") == "impossible");
  CHECK(date("31.13.2017.") == "impossible");
  for (const char* other : {"", "3.7.17.", "03.07.2017. god.", "3/7/2017", "03.07.", "003.07.2017.",
                            "03.07.20170", "2017-07-03", "3 7 2017", "3.7.2017.."}) {
    CHECK_MESSAGE(date(other) == "other", other);
  }
}

TEST_CASE("tab lines and gallery headings in both scripts") {
  for (const char* tab : {"Text", "Текст", "Photogallery", "Photo gallery", "ВИДЕОГАЛЕРИЈА"}) {
    CHECK(text::is_tab_line(tab));
  }
  CHECK_FALSE(text::is_tab_line("Text of the speech"));
  CHECK(text::parse_gallery_heading("PHOTOGALLERY") == text::GalleryKind::photo);
  CHECK(text::parse_gallery_heading("ФОТО-ГАЛЕРИЈА:") == text::GalleryKind::photo);
  CHECK(text::parse_gallery_heading("Videogalerija") == text::GalleryKind::video);
  CHECK_FALSE(text::parse_gallery_heading("Galerija slika"));
}
