// The desk's verbs between the first word and the release: who says what of an edition.

#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"
#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "newsroom/desk.h"
#include "newsroom/desk_texts.h"
#include "newsroom/plan.h"
#include "record/credential.h"
#include "text/repair.h"
#include "text/utf8.h"

namespace glasnik::newsroom {
namespace {

using record::Readiness;
using record::Role;
using record::RoleSet;
using record::WorkState;
using record::WorkText;
using store::Session;

Error wrong_readiness(std::string_view act, const WorkText& text) {
  return {Code::conflict, fmt::format("{}: the text in {} is {}", act, text.lang,
                                      record::readiness_name(text.readiness))};
}

// Neither who sent it in nor the last editor of any text, and any octet counts.
Result<void> check_four_eyes(const Key& approver, const OpenWork& opened) {
  if (opened.work.submitted_by == approver) {
    return Error{Code::denied, "approve: you submitted this: another person approves it"};
  }
  for (const WorkText& text : opened.texts) {
    if (text.edited_by != approver) continue;
    return Error{Code::denied, fmt::format("approve: you were the last to edit {}: another person "
                                           "approves it",
                                           text.lang)};
  }
  return {};
}

}  // namespace

Result<void> Desk::change(const Key& by, const Key& work, DeskAct act, const std::string& remark,
                          const Guard& guard) {
  return newsroom_.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_work(session, by, work));
    TRY(WorkState state, step(opened.work.state, act, opened.roles));
    TRY_VOID(guard(session, opened));
    opened.work.state = state;
    TRY_VOID(record::put_work(session, opened.work));
    return record::put_step(
        session, work,
        {now(), by, std::string(act_name(act)), state, opened.work.revision, remark});
  });
}

Result<void> Desk::check(Session& session, const OpenWork& opened, const record::Proposal& out,
                         bool forced) {
  TRY(auto failing, failing_conditions(session, newsroom_, settings_.required_variants,
                                       {opened.work, out, opened.texts, forced}));
  if (failing.empty()) return {};
  return Error{Code::conflict, "this cannot be published yet: " + told(failing)};
}

Result<void> Desk::submit(const Key& by, const Key& work) {
  return change(by, work, DeskAct::submit, "",
                [&](Session& session, OpenWork& opened) -> Result<void> {
                  opened.work.submitted_by = by;
                  record::Proposal out = ready_part(opened.proposal, opened.texts);
                  TRY_VOID(check(session, opened, out));
                  TRY(Plan planned, plan(newsroom_, session, request_of(opened.work, out)));
                  opened.work.salts = std::move(planned.salts);
                  return {};
                });
}

Result<void> Desk::send_back(const Key& by, const Key& work, const std::string& remark) {
  TRY(std::string words, text::clean(remark, "en"));
  if (words.empty()) return Error{Code::invalid, "return: say in a remark what is to be done"};
  return change(by, work, DeskAct::send_back, words,
                [](Session&, OpenWork& opened) -> Result<void> {
                  void_approval(opened.work);
                  return {};
                });
}

Result<void> Desk::approve(const Key& by, const Key& work, const Hash& seen,
                           const std::optional<proof::Approval>& assertion) {
  return change(by, work, DeskAct::approve, "",
                [&](Session& session, OpenWork& opened) -> Result<void> {
                  TRY_VOID(check_four_eyes(by, opened));
                  record::Proposal out = ready_part(opened.proposal, opened.texts);
                  const Hash hash = sha256(record::canonical(out));
                  if (hash != seen) {
                    return Error{Code::conflict, "approve: it has changed since you read it"};
                  }
                  TRY_VOID(check(session, opened, out));
                  TRY_VOID(check_assertion(session, by, opened.work, out, assertion));
                  opened.work.approved_by = by;
                  opened.work.approval = hash;
                  opened.work.assertion = assertion;
                  return {};
                });
}

