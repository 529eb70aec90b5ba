// Writes logs and bundles to judge verifiers by: good ones of all the awkward sizes, and copies
// each changed in one way. The same octets at every run, but for what authorities and passkeys
// sign.
//
//   OUT/vkey, OUT/witnesses             whom to trust: the log's key, its witnesses' a line each
//   OUT/policy.txt                      the same in one file
//   OUT/second, OUT/root                for logs whose key was exchanged: the later key, the root's
//   OUT/good-log-<size>/log/...         as a server serves them, with /proof/ below
//   OUT/bad-log-<name>/log/...
//   OUT/good-bundle-<doc>-<seq>.glasnik
//   OUT/bad-bundle-<name>.glasnik
//
// Names with "-sig-" are changes that a check of the checkpoint's signatures alone must find; what
// has "-unseen-" in its name only lacks a witness.

#include <cstdio>

#include "base/encoding.h"
#include "fixture/fixture.h"

int main(int argc, char** argv) {
  using namespace glasnik::proof;
  if (argc != 2) {
    std::fprintf(stderr, "usage: proof_fixture OUT\n");
    return 2;
  }
  fixture::fs::path out = argv[1];
  fixture::write_file(out / "vkey", vkey(sample_log_key()) + "\n");
  std::string witnesses;
  for (const Witness& witness : sample_policy().witnesses) witnesses += vkey(witness.key) + "\n";
  fixture::write_file(out / "witnesses", witnesses);
  fixture::write_file(out / "policy.txt", policy_text(sample_policy()));
  fixture::write_file(out / "second", vkey(log_key(kSampleOrigin, sample_key(5))) + "\n");
  fixture::write_file(out / "root", glasnik::base64(sample_key(4).public_key()) + "\n");
  fixture::write_logs(out);
  fixture::write_bundles(out);
  fixture::write_quotations(out);
  fixture::write_keys(out);
  fixture::write_anchored(out);
  fixture::write_approvals(out);
  return 0;
}
