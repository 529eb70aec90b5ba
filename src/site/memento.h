#pragma once
// A document's editions as an archive's programs ask for them: Memento (RFC 7089) and version links
// (RFC 5829). Original resource: the release's page in one variant; mementos: its editions there;
// and two addresses of their own beside it, so that no page varies by Accept-Datetime.

#include <span>
#include <vector>

#include "http/prepared.h"
#include "record/document.h"
#include "site/view.h"

namespace glasnik::site {

// The acts that made the editions which a variant has, oldest first: its mementos.
Result<std::vector<record::Act>> mementos(const View& view, std::span<const record::Act> acts);

// Fields of the release's own page, and of the page of one of its editions.
http::ExtraField original_links(const View& view, DocumentId id);
std::vector<http::ExtraField> memento_fields(const View& view, const record::Listed& item,
                                             std::span<const record::Act> mementos,
                                             const record::Act& shown);

// RFC 5829 as a page's head has it: rel, address.
std::vector<std::pair<std::string, std::string>> version_links(
    const View& view, const record::Listed& item, std::span<const record::Act> mementos,
    const record::Act& shown);

}  // namespace glasnik::site
