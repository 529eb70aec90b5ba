#include "newsroom/keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/charter.h"
#include "ledger/log_reader.h"

namespace glasnik::newsroom {
namespace {

std::string keys_directory(const std::string& directory) { return directory + "/keys"; }

bool may_sign(const std::string& name) {
  return name == "log.key" || (name.starts_with("log-") && name.ends_with(".key"));
}

// Where the log stands: who signs it, and when a next entry would be issued.
struct Stand {
  proof::KeyHistory keys;
  std::uint64_t size = 0;
  Time issued;
};

Result<Stand> stand_of(Newsroom& newsroom) {
  return newsroom.database().read([&](store::Session& session) -> Result<Stand> {
    Stand stand;
    TRY(stand.size, ledger::committed_size(session));
    TRY(stand.keys, ledger::key_history(session, stand.size));
    TRY(auto last, ledger::entry_octets(session, static_cast<std::int64_t>(stand.size) - 1));
    TRY(proof::Entry entry, proof::parse_entry(last.value_or(Bytes())));
    stand.issued = std::max(newsroom.seams().clock.wall(), entry.issued);
    if (stand.keys.root()) return stand;
    return Error{Code::conflict,
                 "the log's first entry names no root: nobody can vouch for another key"};
  });
}

Result<KeyRequest> write_request(Newsroom& newsroom, const Stand& stand, proof::KeyOp op,
                                 proof::EntryKey key) {
  KeyRequest request;
  request.path = fmt::format("{}/{}-{}.request", keys_directory(newsroom.directory()),
                             proof::op_name(op), key.id);
  request.entry.kind = proof::Kind::key;
  request.entry.origin = stand.keys.origin();
  request.entry.issued = stand.issued;
  request.entry.op = op;
  request.entry.key = std::move(key);
  TRY_VOID(write_durably(*newsroom.seams().files, request.path, proof::key_message(request.entry)));
  return request;
}

bool live(const Stand& stand, const std::string& id) {
  std::vector<proof::VerifierKey> keys = stand.keys.log_keys(stand.size);
  return std::any_of(keys.begin(), keys.end(),
                     [&](const proof::VerifierKey& key) { return proof::key_id(key) == id; });
}

// A log key that nobody here can sign with is of no use, and one under another's id ends wrongly.
Result<void> check_at_hand(Newsroom& newsroom, const proof::Entry& entry) {
  TRY(auto files, log_key_files(*newsroom.seams().files, newsroom.directory()));
  for (const KeyFile& file : files) {
    bool same = file.key.public_key() == entry.key.pub;
    if (same && proof::key_id(proof::log_key_of(entry)) == entry.key.id) return {};
  }
  return Error{Code::invalid,
               fmt::format("the private key of {} is not in {}: put it there, or make a new one",
                           entry.key.id, keys_directory(newsroom.directory()))};
}

// The policy in force, with the log's keys as they are now. Its other logs stay.
Result<void> append_policy(store::Session& session, ledger::Appender& appender,
                           const std::string& origin) {
  auto size = static_cast<std::uint64_t>(appender.next_index());
  TRY(ledger::PolicyInForce before, ledger::policy_in_force(session, size));
  if (before.number == 0) return {};
  TRY(proof::KeyHistory keys, ledger::key_history(session, size));
  proof::Policy policy = before.policy;
  std::erase_if(policy.logs, [&](const proof::VerifierKey& log) { return log.name == origin; });
  std::vector<proof::VerifierKey> own = keys.log_keys(size);
  policy.logs.insert(policy.logs.begin(), own.begin(), own.end());
  proof::Entry entry;
  entry.kind = proof::Kind::policy;
  entry.number = before.number + 1;
  entry.policy = proof::policy_text(policy);
  entry.persons = before.approvals;
  TRY_VOID(appender.append(std::move(entry)));
  return {};
}

}  // namespace

std::string first_key_path(const std::string& directory) {
  return keys_directory(directory) + "/log.key";
}

Result<std::vector<KeyFile>> log_key_files(Files& files, const std::string& directory) {
  TRY(auto names, files.list(keys_directory(directory)));
  std::vector<KeyFile> found;
  for (const std::string& name : names) {
    if (!may_sign(name)) continue;
    std::string path = keys_directory(directory) + "/" + name;
    TRY(SigningKey key, load_signing_key(files, path));
    found.push_back({std::move(path), std::move(key)});
  }
  return found;
}

Result<KeyRequest> request_new_key(Newsroom& newsroom) {
  TRY(Stand stand, stand_of(newsroom));
  SigningKey key = SigningKey::generate(newsroom.seams().random);
  proof::VerifierKey verifier = proof::log_key(stand.keys.origin(), key);
  proof::EntryKey added{proof::KeyUse::log, proof::key_id(verifier), verifier.key};
  std::string path = fmt::format("{}/log-{}.key", keys_directory(newsroom.directory()), added.id);
  TRY_VOID(write_durably(*newsroom.seams().files, path, key.pem()));
  return write_request(newsroom, stand, proof::KeyOp::add, std::move(added));
}

Result<KeyRequest> request_key_end(Newsroom& newsroom, proof::KeyOp op, const std::string& id) {
  ENSURE(op != proof::KeyOp::add);
  TRY(Stand stand, stand_of(newsroom));
  if (!live(stand, id)) {
    return Error{Code::not_found,
                 fmt::format("no live key of the log is {}: see 'glasnik key list'", id)};
  }
  if (stand.keys.log_keys(stand.size).size() == 1) {
    return Error{Code::conflict, "it is the log's only key: add another one first"};
  }
  return write_request(newsroom, stand, op, {proof::KeyUse::log, id, {}});
}

Result<std::int64_t> apply_key(Newsroom& newsroom, const proof::Entry& entry) {
  if (entry.kind != proof::Kind::key) return Error{Code::invalid, "this is no key entry"};
  bool of_log = entry.key.use == proof::KeyUse::log;
  if (of_log && entry.op == proof::KeyOp::add) TRY_VOID(check_at_hand(newsroom, entry));
  std::int64_t index = 0;
  auto work = [&](store::Session& session, ledger::Appender& appender) -> Result<void> {
    TRY(ledger::Appended appended, appender.append_signed(entry));
    index = appended.index;
    return of_log ? append_policy(session, appender, entry.origin) : Result<void>();
  };
  TRY_VOID(newsroom.ledger().pass(work));
  return index;
}

std::vector<std::string> overdue_keys(const proof::KeyHistory& keys, std::uint64_t size, Time now) {
  std::vector<const proof::KeyLife*> live;
  for (const proof::KeyLife& life : keys.lives()) {
    if (life.key.use == proof::KeyUse::log && life.live_at(size)) live.push_back(&life);
  }
  std::vector<std::string> overdue;
  if (live.empty() || now < live.back()->since + kOverlap) return overdue;
  for (const proof::KeyLife* life : live) {
    if (life != live.back()) overdue.push_back(life->key.id);
  }
  return overdue;
}

}  // namespace glasnik::newsroom
