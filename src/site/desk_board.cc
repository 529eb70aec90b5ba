// The desk's first page: what needs this person, what goes out next, what failed, what is in hand.

#include <algorithm>
#include <array>

#include "newsroom/broken_glass.h"
#include "newsroom/desk_clock.h"
#include "site/desk.h"
#include "site/desk_reasons.h"
#include "site/desk_works.h"

namespace glasnik::site {
namespace {

using record::Readiness;
using record::Role;
using record::RoleSet;
using record::Work;
using record::WorkState;

struct Item {
  Work work;
  std::string title;
  std::vector<record::WorkText> texts;
  std::vector<record::WorkStep> steps;
};

Result<Item> load(const View& view, newsroom::Desk& desk, const Work& work) {
  Item item{work, "", {}, {}};
  TRY(record::Proposal proposal,
      desk.revision(view.session(), caller_key(view), work.key, work.revision));
  TRY(item.title, title_of(view, work, proposal));
  TRY(item.texts, record::work_texts(view.session(), work.key));
  TRY(item.steps, record::work_steps(view.session(), work.key));
  return item;
}

// Sent back to this person, and nothing done to it since.
bool is_returned_to(const Key& who, const Item& item) {
  if (item.work.state != WorkState::draft) return false;
  const record::WorkStep* returned = nullptr;
  bool mine = item.work.created_by == who;
  for (const record::WorkStep& step : item.steps) {
    if (step.act == "submit") mine = step.made_by == who;
    if (step.act == "return") returned = &step;
    if (step.act == "edit") returned = nullptr;
  }
  return returned != nullptr && mine;
}

bool has_text_for(const Key& who, const Item& item, Readiness readiness, bool of_others) {
  if (item.work.state != WorkState::draft) return false;
  return std::any_of(item.texts.begin(), item.texts.end(), [&](const record::WorkText& text) {
    bool own = text.translated_by == who || text.edited_by == who;
    return text.readiness == readiness && !(of_others && own);
  });
}

// The words for what this person should do with it; empty: nothing.
std::vector<const char*> needs(const Key& who, RoleSet roles, const Item& item) {
  std::vector<const char*> words;
  const WorkState state = item.work.state;
  bool approves = roles.has(Role::approver) && state == WorkState::submitted;
  if (approves && !is_own_work(who, item.work, item.texts)) words.push_back("NEED_APPROVE");
  if (is_returned_to(who, item)) words.push_back("NEED_RETURNED");
  bool reviews = roles.meets({Role::translator, Role::approver});
  if (reviews && has_text_for(who, item, Readiness::translated, true)) {
    words.push_back("NEED_REVIEW");
  }
  bool translates = roles.has(Role::translator);
  if (translates && has_text_for(who, item, Readiness::in_translation, false)) {
    words.push_back("NEED_TRANSLATE");
  }
  if (roles.has(Role::releaser) && state == WorkState::approved) words.push_back("NEED_RELEASE");
  return words;
}

Dictionary& add_row(const View& view, const Item& item, const char* section, Dictionary& page) {
  Dictionary& row = *page.AddSectionDictionary(section);
  row.SetValue("HREF", work_path(item.work.key));
  row.SetValue("TITLE", item.title);
  row.SetValue("ACT", act_word(view, item.work.act));
  row.SetValue("STATE", state_word(view, item.work.state));
  return row;
}

// The section around rows, made with the first of them.
Dictionary& around(const char* section, Dictionary*& made, Dictionary& page) {
  if (made == nullptr) made = page.AddSectionDictionary(section);
  return *made;
}

void fill_needs(const View& view, const std::vector<Item>& items, Dictionary& page) {
  Dictionary* all = nullptr;
  for (const Item& item : items) {
    for (const char* word : needs(caller_key(view), caller_roles(view), item)) {
      add_row(view, item, "NEED", around("NEEDS", all, page))
          .SetValue("NEED_WORD", view.word(word));
    }
  }
}

Result<bool> fill_unconfirmed(const View& view, newsroom::Desk& desk, Dictionary& page) {
  TRY(auto works, desk.unconfirmed(view.session(), caller_key(view)));
  TRY(Names names, Names::load(view));
  TRY(auto broken, newsroom::broken_glass(view.session(), view.ground.accounts->now()));
  for (const Work& work : works) {
    TRY(Item item, load(view, desk, work));
    Dictionary& row = add_row(view, item, "FORCED", page);
    for (const newsroom::BrokenGlass& one : broken) {
      if (one.work.key == work.key && one.overdue) {
        row.SetValueAndShowSection("OVERDUE_SINCE", when(view, one.forced), "OVERDUE");
      }
    }
    row.SetValue("FORCED_BY", names.of(work.forced_by));
    const Key& who = caller_key(view);
    bool can =
        caller_roles(view).has(Role::approver) && work.forced_by != who && work.submitted_by != who;
    if (can) row.ShowSection("CAN_CONFIRM");
  }
  return !works.empty();
}

// By day and minute; the list is in that order already.
void fill_next(const View& view, const std::vector<Item>& items, Dictionary& page) {
  Dictionary* all = nullptr;
  Dictionary* of_day = nullptr;
  Date before{};
  for (const Item& item : items) {
    if (item.work.state != WorkState::scheduled) continue;
    const Time at = item.work.schedule->at;
    Dictionary& next = around("NEXT", all, page);
    if (of_day == nullptr || local_date(view, at) != before) {
      of_day = next.AddSectionDictionary("NEXT_DAY");
      of_day->SetValue("NEXT_DAY_NAME", day(view, at));
      before = local_date(view, at);
    }
    Dictionary& row = add_row(view, item, "NEXT_ONE", *of_day);
    row.SetValue("NEXT_ISO", iso_local(view, at));
    row.SetValue("NEXT_TIME", clock(view, at));
  }
}

void fill_failed(const View& view, const std::vector<Item>& items, Dictionary& page) {
  for (const Item& item : items) {
    if (item.work.state != WorkState::release_failed) continue;
    Dictionary& row = add_row(view, item, "FAILED", page);
    row.SetValue("FAILED_WHEN", schedule_words(view, *item.work.schedule));
    row.SetValue("FAILED_WHY", failure_words(view, item.work.failure));
  }
}

void fill_in_hand(const View& view, const std::vector<Item>& items, Dictionary& page) {
  Dictionary* all = nullptr;
  for (const Item& item : items) {
    const WorkState state = item.work.state;
    if (state == WorkState::scheduled || state == WorkState::release_failed) continue;
    Dictionary& row = add_row(view, item, "IN_HAND", around("HAND", all, page));
    if (!item.steps.empty()) row.SetValue("SINCE", when(view, item.steps.back().at));
  }
}

constexpr RoleSet kConfirmTime{Role::releaser, Role::admin};

void fill_clock(const View& view, Dictionary& page) {
  if (view.ground.desk_clock == nullptr) return;
  auto held = view.ground.desk_clock->held();
  if (!held) return;
  Dictionary& section = *page.AddSectionDictionary("HELD");
  section.SetValue("HELD_WHY", held_words(view, *held));
  section.SetValue("HELD_NOW", when(view, view.ground.accounts->now()));
  if (caller_roles(view).meets(kConfirmTime)) section.ShowSection("CAN_CONFIRM_TIME");
}

Result<void> fill_alone(const View& view, Dictionary& page) {
  TRY(auto accounts, record::all_accounts(view.session()));
  if (accounts.size() == 1 && caller_roles(view).has(Role::admin)) page.ShowSection("ALONE");
  return {};
}

Answer board(View& view, const std::optional<Untaken>& untaken) {
  TRY(newsroom::Desk * desk, desk_of(view));
  Dictionary page("home");
  page.SetValue("PERSON", view.caller.who->account.display);
  TRY(auto works, desk->list(view.session(), caller_key(view)));
  std::vector<Item> items;
  for (const Work& work : works) {
    TRY(Item item, load(view, *desk, work));
    items.push_back(std::move(item));
  }
  fill_clock(view, page);
  TRY(bool forced, fill_unconfirmed(view, *desk, page));
  fill_failed(view, items, page);
  fill_needs(view, items, page);
  fill_next(view, items, page);
  fill_in_hand(view, items, page);
  if (items.empty() && !forced) page.ShowSection("NOTHING");
  if (caller_roles(view).has(Role::author)) page.ShowSection("BEGIN");
  TRY_VOID(fill_alone(view, page));
  return desk_page(view, "home.tpl", {"DESK_HOME", "/", "/", {}, untaken}, page);
}

}  // namespace

Answer desk_home(const http::Request&, View& view) { return board(view, {}); }

Answer confirm_time(const http::Request&, View& view) {
  if (view.ground.desk_clock == nullptr) return Error{Code::unavailable, "there is no clock"};
  auto done = view.ground.desk_clock->confirm(caller_key(view));
  if (done) return http::Response(desk_redirect(view, "/"));
  if (done.error().code != Code::conflict) return done.error();
  return in_snapshot(view, [](View& reading) {
    return board(reading, Untaken{Code::conflict, reading.word("UNTAKEN_NOT_HELD")});
  });
}

}  // namespace glasnik::site
