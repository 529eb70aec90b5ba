#pragma once
// Is this bundle, of a release or of one part of it, what it claims to be? A list of checks and a
// verdict; how they look is the program's.
//
// The attack assumed: everyone but the reader's own policy or key may lie, the log's server
// included. policy.txt inside the bundle is therefore never trusted, only used to say "consistent".

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/time.h"
#include "proof/anchor.h"
#include "proof/checkpoint.h"
#include "proof/entry.h"
#include "proof/policy.h"
#include "proof/quotation.h"

namespace glasnik::proof {

enum class Mark { ok, fail, gone, skip };
std::string_view mark_name(Mark mark);  // ok FAIL gone skip

struct Check {
  Mark mark;
  std::string check;   // container entry approval log keys witness inclusion anchor text:<lang>
                       // data notes media:<key>
  std::string reason;  // a sentence for a person
};

enum class Verdict { verified = 0, failed = 1, unreadable = 2, untrusted = 3, unwitnessed = 4 };
std::string_view verdict_name(Verdict verdict);  // VERIFIED FAILED UNREADABLE UNTRUSTED UNWITNESSED
int exit_code(Verdict verdict);

// A media file the reader also has, hashed by the caller.
struct GivenMedia {
  std::string name;  // as the reader calls it
  std::uint64_t bytes = 0;
  Hash sha256;
};

struct Question {
  std::optional<VerifierKey> key;    // trust this log, ask for no witness
  std::optional<Policy> policy;      // or this policy
  std::optional<Bytes> root;         // and this offline root: it vouches for the log's keys
  std::optional<Bytes> authorities;  // and these for anchors, PEM; one must then be theirs
  std::vector<GivenMedia> media;
  std::optional<std::chrono::hours> max_age;  // of the quorum's cosignatures
  Time now{};
};

// A witness of the reader's policy, and when it says it saw the log.
struct Seen {
  std::string witness;  // as the policy calls it
  Time at{};
};

// What somebody outside says of a tree with the entry in it.
struct Anchored {
  AnchorKind what = AnchorKind::rfc3161;
  Attestation says;
  bool trusted = false;  // by one of the reader's authorities
};

struct Answer {
  Verdict verdict = Verdict::failed;
  std::vector<Check> checks;

  // What the entry and proof say, where they could be read at all.
  std::optional<Entry> entry;
  std::uint64_t index = 0;
  CheckpointBody tree;
  std::optional<Quotation> quotation;  // the bundle is of one part
  std::size_t left_out = 0;            // parts that the file says law removed, and cannot prove

  bool of_another_log = false;           // than any key that the reader gave
  std::optional<VerifierKey> signed_by;  // the log's key whose signature held
  std::vector<Seen> seen_by;             // of the witnesses that the reader's policy names
  std::vector<Anchored> anchors;         // those that hold
};

Answer verify_bundle(BytesView bundle, const Question& question);

}  // namespace glasnik::proof
