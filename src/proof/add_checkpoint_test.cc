#include "proof/add_checkpoint.h"

#include <doctest/doctest.h>

#include "base/encoding.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

const std::string kOrigin = "log.example/a";

SigningKey key(char seed) { return *SigningKey::from_seed(Bytes(32, seed)); }
std::vector<VerifierKey> trusted() { return {log_key(kOrigin, key(1))}; }

// The log whose leaf i is the entry "i"; another `salt` is another log.
std::vector<Hash> leaves(std::uint64_t size, const std::string& salt = "") {
  std::vector<Hash> hashes;
  for (std::uint64_t i = 0; i < size; ++i) {
    hashes.push_back(leaf_hash((i < 3 ? "" : salt) + std::to_string(i)));
  }
  return hashes;
}
Hash root(std::uint64_t size, const std::string& salt = "") { return root_of(leaves(size, salt)); }

std::vector<Hash> proof_of(std::uint64_t from, std::uint64_t to, const std::string& salt = "") {
  if (from == 0) return {};
  return *consistency_proof(from, to, [&](unsigned level, std::uint64_t index) -> Result<Hash> {
    auto all = leaves(to, salt);
    return root_of(std::span(all).subspan(index << level, std::size_t{1} << level));
  });
}

AddCheckpoint request(std::uint64_t from, std::uint64_t to, const std::string& salt = "") {
  CheckpointBody body{kOrigin, to, root(to, salt)};
  Note note{body_text(body), {sign_checkpoint(body, key(1))}};
  return {from, proof_of(from, to, salt), std::move(note), body};
}

// What the witness that has signed the first `size` entries says; ok is "signed".
std::string verdict(const AddCheckpoint& asked, std::uint64_t size) {
  auto parsed = parse_add_checkpoint(serialise(asked));
  if (!parsed) return "malformed";
  auto judged = judge(*parsed, trusted(), {size, root(size)});
  if (judged) return "signed";
  switch (judged.error().code) {
    case Code::invalid:
      return "400";
    case Code::denied:
      return "403";
    case Code::not_found:
      return "404";
    case Code::conflict:
      return "409";
    case Code::corrupt:
      return "422";
    default:
      return "?";
  }
}

std::string body_with(const std::string& first_lines) {
  return first_lines + "\n" + serialise(request(0, 5).note);
}

}  // namespace

TEST_CASE("a witness signs a log's first tree and every continuation of it") {
  CHECK(verdict(request(0, 5), 0) == "signed");
  CHECK(verdict(request(0, 0), 0) == "signed");
  for (std::uint64_t from = 1; from <= 17; ++from) {
    for (std::uint64_t to = from; to <= 17; ++to) {
      CHECK_MESSAGE(verdict(request(from, to), from) == "signed", from, " to ", to);
    }
  }
}

TEST_CASE("an origin without a key here is unknown") {
  AddCheckpoint asked = request(0, 5);
  asked.body.origin = "log.example/b";
  asked.note = {body_text(asked.body), {sign_checkpoint(asked.body, key(1))}};
  CHECK(verdict(asked, 0) == "404");
}

TEST_CASE("what the log has not signed is denied, and so is a broken signature of its key") {
  AddCheckpoint asked = request(0, 5);
  NoteSignature good = asked.note.signatures[0];
  asked.note.signatures = {sign_checkpoint(asked.body, key(2))};
  CHECK(verdict(asked, 0) == "403");
  NoteSignature broken = good;
  broken.signature[7] ^= 1;
  asked.note.signatures = {broken};
  CHECK(verdict(asked, 0) == "403");
  asked.note.signatures = {good, broken};
  CHECK(verdict(asked, 0) == "403");
  asked.note.signatures = {sign_checkpoint(asked.body, key(2)), good};
  CHECK(verdict(asked, 0) == "signed");
}

TEST_CASE("a type 04 signature of the log's own key is not the log's signature") {
  AddCheckpoint asked = request(0, 5);
  asked.note.signatures = {cosign_checkpoint(asked.body, kOrigin, key(1), Time{})};
  CHECK(verdict(asked, 0) == "403");
}

TEST_CASE("an old size beyond the checkpoint's is malformed") {
  AddCheckpoint asked = request(5, 5);
  asked.old_size = 6;
  CHECK(verdict(asked, 6) == "400");
}

TEST_CASE("another old size than the one signed is a conflict, so no smaller tree is signed") {
  CHECK(verdict(request(0, 9), 5) == "409");
  CHECK(verdict(request(4, 9), 5) == "409");
  CHECK(verdict(request(6, 9), 5) == "409");
  CHECK(verdict(request(0, 0), 5) == "409");
  CHECK(verdict(request(3, 4), 5) == "409");
  CHECK(verdict(request(5, 9), 0) == "409");
}

