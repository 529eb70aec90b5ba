#pragma once
// The folds under which words are compared, the same for a document and for a query, whichever
// script they were written in. Source: language.md section 5.
//
// letters(): NFKC, lower case (simple mappings), Cyrillic to Latin with its diacritics: Вучић ->
// vučić. key():     letters(), then đ ð -> dj, č ć -> c, š -> s, ž -> z, ł ø ß æ œ þ ı by table,
// all other
//            marks off, apostrophes inside a word off: Ђоковић, Đoković, Djoković -> djokovic.
// Spaces and punctuation stay: who wants words splits at them.

#include <string>
#include <string_view>

#include "text/offset_map.h"

namespace glasnik::text {

std::string letters(std::string_view text);
std::string key(std::string_view text);

// letters() with the way back: quote and cue recognition reads this and answers in the source.
struct Folded {
  std::string text;
  OffsetMap map;  // from the source to `text`
};
Folded folded_letters(std::string_view text);

// Whether two texts have the same words by key, punctuation and spaces aside: a headline against
// the first line of its text, a line against the institution's name.
bool same_by_key(std::string_view a, std::string_view b);

}  // namespace glasnik::text
