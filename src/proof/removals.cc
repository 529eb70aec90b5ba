#include "proof/removals.h"

namespace glasnik::proof {

void Removals::add(const Entry* entry) {
  bool act = entry != nullptr && is_act(entry->kind);
  documents_.push_back(act ? entry->doc.number : 0);
  shapes_.push_back(act ? shape_of(*entry) : 0);
}

std::uint32_t Removals::shape_of(const Entry& entry) {
  if (known_.empty()) known_.emplace_back();
  std::string text;
  auto say = [&](std::string_view set, std::int64_t size) {
    text.append(set).append(" ").append(std::to_string(size)).append(" ");
  };
  for (const EntryText& stated : entry.texts) say(stated.lang, stated.parts.n);
  if (entry.data) say("data", entry.data->n);
  say("notes", static_cast<std::int64_t>(entry.notes.size()));
  auto [found, added] = places_.try_emplace(text, static_cast<std::uint32_t>(known_.size()));
  if (!added) return found->second;
  Shape shape;
  for (const EntryText& stated : entry.texts) shape.emplace_back(stated.lang, stated.parts.n);
  if (entry.data) shape.emplace_back("data", entry.data->n);
  shape.emplace_back("notes", static_cast<std::int64_t>(entry.notes.size()));
  known_.push_back(std::move(shape));
  return found->second;
}

std::int64_t Removals::size_of(std::uint64_t index, std::string_view set) const {
  for (const auto& [name, size] : known_[shapes_[index]]) {
    if (name == set) return size;
  }
  return 0;
}

bool Removals::is_of(DocumentId document, std::uint64_t index) const {
  return index < documents_.size() && documents_[index] == document.number;
}

Result<void> Removals::remove(DocumentId document, const RemovedPart& part) {
  const std::uint64_t by = documents_.size() - 1;
  auto wrong = [&](const char* what) { return Error{Code::invalid, what}; };
  if (part.index >= by) return wrong("of an entry that is not earlier");
  if (!is_of(document, part.index)) return wrong("of a part of another document");
  if (part.i >= size_of(part.index, part.set)) return wrong("of a part that is not there");
  if (!removed_.emplace(part, by).second) return wrong("of a part removed before");
  return {};
}

std::optional<std::uint64_t> Removals::removal_of(const RemovedPart& part) const {
  auto found = removed_.find(part);
  return found == removed_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace glasnik::proof
