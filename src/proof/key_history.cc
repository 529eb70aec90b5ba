#include "proof/key_history.h"

#include <algorithm>

#include "base/encoding.h"
#include "proof/number.h"

namespace glasnik::proof {
namespace {

constexpr std::string_view kMessage = "glasnik/key/v1\n";
constexpr std::size_t kSignature = 64;

Error refused(std::string_view why) { return {Code::invalid, std::string(why)}; }

}  // namespace

Bytes key_message(const Entry& entry) {
  Entry unsigned_entry = entry;
  unsigned_entry.by.clear();
  return Bytes(kMessage) + canonical(unsigned_entry);
}

// An entry's first member is `by`, so a signature of zeros can be put where the root's will stand.
Result<Entry> parse_key_message(BytesView message) {
  bool begins = message.starts_with(kMessage) && message.substr(kMessage.size()).starts_with('{');
  if (!begins) return refused("not a request to sign a key entry");
  Bytes filled = R"({"by":")" + base64(Bytes(kSignature, '\0')) + R"(",)" +
                 Bytes(message.substr(kMessage.size() + 1));
  TRY(Entry entry, parse_entry(filled));
  if (entry.kind != Kind::key || key_message(entry) != message) {
    return refused("not a request to sign a key entry");
  }
  entry.by.clear();
  return entry;
}

bool signed_by_root(const Entry& entry, BytesView root) {
  return verify_ed25519(root, key_message(entry), entry.by);
}

VerifierKey log_key_of(const Entry& entry) {
  return {entry.origin, KeyType::ed25519, entry.key.pub};
}

std::string key_id(const VerifierKey& key) { return hex(big_endian(key.id(), 4)); }

KeyHistory::KeyHistory(const Entry& genesis) : origin_(genesis.origin), root_(genesis.root_key) {
  Result<VerifierKey> first = parse_vkey(genesis.log);
  if (!first) return;  // the entry's form is at fault, and whoever reads it says so
  lives_.push_back({{KeyUse::log, key_id(*first), first->key}, 0, genesis.issued, {}});
}

Result<void> KeyHistory::apply(const Entry& entry, std::uint64_t index) {
  if (!root_) return refused("a key entry in a log without a root");
  if (!signed_by_root(entry, *root_)) return refused("not signed by the log's root");
  return entry.op == KeyOp::add ? add(entry, index) : end(entry, index);
}

// An id once used is never given again, so that retire and revoke need no more than it.
Result<void> KeyHistory::add(const Entry& entry, std::uint64_t index) {
  const EntryKey& key = entry.key;
  bool known = std::any_of(lives_.begin(), lives_.end(), [&](const KeyLife& life) {
    return life.key.use == key.use && (life.key.id == key.id || life.key.pub == key.pub);
  });
  if (known) return refused("a key that was added before");
  lives_.push_back({key, index, entry.issued, {}});
  return {};
}

Result<void> KeyHistory::end(const Entry& entry, std::uint64_t index) {
  const EntryKey& key = entry.key;
  auto life = std::find_if(lives_.begin(), lives_.end(), [&](const KeyLife& l) {
    return l.key.use == key.use && l.key.id == key.id && !l.until;
  });
  if (life == lives_.end()) return refused("ends a key that is not live");
  if (key.use == KeyUse::log && log_keys(index).size() == 1) {
    return refused("ends the log's only key");
  }
  life->until = index;
  life->ended = entry.op;
  return {};
}

std::vector<VerifierKey> KeyHistory::log_keys(std::uint64_t size) const {
  std::vector<VerifierKey> keys;
  for (const KeyLife& life : lives_) {
    if (life.key.use != KeyUse::log || !life.live_at(size)) continue;
    keys.push_back({origin_, KeyType::ed25519, life.key.pub});
  }
  return keys;
}

const EntryKey* KeyHistory::approval_key(std::string_view id, std::uint64_t size) const {
  for (const KeyLife& life : lives_) {
    if (life.key.use == KeyUse::approval && life.key.id == id && life.live_at(size)) {
      return &life.key;
    }
  }
  return nullptr;
}

}  // namespace glasnik::proof
