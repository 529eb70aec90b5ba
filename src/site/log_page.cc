#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"
#include "ledger/charter.h"
#include "ledger/cosigning.h"
#include "proof/checkpoint.h"
#include "record/edition.h"
#include "site/frame.h"
#include "site/log_entry.h"
#include "site/pages.h"
#include "site/site.h"
#include "site/stream.h"
#include "text/format.h"

namespace glasnik::site {
namespace {

constexpr std::int64_t kShown = 50;

Result<std::string> headline_of(const View& view, const record::Act& act) {
  TRY(auto item, record::listed(view.session(), act.document, view.variant->tag));
  if (!item || !has_versions(item->standing)) return std::string();
  TRY(auto content, record::load_content_in(view.session(), act.content_entry, view.variant->tag));
  return content.texts.empty() ? std::string() : content.texts.front().headline;
}

Dictionary& fill_line(const View& view, const LogEntry& logged, Dictionary& page) {
  Dictionary& row = *page.AddSectionDictionary("ENTRY");
  row.SetIntValue("ENTRY_NUMBER", logged.index);
  row.SetValue("ENTRY_ISO", iso_local(view, logged.entry.issued));
  row.SetValue("ENTRY_WHEN", when(view, logged.entry.issued));
  std::string kind(proof::kind_name(logged.entry.kind));
  row.SetValue("ENTRY_KIND", kind == "correct" ? "correction" : kind);
  row.SetValue("ENTRY_ACT", name_of(view, logged.entry));
  if (logged.entry.forced) row.ShowSection("ENTRY_FORCED");
  return row;
}

// Of a document, by its row.
Result<void> fill_act(const View& view, const record::Act& act, Dictionary& row) {
  row.SetValue("ENTRY_VERSION", to_string(act.version));
  row.SetValueAndShowSection("ENTRY_JSON_HREF", proof_path(act.document, act.seq, "entry.json"),
                             "ENTRY_JSON");
  TRY(std::string headline, headline_of(view, act));
  if (headline.empty()) {
    row.SetValueAndShowSection("ENTRY_TEXT_TEXT", to_string(act.document), "ENTRY_TEXT");
    return {};
  }
  Dictionary& link = *row.AddSectionDictionary("ENTRY_PAGE");
  link.SetValue("ENTRY_HREF", edition_path(*view.variant, act.document, act.version));
  link.SetValue("ENTRY_HEADLINE", headline);
  return {};
}

// About the log itself.
void fill_own(const View& view, const proof::Entry& entry, Dictionary& row) {
  if (entry.kind == proof::Kind::policy) row.SetIntValue("ENTRY_VERSION", entry.number);
  row.SetValueAndShowSection("ENTRY_TEXT_TEXT", content_of(view, entry), "ENTRY_TEXT");
}

// The latest entries, newest first.
Result<void> fill_entries(const View& view, Dictionary& page) {
  std::int64_t from = std::max<std::int64_t>(0, view.published() - kShown);
  TRY(auto acts, record::acts_between(view.session(), from, view.published()));
  TRY(auto entries, entries_from(view, from));
  for (auto logged = entries.rbegin(); logged != entries.rend(); ++logged) {
    if (!proof::is_act(logged->entry.kind)) {
      fill_own(view, logged->entry, fill_line(view, *logged, page));
      continue;
    }
    auto act = std::find_if(acts.begin(), acts.end(),
                            [&](const record::Act& a) { return a.entry == logged->index; });
    if (act != acts.end()) TRY_VOID(fill_act(view, *act, fill_line(view, *logged, page)));
  }
  return {};
}

// Who has signed what the log has signed, when last, and whether that is enough for its policy.
Result<void> fill_witnesses(const View& view, Dictionary& page) {
  TRY(ledger::Witnessing found, ledger::witnessing(view.session(), *view.log));
  if (found.witnesses.empty()) {
    page.ShowSection("NO_WITNESS");
    return {};
  }
  text::Style style = text::style_of(view.variant->tag);
  Dictionary& list = *page.AddSectionDictionary("WITNESS_LIST");
  list.SetIntValue("WITNESS_PRESENT", static_cast<long>(found.present));
  list.SetIntValue("WITNESS_TOTAL", static_cast<long>(found.witnesses.size()));
  if (!found.asked) list.ShowSection("QUORUM_NONE");
  if (found.met) list.ShowSection("QUORUM_MET");
  if (found.missing_since) {
    Dictionary& missing = *list.AddSectionDictionary("QUORUM_MISSING");
    missing.SetValue("MISSING_ISO", iso_local(view, *found.missing_since));
    missing.SetValue("MISSING_WHEN", when(view, *found.missing_since));
  }
  for (const ledger::WitnessState& state : found.witnesses) {
    Dictionary& row = *list.AddSectionDictionary("WITNESS");
    row.SetValue("WITNESS_NAME", state.name);
    if (state.size != view.log->size) row.ShowSection("WITNESS_WAITING");
    if (!state.size) continue;
    Dictionary& last = *row.AddSectionDictionary("WITNESS_SIGNED");
    last.SetValue("WITNESS_ISO", iso_local(view, state.at));
    last.SetValue("WITNESS_WHEN", when(view, state.at));
    last.SetValue("WITNESS_SIZE", text::number(static_cast<std::int64_t>(*state.size), style));
  }
  return {};
}

// When an entry was issued.
Result<Time> issued_at(const View& view, std::uint64_t index) {
  TRY(auto octets, ledger::entry_octets(view.session(), static_cast<std::int64_t>(index)));
  if (!octets) return Error{Code::corrupt, "a key without its entry"};
  TRY(proof::Entry entry, proof::parse_entry(*octets));
  return entry.issued;
}

// Every key that has signed the log, in its order: others have kept the first, and the later ones
// follow from it.
Result<void> fill_keys(const View& view, Dictionary& page) {
  TRY(auto keys, ledger::key_history(view.session(), view.log->size));
  std::size_t shown = 0;
  for (const proof::KeyLife& life : keys.lives()) {
    if (life.key.use != proof::KeyUse::log) continue;
    Dictionary& row = *page.AddSectionDictionary("KEY");
    fill_vkey(proof::vkey({keys.origin(), proof::KeyType::ed25519, life.key.pub}), row);
    row.SetValue("KEY_ISO", iso_local(view, life.since));
    row.SetValue("KEY_WHEN", when(view, life.since));
    if (shown++ == 0) row.ShowSection("KEY_FIRST");
    if (!life.until) continue;
    TRY(Time ended, issued_at(view, *life.until));
    Dictionary& end = *row.AddSectionDictionary("KEY_ENDED");
    end.SetValue("KEY_ENDED_AS",
                 view.word(life.ended == proof::KeyOp::revoke ? "KEY_REVOKED" : "KEY_RETIRED"));
    end.SetValue("KEY_ENDED_ISO", iso_local(view, ended));
    end.SetValue("KEY_ENDED_WHEN", when(view, ended));
  }
  page.ShowSection(shown > 1 ? "KEYS_MANY" : "KEYS_ONE");
  return {};
}

}  // namespace

Answer log_page(const http::Request&, View& view) {
  view.read.lists = true;
  if (!view.log) return Error{Code::unavailable, "the log has no checkpoint yet"};
  Dictionary page("log");
  TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(view.log->note));
  page.SetValue("ORIGIN", checkpoint.body.origin);
  page.SetValue("SIZE", text::number(view.published(), text::style_of(view.variant->tag)));
  page.SetValue("ROOT", base64(view.log->root.view()));
  page.SetValue("CHECKPOINT_ISO", iso_local(view, view.log->signed_at));
  page.SetValue("CHECKPOINT_WHEN", when(view, view.log->signed_at));
  page.SetValue("CHECKPOINT_HREF", "/log/checkpoint");
  page.SetValue("CHECKPOINT_NOTE", view.log->note);
  fill_command(view, "FILE.glasnik", page);
  TRY_VOID(fill_keys(view, page));
  page.SetValue("VKEY_HREF", "/log/vkey");
  page.SetValue("POLICY_HREF", "/log/policy");
  TRY_VOID(fill_witnesses(view, page));
  bool read_only = view.ground.status->condition().has_value();
  if (read_only) page.ShowSection("READ_ONLY");
  if (!read_only) view.canonical = log_path(*view.variant);
  TRY_VOID(fill_entries(view, page));
  page.SetValue("VERIFIER_HREF", verifier_path(*view.variant));
  Frame frame;
  frame.title = view.word("LOG");
  frame.description = view.word("LOG_LEAD");
  frame.path = log_path(*view.variant);
  frame.elsewhere = everywhere(view, log_path);
  frame.by_language = "/log/";
  frame.at = Frame::At::log;
  frame.show_record = true;
  fill_frame(view, frame, page);
  return http::Response(html_page(view, "log.tpl", page));
}

}  // namespace glasnik::site
