#include <fmt/format.h>

#include "cli/output.h"
#include "cli/seams.h"
#include "cli/verbs.h"
#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "newsroom/newsroom.h"
#include "newsroom/policy.h"

namespace glasnik::cli {
namespace {

// VKEY=URL. A name may hold a "=", the base64 of 33 octets has none: it begins after the second
// "+".
Result<proof::Witness> parse_witness(const std::string& text) {
  std::size_t plus = text.find('+', text.find('+') + 1);
  std::size_t equals = plus == std::string::npos ? plus : text.find('=', plus);
  if (equals == std::string::npos) {
    return Error{Code::invalid, fmt::format("'{}': write a witness as VKEY=URL", text)};
  }
  auto key = proof::parse_vkey(text.substr(0, equals));
  if (!key) return key.error().within(fmt::format("'{}'", text));
  return proof::Witness{key->name, *key, text.substr(equals + 1)};
}

Result<void> check_options(const PolicyOptions& options) {
  bool witnesses = !options.witnesses.empty();
  if (options.quorum > 0 && !witnesses) {
    return Error{Code::invalid,
                 "--quorum is of the witnesses given with it: name each with --witness"};
  }
  if (options.file.empty() && !witnesses && !options.approvals) {
    return Error{Code::invalid, "say what shall change: --file, --witness or --approvals"};
  }
  if (!options.file.empty() && witnesses) {
    return Error{Code::invalid, "--file names its witnesses itself: leave --witness out"};
  }
  if (options.approvals.value_or(0) < 0 || options.approvals.value_or(0) > 2) {
    return Error{Code::invalid, "--approvals is 0, 1 or 2"};
  }
  return {};
}

Result<newsroom::PolicyChange> change_of(const PolicyOptions& options) {
  TRY_VOID(check_options(options));
  newsroom::PolicyChange change;
  if (!options.file.empty()) {
    TRY(change.text, read_file(operating_system_files(), options.file, proof::kMaxPolicy));
  }
  for (const std::string& witness : options.witnesses) {
    TRY(proof::Witness parsed, parse_witness(witness));
    change.witnesses.push_back(std::move(parsed));
  }
  change.quorum = options.quorum;
  change.approvals = options.approvals;
  return change;
}

std::string asked_of_persons(std::int64_t approvals) {
  if (approvals == 0) return "nobody besides its author";
  return fmt::format("{} besides its author; alone at the command line it is marked forced",
                     approvals == 1 ? "one person" : "two persons");
}

void show_policy(const ledger::PolicyInForce& policy) {
  say(policy.number == 0 ? "policy      none logged yet: the log's own keys, no witness"
                         : fmt::format("policy      {}", policy.number));
  say(fmt::format("approvals   an act needs {}", asked_of_persons(policy.approvals)));
  say("");
  say(policy.text.substr(0, policy.text.find_last_not_of('\n') + 1));
}

}  // namespace

Result<void> config_policy(const PolicyOptions& options) {
  TRY(newsroom::PolicyChange change, change_of(options));
  TRY(auto newsroom, newsroom::Newsroom::open(options.directory, newsroom::Access::write, seams()));
  TRY(std::int64_t number, newsroom::change_policy(*newsroom, change));
  say(fmt::format("policy {} is in force, entry {}", number, newsroom->ledger().size() - 1));
  return {};
}

Result<void> config_show(const std::string& directory) {
  TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::read, {}));
  const Config& config = newsroom->config();
  TRY(auto policy,
      newsroom->database().read([](store::Session& session) -> Result<ledger::PolicyInForce> {
        TRY(auto newest, ledger::newest_checkpoint(session));
        return ledger::policy_in_force(session, newest ? newest->size : 0);
      }));
  say(fmt::format("settings    {}/glasnik.toml", newsroom->directory()));
  say(fmt::format("log         {}", config.origin));
  say(fmt::format("record      {}, {}", config.database, config.blobs));
  show_policy(policy);
  return {};
}

}  // namespace glasnik::cli
