#include "newsroom/keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"
#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "record/credential.h"

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

// A passkey's id is any octets, and would be no file's name.
std::string file_name_of(const proof::EntryKey& key) {
  if (key.use == proof::KeyUse::log) return key.id;
  return "approval-" + hex(sha256(key.id).view().substr(0, 4));
}

Result<KeyRequest> write_request(Newsroom& newsroom, const Stand& stand, proof::KeyOp op,
                                 proof::EntryKey key) {
  KeyRequest request;
  request.path = fmt::format("{}/{}-{}.request", keys_directory(newsroom.directory()),
                             proof::op_name(op), file_name_of(key));
  request.entry.kind = proof::Kind::key;
  request.entry.origin = stand.keys.origin();
  request.entry.issued = stand.issued;
  request.entry.op = op;
  request.entry.key = std::move(key);
  TRY_VOID(write_durably(*newsroom.seams().files, request.path, proof::key_message(request.entry)));
  return request;
}

// The use of a live key by its id; nothing: none has it.
std::optional<proof::KeyUse> live_use(const Stand& stand, const std::string& id) {
  for (const proof::KeyLife& life : stand.keys.lives()) {
    if (life.key.id == id && life.live_at(stand.size)) return life.key.use;
  }
  return std::nullopt;
}

// The log keeps it for ever, so that it tells two persons apart and names none.
std::string pseudonym(const Key& account) {
  return "p-" + hex(sha256("glasnik/holder/v1\n" + Bytes(account.view())).view().substr(0, 8));
}

// libfido2 keeps a point of P-256 as its two coordinates.
std::optional<Bytes> point_of(const record::Credential& credential) {
  constexpr std::int64_t kEs256 = -7;  // RFC 9053 section 2.1
  constexpr std::size_t kCoordinates = 64;
  bool fits = credential.kind == record::CredentialKind::passkey && credential.handle &&
              credential.algorithm == kEs256 && credential.secret.size() == kCoordinates;
  return fits ? std::optional("\4" + credential.secret) : std::nullopt;
}

// The newest passkey that can approve and that no key entry names, or named.
Result<proof::EntryKey> unnamed_passkey(store::Session& session, const Stand& stand,
                                        const record::Account& account, const RelyingParty& party) {
  TRY(auto credentials, record::credentials_of(session, account.key));
  std::sort(credentials.begin(), credentials.end(),
            [](const auto& a, const auto& b) { return a.created > b.created; });
  for (const record::Credential& credential : credentials) {
    std::optional<Bytes> point = point_of(credential);
    if (!point) continue;
    std::string id = base64(*credential.handle);
    const auto& lives = stand.keys.lives();
    bool named = std::any_of(lives.begin(), lives.end(),
                             [&](const proof::KeyLife& life) { return life.key.id == id; });
    if (named) continue;
    return proof::EntryKey{proof::KeyUse::approval, std::move(id), *std::move(point),
                           pseudonym(account.key),  party.id,      {party.origin}};
  }
  return Error{
      Code::not_found,
      fmt::format("{} has no passkey of kind ES256 that the log does not name: one is made "
                  "at the desk, under 'My account'",
                  account.name)};
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

Result<KeyRequest> request_approval_key(Newsroom& newsroom, const std::string& account,
                                        const RelyingParty& party) {
  TRY(Stand stand, stand_of(newsroom));
  TRY(proof::EntryKey key,
      newsroom.database().read([&](store::Session& session) -> Result<proof::EntryKey> {
        TRY(auto known, record::account_named(session, account));
        if (!known || known->suspended) {
          return Error{Code::not_found, "no account is named " + account + ", or it is suspended"};
        }
        return unnamed_passkey(session, stand, *known, party);
      }));
  return write_request(newsroom, stand, proof::KeyOp::add, std::move(key));
}

Result<KeyRequest> request_key_end(Newsroom& newsroom, proof::KeyOp op, const std::string& id) {
  ENSURE(op != proof::KeyOp::add);
  TRY(Stand stand, stand_of(newsroom));
  std::optional<proof::KeyUse> use = live_use(stand, id);
  if (!use) {
    return Error{Code::not_found, fmt::format("no live key is {}: see 'glasnik key list'", id)};
  }
  if (*use == proof::KeyUse::log && stand.keys.log_keys(stand.size).size() == 1) {
    return Error{Code::conflict, "it is the log's only key: add another one first"};
  }
  return write_request(newsroom, stand, op, {*use, id, {}});
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
