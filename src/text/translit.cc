#include "text/translit.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/normalise.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

enum class Kind : std::uint8_t {
  foreign,          // a Cyrillic letter that Serbian does not have
  one,              // one octet: а -> a
  two,              // two octets, whatever stands beside it: ж -> ž, љ -> lj
  capital_digraph,  // Љ Њ: two capitals or one, by its neighbours
  small_dz,         // џ: dž, three octets
  capital_dz,       // Џ: the same, by its neighbours
};

struct Letter {
  Kind kind = Kind::foreign;
  std::array<char, 2> latin{};
};

// U+0400-047F, the letters of the lead octets D0 and D1, by code point - 0x400.
constexpr std::array<Letter, 128> kLetters = [] {
  std::array<Letter, 128> letters{};
  constexpr std::u32string_view kOne = U"абвгдезијклмнопрстуфхцАБВГДЕЗИЈКЛМНОПРСТУФХЦ";
  constexpr std::string_view kOneLatin = "abvgdezijklmnoprstufhcABVGDEZIJKLMNOPRSTUFHC";
  for (std::size_t i = 0; i < kOne.size(); ++i) {
    letters[kOne[i] - 0x400] = {Kind::one, {kOneLatin[i], 0}};
  }
  // Two octets each; ѝ ѐ and their capitals are the stressed и е that NFC makes one letter.
  constexpr std::u32string_view kTwo = U"ђжћчшЂЖЋЧШљњѝѐЍЀ";
  constexpr std::string_view kTwoLatin = "đžćčšĐŽĆČŠljnjìèÌÈ";
  for (std::size_t i = 0; i < kTwo.size(); ++i) {
    letters[kTwo[i] - 0x400] = {Kind::two, {kTwoLatin[2 * i], kTwoLatin[2 * i + 1]}};
  }
  letters[U'Љ' - 0x400] = {Kind::capital_digraph, {'L', 0}};
  letters[U'Њ' - 0x400] = {Kind::capital_digraph, {'N', 0}};
  letters[U'џ' - 0x400] = {Kind::small_dz, {}};
  letters[U'Џ' - 0x400] = {Kind::capital_dz, {}};
  return letters;
}();

// Other letters that NFC makes of a Serbian letter and its stress mark.
std::string_view stressed(char32_t code) {
  switch (code) {
    case 0x4E3:
      return "ī";
    case 0x4E2:
      return "Ī";
    case 0x4EF:
      return "ū";
    case 0x4EE:
      return "Ū";
    default:
      return {};
  }
}

std::uint32_t octet(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// Whether a two-octet letter of kLetters stands at `at`.
bool letter_at(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && (octet(text, at) & 0xFEU) == 0xD0 &&
         (octet(text, at + 1) & 0xC0U) == 0x80;
}

const Letter& letter_of(std::string_view text, std::size_t at) {
  return kLetters[((octet(text, at) & 1U) << 6U) | (octet(text, at + 1) & 0x3FU)];
}

// Whether a combining mark stands at `at`; the first test answers for nearly every character.
bool mark_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  std::uint32_t lead = octet(text, at);
  if (lead < 0xCC || lead == 0xD0 || lead == 0xD1) return false;
  return is_mark(code_point_at(text, at).code);
}

std::size_t skip_marks(std::string_view text, std::size_t at) {
  while (mark_at(text, at)) at += code_point_at(text, at).length;
  return at;
}

class Transliteration {
 public:
  explicit Transliteration(std::string_view text) : text_(text) {
    latin_.text.reserve(text.size());
  }

  // Transliterates up to `end`, which ends no letter in two.
  void convert(std::size_t end) {
    while (at_ < end) {
      if (octet(text_, at_) < 0x80) {
        ascii(end);
      } else if (letter_at(text_, at_)) {
        cyrillic(end);
      } else {
        other();
      }
    }
  }

  void copy(std::size_t end) {
    if (end <= at_) return;
    latin_.text += text_.substr(at_, end - at_);
    latin_.map.add(1, 1, end - at_);
    at_ = end;
  }

  void replace(std::size_t end, std::string_view latin) {
    latin_.text += latin;
    latin_.map.add(end - at_, latin.size());
    at_ = end;
  }

