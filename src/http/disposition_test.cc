#include "http/disposition.h"

#include <doctest/doctest.h>

using namespace glasnik::http;

TEST_CASE("a plain name stands once, another twice") {
  CHECK(content_disposition("parade 2017.mp4", true) == "attachment; filename=\"parade 2017.mp4\"");
  CHECK(content_disposition("смотра.mp4", true) ==
        "attachment; filename=\"______.mp4\"; "
        "filename*=UTF-8''%D1%81%D0%BC%D0%BE%D1%82%D1%80%D0%B0.mp4");
  CHECK(content_disposition("", false) == "inline");
}

TEST_CASE("no name escapes its field") {
  CHECK(content_disposition("../../etc/passwd", true) == "attachment; filename=\"passwd\"");
  CHECK(content_disposition("..\\a.mp4", true) == "attachment; filename=\"a.mp4\"");
  CHECK(content_disposition("a\"; x=\"b", true) ==
        "attachment; filename=\"a_; x=_b\"; filename*=UTF-8''a%22%3B%20x%3D%22b");
  CHECK(content_disposition("a\r\nSet-Cookie: b%41", true) ==
        "attachment; filename=\"a__Set-Cookie: b_41\"; "
        "filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b%2541");
}
