#include "proof/commitment.h"

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "proof/file_part.h"
#include "proof/merkle.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

Bytes counting_salt() {
  Bytes salt;
  for (char c = 0; c < 32; ++c) salt.push_back(c);
  return salt;
}

}  // namespace

TEST_CASE("the commitment and root of the design's vectors") {
  Bytes salt = counting_salt();
  Hash headline = commitment("headline", salt, "Гласник");
  CHECK(hex(headline.view()) == "a43b2ebd3a880f890c87769c1d234a1b5d9728f9d45d464d163dc6b0846282db");
  std::vector<Hash> set = {headline, commitment("lead", salt, "Glasnik"),
                           commitment("paragraph:a1", salt, "")};
  PartSet stated = part_set(set);
  CHECK(stated.n == 3);
  CHECK(base64(stated.root.view()) == "ZsaTJnRL4X+UaHIJ13lxVekmhjH8kSRDLSoSWJnSk/4=");
}

TEST_CASE("no octet moves between name and text unseen") {
  Bytes salt = counting_salt();
  CHECK(commitment("ab", salt, "c") != commitment("a", salt, "bc"));
  CHECK(commitment("a", salt, "") != commitment("", salt, "a"));
}

TEST_CASE("part names are short and plain") {
  for (const char* good : {"headline", "paragraph:a1b2c3d4", "meta:type", "note:sr-Cyrl"}) {
    CHECK(valid_part_name(good));
  }
  for (const Bytes& wrong :
       std::vector<Bytes>{std::string(), std::string("1a"), std::string("a b"), std::string("a/b"),
                          Bytes(65, 'a'), std::string("наслов")}) {
    CHECK_FALSE(valid_part_name(wrong));
  }
}

TEST_CASE("a file's part survives writing and parsing") {
  FileHasher hasher;
  hasher.update("photo");
  FilePart part = hasher.finish("image/jpeg", "00ff");
  Bytes text = canonical(part);
  CHECK(text == R"({"bytes":5,"of":"00ff","sha256":")" + base64(sha256("photo").view()) +
                    R"(","type":"image/jpeg"})");
  CHECK(canonical(*parse_file_part(text)) == text);
}

TEST_CASE("above 1 MiB a file carries the root over its chunks, however it arrived") {
  Bytes film(2 * kChunkSize + 5, 'x');
  FileHasher whole, pieces;
  whole.update(film);
  for (std::size_t at = 0; at < film.size(); at += 300000)
    pieces.update(BytesView(film).substr(at, 300000));
  FilePart part = whole.finish("video/mp4");
  BytesView view = film;
  std::vector<Hash> chunks = {leaf_hash(view.substr(0, kChunkSize)),
                              leaf_hash(view.substr(kChunkSize, kChunkSize)), leaf_hash("xxxxx")};
  CHECK(part.chunks == root_of(chunks));
  CHECK(pieces.finish("video/mp4").chunks == part.chunks);
  CHECK(canonical(*parse_file_part(canonical(part))) == canonical(part));
  FileHasher exact;
  exact.update(view.substr(0, kChunkSize));
  CHECK_FALSE(exact.finish("video/mp4").chunks);
}

TEST_CASE("a malformed file part is refused") {
  std::string hash = base64(sha256("x").view());
  for (const Bytes& wrong :
       std::vector<Bytes>{std::string("{}"), R"({"bytes":5,"sha256":")" + hash + "\"}",
                          R"({"bytes":5,"sha256":"AAAA","type":"a/b"})",
                          R"({"bytes":5,"chunks":{"root":")" + hash +
                              R"(","size":1048576},"sha256":")" + hash + R"(","type":"a/b"})",
                          R"({"bytes":5,"more":1,"sha256":")" + hash + R"(","type":"a/b"})",
                          R"({"bytes":2000000,"chunks":{"root":")" + hash +
                              R"(","size":4096},"sha256":")" + hash + R"(","type":"a/b"})"}) {
    CHECK_FALSE_MESSAGE(parse_file_part(wrong), wrong);
  }
}
