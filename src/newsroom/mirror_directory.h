#pragma once
// The directory of a mirror: as a newsroom's, without the log's key. It has the key that the log
// was founded with, pinned when it was made, and a key of its own that cosigns what it stores.

#include <string>

#include "base/config.h"
#include "base/ed25519.h"
#include "newsroom/newsroom.h"
#include "proof/note.h"

namespace glasnik::newsroom {

// Makes one; `seed.mirror` is the source's address, `vkey` the log's key. The settings are written
// last, so that an unfinished one is made again. conflict if anything else is there.
Result<void> make_mirror_directory(const std::string& directory, const ConfigSeed& seed,
                                   const std::string& vkey, const Seams& seams);

// The key that cosigns, made once: DIR/keys/mirror.key, never the log's. Its name is told by its
// octets, so that no two mirrors have one name.
struct MirrorKey {
  proof::VerifierKey key;  // type 04
  SigningKey secret;
};
Result<MirrorKey> load_mirror_key(Files& files, const std::string& directory);

}  // namespace glasnik::newsroom
