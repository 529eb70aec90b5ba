// Approvals in the log: what counts as a person's word for an act, and what does not.

#include <doctest/doctest.h>

#include "approved_log.h"
#include "base/encoding.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

std::string finding_of(const SamplePasskey::Wrong& wrong) {
  ApprovedLog sample;
  sample.release([&](Entry& entry) { entry.approvals = {sample.ana.approve(entry, wrong)}; });
  return sample.finding();
}

}  // namespace

TEST_CASE("an act that another person's passkey approved replays under a policy that asks") {
  ApprovedLog sample;
  sample.release([&](Entry& entry) { entry.approvals = {sample.ana.approve(entry)}; });
  CHECK(sample.finding() == "");
}

TEST_CASE("two persons are two holders, each with a key of the log") {
  ApprovedLog two(2);
  two.release([&](Entry& entry) {
    entry.approvals = {two.ana.approve(entry), two.mira.approve(entry)};
  });
  CHECK(two.finding() == "");
  two.release([&](Entry& entry) { entry.approvals = {two.mira.approve(entry)}; }, 8);
  CHECK(two.finding() ==
        "FAIL keys index=5 neither approved, as the policy asks, nor marked forced");

  ApprovedLog one(2);
  SamplePasskey other("holder-1");
  EntryKey key = other.entry_key();
  key.id = base64("another credential");
  one.add(key);
  one.release([&](Entry& entry) {
    Approval second = other.approve(entry);
    second.key = key.id;
    entry.approvals = {one.ana.approve(entry), second};
  });
  CHECK(one.finding() == "FAIL keys index=5 approved twice by holder-1");
}

TEST_CASE("an assertion of another place, kind, or without a person approves nothing") {
  CHECK(finding_of({}) == "");
  const std::string elsewhere =
      "FAIL keys index=4 approval by holder-1: the assertion is of something else, or of another "
      "place";
  CHECK(finding_of({.type = "webauthn.create"}) == elsewhere);
  CHECK(finding_of({.origin = "https://evil.example"}) == elsewhere);
  CHECK(finding_of({.rest = R"(,"crossOrigin":true})"}) == elsewhere);
  CHECK(finding_of({.rest = R"(,"crossOrigin":false)"}) == elsewhere);
  CHECK(finding_of({.rest = R"(,"crossOrigin":false}x)"}) == elsewhere);
  CHECK(finding_of({.rest = R"(,"crossOrigin":false,"other":1})"}) == "");
  CHECK(finding_of({.rp = "evil.example"}) ==
        "FAIL keys index=4 approval by holder-1: the assertion is of another relying party");
  for (char flags : {'\0', '\1', '\4'}) {
    CHECK(finding_of({.flags = flags}) ==
          "FAIL keys index=4 approval by holder-1: the authenticator did not verify a person");
  }
}

TEST_CASE("an approval is of one entry: what was changed since is not approved") {
  for (int change = 0; change < 4; ++change) {
    CAPTURE(change);
    ApprovedLog sample;
    sample.release([&](Entry& entry) {
      Entry read = entry;
      if (change == 0) read.texts[0].parts.root = sha256("another text");
      if (change == 1) read.data.reset();
      if (change == 2) read.edition = {2, 0};
      if (change == 3) read.kind = Kind::update;
      entry.approvals = {sample.ana.approve(read)};
    });
    CHECK(sample.finding().find("approval by holder-1: the assertion is of something else") !=
          std::string::npos);
  }
}

TEST_CASE("hour and number are not part of what a person approves of a first act") {
  ApprovedLog sample;
  sample.release([&](Entry& entry) {
    Entry read = entry;
    read.issued -= std::chrono::hours(30);
    read.doc = {999};
    entry.release_at = entry.issued;
    entry.approvals = {sample.ana.approve(read)};
  });
  CHECK(sample.finding() == "");
  CHECK(approval_challenge(sample_release(7).entry) == [] {
    Entry later = sample_release(7).entry;
    later.seq = 0;
    return approval_challenge(later);
  }());
}

TEST_CASE("of a later act the document's number is") {
  ApprovedLog sample;
  Entry later = sample_release(7).entry;
  later.seq = 2;
  Entry of_another = later;
  of_another.doc = {8};
  CHECK(approval_challenge(later) != approval_challenge(of_another));
}

