#include "base/random.h"

#include <sys/random.h>

#include "base/result.h"

namespace glasnik {

Random system_random() {
  return [](std::span<char> into) {
    std::size_t filled = 0;
    while (filled < into.size()) {
      ssize_t got = ::getrandom(into.data() + filled, into.size() - filled, 0);
      ENSURE(got > 0 || errno == EINTR);
      if (got > 0) filled += static_cast<std::size_t>(got);
    }
  };
}

Bytes random_bytes(const Random& random, std::size_t count) {
  Bytes bytes(count, '\0');
  random(bytes);
  return bytes;
}

}  // namespace glasnik
