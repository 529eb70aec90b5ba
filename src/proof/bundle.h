#pragma once
// <doc>-<seq>.glasnik: everything to check one act offline, as a ZIP that any system opens:
// entry.json, record.json, proof.tlog-proof, policy.txt. Same inputs, same octets.

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::proof {

struct Bundle {
  Bytes entry;
  Bytes record;
  Bytes proof;
  Bytes policy;  // a hint for people; never trusted
};

Result<Bytes> make_bundle(const Bundle& bundle);

// corrupt unless these four files, in this order, rebuild to the same octets.
Result<Bundle> read_bundle(BytesView zip);

}  // namespace glasnik::proof
