// The monitor: a good log passes, each breach is found under its name and at its place.

#include "proof/replay.h"

#include <doctest/doctest.h>

#include "proof/tile_edge.h"
#include "sample_log.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

std::vector<Finding> findings(const SampleLog& log, ReplayOptions options = {}) {
  Replay replay(std::move(options));
  for (const Bytes& entry : log.entries()) replay.add(entry);
  replay.finish(log.body());
  return replay.findings();
}

// A log of `size` good entries and then this one, changed after it was linked.
std::vector<Finding> after_good(std::uint64_t size, SampleAct act, void (*change)(Entry&)) {
  SampleLog log;
  log.grow_to(size);
  log.append(std::move(act));
  Entry entry = *parse_entry(log.entries().back());
  change(entry);
  SampleLog wrong;
  wrong.grow_to(size);
  wrong.append_octets(canonical(entry));
  return findings(wrong);
}

// The one breach found, as "invariant@index".
std::string only(const std::vector<Finding>& found) {
  if (found.size() != 1) {
    for (const Finding& f : found) MESSAGE(to_string(f));
    return std::to_string(found.size()) + " findings";
  }
  return found[0].invariant + "@" + std::to_string(found[0].index);
}

SampleAct simple_act(std::int64_t document, Kind kind) {
  SampleAct act;
  act.entry.kind = kind;
  act.entry.doc = {document};
  if (kind >= Kind::update) act.entry.reason = Reason::other;
  if (kind != Kind::merge) act.entry.notes = {{"en", sha256("note")}};
  return act;
}

}  // namespace

TEST_CASE("good logs of all the awkward sizes replay without finding") {
  for (std::uint64_t size : {1, 2, 3, 255, 256, 257, 600}) {
    SampleLog log;
    log.grow_to(size);
    CHECK(findings(log).empty());
  }
}

TEST_CASE("seq, prev, edition and standing are followed per document") {
  auto next = [] { return sample_release(5000); };
  CHECK(only(after_good(40, next(), [](Entry& e) {
          e.seq = 2;
          e.prev = Previous{};
        })) == "chain@40");
  CHECK(only(after_good(40, next(), [](Entry& e) { e.edition = {1, 1}; })) == "chain@40");
  CHECK(only(after_good(40, next(), [](Entry& e) {
          e.kind = Kind::add_media;
          e.edition = {0, 1};
        })) == "chain@40");
  auto withdrawal = [] { return simple_act(1001, Kind::withdraw); };
  CHECK(only(after_good(8, withdrawal(), [](Entry&) {})).empty() == false);
  CHECK(findings([] {
          SampleLog l;
          l.grow_to(8);
          l.append(simple_act(1001, Kind::withdraw));
          return l;
        }())
            .empty());
  CHECK(only(after_good(8, withdrawal(), [](Entry& e) { e.prev->index = 3; })) == "chain@8");
  CHECK(only(after_good(8, withdrawal(), [](Entry& e) { e.prev->leaf = sha256("x"); })) ==
        "chain@8");
  CHECK(only(after_good(8, withdrawal(), [](Entry& e) { ++e.seq; })) == "chain@8");
  CHECK(only(after_good(8, withdrawal(), [](Entry& e) { ++e.edition.minor; })) == "chain@8");
  CHECK(only(after_good(8, simple_act(1001, Kind::unwithdraw), [](Entry&) {})) == "chain@8");
}

TEST_CASE("a document merges only into another that is current") {
  auto merge_into = [](std::int64_t target) {
    SampleLog log;
    log.grow_to(12);
    SampleAct act = simple_act(1001, Kind::merge);
    act.entry.into = {target};
    log.append(std::move(act));
    return findings(log);
  };
  CHECK(merge_into(1002).empty());
  CHECK(only(merge_into(1001)) == "chain@12");
  CHECK(only(merge_into(9999)) == "chain@12");
}

TEST_CASE("only earlier parts are removed, and once") {
  auto remove = [](std::vector<RemovedPart> parts, int times) {
    SampleLog log;
    log.grow_to(12);
    for (int i = 0; i < times; ++i) {
      SampleAct act = simple_act(1001, Kind::remove_legal);
      act.entry.basis = Basis::court;
      act.entry.order = sha256("order");
      act.entry.parts = parts;
      log.append(std::move(act));
    }
    return findings(log);
  };
  CHECK(remove({{3, "en", 0}}, 1).empty());
  CHECK(only(remove({{3, "en", 0}}, 2)) == "removal@13");
  CHECK(only(remove({{12, "en", 0}}, 1)) == "removal@12");
  CHECK(only(remove({{3, "en", 999}}, 1)) == "removal@12");
  CHECK(only(remove({{3, "xx", 0}}, 1)) == "removal@12");
  CHECK(only(remove({{3, "notes", 0}}, 1)) == "removal@12");
  CHECK(only(remove({{2, "en", 0}}, 1)) == "removal@12");  // of another document
  CHECK(only(remove({{0, "en", 0}}, 1)) == "removal@12");  // of the genesis
  CHECK(remove({{3, "data", 0}, {3, "en", 1}}, 1).empty());
  CHECK(only(remove({}, 2)) == "chain@13");  // the whole document, twice
}

