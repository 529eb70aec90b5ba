#include "newsroom/newsroom.h"

#include "base/log.h"
#include "ledger/removal.h"
#include "newsroom/keys.h"
#include "newsroom/quotes.h"
#include "newsroom/schema.h"
#include "newsroom/witness_key.h"
#include "proof/checkpoint.h"
#include "store/migrate.h"

namespace glasnik::newsroom {
namespace {

constexpr std::string_view kUnfinished = "/unfinished-init";

// "sqlite:glasnik.db" -> DIR/glasnik.db; other engines are refused until they exist.
Result<std::string> path_under(const std::string& directory, std::string_view setting,
                               std::string_view scheme) {
  if (!setting.starts_with(scheme)) {
    return Error{Code::invalid, "glasnik.toml: '" + std::string(setting) + "': only " +
                                    std::string(scheme) + "PATH is known"};
  }
  std::string path(setting.substr(scheme.size()));
  return path.starts_with('/') ? path : directory + "/" + path;
}

std::string vkey_path(const std::string& directory) { return directory + "/keys/log.vkey"; }
std::string settings_path(const std::string& directory) { return directory + "/glasnik.toml"; }

// The newsroom's one path. The vault stands beside it, which the root of all cannot have.
Result<std::string> canonical_root(Files& files, const std::string& directory) {
  TRY(std::string root, files.canonical(directory));
  if (root == "/") return Error{Code::invalid, "/ can be no newsroom: name a directory in it"};
  return root;
}

// What stands where a newsroom is to be made.
enum class Site {
  free,
  marked,    // of an init that runs, or that a crash has cut short
  newsroom,  // whole
  other,
};

Result<Site> survey(Files& files, const std::string& directory) {
  TRY(bool there, files.exists(directory));
  if (!there) return Site::free;
  TRY(bool marked, files.exists(directory + std::string(kUnfinished)));
  if (marked) return Site::marked;
  TRY(bool settings, files.exists(settings_path(directory)));
  if (settings) return Site::newsroom;
  TRY(auto names, files.list(directory));
  return names.empty() ? Site::free : Site::other;
}

// Why no newsroom can be made there; ok for a site that is free or marked.
Result<void> refuse(Site site, const std::string& directory) {
  if (site == Site::newsroom) {
    return Error{
        Code::conflict,
        directory + " is a newsroom already: start it with 'glasnik serve " + directory + "'"};
  }
  if (site == Site::other) {
    return Error{Code::conflict,
                 directory + " is not empty: name a directory that does not exist yet"};
  }
  return {};
}

Result<void> remove_mark(Files& files, const std::string& directory) {
  TRY(bool marked, files.exists(directory + std::string(kUnfinished)));
  if (!marked) return {};
  TRY_VOID(files.remove(directory + std::string(kUnfinished)));
  return files.sync_directory(directory);
}

// Of an init that never came to its end nobody has seen anything: it begins anew. The mark stays
// until the new one's end, so that a crash in here changes nothing.
Result<void> clear_unfinished(Files& files, const std::string& directory) {
  TRY(auto names, files.list(directory));
  for (const std::string& name : names) {
    if ("/" + name != kUnfinished) TRY_VOID(files.remove_tree(directory + "/" + name));
  }
  TRY_VOID(files.remove_tree(vault_path(directory)));
  TRY_VOID(files.sync_directory(directory));
  return files.sync_directory(directory_of(directory));
}

// Makes room for a new newsroom, or says what stands in its place. Under the vault's lock.
Result<void> clear_site(Files& files, const std::string& directory) {
  TRY(Site site, survey(files, directory));
  TRY(bool settings, files.exists(settings_path(directory)));
  if (site == Site::marked && !settings) return clear_unfinished(files, directory);
  if (site == Site::marked) {  // only its last step was missing
    TRY_VOID(remove_mark(files, directory));
    site = Site::newsroom;
  }
  TRY_VOID(refuse(site, directory));
  TRY(bool vault, files.exists(vault_path(directory)));
  if (vault) {
    return Error{Code::conflict, "the vault of an earlier newsroom is at " + vault_path(directory) +
                                     ": keep it with its newsroom, or remove it to start afresh"};
  }
  return {};
}

// The directory, marked as unfinished before there is anything in it. Its own name is durable
// before that of the vault beside it: a vault without its newsroom would stop the next init.
Result<void> make_marked(Files& files, const std::string& directory) {
  TRY_VOID(files.make_directory(directory));
  TRY_VOID(files.sync_directory(directory_of(directory)));
  TRY(bool marked, files.exists(directory + std::string(kUnfinished)));
  if (!marked) TRY_VOID(files.open(directory + std::string(kUnfinished), Open::create));
  return files.sync_directory(directory);
}

Result<void> make_keys(Files& files, const std::string& directory, const std::string& origin,
                       const Random& random) {
  SigningKey key = SigningKey::generate(random);
  TRY_VOID(files.make_directory(directory + "/keys"));
  TRY_VOID(write_durably(files, first_key_path(directory), key.pem()));
  TRY_VOID(
      write_durably(files, vkey_path(directory), proof::vkey(proof::log_key(origin, key)) + "\n"));
  return files.sync_directory(directory);
}

}  // namespace

std::string vault_path(const std::string& directory) { return directory + ".vault"; }

Newsroom::Newsroom(std::string directory, Config config, Seams seams)
    : directory_(std::move(directory)), config_(std::move(config)), seams_(std::move(seams)) {}

Result<std::unique_ptr<Newsroom>> Newsroom::open(const std::string& directory, Access access,
                                                 Seams seams) {
  Files& files = *seams.files;
  auto text = read_file(files, settings_path(directory), 1 << 20);
  if (!text && text.error().code == Code::not_found) {
    return Error{Code::not_found,
                 directory + " is no newsroom: make one with 'glasnik init " + directory + "'"};
  }
  if (!text) return std::move(text).error();
  TRY(Config config, parse_config(*text));
  if (access == Access::serve) access = config.mirror.empty() ? Access::write : Access::copy;
  TRY(auto newsroom, open_with(directory, std::move(config), access, std::move(seams)));
  if (access == Access::write) TRY_VOID(remove_mark(files, newsroom->directory()));
  return newsroom;
}

Result<std::unique_ptr<Newsroom>> Newsroom::open_with(const std::string& directory, Config config,
                                                      Access access, Seams seams) {
  TRY(std::string root, canonical_root(*seams.files, directory));
  std::unique_ptr<Newsroom> newsroom(
      new Newsroom(std::move(root), std::move(config), std::move(seams)));
  if (access == Access::read) {
    TRY_VOID(newsroom->open_to_read());
    return newsroom;
  }
  if (access == Access::beside) {
    TRY_VOID(newsroom->open_beside());
    return newsroom;
  }
  if (access == Access::write && newsroom->is_mirror()) {
    return Error{Code::denied, directory + " is a mirror of " + newsroom->config().mirror +
                                   ": acts are performed there"};
  }
  TRY(ledger::Vault vault, newsroom->lock());
  TRY_VOID(access == Access::write ? newsroom->open_to_write(std::move(vault))
                                   : newsroom->open_to_copy(std::move(vault)));
  return newsroom;
}

Result<void> Newsroom::open_to_read() {
  TRY(store::SqliteOptions options, sqlite_options());
  options.read_only = true;
  TRY(database_, store::open_sqlite(*seams_.files, options));
  TRY(std::string blobs, path_under(directory_, config_.blobs, "dir:"));
  TRY(blobs_, store::read_directory_blobs(*seams_.files, blobs));
  return read_vkey();
}

// Without the vault's lock, so it must not touch the log. The database's own lock keeps two writers
// apart, for as long as a transaction.
Result<void> Newsroom::open_beside() {
  TRY(store::SqliteOptions options, sqlite_options());
  TRY(database_, store::open_sqlite(*seams_.files, options));
  TRY_VOID(store::migrate(*database_, schema()));
  return read_vkey();
}

Result<void> Newsroom::read_vkey() {
  TRY(std::string key, read_file(*seams_.files, vkey_path(directory_), 4096));
  while (!key.empty() && key.back() == '\n') key.pop_back();
  verifier_key_ = std::move(key);
  return {};
}

// The vault's lock comes first: two writers must not even open the database together.
Result<ledger::Vault> Newsroom::lock() {
  return ledger::Vault::open(*seams_.files, vault_path(directory_), config_.origin);
}

Result<void> Newsroom::open_stores() {
  TRY(store::SqliteOptions options, sqlite_options());
  TRY(database_, store::open_sqlite(*seams_.files, options));
  TRY_VOID(store::migrate(*database_, schema()));
  TRY(std::string blobs, path_under(directory_, config_.blobs, "dir:"));
  TRY(blobs_, store::open_directory_blobs(*seams_.files, blobs));
  return {};
}

// What law removed before a crash is taken off the disk; reading goes on if that fails.
void Newsroom::finish_removals() {
  if (auto done = ledger::finish_removals(*database_, *blobs_); !done) {
    log_line(Severity::alarm, "removal", "a removal is not finished: " + done.error().message);
  }
}

// The index is made of the record, so what is wrong with it is mended by making it anew; and
// whatever is, the record is served. Its commits need no sync: what a power cut takes of them is
// followed again.
void Newsroom::open_index() {
  auto opened = follow_index();
  if (!opened) {
    log_line(Severity::warning, "search", "the index is made anew: " + opened.error().message);
    index_.reset();
    opened = seams_.files->remove_tree(directory_ + "/search");
    if (opened.ok()) opened = follow_index();
  }
  if (!opened) {
    log_line(Severity::alarm, "search", "there is no index: " + opened.error().message);
    return index_.reset();
  }
  observe({.published = [this](const auto&) {
    if (auto followed = follow_index(); !followed) {
      log_line(Severity::alarm, "search", "the index is behind: " + followed.error().message);
    }
  }});
}

Result<void> Newsroom::follow_index() {
  if (!index_) {
    store::SqliteOptions settings = seams_.sqlite;
    settings.synchronous = store::SqliteOptions::Synchronous::normal;
    TRY(index_, search::Index::open(*seams_.files, std::move(settings), directory_));
  }
  return index_->follow(*database_);
}

Result<void> Newsroom::open_to_copy(ledger::Vault vault) {
  TRY_VOID(open_stores());
  TRY(text::Zone zone, text::Zone::find(config_.timezone));
  TRY(replica_, ledger::Replica::open(*database_, {std::move(zone), propose_quotes}));
  finish_removals();
  open_index();
  vault_ = std::move(vault);
  return read_vkey();
}

Result<void> Newsroom::open_to_write(ledger::Vault vault) {
  TRY(auto key_files, log_key_files(*seams_.files, directory_));
  std::vector<SigningKey> keys;
  for (KeyFile& file : key_files) keys.push_back(std::move(file.key));
  TRY_VOID(open_stores());
  TRY(text::Zone zone, text::Zone::find(config_.timezone));
  TRY(ledger_, ledger::Ledger::open(*database_, std::move(vault), std::move(keys),
                                    log_options(std::move(zone))));
  finish_removals();
  open_index();
  verifier_key_ = ledger_->verifier_key();
  TRY(witness_,
      open_witness(*seams_.files, directory_, config_, *database_, seams_.clock, seams_.random));
  return {};
}

ledger::Ledger::Options Newsroom::log_options(text::Zone zone) {
  ledger::Ledger::Options log{config_.origin, seams_.clock, std::move(zone)};
  if (seams_.ask_witnesses) {
    log.ask_witnesses = [this](const proof::Policy& policy) {
      return seams_.ask_witnesses(config_, policy);
    };
  }
  log.keep_evidence = [this](const std::string& name, const ledger::Fork& fork) {
    return ledger::keep_evidence(*seams_.files, directory_, name, fork);
  };
  return log;
}

Result<store::SqliteOptions> Newsroom::sqlite_options() const {
  store::SqliteOptions options = seams_.sqlite;
  TRY(options.path, path_under(directory_, config_.database, "sqlite:"));
  return options;
}

ledger::Ledger& Newsroom::ledger() {
  ENSURE(ledger_ != nullptr);
  return *ledger_;
}

ledger::Witness* Newsroom::witness() { return witness_.get(); }

ledger::Replica& Newsroom::replica() {
  ENSURE(replica_ != nullptr);
  return *replica_;
}

ledger::Vault& Newsroom::vault() {
  ENSURE(vault_.has_value());
  return *vault_;
}

void Newsroom::observe(ledger::Observer observer) {
  if (replica_) return replica_->observe(std::move(observer));
  ledger().observe(std::move(observer));
}

Result<std::unique_ptr<Newsroom>> make_directory(const std::string& directory, const Config& config,
                                                 const std::string& institution, Seams seams,
                                                 const std::optional<Bytes>& root_key) {
  Files& files = *seams.files;
  TRY(std::string root, canonical_root(files, directory));
  TRY(Site site, survey(files, root));
  TRY_VOID(refuse(site, root));  // before the lock, which leaves its file
  std::unique_ptr<Newsroom> newsroom(new Newsroom(root, config, std::move(seams)));
  TRY(ledger::Vault vault, newsroom->lock());
  TRY_VOID(clear_site(files, root));
  TRY_VOID(make_marked(files, root));
  TRY_VOID(make_keys(files, root, config.origin, newsroom->seams().random));
  TRY_VOID(newsroom->open_to_write(std::move(vault)));
  TRY_VOID(newsroom->ledger().found(institution, root_key));
  return newsroom;
}

Result<void> finish_directory(Newsroom& newsroom, const std::string& config_text) {
  Files& files = *newsroom.seams().files;
  TRY_VOID(write_durably(files, settings_path(newsroom.directory()), config_text));
  return remove_mark(files, newsroom.directory());
}

}  // namespace glasnik::newsroom
