#include "ledger/witness.h"

#include <fmt/format.h>

#include "base/encoding.h"
#include "base/log.h"

namespace glasnik::ledger {
namespace {

// Whoever repeats a public checkpoint within this time gets the signature that stands: it costs no
// write.
constexpr std::chrono::seconds kRepeated{60};

proof::WitnessedTree tree_of(const std::optional<WitnessedLog>& held) {
  return held ? held->tree : proof::WitnessedTree();
}

// What follows the text and the empty line.
Bytes signature_lines(const proof::NoteSignature& signature) {
  return proof::serialise(proof::Note{"", {signature}}).substr(1);
}

Result<Bytes> own_signature(const WitnessedLog& held) {
  TRY(proof::Note note, proof::parse_note(held.note));
  return signature_lines(note.signatures.back());
}

Result<void> store(store::Session& session, const proof::CheckpointBody& body, const Bytes& note,
                   Time now) {
  TRY_VOID(session.execute(
      "INSERT INTO witnessed (origin_hash, origin, size, root, note, cosigned_at) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (origin_hash) DO UPDATE SET size = $3, "
      "root = $4, note = $5, cosigned_at = $6",
      sha256(body.origin), body.origin, body.size, body.root, note, rfc3339(now)));
  return {};
}

}  // namespace

Result<std::optional<WitnessedLog>> witnessed_log(store::Session& session, const Hash& origin) {
  return session.one(
      "SELECT size, root, note, cosigned_at FROM witnessed WHERE origin_hash = $1",
      [](const store::Row& row) -> Result<WitnessedLog> {
        TRY(Time at, parse_rfc3339(row.text(3)));
        proof::WitnessedTree tree{static_cast<std::uint64_t>(row.integer(0)), row.hash(1)};
        return WitnessedLog{tree, Bytes(row.text(2)), at};
      },
      origin);
}

Witness::Witness(store::Database& database, SigningKey key, Options options)
    : database_(database), key_(std::move(key)), options_(std::move(options)) {}

std::string Witness::verifier_key() const {
  return proof::vkey({options_.name, proof::KeyType::cosignature, key_.public_key()});
}

// Refusals are found in a snapshot: only the log itself can make anybody wait for the writer.
Result<Witness::Answer> Witness::add_checkpoint(BytesView bytes) {
  TRY(proof::AddCheckpoint request, proof::parse_add_checkpoint(bytes));
  const Hash origin = sha256(request.body.origin);
  TRY(auto held, database_.read([&](store::Session& s) { return witnessed_log(s, origin); }));
  auto judged = proof::judge(request, options_.logs, tree_of(held));
  if (!judged && judged.error().code == Code::conflict) return Answer{{}, tree_of(held).size};
  if (!judged && judged.error().code == Code::corrupt && held) notice_fork(request, *held);
  if (!judged) return std::move(judged).error();
  bool same = held && held->tree.size == request.body.size;
  if (same && options_.clock.wall() - held->cosigned_at < kRepeated) {
    TRY(Bytes signature, own_signature(*held));
    return Answer{std::move(signature), std::nullopt};
  }
  return database_.write([&](store::Session& session) { return sign(session, request); });
}

// The commit point of a witness: judged again and remembered in one transaction, whose end the
// caller waits for before anybody sees the signature.
Result<Witness::Answer> Witness::sign(store::Session& session,
                                      const proof::AddCheckpoint& request) {
  TRY(auto held, witnessed_log(session, sha256(request.body.origin)));
  auto judged = proof::judge(request, options_.logs, tree_of(held));
  if (!judged && judged.error().code == Code::conflict) return Answer{{}, tree_of(held).size};
  if (!judged) return std::move(judged).error();
  Time now = options_.clock.wall();
  proof::NoteSignature ours = proof::cosign_text(request.note.text, options_.name, key_, now);
  proof::Note note{request.note.text, {}};
  for (const proof::NoteSignature& signature : request.note.signatures) {
    for (const proof::VerifierKey& log : options_.logs) {
      bool known = signature.name == log.name && signature.id == log.id();
      if (known) note.signatures.push_back(signature);
    }
  }
  note.signatures.push_back(ours);
  TRY_VOID(store(session, request.body, proof::serialise(note), now));
  return Answer{signature_lines(ours), std::nullopt};
}

// Another root at the size that was signed: the log has signed two histories, and here are both.
void Witness::notice_fork(const proof::AddCheckpoint& request, const WitnessedLog& held) const {
  const proof::CheckpointBody& body = request.body;
  if (body.size != held.tree.size || body.root == held.tree.root) return;
  std::string name =
      fmt::format("fork-{}-{}", hex(sha256(body.origin).view().substr(0, 4)), body.size);
  auto kept = options_.keep_evidence(
      name, {"this witness", held.note, "whoever asked it", proof::serialise(request.note)});
  log_line(Severity::alarm, "witness",
           fmt::format("{} has signed two histories of {} entries: {}", body.origin, body.size,
                       kept ? *kept : kept.error().message));
}

}  // namespace glasnik::ledger
