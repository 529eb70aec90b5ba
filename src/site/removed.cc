#include "site/removed.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "site/stream.h"

namespace glasnik::site {
namespace {

// The word for a removed part that is no block; empty for facts that no reader sees.
std::string label_of(const View& view, std::string_view name) {
  std::string_view kind = name.substr(0, name.find(':'));
  for (std::string_view shown : {"headline", "lead", "caption", "transcript", "file"}) {
    if (kind == shown) return view.word(word_key("PART_", shown));
  }
  return std::string();
}

std::string ground_of(const View& view, const proof::Entry& entry) {
  std::string name(entry.basis ? proof::basis_name(*entry.basis) : "court");
  std::replace(name.begin(), name.end(), '-', '_');
  return view.word(word_key("BASIS_", name));
}

}  // namespace

Result<Removal> removal_by(const View& view, std::int64_t index) {
  TRY(auto octets, ledger::entry_octets(view.session(), index));
  if (!octets) return Error{Code::corrupt, "a removal without its entry"};
  TRY(proof::Entry entry, proof::parse_entry(*octets));
  TRY(auto act, record::act_of(view.session(), entry.doc, entry.seq));
  if (!act) return Error{Code::corrupt, "a removal without its act"};
  Removal removal{*std::move(act), ground_of(view, entry), "", ""};
  TRY(removal.note, record::note_of(view.session(), index, view.variant->tag));
  std::size_t line = removal.note.find('\n');
  if (line == removal.note.npos) return removal;
  removal.authority = removal.note.substr(0, line);
  removal.note.erase(0, line + 1);
  return removal;
}

Result<std::string> removed_sentence(const View& view, std::int64_t entry) {
  TRY(Removal removal, removal_by(view, entry));
  std::string sentence = fmt::format("{}, {}: {}", view.word("REMOVED"),
                                     when(view, removal.act.issued), removal.ground);
  if (!removal.authority.empty()) sentence += " (" + removal.authority + ")";
  return sentence;
}

Result<void> fill_removed_parts(const View& view, const record::Content& content,
                                const record::Text& text, Dictionary& page) {
  std::set<std::pair<std::string, std::int64_t>> told;
  for (const record::RemovedParts* parts : {&text.removed, &content.removed}) {
    for (const auto& [name, by] : *parts) {
      std::string label = label_of(view, name);
      if (label.empty() || !told.emplace(label, by).second) continue;
      TRY(std::string sentence, removed_sentence(view, by));
      Dictionary& part = *page.AddSectionDictionary("REMOVED_PART");
      part.SetValue("REMOVED_PART_NAME", label);
      part.SetValue("REMOVED_PART_TEXT", sentence);
    }
  }
  return {};
}

Result<std::string> note_shown(const View& view, const record::Act& act) {
  TRY(std::string note, record::note_of(view.session(), act.entry, view.variant->tag));
  if (act.kind == "remove_legal") {
    if (std::size_t line = note.find('\n'); line != note.npos) note.replace(line, 1, ". ");
  }
  if (!note.empty()) return note;
  TRY(auto by,
      record::removal_of(view.session(), act.entry, "note:" + std::string(view.variant->tag)));
  return by ? removed_sentence(view, *by) : Result<std::string>(std::string());
}

std::string headline_shown(const View& view, const std::string& headline) {
  return headline.empty() ? "[" + view.word("REMOVED") + "]" : headline;
}

}  // namespace glasnik::site
