#include "http/body.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace glasnik::http;

namespace {

constexpr std::size_t kLimit = 1000;

BodyState chunked(BytesView wire, Bytes* content = nullptr) {
  BodyReader reader(Framing::chunked, 0, kLimit);
  reader.feed(wire);
  if (content != nullptr) *content = reader.take();
  return reader.state();
}

}  // namespace

TEST_CASE("a body of declared length takes exactly that") {
  BodyReader reader(Framing::length, 5, kLimit);
  BytesView input = "helloGET /";
  CHECK(reader.feed(input) == BodyState::complete);
  CHECK(input == "GET /");
  CHECK(reader.take() == "hello");
  CHECK(BodyReader(Framing::length, kLimit + 1, kLimit).state() == BodyState::too_large);
  CHECK(BodyReader(Framing::none, 0, kLimit).state() == BodyState::complete);
}

TEST_CASE("chunks join, extensions and trailers are dropped") {
  Bytes content;
  CHECK(chunked("3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n", &content) ==
        BodyState::complete);
  CHECK(content == "abc0123456789");
}

TEST_CASE("chunks may be cut anywhere") {
  const std::string wire = "3;e\r\nabc\r\n00000002\r\nde\r\n0\r\nT: x\r\n\r\n";
  for (std::size_t cut = 0; cut <= wire.size(); ++cut) {
    BodyReader reader(Framing::chunked, 0, kLimit);
    BytesView first = BytesView(wire).substr(0, cut);
    BytesView second = BytesView(wire).substr(cut);
    reader.feed(first);
    CHECK(first.empty());
    reader.feed(second);
    CHECK(reader.state() == BodyState::complete);
    CHECK(reader.received() == wire.size());
    CHECK(reader.take() == "abcde");
  }
}

TEST_CASE("a chunk that could be read in two ways is malformed") {
  for (std::string_view wrong :
       {"\r\nabc", "g\r\n", "-1\r\n", "+3\r\nabc", "0x3\r\nabc", " 3\r\nabc", "3 \r\nabc", "3\nabc",
        "3\r\nabcd\r\n", "3\r\nabcX", "3\r\nabc\n0\r\n\r\n", "000000003\r\nabc", "3;\x01\r\n",
        "3\rx\r\n", "3\r\r\nabc", "0\r\nT: x\n\r\n", "0\r\nT: \x7f\r\n\r\n", "3\r\nabc0\r\n\r\n",
        "3,3\r\nabc"}) {
    CHECK_MESSAGE(chunked(Bytes(wrong) + "\r\n\r\n") == BodyState::malformed, wrong);
  }
  CHECK(chunked("1;" + std::string(300, 'e')) == BodyState::malformed);
  CHECK(chunked("0\r\n" + std::string(5000, 't')) == BodyState::malformed);
}

TEST_CASE("chunks over the limit are too large, announced or summed") {
  CHECK(chunked("ffffffff\r\n") == BodyState::too_large);
  CHECK(chunked("3e9\r\n") == BodyState::too_large);
  CHECK(chunked("3e8\r\n") == BodyState::reading);
  CHECK(chunked("3e8\r\n" + std::string(1000, 'x') + "\r\n1\r\n") == BodyState::too_large);
}
