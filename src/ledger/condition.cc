#include "ledger/condition.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/log_reader.h"
#include "proof/merkle.h"

namespace glasnik::ledger {
namespace {

Condition condition_of(std::string error, std::uint64_t have, std::uint64_t seen,
                       std::string_view why) {
  std::string sentence = error + ": " + std::string(why);
  return {std::move(error), have, seen, std::move(sentence)};
}

std::string listed(std::span<const proof::VerifierKey> keys) {
  std::string list;
  for (const proof::VerifierKey& key : keys) {
    list += (list.empty() ? "" : " and ") + proof::vkey(key);
  }
  return list.empty() ? "none" : list;
}

}  // namespace

// A vault ahead of us means that we are an old copy; another root at its size, that we are another.
Result<std::optional<Condition>> judge_vault(store::Session& session, std::uint64_t size,
                                             const TreeHead& vault) {
  if (vault.size > size) {
    Condition rolled_back{"log_rolled_back", size, vault.size, ""};
    rolled_back.sentence = fmt::format(
        "log_rolled_back have={} seen={}: this is an older copy of the record: put the newest copy "
        "of the directory back",
        size, vault.size);
    return std::optional(std::move(rolled_back));
  }
  Hash root = proof::empty_root();
  if (vault.size > 0) {
    TRY(root, proof::root_at(vault.size, hashes_of(session, size)));
  }
  if (root == vault.root) return std::optional<Condition>();
  return std::optional(condition_of(
      "log_forked", size, vault.size,
      fmt::format("the record's first {} entries are not those this machine has signed: keep both "
                  "copies and find out who changed one",
                  vault.size)));
}

Condition unread_vault(const Error& error, std::uint64_t size) {
  if (error.code == Code::not_found) {
    return condition_of("vault_missing", size, 0,
                        error.message + ": put it back from where it was left");
  }
  return condition_of("vault_damaged", size, 0, error.message);
}

std::optional<Condition> judge_keys(const proof::KeyHistory& keys, std::uint64_t size,
                                    std::span<const proof::VerifierKey> ours) {
  std::vector<proof::VerifierKey> live = keys.log_keys(size);
  for (const proof::VerifierKey& key : ours) {
    if (std::find(live.begin(), live.end(), key) != live.end()) return std::nullopt;
  }
  return condition_of("log_key_differs", 0, 0,
                      fmt::format("the log is that of {}, but keys/ and the origin in "
                                  "glasnik.toml make {}: put back what belongs to this newsroom",
                                  listed(live), listed(ours)));
}

Condition unread_keys(const Error& error) {
  return condition_of("log_key_differs", 0, 0,
                      error.message + ": 'glasnik verify' names what was changed");
}

Condition writer_stopped(const Error& error, std::uint64_t size) {
  return condition_of("writer_stopped", size, size, error.message + ": start again to resume");
}

}  // namespace glasnik::ledger
