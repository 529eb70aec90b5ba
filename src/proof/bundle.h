#pragma once
// <doc>-<seq>.glasnik: everything to check one act offline, as a ZIP that any system opens:
// entry.json, record.json, proof.tlog-proof, policy.txt. A quotation has part.json, one part of the
// record, in the record's place; keys.jsonl follows where the log's key was exchanged, and anchors
// where they were asked for. Same inputs, same octets.

#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "proof/entry.h"

namespace glasnik::proof {

// anchor/rfc3161.*, anchor/cades.*: that the entry stands in a tree which somebody outside has
// seen.
struct BundleAnchor {
  AnchorKind what = AnchorKind::rfc3161;
  Bytes proof;  // tlog-proof of the same entry, under a checkpoint of the anchored tree
  Bytes token;
};

struct Bundle {
  Bytes entry;
  Bytes record;  // empty in a quotation
  Bytes proof;
  Bytes policy;                         // a hint for people; never trusted
  Bytes part{};                         // of a quotation, else empty
  Bytes keys{};                         // may be empty: proof/key_chain.h
  std::vector<BundleAnchor> anchors{};  // in the order of their kinds, none twice
};

Result<Bytes> make_bundle(const Bundle& bundle);

// corrupt unless these files, in this order, rebuild to the same octets.
Result<Bundle> read_bundle(BytesView zip);

}  // namespace glasnik::proof
