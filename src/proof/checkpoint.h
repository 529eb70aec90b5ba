#pragma once
// Checkpoints: C2SP tlog-checkpoint and tlog-cosignature. Three lines (origin, size, root), signed
// by the log, cosigned by witnesses.
//
// The attack: type 01 signs bare text, so a log key that signs anything else is a forgery oracle.
// Therefore the only function that signs with it takes a CheckpointBody.

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "proof/note.h"

namespace glasnik::proof {

// How far an entry's `issued` may be ahead of a witness's clock.
inline constexpr std::chrono::seconds kCosignatureSlack{300};

// A log's name: scheme-less, no space or plus, no control character, 1 to 200 octets of UTF-8.
bool valid_origin(std::string_view origin);

// A tree: how many entries, and the root over them.
struct TreeHead {
  std::uint64_t size = 0;
  Hash root;
  bool operator==(const TreeHead&) const = default;
};

struct CheckpointBody {
  std::string origin;
  std::uint64_t size = 0;
  Hash root;
  bool operator==(const CheckpointBody&) const = default;
};
Bytes body_text(const CheckpointBody& body);        // what is signed
Result<CheckpointBody> parse_body(BytesView text);  // exactly three lines

struct Checkpoint {
  CheckpointBody body;
  std::vector<NoteSignature> signatures;  // the log's first, then witnesses' in policy order
};
Note note_of(const Checkpoint& checkpoint);
Bytes serialise(const Checkpoint& checkpoint);
Result<Checkpoint> parse_checkpoint(BytesView note);  // says nothing about who signed

VerifierKey log_key(const std::string& origin, const SigningKey& key);  // the key named as the log
NoteSignature sign_checkpoint(const CheckpointBody& body, const SigningKey& log);
NoteSignature cosign_checkpoint(const CheckpointBody& body, const std::string& witness,
                                const SigningKey& key, Time now);
// The same over the text of another's checkpoint, with whatever lines follow its third.
NoteSignature cosign_text(BytesView text, const std::string& witness, const SigningKey& key,
                          Time now);

}  // namespace glasnik::proof
