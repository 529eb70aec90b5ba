#include "site/editions.h"

#include "record/edition.h"
#include "site/removed.h"
#include "site/stream.h"

namespace glasnik::site {

using record::Act;

const Act* edition_act(std::span<const Act> acts, Version version) {
  const Act* found = nullptr;
  for (const Act& act : acts) {
    if (act.version == version && act.content_entry == act.entry) found = &act;
  }
  return found;
}

const Act* edition_before(std::span<const Act> acts, const Act& act) {
  const Act* found = nullptr;
  for (const Act& other : acts) {
    if (other.entry < act.entry && other.content_entry == other.entry) found = &other;
  }
  return found;
}

std::string kind_class(const Act& act) {
  if (act.kind == "correct") return "correction";
  if (act.kind == "withdraw") return "withdrawn";
  if (act.kind == "unwithdraw") return "unwithdrawn";
  return act.kind;
}

Result<void> fill_acts(const View& view, std::span<const Act> acts, const Act* shown,
                       Dictionary& page, const std::string& site) {
  for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
    Dictionary& row = *page.AddSectionDictionary("ACT");
    row.SetValue("ACT_VERSION", to_string(act->version));
    row.SetValue("ACT_NAME", view.word(word_key("ACT_", act->kind)));
    row.SetValue("ACT_KIND", kind_class(*act));
    row.SetValue("ACT_ISO", iso_local(view, act->issued));
    row.SetValue("ACT_WHEN", when(view, act->issued));
    const bool to_come = act->entry >= view.published();
    row.SetValue("ACT_HREF",
                 to_come ? "" : site + edition_path(*view.variant, act->document, act->version));
    row.SetIntValue("ACT_ENTRY", act->entry);
    row.SetValue("ACT_PROOF_HREF", proof_path(act->document, act->seq, "glasnik"));
    TRY(std::string note, note_shown(view, *act));
    if (!note.empty()) row.SetValueAndShowSection("ACT_NOTE_TEXT", note, "ACT_NOTE");
    if (&*act == shown) row.ShowSection("ACT_CURRENT");
    const Act* before = act->content_entry == act->entry ? edition_before(acts, *act) : nullptr;
    if (before != nullptr && !to_come) {
      row.SetValueAndShowSection(
          "ACT_DIFF_HREF",
          site + diff_path(*view.variant, act->document, before->version, act->version),
          "ACT_DIFF");
    }
  }
  return {};
}

}  // namespace glasnik::site
