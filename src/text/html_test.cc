#include "text/html.h"

#include <doctest/doctest.h>

using namespace glasnik;

TEST_CASE("what means something in HTML is escaped, all else left") {
  CHECK(text::escape_html("<a href=\"x\">Њ & 'b'</a>") ==
        "&lt;a href=&quot;x&quot;&gt;Њ &amp; &#39;b&#39;&lt;/a&gt;");
  CHECK(text::escape_html("").empty());
  CHECK(text::Html::escaped("<b>").markup() == "&lt;b&gt;");
}

TEST_CASE("escaped text comes back as it was") {
  for (const char* text : {"", "a<b>&amp;'\"", "&&;&lt", "„Њ“ &#39;"}) {
    CHECK(text::unescape_html(text::escape_html(text)) == text);
  }
  CHECK(text::unescape_html("&#x416;&#1078;&#xD800;&#;&nope;&") == "Жж&#xD800;&#;&nope;&");
}

TEST_CASE("XML gets no character that it cannot carry") {
  CHECK(text::escape_xml("a\x01<\x0B>\t\n\uFFFE") == "a\uFFFD&lt;\uFFFD&gt;\t\n\uFFFD");
}

TEST_CASE("JSON in a script element cannot end it, nor open a comment, nor break a line") {
  CHECK(text::escape_json_in_script("{\"a\":\"</script><!-- & \u2028\u2029 Њ\"}") ==
        "{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029 Њ\"}");
}

TEST_CASE("Html is put together of escaped text and of literals") {
  text::Html html = text::Html::literal("<p>");
  html += text::Html::escaped("1 < 2");
  html += text::Html::literal("</p>");
  CHECK(html.markup() == "<p>1 &lt; 2</p>");
}
