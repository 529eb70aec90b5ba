#pragma once
// What a text is found by: the terms of each of its words. The same function reads documents and
// queries. Source: language.md section 5.
//
//   kind     first octet  of Vučićevu                       weight in a query
//   key      K            vucicevu: script, diacritics off   0.6
//   letters  L            vučićevu, where it is not the key  1.0
//   marked   M            the key again, where L is there    -1.0
//   key      K            its other forms (inflection.h)     0.4
//   stem     E            Porter 2, English texts only       0.3
//   single   A            the key with each dj as d          0.3
//
// A word typed without diacritics has its letters for its key: it is asked for with 1.6 by K, of
// which M takes what a word with diacritics has not earned. So plain words cost one term.
//
// A word is a run of letters and digits; 75,18 is one. Of MUP-a only the acronym is a word, of
// kovid-19 both parts, and the whole (kovid19) at the place of the first.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "text/span.h"

namespace glasnik::search {

enum class Language : std::uint8_t { serbian, english };
Language language_of(std::string_view tag);  // BCP 47

enum class TermKind : char { key = 'K', letters = 'L', marked = 'M', stem = 'E', single = 'A' };

struct Term {
  TermKind kind;
  std::string_view text;  // at most kLongestTerm octets; without the first octet of its kind
  text::Span span;        // of the word in the text
  bool first = false;     // of the terms at this place
};
constexpr std::size_t kLongestTerm = 245;

void each_term(std::string_view text, Language language,
               const std::function<void(const Term&)>& see);

// The stem that the English texts of the index have.
std::string english_stem(std::string_view key);
std::string single_d(std::string_view key);  // empty where the key has no dj

}  // namespace glasnik::search
