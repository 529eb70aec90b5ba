#pragma once
// <doc>-<seq>.glasnik: everything to check one act offline, as a ZIP that any system opens:
// entry.json, record.json, proof.tlog-proof, policy.txt. A quotation has part.json, one part of the
// record, in the record's place; keys.jsonl comes last where the log's key was exchanged. Same
// inputs, same octets.

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::proof {

struct Bundle {
  Bytes entry;
  Bytes record;  // empty in a quotation
  Bytes proof;
  Bytes policy;  // a hint for people; never trusted
  Bytes part{};  // of a quotation, else empty
  Bytes keys{};  // may be empty: proof/key_chain.h
};

Result<Bytes> make_bundle(const Bundle& bundle);

// corrupt unless these files, in this order, rebuild to the same octets.
Result<Bundle> read_bundle(BytesView zip);

}  // namespace glasnik::proof
