// The log's keys and their offline root. Adding a key takes four steps on two machines: `key new`
// here, `key sign` where the root's private key is, `key apply` here, and after the overlap the
// same for `key retire`.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "base/encoding.h"
#include "cli/desk_address.h"
#include "cli/output.h"
#include "cli/seams.h"
#include "cli/verbs.h"
#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "newsroom/keys.h"
#include "newsroom/newsroom.h"
#include "proof/check_phrase.h"
#include "proof/plain_words.h"

namespace glasnik::cli {
namespace {

constexpr std::uint64_t kLargestKeyFile = 1U << 17U;
constexpr std::string_view kRequest = ".request";

std::string day_of(Time time) {
  return iso_date(Date(std::chrono::floor<std::chrono::days>(time)));
}

// What a key entry does, for the person who is asked to sign it.
std::string deed_of(const proof::Entry& entry) {
  std::string use = entry.key.use == proof::KeyUse::log ? "that signs the log" : "for approvals";
  switch (entry.op) {
    case proof::KeyOp::add:
      return "add a key " + use;
    case proof::KeyOp::retire:
      return "retire a key " + use + ": it has served its time";
    case proof::KeyOp::revoke:
      return "revoke a key " + use + ": somebody else may have it";
  }
  return "";
}

void show_request(const proof::Entry& entry) {
  say(fmt::format("  log          {}", entry.origin));
  say(fmt::format("  to do        {}", deed_of(entry)));
  say(fmt::format("  key          {}", entry.key.id));
  if (!entry.key.pub.empty()) {
    say(fmt::format("  check phrase {}", proof::check_phrase(entry.key.pub)));
  }
  if (!entry.key.holder.empty()) {
    say(fmt::format("  person       {}, at {}", entry.key.holder, entry.key.rp));
  }
  say(fmt::format("  dated        {}", proof::time_words(entry.issued)));
}

Result<void> ask(bool yes) {
  if (yes) return {};
  if (::isatty(STDIN_FILENO) == 0) {
    return Error{Code::denied, "nobody is there to be asked: say --yes to sign unseen"};
  }
  std::fputs("sign it? write yes: ", stdout);
  std::fflush(stdout);
  std::string word;
  std::getline(std::cin, word);
  return word == "yes" ? Result<void>() : Error{Code::denied, "not signed"};
}

void tell_request(const newsroom::KeyRequest& request, const std::string& directory) {
  show_request(request.entry);
  say("");
  say(fmt::format("wrote {}", request.path));
  say("next: take it to the root's machine, and there: glasnik key sign ROOTKEY REQUEST");
  say(fmt::format("then: glasnik key apply {} SIGNED, before anything else is logged", directory));
}

std::string end_of(const proof::KeyLife& life, std::uint64_t size) {
  if (life.live_at(size)) return "live";
  return fmt::format("{} by entry {}", life.ended == proof::KeyOp::revoke ? "revoked" : "retired",
                     *life.until);
}

std::string path_of(const std::vector<newsroom::KeyFile>& files, BytesView public_key) {
  for (const newsroom::KeyFile& file : files) {
    if (file.key.public_key() == public_key) return file.path;
  }
  return "";
}

void show_life(const proof::KeyLife& life, std::uint64_t size, const std::string& path) {
  bool log = life.key.use == proof::KeyUse::log;
  say(fmt::format("{}  {}, from entry {} ({}), {}", life.key.id,
                  log ? "signs the log" : "approves acts", life.from, day_of(life.since),
                  end_of(life, size)));
  say(fmt::format("  {}", life.from == 0 ? "named by the genesis" : "vouched for by the root"));
  if (!log) return say(fmt::format("  of {}, at {}", life.key.holder, life.key.rp));
  say(fmt::format("  check phrase {}", proof::check_phrase(life.key.pub)));
  if (!path.empty()) say(fmt::format("  private key  {}", path));
  if (path.empty() && life.live_at(size)) say("  private key  not here: it does not sign");
}

// The keys as the log has them, at its newest tree, and their private files here.
struct State {
  std::uint64_t size = 0;
  proof::KeyHistory keys;
  std::vector<newsroom::KeyFile> files;
};
Result<State> state_of(newsroom::Newsroom& newsroom) {
  State state;
  TRY(state.keys,
      newsroom.database().read([&](store::Session& session) -> Result<proof::KeyHistory> {
        TRY(auto newest, ledger::newest_checkpoint(session));
        state.size = newest ? newest->size : 0;
        return ledger::key_history(session, state.size);
      }));
  TRY(state.files, newsroom::log_key_files(operating_system_files(), newsroom.directory()));
  return state;
}

// Keys that the log does not know: made, and not yet applied.
std::vector<const newsroom::KeyFile*> prepared(const State& state) {
  std::vector<const newsroom::KeyFile*> unknown;
  const auto& lives = state.keys.lives();
  for (const newsroom::KeyFile& file : state.files) {
    bool known = std::any_of(lives.begin(), lives.end(), [&](const auto& life) {
      return life.key.pub == file.key.public_key();
    });
    if (!known) unknown.push_back(&file);
  }
  return unknown;
}

void tell_applied(const newsroom::Newsroom& newsroom, const proof::Entry& entry,
                  std::int64_t index) {
  say(fmt::format("entry {}: {}", index, deed_of(entry)));
  if (entry.key.use == proof::KeyUse::approval) {
    say(entry.op == proof::KeyOp::add
            ? fmt::format("what {} approves with it counts in the log from now on",
                          entry.key.holder)
            : "it approves no more; what it approved stays approved");
    return;
  }
  if (entry.op == proof::KeyOp::add) {
    say(fmt::format("key {} signs from now on, and the older one beside it", entry.key.id));
    say(fmt::format("retire the older one about {}: see glasnik key list {}",
                    day_of(entry.issued + newsroom::kOverlap), newsroom.directory()));
    return;
  }
  say(fmt::format("key {} signs no more; what it signed stays good", entry.key.id));
  say("its private key is still in keys/: remove the file when you are sure");
}

}  // namespace

// The file is made, never replaced: a root that is overwritten is lost.
Result<void> key_root(const std::string& out) {
  Files& files = operating_system_files();
  SigningKey root = SigningKey::generate(system_random());
  auto file = files.open(out, Open::create);
  if (!file) return std::move(file).error();
  TRY_VOID((*file)->write_at(0, root.pem()));
  TRY_VOID((*file)->sync());
  TRY_VOID(files.sync_directory(directory_of(out)));
  say(fmt::format("made {}: it vouches for the log's keys, and for nothing else", out));
  say("keep these three lines on paper, in two places, and the file on no machine with a network:");
  say("");
  say(root.pem());
  say(fmt::format("public key   {}", base64(root.public_key())));
  say(fmt::format("check phrase {}", proof::check_phrase(root.public_key())));
  say(fmt::format("next: glasnik init DIR --origin YOUR.NAME/log --root {}",
                  base64(root.public_key())));
  return {};
}

Result<void> key_new(const std::string& directory, const std::string& approver) {
  TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::read, {}));
  if (!approver.empty()) {
    newsroom::RelyingParty party = newsroom::relying_party(last_desk_address(*newsroom));
    TRY(newsroom::KeyRequest request, newsroom::request_approval_key(*newsroom, approver, party));
    tell_request(request, directory);
    return {};
  }
  TRY(State state, state_of(*newsroom));
  TRY(newsroom::KeyRequest request, newsroom::request_new_key(*newsroom));
  tell_request(request, directory);
  for (const newsroom::KeyFile* file : prepared(state)) {
    say(fmt::format(
        "look at {}: a key was made before and is not in the log: apply its request, or "
        "remove both",
        file->path));
  }
  return {};
}

