#pragma once
// keys.jsonl of a bundle: how the key that signed its checkpoint follows from one that the reader
// has had for years, or from the root. A line is a log entry with its proof: first the genesis,
// which names the root, then each key entry that added a log key, and the genesis again for readers
// who have a key that came later. docs/entry_format.md section 9.
//
// The attack: the bundle's own checkpoint cannot vouch for the key that signed it, and anyone can
// write a genesis that names the reader's key beside a root of his own. So each line is proven
// under a checkpoint that a key known by then has signed (during the overlap the old key does), and
// what it adds is signed by the root.

#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "proof/entry.h"
#include "proof/tlog_proof.h"

namespace glasnik::proof {

inline constexpr std::size_t kMaxKeyChain = 1U << 20U;
inline constexpr std::size_t kMaxKeyLines = 64;

struct KeyLine {
  Bytes entry;
  TlogProof proof;
};
Bytes serialise(const std::vector<KeyLine>& lines);

// Lines of right form in right order, each entry at its place under its checkpoint, each key signed
// by the root that the genesis names. Who signed the checkpoints is not asked.
class KeyChain {
 public:
  static Result<KeyChain> parse(BytesView text);

  const std::string& origin() const { return links_[0].entry.origin; }
  const Bytes& root() const { return *links_[0].entry.root_key; }

  // The keys that follow from `known`, in order, of those added before a log had `size` entries.
  // With the root known (true) its signatures are enough. corrupt if a known key's signature on one
  // of the checkpoints does not hold.
  Result<std::vector<VerifierKey>> keys_from(std::vector<VerifierKey> known, bool root_known,
                                             std::uint64_t size) const;

 private:
  struct Link {
    Entry entry;
    TlogProof proof;
  };
  static Result<Link> parse_link(BytesView line);
  static Result<void> check_link(const Link& link, const std::vector<Link>& before);

  std::vector<Link> links_;
};

}  // namespace glasnik::proof
