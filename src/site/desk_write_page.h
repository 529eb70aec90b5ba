#pragma once
// What the page of writing shows, and its filling (themes/default/desk/write.tpl).

#include <optional>
#include <vector>

#include "http/response.h"
#include "site/desk_typed.h"
#include "site/view.h"

namespace glasnik::site {

struct WritePage {
  newsroom::WorkView work;
  TypedWork typed;                                 // what the fields hold
  std::vector<newsroom::MergeConflict> conflicts;  // of the save that was refused
  std::int64_t seen = 0;                           // the revision they are with
  std::optional<record::Buffer> unsaved;           // that the fields do not hold
  bool saved = false;
};

// An edition's texts as fields: every variant that is typed, also one that is not begun; in a
// translation a field for each block of its source.
TypedWork write_fields(const View& view, const record::Proposal& proposal, std::int64_t base);

http::Response write_page_of(const View& view, const WritePage& shown);  // 409 with conflicts

}  // namespace glasnik::site
