#include "proof/note.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/hash.h"
#include "proof/number.h"
#include "proof/utf8.h"

namespace glasnik::proof {
namespace {

constexpr std::string_view kDash = "\u2014 ";
constexpr std::uint64_t kYear10000 = 253402300800;  // seconds; times beyond have no RFC 3339 form

bool has_control(BytesView bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

Error wrong(std::string_view what) { return {Code::invalid, "signed note: " + std::string(what)}; }

// "— name base64", without the newline.
Result<NoteSignature> parse_signature(std::string_view line) {
  if (!line.starts_with(kDash)) return wrong("a signature line begins with a dash");
  line.remove_prefix(kDash.size());
  std::size_t space = line.find(' ');
  if (space == line.npos) return wrong("a signature line is: dash, name, base64");
  NoteSignature signature;
  signature.name = line.substr(0, space);
  if (!valid_key_name(signature.name)) return wrong("not a key name");
  TRY(Bytes bytes, parse_base64(line.substr(space + 1)));
  if (bytes.size() < 5) return wrong("a signature is a key id and more");
  signature.id = static_cast<std::uint32_t>(parse_big_endian(BytesView(bytes).substr(0, 4)));
  signature.signature = bytes.substr(4);
  return signature;
}

bool names(const NoteSignature& signature, const VerifierKey& key) {
  return signature.name == key.name && signature.id == key.id();
}

Result<VerifiedSignature> bare_signature(const Note& note, const NoteSignature& signature,
                                         const VerifierKey& key) {
  if (!verify_ed25519(key.key, note.text, signature.signature)) {
    return Error{Code::corrupt, "the signature of " + key.name + " does not hold"};
  }
  return VerifiedSignature{};
}

// C2SP tlog-cosignature: u64be time || 64 octets over the time and the whole text.
Result<VerifiedSignature> timed_signature(const Note& note, const NoteSignature& signature,
                                          const VerifierKey& key) {
  const Error failed{Code::corrupt, "the cosignature of " + key.name + " does not hold"};
  BytesView bytes = signature.signature;
  if (bytes.size() != 72) return failed;
  std::uint64_t seconds = parse_big_endian(bytes.substr(0, 8));
  if (seconds >= kYear10000) return failed;
  Time time{std::chrono::seconds(seconds)};
  Bytes message = cosigned_message(time, note.text);
  if (!verify_ed25519(key.key, message, bytes.substr(8))) return failed;
  return VerifiedSignature{0, time};
}

void report(std::vector<VerifiedSignature>& verified, const VerifiedSignature& found) {
  auto same = std::find_if(verified.begin(), verified.end(),
                           [&](const VerifiedSignature& v) { return v.key == found.key; });
  if (same == verified.end()) {
    verified.push_back(found);
  } else {
    same->cosigned = std::max(same->cosigned, found.cosigned);
  }
}

}  // namespace

std::uint32_t VerifierKey::id() const {
  Hash hash = sha256(name + "\n", Bytes(1, static_cast<char>(type)), key);
  return static_cast<std::uint32_t>(parse_big_endian(hash.view().substr(0, 4)));
}

std::string vkey(const VerifierKey& key) {
  return key.name + "+" + hex(big_endian(key.id(), 4)) + "+" +
         base64(static_cast<char>(key.type) + key.key);
}

Result<VerifierKey> parse_vkey(std::string_view text) {
  std::size_t first = text.find('+');
  std::size_t second = first == text.npos ? first : text.find('+', first + 1);
  if (second == text.npos) return Error{Code::invalid, "a key is written name+id+base64"};
  TRY(Bytes id, parse_hex(text.substr(first + 1, second - first - 1)));
  TRY(Bytes material, parse_base64(text.substr(second + 1)));
  if (material.size() != 33 || (material[0] != 1 && material[0] != 4)) {
    return Error{Code::invalid, "not a key of type 01 or 04 (Ed25519)"};
  }
  VerifierKey key{std::string(text.substr(0, first)), static_cast<KeyType>(material[0]),
                  material.substr(1)};
  if (!valid_key_name(key.name)) return Error{Code::invalid, "a key's name has no space, no plus"};
  if (!usable_public_key(key.key)) return Error{Code::invalid, "not a usable Ed25519 point"};
  if (id != big_endian(key.id(), 4))
    return Error{Code::invalid, "the id is not that of name and key"};
  return key;
}

bool valid_key_name(std::string_view name) {
  return !name.empty() && name.find('+') == name.npos && !has_control(name) &&
         !has_unicode_space(name);
}

Bytes cosigned_message(Time time, BytesView text) {
  std::string seconds = std::to_string(time.time_since_epoch().count());
  return "cosignature/v1\ntime " + seconds + "\n" + Bytes(text);
}

Bytes timed(Time time, BytesView signature) {
  return big_endian(static_cast<std::uint64_t>(time.time_since_epoch().count()), 8) +
         Bytes(signature);
}

Bytes serialise(const Note& note) {
  Bytes bytes = note.text + "\n";
  for (const NoteSignature& s : note.signatures) {
    bytes += Bytes(kDash) + s.name + " " + base64(big_endian(s.id, 4) + s.signature) + "\n";
  }
  return bytes;
}

Result<Note> parse_note(BytesView bytes) {
  if (bytes.size() > kMaxNote) return Error{Code::too_large, "signed note: over 64 KiB"};
  if (!valid_utf8(bytes) || has_control(bytes)) return wrong("not plain UTF-8 lines");
  std::size_t blank = bytes.rfind("\n\n");
  if (blank == bytes.npos) return wrong("no empty line before the signatures");
  Note note{Bytes(bytes.substr(0, blank + 1)), {}};
  BytesView lines = bytes.substr(blank + 2);
  while (!lines.empty()) {
    std::size_t end = lines.find('\n');
    if (end == lines.npos) return wrong("the last line does not end");
    TRY(NoteSignature signature, parse_signature(lines.substr(0, end)));
    note.signatures.push_back(std::move(signature));
    if (note.signatures.size() > kMaxSignatures) return wrong("over 64 signatures");
    lines.remove_prefix(end + 1);
  }
  if (note.signatures.empty()) return wrong("no signature");
  return note;
}

Result<std::vector<VerifiedSignature>> verify_signatures(const Note& note,
                                                         std::span<const VerifierKey> known) {
  std::vector<VerifiedSignature> verified;
  for (const NoteSignature& signature : note.signatures) {
    for (std::size_t i = 0; i < known.size(); ++i) {
      const VerifierKey& key = known[i];
      if (!names(signature, key)) continue;
      bool bare = key.type == KeyType::ed25519;
      TRY(VerifiedSignature found,
          bare ? bare_signature(note, signature, key) : timed_signature(note, signature, key));
      found.key = i;
      report(verified, found);
    }
  }
  return verified;
}

}  // namespace glasnik::proof
