#pragma once
// What a person may press on the page of a working edition: what the table of states and roles
// gives, less what four eyes forbid. The verbs ask again; this only spares people the attempt.

#include "site/desk_works.h"

namespace glasnik::site {

// One section an act, with what was typed where it was sent before and not done.
void fill_buttons(const View& view, const newsroom::WorkView& seen, const Form& typed,
                  Dictionary& page);
// FINISH, REVIEW, SEE of one text.
void fill_text_buttons(const View& view, const newsroom::WorkView& seen,
                       const record::WorkText& text, Dictionary& row);

// The form of reason and notes: #REASON_CHOICE, #NOTE_FIELD for each variant that is written.
void fill_reason_and_notes(const View& view, const std::string& reason,
                           const std::map<std::string, std::string>& notes, Dictionary& page);
// As that form sends them: its fields "reason" and "note:TAG".
Result<std::optional<proof::Reason>> reason_in(const Form& form);
std::map<std::string, std::string> notes_in(const View& view, const Form& form);

// Both offsets of a time that autumn repeats; empty: it is there once, or not at all.
std::vector<std::string> both_offsets(const View& view, const Form& typed);
// "2027-10-31 02:30+01:00"; empty: no day and time were typed.
std::string wall_in(const Form& typed);

}  // namespace glasnik::site
