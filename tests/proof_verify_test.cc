// What glasnik-verify says of bundles, good and bad.

#include "proof/verify.h"

#include <doctest/doctest.h>

#include "proof/bundle.h"
#include "proof/file_part.h"
#include "sample_log.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

Bytes zip_of(const Bundle& bundle) { return *make_bundle(bundle); }

Verdict verdict_on(const Bundle& bundle, const Question& question = trusting_all()) {
  return verify_bundle(zip_of(bundle), question).verdict;
}

// The mark of a check, the last if there are several; no such check is a failure of the test.
Mark mark_of(const Answer& answer, std::string_view check) {
  std::optional<Mark> mark;
  for (const Check& c : answer.checks) {
    if (c.check == check) mark = c.mark;
  }
  REQUIRE_MESSAGE(mark, check);
  return *mark;
}

Bundle with_record(const RecordFile& record) {
  Bundle bundle = log_of_ten().bundle(4);
  bundle.record = canonical(record);
  return bundle;
}

Bundle with_checkpoint(const Checkpoint& checkpoint) {
  Bundle bundle = log_of_ten().bundle(4);
  TlogProof proof = log_of_ten().proof(4);
  proof.checkpoint = checkpoint;
  bundle.proof = serialise(proof);
  return bundle;
}

}  // namespace

TEST_CASE("a good bundle is verified, each check said") {
  Answer answer = verify_bundle(zip_of(log_of_ten().bundle(4)), trusting_all());
  CHECK(answer.verdict == Verdict::verified);
  for (const char* check : {"container", "entry", "log", "witness", "inclusion", "text:en",
                            "text:sr-Cyrl", "data", "notes"}) {
    CHECK(mark_of(answer, check) == Mark::ok);
  }
  CHECK(mark_of(answer, "text:sr-Latn") == Mark::skip);  // the rule is not re-run
  CHECK(answer.index == 4);
  CHECK(answer.entry->kind == Kind::correct);
}

TEST_CASE("every entry of the log has a bundle that verifies, genesis and policy too") {
  for (std::uint64_t i = 0; i < log_of_ten().size(); ++i)
    CHECK(verdict_on(log_of_ten().bundle(i)) == Verdict::verified);
}

TEST_CASE("with the log's key alone witnesses are not asked for") {
  Question question;
  question.key = sample_log_key();
  Answer answer = verify_bundle(zip_of(log_of_ten().bundle(4)), question);
  CHECK(answer.verdict == Verdict::verified);
  CHECK(mark_of(answer, "witness") == Mark::skip);
  question.key = log_key(kSampleOrigin, sample_key(9));
  CHECK(verdict_on(log_of_ten().bundle(4), question) == Verdict::failed);
}

TEST_CASE("without key or policy a good bundle is consistent, not verified") {
  CHECK(verdict_on(log_of_ten().bundle(4), {}) == Verdict::untrusted);
  Bundle bundle = log_of_ten().bundle(4);
  bundle.policy = policy_text(trusting(log_key(kSampleOrigin, sample_key(9))));
  CHECK(verdict_on(bundle, {}) == Verdict::failed);
  CHECK(verdict_on(bundle) == Verdict::verified);  // the reader's policy counts, not the bundle's
}

TEST_CASE("a missing witness is unwitnessed, a false one a failure") {
  Checkpoint checkpoint = log_of_ten().checkpoint();
  checkpoint.signatures.pop_back();
  CHECK(verdict_on(with_checkpoint(checkpoint)) == Verdict::unwitnessed);
  checkpoint = log_of_ten().checkpoint();
  checkpoint.signatures[2].signature[20] ^= 1;
  CHECK(verdict_on(with_checkpoint(checkpoint)) == Verdict::failed);
}

TEST_CASE("a log's second signature counts as no witness") {
  Checkpoint checkpoint = log_of_ten().checkpoint();
  checkpoint.signatures = {checkpoint.signatures[0], checkpoint.signatures[0]};
  CHECK(verdict_on(with_checkpoint(checkpoint)) == Verdict::unwitnessed);
}

TEST_CASE("old cosignatures meet the quorum but not the age asked for") {
  Question question = trusting_all();
  question.max_age = std::chrono::hours(24);
  CHECK(verdict_on(log_of_ten().bundle(4), question) == Verdict::verified);
  question.now += std::chrono::hours(25);
  CHECK(verdict_on(log_of_ten().bundle(4), question) == Verdict::unwitnessed);
  question.now -= std::chrono::hours(48);  // from the future: proves nothing about age
  CHECK(verdict_on(log_of_ten().bundle(4), question) == Verdict::unwitnessed);
  Question key_only;
  key_only.key = sample_log_key();
  key_only.max_age = std::chrono::hours(24);
  key_only.now = log_of_ten().now();
  CHECK(verdict_on(log_of_ten().bundle(4), key_only) == Verdict::unwitnessed);
}

TEST_CASE("an entry dated after its witnesses saw it fails") {
  Checkpoint checkpoint = log_of_ten().checkpoint();
  Time early = log_of_ten().now() - std::chrono::hours(1);
  checkpoint.signatures[1] =
      cosign_checkpoint(checkpoint.body, "archive.example/w", sample_key(2), early);
  CHECK(verdict_on(with_checkpoint(checkpoint)) == Verdict::failed);
}

