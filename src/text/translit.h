#pragma once
// Serbian Cyrillic to Latin, by the rules of glasnik-translit/1: a pure function of the block, its
// no-convert spans and this version. Source: language.md section 2.
//
//   абвгдђежзијклљмнњопрстћуфхцчџш  a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š
//
// Љ Њ Џ are LJ NJ DŽ if the next letter is upper case, or if none follows and the one before is
// upper (УЊ-а: UNJ-a); else Lj Nj Dž. A lone letter (Љ.) is Lj, and LJ only in a block without
// lower case. A hyphen ends a word. Stress marks stay on their letter (ѝ -> ì). All else is copied.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/keep.h"
#include "text/offset_map.h"
#include "text/problem.h"

namespace glasnik::text {

constexpr std::string_view kTranslitVersion = "glasnik-translit/1";

struct Latin {
  std::string text;  // NFC if the source was
  OffsetMap map;     // from the source to `text`
  std::vector<Problem>
      problems;  // foreign_letter; `at` is an offset of the source; each letter once
};

// `given` is sorted, does not overlap, and wins over automatic spans it touches; a span outside the
// text or inside a code point is ignored.
Latin to_latin(std::string_view cyrillic, std::span<const Kept> given = {});

}  // namespace glasnik::text
