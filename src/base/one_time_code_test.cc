#include "base/one_time_code.h"

#include <doctest/doctest.h>

using namespace glasnik;

namespace {
const Bytes kSecret = "12345678901234567890";  // of RFC 6238, appendix B
Time at(std::int64_t seconds) { return Time(std::chrono::seconds(seconds)); }
}  // namespace

TEST_CASE("codes are those of RFC 6238") {
  CHECK(current_code(kSecret, at(59)) == "287082");
  CHECK(current_code(kSecret, at(1111111109)) == "081804");
  CHECK(current_code(kSecret, at(20000000000)) == "353130");
}

TEST_CASE("a code counts one step before and after its own, and once") {
  CHECK(matching_step(kSecret, "287082", at(59), 0) == 1);
  CHECK(matching_step(kSecret, "287082", at(89), 0) == 1);
  CHECK(matching_step(kSecret, "287082", at(1), 0) == 1);
  CHECK_FALSE(matching_step(kSecret, "287082", at(90), 0));
  CHECK_FALSE(matching_step(kSecret, "287082", at(59), 1));
}

TEST_CASE("what is not six digits is no code") {
  for (const char* code : {"", "28708", "2870822", "28708a", " 287082"}) {
    CHECK_FALSE(matching_step(kSecret, code, at(59), 0));
  }
}

TEST_CASE("base32 is that of RFC 4648") {
  CHECK(base32("") == "");
  CHECK(base32("f") == "MY");
  CHECK(base32("foobar") == "MZXW6YTBOI");
}

TEST_CASE("the address for the app escapes what people are called") {
  CHECK(otpauth_uri("Воде", "ana&co", "foobar") ==
        "otpauth://totp/%D0%92%D0%BE%D0%B4%D0%B5:ana%26co?secret=MZXW6YTBOI&issuer="
        "%D0%92%D0%BE%D0%B4%D0%B5");
}
