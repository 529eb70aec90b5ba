#include "text/markup.h"

#include <doctest/doctest.h>

#include <random>

#include "text/utf8.h"

using namespace glasnik;

namespace {

std::string html(std::string_view block) { return text::render_inline(block).html.markup(); }

// What a reader sees of HTML: tags off, entities resolved.
std::string read_aloud(const std::string& markup) {
  std::string bare;
  bool in_tag = false;
  for (char c : markup) {
    if (c == '<') in_tag = true;
    if (!in_tag) bare += c;
    if (c == '>') in_tag = false;
  }
  return text::unescape_html(bare);
}

// Characters that mean something to CommonMark, and some that do not.
std::string random_text(std::mt19937& random) {
  constexpr std::u32string_view kAlphabet = U"ab1Њ *_`[]()<>!&;#x\\-+.=~\"'|:/@\n\t\u00A0–„“\u0301";
  std::uniform_int_distribution<std::size_t> letter(0, kAlphabet.size() - 1);
  std::uniform_int_distribution<int> length(0, 24);
  std::string text;
  for (int i = length(random); i > 0; --i) text::append(text, kAlphabet[letter(random)]);
  return text;
}

}  // namespace

TEST_CASE("emphasis, strong, code and safe links, and nothing else") {
  CHECK(html("*a* **b** `c` _d_") == "<em>a</em> <strong>b</strong> <code>c</code> <em>d</em>");
  CHECK(html("[Њ](https://a.rs/?x=1&y=2)") == "<a href=\"https://a.rs/?x=1&amp;y=2\">Њ</a>");
  CHECK(html("<https://a.rs> <a@b.rs>") ==
        "<a href=\"https://a.rs\">https://a.rs</a> <a href=\"mailto:a@b.rs\">a@b.rs</a>");
  CHECK(html("[a](HTTP://пример.срб)") ==
        "<a href=\"HTTP://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%81%D1%80%D0%B1\">a</a>");
}

TEST_CASE("what opens a block elsewhere is text here") {
  for (const char* line :
       {"- Rich defence cooperation", "12. јул", "# a", "> a", "    a b", "```", "***",
        "===", "1) a", "[a]: https://b.rs", "| a | b |", "<div>", "+ a", "~~~ a"}) {
    CHECK_MESSAGE(text::plain(line) == line, line);
    CHECK(read_aloud(html(line)) == line);
  }
  CHECK(html("a\n---\nb") == "a --- b");
}

TEST_CASE("raw HTML is shown as typed, an image is a link, an unsafe link is its text") {
  CHECK(html("<b>x</b><script>alert(1)</script>") ==
        "&lt;b&gt;x&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  CHECK(html("![a](https://b.rs/c.png)") == "!<a href=\"https://b.rs/c.png\">a</a>");
  text::Inline shown = text::render_inline("x [a](javascript:alert(1)) [b](/c) [d](data:e)");
  CHECK(shown.html.markup() == "x a b d");
  REQUIRE(shown.problems.size() == 3);
  CHECK(shown.problems[0].kind == text::ProblemKind::unsafe_link);
  CHECK(shown.problems[0].detail == "javascript:alert(1)");
  CHECK(shown.problems[0].at == 2);
}

TEST_CASE("links never nest") {
  CHECK(html("![a [b](http://c) d](http://e)") == "!<a href=\"http://e\">a b d</a>");
}

TEST_CASE("no scheme hides behind case, spaces, controls or entities") {
  for (const char* block : {"[a](JaVaScRiPt:b)", "[a](&#106;avascript:b)", "[a](<java script:b>)",
                            "[a](\x01javascript:b)", "[a](vbscript:b)", "<javascript:b>",
                            "[a](//evil.rs)", "[a](http:evil)", "[a](https:/b)"}) {
    CHECK_MESSAGE(html(block).find("<a ") == std::string::npos, block);
  }
}

TEST_CASE("plain text escaped reads as itself") {
  CHECK(text::escape_inline("75,18 MB (1.5) – „Њ“") == "75,18 MB (1.5) – „Њ“");
  CHECK(text::escape_inline("R&D a_b_c 5*3 [x] <y> a\\b &amp; _z_") ==
        "R&D a_b_c 5\\*3 \\[x\\] \\<y> a\\b \\&amp; \\_z\\_");
  CHECK(text::plain(text::escape_inline(" a\n b ")) == " a\n b ");
}

TEST_CASE("any text escaped is read back to the character, plain and from the HTML") {
  std::mt19937 random(20170703);
  for (int i = 0; i < 20'000; ++i) {
    std::string written = random_text(random);
    std::string block = text::escape_inline(written);
    REQUIRE_MESSAGE(text::plain(block) == written, block);
    REQUIRE_MESSAGE(read_aloud(html(block)) == written, block);
  }
}

TEST_CASE("whatever is typed, the HTML has only our tags and reads as the plain text") {
  std::mt19937 random(11228);
  for (int i = 0; i < 20'000; ++i) {
    std::string block = random_text(random);
    text::Inline shown = text::render_inline(block);
    REQUIRE_MESSAGE(read_aloud(shown.html.markup()) == shown.plain, block);
  }
}

TEST_CASE("text without marks reads the same with and without cmark") {
  std::mt19937 random(4284);
  for (int i = 0; i < 20'000; ++i) {
    std::string block = text::escape_inline(random_text(random)) + "x";
    // A mark at the end sends the same block through cmark.
    REQUIRE_MESSAGE(text::plain(block + " *a*") == text::plain(block) + " a", block);
  }
}

TEST_CASE("a block with more marks than cmark can bear is shown as typed") {
  std::string nested;
  for (std::size_t i = 0; i <= text::kMostImages; ++i) nested += "![[]()";
  text::Inline shown = text::render_inline(nested);
  REQUIRE(shown.problems.size() == 1);
  CHECK(shown.problems[0].kind == text::ProblemKind::too_complex);
  CHECK(shown.plain == nested);
  std::string stars(text::kMostMarks + 1, '*');
  CHECK(text::render_inline(stars + "a").plain == stars + "a");
  CHECK(text::plain(text::escape_inline(stars + nested)) == stars + nested);
}
