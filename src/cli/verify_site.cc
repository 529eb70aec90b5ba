// verify URL, and verify FILE as glasnik-verify does it.

#include <fmt/format.h>

#include <cstdio>

#include "cli/copy.h"
#include "cli/forks.h"
#include "cli/output.h"
#include "cli/trust.h"
#include "cli/verify.h"
#include "courier/monitor.h"
#include "proof/utf8.h"

namespace glasnik::cli {
namespace {

using proof::Verdict;

int say_verdict(Verdict verdict, std::string_view why) {
  say(fmt::format("{}: {}", proof::verdict_name(verdict), why));
  return proof::exit_code(verdict);
}

Result<courier::Monitored> monitored(courier::Source& source) {
  std::unique_ptr<Progress> progress;
  std::uint64_t shown = 0;
  return courier::monitor(source, [&](std::uint64_t read, std::uint64_t total) {
    if (!progress) progress = std::make_unique<Progress>("reading", total);
    progress->advance(read - shown);
    shown = read;
  });
}

// What a source that does not answer as it should says of itself.
int not_read(const Error& error) {
  if (error.code == Code::corrupt) {
    say("FAIL tree index=0 " + error.message);
    return say_verdict(Verdict::failed, "this is no log that can be replayed");
  }
  return say_verdict(Verdict::unreadable, error.message);
}

std::vector<proof::VerifierKey> followed_keys(const courier::Monitored& log) {
  auto keys = log.replay.log_keys(log.checkpoint.body.size);
  auto first = log.replay.genesis() ? proof::parse_vkey(log.replay.genesis()->log)
                                    : Error{Code::corrupt, ""};
  if (first) keys.push_back(*std::move(first));
  return keys;
}

}  // namespace

Result<int> verify_site(const VerifyOptions& options) {
  TRY(auto policy, trusted_by(options.asked));
  TRY(auto copy, Copy::open(options.what));
  auto log = monitored(copy->source());
  if (!log) return not_read(log.error());
  for (const proof::Finding& finding : log->replay.findings()) say(proof::to_string(finding));
  courier::CompareOptions how;
  how.log_keys = [&](std::uint64_t size) { return log->replay.log_keys(size); };
  TRY(std::uint64_t forks, count_forks(copy->source(), options.against, how));
  std::uint64_t failures = log->replay.failures() + forks;
  Verdict trust = Verdict::untrusted;
  if (policy) trust = judge(*policy, log->checkpoint, followed_keys(*log));
  say(fmt::format("{}, {} of {}", counted(log->replay.size(), "entry", "entries"),
                  counted(log->replay.documents(), "document", "documents"),
                  log->checkpoint.body.origin));
  if (failures > 0 || trust == Verdict::failed) {
    return say_verdict(Verdict::failed,
                       counted(std::max<std::uint64_t>(failures, 1), "finding", "findings"));
  }
  if (trust == Verdict::untrusted) {
    return say_verdict(trust,
                       "nothing contradicts itself, but only the site says whose key this "
                       "is: give --key or --policy");
  }
  if (trust == Verdict::unwitnessed) {
    return say_verdict(trust, "too few of your policy's witnesses have seen this tree");
  }
  say("does not prove: the words behind the entries, which 'glasnik mirror' holds against them");
  return say_verdict(trust, "the log is one tree, and every act in it was allowed");
}

Result<int> verify_file(const VerifyOptions& options) {
  if (!options.against.empty()) {
    return Error{Code::invalid, "--against compares logs: " + options.what + " is one proof"};
  }
  auto exit = check_bundle(options.what, options.asked);
  if (exit) return exit;
  std::fprintf(stderr, "glasnik: verify: %s\n", proof::printable(exit.error().message).c_str());
  return proof::exit_code(Verdict::unreadable);  // as glasnik-verify ends: 1 would be a verdict
}

}  // namespace glasnik::cli
