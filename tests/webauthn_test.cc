// Passkeys without a browser: what libfido2 is not asked, and what must be judged before it is.

#include "newsroom/webauthn.h"

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "base/hash.h"
#include "desk_people.h"

using namespace glasnik;
using newsroom::ChallengeFor;
using newsroom::Refusal;

namespace {

const newsroom::RelyingParty kParty = newsroom::relying_party("http://localhost:8081");

std::string client_data(const std::string& type, const std::string& challenge,
                        const std::string& origin, const std::string& more = "") {
  return R"({"type":")" + type + R"(","challenge":")" + challenge + R"(","origin":")" + origin +
         "\"" + more + "}";
}

// Of a key that was made by hand: hash, flags, count, AAGUID, id, an ES256 key in COSE.
Bytes authenticator_data(const std::string& party, char flags) {
  // The generator of P-256, which is a point of the curve as the library checks.
  Bytes x = *parse_hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
  Bytes y = *parse_hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
  Bytes data(sha256(party).view());
  data += flags;
  data += Bytes("\0\0\0\x05", 4) + Bytes(16, '\0') + Bytes("\0\x04", 2) + "name";
  data += *parse_hex("a5010203262001215820") + x + *parse_hex("225820") + y;
  return data;
}

std::string refused(const Result<newsroom::NewPasskey>& judged) {
  return judged.ok() ? "" : judged.error().message;
}

}  // namespace

TEST_CASE("a relying party is the host of the desk's address, without its port") {
  CHECK(kParty.id == "localhost");
  CHECK(kParty.origin == "http://localhost:8081");
  CHECK(newsroom::relying_party("https://desk.example.org").id == "desk.example.org");
}

TEST_CASE("a registration is taken apart only if it answers our challenge at our origin") {
  const Bytes data = authenticator_data("localhost", '\x45');
  auto judge = [&](const std::string& client, const Bytes& octets) {
    return newsroom::judge_registration({client, octets}, kParty, "abc");
  };
  auto good = judge(client_data("webauthn.create", "YWJj", kParty.origin), data);
  REQUIRE_MESSAGE(good.ok(), refused(good));
  CHECK(good->handle == "name");
  CHECK(good->key.algorithm == -7);
  CHECK(good->key.key.size() == 64);
  CHECK(good->counter == 5);
  auto told = [&](const std::string& client) { return refused(judge(client, data)); };
  CHECK(told(client_data("webauthn.get", "YWJj", kParty.origin)) == "passkey: type");
  CHECK(told(client_data("webauthn.create", "YWJk", kParty.origin)) == "passkey: challenge");
  CHECK(told(client_data("webauthn.create", "YWJj=", kParty.origin)) == "passkey: challenge");
  for (const char* origin : {"http://localhost", "https://localhost:8081", "http://localhost:80810",
                             "http://evil.example", ""}) {
    CHECK(told(client_data("webauthn.create", "YWJj", origin)) == "passkey: origin");
  }
  CHECK(told(client_data("webauthn.create", "YWJj", kParty.origin, R"(,"crossOrigin":true)")) ==
        "passkey: origin");
  CHECK(told("[]") == "passkey: client data");
  CHECK(told(std::string(9000, ' ')) == "passkey: client data too large");
}

TEST_CASE("authenticator data is of our party, with a person present and verified") {
  auto told = [&](const Bytes& data) {
    return refused(newsroom::judge_registration(
        {client_data("webauthn.create", "YWJj", kParty.origin), data}, kParty, "abc"));
  };
  CHECK(told(authenticator_data("evil.example", '\x45')) == "passkey: relying party");
  CHECK(told(authenticator_data("localhost", '\x41')) == "passkey: nobody was verified");
  CHECK(told(authenticator_data("localhost", '\x44')) == "passkey: nobody was verified");
  CHECK(told(authenticator_data("localhost", '\x05')) == "passkey: no key that is known");
  Bytes whole = authenticator_data("localhost", '\x45');
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK_FALSE(told(whole.substr(0, length)).empty());
  }
}

TEST_CASE("a challenge is good for its purpose and its account, once and for five minutes") {
  test::People people;
  test::Person ana = people.first();
  test::Person eva = people.invited("eva", {record::Role::author});
  auto base64url = [](Bytes text) {
    for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    while (text.back() == '=') text.pop_back();
    return text;
  };
  auto add = [&](const test::Person& person, const Bytes& challenge) {
    newsroom::Registration registration{
        client_data("webauthn.create", base64url(base64(challenge)), kParty.origin),
        authenticator_data("localhost", '\x45')};
    return *people->add_passkey(*people.who(person), registration, "key");
  };
  Bytes other = *people->challenge(ChallengeFor::registering, eva.key);
  CHECK(add(ana, other) == Refusal::bad_passkey);
  CHECK(add(ana, *people->challenge(ChallengeFor::signing_in, {})) == Refusal::bad_passkey);
  CHECK(add(ana, Bytes(32, 'x')) == Refusal::bad_passkey);
  Bytes challenge = *people->challenge(ChallengeFor::registering, ana.key);
  CHECK_FALSE(add(ana, challenge));
  CHECK(add(ana, challenge) == Refusal::bad_passkey);
  people.room.now += std::chrono::minutes(4);
  CHECK(add(eva, *people->challenge(ChallengeFor::registering, eva.key)) == Refusal::bad_passkey);
}
