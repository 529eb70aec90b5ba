#include <fmt/format.h>

#include <algorithm>

#include "cli/copy.h"
#include "cli/output.h"
#include "cli/pulling.h"
#include "cli/verbs.h"
#include "courier/submission.h"
#include "ledger/charter.h"
#include "ledger/condition.h"
#include "newsroom/keys.h"

namespace glasnik::cli {
namespace {

constexpr std::uint64_t kLargestVault = 1U << 20U;

Result<std::unique_ptr<newsroom::Newsroom>> open(const std::string& directory) {
  TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::copy, {}));
  if (!newsroom->is_mirror()) return newsroom;
  return Error{Code::denied, directory + " is a mirror: 'glasnik mirror' brings it up to date"};
}

// Backups have no private keys: without those that the log's newest key entries leave live the next
// act would be refused.
Result<void> tell_keys(newsroom::Newsroom& newsroom) {
  TRY(auto history, newsroom.database().read([&](store::Session& session) {
    return ledger::key_history(session, newsroom.replica().size());
  }));
  TRY(auto files, newsroom::log_key_files(*newsroom.seams().files, newsroom.directory()));
  for (const proof::VerifierKey& live : history.log_keys(newsroom.replica().size())) {
    bool here = std::any_of(files.begin(), files.end(), [&](const newsroom::KeyFile& file) {
      return file.key.public_key() == live.key;
    });
    if (!here) {
      say("missing   the private key of " + proof::vkey(live) +
          ": put it into keys/ before the next act, or exchange it ('glasnik help key')");
    }
  }
  return {};
}

// Takes over what a mirror has and this database has not. The vault is advanced last: until then
// the log stays read-only, and the same command goes on.
Result<void> recover_from(newsroom::Newsroom& newsroom, const std::string& from) {
  courier::PullOptions how;
  how.recovering = true;
  auto vault = newsroom.vault().read();
  if (vault) how.vault = proof::CheckpointBody{newsroom.config().origin, vault->size, vault->root};
  TRY(auto copy, Copy::open(from));
  TRY(courier::Pulled pulled, pull_into(newsroom, copy->source(), how, true));
  const proof::TileEdge& tree = newsroom.replica().edge();
  if (vault) TRY_VOID(newsroom.vault().advance({tree.size(), tree.root()}));
  say(fmt::format("recovered {} entries and {} files from {}: the next entry is {}", pulled.entries,
                  pulled.files, from, tree.size()));
  if (pulled.refilled > 0) {
    say(fmt::format("  the words of {} have come that were not given before",
                    counted(pulled.refilled, "entry", "entries")));
  }
  if (pulled.withheld > 0) {
    say(
        fmt::format("  withheld  the words of {}, which are no longer public: a copy that has them "
                    "gives them to 'glasnik recover {} --from COPY'",
                    counted(pulled.withheld, "entry", "entries"), newsroom.directory()));
  }
  TRY_VOID(tell_keys(newsroom));
  if (!vault) {
    say("there is no vault that can be read: 'glasnik recover " + newsroom.directory() +
        " --adopt' writes it");
  }
  return {};
}

// Whether anybody holds more of this log, or another past.
Result<void> ask(newsroom::Newsroom& newsroom, const ledger::HeldCheckpoint& held) {
  const std::uint64_t size = newsroom.replica().size();
  TRY(auto found, newsroom.database().read([&](store::Session& session) {
    return ledger::judge_held(session, newsroom.config().origin, size, held);
  }));
  if (found) return Error{Code::conflict, found->sentence};
  say("ok   " + held.holder + " is not ahead");
  return {};
}

// The number of witnesses that answered.
Result<std::size_t> ask_witnesses(newsroom::Newsroom& newsroom) {
  TRY(auto policy, newsroom.database().read([&](store::Session& session) {
    return ledger::policy_in_force(session, newsroom.replica().size());
  }));
  std::size_t asked = 0;
  auto client = http::make_client(newsroom.config().outbound);
  for (const proof::Witness& witness : policy.policy.witnesses) {
    if (witness.url.empty()) {
      say("skip " + witness.key.name + " has no address in the policy");
      continue;
    }
    auto held = courier::held_by(*client, witness, newsroom.config().origin);
    if (!held && held.error().code == Code::not_found) {
      say("ok   " + witness.key.name + " has seen nothing of this log");
      ++asked;
      continue;
    }
    if (!held) return held.error().within("every witness must answer before a vault is written");
    TRY_VOID(ask(newsroom, *held));
    ++asked;
  }
  return asked;
}

// A vault that cannot be read is kept, for whoever wants to know why.
Result<void> set_aside(newsroom::Newsroom& newsroom) {
  Files& files = *newsroom.seams().files;
  std::string path = newsroom::vault_path(newsroom.directory());
  TRY(bool there, files.exists(path));
  if (!there) return {};
  TRY(Bytes damaged, read_file(files, path, kLargestVault));
  TRY_VOID(write_durably(files, path + ".damaged", damaged));
  return files.remove(path);
}

Result<void> adopt(newsroom::Newsroom& newsroom, const RecoverOptions& options) {
  auto vault = newsroom.vault().read();
  if (vault) {
    return Error{
        Code::conflict,
        fmt::format("the vault is there and remembers {} entries: nothing to adopt", vault->size)};
  }
  bool lost = vault.error().code == Code::not_found || vault.error().code == Code::corrupt;
  if (!lost) return std::move(vault).error();
  TRY(std::size_t asked, ask_witnesses(newsroom));
  for (const std::string& mirror : options.from) {
    TRY(auto copy, Copy::open(mirror));
    TRY(Bytes note, copy->source().newest());
    TRY_VOID(ask(newsroom, {mirror, std::move(note)}));
    ++asked;
  }
  if (asked == 0 && !options.unasked) {
    return Error{Code::conflict,
                 "nobody was asked whether this is an old copy, and signing on from one forks the "
                 "log for ever: name mirrors by --from, or say --unasked if there is nobody"};
  }
  TRY_VOID(set_aside(newsroom));
  const proof::TileEdge& tree = newsroom.replica().edge();
  TRY_VOID(newsroom.vault().create({tree.size(), tree.root()}));
  say(fmt::format("the vault is written anew, at {} entries", tree.size()));
  return {};
}

}  // namespace

Result<void> recover(const RecoverOptions& options) {
  if (!options.adopt && options.from.size() != 1) {
    return Error{Code::invalid, "say --from DIR|URL once, or --adopt"};
  }
  TRY(auto newsroom, open(options.directory));
  return options.adopt ? adopt(*newsroom, options) : recover_from(*newsroom, options.from.front());
}

}  // namespace glasnik::cli
