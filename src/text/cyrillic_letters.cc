#include "text/cyrillic_letters.h"

#include <algorithm>

#include "text/normalise.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

// The Cyrillic of a Latin letter of Serbian, by place; ð is how old code pages spell đ.
constexpr std::u32string_view kLatin = U"abvgdđežzijklmnoprstćufhcčšð";
constexpr std::u32string_view kCyrillic = U"абвгдђежзијклмнопрстћуфхцчшђ";

char32_t cyrillic_of(char32_t lower) {
  std::size_t at = kLatin.find(lower);
  return at == kLatin.npos ? 0 : kCyrillic[at];
}

// The one letter that two small ones make; 0: none.
char32_t digraph(char32_t first, char32_t second) {
  if (first == 'l' && second == 'j') return U'љ';
  if (first == 'n' && second == 'j') return U'њ';
  if (first == 'd' && second == U'ž') return U'џ';
  return 0;
}

bool is_stress(char32_t code) {
  return code == 0x300 || code == 0x304 || code == 0x30F || code == 0x311;
}

// A Latin letter of Serbian with stress marks on it (ì): the letter, else 0.
char32_t without_stress(char32_t code) {
  if (cyrillic_of(to_lower(code)) != 0) return code;
  std::u32string parts = canonical_parts(code);
  bool stressed = parts.size() > 1 && std::all_of(parts.begin() + 1, parts.end(), is_stress);
  return stressed && cyrillic_of(to_lower(parts[0])) != 0 ? parts[0] : 0;
}

// One word, letter by letter.
class WordConversion {
 public:
  WordConversion(std::string_view word, std::optional<Span> two, bool soft)
      : word_(word), two_(two), soft_(soft) {}

  std::vector<Step> convert() {
    std::vector<Step> steps;
    while (at_ < word_.size()) steps.push_back(step());
    return steps;
  }

 private:
  Step step() {
    CodePoint point = code_point_at(word_, at_);
    std::size_t begin = at_;
    at_ += point.length;
    std::string made;
    if (point.code == kNonJoiner) return {point.length, ""};
    if (auto pair = compatibility(point.code); !pair.empty()) {
      for (char32_t letter : pair) append(made, letter);
    } else if (char32_t letter = without_stress(point.code)) {
      append(made, pair_or_single(letter, begin));
      if (letter != point.code) {
        for (char32_t mark : canonical_parts(point.code).substr(1)) append(made, mark);
      }
      marks(made);
    } else {
      append(made, point.code);
    }
    return {at_ - begin, std::move(made)};
  }

  // The letter, or the digraph that it begins; at_ is behind what was read.
  char32_t pair_or_single(char32_t letter, std::size_t begin) {
    char32_t small = to_lower(letter);
    if (at_ < word_.size() && !(two_ && two_->begin == begin)) {
      CodePoint next = code_point_at(word_, at_);
      char32_t one = digraph(small, to_lower(next.code));
      if (one == 0 && soft_ && small == 'd' && to_lower(next.code) == 'j') one = U'ђ';
      if (one != 0 && one_letter(letter, next, begin)) {
        at_ += next.length;
        return is_upper(letter) ? to_upper(one) : one;
      }
    }
    char32_t made = cyrillic_of(small);
    return is_upper(letter) ? to_upper(made) : made;
  }

  bool one_letter(char32_t first, CodePoint second, std::size_t begin) const {
    if (!is_upper(second.code)) return true;  // xx, Xx
    if (!is_upper(first)) return false;       // xX
    std::size_t after = at_ + second.length;
    bool between = begin > 0 && is_lower(code_point_before(word_, begin).code) &&
                   after < word_.size() && is_lower(code_point_at(word_, after).code);
    return !between;  // XX
  }

  // Marks on a letter compose with it; more than thirty are no stress.
  void marks(std::string& made) {
    bool any = made.size() > 2;
    for (int i = 0; i < 30 && at_ < word_.size(); ++i) {
      CodePoint point = code_point_at(word_, at_);
      if (!is_mark(point.code)) break;
      append(made, point.code);
      at_ += point.length;
      any = true;
    }
    if (any) made = nfc(made);
  }

  std::string_view word_;
  std::optional<Span> two_;
  bool soft_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_serbian(char32_t code) {
  return without_stress(code) != 0 || !compatibility(code).empty() ||
         script_of(code) != Script::latin;
}

std::u32string_view compatibility(char32_t code) {
  switch (code) {
    case 0x1C9:
      return U"љ";
    case 0x1C7:
    case 0x1C8:
      return U"Љ";
    case 0x1CC:
      return U"њ";
    case 0x1CA:
    case 0x1CB:
      return U"Њ";
    case 0x1C6:
      return U"џ";
    case 0x1C4:
    case 0x1C5:
      return U"Џ";
    case 0x133:
      return U"иј";
    case 0x132:
      return U"ИЈ";
    default:
      return {};
  }
}

std::vector<Step> cyrillic_steps(std::string_view word, std::optional<Span> two, bool soft) {
  return WordConversion(word, two, soft).convert();
}

std::string joined(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps) text += step.made;
  return text;
}

}  // namespace glasnik::text
