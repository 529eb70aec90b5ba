#include <fmt/format.h>

#include "cli/copy.h"
#include "cli/output.h"
#include "cli/pulling.h"
#include "cli/verbs.h"
#include "newsroom/institution.h"
#include "newsroom/mirror_directory.h"

namespace glasnik::cli {
namespace {

// What the source says of itself on the first pull is pinned: its key for ever.
Result<void> make(const std::string& directory, const std::string& address,
                  courier::Source& source) {
  TRY(std::string vkey, source.vkey());
  auto key = proof::parse_vkey(vkey);
  if (!key) return key.error().within(address + ": its key");
  TRY(Bytes said, source.institution());
  TRY(ConfigSeed seed, newsroom::parse_institution(said));
  if (seed.origin != key->name) {
    return Error{Code::corrupt, address + " gives a key of another log than it says it is"};
  }
  seed.mirror = address;
  TRY_VOID(newsroom::make_mirror_directory(directory, seed, vkey, {}));
  say(fmt::format("made a mirror in {}", directory));
  say("  pinned    " + vkey + ": compare it with one that you trust");
  return {};
}

Result<void> check_source(const newsroom::Newsroom& newsroom, const std::string& address) {
  if (newsroom.config().mirror == address) return {};
  std::string what = newsroom.is_mirror() ? "a mirror of " + newsroom.config().mirror
                                          : std::string("a newsroom of its own");
  return Error{Code::conflict, newsroom.directory() + " is " + what + ": name another directory"};
}

Result<bool> has_settings(const std::string& directory) {
  return operating_system_files().exists(directory + "/glasnik.toml");
}

void tell(const courier::Pulled& pulled) {
  say(fmt::format("pulled {} entries and {} files: {} entries are held, all verified",
                  pulled.entries, pulled.files, pulled.size));
  if (pulled.withheld > 0) {
    say(fmt::format("  {} of them without their words, which are no longer public",
                    pulled.withheld));
  }
}

// The first pull ends before anything is served. One that fails is no reason not to serve what
// earlier ones brought.
Result<void> pull_first(const MirrorOptions& options, const std::string& address,
                        courier::Source& source) {
  TRY(auto newsroom, newsroom::Newsroom::open(options.serve.directory, newsroom::Access::copy, {}));
  TRY_VOID(check_source(*newsroom, address));
  TRY(auto key, newsroom::load_mirror_key(*newsroom->seams().files, newsroom->directory()));
  say("  cosigns   " + proof::vkey(key.key));
  auto pulled = pull_into(*newsroom, source, {}, true);
  if (pulled) {
    tell(*pulled);
    return {};
  }
  bool held = newsroom->replica().published() > 0;
  if (options.once || !held) return std::move(pulled).error();
  say("not pulled, serving what is held: " + pulled.error().message);
  return {};
}

}  // namespace

Result<void> mirror(const MirrorOptions& options) {
  const std::string address = without_slash(options.address);
  if (!is_address(address)) {
    return Error{Code::invalid, address + " is no http or https address of a site"};
  }
  TRY(auto copy, Copy::open(address));
  TRY(bool there, has_settings(options.serve.directory));
  if (!there) TRY_VOID(make(options.serve.directory, address, copy->source()));
  TRY_VOID(pull_first(options, address, copy->source()));
  return options.once ? Result<void>() : serve(options.serve);
}

}  // namespace glasnik::cli