// What goes into the log is judged as everybody will judge it there: by the keys that it names.
Result<void> Desk::check_assertion(Session& session, const Key& approver, const record::Work& work,
                                   const record::Proposal& out,
                                   const std::optional<proof::Approval>& assertion) {
  TRY(std::uint64_t size, ledger::committed_size(session));
  if (!assertion) {
    TRY(ledger::PolicyInForce policy, ledger::policy_in_force(session, size));
    if (policy.approvals == 0) return {};
    return Error{Code::denied, "approve: the log's policy asks for the word of your passkey"};
  }
  TRY(Bytes handle, parse_base64(assertion->key));
  TRY(auto credential, record::credential_by_handle(session, handle));
  if (!credential || credential->account != approver) {
    return Error{Code::denied, "approve: that is no passkey of yours"};
  }
  TRY(proof::KeyHistory keys, ledger::key_history(session, size));
  const proof::EntryKey* key = keys.approval_key(assertion->key, size);
  if (key == nullptr) {
    return Error{Code::denied,
                 "approve: the log does not name this passkey: see 'glasnik key new'"};
  }
  TRY(Plan planned, plan(newsroom_, session, request_of(work, out)));
  auto held = proof::check_approval(*assertion, *key, proof::approval_challenge(planned.entry));
  return held.ok() ? held : Error{Code::denied, "approve: " + held.error().message};
}

Result<void> Desk::discard(const Key& by, const Key& work) {
  return change(by, work, DeskAct::discard, "", [](Session&, OpenWork&) { return Result<void>(); });
}

Result<void> Desk::remark(const Key& by, const Key& work, const std::string& words) {
  TRY(std::string clean, text::clean(words, "en"));
  if (clean.empty()) return Error{Code::invalid, "remark: say something"};
  return newsroom_.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_work(session, by, work));
    if (opened.roles == RoleSet{Role::auditor}) {
      return Error{Code::denied, "remark: an auditor changes nothing"};
    }
    return record::put_step(session, work,
                            {now(), by, "remark", opened.work.state, opened.work.revision, clean});
  });
}

Result<void> Desk::limit(const Key& by, const Key& work, std::vector<Key> accounts) {
  return newsroom_.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_work(session, by, work));
    if (!opened.roles.has(Role::author)) {
      return Error{Code::denied, "limit: only an author may do this"};
    }
    if (!accounts.empty()) accounts.push_back(by);
    TRY_VOID(record::put_access(session, work, accounts));
    return record::put_step(session, work,
                            {now(), by, "limit", opened.work.state, opened.work.revision,
                             std::to_string(accounts.size())});
  });
}

// Only of a draft: what goes out depends on it, and an approval must not change under its approver.
Result<void> Desk::change_text(const Key& by, const Key& work, const std::string& lang,
                               std::string_view act, RoleSet roles, const TextChange& change) {
  return newsroom_.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_work(session, by, work));
    if (!opened.roles.meets(roles)) {
      return Error{Code::denied, fmt::format("{}: you have no role for this", act)};
    }
    if (opened.work.state != WorkState::draft) {
      return Error{Code::conflict, fmt::format("{}: the edition is {}", act,
                                               record::state_name(opened.work.state))};
    }
    WorkText* text = opened.text(lang);
    if (text == nullptr) return Error{Code::conflict, fmt::format("{}: no text in {}", act, lang)};
    TRY_VOID(change(session, opened, *text));
    TRY_VOID(record::put_work_text(session, work, *text));
    return record::put_step(
        session, work, {now(), by, std::string(act), WorkState::draft, opened.work.revision, lang});
  });
}

Result<void> Desk::finish(const Key& by, const Key& work, const std::string& lang) {
  return change_text(by, work, lang, "finish", {Role::author, Role::translator},
                     [&](Session& session, OpenWork& opened, WorkText& text) -> Result<void> {
                       bool open = text.readiness == Readiness::in_translation ||
                                   text.readiness == Readiness::translated;
                       if (!open) return wrong_readiness("finish", text);
                       text.readiness = Readiness::translated;
                       text.translated_by = by;
                       return see_source(session, opened.work, opened.proposal, lang);
                     });
}

Result<void> Desk::review(const Key& by, const Key& work, const std::string& lang) {
  return change_text(
      by, work, lang, "review", {Role::translator, Role::approver},
      [&](Session& session, OpenWork& opened, WorkText& text) -> Result<void> {
        if (text.readiness != Readiness::translated) return wrong_readiness("review", text);
        if (text.translated_by == by || text.edited_by == by) {
          return Error{Code::denied, "review: you translated this: another person reviews it"};
        }
        text.readiness = Readiness::reviewed;
        text.reviewed_by = by;
        return see_source(session, opened.work, opened.proposal, lang);
      });
}

Result<void> Desk::see(const Key& by, const Key& work, const std::string& lang) {
  return change_text(by, work, lang, "see", {Role::author, Role::translator, Role::approver},
                     [&](Session&, OpenWork&, WorkText& text) -> Result<void> {
                       if (text.readiness != Readiness::derived)
                         return wrong_readiness("see", text);
                       text.reviewed_by = by;
                       return {};
                     });
}

}  // namespace glasnik::newsroom
