#include "proof/verify.h"

#include <algorithm>
#include <array>

#include "proof/bundle.h"
#include "proof/file_part.h"
#include "proof/record_file.h"
#include "proof/tlog_proof.h"

namespace glasnik::proof {
namespace {

constexpr std::string_view kFile = "file:";

std::string count(std::size_t number, std::string_view thing) {
  return std::to_string(number) + " " + std::string(thing) + (number == 1 ? "" : "s");
}

// One run over one bundle. Checks do not stop at the first failure: a person wants to know all.
class Run {
 public:
  explicit Run(const Question& question) : question_(question) {}

  Answer over(BytesView zip) {
    if (open(zip)) {
      check_entry();
      check_log();
      check_inclusion();
      if (answer_.entry) check_content(*answer_.entry);
    }
    answer_.verdict = verdict();
    return std::move(answer_);
  }

 private:
  void say(Mark mark, std::string check, std::string reason) {
    answer_.checks.push_back({mark, std::move(check), std::move(reason)});
  }
  void ok(std::string check, std::string reason) {
    say(Mark::ok, std::move(check), std::move(reason));
  }
  void fail(std::string check, std::string reason) {
    failed_ = true;
    say(Mark::fail, std::move(check), std::move(reason));
  }
  void unwitnessed(std::string reason) {
    unwitnessed_ = true;
    say(Mark::fail, "witness", std::move(reason));
  }

  Verdict verdict() const {
    if (failed_) return Verdict::failed;
    if (!trusted()) return Verdict::untrusted;
    return unwitnessed_ ? Verdict::unwitnessed : Verdict::verified;
  }
  bool trusted() const { return question_.key || question_.policy; }

  // Parses all that must have one form; only then is there anything to check.
  bool open(BytesView zip) {
    Result<void> opened = parse(zip);
    if (opened) {
      ok("container", "entry, record, proof, policy in their one form");
    } else {
      fail("container", opened.error().message);
    }
    return opened.ok();
  }

  Result<void> parse(BytesView zip) {
    TRY(bundle_, read_bundle(zip));
    TRY(record_, parse_record(bundle_.record));
    TRY(proof_, parse_tlog_proof(bundle_.proof));
    answer_.index = proof_.index;
    answer_.size = proof_.checkpoint.body.size;
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
    ok("entry", std::string(kind_name(entry->kind)) + ", issued " + rfc3339(entry->issued));
  }

  // Whom to believe. Without key or policy the bundle's own policy only shows consistency.
  Result<Policy> policy() const {
    if (question_.policy) return *question_.policy;
    if (question_.key) return trusting(*question_.key);
    return parse_policy(bundle_.policy);
  }

  void check_log() {
    Result<Policy> policy = this->policy();
    if (!policy) return fail("log", "the bundle's own " + policy.error().message);
    const std::string& origin = proof_.checkpoint.body.origin;
    if (answer_.entry && answer_.entry->origin != origin) {
      return fail("log", "the entry is of another log than the checkpoint");
    }
    Result<std::vector<VerifiedSignature>> verified =
        verify_signatures(note_of(proof_.checkpoint), policy->keys());
    if (!verified) return fail("log", verified.error().message);
    bool signed_by_log = std::any_of(verified->begin(), verified->end(), [&](const auto& v) {
      return v.key < policy->logs.size() && policy->logs[v.key].name == origin;
    });
    if (!signed_by_log) return fail("log", "not signed by a known key of " + origin);
    if (trusted()) {
      ok("log", "signed by " + origin);
    } else {
      say(Mark::skip, "log", "signed, but only the bundle says by whom: give --key or --policy");
    }
    check_witnesses(*policy, *verified);
  }

  void check_witnesses(const Policy& policy, const std::vector<VerifiedSignature>& verified) {
    std::vector<std::size_t> all, fresh;
    for (const VerifiedSignature& v : verified) {
      if (v.key < policy.logs.size()) continue;  // the log is no witness
      all.push_back(v.key - policy.logs.size());
      if (is_fresh(*v.cosigned)) fresh.push_back(all.back());
      if (answer_.entry && answer_.entry->issued > *v.cosigned + kCosignatureSlack) {
        return fail("witness", "issued after " + policy.witnesses[all.back()].name + " saw it");
      }
    }
    if (!question_.policy && !question_.max_age) {
      return say(Mark::skip, "witness", "no --policy names witnesses");
    }
    std::string seen =
        std::to_string(all.size()) + " of " + count(policy.witnesses.size(), "witness key");
    if (!quorum_met(policy, all)) return unwitnessed("quorum not met: " + seen);
    if (question_.max_age && (fresh.empty() || !quorum_met(policy, fresh))) {
      return unwitnessed("no quorum within " +
                         count(static_cast<std::size_t>(question_.max_age->count()), "hour"));
    }
    ok("witness", policy.quorum == "none" ? "the policy asks for none" : "quorum met: " + seen);
  }

