#pragma once
// part.json: one part of a release and the path from it to the root that the entry states, so that
// a quoted paragraph is proven by a file that has nothing else of the release in it. Canonical
// JSON, docs/entry_format.md section 8.

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "proof/bundle.h"
#include "proof/commitment.h"
#include "proof/record_file.h"

namespace glasnik::proof {

struct Quotation {
  std::string set;     // the lang of a text, or "data"
  std::int64_t i = 0;  // place in the set, from 0
  std::int64_t n = 0;  // parts in the set
  std::string name;
  Bytes salt;  // 32 octets
  Bytes text;
  std::vector<Hash> path;  // from the part's sibling up; none if it is alone
};
Bytes canonical(const Quotation& quotation);
Result<Quotation> parse_quotation(BytesView bytes);  // part_not_canonical, part_schema

// not_found if the record has no such part; gone if it was removed by law.
Result<Quotation> quotation_of(const RecordFile& record, std::string_view set,
                               std::string_view name);

// Whether the part is at its place in the set that an entry states.
bool stands_in(const Quotation& quotation, const PartSet& stated);

// The bundle of one part, from that of the whole release.
Result<Bytes> make_quotation(const Bundle& release, std::string_view set, std::string_view name);

}  // namespace glasnik::proof