  Latin finish() { return std::move(latin_); }

 private:
  void ascii(std::size_t end) {
    std::size_t stop = at_ + 1;
    while (stop < end && octet(text_, stop) < 0x80) ++stop;
    copy(stop);
  }

  // A run of plain letters, the case that must be fast; all else one letter at a time.
  void cyrillic(std::size_t end) {
    std::array<char, 64> run;  // NOLINT: filled up to `length`
    std::size_t length = 0;
    while (length < run.size() && at_ < end && letter_at(text_, at_)) {
      const Letter& letter = letter_of(text_, at_);
      if (letter.kind != Kind::one || mark_at(text_, at_ + 2)) break;
      run[length++] = letter.latin[0];
      at_ += 2;
    }
    if (length == 0) return one_letter(letter_of(text_, at_));
    latin_.text.append(run.data(), length);
    latin_.map.add(2, 1, length);
  }

  void one_letter(const Letter& letter) {
    switch (letter.kind) {
      case Kind::foreign:
        return foreign(2);
      case Kind::one:
        return with_marks({letter.latin.data(), 1}, 2);
      case Kind::two:
        return with_marks({letter.latin.data(), 2}, 2);
      case Kind::capital_digraph: {
        std::array<char, 2> latin = {letter.latin[0], both_capital() ? 'J' : 'j'};
        return with_marks({latin.data(), 2}, 2);
      }
      case Kind::small_dz:
        return with_marks("dž", 2);
      case Kind::capital_dz:
        return with_marks(both_capital() ? "DŽ" : "Dž", 2);
    }
  }

  // A letter with the marks on it is one step: together they may compose. More than thirty are no
  // stress, and composing them costs the square of their number.
  void with_marks(std::string_view latin, std::size_t length) {
    std::size_t end = at_ + length;
    if (!mark_at(text_, end)) return replace(end, latin);
    for (int marks = 0; marks < 30 && mark_at(text_, end); ++marks) {
      end += code_point_at(text_, end).length;
    }
    std::string stressed(latin);
    stressed += text_.substr(at_ + length, end - at_ - length);
    replace(end, nfc(stressed));
  }

  void foreign(std::size_t length) {
    std::string_view letter = text_.substr(at_, length);
    auto known = [&](const Problem& problem) { return problem.detail == letter; };
    auto& problems = latin_.problems;
    if (std::none_of(problems.begin(), problems.end(), known)) {
      problems.push_back({ProblemKind::foreign_letter, at_, std::string(letter)});
    }
    copy(at_ + length);
  }

  void other() {
    CodePoint point = code_point_at(text_, at_);
    if (std::string_view latin = stressed(point.code); !latin.empty()) {
      with_marks(latin, point.length);
    } else if (point.code >= 0x400 && script_of(point.code) == Script::cyrillic) {
      foreign(point.length);
    } else {
      copy(at_ + point.length);
    }
  }

  // Whether the digraph at at_ is two capitals.
  bool both_capital() {
    std::size_t after = skip_marks(text_, at_ + 2);
    char32_t next = after < text_.size() ? code_point_at(text_, after).code : 0;
    if (is_letter(next)) return is_upper(next);
    char32_t previous = letter_before();
    if (is_letter(previous)) return is_upper(previous);
    return !block_has_lower();
  }

  char32_t letter_before() const {
    for (std::size_t at = at_; at > 0;) {
      CodePoint point = code_point_before(text_, at);
      if (!is_mark(point.code)) return point.code;
      at -= point.length;
    }
    return 0;
  }

  bool block_has_lower() {
    if (!has_lower_) has_lower_ = any_code_point(text_, is_lower);
    return *has_lower_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Latin latin_;
  std::optional<bool> has_lower_;
};

}  // namespace

Latin to_latin(std::string_view cyrillic, std::span<const Kept> given) {
  Transliteration transliteration(cyrillic);
  for (const Kept& kept : merged_spans(cyrillic, given)) {
    transliteration.convert(kept.span.begin);
    if (kept.latin) {
      transliteration.replace(kept.span.end, *kept.latin);
    } else {
      transliteration.copy(kept.span.end);
    }
  }
  transliteration.convert(cyrillic.size());
  return transliteration.finish();
}

}  // namespace glasnik::text