  // Not older than asked; a time from the future proves nothing about age.
  bool is_fresh(Time cosigned) const {
    bool old = question_.max_age && cosigned < question_.now - *question_.max_age;
    return !old && cosigned <= question_.now + kCosignatureSlack;
  }

  void check_inclusion() {
    std::string place = "entry " + std::to_string(proof_.index) + " of " +
                        std::to_string(proof_.checkpoint.body.size);
    if (includes(proof_, bundle_.entry)) {
      ok("inclusion", place);
    } else {
      fail("inclusion", "the proof does not lead from the entry to the root as " + place);
    }
  }

  void check_content(const Entry& entry) {
    for (std::size_t i = 0; i < entry.texts.size(); ++i) {
      const EntryText& text = entry.texts[i];
      if (i >= record_.texts.size() || record_.texts[i].lang != text.lang) {
        fail("text:" + text.lang, "not in the record");
        continue;
      }
      check_set("text:" + text.lang, text.parts, record_.texts[i].parts);
      if (text.status == TextStatus::derived) {
        say(Mark::skip, "text:" + text.lang,
            "derived by " + text.rule + ", not derived again here");
      }
    }
    if (record_.texts.size() > entry.texts.size()) {
      fail("text:" + record_.texts.back().lang, "not in the entry");
    }
    if (entry.data || !record_.data.empty()) {
      check_set("data", entry.data.value_or(PartSet{}), record_.data);
    }
    if (!entry.notes.empty() || !record_.notes.empty()) check_notes(entry);
    check_media();
  }

  void check_set(const std::string& check, const PartSet& stated, const std::vector<Part>& parts) {
    if (part_set(parts) != stated) {
      return fail(check, "the record is not what was logged");
    }
    tell_parts(check, parts);
  }

  // ok, or gone with the number of parts removed by law.
  void tell_parts(const std::string& check, const std::vector<Part>& parts) {
    auto removed =
        std::count_if(parts.begin(), parts.end(), [](const Part& p) { return p.removed; });
    if (removed == 0) return ok(check, count(parts.size(), "part"));
    say(Mark::gone, check,
        std::to_string(removed) + " of " + count(parts.size(), "part") +
            " removed by law; the rest is as logged");
  }

  void check_notes(const Entry& entry) {
    bool same = entry.notes.size() == record_.notes.size();
    for (std::size_t i = 0; same && i < entry.notes.size(); ++i) {
      const Part& part = record_.notes[i];
      same =
          part.name == "note:" + entry.notes[i].lang && commitment(part) == entry.notes[i].commit;
    }
    if (!same) return fail("notes", "the record is not what was logged");
    tell_parts("notes", record_.notes);
  }

  void check_media() {
    std::vector<bool> matched(question_.media.size());
    for (const Part& part : record_.data) {
      if (part.name.starts_with(kFile)) check_file(part, matched);
    }
    for (std::size_t i = 0; i < matched.size(); ++i) {
      if (!matched[i]) fail("media:" + question_.media[i].name, "not a file of this release");
    }
  }

  void check_file(const Part& part, std::vector<bool>& matched) {
    std::string check = "media:" + part.name.substr(kFile.size());
    if (part.removed) return say(Mark::gone, check, "removed by law");
    Result<FilePart> file = parse_file_part(part.text);
    if (!file) return fail(check, file.error().message);
    for (std::size_t i = 0; i < matched.size(); ++i) {
      const GivenMedia& given = question_.media[i];
      if (given.sha256 != file->sha256 || given.bytes != static_cast<std::uint64_t>(file->bytes))
        continue;
      matched[i] = true;
      return ok(check, given.name + " is this file");
    }
    say(Mark::skip, check,
        "not given: " + file->type + ", " + std::to_string(file->bytes) + " octets");
  }

  const Question& question_;
  Bundle bundle_;
  RecordFile record_;
  TlogProof proof_;
  bool failed_ = false;
  bool unwitnessed_ = false;
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
