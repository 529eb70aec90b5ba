#include "proof/utf8.h"

#include <doctest/doctest.h>

using namespace glasnik;
using proof::printable;

TEST_CASE("what strangers wrote reaches a terminal without control characters") {
  CHECK(printable("Вучић, 75 %") == "Вучић, 75 %");
  CHECK(printable("\x1b[2Kok\r\n") == "?[2Kok??");
  CHECK(printable("a\x7f"
                  "b") == "a?b");
  CHECK(printable("\xC2\x9B"
                  "2K") == "?2K");             // CSI in one code point
  CHECK(printable("\xC2\xA0") == "\xC2\xA0");  // a no-break space is none
  CHECK(printable("\x9b"
                  "2K") == "(not UTF-8)");
}