Result<void> key_end(const std::string& directory, proof::KeyOp op, const std::string& id) {
  TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::read, {}));
  TRY(newsroom::KeyRequest request, newsroom::request_key_end(*newsroom, op, id));
  tell_request(request, directory);
  return {};
}

Result<void> key_sign(const KeySignOptions& options) {
  Files& files = operating_system_files();
  TRY(SigningKey root, load_signing_key(files, options.root_file));
  TRY(Bytes message, read_file(files, options.request, kLargestKeyFile));
  TRY(proof::Entry entry, proof::parse_key_message(message));
  say("the root is asked to sign:");
  show_request(entry);
  say(fmt::format("  root         {}", proof::check_phrase(root.public_key())));
  TRY_VOID(ask(options.yes));
  entry.by = root.sign(message);
  std::string out = options.request;
  if (out.ends_with(kRequest)) out.resize(out.size() - kRequest.size());
  out += ".signed";
  TRY_VOID(write_durably(files, out, proof::canonical(entry)));
  say(fmt::format("wrote {}: take it back, and there: glasnik key apply DIR SIGNED", out));
  return {};
}

Result<void> key_apply(const std::string& directory, const std::string& path) {
  TRY(Bytes octets, read_file(operating_system_files(), path, kLargestKeyFile));
  auto entry = proof::parse_entry(octets);
  if (!entry) return entry.error().within(path + " is not what 'key sign' wrote");
  TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::write, seams()));
  TRY(std::int64_t index, newsroom::apply_key(*newsroom, *entry));
  tell_applied(*newsroom, *entry, index);
  return {};
}

Result<void> key_list(const std::string& directory) {
  TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::read, {}));
  TRY(State state, state_of(*newsroom));
  const auto& [size, keys, files] = state;
  say(keys.root() ? fmt::format("root      {}\n  check phrase {}", base64(*keys.root()),
                                proof::check_phrase(*keys.root()))
                  : "root      none: the log's key can never be exchanged");
  for (const proof::KeyLife& life : keys.lives()) {
    show_life(life, size, path_of(files, life.key.pub));
  }
  for (const newsroom::KeyFile* file : prepared(state)) {
    say(fmt::format("{}  not in the log: it signs nothing",
                    proof::key_id(proof::log_key(keys.origin(), file->key))));
    say(fmt::format("  private key  {}", file->path));
  }
  for (const std::string& id : newsroom::overdue_keys(keys, size, system_clock().wall())) {
    say(fmt::format("due: a newer key has signed beside {} for {} days: retire it", id,
                    newsroom::kOverlap.count()));
  }
  return {};
}

}  // namespace glasnik::cli
