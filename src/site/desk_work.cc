// The page of a working edition: what it is, who did what, each text and how far it is, what stands
// against its release, and what this person may do now (desk_press.cc).

#include <algorithm>

#include "newsroom/desk_texts.h"
#include "newsroom/standing.h"
#include "site/desk.h"
#include "site/desk_press.h"
#include "site/desk_reasons.h"
#include "site/desk_works.h"
#include "site/stream.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

using newsroom::WorkView;
using record::Readiness;
using record::WorkText;

void fill_state(const View& view, const Names& names, const WorkView& seen, Dictionary& page) {
  const record::Work& work = seen.work;
  page.SetValue("ACT", act_word(view, work.act));
  page.SetValue("STATE", state_word(view, work.state));
  page.SetValue("STATE_NAME", std::string(record::state_name(work.state)));
  page.SetValue("TURN", view.word("TURN_" + std::string(record::state_name(work.state))));
  page.SetIntValue("REVISION", static_cast<long>(work.revision));
  if (work.document) {
    Dictionary& document = *page.AddSectionDictionary("DOCUMENT");
    document.SetIntValue("NUMBER", static_cast<long>(work.document->number));
    document.SetValue("PUBLIC_HREF", view.ground.origin_url + document_path(*work.document));
  }
  if (work.schedule) {
    page.SetValueAndShowSection("GOES_OUT", schedule_words(view, *work.schedule), "SCHEDULED");
  }
  if (!work.failure.empty()) {
    page.SetValueAndShowSection("FAILURE", failure_words(view, work.failure), "FAILED");
  }
  if (!work.forced_by) return;
  Dictionary& forced = *page.AddSectionDictionary(work.confirmed_by ? "CONFIRMED" : "FORCED");
  forced.SetValue("FORCED_BY", names.of(work.forced_by));
  forced.SetValue("FORCE_REASON", work.force_reason);
  if (work.confirmed_by) forced.SetValue("CONFIRMED_BY", names.of(work.confirmed_by));
}

// What an approver sent it back with, until somebody does something about it.
void fill_returned(const Names& names, const WorkView& seen, Dictionary& page) {
  const record::WorkStep* returned = nullptr;
  for (const record::WorkStep& step : seen.steps) {
    if (step.act == "return") returned = &step;
    if (step.act == "edit" || step.act == "submit") returned = nullptr;
  }
  if (returned == nullptr || seen.work.state != record::WorkState::draft) return;
  Dictionary& section = *page.AddSectionDictionary("RETURNED");
  section.SetValue("RETURNED_BY", names.of(returned->made_by));
  section.SetValue("RETURNED_WITH", returned->remark);
}

// "translated by Iva; outdated: headline, 2 paragraphs"
void fill_readiness(const View& view, const Names& names, const WorkText& text, Dictionary& row) {
  const bool seen = text.readiness == Readiness::derived && text.reviewed_by;
  row.SetValue("READINESS",
               view.word(seen ? "READINESS_seen"
                              : "READINESS_" + std::string(readiness_name(text.readiness))));
  auto person = [&](const std::optional<Key>& who, const char* word) {
    if (!who) return;
    Dictionary& part = *row.AddSectionDictionary("PART");
    part.SetValue("PART_WORD", view.word(word));
    part.SetValue("PART_BY", names.of(who));
  };
  person(text.edited_by, "DESK_EDITED_BY");
  person(text.translated_by, "DESK_TRANSLATED_BY");
  person(text.reviewed_by, "DESK_REVIEWED_BY");
}

// Derived words that the table does not tell from others, each once.
void fill_ambiguous(const WorkView& seen, const std::string& lang, Dictionary& row) {
  std::vector<std::string> told;
  for (const newsroom::DerivedWord& word : seen.ambiguous) {
    if (word.lang != lang) continue;
    if (std::find(told.begin(), told.end(), word.word.word) != told.end()) continue;
    told.push_back(word.word.word);
  }
  if (told.empty()) return;
  std::string words;
  for (const std::string& word : told) words += (words.empty() ? "" : ", ") + word;
  row.SetValueAndShowSection("AMBIGUOUS_WORDS", words, "AMBIGUOUS");
}

// Handed on without being ready: it stays behind when the others go out.
bool is_left_out(const WorkView& seen, const WorkText& text) {
  const record::WorkState state = seen.work.state;
  return !newsroom::is_ready(text) && !record::is_final(state) && state != record::WorkState::draft;
}

void fill_text(const View& view, const Names& names, const WorkView& seen, const WorkText& text,
               const Variant& variant, Dictionary& page) {
  const record::Text* words = seen.proposal.content.text(text.lang);
  if (words == nullptr) return;
  Dictionary& row = *page.AddSectionDictionary("TEXT");
  row.SetValue("TEXT_LANG", text.lang);
  row.SetValue("TEXT_NAME", variant.label);
  row.SetValue("TEXT_HEADLINE", words->headline);
  row.SetValue("TEXT_LEAD", text::plain(words->lead));
  row.SetValue("PREVIEW_HREF", work_path(seen.work.key) + "/preview/" + variant.segment);
  fill_readiness(view, names, text, row);
  if (seen.outdated.contains(text.lang)) row.ShowSection("OUTDATED");
  if (is_left_out(seen, text)) row.ShowSection("LEFT_OUT");
  fill_ambiguous(seen, text.lang, row);
  fill_text_buttons(view, seen, text, row);
}

