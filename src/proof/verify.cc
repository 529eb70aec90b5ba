#include "proof/verify.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "proof/content_check.h"
#include "proof/key_chain.h"
#include "proof/number.h"
#include "proof/plain_words.h"
#include "proof/tlog_proof.h"

namespace glasnik::proof {
namespace {

// Where this stands nowhere there is no ZIP, so nothing that claims anything: a file of another
// kind.
constexpr std::string_view kZipFile = "PK\x03\x04";

// One run over one bundle.
class Run {
 public:
  explicit Run(const Question& question) : question_(question) {}

  Answer over(BytesView zip) {
    no_bundle_ = zip.find(kZipFile) == BytesView::npos;
    if (no_bundle_) {
      list_.say(Mark::skip, "container", "not a .glasnik file");
    } else if (open(zip)) {
      check_entry();
      check_log();
      check_inclusion();
      check_anchors();
      if (answer_.entry) check_content(*answer_.entry);
    }
    answer_.verdict = verdict();
    answer_.checks = std::move(list_.checks);
    answer_.left_out = list_.left_out;
    answer_.quotation = std::move(quotation_);
    return std::move(answer_);
  }

 private:
  void ok(std::string check, std::string reason) { list_.ok(std::move(check), std::move(reason)); }
  void fail(std::string check, std::string reason) {
    list_.fail(std::move(check), std::move(reason));
  }
  void unwitnessed(std::string reason) {
    unwitnessed_ = true;
    list_.say(Mark::fail, "witness", std::move(reason));
  }

  Verdict verdict() const {
    if (no_bundle_) return Verdict::unreadable;
    if (list_.failed) return Verdict::failed;
    if (!trusted()) return Verdict::untrusted;
    return unwitnessed_ ? Verdict::unwitnessed : Verdict::verified;
  }
  bool trusted() const { return question_.key || question_.policy || question_.root; }

  // Parses all that must have one form; only then is there anything to check.
  bool open(BytesView zip) {
    Result<void> opened = parse(zip);
    if (opened) {
      ok("container", std::string(quotation_ ? "whole: entry, part" : "whole: entry, record") +
                          ", proof and policy" + (chain_ ? ", and keys" : ""));
    } else {
      fail("container", opened.error().message);
    }
    return opened.ok();
  }

  Result<void> parse(BytesView zip) {
    TRY(bundle_, read_bundle(zip));
    if (bundle_.part.empty()) {
      TRY(record_, parse_record(bundle_.record));
    } else {
      TRY(quotation_, parse_quotation(bundle_.part));
    }
    TRY(proof_, parse_tlog_proof(bundle_.proof));
    if (!bundle_.keys.empty()) {
      TRY(chain_, KeyChain::parse(bundle_.keys));
    }
    answer_.index = proof_.index;
    answer_.tree = proof_.checkpoint.body;
    return {};
  }

  void check_entry() {
    Result<Entry> entry = parse_entry(bundle_.entry);
    if (!entry) return fail("entry", entry.error().message);
    answer_.entry = *entry;
    for (Result<void> (*check)(const Entry&) : {check_texts, check_time}) {
      if (Result<void> checked = check(*entry); !checked)
        return fail("entry", checked.error().message);
    }
    ok("entry", std::string(act_words(entry->kind)) + ", logged " + time_words(entry->issued));
    if (!entry->approvals.empty()) tell_approvals(entry->approvals.size());
  }

  // A bundle brings no keys of persons: whoever made the file could have made those too.
  void tell_approvals(std::size_t number) {
    list_.say(Mark::skip, "approval",
              count(number, "approval") +
                  " inside: " + (number == 1 ? "by whose key" : "whose keys these are") +
                  " is told by the whole log");
  }

  // Whom to believe. Without key or policy the bundle's own policy only shows consistency.
  Result<Policy> policy() const {
    if (question_.policy) return *question_.policy;
    if (question_.key) return trusting(*question_.key);
    if (question_.root) return Policy{{}, {}, {}, "none"};
    return parse_policy(bundle_.policy);
  }

