#include "site/log_entry.h"

#include <fmt/format.h>

#include "proof/policy.h"
#include "site/stream.h"

namespace glasnik::site {

Result<std::vector<LogEntry>> entries_from(const View& view, std::int64_t from) {
  std::vector<LogEntry> entries;
  TRY_VOID(ledger::each_entry(view.session(), from, view.published(),
                              [&](std::int64_t index, BytesView octets) -> Result<void> {
                                auto entry = proof::parse_entry(octets);
                                if (entry) entries.push_back({index, *std::move(entry)});
                                return {};
                              }));
  return entries;
}

std::string name_of(const View& view, const proof::Entry& entry) {
  return view.word(word_key("ACT_", std::string(proof::kind_name(entry.kind))));
}

namespace {

std::string about_key(const View& view, const proof::Entry& entry) {
  const char* word = entry.op == proof::KeyOp::add      ? "KEY_ADDED"
                     : entry.op == proof::KeyOp::retire ? "KEY_RETIRED"
                                                        : "KEY_REVOKED";
  return fmt::format("{} {}", view.word(word), entry.key.id);
}

std::string about_anchor(const View& view, const proof::Entry& entry) {
  const char* word = entry.what == proof::AnchorKind::cades ? "ANCHOR_CADES" : "ANCHOR_RFC3161";
  return fmt::format("{}, {} {}", view.word(word), view.word("TREE_SIZE"), entry.tree.size);
}

std::string about_policy(const View& view, const proof::Entry& entry) {
  auto policy = proof::parse_policy(entry.policy);
  std::size_t witnesses = policy ? policy->witnesses.size() : 0;
  return fmt::format("{}: {}; {}: {}", view.word("WITNESSES"), witnesses, view.word("APPROVALS"),
                     entry.persons);
}

}  // namespace

std::string content_of(const View& view, const proof::Entry& entry) {
  if (entry.kind == proof::Kind::genesis) return entry.name;
  if (entry.kind == proof::Kind::key) return about_key(view, entry);
  if (entry.kind == proof::Kind::anchor) return about_anchor(view, entry);
  ENSURE(entry.kind == proof::Kind::policy);  // what else is of the log itself has a word above
  return about_policy(view, entry);
}

void fill_vkey(const std::string& vkey, Dictionary& page) {
  std::size_t id = vkey.find('+') + 1;
  std::size_t octets = vkey.find('+', id) + 1;
  page.SetValue("VKEY_NAME", vkey.substr(0, id));
  page.SetValue("VKEY_ID", vkey.substr(id, octets - id));
  page.SetValue("VKEY_OCTETS", vkey.substr(octets));
}

void fill_command(const View& view, const std::string& file, Dictionary& page) {
  page.SetValue("COMMAND_FILE", file);
  fill_vkey(view.ground.verifier_key, page);
}

}  // namespace glasnik::site
