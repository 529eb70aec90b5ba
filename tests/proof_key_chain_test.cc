// A bundle signed by a key that the reader has never seen: how keys.jsonl leads there, and what
// does not.

#include "proof/key_chain.h"

#include <doctest/doctest.h>

#include "proof/merkle.h"
#include "proof/verify.h"
#include "proof/zip.h"
#include "sample_log.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

constexpr std::uint64_t kAdded = 12;    // of the second key
constexpr std::uint64_t kOverlap = 14;  // a size that both keys signed

// The second log key is added at 12, the first retires at 15, the third is added at 17.
const SampleLog& some_log() {
  static const SampleLog log = [] {
    SampleLog made(SampleLog::Root::named);
    made.grow_to(kAdded);
    made.append_key(KeyOp::add, 5);
    made.grow_to(15);
    made.append_key(KeyOp::retire, 1);
    made.grow_to(17);
    made.append_key(KeyOp::add, 6);
    made.grow_to(25);
    made.sign_with({5});
    return made;
  }();
  return log;
}

Bytes good_keys() { return some_log().keys({kAdded}, kOverlap, {1, 5}); }

Bytes zip_with(Bytes keys) {
  Bundle bundle = some_log().bundle(4);
  bundle.keys = std::move(keys);
  return *make_bundle(bundle);
}

Question with_key(char seed) {
  Question question;
  question.key = log_key(kSampleOrigin, sample_key(seed));
  return question;
}

Question with_root(char seed) {
  Question question;
  question.root = sample_key(seed).public_key();
  return question;
}

Verdict verdict_on(Bytes keys, const Question& question) {
  return verify_bundle(zip_with(std::move(keys)), question).verdict;
}

std::string line_of(const Answer& answer, std::string_view check) {
  for (const Check& c : answer.checks) {
    if (c.check == check) return std::string(mark_name(c.mark)) + " " + c.reason;
  }
  return "no such line";
}

std::vector<Bytes> lines_of(const Bytes& keys) {
  std::size_t end = keys.find('\n') + 1;
  return {keys.substr(0, end), keys.substr(end)};
}

}  // namespace

TEST_CASE("who trusts the first key verifies what the second signed") {
  Answer answer = verify_bundle(zip_with(good_keys()), with_key(1));
  CHECK(answer.verdict == Verdict::verified);
  CHECK(line_of(answer, "keys") == "ok the log's root added the key that signed");
  CHECK(verdict_on({}, with_key(1)) == Verdict::failed);
}

TEST_CASE("who trusts the root alone does so too, whoever signed the checkpoints") {
  CHECK(verdict_on(good_keys(), with_root(4)) == Verdict::verified);
  CHECK(verdict_on(some_log().keys({kAdded}, 25, {9}), with_root(4)) == Verdict::verified);
  CHECK(verdict_on(good_keys(), with_root(3)) == Verdict::failed);
  CHECK(verdict_on({}, with_root(4)) == Verdict::failed);
}

TEST_CASE("a policy that names the first key and the witnesses follows as well") {
  Question question;
  question.policy = sample_policy();
  question.now = some_log().now();
  CHECK(verdict_on(good_keys(), question) == Verdict::verified);
  CHECK(verdict_on({}, question) == Verdict::failed);
}

TEST_CASE("keys that are not needed change nothing") {
  CHECK(verdict_on(good_keys(), with_key(5)) == Verdict::verified);
  CHECK(line_of(verify_bundle(zip_with(good_keys()), with_key(5)), "keys") == "no such line");
}

TEST_CASE("a chain of two exchanges leads to the third key") {
  SampleLog log = some_log();
  log.sign_with({6});
  Bundle bundle = log.bundle(4);
  std::vector<Bytes> first = lines_of(good_keys());
  std::vector<Bytes> second = lines_of(log.keys({17}, 20, {5, 6}));
  bundle.keys = first[0] + first[1] + second[1];
  CHECK(verify_bundle(*make_bundle(bundle), with_key(1)).verdict == Verdict::verified);
  CHECK(verify_bundle(*make_bundle(bundle), with_root(4)).verdict == Verdict::verified);
  CHECK(verify_bundle(*make_bundle(bundle), with_key(5)).verdict == Verdict::verified);
  bundle.keys = first[0] + second[1];  // the middle is missing
  CHECK(verify_bundle(*make_bundle(bundle), with_key(1)).verdict == Verdict::failed);
}

TEST_CASE("a reader whose key came later needs the genesis again, and the same one") {
  SampleLog log = some_log();
  log.sign_with({6});
  Bundle bundle = log.bundle(4);
  std::vector<Bytes> first = lines_of(log.keys({kAdded}, kOverlap, {1}));
  std::vector<Bytes> second = lines_of(log.keys({17}, 20, {5, 6}));
  auto verdict = [&](const Bytes& keys) {
    bundle.keys = keys;
    return verify_bundle(*make_bundle(bundle), with_key(5)).verdict;
  };
  CHECK(verdict(first[0] + first[1] + second[1]) == Verdict::failed);
  CHECK(verdict(first[0] + first[1] + second[0] + second[1]) == Verdict::verified);
  CHECK(verdict(first[0] + first[1] + second[1] + second[0]) == Verdict::failed);
}