// In the order of the settings: the source comes first.
void fill_texts(const View& view, const Names& names, const WorkView& seen, Dictionary& page) {
  if (!seen.proposal.content.texts.empty()) page.ShowSection("TEXTS");
  for (const Variant& variant : view.ground.config.variants) {
    for (const WorkText& text : seen.texts) {
      if (text.lang == variant.tag) fill_text(view, names, seen, text, variant, page);
    }
  }
}

void fill_notes(const View& view, const WorkView& seen, Dictionary& page) {
  if (!newsroom::needs_notes(seen.work.act)) return;
  Dictionary& notes = *page.AddSectionDictionary("NOTES");
  const auto& reason = seen.proposal.reason;
  notes.SetValue("REASON", reason ? view.word("REASON_" + std::string(reason_name(*reason)))
                                  : view.word("DESK_NO_REASON"));
  for (const Variant& variant : view.ground.config.variants) {
    auto note = seen.proposal.notes.find(variant.tag);
    if (note == seen.proposal.notes.end()) continue;
    Dictionary& row = *notes.AddSectionDictionary("NOTE");
    row.SetValue("NOTE_LANG", variant.tag);
    row.SetValue("NOTE_NAME", variant.label);
    row.SetValue("NOTE_TEXT", note->second);
  }
}

// What a step says besides who and when: a remark, a reason, a time, the text it was about.
std::string remark_of(const View& view, const record::WorkStep& step) {
  if (step.act == "fail") return failure_words(view, step.remark);
  const bool of_a_text = step.act == "finish" || step.act == "review" || step.act == "see";
  return of_a_text ? variant_label(view, step.remark) : step.remark;
}

void fill_steps(const View& view, const Names& names, const WorkView& seen, Dictionary& page) {
  for (auto step = seen.steps.rbegin(); step != seen.steps.rend(); ++step) {
    Dictionary& row = *page.AddSectionDictionary("STEP");
    row.SetValue("STEP_WORD", view.word("STEP_" + step->act));
    row.SetValue("STEP_BY", names.of(step->made_by));
    row.SetValue("STEP_ISO", iso_local(view, step->at));
    row.SetValue("STEP_WHEN", when(view, step->at));
    const std::string remark = remark_of(view, *step);
    if (!remark.empty()) row.SetValueAndShowSection("STEP_REMARK", remark, "REMARKED");
  }
}

// Whom it can be limited to: those who could see it anyway.
Result<void> fill_access(const View& view, const record::Work& work, Dictionary& page) {
  TRY(auto named, record::work_access(view.session(), work.key));
  if (!named.empty()) page.ShowSection("LIMITED");
  if (!caller_roles(view).has(record::Role::author)) return {};
  Dictionary& access = *page.AddSectionDictionary("ACCESS");
  TRY(auto accounts, record::all_accounts(view.session()));
  for (const record::Account& account : accounts) {
    bool has_part = account.roles.meets(newsroom::kSeeWork) && !account.suspended;
    if (!has_part || account.key == caller_key(view)) continue;
    Dictionary& row = *access.AddSectionDictionary("ONE");
    row.SetValue("ONE_KEY", to_string(account.key));
    row.SetValue("ONE_NAME", account.display);
    bool chosen = std::find(named.begin(), named.end(), account.key) != named.end();
    if (chosen) row.ShowSection("ONE_CHOSEN");
  }
  return {};
}

}  // namespace

Answer work_view(View& view, const Key& work, const std::optional<Untaken>& untaken,
                 const Form& typed) {
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(WorkView seen, desk->look(view.session(), caller_key(view), work));
  TRY(Names names, Names::load(view));
  Dictionary page("work");
  TRY(std::string title, title_of(view, seen.work, seen.proposal));
  page.SetValue("TITLE", title);
  page.SetValue("PATH", work_path(work));
  fill_state(view, names, seen, page);
  fill_returned(names, seen, page);
  if (seen.work.revision > 1) page.ShowSection("COMPARE");
  fill_texts(view, names, seen, page);
  fill_notes(view, seen, page);
  if (!record::is_final(seen.work.state)) fill_failing(view, seen.failing, page);
  if (!seen.failing.empty() && !record::is_final(seen.work.state)) page.ShowSection("FAILING");
  fill_steps(view, names, seen, page);
  TRY_VOID(fill_access(view, seen.work, page));
  fill_buttons(view, seen, typed, page);
  DeskFrame frame{"", "/work", work_path(work), {}, untaken, title};
  return desk_page(view, "work.tpl", frame, page);
}

Answer work_page(const http::Request& request, View& view) {
  TRY(Key work, work_key(request));
  return work_view(view, work, {}, {});
}

}  // namespace glasnik::site
