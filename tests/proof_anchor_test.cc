// Timestamps and seals over a tree, against an authority of the tests' own.

#include <doctest/doctest.h>

#include "authority.h"
#include "base/encoding.h"
#include "proof/anchor.h"
#include "proof/bundle.h"
#include "proof/replay.h"
#include "sample_log.h"

using namespace glasnik;
using namespace glasnik::tests;
using namespace glasnik::proof;

namespace {

constexpr std::string_view kNonce = "12345678";

const Authority& ours() {
  static const Authority authority("Установа за време");
  return authority;
}
const Authority& foreign() {
  static const Authority authority("Another authority");
  return authority;
}

CheckpointBody tree_of(std::uint64_t size) {
  return {kSampleOrigin, size, sha256("a root of " + std::to_string(size))};
}

Time now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

Bytes stamped(const CheckpointBody& body, const Authority& authority = ours()) {
  auto token = token_of_reply(authority.stamp(timestamp_request(body, kNonce)), body, kNonce);
  REQUIRE(token);
  return *token;
}

Bytes sealed(const CheckpointBody& body, const Authority& authority = ours()) {
  auto seal = make_seal(body, authority.seal().key, authority.seal().certificate, now());
  REQUIRE_MESSAGE(seal, (seal ? "" : seal.error().message));
  return *seal;
}

struct Form {
  AnchorKind kind;
  Bytes token;
  const char* by;
};
std::vector<Form> both(const CheckpointBody& body) {
  return {{AnchorKind::rfc3161, stamped(body), "Установа за време, time"},
          {AnchorKind::cades, sealed(body), "Установа за време, seal"}};
}

}  // namespace

TEST_CASE("an anchor says when and by whom, and holds under its authority") {
  for (const Form& form : both(tree_of(7))) {
    auto read = read_anchor(form.kind, form.token, tree_of(7));
    REQUIRE(read);
    CHECK(read->by == form.by);
    CHECK(read->at <= now());
    CHECK(read->at >= now() - std::chrono::minutes(5));
    auto verified = verify_anchor(form.kind, form.token, tree_of(7), ours().certificate());
    REQUIRE(verified);
    CHECK(verified->at == read->at);
  }
}

TEST_CASE("an anchor of another tree, log or kind is none") {
  CheckpointBody same_size{kSampleOrigin, 7, sha256("another root")};
  CheckpointBody other_log{"another.example/log", 7, tree_of(7).root};
  for (const Form& form : both(tree_of(7))) {
    for (const CheckpointBody& body : {tree_of(8), same_size, other_log}) {
      CHECK(read_anchor(form.kind, form.token, body).error().code == Code::corrupt);
    }
    AnchorKind other = form.kind == AnchorKind::cades ? AnchorKind::rfc3161 : AnchorKind::cades;
    CHECK(read_anchor(other, form.token, tree_of(7)).error().code == Code::corrupt);
  }
}

TEST_CASE("an anchor under another authority reads, and does not verify") {
  for (const Form& form : both(tree_of(7))) {
    CHECK(read_anchor(form.kind, form.token, tree_of(7)));
    auto foreigner = verify_anchor(form.kind, form.token, tree_of(7), foreign().certificate());
    REQUIRE(!foreigner);
    CHECK(foreigner.error().message.find("none of the authorities given") != std::string::npos);
    CHECK(verify_anchor(form.kind, form.token, tree_of(7), "no certificate").error().code ==
          Code::invalid);
  }
}

// What is signed cannot be changed; in the rest of the DER some octets are free (an unsigned
// attribute's order, a certificate's own signature), so it must merely never say another thing.
TEST_CASE("one changed octet of an anchor is refused or changes nothing that is said") {
  for (const Form& form : both(tree_of(7))) {
    auto whole = verify_anchor(form.kind, form.token, tree_of(7), ours().certificate());
    REQUIRE(whole);
    std::size_t refused = 0;
    for (std::size_t i = 0; i < form.token.size(); ++i) {
      Bytes changed = form.token;
      changed[i] = static_cast<char>(changed[i] ^ 0x01);
      auto read = verify_anchor(form.kind, changed, tree_of(7), ours().certificate());
      if (!read) {
        ++refused;
        continue;
      }
      CHECK(read->at == whole->at);
      CHECK(read->by == whole->by);
    }
    CHECK(refused > form.token.size() * 9 / 10);
  }
}

