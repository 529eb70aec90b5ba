#pragma once
// What a person should look at. Human input never fails here: it gives a value plus problems, and
// whoever called decides which of them block. The names are stable: reports and the desk's API show
// them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace glasnik::text {

enum class ProblemKind {
  // repair.h
  mixed_script,       // a word of two scripts whose minority letters have no twin
  direction_control,  // an invisible character that turns the direction of what is read
  // translit.h
  foreign_letter,  // a Cyrillic letter that Serbian does not have, copied
  // plain_release.h
  no_text,           // nothing but white space, or null: a draft without text
  no_headline,       // the first line cannot be one: speech, an attachment, a gallery
  no_lead,           // no paragraph that can be a lead follows the headline
  headline_cut,      // the first line was a whole text; its opening became the headline
  impossible_date,   // looks like a date, is no day
  second_date,       // another date line in the head; it stayed text
  tab_line,          // "Text", "Photogallery": page furniture in the head
  wrapped_lines,     // hard-wrapped lines were joined
  after_attachment,  // text stands after the announced media; it stayed text
  impossible_size,   // an attachment line whose number is none
  // markup.h
  unsafe_link,  // a link whose scheme is not http, https or mailto; shown without the link
  too_complex,  // more marks than a block may have; shown as it was typed
};

struct Problem {
  ProblemKind kind;
  std::size_t at = 0;  // see the function that returned it: an offset, or a line number from 1
  std::string detail;  // the words of concern, as written; may be cut
};

std::string_view name(ProblemKind kind);  // "mixed_script"

}  // namespace glasnik::text
