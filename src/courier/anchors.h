#pragma once
// Anchors: the newest tree is taken to a timestamp authority, or sealed with the institution's
// certificate, and what comes of it is logged. proof.md section 9.

#include <string>
#include <vector>

#include "base/config.h"
#include "base/file.h"
#include "base/random.h"
#include "http/client.h"
#include "ledger/ledger.h"
#include "proof/anchor.h"
#include "store/database.h"

namespace glasnik::courier {

// What the settings name, read.
struct AnchorWays {
  std::string timestamp_url;               // empty: none
  Bytes authorities;                       // PEM: its answer must come from one of them
  Bytes seal_key;                          // PEM; empty: none
  Bytes seal_certificates;                 // PEM, the seal's own first
  std::chrono::milliseconds time{10'000};  // for the authority's answer
  bool any() const { return !timestamp_url.empty() || !seal_key.empty(); }
};
// Files are relative to `directory`. invalid: half of a way, or a file that cannot be read, named.
Result<AnchorWays> anchor_ways(const AnchorSettings& settings, Files& files,
                               const std::string& directory);

// Speaks to that authority and nobody else, wherever it is: the operator has named it.
Result<std::unique_ptr<http::Client>> client_of(const AnchorWays& ways);

struct Anchoring {
  proof::AnchorKind what = proof::AnchorKind::rfc3161;
  proof::TreeHead tree;
  proof::Attestation says;
  std::int64_t entry = 0;
};

// The world that anchoring touches.
struct AnchorWorld {
  store::Database& database;
  ledger::Ledger& ledger;
  http::Client& client;
  Clock clock;
  Random random;
};

// Anchors the newest published tree in each way at hand, in one pass of the log. Empty: nothing but
// anchors has been logged since the last. An error of one way, and nothing is logged.
Result<std::vector<Anchoring>> anchor(const AnchorWorld& world, const AnchorWays& ways);

}  // namespace glasnik::courier
