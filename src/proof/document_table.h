#pragma once
// What the monitor remembers of each document while it reads a log: 72 octets, and 4 to 8 in the
// index. A million entries on half a million documents replay in less than 64 MiB.

#include <cstdint>
#include <deque>
#include <vector>

#include "base/hash.h"
#include "base/ids.h"
#include "proof/standing.h"

namespace glasnik::proof {

struct DocumentState {
  DocumentId id;
  std::uint64_t index = 0;  // of its last entry
  Hash leaf;                // of its last entry
  std::int64_t seq = 0;
  Version edition;
  Standing standing = Standing::unreleased;
};

class DocumentTable {
 public:
  const DocumentState* find(DocumentId id) const;
  DocumentState& find_or_add(DocumentId id);  // the reference holds until the next call
  std::uint64_t size() const { return states_.size(); }

 private:
  std::size_t slot_of(DocumentId id) const;
  void grow();

  std::deque<DocumentState> states_;
  std::vector<std::uint32_t> slots_;  // open addressing: place in states_ + 1, or 0
};

}  // namespace glasnik::proof
