#include "newsroom/typography.h"

#include <fmt/format.h>

#include "newsroom/quotes.h"
#include "record/comparable.h"
#include "text/typography.h"

namespace glasnik::newsroom {
namespace {

// Nothing but words: files and facts are changed by acts that say so.
bool same_facts(const record::Content& a, const record::Content& b) {
  return a.type == b.type && a.claimed_date == b.claimed_date && a.places == b.places &&
         a.media == b.media && a.announced == b.announced;
}

Result<std::size_t> changed_words(const record::Text& before, const record::Text& after) {
  auto old_quotes = propose_quotes(before);
  auto new_quotes = propose_quotes(after);
  record::Comparable old(before, old_quotes);
  record::Comparable now(after, new_quotes);
  text::TypographyChange change = text::typography_change(old.blocks(), now.blocks(), after.lang);
  if (!change.refusal) return change.words;
  return Error{Code::invalid, fmt::format("{}: this is more than typography: {}: correct the text "
                                          "instead, with a note",
                                          after.lang, *change.refusal)};
}

}  // namespace

Result<std::map<std::string, std::string>> check_typography(const record::Content& before,
                                                            const record::Content& after) {
  if (!same_facts(before, after)) {
    return Error{Code::invalid,
                 "files, dates or places would change: this is more than typography"};
  }
  if (before.texts == after.texts) return Error{Code::invalid, "no word would change"};
  std::map<std::string, std::string> notes;
  for (const record::Text& text : after.texts) {
    const record::Text* was = before.text(text.lang);
    if (was == nullptr) return Error{Code::invalid, text.lang + ": the variant is new"};
    TRY(std::size_t words, changed_words(*was, text));
    notes[text.lang] = text::automatic_note(text.lang, words);
  }
  return notes;
}

}  // namespace glasnik::newsroom
