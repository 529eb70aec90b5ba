#include <fmt/format.h>

#include "cli/act_help.h"
#include "cli/act_removal.h"
#include "cli/output.h"
#include "cli/seams.h"
#include "cli/verbs.h"
#include "newsroom/acts.h"
#include "newsroom/drafts.h"
#include "newsroom/rewrite.h"
#include "newsroom/standing.h"
#include "record/listing.h"

namespace glasnik::cli {
namespace {

constexpr std::uint64_t kLargestText = 32U << 20U;

// The document as it shall read: what is not given stays as it is.
Result<record::Content> rewritten(newsroom::Newsroom& newsroom, DocumentId id,
                                  const std::vector<std::string>& files) {
  TRY(record::Content before, newsroom::current_content(newsroom, id));
  TRY(auto paths, parse_all_tagged(files, newsroom.config()));
  std::vector<newsroom::SourceText> sources;
  for (const auto& [tag, path] : paths) {
    TRY(Bytes octets, read_file(operating_system_files(), path, kLargestText));
    sources.push_back({tag, std::move(octets), std::nullopt});
  }
  if (sources.empty()) return Error{Code::invalid, "this act needs texts: --text VARIANT=FILE"};
  TRY(newsroom::Composed composed,
      newsroom::rewrite(before, sources, newsroom.config(), newsroom.seams().random));
  return std::move(composed.content);
}

Result<newsroom::ActRequest> release_of_draft(newsroom::Newsroom& newsroom, const std::string& id) {
  auto key = parse_key(id);
  if (!key) return Error{Code::invalid, "release: name a draft by its key of 32 digits"};
  newsroom::ActRequest act;
  act.draft = *key;
  TRY(act.content, newsroom.database().read([&](store::Session& session) {
    return newsroom::load_draft(session, *key);
  }));
  return act;
}

Result<newsroom::ActRequest> act_on_document(newsroom::Newsroom& newsroom,
                                             const ActOptions& options, proof::Kind kind) {
  newsroom::ActRequest act;
  act.kind = kind;
  TRY(DocumentId id, parse_document_id(options.id));
  act.document = id;
  TRY(act.notes, parse_all_tagged(options.notes, newsroom.config()));
  if (!options.reason.empty()) {
    auto reason = proof::parse_reason(options.reason);
    if (!reason) {
      return Error{Code::invalid,
                   fmt::format("'{}' is no reason: give --reason {}", options.reason, kReasons)};
    }
    act.reason = *reason;
  }
  if (!act.reason && newsroom::needs_notes(kind) && kind != proof::Kind::remove_legal) {
    return Error{Code::invalid, fmt::format("a reason is missing: give --reason {}", kReasons)};
  }
  if (!options.into.empty()) {
    TRY(act.into, parse_document_id(options.into));
  }
  if (kind == proof::Kind::remove_legal) {
    TRY_VOID(name_authorities(options, newsroom.config(), act.notes));
    TRY(act.removal, removal_of(options, newsroom.config()));
  }
  if (!newsroom::restates_content(kind) && !options.files.empty()) {
    return Error{Code::invalid, "this act changes no text: leave --text out"};
  }
  if (newsroom::restates_content(kind)) {
    TRY(act.content, rewritten(newsroom, id, options.files));
  }
  return act;
}

// Of the document's page in the first variant it is public in; where its words are gone, of the
// page that says so.
Result<std::string> address_of(newsroom::Newsroom& newsroom, DocumentId id) {
  TRY(auto listed, newsroom.database().read([&](store::Session& session) {
    return record::listed_variants(session, id);
  }));
  for (const Variant& variant : newsroom.config().variants) {
    for (const record::Listed& item : listed) {
      bool readable = item.standing == record::Standing::current ||
                      item.standing == record::Standing::withdrawn;
      if (item.lang != variant.tag || !readable) continue;
      return fmt::format("/{}/{}/{}", variant.segment, id.number, item.slug);
    }
  }
  return fmt::format("/{}", id.number);
}

}  // namespace

Result<void> act(const ActOptions& options) {
  TRY(auto newsroom, newsroom::Newsroom::open(options.directory, newsroom::Access::write, seams()));
  auto parsed = proof::parse_kind(options.kind);
  if (!parsed || !proof::is_act(*parsed)) {
    return Error{Code::invalid,
                 fmt::format("'{}' is no public act: see 'glasnik help act'", options.kind)};
  }
  proof::Kind kind = *parsed;
  if (options.dry_run && kind != proof::Kind::remove_legal) {
    return Error{Code::invalid, "--dry-run shows what remove_legal would remove, and no other act"};
  }
  if (options.dry_run) return show_removal(*newsroom, options);
  TRY(newsroom::ActRequest request, kind == proof::Kind::release
                                        ? release_of_draft(*newsroom, options.id)
                                        : act_on_document(*newsroom, options, kind));
  std::vector<newsroom::RemovablePart> doomed;
  if (request.removal) {
    TRY(doomed, removable(*newsroom, options));
  }
  TRY(newsroom::Receipt receipt, newsroom::perform(*newsroom, request));
  TRY(std::string address, address_of(*newsroom, receipt.document));
  say(fmt::format("{} {} edition {}, entry {}, {}", proof::kind_name(kind), receipt.document.number,
                  to_string(receipt.version), receipt.entry, address));
  if (receipt.forced) {
    say("  forced    the log's policy asks for approvals, and nobody else has approved: everybody "
        "can see that");
  }
  if (request.removal) tell_removed(doomed, *request.removal);
  return {};
}

}  // namespace glasnik::cli