TEST_CASE("a changed word, salt, name, order or language fails its set only") {
  RecordFile good = log_of_ten().record(4);
  RecordFile record = good;
  record.texts[0].parts[0].text += "x";
  Answer answer = verify_bundle(zip_of(with_record(record)), trusting_all());
  CHECK(mark_of(answer, "text:en") == Mark::fail);
  CHECK(mark_of(answer, "text:sr-Cyrl") == Mark::ok);
  CHECK(answer.verdict == Verdict::failed);
  std::vector<RecordFile> changed(7, good);
  changed[0].texts[1].parts[0].salt[0] ^= 1;
  changed[1].texts[1].parts[0].name = "lead:x";
  std::swap(changed[2].texts[0].parts[0], changed[2].texts[0].parts[1]);
  std::swap(changed[3].texts[0].parts, changed[3].texts[1].parts);
  changed[4].texts.pop_back();
  changed[5].notes[0].text += "x";
  changed[6].data.pop_back();
  for (const RecordFile& wrong : changed) CHECK(verdict_on(with_record(wrong)) == Verdict::failed);
}

TEST_CASE("a set that the entry does not state fails") {
  RecordFile record = log_of_ten().record(4);
  record.texts.push_back({"zz", record.texts[0].parts});
  CHECK(verdict_on(with_record(record)) == Verdict::failed);
  Bundle withdrawal = log_of_ten().bundle(5);
  RecordFile more = log_of_ten().record(5);
  more.data = record.data;
  withdrawal.record = canonical(more);
  CHECK(verdict_on(withdrawal) == Verdict::failed);
}

TEST_CASE("a part removed by law is gone, and the rest verifies on") {
  RecordFile record = log_of_ten().record(4);
  Part& part = record.texts[0].parts[2];
  part.removed = RemovedContent{commitment(part), 8};
  part.salt.clear();
  part.text.clear();
  Answer answer = verify_bundle(zip_of(with_record(record)), trusting_all());
  CHECK(answer.verdict == Verdict::verified);
  CHECK(mark_of(answer, "text:en") == Mark::gone);
  CHECK(mark_of(answer, "text:sr-Cyrl") == Mark::ok);
  CHECK(answer.left_out == 1);
  for (std::uint64_t cannot : {std::uint64_t{4}, std::uint64_t{0}, std::uint64_t{10}}) {
    part.removed->by = cannot;
    CHECK(verdict_on(with_record(record)) == Verdict::failed);
  }
}

TEST_CASE("media are matched by their octets, and a stranger among them fails") {
  Question question = trusting_all();
  Bytes photo = "photo 1001";  // of the newest document when entry 4 was made
  question.media = {{"lake.jpg", photo.size(), sha256(photo)}};
  Answer answer = verify_bundle(zip_of(log_of_ten().bundle(4)), question);
  CHECK(mark_of(answer, "media:0f1e2d3c4b5a69788796a5b4c3d2e1f0") == Mark::ok);
  CHECK(answer.verdict == Verdict::verified);
  question.media.push_back({"other.jpg", 1, sha256("x")});
  CHECK(verdict_on(log_of_ten().bundle(4), question) == Verdict::failed);
}

TEST_CASE("a proof of another entry, place, size or root fails") {
  TlogProof good = log_of_ten().proof(4);
  std::vector<TlogProof> wrong(5, good);
  wrong[0].index = 5;
  std::swap(wrong[1].hashes[0], wrong[1].hashes[1]);
  wrong[2].hashes.pop_back();
  wrong[3].checkpoint.body.size = 9;
  wrong[4] = log_of_ten().proof(5);
  for (const TlogProof& proof : wrong) {
    Bundle bundle = log_of_ten().bundle(4);
    bundle.proof = serialise(proof);
    CHECK(verdict_on(bundle) == Verdict::failed);
  }
}

TEST_CASE("a checkpoint of another log, well signed, fails") {
  CheckpointBody body = log_of_ten().body();
  body.origin = "other.example/log";
  Policy policy = sample_policy();
  policy.logs = {log_key(body.origin, sample_key(1))};
  policy.quorum = "none";
  Question question = trusting_all();
  question.policy = policy;
  CHECK(verdict_on(with_checkpoint({body, {sign_checkpoint(body, sample_key(1))}}), question) ==
        Verdict::failed);
}

TEST_CASE("every byte flip of a bundle outside policy.txt exits non-zero") {
  Bundle bundle = log_of_ten().bundle(4);
  Bytes zip = zip_of(bundle);
  std::size_t policy = zip.find(bundle.policy);
  Question question = trusting_all();
  std::size_t tried = 0;
  for (std::size_t at = 0; at < zip.size(); ++at) {
    if (at >= policy && at < policy + bundle.policy.size()) continue;
    Bytes flipped = zip;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    Answer answer = verify_bundle(flipped, question);
    REQUIRE_MESSAGE(exit_code(answer.verdict) != 0, at);
    ++tried;
  }
  CHECK(tried == zip.size() - bundle.policy.size());
}

TEST_CASE("a flip inside a file of the bundle fails though the ZIP is made anew") {
  struct Flips {
    Bytes Bundle::*file;
    std::size_t stride;
  };
  Question question = trusting_all();
  for (auto [file, stride] :
       {Flips{&Bundle::entry, 5}, {&Bundle::record, 5}, {&Bundle::proof, 1}}) {
    const Bundle bundle = log_of_ten().bundle(4);
    for (std::size_t at = 0; at < (bundle.*file).size(); at += stride) {
      Bundle flipped = bundle;
      (flipped.*file)[at] = static_cast<char>((flipped.*file)[at] ^ (1 << (at % 8)));
      REQUIRE_MESSAGE(verdict_on(flipped, question) != Verdict::verified, at);
    }
  }
}

TEST_CASE("a proof file of a log of 70,000 stays within 1,300 octets, an entry within 1,000") {
  SampleLog log;
  log.grow_to(10);
  while (log.size() < 70000) log.append_octets("any entry");
  CHECK(log.bundle(8).proof.size() <= 1300);
  CHECK(log.entries()[8].size() <= 1000);
}
