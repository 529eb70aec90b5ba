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

// One part, against the set that the entry states.
void check_quotation(const Entry& entry, const Quotation& quotation,
                     const std::vector<GivenMedia>& media, CheckList& checks);

}  // namespace glasnik::proof
