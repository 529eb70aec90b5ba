#include "proof/tlog_proof.h"

#include "base/encoding.h"
#include "proof/merkle.h"
#include "proof/number.h"

namespace glasnik::proof {
namespace {

constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1\n";
constexpr std::string_view kIndex = "index ";

Error wrong(std::string_view what) { return {Code::invalid, "tlog-proof: " + std::string(what)}; }

Result<std::string_view> take_line(BytesView& text) {
  std::size_t end = text.find('\n');
  if (end == text.npos) return wrong("it breaks off");
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

Bytes serialise(const TlogProof& proof) {
  Bytes text = Bytes(kFirstLine) + Bytes(kIndex) + std::to_string(proof.index) + "\n";
  for (const Hash& hash : proof.hashes) text += base64(hash.view()) + "\n";
  return text + "\n" + serialise(proof.checkpoint);
}

Result<TlogProof> parse_tlog_proof(BytesView text) {
  if (!text.starts_with(kFirstLine)) return wrong("not version 1");
  text.remove_prefix(kFirstLine.size());
  TlogProof proof;
  TRY(std::string_view index, take_line(text));
  if (!index.starts_with(kIndex))
    return wrong("expected the index; an extra line is not used here");
  TRY(proof.index, parse_decimal(index.substr(kIndex.size())));
  while (true) {
    TRY(std::string_view line, take_line(text));
    if (line.empty()) break;
    if (proof.hashes.size() == kMaxProofHashes) return wrong("over 63 hashes");
    TRY(Bytes octets, parse_base64(line));
    TRY(Hash hash, parse_hash(octets));
    proof.hashes.push_back(hash);
  }
  TRY(proof.checkpoint, parse_checkpoint(text));
  return proof;
}

bool includes(const TlogProof& proof, BytesView entry) {
  const CheckpointBody& tree = proof.checkpoint.body;
  return verify_inclusion(proof.index, tree.size, leaf_hash(entry), tree.root, proof.hashes);
}

}  // namespace glasnik::proof
