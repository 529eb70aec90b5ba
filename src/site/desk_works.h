#pragma once
// What the desk's pages of working editions share: how an edition, its state and its people are
// called, and what a POST answers that could not be done.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "newsroom/desk.h"
#include "site/desk_form.h"
#include "site/desk_frame.h"

namespace glasnik::site {

Result<newsroom::Desk*> desk_of(const View& view);  // unavailable: it could not be opened
const Key& caller_key(const View& view);
record::RoleSet caller_roles(const View& view);
Result<Key> work_key(const http::Request& request);  // "/work/KEY/..."
std::string work_path(const Key& work);

// Everybody's name. Of nobody: the clock.
class Names {
 public:
  static Result<Names> load(const View& view);
  std::string of(const std::optional<Key>& who) const;

 private:
  std::map<Key, std::string> names_;
  std::string clock_;
};

// The headline in the desk's language, else in its own; of an act without words that of its
// document.
Result<std::string> title_of(const View& view, const record::Work& work,
                             const record::Proposal& proposal);
std::string act_word(const View& view, proof::Kind act);
std::string state_word(const View& view, record::WorkState state);
std::string variant_label(const View& view, std::string_view lang);
// "31. октобар 2027, 02:30 UTC+01:00 (Europe/Belgrade)"
std::string schedule_words(const View& view, const record::Schedule& schedule);

// CONDITION once a failing condition: CONDITION_TEXT what is wrong and what to do, #CONDITION_WHERE
// with CONDITION_LANG, #CONDITION_MORE with CONDITION_DETAIL.
void fill_failing(const View& view, const std::vector<newsroom::Failing>& failing,
                  Dictionary& page);

// Four eyes, as far as a page can tell before the verb is asked.
bool is_own_work(const Key& who, const record::Work& work,
                 const std::vector<record::WorkText>& texts);

// The handler's view once more, inside a transaction of its own: a POST's has none.
Answer in_snapshot(const View& view, const std::function<Answer(View&)>& make);

// The sentence for a verb's refusal, by what the edition is now. None: it is no matter of words,
// and the desk's problem page says it.
std::optional<Untaken> untaken(const View& view, std::string_view verb, const Error& error,
                               const newsroom::WorkView& now);

// The page of an edition; `typed` is what was sent and not done.
Answer work_view(View& view, const Key& work, const std::optional<Untaken>& untaken,
                 const Form& typed);

}  // namespace glasnik::site
