#include "site/press_room.h"

#include <algorithm>

#include "newsroom/desk_texts.h"
#include "newsroom/press.h"
#include "site/desk_frame.h"
#include "site/desk_preview.h"
#include "site/desk_works.h"
#include "site/negotiation.h"

namespace glasnik::site {
namespace {

using newsroom::GivenWork;
using newsroom::WorkView;

std::string item_path(const Key& work) { return "/item/" + to_string(work); }

std::string minute_of(const View& view, const record::Work& work) {
  return work.schedule ? schedule_words(view, *work.schedule) : "";
}

// What goes out, and no more: texts that are not ready stay at the desk.
Result<WorkView> look(const View& view, const GivenWork& given) {
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(WorkView seen, desk->look(view.session(), given.given_by, given.work.key));
  seen.proposal = newsroom::ready_part(seen.proposal, seen.texts);
  return seen;
}

Result<GivenWork> given(const View& view, const Key& work) {
  return view.ground.accounts->read([&](store::Session& session) {
    return newsroom::given_work(session, *view.caller.journalist, work);
  });
}

Result<void> note(const View& view, const Key& work, const std::string& what) {
  TRY(newsroom::Desk * desk, desk_of(view));
  return newsroom::note_fetch(desk->newsroom(), view.caller.who->account, work, what);
}

// After T everybody reads it.
Answer led_on(const View& view, const record::Work& work) {
  return http::Response(
      desk_redirect(view, view.ground.origin_url + document_path(*work.document)));
}

Answer home(View& view) {
  Dictionary page("press_home");
  page.SetValue("PERSON", view.caller.journalist->display);
  page.SetValue("MEDIUM", view.caller.journalist->medium);
  TRY(auto works, newsroom::given_works(view.session(), *view.caller.journalist));
  std::erase_if(works,
                [](const GivenWork& one) { return one.work.state == record::WorkState::released; });
  for (const GivenWork& one : works) {
    Dictionary& row = *page.AddSectionDictionary("GIVEN");
    row.SetValue("GIVEN_HREF", item_path(one.work.key));
    row.SetValue("GIVEN_UNTIL", minute_of(view, one.work));
    // Not a word before the notice is accepted.
    row.SetValue("GIVEN_TITLE", view.word("PRESS_UNREAD"));
    if (!one.accepted) continue;
    TRY(WorkView seen, look(view, one));
    TRY(std::string title, title_of(view, one.work, seen.proposal));
    row.SetValue("GIVEN_TITLE", title);
  }
  if (works.empty()) page.ShowSection("NOTHING");
  return desk_page(view, "press_home.tpl", {"PRESS_HOME", "/", "/", {}}, page);
}

// The variant of the journalist's language, else one that there is.
Answer led_to_text(const View& view, const GivenWork& one) {
  return in_snapshot(view, [&](View& reading) -> Answer {
    TRY(WorkView seen, look(reading, one));
    TRY(auto variants, preview_variants(reading, seen));
    if (variants.empty()) return Error{Code::not_found, "nothing to read"};
    auto own = std::find(variants.begin(), variants.end(), reading.variant);
    const Variant* variant = own != variants.end() ? *own : variants.front();
    return http::Response(desk_redirect(reading, item_path(one.work.key) + "/" + variant->segment));
  });
}

Result<Key> item_key(const http::Request& request) {
  auto key = parse_key(request.segment(1));
  if (!key) return Error{Code::not_found, "no such item"};
  return *key;
}

}  // namespace

Answer press_home(const http::Request&, View& view) { return in_snapshot(view, home); }

Answer press_item(const http::Request& request, View& view) {
  TRY(Key work, item_key(request));
  TRY(GivenWork one, given(view, work));
  if (one.work.state == record::WorkState::released) return led_on(view, one.work);
  if (one.accepted) return led_to_text(view, one);
  TRY_VOID(note(view, work, "notice"));
  Dictionary page("press_item");
  page.SetValue("PATH", item_path(work));
  page.SetValue("UNTIL", minute_of(view, one.work));
  page.SetValue("PERSON", view.caller.journalist->display);
  return desk_page(view, "press_item.tpl", {"PRESS_NOTICE", "", item_path(work), {}}, page);
}

Answer accept_notice(const http::Request& request, View& view) {
  TRY(Key work, item_key(request));
  TRY(GivenWork one, given(view, work));
  if (one.work.state == record::WorkState::released) return led_on(view, one.work);
  TRY_VOID(note(view, work, "accept"));
  return led_to_text(view, one);
}

Answer press_text(const http::Request& request, View& view) {
  TRY(Key work, item_key(request));
  TRY(GivenWork one, given(view, work));
  if (one.work.state == record::WorkState::released) return led_on(view, one.work);
  if (!one.accepted) return http::Response(desk_redirect(view, item_path(work)));
  const Variant* variant = view.ground.config.by_segment(request.segment(2));
  if (variant == nullptr) return Error{Code::not_found, "no such variant"};
  TRY_VOID(note(view, work, variant->tag));
  return view.ground.accounts->read([&](store::Session& session) -> Answer {
    TRY(auto log, ledger::newest_checkpoint(session));
    View page(view.ground, *variant, session, std::move(log));
    TRY(GivenWork still, newsroom::given_work(session, *view.caller.journalist, work));
    TRY(WorkView seen, look(page, still));
    Preview preview{item_path(work), "", view.ground.origin_url, ""};
    preview.person = view.caller.journalist->display;
    preview.until = minute_of(page, still.work);
    preview.embargo = true;
    TRY(Release release, preview_release(page, seen, std::move(preview)));
    TRY_VOID(withhold_files(page, release.content));
    TRY(http::PreparedPtr made, render(page, release));
    return http::Response(std::move(made));
  });
}

}  // namespace glasnik::site
