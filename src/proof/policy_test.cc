#include "proof/policy.h"

#include <doctest/doctest.h>

#include "proof/checkpoint.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

std::string log_vkey(char seed) {
  return vkey(log_key("log.example", *SigningKey::from_seed(Bytes(32, seed))));
}
std::string witness_vkey(char seed) {
  return vkey({"w.example/" + std::string(1, seed), KeyType::cosignature,
               SigningKey::from_seed(Bytes(32, seed))->public_key()});
}

// The example of C2SP tlog-policy with keys filled in.
std::string example() {
  std::string text = "# whom we trust\n\nlog " + log_vkey('l') + " https://log.example/\n";
  for (char c : {'a', 'b', 'c'})
    text += "witness X" + std::string(1, c) + " " + witness_vkey(c) + "\n";
  text += "group X-witnesses 2 Xa Xb Xc\n";
  for (char c : {'d', 'e', 'f'})
    text += "witness Y" + std::string(1, c) + "\t" + witness_vkey(c) + "\n";
  return text +
         "  group Y-witnesses any Yd Ye Yf\ngroup X-and-Y all X-witnesses Y-witnesses\n"
         "quorum X-and-Y \n";
}

}  // namespace

TEST_CASE("the quorum of the tlog-policy example: two of X and any of Y") {
  Policy policy = *parse_policy(example());
  CHECK(policy.keys().size() == 7);
  CHECK(quorum_met(policy, {0, 2, 4}));
  CHECK(quorum_met(policy, {0, 1, 2, 3, 4, 5}));
  CHECK_FALSE(quorum_met(policy, {0, 4, 5}));
  CHECK_FALSE(quorum_met(policy, {0, 1, 2}));
  CHECK_FALSE(quorum_met(policy, {}));
}

TEST_CASE("quorum none asks for nothing, a single witness for itself") {
  std::string lines = "log " + log_vkey('l') + "\nwitness W " + witness_vkey('w') + "\n";
  CHECK(quorum_met(*parse_policy(lines + "quorum none\n"), {}));
  CHECK_FALSE(quorum_met(*parse_policy(lines + "quorum W\n"), {}));
  CHECK(quorum_met(*parse_policy(lines + "quorum W\n"), {0}));
}

TEST_CASE("a policy survives writing and parsing") {
  Policy policy = *parse_policy(example());
  std::string text = policy_text(policy);
  CHECK(policy_text(*parse_policy(text)) == text);
  CHECK(quorum_met(*parse_policy(text), {0, 2, 4}));
  CHECK(parse_policy(policy_text(trusting(policy.logs[0]))));
}

TEST_CASE("a policy that could be read in two ways is refused") {
  std::string log = "log " + log_vkey('l') + "\n", a = "witness A " + witness_vkey('a') + "\n",
              b = "witness B " + witness_vkey('b') + "\n", quorum = "quorum none\n";
  CHECK(parse_policy(log + a + b + quorum));
  for (const Bytes& wrong : std::vector<Bytes>{std::string(),
                                               log,
                                               log + quorum + quorum,
                                               log + "quorum A\n" + a,
                                               log + quorum + "x\n",
                                               log + log + quorum,
                                               a + "witness C " + witness_vkey('a') + "\n" + quorum,
                                               a + "witness A " + witness_vkey('b') + "\n" + quorum,
                                               "log " + witness_vkey('a') + "\n" + quorum,
                                               "witness A " + log_vkey('l') + "\n" + quorum,
                                               "witness none " + witness_vkey('a') + "\n" + quorum,
                                               a + "group G 2 A\n" + quorum,
                                               a + "group G 0 A\n" + quorum,
                                               a + "group G any\n" + quorum,
                                               a + "group G any A A\n" + quorum,
                                               a + "group G any A\ngroup H any A\n" + quorum,
                                               "group G any A\n" + a + quorum,
                                               "group G any G\n" + quorum,
                                               a + "group A any A\n" + quorum,
                                               a + "group G 01 A\n" + quorum,
                                               a + "group G any none\n" + quorum,
                                               log + "quorum none",
                                               log + "quorum none\r\n",
                                               log + "quorum\n",
                                               "log\n" + quorum,
                                               "log x\n" + quorum,
                                               log + Bytes("#\0\n", 3) + quorum,
                                               log + "#\x7f\n" + quorum}) {
    CHECK_FALSE_MESSAGE(parse_policy(wrong), wrong);
  }
}

TEST_CASE("a log cannot be its own witness under another name") {
  SigningKey key = *SigningKey::from_seed(Bytes(32, 'l'));
  std::string twin = vkey({"w.example", KeyType::cosignature, key.public_key()});
  CHECK_FALSE(parse_policy("log " + log_vkey('l') + "\nwitness W " + twin + "\nquorum W\n"));
}