  // The keys that keys.jsonl proves to follow from those of the policy, or from the root.
  Result<std::vector<VerifierKey>> keys_after(const Policy& policy) const {
    const CheckpointBody& body = proof_.checkpoint.body;
    if (!chain_) return std::vector<VerifierKey>{};
    if (chain_->origin() != body.origin) return Error{Code::corrupt, "keys of another log"};
    if (question_.root && *question_.root != chain_->root()) {
      return Error{Code::corrupt, "keys of another root than the one given"};
    }
    return chain_->keys_from(policy.logs, question_.root.has_value(), body.size);
  }

  void check_log() {
    Result<Policy> policy = this->policy();
    if (!policy) return fail("log", "the bundle's own " + policy.error().message);
    Result<std::vector<VerifierKey>> followed = keys_after(*policy);
    if (!followed) return fail("keys", followed.error().message);
    std::size_t given = policy->logs.size();
    policy->logs.insert(policy->logs.end(), followed->begin(), followed->end());
    const std::string& origin = proof_.checkpoint.body.origin;
    if (answer_.entry && answer_.entry->origin != origin) {
      return fail("log", "the entry is of another log than the checkpoint");
    }
    Result<std::vector<VerifiedSignature>> verified =
        verify_signatures(note_of(proof_.checkpoint), policy->keys());
    if (!verified) return fail("log", verified.error().message);
    auto signer = std::find_if(verified->begin(), verified->end(), [&](const auto& v) {
      return v.key < policy->logs.size() && policy->logs[v.key].name == origin;
    });
    if (signer == verified->end()) return fail("log", unknown_signer(*policy, origin));
    if (signer->key >= given) ok("keys", "the log's root added the key that signed");
    tell_signer(policy->logs[signer->key], signer->key >= given);
    check_witnesses(*policy, *verified);
  }

  // A reader who took the key of another log should hear that, and not that the file is false.
  std::string unknown_signer(const Policy& policy, const std::string& origin) {
    std::vector<std::string> others;
    for (const VerifierKey& log : policy.logs) {
      if (log.name == origin) return "not signed by a known key of " + origin;
      others.push_back(log.name);
    }
    if (others.empty()) return "not signed by a known key of " + origin;
    answer_.of_another_log = true;
    return "this proof is of the log " + origin + ", your key is of " + listed(others);
  }

  void tell_signer(const VerifierKey& key, bool followed) {
    answer_.signed_by = key;
    std::string with = "signed by " + key.name + " with key " + hex(big_endian(key.id(), 4));
    if (!trusted()) {
      return list_.say(Mark::skip, "log", with + ", but only the file says whose that is");
    }
    ok("log", with + (followed           ? ", which follows from what you trust"
                      : question_.policy ? ", which your policy names"
                                         : ", the one you gave"));
  }

  void check_witnesses(const Policy& policy, const std::vector<VerifiedSignature>& verified) {
    std::vector<std::size_t> all, fresh;
    for (const VerifiedSignature& v : verified) {
      if (v.key < policy.logs.size()) continue;  // the log is no witness
      all.push_back(v.key - policy.logs.size());
      if (question_.policy) {
        answer_.seen_by.push_back({policy.witnesses[all.back()].name, *v.cosigned});
      }
      if (is_fresh(*v.cosigned)) fresh.push_back(all.back());
      if (answer_.entry && answer_.entry->issued > *v.cosigned + kCosignatureSlack) {
        return fail("witness", "issued after " + policy.witnesses[all.back()].name + " saw it");
      }
    }
    if (!question_.policy && !question_.max_age) {
      return list_.say(Mark::skip, "witness", "not asked for: a --policy names witnesses");
    }
    std::string seen = "seen by " + std::to_string(all.size()) + " of " +
                       std::to_string(policy.witnesses.size()) + " witnesses";
    if (!quorum_met(policy, all)) return unwitnessed(seen + ", too few for your policy");
    if (question_.max_age && (fresh.empty() || !quorum_met(policy, fresh))) {
      return unwitnessed("too few have seen it within " +
                         count(static_cast<std::uint64_t>(question_.max_age->count()), "hour"));
    }
    ok("witness",
       policy.quorum == "none" ? "your policy asks for none" : seen + ", as your policy asks");
  }

