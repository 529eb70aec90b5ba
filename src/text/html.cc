#include "text/html.h"

#include <charconv>

#include "text/octet_set.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::string_view kHtmlSpecial = "&<>\"'";
constexpr OctetSet kHtmlSpecialSet(kHtmlSpecial);

std::string_view html_entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

// What XML 1.0 section 2.2 does not allow in a document: controls but tab, LF, CR; U+FFFE, U+FFFF.
bool xml_allows(char32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code != 0xFFFE && code != 0xFFFF;
}

// "&#39;", "&#x27;", "&amp;"... at the begin of `text`: its code point and length; length 0: none.
CodePoint reference(std::string_view text) {
  std::size_t end = text.substr(0, 12).find(';');
  if (end == text.npos) return {0, 0};
  std::string_view body = text.substr(1, end - 1);
  for (char c : kHtmlSpecial) {
    std::string_view named = html_entity(c);
    if (named.substr(1, named.size() - 2) == body) return {static_cast<char32_t>(c), end + 1};
  }
  if (!body.starts_with('#')) return {0, 0};
  bool hexadecimal = body.size() > 1 && (body[1] == 'x' || body[1] == 'X');
  body.remove_prefix(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  auto [stop, error] =
      std::from_chars(body.data(), body.data() + body.size(), code, hexadecimal ? 16 : 10);
  bool whole = error == std::errc{} && stop == body.data() + body.size();
  bool scalar = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  if (!whole || !scalar) return {0, 0};
  return {code, end + 1};
}

}  // namespace

Html Html::literal(Literal markup) {
  Html html;
  html.markup_ = markup.text;
  return html;
}

Html Html::escaped(std::string_view text) {
  Html html;
  html.markup_ = escape_html(text);
  return html;
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 16);
  std::size_t copied = 0;
  for (std::size_t at = 0; (at = kHtmlSpecialSet.find(text, at)) != text.npos;) {
    escaped += text.substr(copied, at - copied);
    escaped += html_entity(text[at]);
    copied = ++at;
  }
  return escaped.append(text.substr(copied));
}

std::string escape_xml(std::string_view text) {
  std::string allowed;
  allowed.reserve(text.size());
  for (auto [code, at, length] : CodePoints(text)) {
    append(allowed, xml_allows(code) ? code : kReplacement);
  }
  return escape_html(allowed);
}

std::string escape_json_in_script(std::string_view json) {
  std::string escaped;
  escaped.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    std::string_view separator = json.substr(i, 3);
    if (json[i] == '<') {
      escaped += "\\u003c";
    } else if (json[i] == '>') {
      escaped += "\\u003e";
    } else if (json[i] == '&') {
      escaped += "\\u0026";
    } else if (separator == "\xE2\x80\xA8" || separator == "\xE2\x80\xA9") {
      escaped += separator == "\xE2\x80\xA8" ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      escaped += json[i];
    }
  }
  return escaped;
}

std::string unescape_html(std::string_view html) {
  std::string text;
  text.reserve(html.size());
  while (true) {
    std::size_t mark = html.find('&');
    text += html.substr(0, mark);
    if (mark == html.npos) return text;
    html.remove_prefix(mark);
    CodePoint point = reference(html);
    if (point.length == 0) {
      text += '&';
      html.remove_prefix(1);
    } else {
      append(text, point.code);
      html.remove_prefix(point.length);
    }
  }
}

}  // namespace glasnik::text
