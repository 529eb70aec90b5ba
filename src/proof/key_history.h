#pragma once
// Which keys speak for a log, told by the log itself: the genesis names its first key and the
// offline root; key entries, each signed by the root, add others and end them.
//
// A key is live by index, never by a clock: a checkpoint over s entries is good if a log key signed
// it that these s entries leave live. So the entry that retires a key is covered by the next one's
// signature, and what the old key signed before stays good for ever.
//
// The attack: a stolen log key adds a key of the thief's. Without the root's signature it is none.

#include <cstdint>
#include <optional>
#include <vector>

#include "proof/entry.h"
#include "proof/note.h"

namespace glasnik::proof {

// What the root signs: "glasnik/key/v1\n" and the canonical entry without `by`.
Bytes key_message(const Entry& entry);
// The entry that such a message stands for, without its signature. invalid if it is no message.
Result<Entry> parse_key_message(BytesView message);
bool signed_by_root(const Entry& entry, BytesView root);
VerifierKey log_key_of(const Entry& entry);  // of a key entry whose use is log
std::string key_id(const VerifierKey& key);  // eight hexadecimal digits, as in its vkey

// A key and the entries between which it is live.
struct KeyLife {
  EntryKey key;
  std::uint64_t from;                  // index of the entry that added it
  Time since;                          // when that was issued
  std::optional<std::uint64_t> until;  // of the one that ended it
  KeyOp ended = KeyOp::retire;         // and how
  bool live_at(std::uint64_t size) const { return from < size && (!until || *until >= size); }
};

class KeyHistory {
 public:
  KeyHistory() = default;  // of no log: knows no key, takes none
  explicit KeyHistory(const Entry& genesis);

  // invalid, with the reason, if this key entry may not stand at this index; it then changes
  // nothing. Called in the order of the log.
  Result<void> apply(const Entry& entry, std::uint64_t index);

  // The log's keys that the first `size` entries leave live.
  std::vector<VerifierKey> log_keys(std::uint64_t size) const;

  // The approval key of that id, if the first `size` entries leave it live.
  const EntryKey* approval_key(std::string_view id, std::uint64_t size) const;

  const std::string& origin() const { return origin_; }
  const std::optional<Bytes>& root() const { return root_; }    // that the genesis names
  const std::vector<KeyLife>& lives() const { return lives_; }  // in the order of the log

 private:
  Result<void> add(const Entry& entry, std::uint64_t index);
  Result<void> end(const Entry& entry, std::uint64_t index);

  std::string origin_;
  std::optional<Bytes> root_;
  std::vector<KeyLife> lives_;
};

}  // namespace glasnik::proof