TEST_CASE("a checkpoint that the old key did not sign vouches for nothing") {
  CHECK(verdict_on(some_log().keys({kAdded}, kOverlap, {5}), with_key(1)) == Verdict::failed);
  CHECK(verdict_on(some_log().keys({kAdded}, kOverlap, {9}), with_key(1)) == Verdict::failed);
  CHECK(verdict_on(good_keys(), with_key(9)) == Verdict::failed);
}

TEST_CASE("a genesis that names the reader's key beside a stranger's root vouches for nothing") {
  Entry genesis = *parse_entry(some_log().entries()[0]);
  genesis.root_key = sample_key(9).public_key();
  SampleLog forged;
  Entry add = forged.key_entry(KeyOp::add, sample_log_key_entry(5), 9);
  Bytes first = canonical(genesis), second = canonical(add);
  Hash leaf[] = {leaf_hash(first), leaf_hash(second)};
  auto keys = [&](char signer) {
    Checkpoint checkpoint =
        sample_checkpoint({kSampleOrigin, 2, root_of(leaf)}, forged.now(), {signer});
    return serialise({{first, {0, {leaf[1]}, checkpoint}}, {second, {1, {leaf[0]}, checkpoint}}});
  };
  CHECK(verdict_on(keys(5), with_key(1)) == Verdict::failed);
  CHECK(verdict_on(keys(5), with_root(4)) == Verdict::failed);
  CHECK(verdict_on(keys(1), with_key(1)) == Verdict::verified);  // then the first key is stolen
}

TEST_CASE("a log key that its root did not sign is refused, though the old key signed all") {
  SampleLog log(SampleLog::Root::named);
  log.grow_to(12);
  log.append_octets(canonical(log.key_entry(KeyOp::add, sample_log_key_entry(5), 1)));
  log.grow_to(20);
  CHECK(verdict_on(log.keys({12}, 20, {1}), with_key(1)) == Verdict::failed);
}

TEST_CASE("a key added after the checkpoint's last entry did not sign it") {
  SampleLog log(SampleLog::Root::named);
  log.grow_to(10);
  log.sign_with({5});
  Bundle bundle = log.bundle(4);
  log.grow_to(kAdded);
  log.append_key(KeyOp::add, 5);
  bundle.keys = log.keys({kAdded}, kAdded + 1, {1});
  CHECK(verify_bundle(*make_bundle(bundle), with_key(1)).verdict == Verdict::failed);
  CHECK(verify_bundle(*make_bundle(bundle), with_root(4)).verdict == Verdict::failed);
}

TEST_CASE("lines of another form, order or kind are no keys") {
  const Bytes good = good_keys();
  std::vector<Bytes> lines = lines_of(good);
  CHECK(KeyChain::parse(good));
  CHECK_FALSE(KeyChain::parse(""));
  CHECK_FALSE(KeyChain::parse(lines[0]));
  CHECK_FALSE(KeyChain::parse(lines[1]));
  CHECK_FALSE(KeyChain::parse(lines[1] + lines[0]));
  CHECK_FALSE(KeyChain::parse(good + lines[1]));
  CHECK_FALSE(KeyChain::parse(good.substr(0, good.size() - 1)));
  CHECK_FALSE(KeyChain::parse(good + "\n"));
  CHECK_FALSE(KeyChain::parse(some_log().keys({kAdded, 15}, 25, {1})));  // a retirement
  CHECK_FALSE(KeyChain::parse(some_log().keys({3}, 25, {1})));           // a release
  SampleLog without_root;
  without_root.grow_to(kAdded);
  without_root.append_key(KeyOp::add, 5);
  CHECK_FALSE(KeyChain::parse(without_root.keys({kAdded}, kAdded + 1, {1})));
}

TEST_CASE("a flip in keys.jsonl is refused though the ZIP is made anew") {
  const Bytes good = good_keys();
  std::size_t ignored = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    Bytes flipped = good;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    if (verdict_on(flipped, with_key(1)) != Verdict::verified) continue;
    // Only in a signature that is nobody's business here: the new key's or a witness's.
    std::size_t signatures = good.rfind("\\n\\n", good.find('\n', at));
    REQUIRE_MESSAGE(at > signatures, at);
    ++ignored;
  }
  CHECK(ignored > 0);
}

TEST_CASE("an empty keys.jsonl is no bundle") {
  std::vector<ZipFile> files = *read_zip(zip_with(good_keys()));
  files[4].content.clear();
  CHECK_FALSE(read_bundle(*write_zip(files)));
}
