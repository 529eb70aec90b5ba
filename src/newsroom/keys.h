#pragma once
// The keys that sign the log: their private files in the newsroom's directory, and how the offline
// root adds and ends them.
//
// The root's private key never comes here. A request goes out to it as a file, the signed entry
// comes back, and nothing in it can be another than what was signed.

#include <optional>
#include <string>
#include <vector>

#include "newsroom/newsroom.h"
#include "newsroom/webauthn.h"
#include "proof/key_history.h"

namespace glasnik::newsroom {

// For how long the old key signs beside a new one, so that its holders can follow.
inline constexpr std::chrono::days kOverlap{90};

struct KeyFile {
  std::string path;
  SigningKey key;
};
std::string first_key_path(const std::string& directory);  // keys/log.key, made by init
// keys/log.key and keys/log-<id>.key: every key that may sign, now or later. None may be there.
// denied ("key_permissions"): others may read one of them.
Result<std::vector<KeyFile>> log_key_files(Files& files, const std::string& directory);

// What the root is asked to sign: the file holds proof::key_message(entry), octet for octet.
struct KeyRequest {
  std::string path;  // keys/<op>-<id>.request; for a passkey's id, whose octets are any, a digest
  proof::Entry entry;
};
// Makes a key, which signs nothing before the log has it. conflict: the log names no root.
Result<KeyRequest> request_new_key(Newsroom& newsroom);
// For the newest passkey of an account that the log does not name yet: its approvals then count in
// the log. The log knows the person by a pseudonym. not_found: no such account, or no such passkey.
Result<KeyRequest> request_approval_key(Newsroom& newsroom, const std::string& account,
                                        const RelyingParty& party);
// `id`: of a key of the log or of a passkey, as 'glasnik key list' shows it.
Result<KeyRequest> request_key_end(Newsroom& newsroom, proof::KeyOp op, const std::string& id);

// Logs an entry that the root has signed, and where a policy is in force also the next one, which
// names the log's keys as they are then. The entry's index.
Result<std::int64_t> apply_key(Newsroom& newsroom, const proof::Entry& entry);

// The log's keys that should have been retired by `now`: a newer one has signed beside them for
// kOverlap.
std::vector<std::string> overdue_keys(const proof::KeyHistory& keys, std::uint64_t size, Time now);

}  // namespace glasnik::newsroom
