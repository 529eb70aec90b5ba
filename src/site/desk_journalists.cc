// Accredited journalists, for who keeps their credentials: invited by a link that is good once, for
// a time and on lists; revoked at once. And which lists an edition is given to, with every fetch.

#include <algorithm>

#include "newsroom/desk_schedule.h"
#include "newsroom/press.h"
#include "site/desk.h"
#include "site/desk_works.h"

namespace glasnik::site {
namespace {

using record::Journalist;

struct Shown {
  std::string link;  // just made; it is not told again
  std::optional<Untaken> untaken{};
  Form typed{};
};

// The first instant of a day in the newsroom's zone.
Result<Time> begins(const View& view, const std::string& day, int days_later) {
  TRY(Date date, parse_iso_date(day));
  const Date shifted{std::chrono::sys_days(date) + std::chrono::days(days_later)};
  TRY(record::Schedule at,
      newsroom::parse_schedule(iso_date(shifted) + " 00:00", view.ground.zone));
  return at.at;
}

// "Daily papers, Agencies"
std::vector<std::string> lists_in(const Form& form) {
  std::vector<std::string> lists;
  std::string typed = form.text("lists");
  for (std::size_t from = 0; from <= typed.size();) {
    const std::size_t end = std::min(typed.find(',', from), typed.size());
    lists.push_back(typed.substr(from, end - from));
    from = end + 1;
  }
  return lists;
}

std::string joined(const std::vector<std::string>& lists) {
  std::string words;
  for (const std::string& list : lists) words += (words.empty() ? "" : ", ") + list;
  return words;
}

struct Period {
  Time from;
  Time to;
};
Result<Period> period_in(const View& view, const Form& form) {
  TRY(Time from, begins(view, form.text("from"), 0));
  TRY(Time to, begins(view, form.text("to"), 1));  // the last day counts
  return Period{from, to};
}

std::string last_day(const View& view, const Journalist& one) {
  return iso_date(local_date(view, one.to - std::chrono::seconds(1)));
}

Result<void> fill_journalists(const View& view, Dictionary& page) {
  TRY(auto all, record::all_journalists(view.session()));
  const Time now = view.ground.accounts->now();
  for (const Journalist& one : all) {
    TRY(auto account, record::account_named(view.session(), one.name));
    Dictionary& row = *page.AddSectionDictionary("JOURNALIST");
    row.SetValue("J_NAME", one.name);
    row.SetValue("J_DISPLAY", one.display);
    row.SetValue("J_MEDIUM", one.medium);
    row.SetValue("J_LISTS", joined(one.lists));
    row.SetValue("J_FROM", iso_date(local_date(view, one.from)));
    row.SetValue("J_TO", last_day(view, one));
    row.SetValue("J_UNTIL", day(view, one.to - std::chrono::seconds(1)));
    const bool revoked = account && account->suspended;
    row.ShowSection(revoked          ? "REVOKED"
                    : !account       ? "INVITED"
                    : now >= one.to  ? "OVER"
                    : now < one.from ? "EARLY"
                                     : "ACCREDITED");
    row.ShowSection(revoked ? "READMIT" : "REVOKE");
  }
  if (all.empty()) page.ShowSection("NONE");
  return {};
}

Answer journalists(View& view, const Shown& shown) {
  Dictionary page("journalists");
  TRY_VOID(fill_journalists(view, page));
  if (view.ground.press_url.empty()) page.ShowSection("OFF");
  if (!shown.link.empty()) {
    Dictionary& made = *page.AddSectionDictionary("MADE");
    made.SetValue("MADE_LINK", shown.link);
    made.SetValue("MADE_FOR", shown.typed.text("display"));
  }
  const bool again = shown.untaken.has_value();
  for (const char* name : {"email", "display", "medium", "lists"}) {
    page.SetValue(std::string("T_") + name, again ? shown.typed.text(name) : "");
  }
  const Time now = view.ground.accounts->now();
  page.SetValue("T_from", again ? shown.typed.text("from") : iso_date(local_date(view, now)));
  page.SetValue("T_to", again ? shown.typed.text("to")
                              : iso_date(local_date(view, now + std::chrono::days(365))));
  return desk_page(view, "journalists.tpl",
                   {"DESK_JOURNALISTS", "/journalists", "/journalists", {}, shown.untaken}, page);
}

Answer after(const View& view, const Shown& shown) {
  return in_snapshot(view, [&](View& reading) { return journalists(reading, shown); });
}

// The page again, with what was typed, where it is a matter of words.
Answer told(const View& view, const Error& error, const Form& form) {
  if (error.code != Code::invalid && error.code != Code::conflict) return error;
  const char* word = error.code == Code::conflict ? "REFUSED_name_taken" : "UNTAKEN_ACCREDIT";
  return after(view, {"", Untaken{error.code, view.word(word)}, form});
}

}  // namespace

Answer journalists_page(const http::Request&, View& view) { return journalists(view, {}); }

Answer accredit_journalist(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  auto period = period_in(view, form);
  if (!period) return told(view, {Code::invalid, "no days"}, form);
  auto token = newsroom::accredit(desk->newsroom(), caller_key(view),
                                  {form.text("email"), form.text("display"), form.text("medium"),
                                   period->from, period->to, lists_in(form)});
  if (!token) return told(view, token.error(), form);
  return after(view, {view.ground.press_url + "/link/" + *token, {}, form});
}

Answer change_journalist(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  auto period = period_in(view, form);
  if (!period) return told(view, {Code::invalid, "no days"}, form);
  auto done = newsroom::change_accreditation(desk->newsroom(), caller_key(view), form.text("name"),
                                             period->from, period->to, lists_in(form));
  if (!done) return told(view, done.error(), form);
  return http::Response(desk_redirect(view, "/journalists"));
}

Answer revoke_journalist(const http::Request& request, View& view) {
  TRY(Form form, Form::read(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY_VOID(newsroom::revoke_journalist(desk->newsroom(), caller_key(view), form.text("name"),
                                       form.text("revoked") == "yes"));
  return http::Response(desk_redirect(view, "/journalists"));
}

namespace {

Result<void> fill_fetches(const View& view, const Key& work, Dictionary& page) {
  TRY(auto fetches, record::fetches_of(view.session(), work));
  for (const record::Fetch& fetch : fetches) {
    TRY(auto who, record::journalist(view.session(), fetch.journalist));
    Dictionary& row = *page.AddSectionDictionary("FETCHES")->AddSectionDictionary("FETCH");
    row.SetValue("FETCH_WHO", who ? who->display + ", " + who->medium : fetch.journalist);
    row.SetValue("FETCH_NAME", fetch.journalist);
    row.SetValue("FETCH_ISO", iso_local(view, fetch.at));
    row.SetValue("FETCH_WHEN", when(view, fetch.at));
    const bool of_a_text = fetch.what != "notice" && fetch.what != "accept";
    row.SetValue("FETCH_WHAT",
                 of_a_text ? variant_label(view, fetch.what) : view.word("FETCH_" + fetch.what));
    if (fetch.times > 1) {
      row.AddSectionDictionary("TIMES")->SetIntValue("TIMES_COUNT", static_cast<long>(fetch.times));
    }
  }
  if (fetches.empty()) page.ShowSection("UNFETCHED");
  return {};
}

Answer gifts(View& view, const Key& work, const std::optional<Untaken>& untaken) {
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(auto seen, desk->look(view.session(), caller_key(view), work));
  Dictionary page("gifts");
  TRY(std::string title, title_of(view, seen.work, seen.proposal));
  page.SetValue("TITLE", title);
  page.SetValue("PATH", work_path(work));
  page.SetValue("STATE", state_word(view, seen.work.state));
  TRY(auto given, record::gifts_of(view.session(), work));
  TRY(auto lists, record::press_lists(view.session()));
  TRY(Names names, Names::load(view));
  const bool gives =
      caller_roles(view).meets(newsroom::kGiveToPress) && !record::is_final(seen.work.state);
  for (const record::Gift& gift : given) {
    std::erase(lists, gift.list);
    Dictionary& row = *page.AddSectionDictionary("GIFTS")->AddSectionDictionary("GIFT");
    row.SetValue("GIFT_LIST", gift.list);
    row.SetValue("GIFT_BY", names.of(gift.given_by));
    row.SetValue("GIFT_WHEN", when(view, gift.given));
    if (gives) row.AddSectionDictionary("TAKE")->SetValue("GIFT_LIST", gift.list);
  }
  if (given.empty()) page.ShowSection("UNGIVEN");
  if (gives && !lists.empty()) {
    Dictionary& form = *page.AddSectionDictionary("GIVE");
    for (const std::string& list : lists) {
      form.AddSectionDictionary("LIST")->SetValue("LIST_NAME", list);
    }
  }
  const bool scheduled = seen.work.state == record::WorkState::scheduled;
  if (!scheduled && !record::is_final(seen.work.state)) page.ShowSection("NOT_SCHEDULED");
  TRY_VOID(fill_fetches(view, work, page));
  DeskFrame frame{"", "/work", work_path(work) + "/press", {}, untaken, title};
  return desk_page(view, "gifts.tpl", frame, page);
}

}  // namespace

Answer gifts_page(const http::Request& request, View& view) {
  TRY(Key work, work_key(request));
  return gifts(view, work, {});
}

Answer give_work(const http::Request& request, View& view) {
  TRY(Key work, work_key(request));
  TRY(Form form, Form::read(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  auto done = newsroom::give_to_press(desk->newsroom(), caller_key(view), work, form.text("list"),
                                      form.text("given") == "yes");
  if (done) return http::Response(desk_redirect(view, work_path(work) + "/press"));
  const Error& error = done.error();
  if (error.code != Code::invalid && error.code != Code::conflict) return error;
  return in_snapshot(view, [&](View& reading) {
    return gifts(reading, work, Untaken{error.code, reading.word("UNTAKEN_CONFLICT")});
  });
}

}  // namespace glasnik::site
