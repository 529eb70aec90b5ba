#include "site/merged.h"

#include <algorithm>

namespace glasnik::site {
namespace {

// What the merge act of a document names.
Result<DocumentId> named_target(const View& view, DocumentId id) {
  TRY(auto acts, record::acts_of(view.session(), id, view.published()));
  auto merge = std::find_if(acts.rbegin(), acts.rend(),
                            [](const record::Act& act) { return act.kind == "merge"; });
  if (merge == acts.rend()) return Error{Code::corrupt, "a merged document without its merge"};
  TRY(auto octets, ledger::entry_octets(view.session(), merge->entry));
  if (!octets) return Error{Code::corrupt, "a merge without its entry"};
  TRY(proof::Entry entry, proof::parse_entry(*octets));
  return entry.into;
}

}  // namespace

// Each merge is into a document that was current then, so the chain goes forward in time and ends.
Result<DocumentId> merged_into(View& view, DocumentId id) {
  for (;;) {
    TRY(id, named_target(view, id));
    view.read.documents.push_back(id);
    TRY(auto items, record::listed_variants(view.session(), id));
    bool merged = !items.empty() && items.front().standing == record::Standing::merged;
    if (!merged) return id;
  }
}

Answer merged_page(View& view, DocumentId id) {
  TRY(DocumentId target, merged_into(view, id));
  TRY(auto item, record::listed(view.session(), target, view.variant->tag));
  bool here = item && is_readable(item->standing);
  return http::Response(redirect(
      view, 301, here ? release_path(*view.variant, target, item->slug) : document_path(target)));
}

}  // namespace glasnik::site
