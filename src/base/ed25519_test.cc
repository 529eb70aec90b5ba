#include "base/ed25519.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/encoding.h"

using namespace glasnik;

TEST_CASE("RFC 8032 section 7.1, tests 1 and 3") {
  struct Vector {
    const char *seed, *key, *message, *signature;
  };
  const Vector vectors[] = {
      {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
       "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf"
       "9b4"
       "6bd25bf5f0595bbe24655141438e7a100b"},
      {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
       "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
       "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984"
       "dc6"
       "594a7c15e9716ed28dc027beceea1ec40a"}};
  for (const Vector& v : vectors) {
    auto key = SigningKey::from_seed(*parse_hex(v.seed));
    REQUIRE(key);
    Bytes message = *parse_hex(v.message);
    CHECK(hex(key->public_key()) == v.key);
    CHECK(hex(key->sign(message)) == v.signature);
    CHECK(verify_ed25519(key->public_key(), message, key->sign(message)));
    CHECK_FALSE(verify_ed25519(key->public_key(), message + "x", key->sign(message)));
  }
}

TEST_CASE("points of low order and non-canonical keys verify nothing") {
  for (const char* point : {"0000000000000000000000000000000000000000000000000000000000000000",
                            "0100000000000000000000000000000000000000000000000000000000000000",
                            "0100000000000000000000000000000000000000000000000000000000000080",
                            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
    CHECK_FALSE(usable_public_key(*parse_hex(point)));
  }
}

TEST_CASE("a key survives its PEM, and a file that others may read is refused") {
  SigningKey key = *SigningKey::from_seed(Bytes(32, '\1'));
  std::string path = std::filesystem::temp_directory_path() / "glasnik_key_test.pem";
  std::ofstream(path) << key.pem();
  ::chmod(path.c_str(), 0644);
  CHECK(load_signing_key(operating_system_files(), path)
            .error()
            .message.starts_with("key_permissions"));
  ::chmod(path.c_str(), 0600);
  CHECK(load_signing_key(operating_system_files(), path)->public_key() == key.public_key());
  std::filesystem::remove(path);
}
