#pragma once
// Where the readers of a merged document go.

#include "record/listing.h"
#include "site/pages.h"

namespace glasnik::site {

// The document that stands for a merged one, and is not merged itself. Notes what was read.
Result<DocumentId> merged_into(View& view, DocumentId id);

// 301 to its page in the view's variant, else to the address that leads to one its reader can read.
Answer merged_page(View& view, DocumentId id);

}  // namespace glasnik::site
