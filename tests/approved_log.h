#pragma once
// A log in which persons approve with passkeys: for the proof room's tests and the verifiers'
// fixture.

#include <functional>
#include <string>

#include "proof/replay.h"
#include "sample_log.h"
#include "sample_passkey.h"

namespace glasnik::proof {

// Its policy asks for so many persons, and it names these two's passkeys.
struct ApprovedLog {
  SamplePasskey ana{"holder-1"};
  SamplePasskey mira{"holder-2"};
  SampleLog log{SampleLog::Root::named};
  std::int64_t policies = 0;

  explicit ApprovedLog(std::int64_t persons = 1) {
    ask(persons);
    add(ana.entry_key());
    add(mira.entry_key());
  }
  void ask(std::int64_t persons) {
    SampleAct act;
    act.entry.kind = Kind::policy;
    act.entry.number = ++policies;
    act.entry.persons = persons;
    act.entry.policy = policy_text(sample_policy());
    log.append(std::move(act));
  }
  void add(EntryKey key) { log.append({log.key_entry(KeyOp::add, std::move(key)), {}}); }
  void end(KeyOp op, EntryKey key) {
    key.pub.clear();
    key.holder.clear();
    key.rp.clear();
    key.origins.clear();
    log.append({log.key_entry(op, std::move(key)), {}});
  }
  std::uint64_t release(const std::function<void(Entry&)>& approve, std::int64_t document = 7) {
    return log.append(sample_release(document), approve);
  }
  // What replay finds first; empty if all holds.
  std::string finding() const {
    Replay replay({});
    for (const Bytes& entry : log.entries()) replay.add(entry);
    replay.finish(log.body());
    return replay.failures() == 0 ? "" : to_string(replay.findings()[0]);
  }
};

}  // namespace glasnik::proof
