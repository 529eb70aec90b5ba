#include "newsroom/witness_key.h"

namespace glasnik::newsroom {
namespace {

Result<SigningKey> load_or_make(Files& files, const std::string& path, const Random& random) {
  TRY(bool there, files.exists(path));
  if (there) return load_signing_key(files, path);
  SigningKey key = SigningKey::generate(random);
  TRY_VOID(write_durably(files, path, key.pem()));
  return key;
}

Error wrong(const std::string& what) { return {Code::invalid, "glasnik.toml: [witness] " + what}; }

Result<std::vector<proof::VerifierKey>> trusted_logs(const Config& config) {
  std::vector<proof::VerifierKey> logs;
  for (const std::string& vkey : config.witnessed_logs) {
    auto key = proof::parse_vkey(vkey);
    if (!key) return wrong("logs: '" + vkey + "': " + key.error().message);
    if (key->type != proof::KeyType::ed25519 || !proof::valid_origin(key->name)) {
      return wrong("logs: '" + vkey + "' is not the key of a log");
    }
    if (key->name == config.origin) return wrong("logs: a log cannot be its own witness");
    logs.push_back(*std::move(key));
  }
  return logs;
}

std::string path_in(const std::string& directory) { return directory + "/keys/witness.key"; }

}  // namespace

Result<std::optional<proof::VerifierKey>> witness_key_at(Files& files, const std::string& directory,
                                                         const Config& config) {
  TRY(bool there, files.exists(path_in(directory)));
  if (!there) return std::optional<proof::VerifierKey>();
  TRY(SigningKey key, load_signing_key(files, path_in(directory)));
  return std::optional(
      proof::VerifierKey{config.witness_name, proof::KeyType::cosignature, key.public_key()});
}

Result<std::unique_ptr<ledger::Witness>> open_witness(Files& files, const std::string& directory,
                                                      const Config& config,
                                                      store::Database& database, Clock clock,
                                                      const Random& random) {
  if (!proof::valid_key_name(config.witness_name)) return wrong("name: no space, no plus");
  TRY(auto logs, trusted_logs(config));
  TRY(SigningKey key, load_or_make(files, path_in(directory), random));
  ledger::Witness::Options options{
      config.witness_name, std::move(logs), std::move(clock),
      [&files, directory](const std::string& name, const ledger::Fork& fork) {
        return ledger::keep_evidence(files, directory, name, fork);
      }};
  return std::make_unique<ledger::Witness>(database, std::move(key), std::move(options));
}

}  // namespace glasnik::newsroom
