#pragma once
// UTF-8 (RFC 3629, strict) and what the room asks of single code points. Everything else in the
// room takes valid UTF-8; malformed octets are never undefined behaviour, they decode to U+FFFD one
// by one.

#include <cstddef>
#include <string>
#include <string_view>

namespace glasnik::text {

bool valid_utf8(std::string_view octets);  // no surrogates, no overlong forms, <= U+10FFFF

struct CodePoint {
  char32_t code;
  std::size_t length;  // octets it took, 1 to 4
};
constexpr char32_t kReplacement = 0xFFFD;

// The code point that begins at `at` (< text.size()). Malformed: U+FFFD of length 1.
CodePoint long_code_point_at(std::string_view text, std::size_t at);  // of two octets and more
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  auto octet = static_cast<unsigned char>(text[at]);
  return octet < 0x80 ? CodePoint{octet, 1} : long_code_point_at(text, at);
}
// The code point that ends before `at` (> 0).
CodePoint code_point_before(std::string_view text, std::size_t at);
void append(std::string& text, char32_t code);
std::u32string code_points(std::string_view text);

// Iteration: for (auto [code, at, length] : CodePoints(text)).
class CodePoints {
 public:
  struct Item {
    char32_t code;
    std::size_t at;
    std::size_t length;
  };
  class Iterator {
   public:
    Iterator(std::string_view text, std::size_t at) : text_(text), at_(at) { read(); }
    Item operator*() const { return {current_.code, at_, current_.length}; }
    Iterator& operator++() {
      at_ += current_.length;
      read();
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    void read() { current_ = at_ < text_.size() ? code_point_at(text_, at_) : CodePoint{0, 0}; }
    std::string_view text_;
    std::size_t at_;
    CodePoint current_{};
  };

  explicit CodePoints(std::string_view text) : text_(text) {}
  Iterator begin() const { return {text_, 0}; }
  Iterator end() const { return {text_, text_.size()}; }

 private:
  std::string_view text_;
};

template <typename Is>
bool any_code_point(std::string_view text, Is is) {
  for (auto [code, at, length] : CodePoints(text)) {
    if (is(code)) return true;
  }
  return false;
}

std::size_t count_code_points(std::string_view text);
// The longest prefix of at most `octets` octets that does not cut a code point.
std::string_view prefix(std::string_view text, std::size_t octets);

// Properties, by Unicode 15 (ICU 72). ASCII and Serbian letters do not reach ICU.
enum class Script { none, latin, cyrillic, other };  // none: shared by all scripts
Script script_of(char32_t code);
bool is_long_letter(char32_t code);  // of code points past ASCII
bool is_long_digit(char32_t code);
bool is_long_space(char32_t code);
inline bool is_letter(char32_t code) {
  if (code >= 0x80) return is_long_letter(code);
  return (code | 0x20U) >= 'a' && (code | 0x20U) <= 'z';
}
inline bool is_digit(char32_t code) {  // decimal digits
  return code < 0x80 ? code >= '0' && code <= '9' : is_long_digit(code);
}
inline bool is_space(char32_t code) {  // White_Space, no-break spaces included
  if (code >= 0x80) return is_long_space(code);
  return code == ' ' || (code >= '\t' && code <= '\r');
}
bool is_upper(char32_t code);
bool is_lower(char32_t code);
bool is_mark(char32_t code);       // combining: general category M
char32_t to_lower(char32_t code);  // simple mapping, root locale
char32_t to_upper(char32_t code);

std::string_view trim(std::string_view text);  // off both ends: white space, no-break included
std::string lower(std::string_view text);      // simple mappings, root locale

}  // namespace glasnik::text
