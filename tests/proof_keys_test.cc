// The log's keys over time: who may add and end them, and which of them speaks for which size.

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "proof/key_history.h"
#include "proof/number.h"
#include "proof/replay.h"
#include "sample_log.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

// Twelve entries; at 12 the second log key is added, at 15 the first retires; 20 in all.
SampleLog rotated_log() {
  SampleLog log(SampleLog::Root::named);
  log.grow_to(12);
  log.append_key(KeyOp::add, 5);
  log.grow_to(15);
  log.append_key(KeyOp::retire, 1);
  log.grow_to(20);
  log.sign_with({5});
  return log;
}

Replay replayed(const SampleLog& log) {
  Replay replay({});
  for (const Bytes& entry : log.entries()) replay.add(entry);
  replay.finish(log.body());
  return replay;
}

std::string only(const Replay& replay) {
  if (replay.failures() != 1) return std::to_string(replay.failures()) + " findings";
  return to_string(replay.findings()[0]);
}

std::vector<Bytes> publics(const std::vector<VerifierKey>& keys) {
  std::vector<Bytes> publics;
  for (const VerifierKey& key : keys) publics.push_back(key.key);
  return publics;
}

// A log with a root, grown to `size`, and this entry after it.
Replay with_entry(std::uint64_t size, const std::function<Entry(const SampleLog&)>& make) {
  SampleLog log(SampleLog::Root::named);
  log.grow_to(size);
  log.append_octets(canonical(make(log)));
  return replayed(log);
}

EntryKey approval_key() {
  return {KeyUse::approval, base64("credential"), "\4" + Bytes(64, 'p'),
          "holder-7",       "newsroom.example",   {"https://newsroom.example"}};
}

}  // namespace

TEST_CASE("a log whose key was exchanged replays, each size with its live keys") {
  Replay replay = replayed(rotated_log());
  CHECK(replay.failures() == 0);
  Bytes first = sample_key(1).public_key(), second = sample_key(5).public_key();
  CHECK(publics(replay.log_keys(0)).empty());
  CHECK(publics(replay.log_keys(12)) == std::vector<Bytes>{first});
  CHECK(publics(replay.log_keys(13)) == std::vector<Bytes>{first, second});
  CHECK(publics(replay.log_keys(15)) == std::vector<Bytes>{first, second});
  CHECK(publics(replay.log_keys(16)) == std::vector<Bytes>{second});
}

TEST_CASE("a checkpoint needs the signature of a key that is live at its size") {
  SampleLog log = rotated_log();
  auto finding = [&](std::uint64_t size, std::vector<char> signers) {
    Replay replay = replayed(log);
    CheckpointBody body{kSampleOrigin, size, *root_at(size, log.reader())};
    replay.check_signer(sample_checkpoint(body, log.now(), std::move(signers)));
    return replay.failures() == 0 ? "" : to_string(replay.findings()[0]);
  };
  CHECK(finding(20, {5}) == "");
  CHECK(finding(14, {1}) == "");
  CHECK(finding(14, {1, 5}) == "");
  CHECK(finding(14, {5}) == "");
  CHECK(finding(15, {1}) == "");  // before the entry that retires it
  std::string none =
      "FAIL keys index=15 no log key that is live at 16 entries signed their checkpoint"
      ": it is of key 3eaeb620, which entry 15 retired";
  CHECK(finding(16, {1}) == none);
  CHECK(finding(12, {5}).starts_with("FAIL keys index=11"));  // not yet
  CHECK(finding(20, {9}).starts_with("FAIL keys index=19"));
}

TEST_CASE("a live key's signature that does not hold refuses the checkpoint") {
  SampleLog log = rotated_log();
  Checkpoint checkpoint = log.checkpoint();
  checkpoint.signatures[0].signature[9] ^= 1;
  Replay replay = replayed(log);
  replay.check_signer(checkpoint);
  CHECK(replay.findings()[0].invariant == "keys");
}

TEST_CASE("only the root adds, retires and revokes keys") {
  auto signed_by = [](char root) {
    return only(with_entry(12, [root](const SampleLog& log) {
      return log.key_entry(KeyOp::add, sample_log_key_entry(5), root);
    }));
  };
  CHECK(signed_by(4) == "0 findings");
  CHECK(signed_by(1) == "FAIL keys index=12 not signed by the log's root");
  CHECK(signed_by(5) == "FAIL keys index=12 not signed by the log's root");
}

TEST_CASE("a root's signature is for one entry alone") {
  const std::function<void(Entry&)> changes[] = {
      [](Entry& e) { e.issued += std::chrono::seconds(1); },
      [](Entry& e) { e.key = sample_log_key_entry(6); },
      [](Entry& e) {
        e.op = KeyOp::retire;
        e.key.pub.clear();
      },
      [](Entry& e) { e.by[5] ^= 1; }};
  for (const auto& change : changes) {
    Replay replay = with_entry(12, [&](const SampleLog& log) {
      Entry entry = log.key_entry(KeyOp::add, sample_log_key_entry(5));
      change(entry);
      return entry;
    });
    CHECK(only(replay) == "FAIL keys index=12 not signed by the log's root");
  }
}

TEST_CASE("a log without a root takes no keys") {
  SampleLog log;
  log.grow_to(12);
  log.append_key(KeyOp::add, 5);
  CHECK(only(replayed(log)) == "FAIL keys index=12 a key entry in a log without a root");
}