TEST_CASE("an approval is used once") {
  ApprovedLog sample;
  SampleAct act = sample_release(7);
  Approval approval;
  sample.log.append(act, [&](Entry& entry) {
    approval = sample.ana.approve(entry);
    entry.approvals = {approval};
  });
  act.entry.doc = {8};
  sample.log.append(act, [&](Entry& entry) { entry.approvals = {approval}; });
  CHECK(sample.finding() == "FAIL keys index=5 its approval was used before");
}

TEST_CASE("a key approves from the entry that adds it to the one that ends it") {
  for (KeyOp op : {KeyOp::retire, KeyOp::revoke}) {
    ApprovedLog sample;
    auto approve = [&](Entry& entry) { entry.approvals = {sample.ana.approve(entry)}; };
    sample.release(approve);
    sample.end(op, sample.ana.entry_key());
    CHECK(sample.finding() == "");
    sample.release(approve, 8);
    CHECK(sample.finding() == "FAIL keys index=6 approved with a key that is not live");
  }
  ApprovedLog stranger;
  SamplePasskey unknown("holder-9");
  stranger.release([&](Entry& entry) { entry.approvals = {unknown.approve(entry)}; });
  CHECK(stranger.finding() == "FAIL keys index=4 approved with a key that is not live");
}

TEST_CASE("an approval that does not hold is named, though nobody asked for it") {
  ApprovedLog sample(0);
  sample.release([&](Entry& entry) {
    entry.approvals = {sample.ana.approve(entry)};
    entry.approvals[0].signature = sample.mira.approve(entry).signature;
  });
  CHECK(sample.finding() ==
        "FAIL keys index=4 approval by holder-1: the signature is not the key's");
}

TEST_CASE("a bundle tells how many approvals are inside, and does not say whose they are") {
  auto told = [](std::int64_t persons) {
    ApprovedLog sample(persons);
    std::uint64_t index = sample.release([&](Entry& entry) {
      entry.approvals = {sample.ana.approve(entry), sample.mira.approve(entry)};
      entry.approvals.resize(static_cast<std::size_t>(persons));
    });
    Answer answer = verify_bundle(*make_bundle(sample.log.bundle(index)), trusting_all());
    CHECK(answer.verdict == Verdict::verified);
    const Check& check = answer.checks[2];
    return std::string(mark_name(check.mark)) + " " + check.check + " " + check.reason;
  };
  CHECK(told(2) ==
        "skip approval 2 approvals inside: whose keys these are is told by the whole log");
  CHECK(told(1) == "skip approval 1 approval inside: by whose key is told by the whole log");
  CHECK(told(0) ==
        "ok log signed by glasnik.example/log with key 3eaeb620, which your policy names");
}

TEST_CASE("an entry with approvals has one form") {
  SamplePasskey ana("holder-1");
  SampleLog log;
  auto error_of = [&](const std::function<void(Entry&)>& change) {
    Entry entry = sample_release(7).entry;
    entry.origin = kSampleOrigin;
    entry.seq = 1;
    entry.edition = {1, 0};
    entry.approvals = {ana.approve(entry)};
    change(entry);
    auto sealed = seal(entry);
    return sealed ? "" : sealed.error().message;
  };
  CHECK(error_of([](Entry&) {}) == "");
  CHECK(error_of([](Entry& entry) { entry.forced = true; }) ==
        "entry_schema: approvals: of a forced act");
  CHECK(error_of([](Entry& entry) { entry.approvals.push_back(entry.approvals[0]); }) ==
        "entry_schema: approvals: approvals do not ascend by key");
  CHECK(error_of([](Entry& entry) { entry.approvals[0].auth.resize(36); }) ==
        "entry_schema: approvals: auth: not of its size");
  CHECK(error_of([](Entry& entry) { entry.approvals[0].client = Bytes(1025, 'x'); }) ==
        "entry_schema: approvals: client: not of its size");
  CHECK(error_of([](Entry& entry) { entry.approvals[0].signature = Bytes(73, 'x'); }) ==
        "entry_schema: approvals: sig: not of its size");
}
