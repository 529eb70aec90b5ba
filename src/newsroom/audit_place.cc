#include "newsroom/audit_place.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/condition.h"
#include "ledger/log_reader.h"
#include "newsroom/keys.h"
#include "newsroom/schema.h"
#include "proof/key_history.h"

namespace glasnik::newsroom {
namespace {

constexpr std::string_view kPrefix = "log-";
constexpr std::string_view kSuffix = ".key";

class PlaceAuditor {
 public:
  explicit PlaceAuditor(Newsroom& newsroom) : newsroom_(newsroom) {}

  Result<PlaceAudit> run() {
    TRY_VOID(check_database());
    check_keys();
    check_vault();
    TRY_VOID(tell_name());
    return std::move(audit_);
  }

 private:
  void fail(std::string_view what, std::string_view reason) {
    audit_.failures.push_back(fmt::format("FAIL {} {}", what, reason));
  }

  // An index that leaves a row out hides it from every list, a view in the place of a table lets
  // readers see other words than those that are checked.
  Result<void> check_database() {
    TRY(auto differences, newsroom_.database().schema_differences(schema()));
    for (const std::string& difference : differences) fail("rows", "schema: " + difference);
    auto whole = newsroom_.database().check();
    if (whole) return {};
    if (whole.error().code != Code::corrupt) return whole;
    fail("rows", whole.error().message);
    return {};
  }

  // Who holds a private key of the log can sign, so he is no mirror, whatever the settings say.
  void check_keys() {
    auto files = log_key_files(*newsroom_.seams().files, newsroom_.directory());
    if (!files) return fail("keys", files.error().message);
    can_sign_ = !files->empty();
    for (const KeyFile& file : *files) {
      if (!is_named_rightly(file)) fail("keys", file.path + " is no key of this log");
    }
    if (!can_sign_ || !newsroom_.is_mirror()) return;
    fail("keys", "the settings call this a mirror, and it holds " + files->front().path +
                     ": the log's own newsroom is none");
  }

  // The first key is the one that the log was founded with; the file of a later one has its id,
  // also before the root has vouched for it.
  bool is_named_rightly(const KeyFile& file) {
    proof::VerifierKey key = proof::log_key(newsroom_.config().origin, file.key);
    if (file.path == first_key_path(newsroom_.directory())) {
      return proof::vkey(key) == newsroom_.verifier_key();
    }
    std::string_view name = std::string_view(file.path).substr(file.path.rfind('/') + 1);
    name.remove_prefix(kPrefix.size());
    name.remove_suffix(kSuffix.size());
    return name == proof::key_id(key);
  }

  // A mirror has none, nor has a copy of the directory without its keys: neither can sign.
  void check_vault() {
    auto vault = ledger::read_vault(*newsroom_.seams().files, vault_path(newsroom_.directory()),
                                    newsroom_.config().origin);
    if (!vault && vault.error().code == Code::not_found && !can_sign_) {
      audit_.notes.push_back("skip vault: none beside this directory, which holds no key to sign");
      return;
    }
    if (!vault) return fail("vault", ledger::unread_vault(vault.error(), 0).sentence);
    // Read before the log: beside a running server the log may only have grown since.
    auto found = newsroom_.database().read(
        [&](store::Session& session) -> Result<std::optional<ledger::Condition>> {
          TRY(std::uint64_t size, ledger::committed_size(session));
          return ledger::judge_vault(session, size, *vault);
        });
    if (!found) fail("vault", "the log cannot be held against it: " + found.error().message);
    if (found && *found) fail("vault", (*found)->sentence);
  }

  // Pages show the settings' names, which an institution may change, and nothing signs.
  Result<void> tell_name() {
    TRY(auto octets, newsroom_.database().read(
                         [](store::Session& session) { return ledger::entry_octets(session, 0); }));
    auto genesis = octets ? proof::parse_entry(*octets) : Error{Code::not_found, ""};
    if (!genesis || genesis->kind != proof::Kind::genesis) return {};  // the audit names it
    const auto& variants = newsroom_.config().variants;
    bool same = std::any_of(variants.begin(), variants.end(), [&](const Variant& variant) {
      return variant.institution == genesis->name;
    });
    if (same || variants.empty()) return {};
    audit_.notes.push_back(fmt::format(
        "skip name: pages show '{}', as the settings say; the log's first entry signs '{}'",
        variants.front().institution, genesis->name));
    return {};
  }

  Newsroom& newsroom_;
  bool can_sign_ = false;
  PlaceAudit audit_;
};

}  // namespace

Result<PlaceAudit> audit_place(Newsroom& newsroom) { return PlaceAuditor(newsroom).run(); }

}  // namespace glasnik::newsroom
