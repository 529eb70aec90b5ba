#include "http/prepared.h"

#include <doctest/doctest.h>

#include <string>

#include "http/stamp.h"

using namespace glasnik;
using namespace glasnik::http;
using namespace std::chrono_literals;

namespace {

PreparedSpec page() {
  PreparedSpec spec;
  spec.content_type = "text/html; charset=utf-8";
  spec.cache = CacheClass::page;
  spec.body = std::string(1000, 'x');
  spec.compress = true;
  return spec;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("a prepared page has its head ready but no coding yet") {
  PreparedPtr prepared = prepare(page());
  const Prepared::Form* form = prepared->form(Coding::identity);
  CHECK(form->head.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"));
  CHECK(contains(form->head, "Content-Length: 1000\r\n"));
  CHECK(contains(form->head, "Vary: Accept-Encoding\r\n"));
  CHECK(form->head.ends_with("\r\n"));
  CHECK(prepared->form(Coding::gzip) == nullptr);
}

TEST_CASE("a coding is claimed once, made once, and tagged apart") {
  PreparedPtr prepared = prepare(page());
  CHECK(prepared->claim(Coding::gzip));
  CHECK_FALSE(prepared->claim(Coding::gzip));
  prepared->release(Coding::gzip);
  CHECK(prepared->claim(Coding::gzip));
  prepared->compress(Coding::gzip);
  REQUIRE(prepared->form(Coding::gzip) != nullptr);
  CHECK(contains(prepared->form(Coding::gzip)->head, "Content-Encoding: gzip\r\n"));
  CHECK(prepared->etag(Coding::gzip) != prepared->etag(Coding::identity));
  CHECK(prepared->etag(Coding::brotli) != prepared->etag(Coding::gzip));
  CHECK(contains(prepared->not_modified(Coding::gzip), prepared->etag(Coding::gzip)));
}

TEST_CASE("same body, same tag; another body, another") {
  PreparedSpec other = page();
  other.body[0] = 'y';
  CHECK(prepare(page())->etag(Coding::identity) == prepare(page())->etag(Coding::identity));
  CHECK(prepare(page())->etag(Coding::identity) != prepare(other)->etag(Coding::identity));
}

TEST_CASE("what does not shrink or is short stays as it is, and is not tried again") {
  PreparedSpec noise = page();
  unsigned state = 1;
  for (char& c : noise.body) c = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
  PreparedPtr prepared = prepare(noise);
  prepared->compress_all();
  CHECK(prepared->form(Coding::gzip) == nullptr);
  CHECK_FALSE(prepared->claim(Coding::gzip));
  PreparedSpec brief = page();
  brief.body = "ok";
  CHECK_FALSE(prepare(brief)->claim(Coding::brotli));
  CHECK_FALSE(contains(prepare(brief)->form(Coding::identity)->head, "Vary"));
}

TEST_CASE("no tag but on a 200, no length on a 304 or 204") {
  PreparedSpec spec = page();
  spec.status = 404;
  CHECK(prepare(spec)->etag(Coding::identity).empty());
  spec.status = 204;
  spec.body.clear();
  CHECK_FALSE(contains(prepare(spec)->form(Coding::identity)->head, "Content-Length"));
  CHECK_FALSE(contains(prepare(page())->not_modified(Coding::identity), "Content-Length"));
}

TEST_CASE("an extra field cannot begin another") {
  PreparedSpec spec = page();
  spec.fields = {{"Location", "/a\r\nSet-Cookie: b"}};
  CHECK(contains(prepare(spec)->form(Coding::identity)->head, "Location: /a__Set-Cookie: b\r\n"));
}

TEST_CASE("no page may be kept past the full minute") {
  Time minute = std::chrono::sys_days{2026y / 1 / 2} + 10h + 30min;
  for (int s = 0; s < 60; ++s) {
    int age = page_max_age(minute + std::chrono::seconds(s));
    CHECK(age >= 0);
    CHECK(age <= 10);
    CHECK(s + 1 + age <= 60);  // rendered at the end of second s
  }
  CHECK(page_max_age(minute) == 10);
  CHECK(page_max_age(minute + 50s) == 9);
  CHECK(page_max_age(minute + 59s) == 0);
}

TEST_CASE("a stamp ends the head and follows the clock") {
  Stamps stamps;
  Time now = std::chrono::sys_days{1994y / 11 / 6} + 8h + 49min + 37s;
  stamps.refresh(now);
  CHECK(stamps.stamp(CacheClass::page, false) ==
        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nCache-Control: public, max-age=10\r\n\r\n");
  CHECK(stamps.stamp(CacheClass::no_store, true) ==
        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nCache-Control: no-store\r\nConnection: "
        "close\r\n\r\n");
  CHECK(stamps.log_time() == "[06/Nov/1994:08:49:37 +0000]");
  stamps.refresh(now + 1s);
  CHECK(contains(stamps.stamp(CacheClass::immutable, false), "08:49:38"));
}