TEST_CASE("one origin, one genesis, numbered policies, canonical octets") {
  auto next = [] { return sample_release(5000); };
  CHECK(only(after_good(40, next(), [](Entry& e) { e.origin = "other.example/log"; })) ==
        "form@40");
  SampleLog twice;
  twice.grow_to(40);
  twice.append_octets(twice.entries()[0]);
  CHECK(findings(twice)[0].invariant == "form");
  SampleLog policies;
  policies.grow_to(40);
  SampleAct policy;
  policy.entry.kind = Kind::policy;
  policy.entry.number = 3;
  policy.entry.policy = policy_text(sample_policy());
  policies.append(policy);
  CHECK(only(findings(policies)) == "form@40");
  SampleLog spaced;
  spaced.grow_to(40);
  spaced.append_octets(spaced.entries()[39] + " ");
  CHECK(only(findings(spaced)) == "form@40");
}

TEST_CASE("time never falls and texts have their source") {
  auto next = [] { return sample_release(5000); };
  CHECK(only(after_good(40, next(), [](Entry& e) { e.issued -= std::chrono::hours(1); })) ==
        "time@40");
  CHECK(only(after_good(40, next(), [](Entry& e) {
          e.release_at = e.issued + std::chrono::seconds(1);
        })) == "time@40");
  CHECK(only(after_good(40, next(), [](Entry& e) { e.texts[0].of = "sr-Latn"; })) == "texts@40");
}

TEST_CASE("a removal is of the document that it names, and of what was there before it") {
  SampleLog log;
  log.append(sample_release(5001));
  log.append(sample_release(5002));
  SampleAct act = simple_act(5001, Kind::remove_legal);
  act.entry.basis = Basis::court;
  act.entry.order = sha256("order");
  log.append(std::move(act));
  Replay replay({});
  for (const Bytes& entry : log.entries()) replay.add(entry);
  CHECK(replay.removal_of({5001}, {1, "en", 0}) == 3);
  CHECK(!replay.removal_of({5001}, {2, "en", 0}));
  CHECK(!replay.removal_of({5002}, {1, "en", 0}));
  CHECK(!replay.removal_of({5001}, {3, "notes", 0}));  // its own note says why
}

TEST_CASE("an entry dated long after a witness of the policy in force saw it is found") {
  SampleLog log;
  log.grow_to(40);
  auto replayed = [&](const Checkpoint& checkpoint) {
    Replay replay({});
    for (const Bytes& entry : log.entries()) replay.add(entry);
    replay.finish(checkpoint.body);
    replay.check_signer(checkpoint);
    return replay.findings();
  };
  auto seen = [&](std::chrono::seconds before) {
    return replayed(sample_checkpoint(log.body(), log.now() - before));
  };
  CHECK(seen(std::chrono::seconds(300)).empty());
  CHECK(seen(std::chrono::seconds(600)).size() == 2);  // by both witnesses
  CHECK(seen(std::chrono::seconds(600)).front().invariant == "time");
  Checkpoint forged = sample_checkpoint(log.body(), log.now());
  forged.signatures.back().signature.back() ^= 1;
  CHECK(only(replayed(forged)).starts_with("keys@"));
}

TEST_CASE("a rewritten past is found by an older checkpoint, and a shorter log too") {
  SampleLog log;
  log.grow_to(100);
  CheckpointBody older = log.body();
  log.grow_to(140);
  CHECK(findings(log, {.older = {older}}).empty());
  CheckpointBody forged = older;
  forged.root = sha256("x");
  CHECK(only(findings(log, {.older = {forged}})) == "tree@99");
  SampleLog shorter;
  shorter.grow_to(60);
  CHECK(only(findings(shorter, {.older = {older}})) == "tree@59");
}

TEST_CASE("tiles that are not what the entries make are found") {
  SampleLog log;
  log.grow_to(600);
  TileEdge edge;
  std::vector<FullTile> full;
  for (const Bytes& entry : log.entries()) edge.push(leaf_hash(entry), full);
  std::uint64_t read = 0;
  auto tiles = [&](bool lie) {
    return [&, lie](const Tile& tile) -> Result<Bytes> {
      ++read;
      Bytes hashes = tile.width == 256 ? full[tile.index].hashes : edge.partials()[tile.level];
      if (lie && tile.level == 0 && tile.index == 1) hashes[100] ^= 1;
      return hashes;
    };
  };
  CHECK(findings(log, {.tiles = tiles(false)}).empty());
  CHECK(read == 4);
  CHECK(only(findings(log, {.tiles = tiles(true)})) == "tree@511");
}

TEST_CASE("a checkpoint of another size or root is found") {
  SampleLog log;
  log.grow_to(40);
  for (int wrong : {0, 1, 2}) {
    Replay replay({});
    for (const Bytes& entry : log.entries()) replay.add(entry);
    CheckpointBody body = log.body();
    if (wrong == 0) body.size = 41;
    if (wrong == 1) body.root = sha256("x");
    if (wrong == 2) body.origin = "other.example/log";
    replay.finish(body);
    CHECK(replay.failures() == 1);
  }
}

TEST_CASE("findings are bounded, failures counted") {
  Replay replay({.most_findings = 3});
  for (int i = 0; i < 10; ++i) replay.add("not an entry");
  CHECK(replay.findings().size() == 3);
  CHECK(replay.failures() == 10);
}

TEST_CASE("once a policy asks for approvals an act without them must say that it was forced") {
  SampleLog log;
  log.grow_to(40);
  SampleAct policy;
  policy.entry.kind = Kind::policy;
  policy.entry.number = 2;
  policy.entry.persons = 1;
  policy.entry.policy = policy_text(sample_policy());
  log.append(policy);
  SampleAct forced = sample_release(5000);
  forced.entry.forced = true;
  log.append(forced);
  CHECK(findings(log).empty());
  log.append(sample_release(5001));
  CHECK(only(findings(log)) == "keys@42");
}
