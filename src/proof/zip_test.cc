#include "proof/zip.h"

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "proof/bundle.h"

using namespace glasnik;
using namespace glasnik::proof;

TEST_CASE("an empty ZIP and one file are these octets") {
  CHECK(hex(*write_zip({})) == "504b0506" + std::string(36, '0'));
  CHECK(hex(*write_zip({{"a", "123456789"}})) ==
        "504b03040a0000000000000021002639f4cb0900000009000000010000"
        "0061"
        "313233343536373839"
        "504b01020a000a0000000000000021002639f4cb090000000900000001000000000000000000000000000000"
        "0000"
        "61"
        "504b05060000000001000100"
        "2f000000"
        "28000000"
        "0000");
}

TEST_CASE("what was written is read, and any other octets are refused") {
  std::vector<ZipFile> files = {{"a.txt", "one"}, {"b.txt", ""}, {"c.txt", Bytes(1000, 'x')}};
  Bytes zip = *write_zip(files);
  Result<std::vector<ZipFile>> read = read_zip(zip);
  REQUIRE(read->size() == 3);
  CHECK((*read)[2].content == files[2].content);
  for (std::size_t at = 0; at < zip.size(); ++at) {
    Bytes flipped = zip;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    Result<std::vector<ZipFile>> other = read_zip(flipped);
    REQUIRE_MESSAGE(!other, at);
  }
  for (std::size_t size = 0; size < zip.size(); ++size)
    REQUIRE_FALSE(read_zip(BytesView(zip).substr(0, size)));
  CHECK_FALSE(read_zip(zip + "x"));
}

TEST_CASE("names are plain, files few, the whole at most 64 MiB") {
  CHECK_FALSE(write_zip({{"", "x"}}));
  CHECK_FALSE(write_zip({{"a b", "x"}}));
  CHECK_FALSE(write_zip({{Bytes(65, 'a'), "x"}}));
  CHECK_FALSE(write_zip(std::vector<ZipFile>(65, {"a", ""})));
  CHECK(write_zip({{"a", Bytes(kMaxZip, 'x')}}).error().code == Code::too_large);
}

TEST_CASE("a bundle is its four files in their order, and nothing else") {
  Bundle bundle{"entry", "record", "proof", "policy"};
  Bundle read = *read_bundle(*make_bundle(bundle));
  CHECK(read.entry == "entry");
  CHECK(read.policy == "policy");
  auto files = *read_zip(*make_bundle(bundle));
  std::swap(files[0], files[1]);
  CHECK_FALSE(read_bundle(*write_zip(files)));
  std::swap(files[0], files[1]);
  files.push_back({"more", ""});
  CHECK_FALSE(read_bundle(*write_zip(files)));
  CHECK_FALSE(read_bundle(*write_zip({})));
}
