#include "proof/key_history.h"

#include <algorithm>

#include "base/encoding.h"
#include "proof/number.h"

namespace glasnik::proof {
namespace {

Error refused(std::string_view why) { return {Code::invalid, std::string(why)}; }

}  // namespace

Bytes key_message(const Entry& entry) {
  Entry unsigned_entry = entry;
  unsigned_entry.by.clear();
  return "glasnik/key/v1\n" + canonical(unsigned_entry);
}

bool signed_by_root(const Entry& entry, BytesView root) {
  return verify_ed25519(root, key_message(entry), entry.by);
}

VerifierKey log_key_of(const Entry& entry) {
  return {entry.origin, KeyType::ed25519, entry.key.pub};
}

KeyHistory::KeyHistory(const Entry& genesis) : origin_(genesis.origin), root_(genesis.root_key) {
  Result<VerifierKey> first = parse_vkey(genesis.log);
  if (!first) return;  // the entry's form is at fault, and whoever reads it says so
  lives_.push_back({{KeyUse::log, hex(big_endian(first->id(), 4)), first->key}, 0, {}});
}

Result<void> KeyHistory::apply(const Entry& entry, std::uint64_t index) {
  if (!root_) return refused("a key entry in a log without a root");
  if (!signed_by_root(entry, *root_)) return refused("not signed by the log's root");
  if (entry.op == KeyOp::add) return add(entry.key, index);
  return end(entry.key, index);
}

// An id once used is never given again, so that retire and revoke need no more than it.
Result<void> KeyHistory::add(const EntryKey& key, std::uint64_t index) {
  bool known = std::any_of(lives_.begin(), lives_.end(), [&](const Life& life) {
    return life.key.use == key.use && (life.key.id == key.id || life.key.pub == key.pub);
  });
  if (known) return refused("a key that was added before");
  lives_.push_back({key, index, {}});
  return {};
}

Result<void> KeyHistory::end(const EntryKey& key, std::uint64_t index) {
  auto life = std::find_if(lives_.begin(), lives_.end(), [&](const Life& l) {
    return l.key.use == key.use && l.key.id == key.id && !l.until;
  });
  if (life == lives_.end()) return refused("ends a key that is not live");
  if (key.use == KeyUse::log && log_keys(index).size() == 1) {
    return refused("ends the log's only key");
  }
  life->until = index;
  return {};
}

std::vector<VerifierKey> KeyHistory::log_keys(std::uint64_t size) const {
  std::vector<VerifierKey> keys;
  for (const Life& life : lives_) {
    if (life.key.use != KeyUse::log || !life.live_at(size)) continue;
    keys.push_back({origin_, KeyType::ed25519, life.key.pub});
  }
  return keys;
}

const EntryKey* KeyHistory::approval_key(std::string_view id, std::uint64_t size) const {
  for (const Life& life : lives_) {
    if (life.key.use == KeyUse::approval && life.key.id == id && life.live_at(size)) {
      return &life.key;
    }
  }
  return nullptr;
}

}  // namespace glasnik::proof
