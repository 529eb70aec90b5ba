#include "base/password.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace glasnik;

namespace {
const std::vector<std::string> kPersonal = {"Ana Petrović", "ana.petrovic"};
std::optional<PasswordProblem> problem(std::string_view password) {
  return problem_with(password, kPersonal);
}
}  // namespace

TEST_CASE("a password is right for its own hash alone") {
  PasswordHasher hasher(system_random());
  auto hash = hasher.hash("krava pase kukuruz");
  REQUIRE(hash.ok());
  CHECK(hash->starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
  CHECK(*hasher.verify(*hash, "krava pase kukuruz"));
  CHECK_FALSE(*hasher.verify(*hash, "krava pase kukuruze"));
  CHECK_FALSE(*hasher.verify("", "krava pase kukuruz"));
}

TEST_CASE("two hashes of one password differ") {
  PasswordHasher hasher(system_random());
  CHECK(*hasher.hash("krava pase kukuruz") != *hasher.hash("krava pase kukuruz"));
}

TEST_CASE("who comes when the line is full is told so at once") {
  PasswordHasher hasher(system_random(), {1, 1});
  std::atomic<int> busy = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&] { busy += hasher.hash("krava pase kukuruz").ok() ? 0 : 1; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(busy >= 1);
  CHECK(busy <= 4);
  CHECK(hasher.hash("krava pase kukuruz").ok());
}

TEST_CASE("a password that others would try is refused with its reason") {
  CHECK(problem("kratka") == PasswordProblem::too_short);
  CHECK(problem("шест слова!") == PasswordProblem::too_short);
  CHECK(problem(std::string(513, 'x')) == PasswordProblem::too_long);
  for (const char* guessable :
       {"aaaaaaaaaaaa", "123456789012", "abcdefghijkl", "ab1Zab1Zab1Z", "P4ssw0rd!2026",
        "lozinka-lozinka1", "Beograd-Srbija-1389", "qwertzuiop123", "trustno1trustno1",
        "Ana.Petrovic2026", "AnaPetrović1987"}) {
    CHECK_MESSAGE(problem(guessable) == PasswordProblem::guessable, guessable);
  }
  CHECK_FALSE(problem_with("Jovana.Zečević2026", kPersonal));
  CHECK(problem_with("Jovana.Zečević2026", std::vector<std::string>{"Jovana Zečević"}) ==
        PasswordProblem::guessable);
}

TEST_CASE("long words that nobody lists are welcome, in any script") {
  CHECK_FALSE(problem("krava pase kukuruz"));
  CHECK_FALSE(problem("крава пасе кукуруз"));
  CHECK_FALSE(problem("x7#pQ!v9LmZ2"));
}
