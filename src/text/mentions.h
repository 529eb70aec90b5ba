#pragma once
// The full names that a text has, with their offices, and when one written form is another's case.
// Private to quote recognition; used by text/persons.h.

#include <string>
#include <string_view>
#include <vector>

#include "text/quote_words.h"

namespace glasnik::text {

// A full name somewhere in the text.
struct Mention {
  std::size_t block = 0;
  std::size_t at = 0;       // octet in the block
  bool opens = false;       // the first of its sentence: a subject rather than an object
  std::string name;         // as it stands there
  std::string last;         // letters of its last word
  std::string office;       // letters of the words before it that belong to it
  bool begins = false;      // nothing but what he is stands before it in its sentence
  bool nominative = false;  // its office says so
  bool person = false;      // an office stands by it, or it speaks somewhere
};

// The names of one block, outside of quotations, appended in their order. "Minister Velinek"
// counts, "Velinek" alone does not.
void read_mentions(std::string_view block, std::size_t number, CueLanguage language,
                   std::vector<Mention>& mentions);

std::string last_word(std::string_view name);  // its letters

// Whether `form` is a case of `name`, or an adjective or a woman's form made of it. Letters.
bool is_form(std::string_view form, std::string_view name);

// The word that names an office: minister, of "Defence Minister of the Republic"; in Serbian the
// first: načelnik, of "načelnik Generalštaba general". And whether an office has it, in any case.
std::string head_of(std::string_view office, CueLanguage language);
bool has_head(std::string_view office, std::string_view head);

}  // namespace glasnik::text
