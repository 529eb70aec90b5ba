#include "base/result.h"

#include <cstdio>

namespace glasnik {

std::string_view code_name(Code code) {
  switch (code) {
    case Code::invalid:
      return "invalid";
    case Code::denied:
      return "denied";
    case Code::not_found:
      return "not_found";
    case Code::conflict:
      return "conflict";
    case Code::gone:
      return "gone";
    case Code::too_large:
      return "too_large";
    case Code::busy:
      return "busy";
    case Code::unavailable:
      return "unavailable";
    case Code::corrupt:
      return "corrupt";
  }
  return "unknown";
}

void bug(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "glasnik: bug: %s does not hold at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace glasnik