TEST_CASE("an anchor cut short or with more behind it is refused") {
  for (const Form& form : both(tree_of(7))) {
    for (std::size_t size = 0; size < form.token.size(); size += 7) {
      CHECK_FALSE(read_anchor(form.kind, form.token.substr(0, size), tree_of(7)));
    }
    CHECK_FALSE(read_anchor(form.kind, form.token + "x", tree_of(7)));
  }
}

TEST_CASE("a reply to another request, or a refusal, gives no token") {
  CheckpointBody body = tree_of(7);
  Bytes reply = ours().stamp(timestamp_request(body, kNonce));
  CHECK(token_of_reply(reply, body, "87654321").error().message ==
        "the timestamp answers another request");
  CHECK(token_of_reply(reply, tree_of(8), kNonce).error().message ==
        "the timestamp is of another tree");
  CHECK_FALSE(token_of_reply("<html>", body, kNonce));
  CHECK(token_of_reply(ours().stamp("no request"), body, kNonce).error().code == Code::denied);
}

TEST_CASE("a seal's key must be its certificate's") {
  auto other = make_seal(tree_of(7), foreign().seal().key, ours().seal().certificate, now());
  REQUIRE(!other);
  CHECK(other.error().code == Code::invalid);
  CHECK(make_seal(tree_of(7), "no key", ours().seal().certificate, now()).error().code ==
        Code::invalid);
  CHECK(make_seal(tree_of(7), ours().seal().key, "none", now()).error().code == Code::invalid);
}

TEST_CASE("an anchor's entry reads back as it was written") {
  Entry entry;
  entry.kind = Kind::anchor;
  entry.origin = kSampleOrigin;
  entry.issued = now();
  entry.what = AnchorKind::cades;
  entry.tree = {7, tree_of(7).root};
  entry.token = sealed(tree_of(7));
  auto octets = seal(entry);
  REQUIRE(octets);
  auto read = parse_entry(*octets);
  REQUIRE(read);
  CHECK(read->what == AnchorKind::cades);
  CHECK(read->tree == entry.tree);
  CHECK(read->token == entry.token);
  CHECK_FALSE(is_act(read->kind));
  entry.tree.size = 0;
  CHECK_FALSE(seal(entry));
}

namespace {

// Entry 4 of the log of ten, with anchors of that log's end.
Bundle anchored(std::vector<AnchorKind> kinds = {AnchorKind::rfc3161, AnchorKind::cades}) {
  Bundle bundle = log_of_ten().bundle(4);
  TlogProof proof = log_of_ten().proof(4);
  for (AnchorKind kind : kinds) {
    const CheckpointBody& body = proof.checkpoint.body;
    Bytes token = kind == AnchorKind::cades ? sealed(body) : stamped(body);
    bundle.anchors.push_back({kind, serialise(proof), token});
  }
  return bundle;
}

Answer answer_on(const Bundle& bundle, std::optional<Bytes> authorities) {
  Question question = trusting_all();
  question.authorities = std::move(authorities);
  return verify_bundle(*make_bundle(bundle), question);
}

std::vector<Check> anchor_checks(const Answer& answer) {
  std::vector<Check> checks;
  for (const Check& check : answer.checks) {
    if (check.check == "anchor") checks.push_back(check);
  }
  return checks;
}

}  // namespace

TEST_CASE("a bundle with anchors says who saw the entry and when") {
  Answer answer = answer_on(anchored(), ours().certificate());
  CHECK(answer.verdict == Verdict::verified);
  REQUIRE(answer.anchors.size() == 2);
  CHECK(answer.anchors[0].trusted);
  auto checks = anchor_checks(answer);
  REQUIRE(checks.size() == 2);
  CHECK(checks[0].mark == Mark::ok);
  CHECK(checks[0].reason.starts_with("Установа за време, time saw it on "));
  CHECK(checks[1].reason.starts_with("Установа за време, seal sealed it on "));
}

