#pragma once
// Escaping: the only ways from text to markup. A value of type Html is safe to stand in a page's
// content; nothing makes one from text except by escaping it.

#include <string>
#include <string_view>

namespace glasnik::text {

class Html {
 public:
  Html() = default;
  // Markup written in this program's source: the constructor runs only in the compiler.
  struct Literal {
    consteval Literal(const char* markup) : text(markup) {}  // NOLINT: implicit
    std::string_view text;
  };
  static Html literal(Literal markup);
  static Html escaped(std::string_view text);  // & < > " '

  Html& operator+=(const Html& other) {
    markup_ += other.markup_;
    return *this;
  }
  const std::string& markup() const { return markup_; }
  bool empty() const { return markup_.empty(); }

 private:
  friend class InlineRenderer;
  std::string markup_;
};

std::string escape_html(std::string_view text);  // content and quoted attributes: & < > " '
std::string escape_xml(std::string_view text);   // the same, what XML 1.0 cannot carry as U+FFFD
// JSON made safe inside <script type="application/json"> and ld+json: < > & U+2028 U+2029 as \u....
std::string escape_json_in_script(std::string_view json);
std::string unescape_html(std::string_view html);  // the five of escape_html and numeric ones

}  // namespace glasnik::text
