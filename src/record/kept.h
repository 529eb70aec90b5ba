#pragma once
// The no-convert spans of a text and the words whose Latin a person chose, as the record keeps
// them: beside the words, as a part of the same set, so that an entry commits to them and whoever
// derives the text anew derives the same. Source: language.md section 2, docs/entry_format.md.
//
//   kept:headline  kept:lead  kept:<block id>
//   {"spans":[{"end":18,"kind":"name","lang":"en","latin":"Scott","start":8}, ...]}
//
// Offsets are octets, half-open, of the stored words, markup and all; `lang` and `latin` only where
// they say something.

#include <string>
#include <string_view>
#include <vector>

#include "record/content.h"

namespace glasnik::record {

inline constexpr std::string_view kKeptPart = "kept";
std::string kept_part(const std::string& part);  // "kept:headline"
// The part that "kept:headline" is of; empty: it is no such name.
std::string_view part_of_kept(std::string_view name);

Bytes kept_body(const std::vector<text::Kept>& kept);
Result<std::vector<text::Kept>> parse_kept(BytesView body);

// A word or a name, not a text: derived text is never typed.
inline constexpr std::size_t kMostLatinOctets = 200;
inline constexpr std::size_t kMostKept = 1'000;  // of one part

// invalid: a span that is not within `words`, parts a letter or an escape, overlaps the one before
// it, or whose `latin` is empty, long, of two lines or markup, or stands for markup.
Result<void> check_kept(std::string_view words, const std::vector<text::Kept>& kept);

// The words that a part of the text has; none: the text has no such part.
const std::string* words_of_part(const Text& text, std::string_view part);

// The spans of a part; none: an empty list.
const std::vector<text::Kept>& kept_in(const Text& text, const std::string& part);

}  // namespace glasnik::record
