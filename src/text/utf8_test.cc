#include "text/utf8.h"

#include <doctest/doctest.h>

using namespace glasnik;

TEST_CASE(
    "UTF-8 is strict: no overlong form, surrogate, cut sequence or number past the last plane") {
  for (const char* sound : {"", "a", "ђ", "–", "\xF0\x9F\x8C\x8D", "\xED\x9F\xBF", "\xEE\x80\x80",
                            "\xF4\x8F\xBF\xBF", "eight octets of ASCII and ж"}) {
    CHECK_MESSAGE(text::valid_utf8(sound), sound);
  }
  for (const char* wrong :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x80", "\xF0\x9F\x8C", "\xC3\x28",
        "\xFF", "eight octets of ASCII and \xD1"}) {
    CHECK_FALSE_MESSAGE(text::valid_utf8(wrong), wrong);
  }
}

TEST_CASE("malformed octets decode to U+FFFD one by one, forwards and backwards") {
  CHECK(text::code_points("a\xE2\x80z") == U"a\uFFFD\uFFFDz");
  CHECK(text::code_point_before("a\xE2\x80", 3).length == 1);
  CHECK(text::code_point_before("aж", 3).code == U'ж');
  CHECK(text::code_point_before("\x80\x80\x80\x80\x80", 5).length == 1);
}

TEST_CASE("every code point survives writing and reading") {
  for (char32_t code : {0x0U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
    std::string text;
    text::append(text, code);
    CHECK(text::valid_utf8(text));
    CHECK(text::code_point_at(text, 0).code == code);
    CHECK(text::code_point_at(text, 0).length == text.size());
  }
}

TEST_CASE("letters know their script and case") {
  using enum text::Script;
  CHECK(text::script_of(U'a') == latin);
  CHECK(text::script_of(U'š') == latin);
  CHECK(text::script_of(U'ђ') == cyrillic);
  CHECK(text::script_of(U'ӣ') == cyrillic);
  CHECK(text::script_of(U'ω') == other);
  CHECK(text::script_of(U'1') == none);
  CHECK(text::to_lower(U'Ђ') == U'ђ');
  CHECK(text::to_lower(U'Ш') == U'ш');
  CHECK(text::to_upper(U'џ') == U'Џ');
  CHECK(text::to_upper(U'ж') == U'Ж');
  CHECK(text::is_upper(U'Џ'));
  CHECK(text::is_lower(U'ў'));
  CHECK(text::is_mark(U'\u0301'));
  CHECK_FALSE(text::is_mark(U'ж'));
}

TEST_CASE("the quick tables of Cyrillic agree with ICU's") {
  // U+0400-045F never reach ICU in these functions; U+0460-0481 always do. Lower and upper case of
  // the quick ones must be each other's, as ICU says of every cased pair.
  for (char32_t code = 0x400; code < 0x430; ++code) {
    CHECK(text::to_upper(text::to_lower(code)) == code);
    CHECK(text::is_upper(code));
    CHECK(text::is_lower(text::to_lower(code)));
  }
}

TEST_CASE("trim takes every white space off, the no-break one too, and nothing else") {
  CHECK(text::trim(" \t\u00A0\u2003a b\u00A0\n") == "a b");
  CHECK(text::trim("\u00A0 \n").empty());
  CHECK(text::trim("\u200Ba") == "\u200Ba");
}

TEST_CASE("a prefix cuts no code point") {
  CHECK(text::prefix("жжж", 3) == "ж");
  CHECK(text::prefix("жжж", 6) == "жжж");
  CHECK(text::prefix("ж", 1).empty());
}