  // Not older than asked; a time from the future proves nothing about age.
  bool is_fresh(Time cosigned) const {
    bool old = question_.max_age && cosigned < question_.now - *question_.max_age;
    return !old && cosigned <= question_.now + kCosignatureSlack;
  }

  void check_inclusion() {
    std::string place = "entry " + std::to_string(proof_.index) + " of a log of " +
                        std::to_string(proof_.checkpoint.body.size);
    if (includes(proof_, bundle_.entry)) {
      ok("inclusion", "it is " + place);
    } else {
      fail("inclusion", "the proof does not show it to be " + place);
    }
  }

  void check_anchors() {
    for (const BundleAnchor& anchor : bundle_.anchors) check_anchor(anchor);
    if (!question_.authorities) return;
    bool one = std::any_of(answer_.anchors.begin(), answer_.anchors.end(),
                           [](const Anchored& anchor) { return anchor.trusted; });
    if (!one) fail("anchor", "none by an authority that you gave");
  }

  void check_anchor(const BundleAnchor& anchor) {
    Result<Attestation> says = attestation(anchor);
    if (!says) return fail("anchor", says.error().message);
    const std::string words =
        says->by + (anchor.what == AnchorKind::cades ? " sealed it on " : " saw it on ") +
        time_words(says->at);
    bool trusted = question_.authorities.has_value();
    answer_.anchors.push_back({anchor.what, *says, trusted});
    if (trusted) return ok("anchor", words);
    list_.say(Mark::skip, "anchor",
              words + ", but only the file says who that is: give --authority");
  }

  // The same entry in a tree of the same log, and the token over that tree.
  Result<Attestation> attestation(const BundleAnchor& anchor) const {
    TRY(TlogProof proof, parse_tlog_proof(anchor.proof));
    const CheckpointBody& body = proof.checkpoint.body;
    bool same = proof.index == proof_.index && body.origin == proof_.checkpoint.body.origin &&
                includes(proof, bundle_.entry);
    if (!same) return Error{Code::corrupt, "its proof is not of this entry"};
    if (!question_.authorities) return read_anchor(anchor.what, anchor.token, body);
    return verify_anchor(anchor.what, anchor.token, body, *question_.authorities);
  }

  void check_content(const Entry& entry) {
    if (quotation_) {
      check_quotation(entry, *quotation_, question_.media, list_);
    } else {
      check_record(entry, record_, question_.media, list_);
      check_removals(record_, answer_.index, answer_.tree.size, list_);
    }
  }

  const Question& question_;
  Bundle bundle_;
  RecordFile record_;
  std::optional<Quotation> quotation_;  // then there is no record
  TlogProof proof_;
  std::optional<KeyChain> chain_;
  bool no_bundle_ = false;
  bool unwitnessed_ = false;
  CheckList list_;
  Answer answer_;
};

}  // namespace

std::string_view mark_name(Mark mark) {
  constexpr std::array<std::string_view, 4> kNames = {"ok", "FAIL", "gone", "skip"};
  return kNames[static_cast<std::size_t>(mark)];
}

std::string_view verdict_name(Verdict verdict) {
  constexpr std::array<std::string_view, 5> kNames = {"VERIFIED", "FAILED", "UNREADABLE",
                                                      "UNTRUSTED", "UNWITNESSED"};
  return kNames[static_cast<std::size_t>(verdict)];
}

int exit_code(Verdict verdict) { return static_cast<int>(verdict); }

Answer verify_bundle(BytesView bundle, const Question& question) {
  return Run(question).over(bundle);
}

}  // namespace glasnik::proof
