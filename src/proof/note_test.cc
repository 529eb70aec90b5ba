#include "proof/note.h"

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "proof/checkpoint.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

// The example of C2SP signed-note.
constexpr const char* kFooKey =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr const char* kFooNote =
    "This is an example message.\n\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuw"
    "HjG1Yu72IneyaQM=\n";

SigningKey key(char seed) { return *SigningKey::from_seed(Bytes(32, seed)); }

CheckpointBody some_body() { return {"glasnik.example/log", 7, sha256("root")}; }

VerifierKey witness_key(char seed) {
  return {"w.example", KeyType::cosignature, key(seed).public_key()};
}

const Time kNoon{std::chrono::seconds(1767268800)};

}  // namespace

TEST_CASE("the example note of C2SP signed-note verifies, and survives parsing and writing") {
  std::vector<VerifierKey> known = {*parse_vkey(kFooKey)};
  Note note = *parse_note(kFooNote);
  CHECK(serialise(note) == kFooNote);
  CHECK(verify_signatures(note, known)->size() == 1);
  CHECK(vkey(known[0]) == kFooKey);
}

TEST_CASE("the key of seed 32 x 01 has the verifier key of the design") {
  CHECK(vkey(log_key("glasnik.example/log", key(1))) ==
        "glasnik.example/log+3eaeb620+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c");
}

TEST_CASE("a verifier key has one spelling, a right id and a usable point") {
  std::string good = vkey(log_key("a.example", key(1)));
  CHECK(parse_vkey(good));
  std::string point_one = "a.example", low("\x01\x01", 2);
  low.resize(33, '\0');
  std::string low_key =
      point_one + "+" + hex(sha256(point_one + "\n", low).view().substr(0, 4)) + "+" + base64(low);
  for (const Bytes& wrong : std::vector<Bytes>{
           std::string(), std::string("a.example"), "b" + good, good + "\n", good + "+", "+" + good,
           std::string("a b+00000000+AAAA"), low_key, good.substr(0, good.size() - 4)}) {
    CHECK_FALSE_MESSAGE(parse_vkey(wrong), wrong);
  }
}

TEST_CASE("malformed notes are refused") {
  std::string good = kFooNote;
  std::string text = "This is an example message.\n\n", line = good.substr(text.size());
  for (const Bytes& wrong : std::vector<Bytes>{
           std::string(), text, std::string("no blank line\n") + line, good + "\n", good + "x\n",
           good.substr(0, good.size() - 1), "\1" + good, "\xff" + good, text + "- a AAAAAAA=\n",
           text + "— a\n", text + "— a AAAA\n", text + "— a b AAAAAAA=\n",
           text + "— a+b AAAAAAA=\n", text + "—  AAAAAAA=\n", text + "— a\u00a0b AAAAAAA=\n",
           text + "— a AAAAAAB=\n", text + "— a AAAAAAA\n", text + "— a AAAAAAA=\r\n"}) {
    CHECK_FALSE_MESSAGE(parse_note(wrong), wrong);
  }
}

TEST_CASE("64 signatures and 64 KiB are the limits of a note") {
  std::string text = "text\n\n", line = "— a AAAAAAA=\n";
  for (int i = 0; i < 64; ++i) text += line;
  CHECK(parse_note(text));
  CHECK_FALSE(parse_note(text + line));
  CHECK(parse_note(Bytes(65535 - line.size(), 'x') + "\n\n" + line).error().code ==
        Code::too_large);
}

TEST_CASE("the text ends at the last empty line") {
  CHECK(parse_note("a\n\nb\n\n— a AAAAAAA=\n")->text == "a\n\nb\n");
}

TEST_CASE(
    "a failing signature of a known key refuses the whole note; an unknown key's is ignored") {
  VerifierKey log = log_key("glasnik.example/log", key(1));
  NoteSignature good = sign_checkpoint(some_body(), key(1));
  NoteSignature bad = good;
  bad.signature[3] = static_cast<char>(bad.signature[3] ^ 1);
  NoteSignature stranger{"stranger.example", 7, Bytes(64, 'x')};
  NoteSignature same_id{"stranger.example", good.id, Bytes(64, 'x')};
  std::vector<VerifierKey> known = {log};
  Bytes text = body_text(some_body());
  CHECK(verify_signatures({text, {good, stranger, same_id}}, known)->size() == 1);
  CHECK(verify_signatures({text, {stranger}}, known)->empty());
  CHECK(verify_signatures({text, {good, bad}}, known).error().code == Code::corrupt);
}

TEST_CASE("a cosignature covers its time, and its newest time is reported once") {
  std::vector<VerifierKey> known = {witness_key(2)};
  NoteSignature early = cosign_checkpoint(some_body(), "w.example", key(2), kNoon);
  NoteSignature late =
      cosign_checkpoint(some_body(), "w.example", key(2), kNoon + std::chrono::hours(1));
  Bytes text = body_text(some_body());
  auto verified = verify_signatures({text, {late, early}}, known);
  REQUIRE(verified->size() == 1);
  CHECK(*verified->front().cosigned == kNoon + std::chrono::hours(1));
  early.signature[7] = static_cast<char>(early.signature[7] ^ 1);  // another second
  CHECK_FALSE(verify_signatures({text, {early}}, known));
}

TEST_CASE("a log's bare signature is no cosignature, nor the reverse") {
  SigningKey same = key(1);
  VerifierKey log = log_key("glasnik.example/log", same);
  VerifierKey as_witness{log.name, KeyType::cosignature, log.key};
  CHECK(log.id() != as_witness.id());
  NoteSignature bare = sign_checkpoint(some_body(), same);
  bare.id = as_witness.id();
  std::vector<VerifierKey> known = {as_witness};
  CHECK_FALSE(verify_signatures({body_text(some_body()), {bare}}, known));
  bare.signature = timed(kNoon, bare.signature);
  CHECK_FALSE(verify_signatures({body_text(some_body()), {bare}}, known));
}

TEST_CASE("a checkpoint has exactly three lines, each in one spelling") {
  Bytes good = body_text(some_body());
  CHECK(*parse_body(good) == some_body());
  Bytes root = base64(sha256("root").view()) + "\n";
  for (const Bytes& wrong : std::vector<Bytes>{
           Bytes(), good + "extension\n", good + "\n", good.substr(0, good.size() - 1),
           "a b\n7\n" + root, "\n7\n" + root, "https://a\n7\n" + root,
           Bytes(201, 'a') + "\n7\n" + root, "a\n07\n" + root, "a\n-7\n" + root, "a\n\n" + root,
           "a\n18446744073709551616\n" + root, Bytes("a\n7\nAAAA\n")}) {
    CHECK_FALSE_MESSAGE(parse_body(wrong), wrong);
  }
}

TEST_CASE("a checkpoint survives signing, writing, parsing") {
  Checkpoint made{some_body(),
                  {sign_checkpoint(some_body(), key(1)),
                   cosign_checkpoint(some_body(), "w.example", key(2), kNoon)}};
  Checkpoint read = *parse_checkpoint(serialise(made));
  CHECK(read.body == made.body);
  CHECK(read.signatures == made.signatures);
  std::vector<VerifierKey> known = {log_key("glasnik.example/log", key(1)), witness_key(2)};
  CHECK(verify_signatures(note_of(read), known)->size() == 2);
}
