// Vectors that others made: transparency-dev's Merkle proofs, Wycheproof's Ed25519, JCS.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/ed25519.h"
#include "base/encoding.h"
#include "inputs.h"
#include "proof/json.h"
#include "proof/merkle.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

// The JSON members of one vector; a hash of another length than 32 is a refusal.
struct Vector {
  boost::json::object json;
  std::uint64_t number(const char* key) const { return json.at(key).to_number<std::uint64_t>(); }
  bool wants_error() const { return json.at("wantErr").as_bool(); }
  Result<Hash> hash(const char* key) const {
    TRY(Bytes octets, parse_base64(std::string_view(json.at(key).as_string())));
    return parse_hash(octets);
  }
  Result<std::vector<Hash>> proof() const {
    std::vector<Hash> hashes;
    if (json.at("proof").is_null()) return hashes;
    for (const auto& item : json.at("proof").as_array()) {
      TRY(Bytes octets, parse_base64(std::string_view(item.as_string())));
      TRY(Hash hash, parse_hash(octets));
      hashes.push_back(hash);
    }
    return hashes;
  }
};

bool accepts_inclusion(const Vector& v) {
  auto leaf = v.hash("leafHash"), root = v.hash("root");
  auto proof = v.proof();
  return leaf && root && proof &&
         verify_inclusion(v.number("leafIdx"), v.number("treeSize"), *leaf, *root, *proof);
}

bool accepts_consistency(const Vector& v) {
  auto old_root = v.hash("root1"), new_root = v.hash("root2");
  auto proof = v.proof();
  return old_root && new_root && proof &&
         verify_consistency(v.number("size1"), v.number("size2"), *old_root, *new_root, *proof);
}

// The regular files of a ustar archive whose name begins so.
std::vector<std::string> untar(const std::string& tar, std::string_view prefix) {
  std::vector<std::string> files;
  for (std::size_t at = 0; at + 512 <= tar.size() && tar[at] != '\0';) {
    std::size_t size = std::stoul(tar.substr(at + 124, 11), nullptr, 8);
    bool regular = tar[at + 156] == '0';
    if (regular && tar.substr(at, 100).starts_with(prefix))
      files.push_back(tar.substr(at + 512, size));
    at += 512 + (size + 511) / 512 * 512;
  }
  return files;
}

// All strings of a JSON value, keys included.
void gather_strings(const boost::json::value& json, std::vector<std::string>& strings) {
  if (const auto* object = json.if_object()) {
    for (const auto& [key, value] : *object) {
      strings.emplace_back(key);
      gather_strings(value, strings);
    }
  } else if (const auto* array = json.if_array()) {
    for (const auto& item : *array) gather_strings(item, strings);
  } else if (json.is_string()) {
    strings.emplace_back(json.as_string());
  }
}

// How many vectors of a folder are judged as they say.
std::pair<std::size_t, std::size_t> judge(const std::string& tar, const char* folder,
                                          bool (*accepts)(const Vector&)) {
  std::size_t right = 0;
  std::vector<std::string> files = untar(tar, folder);
  for (const std::string& file : files) {
    Vector vector{boost::json::parse(file).as_object()};
    bool as_said = accepts(vector) != vector.wants_error();
    CHECK_MESSAGE(as_said, file);
    right += as_said ? 1 : 0;
  }
  return {right, files.size()};
}

}  // namespace

TEST_CASE("transparency-dev's vectors: 101 of 101") {
  auto folder = inputs("standards/merkle-vectors");
  if (!folder) return;
  std::string tar = whole_file(*folder / "merkle-vectors.tar");
  auto [inclusion, inclusions] = judge(tar, "./inclusion/", accepts_inclusion);
  auto [consistency, consistencies] = judge(tar, "./consistency/", accepts_consistency);
  CHECK(inclusions + consistencies == 101);
  CHECK(inclusion + consistency == 101);
}

TEST_CASE("Wycheproof's Ed25519 vectors: 151 of 151") {
  auto folder = inputs("standards/wycheproof");
  if (!folder) return;
  auto json = boost::json::parse(whole_file(*folder / "testvectors_v1/ed25519_test.json"));
  int right = 0;
  for (const auto& group : json.at("testGroups").as_array()) {
    Bytes public_key = *parse_hex(std::string_view(group.at("publicKey").at("pk").as_string()));
    for (const auto& test : group.at("tests").as_array()) {
      Bytes message = *parse_hex(std::string_view(test.at("msg").as_string()));
      Bytes signature = *parse_hex(std::string_view(test.at("sig").as_string()));
      bool valid = test.at("result").as_string() == "valid";
      bool as_said = verify_ed25519(public_key, message, signature) == valid;
      CHECK_MESSAGE(as_said, test.at("tcId"));
      right += as_said ? 1 : 0;
    }
  }
  CHECK(right == 151);
}

TEST_CASE("the profile refuses all six JCS vectors, as they came and canonicalised") {
  auto folder = inputs("standards/jcs");
  if (!folder) return;
  int refused = 0;
  for (const char* side : {"testdata/input", "testdata/output"}) {
    for (const auto& file : std::filesystem::directory_iterator(*folder / side)) {
      refused += parse_canonical(whole_file(file.path())) ? 0 : 1;
    }
  }
  CHECK(refused == 12);
}

TEST_CASE("the strings of the six JCS vectors are written as there: 6 of 6") {
  auto folder = inputs("standards/jcs");
  if (!folder) return;
  int right = 0;
  std::size_t seen = 0;
  for (const auto& file : std::filesystem::directory_iterator(*folder / "testdata/input")) {
    std::vector<std::string> strings;
    gather_strings(boost::json::parse(whole_file(file.path())), strings);
    std::string output = whole_file(*folder / "testdata/output" / file.path().filename());
    bool all = std::all_of(strings.begin(), strings.end(), [&](const std::string& text) {
      return output.find(canonical(Json{text})) != output.npos;
    });
    CHECK_MESSAGE(all, file.path());
    right += all ? 1 : 0;
    seen += strings.size();
  }
  CHECK(right == 6);
  CHECK(seen > 40);  // not six files without a string
}
