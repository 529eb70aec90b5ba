#pragma once
// Passwords: argon2id by libsodium, 64 MiB and three passes, stored in the PHC form that names its
// own parameters. Each costs memory and a tenth of a second, so few are hashed at once and the line
// before them is short: whoever floods the sign-in page is told to come back, and the rest of the
// server goes on.

#include <condition_variable>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "base/random.h"
#include "base/result.h"

namespace glasnik {

class PasswordHasher {
 public:
  struct Limits {
    unsigned at_once = 2;
    unsigned waiting = 16;
  };
  explicit PasswordHasher(Random random) : PasswordHasher(std::move(random), Limits()) {}
  PasswordHasher(Random random, Limits limits);

  Result<std::string> hash(std::string_view password);  // busy: too many wait
  // An empty hash is that of nobody: it takes the same time and is never right.
  Result<bool> verify(std::string_view hash, std::string_view password);

 private:
  class Turn;
  const Random random_;
  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable changed_;
  unsigned running_ = 0;  // guarded by mutex_, as:
  unsigned waiting_ = 0;
};

enum class PasswordProblem { too_short, too_long, guessable };
inline constexpr std::size_t kShortestPassword = 12;  // characters
inline constexpr std::size_t kLongestPassword = 512;  // octets

// What is wrong with a password that somebody chooses; none: nothing. `personal` are words that
// others would try first: the names of the person and of the institution. Guessable by zxcvbn
// (Wheeler, USENIX Security 2016): what somebody needs to guess who knows how people choose.
std::optional<PasswordProblem> problem_with(std::string_view password,
                                            std::span<const std::string> personal);

}  // namespace glasnik
