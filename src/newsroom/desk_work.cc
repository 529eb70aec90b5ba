#include "newsroom/desk_work.h"

#include <algorithm>
#include <set>

#include "newsroom/compose.h"
#include "record/kept.h"
#include "text/repair.h"
#include "text/translit.h"

namespace glasnik::newsroom {
namespace {

using record::RoleSet;

bool is_block_id(std::string_view id) {
  return id.size() == 8 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

Result<void> check_blocks(const record::Content& content) {
  for (const record::Text& text : content.texts) {
    std::set<std::string_view> ids;
    for (const record::Block& block : text.blocks) {
      if (!is_block_id(block.id)) return Error{Code::invalid, "no block can be named " + block.id};
      if (ids.insert(block.id).second) continue;
      return Error{Code::invalid, "two blocks of " + text.lang + " are named " + block.id};
    }
  }
  return {};
}

// What is kept of words that are no longer there goes with them.
Result<void> check_kept_words(record::Content& content) {
  for (record::Text& text : content.texts) {
    std::erase_if(text.kept, [&](const auto& one) {
      return one.second.empty() || record::words_of_part(text, one.first) == nullptr;
    });
    for (const auto& [part, kept] : text.kept) {
      TRY_VOID(record::check_kept(*record::words_of_part(text, part), kept));
    }
  }
  return {};
}

}  // namespace

record::WorkText* OpenWork::text(std::string_view lang) {
  auto found = std::find_if(texts.begin(), texts.end(), [&](auto& t) { return t.lang == lang; });
  return found == texts.end() ? nullptr : &*found;
}

Result<bool> may_see(store::Session& session, const Key& by, RoleSet roles,
                     const record::Work& work) {
  TRY(bool known, record::is_known_to(session, work.key, by));
  return known && roles.meets(kSeeWork);
}

// An edition that somebody may not see is answered as one that is not there, and in the same time:
// one question, before anything of it is read.
Result<OpenWork> open_work(store::Session& session, const std::optional<Key>& by, const Key& key) {
  const Error absent{Code::not_found, "there is no edition " + to_string(key)};
  RoleSet roles;
  if (by) {
    TRY(roles, record::roles_now(session, *by));
    TRY(bool known, record::is_known_to(session, key, *by));
    if (!known || !roles.meets(kSeeWork)) return absent;
  }
  TRY(auto work, record::work(session, key));
  if (!work) return absent;
  OpenWork opened{*std::move(work), {}, {}, roles};
  TRY(opened.proposal, load_revision(session, key, opened.work.revision));
  TRY(opened.texts, record::work_texts(session, key));
  return opened;
}

Result<record::Proposal> load_revision(store::Session& session, const Key& work,
                                       std::int64_t number) {
  TRY(auto revision, record::revision(session, work, number));
  if (!revision) return Error{Code::invalid, "there is no revision " + std::to_string(number)};
  return record::parse_proposal(revision->content);
}

Result<record::Proposal> normal_form(record::Proposal proposal, const Config& config) {
  if (!proof::is_content_act(proposal.act)) proposal.content = {};
  TRY_VOID(check_blocks(proposal.content));
  TRY_VOID(check_kept_words(proposal.content));
  derive_variants(proposal.content, config);
  for (const Variant& variant : config.variants) {
    if (variant.role == VariantRole::derived) proposal.notes.erase(variant.tag);
  }
  for (auto& [lang, note] : proposal.notes) {
    TRY(note, text::clean(note, lang));
  }
  for (const record::Text& text : proposal.content.texts) {
    if (text.status != record::TextStatus::derived) continue;
    auto of = proposal.notes.find(text.of);
    if (of == proposal.notes.end()) continue;
    proposal.notes[text.lang] = text::to_latin(of->second).text;
  }
  auto read = record::parse_proposal(record::canonical(proposal));
  if (!read) return Error{Code::invalid, "this cannot be kept: " + read.error().message};
  return read;
}

ActRequest request_of(const record::Work& work, const record::Proposal& out) {
  ActRequest act;
  act.kind = out.act;
  act.document = out.document;
  act.notes = out.notes;
  act.reason = out.reason;
  act.salts = work.salts;
  if (work.assertion) act.approvals.push_back(*work.assertion);
  if (proof::is_content_act(out.act)) act.content = out.content;
  return act;
}

void void_approval(record::Work& work) {
  work.submitted_by.reset();
  work.approved_by.reset();
  work.approval.reset();
  work.salts.clear();
  work.assertion.reset();
  work.schedule.reset();
  work.failure.clear();
}

}  // namespace glasnik::newsroom
