#include "http/coding.h"

#include <brotli/decode.h>
#include <doctest/doctest.h>
#include <zlib.h>

#include <string>

using namespace glasnik;
using namespace glasnik::http;

namespace {

std::string wanted(std::string_view accept_encoding) {
  std::string names;
  Preference order = preference(accept_encoding);
  for (std::size_t i = 0; i < order.count; ++i) {
    names += (i == 0 ? "" : " ") + std::string(coding_name(order.order[i]));
  }
  return names;
}

Bytes gunzip(BytesView coded, std::size_t size) {
  Bytes text(size, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, MAX_WBITS + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(coded.data()));
  stream.avail_in = static_cast<uInt>(coded.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(size);
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  CHECK(stream.total_out == size);
  inflateEnd(&stream);
  return text;
}

Bytes unbrotli(BytesView coded, std::size_t size) {
  Bytes text(size, '\0');
  std::size_t got = size;
  CHECK(BrotliDecoderDecompress(coded.size(), reinterpret_cast<const std::uint8_t*>(coded.data()),
                                &got, reinterpret_cast<std::uint8_t*>(text.data())) ==
        BROTLI_DECODER_RESULT_SUCCESS);
  CHECK(got == size);
  return text;
}

}  // namespace

TEST_CASE("the codings a client accepts, best first") {
  CHECK(wanted("") == "identity");
  CHECK(wanted("gzip") == "gzip identity");
  CHECK(wanted("gzip, deflate, br") == "br gzip identity");
  CHECK(wanted("*") == "br gzip identity");
  CHECK(wanted("GZIP;Q=0.5, br;q=0.25") == "gzip br identity");
  CHECK(wanted("gzip;q=0, br") == "br identity");
  CHECK(wanted("*;q=0") == "identity");
  CHECK(wanted("gzip, *;q=0") == "gzip identity");
  CHECK(wanted("br;q=0, *") == "gzip identity");
  CHECK(wanted("identity;q=0, gzip;q=0.001") == "gzip identity");
  CHECK(wanted("identity, gzip;q=0.5") == "identity gzip");
  CHECK(wanted("x-gzip") == "gzip identity");
}

TEST_CASE("a malformed weight is no wish") {
  for (const char* wrong : {"gzip;q=", "gzip;q=2", "gzip;q=0.0.1", "gzip;q=-1", "gzip;x",
                            "gzip;q=0.12345", "gzip br"}) {
    CHECK_MESSAGE(wanted(wrong) == "identity", wrong);
  }
}

TEST_CASE("coded bytes decode to the same text") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "ред број " + std::to_string(i) + "\n";
  for (std::string_view sample : {std::string_view(), std::string_view(text)}) {
    CHECK(gunzip(gzip(sample), sample.size()) == sample);
    CHECK(unbrotli(brotli(sample), sample.size()) == sample);
  }
  CHECK(gzip(text).size() < text.size() / 4);
  CHECK(brotli(text).size() < gzip(text).size());
}
