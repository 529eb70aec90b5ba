#include "proof/add_checkpoint.h"

#include <limits>

#include "base/encoding.h"
#include "proof/number.h"

namespace glasnik::proof {
namespace {

constexpr std::string_view kOld = "old ";
constexpr std::uint64_t kMostEntries = std::numeric_limits<std::int64_t>::max();  // as stored

Error wrong(std::string_view what) {
  return {Code::invalid, "add-checkpoint: " + std::string(what)};
}

// Takes one line off the front; invalid if none ends.
Result<std::string_view> take_line(BytesView& text) {
  std::size_t end = text.find('\n');
  if (end == text.npos) return wrong("an empty line and a checkpoint are expected");
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

Result<std::uint64_t> take_old_size(BytesView& text) {
  TRY(std::string_view line, take_line(text));
  if (!line.starts_with(kOld)) return wrong("the first line is: old SIZE");
  return parse_decimal(line.substr(kOld.size()));
}

Result<std::vector<Hash>> take_proof(BytesView& text) {
  std::vector<Hash> proof;
  while (true) {
    TRY(std::string_view line, take_line(text));
    if (line.empty()) return proof;
    if (proof.size() == kMaxProofHashes) return wrong("over 63 lines of proof");
    TRY(Bytes octets, parse_base64(line));
    TRY(Hash hash, parse_hash(octets));
    proof.push_back(hash);
  }
}

// RFC 6962 section 2.1.2, and what the specification adds at its ends: nothing is to be shown from
// the empty tree, which has one root only.
bool continues(const AddCheckpoint& request, const WitnessedTree& witnessed) {
  const CheckpointBody& body = request.body;
  if (body.size == 0 && body.root != empty_root()) return false;
  if (request.old_size == 0) return request.proof.empty();
  return verify_consistency(request.old_size, body.size, witnessed.root, body.root, request.proof);
}

}  // namespace

// A checkpoint's first three lines. Others may follow (C2SP tlog-checkpoint), none of them empty.
Result<CheckpointBody> body_of(const Note& note) {
  std::size_t end = 0;
  for (int line = 0; line < 3; ++line) {
    end = note.text.find('\n', end);
    if (end == note.text.npos) return wrong("a checkpoint has three lines");
    ++end;
  }
  if (note.text.find("\n\n") != note.text.npos) return wrong("a checkpoint has no empty line");
  return parse_body(BytesView(note.text).substr(0, end));
}

Bytes serialise(const AddCheckpoint& request) {
  Bytes bytes = Bytes(kOld) + std::to_string(request.old_size) + "\n";
  for (const Hash& hash : request.proof) bytes += base64(hash.view()) + "\n";
  return bytes + "\n" + serialise(request.note);
}

Result<AddCheckpoint> parse_add_checkpoint(BytesView request) {
  if (request.size() > kMaxAddCheckpoint) return wrong("over 64 KiB");
  AddCheckpoint parsed;
  TRY(parsed.old_size, take_old_size(request));
  TRY(parsed.proof, take_proof(request));
  TRY(parsed.note, parse_note(request));
  TRY(parsed.body, body_of(parsed.note));
  if (parsed.body.size > kMostEntries) return wrong("no log has so many entries");
  return parsed;
}

Result<void> judge(const AddCheckpoint& request, std::span<const VerifierKey> trusted,
                   const WitnessedTree& witnessed) {
  std::vector<VerifierKey> keys;
  for (const VerifierKey& key : trusted) {
    if (key.name == request.body.origin) keys.push_back(key);
  }
  if (keys.empty()) return Error{Code::not_found, "not a log that is witnessed here"};
  auto signed_by = verify_signatures(request.note, keys);
  if (!signed_by) return Error{Code::denied, signed_by.error().message};
  if (signed_by->empty()) return Error{Code::denied, "not signed by a key known to be the log's"};
  if (request.old_size > request.body.size) return wrong("the old size is beyond the checkpoint's");
  if (request.old_size != witnessed.size) {
    return Error{Code::conflict,
                 "the newest tree signed here has " + std::to_string(witnessed.size) + " entries"};
  }
  if (continues(request, witnessed)) return {};
  return Error{Code::corrupt, "the tree is not shown to continue the one signed here"};
}

}  // namespace glasnik::proof
