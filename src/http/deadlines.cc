#include "http/deadlines.h"

#include <algorithm>

namespace glasnik::http {
namespace {

void link_before(Deadlines::Entry& position, Deadlines::Entry& entry) {
  entry.previous = position.previous;
  entry.next = &position;
  entry.previous->next = &entry;
  position.previous = &entry;
}

}  // namespace

Deadlines::Deadlines() {
  for (Entry& slot : slots_) slot.previous = slot.next = &slot;
}

void Deadlines::add(Entry& entry, Tick due) {
  entry.due = due;
  entry.looked_at = std::clamp(due, now_ + 1, now_ + kSlots - 1);
  link_before(slots_[entry.looked_at % kSlots], entry);
}

void Deadlines::set(Entry& entry, Tick due) {
  entry.due = due;
  if (due >= entry.looked_at) return;
  remove(entry);
  add(entry, due);
}

void Deadlines::remove(Entry& entry) {
  entry.previous->next = entry.next;
  entry.next->previous = entry.previous;
}

void Deadlines::take_slot(Tick tick, Entry& into) {
  Entry& slot = slots_[tick % kSlots];
  link_before(slot, into);  // into the circle, and then the head out of it
  remove(slot);
  slot.previous = slot.next = &slot;
}

}  // namespace glasnik::http
