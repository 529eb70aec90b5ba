#include "http/reply.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace glasnik::http;
using namespace std::chrono_literals;

namespace {

const Time kModified = std::chrono::sys_days{2026y / 1 / 2};

PreparedPtr page(int status = 200) {
  PreparedSpec spec;
  spec.status = status;
  spec.content_type = "text/html";
  spec.body = std::string(1000, 'x');
  spec.compress = true;
  spec.modified = kModified;
  return prepare(spec);
}

Head get(std::string_view accept_encoding = {}, std::string_view if_none_match = {}) {
  Head head;
  head.method = Method::get;
  head.fields[static_cast<std::size_t>(Field::accept_encoding)] = accept_encoding;
  head.fields[static_cast<std::size_t>(Field::if_none_match)] = if_none_match;
  return head;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("a coding that is not made yet is reported and the next best sent") {
  PreparedPtr prepared = page();
  Reply first = reply_with(*prepared, get("gzip, br"));
  CHECK(first.body.size() == 1000);
  CHECK(first.missing == Coding::brotli);
  prepared->compress(Coding::gzip);
  CHECK(contains(reply_with(*prepared, get("gzip, br")).head, "Content-Encoding: gzip"));
  prepared->compress(Coding::brotli);
  Reply last = reply_with(*prepared, get("gzip, br"));
  CHECK(contains(last.head, "Content-Encoding: br"));
  CHECK(last.missing == Coding::identity);
  CHECK(reply_with(*prepared, get()).body.size() == 1000);
}

TEST_CASE("the tag of any acceptable coding gives its 304") {
  PreparedPtr prepared = page();
  for (Coding coding : {Coding::identity, Coding::gzip, Coding::brotli}) {
    Reply reply = reply_with(*prepared, get("gzip, br", prepared->etag(coding)));
    CHECK(reply.status == 304);
    CHECK(reply.body.empty());
    CHECK(contains(reply.head, prepared->etag(coding)));
  }
  CHECK(reply_with(*prepared, get("", prepared->etag(Coding::gzip))).status == 200);
  CHECK(reply_with(*prepared, get("gzip", "\"other\"")).status == 200);
}

TEST_CASE("If-Modified-Since counts only without If-None-Match") {
  Head head = get();
  head.fields[static_cast<std::size_t>(Field::if_modified_since)] = "Fri, 02 Jan 2026 00:00:00 GMT";
  CHECK(reply_with(*page(), head).status == 304);
  head.fields[static_cast<std::size_t>(Field::if_none_match)] = "\"other\"";
  CHECK(reply_with(*page(), head).status == 200);
}

TEST_CASE("HEAD has the head of GET and no body; conditions do not touch errors or POST") {
  PreparedPtr prepared = page();
  Head head = get();
  head.method = Method::head;
  CHECK(reply_with(*prepared, head).head == reply_with(*prepared, get()).head);
  CHECK(reply_with(*prepared, head).body.empty());
  CHECK(reply_with(*page(404), get("", "*")).status == 404);
  Head post = get("", "*");
  post.method = Method::post;
  CHECK(reply_with(*prepared, post).status == 200);
}
