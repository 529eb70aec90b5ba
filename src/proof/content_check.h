#pragma once
// Whether the words of a bundle are those that its entry commits to, and whether the reader's files
// are among its media.

#include <vector>

#include "proof/check_list.h"
#include "proof/entry.h"
#include "proof/quotation.h"
#include "proof/record_file.h"

namespace glasnik::proof {

// Every set of the entry, against the whole record.
void check_record(const Entry& entry, const RecordFile& record,
                  const std::vector<GivenMedia>& media, CheckList& checks);

// What a record leaves out is said to be removed by an entry of the tree of `size` entries, after
// the record's own at `index`. That it was, a record cannot show.
void check_removals(const RecordFile& record, std::uint64_t index, std::uint64_t size,
                    CheckList& checks);

// One part, against the set that the entry states.
void check_quotation(const Entry& entry, const Quotation& quotation,
                     const std::vector<GivenMedia>& media, CheckList& checks);

}  // namespace glasnik::proof
