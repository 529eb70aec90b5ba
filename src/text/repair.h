#pragma once
// Input repairs: octets from a file or a paste to clean NFC text, every change counted, nothing
// silently dropped. The caller hashes and keeps the original octets. Source: language.md section 4.
//
// No-break spaces stay. U+200C and U+200D stay: they mean something.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "text/problem.h"

namespace glasnik::text {

enum class RepairKind {  // in the order in which they are made
  encoding,              // was not UTF-8
  mojibake,  // â€œ -> “: UTF-8 that was read as a Windows code page; also bare C1 controls
  byte_order_mark,   // U+FEFF, anywhere
  line_end,          // CR LF, CR, VT, FF, U+0085, U+2028, U+2029 -> LF
  control,           // C0 but tab and LF, DEL, noncharacters (no XML has them): removed
  zero_width_space,  // U+200B: removed
  soft_hyphen,       // U+00AD: removed
  digraph_sign,      // ǆ ǉ ǌ and capitals -> dž lj nj
  ligature,          // ﬁ ﬂ ĳ -> fi fl ij
  eth,               // Ð ð -> Đ đ (Serbian variants)
  nfc,               // letters and marks composed
  digraph_case,      // NAJMANjE -> NAJMANJE (Serbian variants)
  mixed_script,      // a Latin e in a Cyrillic word, and the reverse
  space_run,         // runs of spaces and tabs -> one space
};
std::string_view name(RepairKind kind);  // "byte_order_mark"

struct Repair {
  RepairKind kind;
  std::size_t count = 0;  // places changed
  std::size_t line = 0;   // of the first, from 1
  std::string example;    // the first as it was: a word, or the code point (U+200B)
};

struct Repaired {
  std::string text;               // valid UTF-8, NFC, lines end in LF
  std::string encoding;           // "utf-8", "windows-1250", ...
  std::vector<Repair> repairs;    // at most one a kind
  std::vector<Problem> problems;  // mixed_script, direction_control; `at` is a line from 1
};

constexpr std::size_t kLargestInput = 32U << 20U;  // octets
constexpr std::size_t kMostProblems = 100;         // of one text; the rest goes unreported

// `variant` is a BCP 47 tag: its letters decide between code pages. The only errors: too_large over
// kLargestInput; invalid ("not_text: ...") for what is no text in any encoding we read.
Result<Repaired> repair(BytesView octets, std::string_view variant);

// What a person typed into one field: repaired, without white space at its ends. The same errors.
Result<std::string> clean(BytesView typed, std::string_view variant);

}  // namespace glasnik::text
