#include "store/blobs.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "base/encoding.h"

using namespace glasnik;
using namespace glasnik::store;

namespace {

struct Fixture {
  std::string directory = std::filesystem::temp_directory_path() / "glasnik_blobs_XXXXXX";
  std::unique_ptr<Blobs> blobs;

  Fixture() {
    ENSURE(::mkdtemp(directory.data()) != nullptr);
    reopen();
  }
  ~Fixture() { std::filesystem::remove_all(directory); }
  std::string root() const { return directory + "/blobs"; }
  void reopen() { blobs = *open_directory_blobs(operating_system_files(), root()); }
  std::string path_of(const Hash& hash) const {
    std::string name = hex(hash.view());
    return root() + "/" + name.substr(0, 2) + "/" + name.substr(2);
  }
  void damage(const Hash& hash, std::uint64_t offset) const {
    auto file = operating_system_files().open(path_of(hash), Open::update);
    ENSURE(file.ok() && (*file)->write_at(offset, "#").ok());
  }
  std::size_t temporary_files() const {
    return operating_system_files().list(root() + "/tmp")->size();
  }
};

const Bytes kLarge(kSmallBlob + 12'345, 'v');

}  // namespace

TEST_CASE("a blob written in pieces is found by its hash") {
  Fixture fixture;
  auto writer = *fixture.blobs->begin();
  REQUIRE(writer->write("hello, "));
  REQUIRE(writer->write("record"));
  Result<BlobInfo> info = writer->finish();
  REQUIRE(info);
  CHECK(info->hash == sha256("hello, record"));
  CHECK(info->size == 13);
  fixture.reopen();
  CHECK(*fixture.blobs->load(info->hash) == "hello, record");
  CHECK(std::filesystem::exists(fixture.path_of(info->hash)));
  CHECK(fixture.temporary_files() == 0);
}

TEST_CASE("an empty blob, and the same blob twice") {
  Fixture fixture;
  CHECK(put_blob(*fixture.blobs, "")->hash == sha256(""));
  CHECK(fixture.blobs->load(sha256(""))->empty());
  CHECK(put_blob(*fixture.blobs, "")->size == 0);
  CHECK(*fixture.blobs->exists(sha256("")));
}

TEST_CASE("an abandoned blob leaves no trace, and a start clears what a crash left") {
  Fixture fixture;
  {
    auto writer = *fixture.blobs->begin();
    REQUIRE(writer->write("half"));
    CHECK(fixture.temporary_files() == 1);
  }
  CHECK(fixture.temporary_files() == 0);
  REQUIRE(operating_system_files().open(fixture.root() + "/tmp/17", Open::create));
  auto reader = read_directory_blobs(operating_system_files(), fixture.root());
  CHECK(fixture.temporary_files() == 1);
  CHECK((*reader)->begin().error().code == Code::unavailable);
  fixture.reopen();
  CHECK(fixture.temporary_files() == 0);
}

TEST_CASE("a large blob is opened, not loaded") {
  Fixture fixture;
  Hash hash = put_blob(*fixture.blobs, kLarge)->hash;
  CHECK(fixture.blobs->load(hash).error().code == Code::too_large);
  auto file = fixture.blobs->open(hash);
  REQUIRE(file);
  CHECK(*(*file)->size() == kLarge.size());
  CHECK((*file)->descriptor() >= 0);
}

TEST_CASE("a small blob is checked each time, a large one when first opened and by verify") {
  Fixture fixture;
  Hash small = put_blob(*fixture.blobs, "small")->hash;
  Hash large = put_blob(*fixture.blobs, kLarge)->hash;
  REQUIRE(fixture.blobs->open(small));
  REQUIRE(fixture.blobs->open(large));
  fixture.damage(small, 2);
  fixture.damage(large, kSmallBlob);
  CHECK(fixture.blobs->open(small).error().code == Code::corrupt);
  CHECK(fixture.blobs->load(small).error().code == Code::corrupt);
  CHECK(fixture.blobs->open(large).ok());
  CHECK(fixture.blobs->verify(large).error().code == Code::corrupt);
  CHECK(fixture.blobs->open(large).error().code == Code::corrupt);
  REQUIRE(put_blob(*fixture.blobs, kLarge));  // stored again it is healed
  CHECK(fixture.blobs->open(large).ok());
}

TEST_CASE("scrub counts every blob, names the damaged one and passes over other files") {
  Fixture fixture;
  for (int i = 0; i < 20; ++i) REQUIRE(put_blob(*fixture.blobs, std::to_string(i)));
  fixture.damage(sha256("7"), 0);
  REQUIRE(write_durably(operating_system_files(), fixture.root() + "/notes.txt", "not ours"));
  std::vector<Hash> damaged;
  auto scrubbed =
      scrub(*fixture.blobs, [&](const Hash& hash, const Error&) { damaged.push_back(hash); });
  REQUIRE(scrubbed);
  CHECK(scrubbed->blobs == 20);
  CHECK(scrubbed->octets == 29);
  CHECK(scrubbed->damaged == 1);
  CHECK(damaged == std::vector<Hash>{sha256("7")});
}

TEST_CASE("a removed blob is not found") {
  Fixture fixture;
  Hash hash = put_blob(*fixture.blobs, "gone")->hash;
  REQUIRE(fixture.blobs->remove(hash));
  CHECK(!*fixture.blobs->exists(hash));
  CHECK(fixture.blobs->load(hash).error().code == Code::not_found);
  CHECK(fixture.blobs->remove(hash).error().code == Code::not_found);
}

TEST_CASE("many threads store and read blobs at once") {
  Fixture fixture;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&fixture] {
      for (int i = 0; i < 30; ++i) {  // all threads the same ones
        auto info = put_blob(*fixture.blobs, "blob " + std::to_string(i));
        REQUIRE(info);
        CHECK(*fixture.blobs->load(info->hash) == "blob " + std::to_string(i));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(scrub(*fixture.blobs, [](const Hash&, const Error&) {})->blobs == 30);
}
