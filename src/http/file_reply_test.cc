#include "http/file_reply.h"

#include <doctest/doctest.h>

#include "base/encoding.h"

using namespace glasnik;
using namespace glasnik::http;

namespace {

FileBody video() {
  FileBody body;
  body.size = 1000;
  body.sha256 = sha256("the content");
  body.content_type = "video/mp4";
  body.filename = "parade.mp4";
  body.attachment = true;
  body.cache = CacheClass::immutable;
  body.fields = {{"Cross-Origin-Resource-Policy", "cross-origin"}};
  return body;
}

Head get(std::initializer_list<std::pair<Field, std::string_view>> fields = {}) {
  Head head;
  head.method = Method::get;
  for (auto [name, value] : fields) head.fields[static_cast<std::size_t>(name)] = value;
  return head;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

const std::string kTag = "\"" + hex(sha256("the content").view().substr(0, 16)) + "\"";

}  // namespace

TEST_CASE("a whole file names its tag, digest, disposition") {
  FileReply reply = reply_with(video(), get());
  CHECK(reply.status == 200);
  CHECK(reply.parts.size() == 1);
  CHECK(reply.parts[0].slice == Slice{0, 1000});
  for (std::string line :
       {"Content-Type: video/mp4", "Content-Length: 1000", "Accept-Ranges: bytes",
        "Content-Disposition: attachment; filename=\"parade.mp4\"",
        "Cross-Origin-Resource-Policy: cross-origin"}) {
    CHECK_MESSAGE(contains(reply.head, line + "\r\n"), line);
  }
  CHECK(contains(reply.head, "ETag: " + kTag));
  CHECK(contains(reply.head,
                 "Repr-Digest: sha-256=:" + base64(sha256("the content").view()) + ":\r\n"));
}

TEST_CASE("one range is a 206 with the digest of the whole") {
  FileReply reply = reply_with(video(), get({{Field::range, "bytes=-100"}}));
  CHECK(reply.status == 206);
  CHECK(reply.parts[0].slice == Slice{900, 100});
  CHECK(contains(reply.head, "Content-Range: bytes 900-999/1000\r\n"));
  CHECK(contains(reply.head, "Content-Length: 100\r\n"));
  CHECK(contains(reply.head, "Repr-Digest: "));
}

TEST_CASE("several ranges are parts whose sizes sum to the length") {
  FileReply reply = reply_with(video(), get({{Field::range, "bytes=0-9,500-509"}}));
  CHECK(reply.status == 206);
  REQUIRE(reply.parts.size() == 3);
  std::uint64_t sum = 0;
  for (const FilePart& part : reply.parts) sum += part.text.size() + part.slice.length;
  CHECK(contains(reply.head, "Content-Length: " + std::to_string(sum) + "\r\n"));
  CHECK(contains(reply.parts[1].text, "Content-Range: bytes 500-509/1000\r\n\r\n"));
  std::string boundary = reply.parts[2].text.substr(4, 64);
  CHECK(contains(reply.head, "multipart/byteranges; boundary=" + boundary + "\r\n"));
  CHECK(reply.parts[0].text.starts_with("--" + boundary + "\r\n"));
  CHECK(reply.parts[2].text == "\r\n--" + boundary + "--\r\n");
}

TEST_CASE("If-Range decides between part and whole; If-None-Match comes first") {
  CHECK(reply_with(video(), get({{Field::range, "bytes=0-9"}, {Field::if_range, kTag}})).status ==
        206);
  CHECK(
      reply_with(video(), get({{Field::range, "bytes=0-9"}, {Field::if_range, "\"x\""}})).status ==
      200);
  FileReply same =
      reply_with(video(), get({{Field::range, "bytes=0-9"}, {Field::if_none_match, kTag}}));
  CHECK(same.status == 304);
  CHECK(same.parts.empty());
}

TEST_CASE("beyond the end is 416; HEAD ignores ranges and sends nothing") {
  FileReply beyond = reply_with(video(), get({{Field::range, "bytes=1000-"}}));
  CHECK(beyond.status == 416);
  CHECK(contains(beyond.head, "Content-Range: bytes */1000\r\nContent-Length: 0\r\n"));
  CHECK(beyond.cache == CacheClass::no_store);
  Head head = get({{Field::range, "bytes=0-9"}});
  head.method = Method::head;
  CHECK(reply_with(video(), head).status == 200);
  CHECK(contains(reply_with(video(), head).head, "Content-Length: 1000\r\n"));
  CHECK(reply_with(video(), head).parts.empty());
}
