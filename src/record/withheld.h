#pragma once
// Content acts whose words this copy of the record never got, because they had been taken back
// before it asked for them. The mark tells them from acts whose words were lost here.

#include <cstdint>
#include <vector>

#include "store/database.h"

namespace glasnik::record {

Result<void> put_withheld(store::Session& session, std::int64_t entry);
// The words have come after all.
Result<void> drop_withheld(store::Session& session, std::int64_t entry);

Result<bool> is_withheld(store::Session& session, std::int64_t entry);
Result<std::vector<std::int64_t>> withheld_entries(store::Session& session);  // ascending

}  // namespace glasnik::record
