#include "ledger/condition.h"

#include <fmt/format.h>

#include "ledger/log_reader.h"
#include "proof/merkle.h"

namespace glasnik::ledger {
namespace {

Condition condition_of(std::string error, std::uint64_t have, std::uint64_t seen,
                       std::string_view why) {
  std::string sentence = error + ": " + std::string(why);
  return {std::move(error), have, seen, std::move(sentence)};
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

std::optional<Condition> judge_key(const proof::Entry& genesis, const proof::VerifierKey& key) {
  std::string ours = proof::vkey(key);
  if (genesis.log == ours && genesis.origin == key.name) return std::nullopt;
  return condition_of("log_key_differs", 0, 0,
                      fmt::format("the log is that of {}, but keys/log.key and the origin in "
                                  "glasnik.toml make {}: put back what belongs to this newsroom",
                                  genesis.log, ours));
}

Condition writer_stopped(const Error& error, std::uint64_t size) {
  return condition_of("writer_stopped", size, size, error.message + ": start again to resume");
}

}  // namespace glasnik::ledger
