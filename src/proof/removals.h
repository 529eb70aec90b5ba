#pragma once
// What the monitor remembers of removals by law while it reads a log: what each entry committed to,
// so that a removal can only name what is there, and what was removed. Internal to the room.
//
// 12 octets an entry: the parts of all entries have few shapes. proof.md section 7, *removal*.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proof/entry.h"

namespace glasnik::proof {

class Removals {
 public:
  // Every entry in order, also one that cannot be read: null.
  void add(const Entry* entry);

  // Takes a part that the newest entry, an act of `document`, removes. invalid: it names none, one
  // of another document, or one that was removed before.
  Result<void> remove(DocumentId document, const RemovedPart& part);

  // Whether that entry is one of this document.
  bool is_of(DocumentId document, std::uint64_t index) const;
  // The entry that removed the part by name; nullopt: none did.
  std::optional<std::uint64_t> removal_of(const RemovedPart& part) const;

 private:
  using Shape = std::vector<std::pair<std::string, std::int64_t>>;  // sets with their sizes
  std::uint32_t shape_of(const Entry& entry);
  std::int64_t size_of(std::uint64_t index, std::string_view set) const;

  std::deque<std::int64_t> documents_;  // by entry; 0: no act
  std::deque<std::uint32_t> shapes_;    // by entry: its place in known_
  std::vector<Shape> known_;
  std::unordered_map<std::string, std::uint32_t> places_;  // in known_, by a shape's text
  std::map<RemovedPart, std::uint64_t> removed_;           // and by which entry
};

}  // namespace glasnik::proof
