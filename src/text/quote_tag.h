#pragma once
// A speaker's tag: "Minister Vulin said", „рекао је министар Вулин“. Private to quote recognition.

#include <cstddef>
#include <optional>
#include <vector>

#include "text/quote_text.h"

namespace glasnik::text {

constexpr std::size_t kMostClauseWords = 40;

// Half-open ranges of words.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin == end; }
};

struct Tag {
  WordRange all;         // with the further clause ("adding that ...")
  WordRange cue;         // one word; two for "pointed out"
  WordRange subject;     // empty for a bare participle
  WordRange apposition;  // "said Vulin, Minister of Defence": the office after it; often empty
  bool pronoun = false;
  Gender gender = Gender::unknown;
};

// The tag that opens at word `begin`, if one does.
std::optional<Tag> read_tag(const std::vector<QuoteWord>& words, std::size_t begin,
                            CueLanguage language);

// The tag that a whole clause is, for the line before a quotation: "Minister Vulin said:".
std::optional<Tag> read_clause(const std::vector<QuoteWord>& words, WordRange clause,
                               CueLanguage language);

// Whether words name one speaker; exactly: and nothing of another kind stands behind the name. And
// that speaker's words where he follows a cue; empty for none.
bool names_speaker(const std::vector<QuoteWord>& words, WordRange range, CueLanguage language);
bool names_exactly(const std::vector<QuoteWord>& words, WordRange range, CueLanguage language);
WordRange speaker_after(const std::vector<QuoteWord>& words, WordRange range, CueLanguage language);

// Whether the sentence that begins at `begin` tells what was said instead of saying it.
bool is_narration(const std::vector<QuoteWord>& words, std::size_t begin, CueLanguage language);

}  // namespace glasnik::text