TEST_CASE("a key is added once and ended once, and one is always left") {
  auto after = [](std::vector<std::pair<KeyOp, char>> steps) {
    SampleLog log(SampleLog::Root::named);
    log.grow_to(12);
    for (auto [op, seed] : steps) log.append_key(op, seed);
    return only(replayed(log));
  };
  constexpr KeyOp kAdd = KeyOp::add, kRetire = KeyOp::retire, kRevoke = KeyOp::revoke;
  CHECK(after({{kAdd, 5}, {kRevoke, 1}, {kAdd, 6}, {kRetire, 5}}) == "0 findings");
  CHECK(after({{kAdd, 5}, {kAdd, 5}}) == "FAIL keys index=13 a key that was added before");
  CHECK(after({{kAdd, 1}}) == "FAIL keys index=12 a key that was added before");
  CHECK(after({{kAdd, 5}, {kRetire, 1}, {kAdd, 1}}) ==
        "FAIL keys index=14 a key that was added before");
  CHECK(after({{kAdd, 5}, {kRetire, 5}, {kRevoke, 5}}) ==
        "FAIL keys index=14 ends a key that is not live");
  CHECK(after({{kRetire, 5}}) == "FAIL keys index=12 ends a key that is not live");
  CHECK(after({{kRetire, 1}}) == "FAIL keys index=12 ends the log's only key");
  CHECK(after({{kAdd, 5}, {kRevoke, 1}, {kRevoke, 5}}) ==
        "FAIL keys index=14 ends the log's only key");
}

TEST_CASE("an approval key lives by index too, and signs no checkpoint") {
  SampleLog log(SampleLog::Root::named);
  KeyHistory keys(*parse_entry(log.entries()[0]));
  EntryKey key = approval_key();
  REQUIRE(keys.apply(log.key_entry(KeyOp::add, key), 7));
  EntryKey named{KeyUse::approval, key.id, {}};
  REQUIRE(keys.apply(log.key_entry(KeyOp::revoke, named), 9));
  CHECK(keys.approval_key(key.id, 7) == nullptr);
  CHECK(keys.approval_key(key.id, 8)->holder == "holder-7");
  CHECK(keys.approval_key(key.id, 9) != nullptr);
  CHECK(keys.approval_key(key.id, 10) == nullptr);
  CHECK(keys.log_keys(9).size() == 1);
}

TEST_CASE("a key entry of another shape is entry_schema") {
  SampleLog log(SampleLog::Root::named);
  Bytes add = canonical(log.key_entry(KeyOp::add, sample_log_key_entry(5)));
  Bytes approval = canonical(log.key_entry(KeyOp::add, approval_key()));
  REQUIRE(parse_entry(add));
  REQUIRE(parse_entry(approval));
  CHECK(canonical(*parse_entry(approval)) == approval);
  auto refused = [](Bytes bytes, std::string_view from, std::string_view to) {
    REQUIRE_MESSAGE(bytes.find(from) != bytes.npos, from);
    bytes.replace(bytes.find(from), from.size(), to);
    Result<Entry> entry = parse_entry(bytes);
    return !entry && entry.error().message.starts_with("entry_schema");
  };
  std::string id = sample_log_key_entry(5).id;
  CHECK(refused(add, "\"alg\":\"ed25519\"", "\"alg\":\"es256\""));
  CHECK(refused(add, "\"alg\":\"ed25519\",", ""));
  CHECK(refused(add, id, "00000000"));
  CHECK(refused(add, id, "xyz"));
  CHECK(refused(add, "\"op\":\"add\"", "\"op\":\"retire\""));
  CHECK(refused(add, "\"op\":\"add\"", "\"op\":\"forget\""));
  CHECK(refused(add, "\"use\":\"log\"", "\"use\":\"witness\""));
  CHECK(refused(add, "\"use\":\"log\"", "\"use\":\"approval\""));
  CHECK(refused(add, "\"pub\":\"", "\"pub\":\"AAAA"));
  CHECK(refused(add, "{\"by\":\"", "{\"by\":\"AAAA"));
  CHECK(refused(approval, "\"holder\":\"holder-7\",", ""));
  CHECK(refused(approval, "holder-7", "holder 7"));
  CHECK(refused(approval, ",\"origins\":[\"https://newsroom.example\"]", ""));
  CHECK(refused(approval, "[\"https", "[\"z\",\"https"));
  CHECK(refused(approval, "\"pub\":\"BHBw", "\"pub\":\"A3Bw"));
  CHECK(refused(canonical(log.key_entry(KeyOp::retire, {KeyUse::log, id, {}})), "\"retire\"",
                "\"add\""));
}

TEST_CASE("a log key or a root of low order is refused") {
  SampleLog log(SampleLog::Root::named);
  EntryKey weak = sample_log_key_entry(5);
  weak.pub = "\1" + Bytes(31, '\0');
  weak.id = hex(big_endian(VerifierKey{kSampleOrigin, KeyType::ed25519, weak.pub}.id(), 4));
  CHECK_FALSE(parse_entry(canonical(log.key_entry(KeyOp::add, weak))));
  Entry genesis = *parse_entry(log.entries()[0]);
  REQUIRE(genesis.root_key);
  genesis.root_key = weak.pub;
  CHECK_FALSE(parse_entry(canonical(genesis)));
}
