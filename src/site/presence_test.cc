#include "site/presence.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace glasnik::site;
using std::chrono::seconds;

namespace {

Key key(char name) { return *key_of(Bytes(16, name)); }

Present window(char who, const std::string& page, int at, const std::string& part = "lead") {
  return {key(who), std::string(1, who), page, "sr-Cyrl", part, Time(seconds(at))};
}

std::string told(const std::vector<Present>& others) {
  std::string all;
  for (const Present& one : others) all += one.name + one.page + one.part + " ";
  return all;
}

}  // namespace

TEST_CASE("each window is told of the others and where their cursors stand") {
  Presence presence;
  CHECK(told(presence.beat(key('w'), window('a', "1", 0))) == "");
  CHECK(told(presence.beat(key('w'), window('b', "2", 1, "headline"))) == "a1lead ");
  CHECK(told(presence.beat(key('w'), window('a', "1", 2, "bridge00"))) == "b2headline ");
  CHECK(told(presence.beat(key('w'), window('b', "2", 3))) == "a1bridge00 ");
  CHECK(told(presence.beat(key('v'), window('b', "2", 3))) == "");
}

TEST_CASE("two windows of one person are two") {
  Presence presence;
  presence.beat(key('w'), window('a', "1", 0));
  CHECK(told(presence.beat(key('w'), window('a', "2", 1))) == "a1lead ");
}

TEST_CASE("who says nothing for forty-five seconds is gone, and who leaves is gone at once") {
  Presence presence;
  presence.beat(key('w'), window('a', "1", 0));
  presence.beat(key('w'), window('c', "3", 10));
  CHECK(told(presence.beat(key('w'), window('b', "2", 44))) == "a1lead c3lead ");
  CHECK(told(presence.beat(key('w'), window('b', "2", 45))) == "c3lead ");
  presence.leave(key('w'), window('c', "3", 46));
  CHECK(told(presence.beat(key('w'), window('b', "2", 46))) == "");
}

TEST_CASE("a clock that was put back keeps nobody here") {
  Presence presence;
  presence.beat(key('w'), window('a', "1", 1000));
  CHECK(told(presence.beat(key('w'), window('b', "2", 10))) == "");
}

TEST_CASE("no edition holds more than its bound of windows") {
  Presence presence;
  for (std::size_t i = 0; i < kMostPresent + 10; ++i) {
    presence.beat(key('w'), window('a', std::to_string(i), 0));
  }
  CHECK(presence.beat(key('w'), window('b', "2", 1)).size() <= kMostPresent);
}
