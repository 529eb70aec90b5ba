// Links to an edition for people outside: made, copied, taken back, and each time they were opened.

#include <charconv>

#include "base/encoding.h"
#include "newsroom/preview_links.h"
#include "site/desk.h"
#include "site/desk_works.h"

namespace glasnik::site {
namespace {

struct Shown {
  std::string link;  // just made; it is not told again
  std::string person;
  std::optional<Untaken> untaken{};
};

void fill_openings(const View& view, const std::vector<record::Opening>& openings,
                   Dictionary& row) {
  if (openings.empty()) return row.ShowSection("UNOPENED");
  for (const record::Opening& opening : openings) {
    Dictionary& one = *row.AddSectionDictionary("OPENED");
    one.SetValue("OPENED_ISO", iso_local(view, opening.at));
    one.SetValue("OPENED_WHEN", when(view, opening.at));
    one.SetValue("OPENED_LANG", variant_label(view, opening.lang));
    if (opening.times > 1) {
      one.AddSectionDictionary("TIMES")->SetIntValue("TIMES_COUNT",
                                                     static_cast<long>(opening.times));
    }
  }
}

void fill_links(const View& view, const Names& names,
                const std::vector<newsroom::SharedLink>& links, Dictionary& page) {
  const Time now = view.ground.accounts->now();
  for (auto shared = links.rbegin(); shared != links.rend(); ++shared) {
    const record::PreviewLink& link = shared->link;
    Dictionary& row = *page.AddSectionDictionary("LINKS")->AddSectionDictionary("SHARED");
    row.SetValue("SHARED_PERSON", link.person);
    row.SetValue("SHARED_BY", names.of(link.made_by));
    row.SetValue("SHARED_MADE", when(view, link.made));
    row.SetValue("SHARED_UNTIL", when(view, link.expires));
    row.SetValue("SHARED_HASH", hex(link.token_hash.view()));
    row.ShowSection(link.revoked ? "TAKEN_BACK" : link.expires <= now ? "EXPIRED" : "GOOD");
    if (link.revoked) row.SetValue("TAKEN_WHEN", when(view, *link.revoked));
    fill_openings(view, shared->openings, row);
  }
}

void fill_lives(const View& view, Dictionary& page) {
  for (std::chrono::hours life : newsroom::kPreviewLinkLives) {
    Dictionary& choice = *page.AddSectionDictionary("LIFE");
    const std::string hours = std::to_string(life.count());
    choice.SetValue("LIFE_HOURS", hours);
    choice.SetValue("LIFE_WORD", view.word("LIFE_" + hours));
    if (life == std::chrono::hours(24)) choice.ShowSection("LIFE_CHOSEN");
  }
}

Answer links_view(const View& view, const Key& work, const Shown& shown) {
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(auto seen, desk->look(view.session(), caller_key(view), work));
  TRY(auto links, newsroom::shared_links(view.session(), caller_key(view), work));
  TRY(Names names, Names::load(view));
  Dictionary page("links");
  TRY(std::string title, title_of(view, seen.work, seen.proposal));
  page.SetValue("TITLE", title);
  page.SetValue("PATH", work_path(work));
  page.SetValue("STATE", state_word(view, seen.work.state));
  if (!shown.link.empty()) {
    Dictionary& made = *page.AddSectionDictionary("MADE");
    made.SetValue("MADE_LINK", shown.link);
    made.SetValue("MADE_FOR", shown.person);
  }
  if (!record::is_final(seen.work.state)) {
    Dictionary& form = *page.AddSectionDictionary("MAKE");
    form.SetValue("PERSON", shown.untaken ? shown.person : "");
    fill_lives(view, form);
  }
  fill_links(view, names, links, page);
  if (links.empty()) page.ShowSection("NONE");
  DeskFrame frame{"", "/work", work_path(work) + "/links", {}, shown.untaken, title};
  return desk_page(view, "links.tpl", frame, page);
}

Answer links_after(const View& view, const Key& work, const Shown& shown) {
  return in_snapshot(view, [&](View& reading) { return links_view(reading, work, shown); });
}

std::chrono::hours hours_in(const Form& form) {
  const std::string typed = form.text("hours");
  int hours = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), hours);
  return std::chrono::hours(hours);
}

}  // namespace

Answer links_page(const http::Request& request, View& view) {
  TRY(Key work, work_key(request));
  return links_view(view, work, {});
}

Answer make_link(const http::Request& request, View& view) {
  TRY(Key work, work_key(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(Form form, Form::read(request));
  Shown shown{"", form.text("person"), {}};
  auto token =
      newsroom::share(desk->newsroom(), caller_key(view), work, shown.person, hours_in(form));
  if (token) {
    shown.link = view.ground.origin_url + std::string(kSharedPlace) + *token;
  } else if (token.error().code == Code::invalid || token.error().code == Code::conflict) {
    const bool late = token.error().code == Code::conflict;
    shown.untaken = Untaken{token.error().code,
                            view.word(late ? "UNTAKEN_NOTHING_TO_SHARE" : "UNTAKEN_PERSON")};
  } else {
    return token.error();
  }
  return links_after(view, work, shown);
}

Answer take_back_link(const http::Request& request, View& view) {
  TRY(Key work, work_key(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(Form form, Form::read(request));
  TRY(Bytes octets, parse_hex(form.text("link")));
  TRY(Hash link, parse_hash(octets));
  TRY_VOID(newsroom::take_back(desk->newsroom(), caller_key(view), work, link));
  return http::Response(desk_redirect(view, work_path(work) + "/links"));
}

}  // namespace glasnik::site
