// Every saved state of a working edition: who made it, what it changed, word by word, and the way
// back to it, which is an edit with its content.

#include <algorithm>
#include <charconv>

#include "site/desk.h"
#include "site/desk_works.h"
#include "site/word_diff.h"

namespace glasnik::site {
namespace {

using newsroom::WorkView;
using record::Proposal;

// The steps that made one; each has its number, its time and its person.
std::vector<const record::WorkStep*> made_revisions(const WorkView& seen) {
  std::vector<const record::WorkStep*> made;
  for (const record::WorkStep& step : seen.steps) {
    if (step.act == "create" || step.act == "edit") made.push_back(&step);
  }
  return made;
}

std::int64_t number_in(const http::Request& request, const char* name, std::int64_t otherwise) {
  std::string_view typed = request.parameter(name).value_or("");
  std::int64_t number = 0;
  auto [end, failed] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  bool whole = failed == std::errc() && end == typed.data() + typed.size();
  return whole && number > 0 ? number : otherwise;
}

bool may_edit(const View& view, const WorkView& seen) {
  return newsroom::step(seen.work.state, newsroom::DeskAct::edit, caller_roles(view)).ok();
}

void fill_revisions(const View& view, const Names& names, const WorkView& seen, Dictionary& page) {
  auto made = made_revisions(seen);
  for (auto step = made.rbegin(); step != made.rend(); ++step) {
    const std::int64_t number = (*step)->revision;
    Dictionary& row = *page.AddSectionDictionary("REVISION");
    row.SetIntValue("NUMBER", static_cast<long>(number));
    row.SetValue("REVISION_BY", names.of((*step)->made_by));
    row.SetValue("REVISION_ISO", iso_local(view, (*step)->at));
    row.SetValue("REVISION_WHEN", when(view, (*step)->at));
    if (number > 1) {
      row.SetIntValue("BEFORE", static_cast<long>(number - 1));
      row.ShowSection("SINCE_LAST");
    }
    if (number == seen.work.revision) {
      row.ShowSection("NEWEST");
    } else if (may_edit(view, seen)) {
      row.AddSectionDictionary("RESTORE")->SetIntValue("BASE",
                                                       static_cast<long>(seen.work.revision));
    }
  }
}

void fill_choices(const WorkView& seen, std::int64_t from, std::int64_t to, Dictionary& page) {
  for (std::int64_t number = 1; number <= seen.work.revision; ++number) {
    for (const char* name : {"FROM_CHOICE", "TO_CHOICE"}) {
      Dictionary& choice = *page.AddSectionDictionary(name);
      choice.SetIntValue("CHOICE", static_cast<long>(number));
      if (number == (std::string_view(name) == "FROM_CHOICE" ? from : to)) {
        choice.ShowSection("CHOSEN");
      }
    }
  }
}

// Each variant that either of the two has; a text that is not there is empty.
void fill_differences(const View& view, const Proposal& before, const Proposal& after,
                      Dictionary& page) {
  for (const Variant& variant : view.ground.config.variants) {
    const record::Text* old = before.content.text(variant.tag);
    const record::Text* now = after.content.text(variant.tag);
    if (old == nullptr && now == nullptr) continue;
    Dictionary& row = *page.AddSectionDictionary("DIFFERENCE");
    row.SetValue("DIFFERENCE_NAME", variant.label);
    row.SetValue("DIFFERENCE_LANG", variant.tag);
    const record::Text none;
    fill_word_diff(view, old == nullptr ? none : *old, now == nullptr ? none : *now, row);
  }
}

}  // namespace

Answer revisions_page(const http::Request& request, View& view) {
  TRY(Key work, work_key(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  const Key& who = caller_key(view);
  TRY(WorkView seen, desk->look(view.session(), who, work));
  TRY(Names names, Names::load(view));
  Dictionary page("revisions");
  TRY(std::string title, title_of(view, seen.work, seen.proposal));
  page.SetValue("TITLE", title);
  page.SetValue("PATH", work_path(work));
  const std::int64_t newest = seen.work.revision;
  const std::int64_t to = std::min(number_in(request, "to", newest), newest);
  const std::int64_t from =
      std::min(number_in(request, "from", std::max<std::int64_t>(to - 1, 1)), newest);
  fill_revisions(view, names, seen, page);
  if (newest > 1) {
    Dictionary& compared = *page.AddSectionDictionary("COMPARED");
    compared.SetIntValue("FROM", static_cast<long>(from));
    compared.SetIntValue("TO", static_cast<long>(to));
    fill_choices(seen, from, to, compared);
    TRY(Proposal before, desk->revision(view.session(), who, work, from));
    TRY(Proposal after, desk->revision(view.session(), who, work, to));
    fill_differences(view, before, after, compared);
  }
  DeskFrame frame{"", "/work", work_path(work) + "/revisions", {}, {}, title};
  return desk_page(view, "revisions.tpl", frame, page);
}

}  // namespace glasnik::site
