#pragma once
// Releases in lists (themes/default/stream.tpl): the same entry on home, archive and the lead
// story.

#include <string>
#include <vector>

#include "record/listing.h"
#include "site/view.h"

namespace glasnik::site {

// The key of a word that belongs to a name of the record: ("ACT_", "correct") -> ACT_CORRECT.
std::string word_key(std::string_view prefix, std::string_view name);
std::string type_word(const View& view, const std::string& type);

// What a list shows beside a headline: a video's length, the number of photos, a correction.
struct MarkWord {
  std::string kind;  // video photo correction
  std::string text;
};
std::vector<MarkWord> marks_of(const View& view, const record::Listed& item);

// Adds >STREAM with the items grouped by day, in their order; nothing if there are none.
void fill_stream(const View& view, const std::vector<record::Listed>& items, Dictionary& page);

// About `characters` of a text, cut at a word, with an ellipsis if cut.
std::string excerpt(std::string_view text, std::size_t characters);

// Whether a headline is set smaller.
bool is_long(std::string_view headline);

}  // namespace glasnik::site
