#pragma once
// Serbian Latin to Cyrillic, for editors and for imports of Latin texts: a text, and the doubts
// that a person must settle, because the way back is not a function. Source: language.md section 3.
//
// lj nj dž of one shape (xx, Xx, XX) are one letter; xX is two (poredŽivota), XX between small
// letters too (aNJega), and so is a pair with U+200C in it, and one at a listed seam of prefix and
// word (инјекција, надживети). Kept Latin: the automatic spans of text/keep.h, words with a letter
// that Serbian has not, Roman numerals, units after a number, words with digits, listed foreign
// words and words with a doubled consonant. dj is дј.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/keep.h"
#include "text/offset_map.h"

namespace glasnik::text {

enum class DoubtRule {
  roman,    // MI LI DI MIL CIM: a word or a numeral
  doubled,  // a doubled consonant: foreign, or a seam (Jellena, preddiplomski)
  seam,     // konjugacija is written with нј and with њ
  acronym,  // capitals that no list knows
  dj,       // Djordje: дј, or ђ by one who lacks the letter
};
std::string_view name(DoubtRule rule);

struct Doubt {
  Span span;  // of the source: the word
  std::string chosen;
  std::string other;
  DoubtRule rule;
  bool operator==(const Doubt&) const = default;
};

struct Cyrillic {
  std::string text;           // NFC if the source was
  OffsetMap map;              // from the source to `text`
  std::vector<Doubt> doubts;  // in order
};

// `given` as in to_latin (text/translit.h): sorted, wins over what is found here.
Cyrillic to_cyrillic(std::string_view latin, std::span<const Kept> given = {});

}  // namespace glasnik::text
