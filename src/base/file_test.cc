#include "base/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

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
  Files& files = operating_system_files();
  {
    auto first = files.lock(directory.path + "/lock");
    REQUIRE(first);
    CHECK(files.lock(directory.path + "/lock").error().code == Code::busy);
  }
  CHECK(files.lock(directory.path + "/lock").ok());
}

TEST_CASE("a path has one spelling, whether or not its last name exists") {
  TemporaryDirectory directory;
  Files& files = operating_system_files();
  std::string path = *files.canonical(directory.path) + "/a";
  CHECK(*files.canonical(directory.path + "//./a/") == path);
  REQUIRE(files.make_directory(path));
  std::filesystem::create_symlink(path, directory.path + "/link");
  for (const char* spelling : {"/a", "/a/", "/a/.", "/a/../a", "/link", "/link/"}) {
    CHECK(*files.canonical(directory.path + spelling) == path);
  }
  CHECK(*files.canonical("/") == "/");
  for (const char* absent : {"/b/.", "/b/..", "/b/c", ""}) {
    CHECK(files.canonical(*absent == 0 ? "" : directory.path + absent).error().code ==
          Code::not_found);
  }
}

TEST_CASE("a tree goes with all in it, and what its links name stays") {
  TemporaryDirectory directory;
  Files& files = operating_system_files();
  REQUIRE(files.make_directory(directory.path + "/a"));
  REQUIRE(files.make_directory(directory.path + "/kept"));
  REQUIRE(write_durably(files, directory.path + "/a/b", "one"));
  REQUIRE(write_durably(files, directory.path + "/kept/c", "two"));
  std::filesystem::create_symlink(directory.path + "/kept", directory.path + "/a/link");
  REQUIRE(files.remove_tree(directory.path + "/a"));
  CHECK(*files.list(directory.path) == std::vector<std::string>{"kept"});
  CHECK(*files.exists(directory.path + "/kept/c"));
  CHECK(files.remove_tree(directory.path + "/a").ok());
}

TEST_CASE("a pipe is refused, and not waited for") {
  TemporaryDirectory directory;
  Files& files = operating_system_files();
  std::string pipe = directory.path + "/pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(read_file(files, pipe, 4).error().code == Code::invalid);
  CHECK(read_file(files, directory.path, 4).error().code == Code::invalid);
}
