#pragma once
// The guard of the typography act: whether a rewriting mends what was misspelt and nothing else.
// Such an act needs no note and sends no mail, so what it may do is bound: editorial.md section 3.
//
// Letter case, punctuation, dashes, quotation marks, spaces and diacritics are typography; a word
// may be joined or split where that leaves every letter. Refused is more than 20 words changed,
// and:
// - blocks added, removed, in another order or of another kind;
// - a number, a symbol, or a letter written in one with a digit, that changes;
// - a word added or removed;
// - a word changed by more than two letters, or past recognition;
// - a word on which the sense hangs (text/sense_words.h): not, million, July, his;
// - a word of capitals for a number, XIV; a name, which is a capitalised word, unless the old text
//   has the new spelling in small letters too;
// - anything but punctuation and diacritics in a quotation;
// - a link that leads elsewhere, stands on other words, comes or goes.
//
// Letters of another script that look the same are other letters. A word of two scripts may be
// mended into one; a word of one script stays in it. Compared is by key then, so Cyrillic р for p
// in a name is a changed name, and refused.
//
// This is no judgement of sense: it bounds what can go wrong, and two persons still read it.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/text_block.h"

namespace glasnik::text {

constexpr std::size_t kMostTypographyWords = 20;

struct TypographyChange {
  std::size_t words = 0;  // spelled otherwise, punctuation and spaces aside; up to the refusal
  std::optional<std::string> refusal;  // why this is more than typography, naming the words
};

// `variant` is a BCP 47 tag. Blocks are the same by id; quotations are blocks of the kind quote and
// the attributed spans, old or new.
TypographyChange typography_change(std::span<const TextBlock> before,
                                   std::span<const TextBlock> after, std::string_view variant);

// The public note that the act carries without anybody writing one: Typography: 3 words.
std::string automatic_note(std::string_view variant, std::size_t words);

}  // namespace glasnik::text
