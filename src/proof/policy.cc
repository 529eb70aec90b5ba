#include "proof/policy.h"

#include <algorithm>
#include <map>
#include <set>

#include "proof/number.h"

namespace glasnik::proof {
namespace {

using Words = std::vector<std::string_view>;

// The allowed octets: tab, newline, 0x20-0x7e, 0x80-0xff.
bool allowed(char c) {
  auto octet = static_cast<unsigned char>(c);
  return c == '\t' || c == '\n' || (octet >= 0x20 && octet != 0x7f);
}

// Separated by spaces and tabs only.
Words words_of(std::string_view line) {
  Words words;
  while (true) {
    std::size_t from = line.find_first_not_of(" \t");
    if (from == line.npos) return words;
    std::size_t to = std::min(line.find_first_of(" \t", from), line.size());
    words.push_back(line.substr(from, to - from));
    line.remove_prefix(to);
  }
}

Error wrong(std::string_view what) { return {Code::invalid, std::string(what)}; }

class Parser {
 public:
  Result<Policy> parse(BytesView text) {
    std::size_t number = 0;
    while (!text.empty()) {
      ++number;
      std::size_t end = text.find('\n');
      if (end == text.npos) return wrong("policy: the last line does not end");
      Result<void> done = line(words_of(text.substr(0, end)));
      if (!done) return done.error().within("policy line " + std::to_string(number));
      text.remove_prefix(end + 1);
    }
    if (policy_.quorum.empty()) return wrong("policy: no quorum line");
    return std::move(policy_);
  }

 private:
  Result<void> line(const Words& words) {
    if (words.empty() || words[0].starts_with('#')) return {};
    if (words[0] == "log") return log(words);
    if (words[0] == "witness") return witness(words);
    if (words[0] == "group") return group(words);
    if (words[0] == "quorum") return quorum(words);
    return wrong("a line begins with log, witness, group or quorum");
  }

  Result<void> log(const Words& words) {
    if (words.size() < 2 || words.size() > 3) return wrong("expected: log VKEY [URL]");
    TRY(VerifierKey key, new_key(words[1], KeyType::ed25519, policy_.logs.size()));
    policy_.logs.push_back(std::move(key));
    return {};
  }

  Result<void> witness(const Words& words) {
    if (words.size() < 3 || words.size() > 4) return wrong("expected: witness NAME VKEY [URL]");
    TRY_VOID(define(words[1]));
    TRY(VerifierKey key, new_key(words[2], KeyType::cosignature, policy_.witnesses.size()));
    std::string url(words.size() == 4 ? words[3] : "");
    policy_.witnesses.push_back({std::string(words[1]), std::move(key), std::move(url)});
    return {};
  }

  Result<void> group(const Words& words) {
    if (words.size() < 4) return wrong("expected: group NAME all|any|K NAME...");
    if (policy_.groups.size() == kMaxPolicyNames) return wrong("too many groups");
    Group group{std::string(words[1]), 0, {}};
    for (std::size_t i = 3; i < words.size(); ++i) {
      std::string member(words[i]);
      if (!defined_.contains(member)) return wrong("not defined before: " + member);
      if (!members_.insert(member).second) return wrong("a member twice: " + member);
      group.members.push_back(std::move(member));
    }
    TRY(group.threshold, threshold(words[2], group.members.size()));
    TRY_VOID(define(words[1]));
    policy_.groups.push_back(std::move(group));
    return {};
  }

  static Result<std::size_t> threshold(std::string_view word, std::size_t members) {
    if (word == "any") return std::size_t{1};
    if (word == "all") return members;
    TRY(std::uint64_t number, parse_decimal(word));
    if (number < 1 || number > members) return wrong("a threshold is 1 to the number of members");
    return static_cast<std::size_t>(number);
  }

  Result<void> quorum(const Words& words) {
    if (words.size() != 2) return wrong("expected: quorum NAME");
    if (!policy_.quorum.empty()) return wrong("a second quorum");
    std::string name(words[1]);
    if (name != "none" && !defined_.contains(name)) return wrong("not defined before: " + name);
    policy_.quorum = std::move(name);
    return {};
  }

  Result<void> define(std::string_view name) {
    if (name == "none") return wrong("none is not a name to define");
    if (!defined_.insert(std::string(name)).second) return wrong("a name twice");
    return {};
  }

  Result<VerifierKey> new_key(std::string_view text, KeyType type, std::size_t before) {
    if (before == kMaxPolicyNames) return wrong("too many keys");
    TRY(VerifierKey key, parse_vkey(text));
    if (key.type != type) return wrong("logs have keys of type 01, witnesses of type 04");
    if (!public_keys_.insert(key.key).second) return wrong("a public key twice");
    return key;
  }

  Policy policy_;
  std::set<std::string> defined_;  // names
  std::set<std::string> members_;  // names listed in a group
  std::set<Bytes> public_keys_;    // of logs and witnesses together
};

}  // namespace

std::vector<VerifierKey> Policy::keys() const {
  std::vector<VerifierKey> keys = logs;
  for (const Witness& witness : witnesses) keys.push_back(witness.key);
  return keys;
}

Result<Policy> parse_policy(BytesView text) {
  if (text.size() > kMaxPolicy) return Error{Code::too_large, "policy: over 64 KiB"};
  if (!std::all_of(text.begin(), text.end(), allowed)) return wrong("policy: a control character");
  return Parser().parse(text);
}

Policy trusting(const VerifierKey& log) { return {{log}, {}, {}, "none"}; }

std::string policy_text(const Policy& policy) {
  std::string text;
  for (const VerifierKey& log : policy.logs) text += "log " + vkey(log) + "\n";
  for (const Witness& witness : policy.witnesses) {
    text += "witness " + witness.name + " " + vkey(witness.key);
    text += witness.url.empty() ? "\n" : " " + witness.url + "\n";
  }
  for (const Group& group : policy.groups) {
    text += "group " + group.name + " " + std::to_string(group.threshold);
    for (const std::string& member : group.members) text += " " + member;
    text += "\n";
  }
  return text + "quorum " + policy.quorum + "\n";
}

// Groups name only what stands on earlier lines, so one pass in their order settles all.
bool quorum_met(const Policy& policy, const std::vector<std::size_t>& witnesses) {
  std::map<std::string, bool> holds{{"none", true}};
  for (std::size_t i = 0; i < policy.witnesses.size(); ++i) {
    bool cosigned = std::find(witnesses.begin(), witnesses.end(), i) != witnesses.end();
    holds[policy.witnesses[i].name] = cosigned;
  }
  for (const Group& group : policy.groups) {
    auto reached = std::count_if(group.members.begin(), group.members.end(),
                                 [&](const std::string& member) { return holds[member]; });
    holds[group.name] = static_cast<std::size_t>(reached) >= group.threshold;
  }
  return holds[policy.quorum];
}

}  // namespace glasnik::proof
