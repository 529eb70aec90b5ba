#pragma once
// Attributed speech in a block: who said which words. What is found is proposed; an editor
// confirms. Cues are matched on letters (text/key.h) through an offset map, so both scripts of one
// text give the same answer. Source: language.md section 10.
//
// dash_tag: a paragraph that opens with a dash is speech; its last comma, spaced dash or closing
// quote before a cue opens a tag of at most 200 characters that names the speaker. A tag in the
// middle parts the words in two. dash_run: neighbours without a tag take the nearest one.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"
#include "text/speaker.h"

namespace glasnik::text {

enum class QuoteRule { dash_tag, dash_run };
std::string_view name(QuoteRule rule);
constexpr std::string_view kQuoteRulesVersion = "glasnik-quotes/2";

// A longer block is no quotation.
constexpr std::size_t kLongestQuoteBlock = 100'000;  // octets
constexpr std::size_t kLongestTag = 200;             // characters

struct Quote {
  std::vector<Span> words;  // without dash, marks, tag and last comma; two where the tag parts them
  Span tag;                 // empty for dash_run
  Span cue;
  std::string cue_word;  // its letters: "said", "rekao"
  Speaker speaker;
  QuoteRule rule = QuoteRule::dash_tag;
  double confidence = 0;  // of the rule alone; times the speaker's, which the record knows
};

// `block` as read: plain text without inline markup. `variant` is a BCP 47 tag; English cues for
// en, Serbian for sr in either script, all for any other. Nothing where the block is no dash
// paragraph or nobody is named.
std::optional<Quote> find_dash_quote(std::string_view block, std::string_view variant);

// The speaker of "..., Minister Vulin said:", the line before a quotation; nobody for any other.
std::optional<Speaker> speaker_before_colon(std::string_view block, std::string_view variant);

// The languages whose cues are looked for in a variant.
std::vector<CueLanguage> cue_languages(std::string_view variant);

// The same over a whole text: for every block its quote. Dash paragraphs without a tag that stand
// in a run with a tagged one take its speaker (dash_run).
std::vector<std::optional<Quote>> find_quotes(std::span<const std::string_view> blocks,
                                              std::string_view variant);

}  // namespace glasnik::text
