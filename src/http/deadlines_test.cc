#include "http/deadlines.h"

#include <doctest/doctest.h>

#include <vector>

using namespace glasnik::http;

namespace {

struct Named : Deadlines::Entry {
  explicit Named(int n) : name(n) {}
  int name;
};

std::vector<int> expired(Deadlines& deadlines, Tick now) {
  std::vector<int> names;
  deadlines.advance(now, [&](Deadlines::Entry& entry) {
    names.push_back(static_cast<Named&>(entry).name);
    Deadlines::remove(entry);
  });
  return names;
}

using Names = std::vector<int>;

}  // namespace

TEST_CASE("an entry expires at its tick and not before") {
  Deadlines deadlines;
  Named a(1);
  Named b(2);
  deadlines.add(a, 5);
  deadlines.add(b, 3);
  CHECK(expired(deadlines, 2).empty());
  CHECK(expired(deadlines, 4) == Names{2});
  CHECK(expired(deadlines, 5) == Names{1});
}

TEST_CASE("a deadline may be put off or brought forward") {
  Deadlines deadlines;
  Named a(1);
  Named b(2);
  deadlines.add(a, 5);
  deadlines.add(b, 30);
  deadlines.set(a, 9);
  deadlines.set(b, 6);
  CHECK(expired(deadlines, 8) == Names{2});
  CHECK(expired(deadlines, 9) == Names{1});
}

TEST_CASE("a deadline far beyond the wheel is kept") {
  Deadlines deadlines;
  Named a(1);
  deadlines.add(a, 1000);
  CHECK(expired(deadlines, 999).empty());
  CHECK(expired(deadlines, 1000) == Names{1});
}

TEST_CASE("what expires without being removed is asked again a tick later") {
  Deadlines deadlines;
  Named a(1);
  deadlines.add(a, 2);
  int calls = 0;
  deadlines.advance(5, [&](Deadlines::Entry&) { ++calls; });
  CHECK(calls == 4);
  int seen = 0;
  deadlines.for_each([&](Deadlines::Entry& entry) {
    ++seen;
    Deadlines::remove(entry);
  });
  CHECK(seen == 1);
}

TEST_CASE("a thousand random deadlines all expire on their tick") {
  Deadlines deadlines;
  std::vector<Named> entries;
  for (int i = 0; i < 1000; ++i) entries.emplace_back(i);
  unsigned state = 7;
  for (Named& entry : entries) {
    state = state * 1664525U + 1013904223U;
    deadlines.add(entry, 1 + (state >> 16U) % 300);
  }
  std::size_t count = 0;
  for (Tick now = 1; now <= 300; ++now) {
    for (int name : expired(deadlines, now)) {
      CHECK(entries[static_cast<std::size_t>(name)].due == now + 1);
      ++count;
    }
  }
  CHECK(count == entries.size());
}
