#pragma once
// Stretches of a Serbian text that are not transliterated. Stored with the text where a newsroom
// made them, found here where they show by themselves. Source: language.md section 2.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"
#include "text/utf8.h"

namespace glasnik::text {

enum class KeepKind { url, email, file, handle, roman, unit, foreign, name, letter };
std::string_view name(KeepKind kind);
std::optional<KeepKind> parse_keep_kind(std::string_view name);

// A stretch that is not transliterated. `latin`, where given, stands in its place: a newsroom's
// exception, stored with the text it belongs to. A word whose Latin a person confirmed is one whose
// `latin` is what the table makes of it.
struct Kept {
  Span span;
  KeepKind kind = KeepKind::name;
  std::optional<std::string> latin{};
  std::string lang{};  // BCP 47, where it is another than the text's; a reader's voice needs it
  bool operator==(const Kept&) const = default;
};

// URLs, e-mail addresses, domains (also .срб), @ and # words and file names that hold letters of
// the script that is converted; what is of the other already needs no span. Sorted, without
// overlap.
std::vector<Kept> automatic_spans(std::string_view text, Script converted = Script::cyrillic);

// Whether a span may begin or end at `at`: not inside a code point, not between a letter and its
// mark.
bool parts_letters(std::string_view text, std::size_t at);

// The given spans that can be followed, and the automatic ones they do not touch. A given span
// outside the text, inside a code point or between a letter and its mark cannot.
std::vector<Kept> merged_spans(std::string_view text, std::span<const Kept> given,
                               Script converted = Script::cyrillic);

}  // namespace glasnik::text
