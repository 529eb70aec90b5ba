#pragma once
// What a text reports that people said: all its statements with their speakers, each a proposal for
// an editor. Dash paragraphs are read by text/quote.h; this adds quotations and told speech, and
// finds out who "the Minister", "he" and "Nježić" are inside the text. Pure, no record is asked.
// Source: language.md section 10.
//
// inline_cue    a quotation of 15 characters or more with a verb of saying and its subject beside
//               it: before a colon or a comma, or after the closing mark. A tag in its middle parts
//               the words. inherited: the quotation that follows without a tag of its own, as the
//               next sentence or as a whole paragraph.
// written       the same with a verb of writing: a memorial book, a letter.
// indirect      "X said that", "X je rekao da", "expressed concern about"; ", X said and stressed
//               that". "and that", "i da" begin a second statement. Of several people at once:
//               nobody's.
// according_to  "according to X", "prema rečima X", "kako je rekao X".
//
// Speaker: a full name; a surname that stands with its first name elsewhere in the text, in any
// case; an office alone is its last holder named before; a pronoun or a bare participle, the last
// subject that its gender allows. A lone capital that no other place of the text shows to be a
// person is nobody, and so are ministries, reports and laws. Names joined by "and" are several. In
// the passive, under a negation and after a relative pronoun nobody speaks; a sentence that an
// ellipsis breaks off and words after an unpaired mark are no statement.

#include "text/quote.h"

namespace glasnik::text {

enum class StatementRule {
  dash_tag,
  dash_run,
  inline_cue,
  inherited,
  written,
  according_to,
  indirect
};
std::string_view name(StatementRule rule);
double confidence_of(StatementRule rule);  // of the rule alone; an editor confirms all the same

struct Statement {
  StatementRule rule = StatementRule::indirect;
  std::size_t block = 0;
  std::vector<Span> words;  // in the block; two where a tag parts them
  Span cue;                 // empty where inherited
  std::string cue_word;     // its letters
  Speaker speaker;          // as written there
  std::string person;       // who that is: the name the text gives, or the office's words
  bool several = false;     // the interlocutors: nobody's
  double confidence = 0;    // of the rule, times the speaker's
};

// In the order of the text. `blocks` as read, without the headline.
std::vector<Statement> find_statements(std::span<const std::string_view> blocks,
                                       std::string_view variant);

}  // namespace glasnik::text
