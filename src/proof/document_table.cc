#include "proof/document_table.h"

namespace glasnik::proof {
namespace {

// Spreads neighbouring numbers over the table (Fibonacci hashing).
std::size_t spread(std::int64_t number) {
  return static_cast<std::size_t>(static_cast<std::uint64_t>(number) * 0x9e3779b97f4a7c15U >> 20U);
}

}  // namespace

// The slot that holds the document, or the empty one where it belongs.
std::size_t DocumentTable::slot_of(DocumentId id) const {
  std::size_t mask = slots_.size() - 1;
  std::size_t slot = spread(id.number) & mask;
  while (slots_[slot] != 0 && states_[slots_[slot] - 1].id != id) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void DocumentTable::grow() {
  slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, 0);
  std::uint32_t place = 0;
  for (const DocumentState& state : states_) slots_[slot_of(state.id)] = ++place;
}

const DocumentState* DocumentTable::find(DocumentId id) const {
  if (slots_.empty()) return nullptr;
  std::uint32_t place = slots_[slot_of(id)];
  return place == 0 ? nullptr : &states_[place - 1];
}

DocumentState& DocumentTable::find_or_add(DocumentId id) {
  std::uint32_t place = slots_.empty() ? 0 : slots_[slot_of(id)];
  if (place != 0) return states_[place - 1];
  if (states_.size() * 4 >= slots_.size() * 3) grow();
  states_.emplace_back().id = id;
  slots_[slot_of(id)] = static_cast<std::uint32_t>(states_.size());
  return states_.back();
}

}  // namespace glasnik::proof
