#pragma once
// The closed classes of words by which told speech is known beside the cues of quote_words.h, as
// data. Asked by letters (text/key.h), so both scripts agree. Private to quote recognition.

#include <string_view>

#include "text/quote_words.h"

namespace glasnik::text {

enum class Told {
  opens_clause,  // that, da
  writes,        // wrote, upisao: words that were written and not spoken
  bare_clause,   // said, believes: "that" may be left out after them
  finite,        // was, would: a clause has one
  possessive,    // his, her: opens a noun phrase
  attitude,      // belief, concern, uverenje: "expressed his belief that"
  expresses,     // expressed, izrazio
  about,         // about, over, zbog: what a concern is about
  relative,      // who, koji: the subject of what follows is no speaker
  passes,        // between subject and verb: has, already, se, mu
  passive,       // was (said): nobody's
  refuses,       // not, nije
  several,       // interlocutors, sagovornici: one statement of more than one
  as,            // as, kako: "as the minister said"
  account,       // words, rečima, navodima, mišljenju: of "prema rečima"
  words_follow,  // sentence, words, rečima: what may stand before a colon and a quotation
  acts,          // thanked, called: a second verb that tells what was done, not said
  collective,    // report, ministry, army: they do not speak
};

bool is_told(Told kind, std::string_view letters, CueLanguage language);

}  // namespace glasnik::text
