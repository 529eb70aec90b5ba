#include <fmt/format.h>

#include "base/ed25519.h"
#include "base/encoding.h"
#include "cli/demo.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "newsroom/newsroom.h"
#include "proof/check_phrase.h"
#include "proof/plain_words.h"

namespace glasnik::cli {
namespace {

// What the masthead says until the operator writes the institution's name into glasnik.toml.
constexpr std::pair<std::string_view, std::string_view> kUnnamed[] = {
    {"sr-Cyrl", "Редакција"}, {"sr-Latn", "Redakcija"}, {"en", "Newsroom"}};

Result<ConfigSeed> seed_of(const InitOptions& options) {
  ConfigSeed seed;
  seed.origin = options.origin.empty() ? "glasnik.example/log" : options.origin;
  seed.variants = default_variants();
  seed.accent = "#14375e";
  seed.timezone = "Europe/Belgrade";
  for (Variant& variant : seed.variants) {
    for (auto [tag, name] : kUnnamed) {
      if (variant.tag == tag) variant.institution = name;
    }
  }
  Config known;
  known.variants = seed.variants;
  TRY(auto names, parse_all_tagged(options.names, known));
  for (Variant& variant : seed.variants) {
    auto name = names.find(variant.tag);
    if (name != names.end()) variant.institution = name->second;
  }
  return seed;
}

Result<std::optional<Bytes>> root_of(const InitOptions& options) {
  if (options.root.empty()) return std::optional<Bytes>();
  auto root = parse_base64(options.root);
  if (root && usable_public_key(*root)) return std::optional(*std::move(root));
  return Error{Code::invalid, "--root is the public key that 'glasnik key root' has shown"};
}

void tell_root(const std::optional<Bytes>& root) {
  say(root ? fmt::format("  root      {}", proof::check_phrase(*root))
           : "  root      none, for ever: the log's key can never be exchanged; else begin again "
             "with --root (see glasnik help key root)");
}

void tell_origin(const InitOptions& options) {
  if (!options.origin.empty()) return;
  say(fmt::format(
      "  warning   the log has that name for ever: to choose it, remove {0} and {0}.vault "
      "now, and say --origin YOUR.NAME/log",
      options.directory));
}

// Which variants still go by the name of kUnnamed.
void tell_names(const InitOptions& options, const std::vector<std::string>& unnamed) {
  std::string settings = fmt::format("  settings  {}/glasnik.toml", options.directory);
  if (!unnamed.empty()) {
    settings += ": give it the institution's name in " + proof::listed(unnamed);
  }
  say(settings);
}

}  // namespace

Result<void> init(const InitOptions& options) {
  if (options.demo && !options.root.empty()) {
    return Error{Code::invalid, "--demo makes a newsroom without a root: leave --root out"};
  }
  if (options.demo && (!options.origin.empty() || !options.names.empty())) {
    return Error{Code::invalid,
                 "the demo has its own institution and log: leave out --origin and "
                 "--name, or --demo"};
  }
  if (options.demo) return init_demo(options.directory);
  TRY(auto root, root_of(options));
  TRY(ConfigSeed seed, seed_of(options));
  std::string text = default_config_text(seed);
  TRY(Config config, parse_config(text));
  std::vector<std::string> unnamed;
  for (auto [tag, name] : kUnnamed) {
    const Variant* variant = config.by_tag(tag);
    if (variant != nullptr && variant->institution == name) unnamed.emplace_back(tag);
  }
  const std::string institution = config.variants.front().institution;
  TRY(auto newsroom, newsroom::make_directory(options.directory, config, institution, {}, root));
  TRY_VOID(newsroom::finish_directory(*newsroom, text));
  say(fmt::format("made a newsroom in {}", options.directory));
  tell_names(options, unnamed);
  say(fmt::format("  log       {}", newsroom->verifier_key()));
  tell_origin(options);
  tell_root(root);
  say(fmt::format("  vault     {}: never restore it from a backup",
                  newsroom::vault_path(newsroom->directory())));
  say(fmt::format("next: glasnik import {0} FILE... --release, then glasnik serve {0}",
                  options.directory));
  return {};
}

}  // namespace glasnik::cli