TEST_CASE("without authorities an anchor is told and not relied on") {
  Answer answer = answer_on(anchored(), std::nullopt);
  CHECK(answer.verdict == Verdict::verified);
  for (const Check& check : anchor_checks(answer)) CHECK(check.mark == Mark::skip);
  CHECK_FALSE(answer.anchors[0].trusted);
}

TEST_CASE("an anchor asked for and not there, or by others, fails the bundle") {
  CHECK(answer_on(log_of_ten().bundle(4), ours().certificate()).verdict == Verdict::failed);
  CHECK(answer_on(anchored(), foreign().certificate()).verdict == Verdict::failed);
}

TEST_CASE("an anchor that does not hold fails the bundle, asked for or not") {
  Bundle other_entry = anchored();
  other_entry.anchors[0].proof = serialise(log_of_ten().proof(5));
  CHECK(answer_on(other_entry, std::nullopt).verdict == Verdict::failed);
  Bundle other_tree = anchored();
  other_tree.anchors[1].token = sealed(tree_of(10));
  CHECK(answer_on(other_tree, std::nullopt).verdict == Verdict::failed);
}

TEST_CASE("anchors out of order, twice or without token are no bundle") {
  for (std::vector<AnchorKind> kinds : {std::vector{AnchorKind::cades, AnchorKind::rfc3161},
                                        std::vector{AnchorKind::cades, AnchorKind::cades}}) {
    CHECK_FALSE(read_bundle(*make_bundle(anchored(kinds))));
  }
  Bundle without = anchored({AnchorKind::cades});
  without.anchors[0].token.clear();
  CHECK_FALSE(read_bundle(*make_bundle(without)));
}

namespace {

Entry anchor_entry(const CheckpointBody& body, Time issued) {
  Entry entry;
  entry.kind = Kind::anchor;
  entry.origin = body.origin;
  entry.issued = issued;
  entry.tree = {body.size, body.root};
  entry.token = stamped(body);
  return entry;
}

Result<Bytes> sample_tile(const Tile& tile) {
  Bytes hashes;
  for (std::uint64_t i = 0; i < tile.width; ++i) {
    hashes += log_of_ten().hash_at(tile.level * kTileHeight, tile.index * kTileWidth + i).view();
  }
  return hashes;
}

// What the monitor says of anchors in the log of ten with this entry after it.
std::string finding_with(const Entry& entry) {
  ReplayOptions how;
  how.tiles = sample_tile;
  Replay replay(how);
  for (const Bytes& octets : log_of_ten().entries()) replay.add(octets);
  replay.add(*seal(entry));
  return replay.findings().empty() ? "none" : to_string(replay.findings().front());
}

}  // namespace

TEST_CASE("the monitor takes an anchor of an earlier tree and refuses any other") {
  CheckpointBody body = log_of_ten().body();
  Time later = now() + std::chrono::minutes(1);
  CHECK(finding_with(anchor_entry(body, later)) == "none");
  SampleLog seven;
  seven.grow_to(7);
  CHECK(finding_with(anchor_entry(seven.body(), later)) == "none");

  CheckpointBody never{body.origin, 7, sha256("a root of nothing")};
  CHECK(finding_with(anchor_entry(never, later)) ==
        "FAIL anchors index=10 of a tree that this log never had");
  CheckpointBody ahead{body.origin, 11, sha256("a root to come")};
  CHECK(finding_with(anchor_entry(ahead, later)) ==
        "FAIL anchors index=10 of a tree that is not earlier");
  CHECK(finding_with(anchor_entry(body, now() - std::chrono::hours(1))) ==
        "FAIL anchors index=10 dated after its own entry");
  Entry other = anchor_entry(body, later);
  other.token = stamped(seven.body());
  CHECK(finding_with(other) == "FAIL anchors index=10 the timestamp is of another tree");
}
