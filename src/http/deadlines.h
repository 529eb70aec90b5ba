#pragma once
// Deadlines of many connections without a timer for each: a wheel of slots, one a tick. Putting a
// deadline off, which every request does, is one store; the entry is moved when its slot comes
// round. Owned by one listener thread.

#include <array>
#include <cstdint>

namespace glasnik::http {

using Tick = std::uint32_t;  // counted from the start of the server

class Deadlines {
 public:
  // Inherit from it to have a deadline. Linked from add() to remove().
  struct Entry {
    Entry* previous = nullptr;
    Entry* next = nullptr;
    Tick due = 0;
    Tick looked_at = 0;  // the tick whose slot holds it; never after due
  };

  Deadlines();
  Deadlines(const Deadlines&) = delete;
  Deadlines& operator=(const Deadlines&) = delete;

  void add(Entry& entry, Tick due);
  void set(Entry& entry, Tick due);
  static void remove(Entry& entry);

  // Moves on to `now` and calls expired(entry) for each entry that is due. The entry is linked
  // again, a tick later, before the call, which may set() or remove() it.
  template <typename Expired>
  void advance(Tick now, Expired expired) {
    while (now_ < now) {
      Entry passed;
      take_slot(++now_, passed);
      while (passed.next != &passed) {
        Entry& entry = *passed.next;
        bool due = entry.due <= now_;
        remove(entry);
        add(entry, due ? now_ + 1 : entry.due);
        if (due) expired(entry);
      }
    }
  }

  template <typename Visit>
  void for_each(Visit visit) {  // which may remove() the entry
    for (Entry& slot : slots_) {
      for (Entry* entry = slot.next; entry != &slot;) {
        Entry* next = entry->next;
        visit(*entry);
        entry = next;
      }
    }
  }

 private:
  static constexpr Tick kSlots = 64;
  void take_slot(Tick tick, Entry& into);

  Tick now_ = 0;
  std::array<Entry, kSlots> slots_;  // heads of circular lists
};

}  // namespace glasnik::http
