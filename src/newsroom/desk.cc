#include "newsroom/desk.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"
#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "newsroom/desk_texts.h"
#include "newsroom/plan.h"
#include "record/credential.h"
#include "record/document.h"
#include "record/edition.h"
#include "record/kept.h"

namespace glasnik::newsroom {
namespace {

using record::Work;
using record::WorkState;
using store::Session;

// The kinds of act that an edition can be: merge and removal by law have ways of their own.
bool is_for_the_desk(proof::Kind act) {
  return proof::is_act(act) && act != proof::Kind::merge && act != proof::Kind::remove_legal;
}

std::string source_of(const record::Content& content) {
  for (const record::Text& text : content.texts) {
    if (text.status == record::TextStatus::original) return text.lang;
  }
  return "";
}

// The words of one text that its derived form does not tell from others.
void add_ambiguous(const record::Text& source, const std::string& lang,
                   std::vector<DerivedWord>& into) {
  auto add = [&](const std::string& part, const std::string& words) {
    for (text::AmbiguousWord& word : text::ambiguous_words(words, record::kept_in(source, part))) {
      into.push_back({lang, part, std::move(word)});
    }
  };
  add("headline", source.headline);
  add("lead", source.lead);
  for (const record::Block& block : source.blocks) add(block.id, block.text);
}

std::vector<DerivedWord> ambiguous_in(const record::Content& content) {
  std::vector<DerivedWord> words;
  for (const record::Text& text : content.texts) {
    if (text.status != record::TextStatus::derived) continue;
    if (const record::Text* source = content.text(text.of))
      add_ambiguous(*source, text.lang, words);
  }
  return words;
}

// Without what this person may not know of.
Result<std::vector<Work>> seen_by(Session& session, const Key& by, std::vector<Work> all) {
  TRY(record::RoleSet roles, record::roles_now(session, by));
  std::vector<Work> seen;
  for (Work& work : all) {
    TRY(bool may, may_see(session, by, roles, work));
    if (may) seen.push_back(std::move(work));
  }
  return seen;
}

Result<bool> has_named_passkey(Session& session, const Key& account, const proof::KeyHistory& keys,
                               std::uint64_t size) {
  TRY(auto credentials, record::credentials_of(session, account));
  return std::any_of(credentials.begin(), credentials.end(), [&](const auto& credential) {
    return credential.handle && keys.approval_key(base64(*credential.handle), size) != nullptr;
  });
}

}  // namespace

DeskSettings desk_settings(const Config& config) {
  DeskSettings settings;
  for (const Variant& variant : config.variants) {
    if (variant.role != VariantRole::translation) settings.required_variants.push_back(variant.tag);
  }
  return settings;
}

Result<Work> Desk::create(const Key& by, const Key& key, record::Proposal proposal) {
  return newsroom_.database().write([&](Session& session) -> Result<Work> {
    TRY(auto known, record::work(session, key));
    if (known && known->created_by == by) return *known;  // the answer was lost
    if (known) return Error{Code::conflict, "create: another edition has this key"};
    std::optional<WorkState> from;
    if (proposal.document) {
      TRY(auto active, record::active_work(session, *proposal.document));
      if (active) from = active->state;
    }
    TRY(record::RoleSet roles, record::roles_now(session, by));
    TRY_VOID(step(from, DeskAct::create, roles));
    return begin(session, by, key, proposal);
  });
}

Result<Work> Desk::begin(Session& session, const Key& by, const Key& key,
                         record::Proposal proposal) {
  if (!is_for_the_desk(proposal.act)) {
    return Error{Code::invalid, fmt::format("{} is no edition", proof::kind_name(proposal.act))};
  }
  Work work;
  work.key = key;
  work.act = proposal.act;
  work.document = proposal.document;
  work.created_by = by;
  work.revision = 1;
  if (proposal.document) {
    TRY(auto state, record::document_state(session, *proposal.document));
    if (!state || state->content_entry == record::kNoWords) {
      return Error{Code::not_found, "there is no document " + to_string(*proposal.document)};
    }
    work.base_entry = state->content_entry;
    TRY(record::Content stands, record::load_content(session, state->content_entry));
    proposal.content = record::without_removed(std::move(stands));
  } else if (proposal.act != proof::Kind::release) {
    return Error{Code::invalid, "a new item is released: name the document of another act"};
  }
  TRY(proposal, normal_form(std::move(proposal), newsroom_.config()));
  work.source = source_of(proposal.content);
  TRY_VOID(record::put_work(session, work));
  TRY_VOID(record::put_revision(session, key, {1, now(), by, record::canonical(proposal)}));
  TRY_VOID(proposal.document ? begin_as_public(session, work, proposal)
                             : follow_save(session, work, by, nullptr, proposal));
  TRY_VOID(record::put_step(session, key, {now(), by, "create", WorkState::draft, 1, ""}));
  return work;
}

Result<Saved> Desk::edit(const Key& by, Typed typed) {
  return newsroom_.database().write([&](Session& session) { return save(session, by, typed); });
}

// A save whose answer was lost is asked for again upon its old base: both sides say the same by
// then, which is no conflict and no change.
Result<Saved> Desk::save(Session& session, const Key& by, Typed& typed) {
  TRY(OpenWork opened, open_work(session, by, typed.work));
  TRY(WorkState state, step(opened.work.state, DeskAct::edit, opened.roles));
  TRY(record::Proposal mine, normal_form(std::move(typed.proposal), newsroom_.config()));
  TRY(record::Proposal base, load_revision(session, typed.work, typed.base));
  TRY(Merged merged, merge(base, mine, opened.proposal));
  const bool stale = typed.base != opened.work.revision;
  if (!merged.conflicts.empty()) {
    return Saved{opened.work.revision, false, std::move(merged.conflicts)};
  }
  TRY(record::Proposal after, normal_form(std::move(merged.proposal), newsroom_.config()));
  TRY_VOID(record::remove_buffer(session, typed.work, by));
  if (record::canonical(after) != record::canonical(opened.proposal)) {
    TRY_VOID(put_save(session, by, opened, state, after));
  }
  return Saved{opened.work.revision, stale, {}};
}

// The row first: with it the approval goes, so that the approver of before may be who edits now.
Result<void> Desk::put_save(Session& session, const Key& by, OpenWork& opened, WorkState state,
                            const record::Proposal& after) {
  Work& work = opened.work;
  ++work.revision;
  work.state = state;
  work.source = source_of(after.content);
  void_approval(work);
  TRY_VOID(record::put_work(session, work));
  TRY_VOID(record::put_revision(session, work.key,
                                {work.revision, now(), by, record::canonical(after)}));
  TRY_VOID(follow_save(session, work, by, &opened.proposal, after));
  return record::put_step(
      session, work.key,
      {now(), by, std::string(act_name(DeskAct::edit)), state, work.revision, ""});
}

Result<void> Desk::known(const Key& by, const Key& work) {
  return newsroom_.database().read([&](Session& session) -> Result<void> {
    TRY_VOID(open_work(session, by, work));
    return {};
  });
}

// Others do not see it, and nothing of it is checked but who writes: half a word is welcome.
Result<void> Desk::autosave(const Key& by, const Typed& typed) {
  return newsroom_.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_work(session, by, typed.work));
    TRY_VOID(step(opened.work.state, DeskAct::edit, opened.roles));
    return record::put_buffer(session, typed.work, by,
                              {typed.base, now(), record::canonical(typed.proposal)});
  });
}

