#include "text/key.h"

#include <array>

#include "text/normalise.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

// What lower-case Cyrillic letters become, language.md section 5; й ы э ю я щ ѓ ќ ъ ь are not
// Serbian but stand in names.
struct CyrillicLetter {
  char32_t code;
  std::string_view latin;
};
constexpr CyrillicLetter kCyrillicLetters[] = {
    {U'а', "a"},  {U'б', "b"}, {U'в', "v"},  {U'г', "g"}, {U'д', "d"}, {U'ђ', "đ"},  {U'е', "e"},
    {U'ж', "ž"},  {U'з', "z"}, {U'и', "i"},  {U'ј', "j"}, {U'к', "k"}, {U'л', "l"},  {U'љ', "lj"},
    {U'м', "m"},  {U'н', "n"}, {U'њ', "nj"}, {U'о', "o"}, {U'п', "p"}, {U'р', "r"},  {U'с', "s"},
    {U'т', "t"},  {U'ћ', "ć"}, {U'у', "u"},  {U'ф', "f"}, {U'х', "h"}, {U'ц', "c"},  {U'ч', "č"},
    {U'џ', "dž"}, {U'ш', "š"}, {U'й', "j"},  {U'ы', "i"}, {U'э', "e"}, {U'ю', "ju"}, {U'я', "ja"},
    {U'щ', "šč"}, {U'ѓ', "đ"}, {U'ќ', "ć"},  {U'ъ', ""},  {U'ь', ""}};

// The same by code point - 0x430.
constexpr std::size_t kCyrillicSize = 0x30;
constexpr auto kCyrillic = [] {
  std::array<const CyrillicLetter*, kCyrillicSize> table{};
  for (const CyrillicLetter& letter : kCyrillicLetters) table[letter.code - 0x430] = &letter;
  return table;
}();

const CyrillicLetter* cyrillic_letter(char32_t code) {
  return code >= 0x430 && code < 0x430 + kCyrillicSize ? kCyrillic[code - 0x430] : nullptr;
}

std::string_view key_letter(char32_t code) {
  switch (code) {
    case U'đ':
    case U'ð':
      return "dj";
    case U'ł':
      return "l";
    case U'ø':
      return "o";
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'þ':
      return "th";
    case U'ı':
      return "i";
    default:
      return {};
  }
}

bool is_apostrophe(char32_t code) {
  return code == U'\'' || code == U'’' || code == U'‘' || code == U'ʼ' || code == U'`';
}

// What NFKC leaves alone and what no mark composes with: every letter we normally see. Such a code
// point still is not a segment by itself if a combining mark follows.
bool plain(char32_t code) {
  auto in = [code](char32_t first, char32_t last) { return first <= code && code <= last; };
  return code < 0xA0 || in(0xC0, 0x131) || in(0x141, 0x148) || in(0x14A, 0x17E) ||
         in(0x400, 0x482) || in(0x2012, 0x2016) || in(0x2018, 0x2023);
}

// Folds one segment after another: a segment begins where NFKC of what comes before cannot depend
// on what follows, so that each is one step of the offset map.
class LetterFold {
 public:
  // `map`, where wanted, gets every step.
  LetterFold(std::string_view text, OffsetMap* map) : text_(text), map_(map) {}

  std::string fold() {
    letters_.reserve(text_.size());
    while (at_ < text_.size()) {
      CodePoint point = code_point_at(text_, at_);
      std::size_t end = at_ + point.length;
      std::size_t before = letters_.size();
      if ((plain(point.code) || nfkc_inert(point.code)) && boundary_at(end)) {
        put(to_lower(point.code));
      } else {
        end = segment_end(end);
        segment(text_.substr(at_, end - at_));
      }
      if (map_ != nullptr) map_->add(end - at_, letters_.size() - before);
      at_ = end;
    }
    return std::move(letters_);
  }

 private:
  // At most 30 marks: putting them in order costs the square of their number.
  std::size_t segment_end(std::size_t end) const {
    for (int marks = 0; marks < 30 && !boundary_at(end); ++marks) {
      end += code_point_at(text_, end).length;
    }
    return end;
  }

