#include "cli/pulling.h"

#include "cli/output.h"
#include "newsroom/mirror_directory.h"

namespace glasnik::cli {

Result<courier::Pulled> pull_into(newsroom::Newsroom& newsroom, courier::Source& source,
                                  courier::PullOptions how, bool told) {
  TRY(how.key, proof::parse_vkey(newsroom.verifier_key()));
  how.directory = newsroom.directory();
  how.clock = newsroom.seams().clock;
  how.files = newsroom.seams().files;
  if (newsroom.is_mirror()) {
    TRY(auto key, newsroom::load_mirror_key(*how.files, how.directory));
    how.cosigner = courier::Cosigner{key.key.name, std::move(key.secret)};
  }
  std::unique_ptr<Progress> progress;
  std::uint64_t shown = 0;
  if (told) {
    how.progress = [&](std::uint64_t taken, std::uint64_t total) {
      if (!progress) progress = std::make_unique<Progress>("pulling", total);
      progress->advance(taken - shown);
      shown = taken;
    };
  }
  return courier::pull(source, newsroom.replica(), newsroom.database(), newsroom.blobs(), how);
}

}  // namespace glasnik::cli
