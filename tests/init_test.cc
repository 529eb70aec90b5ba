// init: what it finds in its place, and what becomes of a newsroom whose making was cut short.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "newsroom_fixture.h"

using namespace glasnik;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

const std::string kMark = "/unfinished-init";

Result<std::unique_ptr<newsroom::Newsroom>> make(TestNewsroom& like, const std::string& directory) {
  return newsroom::make_directory(directory, like->config(), "Institution", like.seams());
}

std::string error_of(const Result<std::unique_ptr<newsroom::Newsroom>>& made) {
  return made ? "" : made.error().message;
}

// Whether the newsroom opens and can act.
bool works(TestNewsroom& newsroom) {
  return newsroom.reopen().ok() && newsroom.release(kShortRelease).ok();
}

// Stands in a directory for as long as it lives.
struct Standing {
  std::filesystem::path before = std::filesystem::current_path();
  explicit Standing(const std::string& in) { std::filesystem::current_path(in); }
  ~Standing() { std::filesystem::current_path(before); }
};

}  // namespace

TEST_CASE("init leaves a newsroom alone whose making lacked only its last step") {
  TestNewsroom newsroom;
  TestNewsroom other;
  newsroom.close();
  std::ofstream(newsroom.directory() + kMark).flush();
  CHECK(make(other, newsroom.directory()).error().code == Code::conflict);
  CHECK_FALSE(std::filesystem::exists(newsroom.directory() + kMark));
  CHECK(works(newsroom));
}

TEST_CASE("a start removes the mark of an init that lacked only its last step") {
  TestNewsroom newsroom;
  newsroom.close();
  std::ofstream(newsroom.directory() + kMark).flush();
  REQUIRE(newsroom.reopen());
  CHECK_FALSE(std::filesystem::exists(newsroom.directory() + kMark));
}

TEST_CASE("a second init while the first runs is told so, and takes nothing from it") {
  TestNewsroom other;
  std::string directory = other.root() + "/made";
  auto first = make(other, directory);
  REQUIRE(first);
  CHECK(error_of(make(other, directory)).starts_with("vault_locked"));
  CHECK(std::filesystem::exists(directory + "/keys/log.key"));
  CHECK(std::filesystem::exists(directory + ".vault"));
}

TEST_CASE("an init that was cut short begins anew") {
  TestNewsroom other;
  std::string directory = other.root() + "/made";
  { REQUIRE(make(other, directory)); }
  std::filesystem::create_directories(directory + "/blobs/ab/cd");
  auto again = make(other, directory);
  REQUIRE_MESSAGE(again, error_of(again));
  CHECK_FALSE(std::filesystem::exists(directory + "/blobs/ab"));
  CHECK((*again)->ledger().size() == 1);
}

TEST_CASE("init takes no directory that holds anything, and leaves nothing beside it") {
  TestNewsroom other;
  std::string directory = other.root() + "/holiday";
  std::filesystem::create_directory(directory);
  std::ofstream(directory + "/picture.jpg").flush();
  CHECK(make(other, directory).error().code == Code::conflict);
  CHECK(std::filesystem::exists(directory + "/picture.jpg"));
  CHECK_FALSE(std::filesystem::exists(directory + ".vault.lock"));
}

TEST_CASE("however a directory is spelt, its vault stands beside it") {
  TestNewsroom other;
  std::string directory = other.root() + "/dot";
  std::filesystem::create_directory(directory);
  Standing in(directory);
  auto made = make(other, ".");
  REQUIRE_MESSAGE(made, error_of(made));
  CHECK(std::filesystem::exists(directory + ".vault"));
  CHECK(std::filesystem::exists(directory + "/keys/log.key"));
  CHECK(make(other, "/").error().code == Code::invalid);
}

TEST_CASE("however a directory is spelt, a second writer is told that the vault is locked") {
  TestNewsroom newsroom;
  std::filesystem::create_symlink(newsroom.directory(), newsroom.root() + "/link");
  for (const char* spelling :
       {"/newsroom/", "/newsroom/.", "/./newsroom", "/newsroom/keys/..", "/link", "/link/"}) {
    auto second = newsroom::Newsroom::open(newsroom.root() + spelling, newsroom::Access::write,
                                           newsroom.seams());
    CHECK_MESSAGE(error_of(second).starts_with("vault_locked"), spelling);
  }
}
