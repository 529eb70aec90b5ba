#pragma once
// A log about an invented institution, the same octets at every run: fixed keys, times and salts.
// For the proof room's tests, the verifiers' fixture and the benchmarks; never for a real newsroom,
// whose salts are random.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "proof/bundle.h"
#include "proof/checkpoint.h"
#include "proof/entry.h"
#include "proof/merkle.h"
#include "proof/policy.h"
#include "proof/record_file.h"
#include "proof/tlog_proof.h"
#include "proof/verify.h"

namespace glasnik::proof {

inline constexpr const char* kSampleOrigin = "glasnik.example/log";

// The seed octet 32 times: 1 is the log's, 2 and 3 the witnesses', 4 the root's, 5 the log's
// second.
SigningKey sample_key(char seed);
VerifierKey sample_log_key();
Policy sample_policy();  // the log, two witnesses, all of them needed
// Signed by the log, cosigned by both witnesses.
Checkpoint sample_checkpoint(const CheckpointBody& body, Time now, std::vector<char> log = {1});
EntryKey sample_log_key_entry(char seed);

// One act with its content, before it is linked into a log.
struct SampleAct {
  Entry entry;
  RecordFile record;
};
SampleAct sample_release(std::int64_t document);  // two texts and a derived one, data with a file

class SampleLog {
 public:
  SampleLog() : SampleLog(Root::none) {}  // has a genesis
  enum class Root { none, named };
  explicit SampleLog(Root root);

  // Appends a policy, then acts on made-up documents, until the log has `size` entries.
  void grow_to(std::uint64_t size);

  // Links the act (origin, issued, seq, prev, edition), then lets `change` at it, and appends it;
  // its index.
  std::uint64_t append(SampleAct act, const std::function<void(Entry&)>& change = {});

  // A key entry for the log key of that seed, signed by the root; its index.
  std::uint64_t append_key(KeyOp op, char seed);
  // As key entries are linked, for one of another shape.
  Entry key_entry(KeyOp op, EntryKey key, char root = 4) const;

  // Which keys sign its checkpoints from now on.
  void sign_with(std::vector<char> seeds) { signers_ = std::move(seeds); }

  // Appends octets as they are: for logs that must be refused.
  void append_octets(Bytes entry);

  std::uint64_t size() const { return entries_.size(); }
  const std::vector<Bytes>& entries() const { return entries_; }
  const RecordFile& record(std::uint64_t index) const { return records_.at(index); }
  Hash hash_at(unsigned level, std::uint64_t index) const { return levels_[level][index]; }
  HashReader reader() const;
  CheckpointBody body() const;
  Checkpoint checkpoint() const { return sample_checkpoint(body(), now(), signers_); }
  TlogProof proof(std::uint64_t index) const;
  Bundle bundle(std::uint64_t index) const;
  // keys.jsonl, from its genesis and those entries, all under the checkpoint of its first `size`
  // entries, signed by the log keys of these seeds.
  Bytes keys(std::vector<std::uint64_t> added, std::uint64_t size, std::vector<char> seeds) const;
  Time now() const;  // of the next entry

 private:
  struct Document {
    std::int64_t seq = 0;
    Version edition;
    Previous last;
  };
  void append_next();
  static SampleAct first_policy();
  SampleAct follow_up(std::int64_t document, Kind kind) const;

  std::vector<char> signers_{1};
  std::vector<Bytes> entries_;
  std::vector<std::vector<Hash>> levels_;  // complete subtrees
  std::map<std::uint64_t, RecordFile> records_;
  std::map<std::int64_t, Document> documents_;
};

// A log of ten entries; entry 4 corrects a release: texts, data, a file, notes.
const SampleLog& log_of_ten();
// Its log and both witnesses trusted, asked at its end.
Question trusting_all();

}  // namespace glasnik::proof
