#include "base/file.h"

#include <doctest/doctest.h>

#include <filesystem>

using namespace glasnik;

namespace {

struct TemporaryDirectory {
  std::string path = std::filesystem::temp_directory_path() / "glasnik_file_test";
  TemporaryDirectory() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directory(path);
  }
  ~TemporaryDirectory() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("write_durably replaces a file and leaves no temporary one") {
  TemporaryDirectory directory;
  Files& files = operating_system_files();
  std::string path = directory.path + "/a";
  REQUIRE(write_durably(files, path, "one"));
  REQUIRE(files.open(path + ".tmp", Open::create));  // left by a crash
  REQUIRE(write_durably(files, path, "two"));
  CHECK(*read_file(files, path, 100) == "two");
  CHECK(*files.list(directory.path) == std::vector<std::string>{"a"});
}

TEST_CASE("reading over the limit, and what is not there") {
  TemporaryDirectory directory;
  Files& files = operating_system_files();
  REQUIRE(write_durably(files, directory.path + "/a", "12345"));
  CHECK(read_file(files, directory.path + "/a", 4).error().code == Code::too_large);
  CHECK(read_file(files, directory.path + "/b", 4).error().code == Code::not_found);
}

TEST_CASE("a second holder of a lock is told that it is busy") {
  TemporaryDirectory directory;
  auto first = FileLock::acquire(directory.path + "/lock");
  REQUIRE(first);
  CHECK(FileLock::acquire(directory.path + "/lock").error().code == Code::busy);
  { FileLock released = std::move(*first); }
  CHECK(FileLock::acquire(directory.path + "/lock").ok());
}
