#pragma once
// The lines of a plain text and the paragraphs they make. A paragraph is a non-empty line; lines
// that were broken by width only (mail, PDF) are joined again.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace glasnik::text {

// A stretch of source lines, numbered from 1, both ends included.
struct Lines {
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(const Lines&) const = default;
};

struct SourceLine {
  std::string_view text;  // without white space at its ends; borrowed from the source
  std::size_t number = 0;
};
struct SourceLines {
  std::vector<SourceLine> filled;  // those with anything but white space
  std::size_t count = 0;           // of all
};
SourceLines source_lines(std::string_view text);

// Plain words of one line or of joined lines.
struct Passage {
  std::string text;
  Lines lines;
};

// Joins what was hard-wrapped. Evident is a line of 40 to 120 characters without final stop before
// one that begins in lower case. Where a text shows three such, its width is known and every line
// is joined whose next word would not have fitted. A line that opens with a dash, or is an
// announced media, a date or a gallery heading, is never joined to the one before it.
std::vector<Passage> join_wrapped(const std::vector<SourceLine>& lines);

bool opens_with_dash(std::string_view line);  // a speaker's: "- ", "–Za", "— „"
bool ends_in_stop(std::string_view line);     // . ! ? … : ; and those before a closing mark
bool begins_lower(std::string_view line);

// Where the first sentence ends (after its stop); npos if there is only one. Knows the commonest
// abbreviations, and that no sentence ends in a single letter.
std::size_t first_sentence_end(std::string_view text);

}  // namespace glasnik::text
