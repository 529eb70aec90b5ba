#include "ledger/own_entries.h"

namespace glasnik::ledger {
namespace {

// By its first octets: an entry's first members are `issued`, which has one length, and `kind`.
bool is_anchor(BytesView entry) {
  constexpr std::string_view kBefore = R"({"issued":"2026-01-01T00:00:00Z",)";
  constexpr std::string_view kKind = R"("kind":"anchor",)";
  return entry.size() > kBefore.size() && entry.substr(kBefore.size()).starts_with(kKind);
}

Result<std::vector<OwnEntry>> own_entries(store::Session& session, std::uint64_t size,
                                          bool anchors) {
  std::vector<OwnEntry> entries;
  TRY_VOID(session.each(
      "SELECT position, bytes FROM entries WHERE doc IS NULL AND position < $1 ORDER BY position",
      [&](const store::Row& row) -> Result<void> {
        if (is_anchor(row.octets(1)) != anchors) return {};
        TRY(proof::Entry entry, proof::parse_entry(row.octets(1)));
        entries.push_back({static_cast<std::uint64_t>(row.integer(0)), std::move(entry)});
        return {};
      },
      size));
  return entries;
}

}  // namespace

Result<std::vector<OwnEntry>> charter_entries(store::Session& session, std::uint64_t size) {
  TRY(auto entries, own_entries(session, size, false));
  if (!entries.empty() && entries.front().entry.kind == proof::Kind::genesis) return entries;
  return Error{Code::corrupt, "the log does not begin with its genesis"};
}

Result<std::vector<OwnEntry>> logged_anchors(store::Session& session, std::uint64_t size) {
  return own_entries(session, size, true);
}

}  // namespace glasnik::ledger
