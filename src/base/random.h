#pragma once
// Randomness comes in as a parameter: the operating system's in the program, a seeded one in tests.

#include <functional>
#include <span>

#include "base/bytes.h"

namespace glasnik {

using Random = std::function<void(std::span<char>)>;

Random system_random();  // getrandom(2); aborts if there is none
Bytes random_bytes(const Random& random, std::size_t count);

}  // namespace glasnik
