#include "text/inline_escape.h"

#include <algorithm>

#include "text/markup.h"
#include "text/octet_set.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

bool alphanumeric(char32_t code) { return is_letter(code) || is_digit(code); }

bool escapable(char c) {
  return c > ' ' && c < '\x7f' && !alphanumeric(static_cast<unsigned char>(c));
}

constexpr std::string_view kSpaces = " \t\n\v\f\r";

// Writes plain text so that CommonMark reads exactly it.
class InlineEscaper {
 public:
  explicit InlineEscaper(std::string_view text) : text_(text) {
    first_ = std::min(text.find_first_not_of(kSpaces), text.size());
    last_ = text.find_last_not_of(kSpaces);
    block_.reserve(text.size() + text.size() / 32);
  }

  std::string escape() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      std::size_t plain_end = std::min(kMeaning.find(text_, at), text_.size());
      block_ += text_.substr(at, plain_end - at);
      at = plain_end;
      if (at == text_.size()) break;
      if (text_[at] == '_') {
        at = underscores(at);
      } else if (lost_space(at)) {
        block_ += "&#" + std::to_string(static_cast<int>(text_[at])) + ";";
      } else {
        if (is_mark_at(at)) block_ += '\\';
        block_ += text_[at];
      }
    }
    return std::move(block_);
  }

 private:
  // White space that CommonMark takes away: at either end, and line breaks.
  bool lost_space(std::size_t at) const {
    if (text_[at] == '\n' || text_[at] == '\r') return true;
    return at < first_ || at > last_;
  }

  bool is_mark_at(std::size_t at) const {
    char c = text_[at];
    if (c == '&') return opens_entity(text_, at);
    if (c != '\\') return kMarks.contains(c);
    return at + 1 == text_.size() || escapable(text_[at + 1]) || lost_space(at + 1);
  }

  // The whole run, for inside a word it needs no escape. Returns its last offset.
  std::size_t underscores(std::size_t at) {
    std::size_t end = end_of_run(text_, at);
    bool inside = inside_word(text_, at, end);
    for (; at < end; ++at) block_ += inside ? "_" : "\\_";
    return end - 1;
  }

  static constexpr OctetSet kMarks{"*`[]<"};
  static constexpr OctetSet kMeaning{"*`[]<_&\\ \t\n\v\f\r"};
  std::string_view text_;
  std::size_t first_ = 0;  // of what is no white space
  std::size_t last_ = 0;
  std::string block_;
};

// Reads a block as long as it has no mark. Each step returns whether cmark is not needed so far.
class UnmarkedReader {
 public:
  explicit UnmarkedReader(std::string_view block) : block_(block) {}

  std::optional<std::string> read() {
    bool space_at_end = !block_.empty() && static_cast<unsigned char>(block_.back()) <= ' ';
    if (space_at_end || !valid_utf8(block_)) return std::nullopt;
    plain_.reserve(block_.size());
    while (at_ < block_.size()) {
      std::size_t end = std::min(kMeaning.find(block_, at_), block_.size());
      plain_ += block_.substr(at_, end - at_);
      at_ = end;
      if (at_ < block_.size() && !step()) return std::nullopt;
    }
    return std::move(plain_);
  }

 private:
  bool step() {
    switch (block_[at_]) {
      case '\\':
        return backslash();
      case '&':
        return ampersand();
      case '_':
        return underscores();
      default:
        return false;
    }
  }

  bool backslash() {
    if (at_ + 1 < block_.size() && escapable(block_[at_ + 1])) ++at_;
    plain_ += block_[at_++];
    return true;
  }

  // A decimal character reference, as the escaper writes for white space; or no entity at all.
  bool ampersand() {
    if (!opens_entity(block_, at_)) {
      plain_ += block_[at_++];
      return true;
    }
    std::size_t end = block_.find(';', at_);
    std::string_view digits = block_.substr(at_ + 2, end - at_ - 2);
    bool space = block_[at_ + 1] == '#' && (digits == "32" || digits == "9" || digits == "10" ||
                                            digits == "11" || digits == "12" || digits == "13");
    if (!space) return false;
    plain_ += static_cast<char>(digits.size() == 1 ? 9 : (digits[0] - '0') * 10 + digits[1] - '0');
    at_ = end + 1;
    return true;
  }

  bool underscores() {
    std::size_t end = end_of_run(block_, at_);
    if (!inside_word(block_, at_, end)) return false;
    plain_ += block_.substr(at_, end - at_);
    at_ = end;
    return true;
  }

  static constexpr OctetSet kMeaning{std::string_view("\\*`[]<_&\n\r\0", 11)};
  std::string_view block_;
  std::size_t at_ = 0;
  std::string plain_;
};

}  // namespace

bool inside_word(std::string_view text, std::size_t begin, std::size_t end) {
  return begin > 0 && end < text.size() && alphanumeric(code_point_before(text, begin).code) &&
         alphanumeric(code_point_at(text, end).code);
}

bool opens_entity(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && end - at < 40) {
    auto c = static_cast<unsigned char>(text[end]);
    if (c == ';') return end > at + 1;
    if (c >= 0x80 || !(alphanumeric(c) || c == '#')) return false;
    ++end;
  }
  return false;
}

std::size_t end_of_run(std::string_view text, std::size_t at) {
  std::size_t end = text.find_first_not_of(text[at], at);
  return end == text.npos ? text.size() : end;
}

std::optional<std::string> read_unmarked(std::string_view block) {
  return UnmarkedReader(block).read();
}

std::string escape_inline(std::string_view text) { return InlineEscaper(text).escape(); }

}  // namespace glasnik::text