Result<std::optional<record::Buffer>> Desk::unsaved(Session& session, const Key& by,
                                                    const Key& work) {
  TRY_VOID(open_work(session, by, work));
  return record::buffer(session, work, by);
}

Result<std::optional<record::Buffer>> Desk::unsaved(const Key& by, const Key& work) {
  return newsroom_.database().read([&](Session& session) { return unsaved(session, by, work); });
}

// No challenge where it could not be released as it stands: `failing` says why.
Result<void> Desk::add_challenge(Session& session, const Key& by, const record::Proposal& out,
                                 WorkView& view) {
  TRY(std::uint64_t size, ledger::committed_size(session));
  TRY(ledger::PolicyInForce policy, ledger::policy_in_force(session, size));
  TRY(proof::KeyHistory keys, ledger::key_history(session, size));
  TRY(bool named, has_named_passkey(session, by, keys, size));
  view.by_passkey = named || policy.approvals > 0;
  auto planned = plan(newsroom_, session, request_of(view.work, out));
  if (planned) view.challenge = proof::approval_challenge(planned->entry);
  return {};
}

Result<WorkView> Desk::look(Session& session, const Key& by, const Key& work) {
  TRY(OpenWork opened, open_work(session, by, work));
  WorkView view;
  view.work = std::move(opened.work);
  view.proposal = std::move(opened.proposal);
  view.texts = std::move(opened.texts);
  for (const record::WorkText& text : view.texts) {
    const record::Text* words = view.proposal.content.text(text.lang);
    if (words == nullptr || words->status != record::TextStatus::translation) continue;
    TRY(auto parts, outdated_parts(session, view.work, view.proposal, text.lang));
    if (!parts.empty()) view.outdated[text.lang] = std::move(parts);
  }
  view.ambiguous = ambiguous_in(view.proposal.content);
  record::Proposal out = ready_part(view.proposal, view.texts);
  view.hash = sha256(record::canonical(out));
  TRY(view.failing, failing_conditions(session, newsroom_, settings_.required_variants,
                                       {view.work, out, view.texts}));
  TRY(view.steps, record::work_steps(session, work));
  if (view.work.state == WorkState::submitted) TRY_VOID(add_challenge(session, by, out, view));
  return view;
}

Result<WorkView> Desk::look(const Key& by, const Key& work) {
  return newsroom_.database().read([&](Session& session) { return look(session, by, work); });
}

Result<std::vector<Work>> Desk::list(Session& session, const Key& by) {
  TRY(auto all, record::all_active_work(session));
  return seen_by(session, by, std::move(all));
}

Result<std::vector<Work>> Desk::list(const Key& by) {
  return newsroom_.database().read([&](Session& session) { return list(session, by); });
}

Result<std::vector<Work>> Desk::unconfirmed(Session& session, const Key& by) {
  TRY(auto all, record::unconfirmed_work(session));
  return seen_by(session, by, std::move(all));
}

Result<record::Proposal> Desk::revision(Session& session, const Key& by, const Key& work,
                                        std::int64_t number) {
  TRY_VOID(open_work(session, by, work));
  return load_revision(session, work, number);
}

Result<record::Proposal> Desk::revision(const Key& by, const Key& work, std::int64_t number) {
  return newsroom_.database().read(
      [&](Session& session) { return revision(session, by, work, number); });
}

}  // namespace glasnik::newsroom