  bool boundary_at(std::size_t at) const {
    if (at >= text_.size()) return true;
    auto lead = static_cast<unsigned char>(text_[at]);
    if (lead < 0xCC || lead == 0xD0 || lead == 0xD1) return true;  // below U+0300; Cyrillic letters
    CodePoint point = code_point_at(text_, at);
    return plain(point.code) || nfkc_boundary_before(point.code);
  }

  void segment(std::string_view octets) {
    std::size_t begin = letters_.size();
    std::string composed = nfkc(octets);
    for (auto [code, at, length] : CodePoints(composed)) put(to_lower(code));
    recompose(begin);
  }

  void put(char32_t code) {
    if (code < 0x80) return letters_.push_back(static_cast<char>(code));
    if (const CyrillicLetter* letter = cyrillic_letter(code)) {
      letters_ += letter->latin;
    } else if (code < 0x400 || code > 0x52F || !put_stressed(code)) {
      append(letters_, code);
    }
  }

  // ѝ ѐ ӣ ӯ ё ў: a letter of the table with a mark.
  bool put_stressed(char32_t code) {
    std::u32string parts = canonical_parts(code);
    const CyrillicLetter* base = parts.empty() ? nullptr : cyrillic_letter(parts[0]);
    if (base == nullptr) return false;
    std::size_t begin = letters_.size();
    letters_ += base->latin;
    for (char32_t mark : parts.substr(1)) append(letters_, mark);
    recompose(begin);
    return true;
  }

  // A Latin letter and the marks of the Cyrillic one may be one code point.
  void recompose(std::size_t begin) {
    std::string composed = nfc(std::string_view(letters_).substr(begin));
    letters_.replace(begin, letters_.npos, composed);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  OffsetMap* map_;
  std::string letters_;
};

// letters() to key(): marks and inner apostrophes off.
class KeyFold {
 public:
  explicit KeyFold(std::string_view letters) : letters_(letters) {}

  std::string fold() {
    key_.reserve(letters_.size());
    for (auto [code, at, length] : CodePoints(letters_)) {
      if (code < 0x80 && code != '\'' && code != '`') {
        key_.push_back(static_cast<char>(code));
      } else if (!is_apostrophe(code) || !inside_word(at, at + length)) {
        put(code);
      }
    }
    return std::move(key_);
  }

 private:
  bool inside_word(std::size_t begin, std::size_t end) const {
    return begin > 0 && end < letters_.size() &&
           is_letter(code_point_before(letters_, begin).code) &&
           is_letter(code_point_at(letters_, end).code);
  }

  void put(char32_t code) {
    if (std::string_view latin = key_letter(code); !latin.empty()) {
      key_ += latin;
      return;
    }
    std::u32string parts = canonical_parts(code);
    if (!parts.empty()) {
      for (char32_t part : parts) put(part);
    } else if (!is_mark(code)) {
      append(key_, code);
    }
  }

  std::string_view letters_;
  std::string key_;
};

// The runs of letters and digits of a key.
class KeyWords {
 public:
  explicit KeyWords(std::string_view key) : key_(key) {}

  std::string_view next() {
    std::size_t begin = skip(end_, false);
    end_ = skip(begin, true);
    return key_.substr(begin, end_ - begin);
  }

 private:
  std::size_t skip(std::size_t at, bool in_word) const {
    while (at < key_.size()) {
      CodePoint point = code_point_at(key_, at);
      if ((is_letter(point.code) || is_digit(point.code)) != in_word) break;
      at += point.length;
    }
    return at;
  }

  std::string_view key_;
  std::size_t end_ = 0;
};

}  // namespace

Folded folded_letters(std::string_view text) {
  Folded folded;
  folded.text = LetterFold(text, &folded.map).fold();
  return folded;
}

std::string letters(std::string_view text) { return LetterFold(text, nullptr).fold(); }

std::string key(std::string_view text) { return KeyFold(letters(text)).fold(); }

bool same_by_key(std::string_view a, std::string_view b) {
  std::string left = key(a);
  std::string right = key(b);
  KeyWords left_words(left);
  KeyWords right_words(right);
  while (true) {
    std::string_view word = left_words.next();
    if (word != right_words.next()) return false;
    if (word.empty()) return true;
  }
}

}  // namespace glasnik::text
