#include "proof/checkpoint.h"

#include "base/encoding.h"
#include "proof/number.h"

namespace glasnik::proof {
namespace {

constexpr std::size_t kMaxOrigin = 200;

Error wrong(std::string_view what) { return {Code::invalid, "checkpoint: " + std::string(what)}; }

// Takes one line off the front; invalid if none ends.
Result<std::string_view> take_line(BytesView& text) {
  std::size_t end = text.find('\n');
  if (end == text.npos) return wrong("three lines are expected");
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

NoteSignature signature_of(const VerifierKey& key, Bytes signature) {
  return {key.name, key.id(), std::move(signature)};
}

}  // namespace

bool valid_origin(std::string_view origin) {
  return origin.size() <= kMaxOrigin && valid_key_name(origin) && origin.find("://") == origin.npos;
}

Bytes body_text(const CheckpointBody& body) {
  return body.origin + "\n" + std::to_string(body.size) + "\n" + base64(body.root.view()) + "\n";
}

Result<CheckpointBody> parse_body(BytesView text) {
  CheckpointBody body;
  TRY(std::string_view origin, take_line(text));
  TRY(std::string_view size, take_line(text));
  TRY(std::string_view root, take_line(text));
  if (!text.empty()) return wrong("extension lines are not used here");
  if (!valid_origin(origin)) return wrong("not an origin");
  body.origin = origin;
  TRY(body.size, parse_decimal(size));
  TRY(Bytes octets, parse_base64(root));
  TRY(body.root, parse_hash(octets));
  return body;
}

Note note_of(const Checkpoint& checkpoint) {
  return {body_text(checkpoint.body), checkpoint.signatures};
}

Bytes serialise(const Checkpoint& checkpoint) { return serialise(note_of(checkpoint)); }

Result<Checkpoint> parse_checkpoint(BytesView bytes) {
  TRY(Note note, parse_note(bytes));
  TRY(CheckpointBody body, parse_body(note.text));
  return Checkpoint{std::move(body), std::move(note.signatures)};
}

VerifierKey log_key(const std::string& origin, const SigningKey& key) {
  return {origin, KeyType::ed25519, key.public_key()};
}

NoteSignature sign_checkpoint(const CheckpointBody& body, const SigningKey& log) {
  ENSURE(valid_origin(body.origin));
  return signature_of(log_key(body.origin, log), log.sign(body_text(body)));
}

NoteSignature cosign_checkpoint(const CheckpointBody& body, const std::string& witness,
                                const SigningKey& key, Time now) {
  ENSURE(valid_origin(body.origin));
  return cosign_text(body_text(body), witness, key, now);
}

NoteSignature cosign_text(BytesView text, const std::string& witness, const SigningKey& key,
                          Time now) {
  ENSURE(valid_key_name(witness));
  VerifierKey public_key{witness, KeyType::cosignature, key.public_key()};
  Bytes signature = key.sign(cosigned_message(now, text));
  return signature_of(public_key, timed(now, signature));
}

}  // namespace glasnik::proof
