#include "ledger/condition.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "proof/cosignatures.h"
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

// A tree ahead of us means that we are an old copy; another root at its size, that we are another.
Result<std::optional<Condition>> judge_tree(store::Session& session, std::uint64_t size,
                                            const TreeHead& seen, std::string_view by) {
  if (seen.size > size) {
    Condition rolled_back{"log_rolled_back", size, seen.size, ""};
    rolled_back.sentence = fmt::format(
        "log_rolled_back have={} seen={}: {} has seen more: this is an older copy of the record: "
        "stop the server, then 'glasnik recover DIR --from MIRROR'",
        size, seen.size, by);
    return std::optional(std::move(rolled_back));
  }
  Hash root = proof::empty_root();
  if (seen.size > 0) {
    TRY(root, proof::root_at(seen.size, hashes_of(session, size)));
  }
  if (root == seen.root) return std::optional<Condition>();
  return std::optional(
      condition_of("log_forked", size, seen.size,
                   fmt::format("the record's first {} entries are not those {} has seen: keep both "
                               "copies and find out who changed one",
                               seen.size, by)));
}

}  // namespace

Result<std::optional<Condition>> judge_vault(store::Session& session, std::uint64_t size,
                                             const TreeHead& vault) {
  return judge_tree(session, size, vault, "the vault");
}

// Anybody can claim to have seen more. What this log's own key has signed is no claim.
Result<std::optional<Condition>> judge_held(store::Session& session, const std::string& origin,
                                            std::uint64_t size, const HeldCheckpoint& held) {
  TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(held.note));
  const proof::CheckpointBody& body = checkpoint.body;
  TRY(proof::KeyHistory history, key_history(session, size));
  auto keys = history.log_keys(std::min(size, body.size));
  bool ours = proof::signed_by_any(checkpoint, keys) && body.origin == origin;
  if (ours) return judge_tree(session, size, {body.size, body.root}, held.holder);
  return Error{Code::denied, fmt::format("{} shows a checkpoint that no key of this log has signed",
                                         held.holder)};
}

Condition unread_vault(const Error& error, std::uint64_t size) {
  if (error.code == Code::not_found) {
    return condition_of("vault_missing", size, 0,
                        error.message + ": put it back, or 'glasnik recover DIR --adopt'");
  }
  return condition_of("vault_damaged", size, 0,
                      error.message + ": put it back, or 'glasnik recover DIR --adopt'");
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
