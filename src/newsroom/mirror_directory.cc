#include "newsroom/mirror_directory.h"

#include "base/encoding.h"

namespace glasnik::newsroom {
namespace {

constexpr std::size_t kNameOctets = 4;

std::string key_path(const std::string& directory) { return directory + "/keys/mirror.key"; }

// Nothing, or what an attempt that was cut short has left.
Result<void> check_free(Files& files, const std::string& directory) {
  TRY(bool there, files.exists(directory));
  if (!there) return {};
  TRY(auto names, files.list(directory));
  if (names.empty() || (names.size() == 1 && names.front() == "keys")) return {};
  return Error{Code::conflict, directory +
                                   " is neither empty nor a mirror: name a directory that does "
                                   "not exist yet"};
}

}  // namespace

Result<void> make_mirror_directory(const std::string& directory, const ConfigSeed& seed,
                                   const std::string& vkey, const Seams& seams) {
  Files& files = *seams.files;
  TRY_VOID(check_free(files, directory));
  std::string settings = default_config_text(seed);
  TRY_VOID(parse_config(settings));  // nothing that cannot be opened again
  TRY_VOID(files.make_directory(directory));
  TRY_VOID(files.make_directory(directory + "/keys"));
  TRY(bool keyed, files.exists(key_path(directory)));
  if (!keyed) {
    TRY_VOID(write_durably(files, key_path(directory), SigningKey::generate(seams.random).pem()));
  }
  TRY_VOID(write_durably(files, directory + "/keys/log.vkey", vkey + "\n"));
  TRY_VOID(files.sync_directory(directory + "/keys"));
  TRY_VOID(files.sync_directory(directory));
  TRY_VOID(write_durably(files, directory + "/glasnik.toml", settings));
  return files.sync_directory(directory_of(directory));
}

Result<MirrorKey> load_mirror_key(Files& files, const std::string& directory) {
  TRY(SigningKey secret, load_signing_key(files, key_path(directory)));
  Bytes octets = secret.public_key();
  std::string name = "mirror-" + hex(sha256(octets).view().substr(0, kNameOctets));
  proof::VerifierKey key{std::move(name), proof::KeyType::cosignature, std::move(octets)};
  return MirrorKey{std::move(key), std::move(secret)};
}

}  // namespace glasnik::newsroom
