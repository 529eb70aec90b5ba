#pragma once
// Signed notes and verifier keys: C2SP signed-note. A note is text, an empty line, and lines
// "— <key name> <base64 of key id and signature>". Nothing in a note means anything before a known
// key's signature over it is verified.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ed25519.h"
#include "base/result.h"
#include "base/time.h"

namespace glasnik::proof {

inline constexpr std::size_t kMaxNote = 65536;
inline constexpr std::size_t kMaxSignatures = 64;

enum class KeyType : std::uint8_t {
  ed25519 = 0x01,      // signs the bare text: logs
  cosignature = 0x04,  // Ed25519 over "cosignature/v1\ntime T\n" and the text: witnesses
};

// A public key with its name. Name and key together are the identity; the id is only a hint.
struct VerifierKey {
  std::string name;
  KeyType type = KeyType::ed25519;
  Bytes key;  // 32 octets, a usable Ed25519 point

  std::uint32_t id() const;  // first four octets of SHA-256(name || \n || type || key)
  bool operator==(const VerifierKey&) const = default;
};
std::string vkey(const VerifierKey& key);               // name+3eaeb620+AYqI...
Result<VerifierKey> parse_vkey(std::string_view text);  // invalid if the id is not the key's
bool valid_key_name(std::string_view name);             // not empty; no Unicode space, no plus

struct NoteSignature {
  std::string name;
  std::uint32_t id = 0;
  Bytes signature;  // without the id: 64 octets (type 01), or u64be time || 64 octets (type 04)
  bool operator==(const NoteSignature&) const = default;
};

struct Note {
  Bytes text;  // ends in a newline
  std::vector<NoteSignature> signatures;
};

// What a witness signs (C2SP tlog-cosignature), and how it writes its signature: u64be time first.
Bytes cosigned_message(Time time, BytesView text);
Bytes timed(Time time, BytesView signature);

Bytes serialise(const Note& note);
Result<Note> parse_note(BytesView bytes);  // at least one signature; limits above

// A signature that held.
struct VerifiedSignature {
  std::size_t key = 0;           // index into the known keys
  std::optional<Time> cosigned;  // type 04: when the witness says it saw the text
};

// Verifies every signature by a known key, each key reported once (its newest time). Signatures of
// unknown keys are ignored. corrupt if one of a known key fails: then the whole note is refused.
Result<std::vector<VerifiedSignature>> verify_signatures(const Note& note,
                                                         std::span<const VerifierKey> known);

}  // namespace glasnik::proof
