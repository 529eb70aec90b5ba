#pragma once
// Who spoke, as a text writes it.

#include <string>
#include <string_view>
#include <vector>

#include "text/quote_words.h"
#include "text/span.h"

namespace glasnik::text {

struct QuoteWord;
struct WordRange;

struct Speaker {
  std::string written;  // as in the tag: "Minister Vulin"; empty for a bare participle
  std::string office;   // its office words: "Minister"; may be empty, may be all of it
  std::string name;     // the rest: "Vulin"
  Span span;            // of `written` in the block; empty where it is elsewhere
  bool pronoun =
      false;  // he, ona, bare rekao je: the last subject of that gender, for the caller to find
  Gender gender = Gender::unknown;
};

// Parts the words of a subject into office and name: "ministar odbrane Tarsene Đakomo Riverso".
// `apposed` is the part between commas that holds the office, or the name, of the other; often
// empty.
Speaker read_speaker(std::string_view block, const std::vector<QuoteWord>& words, WordRange subject,
                     WordRange apposed, CueLanguage language);

// The capitals at the end of a group of words that are no office, institution or what "of" leads
// to. In Serbian, three or more after an office: the first, in -a -e -i, is its country in the
// genitive.
WordRange name_in(const std::vector<QuoteWord>& words, WordRange group, std::string_view block,
                  CueLanguage language);

}  // namespace glasnik::text
