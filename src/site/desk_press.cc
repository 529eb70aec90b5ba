#include "site/desk_press.h"

#include <fmt/format.h>

#include "base/encoding.h"
#include "newsroom/desk_schedule.h"
#include "newsroom/press.h"
#include "newsroom/preview_links.h"
#include "newsroom/standing.h"
#include "text/format.h"

namespace glasnik::site {
namespace {

using newsroom::DeskAct;
using newsroom::WorkView;
using record::Readiness;
using record::Role;
using record::RoleSet;
using record::WorkState;
using record::WorkText;

bool may(const View& view, const WorkView& seen, DeskAct act) {
  return newsroom::step(seen.work.state, act, caller_roles(view)).ok();
}

// What needs a credential shown lately is a link to showing it, so that nothing typed is lost.
bool is_shown_lately(const View& view, const WorkView& seen, Dictionary& section) {
  if (view.caller.who->fresh) return true;
  section.SetValueAndShowSection("PROVE_HREF", "/confirm?to=" + work_path(seen.work.key), "PROVE");
  return false;
}

void fill_approve(const View& view, const WorkView& seen, Dictionary& page) {
  if (!may(view, seen, DeskAct::approve)) return;
  if (is_own_work(caller_key(view), seen.work, seen.texts)) return page.ShowSection("OWN");
  if (!seen.failing.empty()) return;
  Dictionary& approve = *page.AddSectionDictionary("APPROVE");
  if (!is_shown_lately(view, seen, approve)) return;
  const bool by_passkey = seen.by_passkey && seen.challenge;
  Dictionary& now = *approve.AddSectionDictionary(by_passkey ? "APPROVE_PASSKEY" : "APPROVE_NOW");
  now.SetValue("HASH", hex(seen.hash.view()));
  if (!by_passkey) return;
  now.SetValue("CHALLENGE", hex(seen.challenge->view()));
}

void fill_schedule(const View& view, const WorkView& seen, const Form& typed, Dictionary& page) {
  if (!may(view, seen, DeskAct::schedule) || !seen.failing.empty()) return;
  Dictionary& schedule = *page.AddSectionDictionary("SCHEDULE");
  const Time next = view.ground.accounts->now() + std::chrono::hours(1);
  const bool again = !typed.text("day").empty();
  schedule.SetValue("DAY", again ? typed.text("day") : iso_date(local_date(view, next)));
  schedule.SetValue("MINUTE",
                    again ? typed.text("minute") : clock(view, next).substr(0, 2) + ":00");
  schedule.SetValue("ZONE", view.ground.zone.name());
  const std::vector<std::string> offsets = both_offsets(view, typed);
  if (offsets.empty()) return;
  Dictionary& twice = *schedule.AddSectionDictionary("TWICE");
  for (const std::string& offset : offsets) {
    twice.AddSectionDictionary("OFFSET")->SetValue("OFFSET_VALUE", offset);
  }
}

bool may_be_forced(proof::Kind act) {
  return act == proof::Kind::release || act == proof::Kind::correct || act == proof::Kind::withdraw;
}

void fill_force(const View& view, const WorkView& seen, const Form& typed, Dictionary& page) {
  if (!may(view, seen, DeskAct::force) || !may_be_forced(seen.work.act)) return;
  Dictionary& force = *page.AddSectionDictionary("FORCE");
  if (!is_shown_lately(view, seen, force)) return;
  force.AddSectionDictionary("FORCE_NOW")->SetValue("WHY", typed.text("why"));
}

void fill_confirm(const View& view, const WorkView& seen, Dictionary& page) {
  const record::Work& work = seen.work;
  const Key& who = caller_key(view);
  bool open = work.forced_by && !work.confirmed_by && caller_roles(view).has(Role::approver);
  if (!open || work.forced_by == who || work.submitted_by == who) return;
  Dictionary& confirm = *page.AddSectionDictionary("CONFIRM");
  if (is_shown_lately(view, seen, confirm)) confirm.ShowSection("CONFIRM_NOW");
}

void fill_notes_form(const View& view, const WorkView& seen, const Form& typed, Dictionary& page) {
  if (!newsroom::needs_notes(seen.work.act) || !may(view, seen, DeskAct::edit)) return;
  Dictionary& form = *page.AddSectionDictionary("NOTES_FORM");
  form.SetIntValue("BASE", static_cast<long>(seen.work.revision));
  auto notes = typed.text("base").empty() ? seen.proposal.notes : notes_in(view, typed);
  const auto& reason = seen.proposal.reason;
  fill_reason_and_notes(view, reason ? std::string(proof::reason_name(*reason)) : "", notes, form);
}

constexpr proof::Reason kReasons[] = {
    proof::Reason::fact, proof::Reason::number, proof::Reason::name, proof::Reason::translation,
    proof::Reason::law,  proof::Reason::error,  proof::Reason::other};

}  // namespace

void fill_buttons(const View& view, const WorkView& seen, const Form& typed, Dictionary& page) {
  if (may(view, seen, DeskAct::edit) && proof::is_content_act(seen.work.act)) {
    page.ShowSection("WRITE");
  }
  if (may(view, seen, DeskAct::submit) && seen.failing.empty()) page.ShowSection("SUBMIT");
  if (caller_roles(view).meets(newsroom::kShareWork)) page.ShowSection("SHARE");
  if (caller_roles(view).meets(newsroom::kSeePress)) page.ShowSection("TO_PRESS");
  fill_approve(view, seen, page);
  if (may(view, seen, DeskAct::send_back)) {
    page.AddSectionDictionary("RETURN")->SetValue("REMARK", typed.text("remark"));
  }
  fill_schedule(view, seen, typed, page);
  if (may(view, seen, DeskAct::unschedule)) page.ShowSection("UNSCHEDULE");
  if (may(view, seen, DeskAct::release)) page.ShowSection("RELEASE");
  fill_force(view, seen, typed, page);
  fill_confirm(view, seen, page);
  fill_notes_form(view, seen, typed, page);
  if (may(view, seen, DeskAct::discard)) page.ShowSection("DISCARD");
  const record::Work& work = seen.work;
  if (work.state == WorkState::released && caller_roles(view).has(Role::author)) {
    page.AddSectionDictionary("AGAIN")->SetIntValue("AGAIN_NUMBER",
                                                    static_cast<long>(work.document->number));
  }
  if (caller_roles(view) != RoleSet{Role::auditor}) {
    page.AddSectionDictionary("REMARK_FORM")->SetValue("WORDS", typed.text("words"));
  }
}

void fill_text_buttons(const View& view, const WorkView& seen, const WorkText& text,
                       Dictionary& row) {
  if (seen.work.state != WorkState::draft) return;
  const RoleSet roles = caller_roles(view);
  const Key& who = caller_key(view);
  bool translating = text.readiness == Readiness::in_translation ||
                     (text.readiness == Readiness::translated && seen.outdated.contains(text.lang));
  if (translating && roles.meets({Role::author, Role::translator})) row.ShowSection("FINISH");
  bool reviewed = text.readiness == Readiness::translated && text.translated_by != who &&
                  text.edited_by != who && roles.meets({Role::translator, Role::approver});
  if (reviewed) row.ShowSection("REVIEW");
  bool unseen = text.readiness == Readiness::derived && !text.reviewed_by;
  if (unseen && roles.meets({Role::author, Role::translator, Role::approver})) {
    row.ShowSection("SEE");
  }
}

void fill_reason_and_notes(const View& view, const std::string& reason,
                           const std::map<std::string, std::string>& notes, Dictionary& page) {
  for (proof::Reason one : kReasons) {
    const std::string name(proof::reason_name(one));
    Dictionary& choice = *page.AddSectionDictionary("REASON_CHOICE");
    choice.SetValue("REASON_NAME", name);
    choice.SetValue("REASON_WORD", view.word("REASON_" + name));
    if (name == reason) choice.ShowSection("REASON_CHOSEN");
  }
  for (const Variant& variant : view.ground.config.variants) {
    if (variant.role == VariantRole::derived) continue;
    Dictionary& field = *page.AddSectionDictionary("NOTE_FIELD");
    auto note = notes.find(variant.tag);
    field.SetValue("NOTE_TAG", variant.tag);
    field.SetValue("NOTE_LABEL", variant.label);
    field.SetValue("NOTE_WORDS", note == notes.end() ? std::string() : note->second);
  }
}

Result<std::optional<proof::Reason>> reason_in(const Form& form) {
  if (form.text("reason").empty()) return std::optional<proof::Reason>();
  TRY(proof::Reason reason, proof::parse_reason(form.text("reason")));
  return std::optional(reason);
}

std::map<std::string, std::string> notes_in(const View& view, const Form& form) {
  std::map<std::string, std::string> notes;
  for (const Variant& variant : view.ground.config.variants) {
    std::string note = form.text("note:" + variant.tag);
    if (!note.empty()) notes[variant.tag] = std::move(note);
  }
  return notes;
}

std::string wall_in(const Form& typed) {
  if (typed.text("day").empty() || typed.text("minute").empty()) return "";
  return typed.text("day") + " " + typed.text("minute") + typed.text("offset");
}

std::vector<std::string> both_offsets(const View& view, const Form& typed) {
  const text::Zone& zone = view.ground.zone;
  auto date = parse_iso_date(typed.text("day"));
  if (!date || wall_in(typed).empty()) return {};
  // What the zone's clocks show half a day before and after: of these two one fits, or both do.
  const Time noon = std::chrono::sys_days(*date) + std::chrono::hours(12);
  std::vector<std::string> offsets;
  for (Time around : {noon - std::chrono::hours(24), noon + std::chrono::hours(24)}) {
    std::string offset = text::utc_offset(zone.wall_time(around));
    if (!offsets.empty() && offsets.front() == offset) continue;
    auto there =
        newsroom::parse_schedule(typed.text("day") + " " + typed.text("minute") + offset, zone);
    if (there) offsets.push_back(std::move(offset));
  }
  return offsets.size() == 2 ? offsets : std::vector<std::string>();
}

}  // namespace glasnik::site