TEST_CASE("a fork is not signed, at the same size or later") {
  CHECK(verdict(request(5, 5, "x"), 5) == "422");
  CHECK(verdict(request(5, 9, "x"), 5) == "422");
  CHECK(verdict(request(3, 9, "x"), 3) == "signed");  // they part only after the third entry
}

TEST_CASE("a proof that is too short, too long or of another place shows nothing") {
  AddCheckpoint asked = request(5, 9);
  asked.proof.pop_back();
  CHECK(verdict(asked, 5) == "422");
  asked = request(5, 9);
  asked.proof.push_back(asked.proof.back());
  CHECK(verdict(asked, 5) == "422");
  asked = request(5, 5);
  asked.proof.push_back(root(5));
  CHECK(verdict(asked, 5) == "422");
}

TEST_CASE("from the empty tree nothing is to be shown, and it has one root") {
  AddCheckpoint asked = request(0, 5);
  asked.proof.push_back(root(5));
  CHECK(verdict(asked, 0) == "422");
  asked = request(0, 0);
  asked.body.root = root(1);
  asked.note = {body_text(asked.body), {sign_checkpoint(asked.body, key(1))}};
  CHECK(verdict(asked, 0) == "422");
}

TEST_CASE("during a rotation either of a log's keys will do") {
  AddCheckpoint asked = request(0, 5);
  std::vector<VerifierKey> both = {log_key(kOrigin, key(3)), log_key(kOrigin, key(1))};
  CHECK(judge(asked, both, {}));
  asked.note.signatures = {sign_checkpoint(asked.body, key(3))};
  CHECK(judge(asked, both, {}));
}

TEST_CASE("what is signed of a checkpoint with extension lines includes them") {
  AddCheckpoint asked = request(0, 5);
  Bytes text = body_text(asked.body) + "extension\n";
  VerifierKey log = trusted()[0];
  asked.note = {text, {{log.name, log.id(), key(1).sign(text)}}};
  CHECK(verdict(asked, 0) == "signed");
  VerifierKey witness{"w.example", KeyType::cosignature, key(9).public_key()};
  asked.note.signatures.push_back(cosign_text(text, witness.name, key(9), Time{}));
  CHECK(verify_signatures(asked.note, {&witness, 1})->size() == 1);
  asked.note.text = body_text(asked.body) + "\nextension\n";
  CHECK(verdict(asked, 0) == "malformed");
}

TEST_CASE("requests have one form") {
  const std::string hash = base64(root(1).view()) + "\n";
  REQUIRE(parse_add_checkpoint(body_with("old 0\n")));
  CHECK(parse_add_checkpoint(body_with("old 4\n" + hash))->proof.size() == 1);
  std::string most = "old 4\n";
  for (int i = 0; i < 63; ++i) most += hash;
  CHECK(parse_add_checkpoint(body_with(most)));
  for (const std::string& first : std::vector<std::string>{
           std::string(), std::string("old 00\n"), std::string("old 05\n"), std::string("old -1\n"),
           std::string("old\n"), std::string("old  5\n"), std::string("old 5 \n"),
           std::string("Old 5\n"), std::string("old 18446744073709551616\n"), "old 5\nAAAA\n",
           "old 5\n" + hash.substr(1), "old 5\n" + hash + "\n", most + hash,
           "old 5\r\n" + hash.substr(0, hash.size() - 1) + "\r\n"}) {
    CHECK_FALSE_MESSAGE(parse_add_checkpoint(body_with(first)), first);
  }
  CHECK_FALSE(parse_add_checkpoint(""));
  CHECK_FALSE(parse_add_checkpoint("old 5\n"));
  CHECK_FALSE(parse_add_checkpoint("old 5\n\n"));
  CHECK_FALSE(parse_add_checkpoint("old 5\n\nlog.example/a\n5\n"));
}

TEST_CASE("the example request of C2SP tlog-witness is read") {
  const std::string example =
      "old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
      "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
      "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n"
      "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\n"
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
      "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/"
      "Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
      "— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/"
      "V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";
  auto parsed = parse_add_checkpoint(example);
  REQUIRE(parsed);
  CHECK(parsed->old_size == 20852014);
  CHECK(parsed->proof.size() == 4);
  CHECK(parsed->body.size == 20852163);
  CHECK(parsed->note.signatures.size() == 2);
  CHECK(serialise(*parsed) == example);
}
