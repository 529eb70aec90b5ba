// The dry run: what a release will do, before anybody presses it. Which variants, at which address,
// at which minute, what appears where.

#include <algorithm>

#include "newsroom/desk_texts.h"
#include "site/desk.h"
#include "site/desk_works.h"
#include "text/slug.h"

namespace glasnik::site {
namespace {

using newsroom::WorkView;
using record::WorkState;

// The address that a variant will have; a new item takes its number with its release.
std::string address_of(const View& view, const WorkView& seen, const Variant& variant,
                       const std::string& headline) {
  const std::string slug = text::slug(headline);
  if (seen.work.document) {
    return view.ground.origin_url + release_path(variant, *seen.work.document, slug);
  }
  return view.ground.origin_url + "/" + variant.segment + "/…/" + slug;
}

void fill_words_going(const View& view, const WorkView& seen, Dictionary& page) {
  const record::Proposal out = newsroom::ready_part(seen.proposal, seen.texts);
  Dictionary* stays = nullptr;
  for (const Variant& variant : view.ground.config.variants) {
    const record::Text* written = seen.proposal.content.text(variant.tag);
    if (written == nullptr) continue;
    const record::Text* going = out.content.text(variant.tag);
    if (going == nullptr && stays == nullptr) stays = page.AddSectionDictionary("STAYS");
    Dictionary& row = going != nullptr ? *page.AddSectionDictionary("GOING")
                                       : *stays->AddSectionDictionary("STAYING");
    row.SetValue("GOING_NAME", variant.label);
    row.SetValue("GOING_LANG", variant.tag);
    row.SetValue("GOING_HEADLINE", written->headline);
    row.SetValue("GOING_ADDRESS", address_of(view, seen, variant, written->headline));
    row.SetValue("PREVIEW_HREF", work_path(seen.work.key) + "/preview/" + variant.segment);
  }
}

// Of an act without words: where its document stands.
Result<void> fill_document_going(const View& view, const WorkView& seen, Dictionary& page) {
  if (!seen.work.document || proof::is_content_act(seen.work.act)) return {};
  TRY(auto items, record::listed_variants(view.session(), *seen.work.document));
  for (const record::Listed& item : items) {
    const Variant* variant = view.ground.config.by_tag(item.lang);
    if (variant == nullptr) continue;
    Dictionary& row = *page.AddSectionDictionary("GOING");
    row.SetValue("GOING_NAME", variant->label);
    row.SetValue("GOING_LANG", variant->tag);
    row.SetValue("GOING_HEADLINE", item.headline);
    row.SetValue("GOING_ADDRESS", address_of(view, seen, *variant, item.headline));
    row.SetValue("PREVIEW_HREF", work_path(seen.work.key) + "/preview/" + variant->segment);
  }
  return {};
}

void fill_minute(const View& view, const record::Work& work, Dictionary& page) {
  if (work.schedule) {
    page.SetValueAndShowSection("MINUTE", schedule_words(view, *work.schedule), "AT_ITS_MINUTE");
  } else if (work.state == WorkState::approved) {
    page.SetValueAndShowSection("MINUTE", when(view, view.ground.accounts->now()), "AT_ONCE");
  } else {
    const std::string turn = "TURN_" + std::string(record::state_name(work.state));
    page.SetValueAndShowSection("TURN", view.word(turn), "NOT_NOW");
  }
}

// The row of the act in the table of editorial.md section 3, in words.
void fill_places(const View& view, proof::Kind act, Dictionary& page) {
  const std::string name(proof::kind_name(act));
  for (const char* place : {"PAGE_", "FEEDS_"}) {
    page.AddSectionDictionary("PLACE_ROW")->SetValue("PLACE_TEXT", view.word(place + name));
  }
  page.AddSectionDictionary("PLACE_ROW")->SetValue("PLACE_TEXT", view.word("PLACE_LOG"));
  // This house sends no mail to readers.
  page.AddSectionDictionary("PLACE_ROW")->SetValue("PLACE_TEXT", view.word("PLACE_NO_MAIL"));
}

}  // namespace

Answer release_preview(const http::Request& request, View& view) {
  TRY(Key work, work_key(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(WorkView seen, desk->look(view.session(), caller_key(view), work));
  Dictionary page("going");
  TRY(std::string title, title_of(view, seen.work, seen.proposal));
  page.SetValue("TITLE", title);
  page.SetValue("PATH", work_path(work));
  page.SetValue("ACT", act_word(view, seen.work.act));
  page.SetValue("STATE", state_word(view, seen.work.state));
  fill_minute(view, seen.work, page);
  if (!seen.work.document) page.ShowSection("NEW_NUMBER");
  fill_words_going(view, seen, page);
  TRY_VOID(fill_document_going(view, seen, page));
  fill_places(view, seen.work.act, page);
  fill_failing(view, seen.failing, page);
  if (!seen.failing.empty()) page.ShowSection("FAILING");
  if (seen.work.state == WorkState::approved && seen.failing.empty()) page.ShowSection("PRESS");
  DeskFrame frame{"", "/work", work_path(work) + "/release", {}, {}, title};
  return desk_page(view, "going.tpl", frame, page);
}

}  // namespace glasnik::site
