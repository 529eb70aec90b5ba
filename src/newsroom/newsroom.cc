#include "newsroom/newsroom.h"

#include <filesystem>

#include "newsroom/schema.h"
#include "proof/checkpoint.h"
#include "proof/policy.h"
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

std::string key_path(const std::string& directory) { return directory + "/keys/log.key"; }
std::string vkey_path(const std::string& directory) { return directory + "/keys/log.vkey"; }

std::string without_final_slashes(std::string directory) {
  while (directory.size() > 1 && directory.back() == '/') directory.pop_back();
  return directory;
}

// Makes room for a new newsroom, or says what stands in its place.
Result<void> clear_site(Files& files, const std::string& directory) {
  std::error_code ignored;
  TRY(bool unfinished, files.exists(directory + std::string(kUnfinished)));
  if (unfinished) {
    std::filesystem::remove_all(directory, ignored);
    std::filesystem::remove(vault_path(directory), ignored);
  }
  TRY(bool there, files.exists(directory));
  if (there) {
    TRY(auto names, files.list(directory));
    if (!names.empty()) {
      return Error{Code::conflict,
                   directory + " is not empty: name a directory that does not exist yet"};
    }
  }
  TRY(bool vault, files.exists(vault_path(directory)));
  if (vault) {
    return Error{Code::conflict, "the vault of an earlier newsroom is at " + vault_path(directory) +
                                     ": keep it with its newsroom, or remove it to start afresh"};
  }
  return {};
}

}  // namespace

std::string vault_path(const std::string& directory) {
  return without_final_slashes(directory) + ".vault";
}

Newsroom::Newsroom(std::string directory, Config config, Seams seams)
    : directory_(without_final_slashes(std::move(directory))),
      config_(std::move(config)),
      seams_(std::move(seams)) {}

Result<std::unique_ptr<Newsroom>> Newsroom::open(const std::string& directory, Access access,
                                                 Seams seams) {
  auto text = read_file(*seams.files, directory + "/glasnik.toml", 1 << 20);
  if (!text && text.error().code == Code::not_found) {
    return Error{Code::not_found,
                 directory + " is no newsroom: make one with 'glasnik init " + directory + "'"};
  }
  if (!text) return std::move(text).error();
  TRY(Config config, parse_config(*text));
  return open_with(directory, std::move(config), access, std::move(seams));
}

Result<std::unique_ptr<Newsroom>> Newsroom::open_with(const std::string& directory, Config config,
                                                      Access access, Seams seams) {
  std::unique_ptr<Newsroom> newsroom(new Newsroom(directory, std::move(config), std::move(seams)));
  TRY_VOID(access == Access::write ? newsroom->open_to_write() : newsroom->open_to_read());
  TRY(proof::VerifierKey key, proof::parse_vkey(newsroom->verifier_key_));
  newsroom->policy_ = proof::policy_text(proof::trusting(key));
  return newsroom;
}

Result<void> Newsroom::open_to_read() {
  TRY(store::SqliteOptions options, sqlite_options());
  options.read_only = true;
  TRY(database_, store::open_sqlite(*seams_.files, options));
  TRY(std::string blobs, path_under(directory_, config_.blobs, "dir:"));
  TRY(blobs_, store::read_directory_blobs(*seams_.files, blobs));
  TRY(verifier_key_, read_file(*seams_.files, vkey_path(directory_), 4096));
  while (!verifier_key_.empty() && verifier_key_.back() == '\n') verifier_key_.pop_back();
  return {};
}

// The vault's lock comes first: two writers must not even open the database together.
Result<void> Newsroom::open_to_write() {
  TRY(ledger::Vault vault,
      ledger::Vault::open(*seams_.files, vault_path(directory_), config_.origin));
  TRY(SigningKey key, load_signing_key(*seams_.files, key_path(directory_)));
  TRY(store::SqliteOptions options, sqlite_options());
  TRY(database_, store::open_sqlite(*seams_.files, options));
  TRY_VOID(store::migrate(*database_, schema()));
  TRY(std::string blobs, path_under(directory_, config_.blobs, "dir:"));
  TRY(blobs_, store::open_directory_blobs(*seams_.files, blobs));
  TRY(text::Zone zone, text::Zone::find(config_.timezone));
  ledger::Ledger::Options log{config_.origin, seams_.clock, std::move(zone)};
  TRY(ledger_, ledger::Ledger::open(*database_, std::move(vault), std::move(key), std::move(log)));
  verifier_key_ = ledger_->verifier_key();
  return {};
}

Result<store::SqliteOptions> Newsroom::sqlite_options() const {
  store::SqliteOptions options;
  TRY(options.path, path_under(directory_, config_.database, "sqlite:"));
  options.vfs = seams_.sqlite_vfs;
  return options;
}

ledger::Ledger& Newsroom::ledger() {
  ENSURE(ledger_ != nullptr);
  return *ledger_;
}

Result<std::unique_ptr<Newsroom>> make_directory(const std::string& directory, const Config& config,
                                                 const std::string& institution, Seams seams) {
  Files& files = *seams.files;
  std::string root = without_final_slashes(directory);
  TRY_VOID(clear_site(files, root));
  TRY_VOID(files.make_directory(root));
  TRY_VOID(write_durably(files, root + std::string(kUnfinished), ""));
  TRY_VOID(files.make_directory(root + "/keys"));
  SigningKey key = SigningKey::generate(seams.random);
  TRY_VOID(write_durably(files, key_path(root), key.pem()));
  TRY_VOID(write_durably(files, vkey_path(root),
                         proof::vkey(proof::log_key(config.origin, key)) + "\n"));
  TRY_VOID(files.sync_directory(root));
  TRY(auto newsroom, Newsroom::open_with(root, config, Access::write, std::move(seams)));
  TRY_VOID(newsroom->ledger().found(institution));
  return newsroom;
}

Result<void> finish_directory(Newsroom& newsroom, const std::string& config_text) {
  Files& files = *newsroom.seams().files;
  TRY_VOID(write_durably(files, newsroom.directory() + "/glasnik.toml", config_text));
  TRY_VOID(files.remove(newsroom.directory() + std::string(kUnfinished)));
  return files.sync_directory(newsroom.directory());
}

}  // namespace glasnik::newsroom
