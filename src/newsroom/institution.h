#pragma once
// What a mirror must know of an institution to show its pages as they are meant: names, variants,
// zone, contact, colour. Served as /log/institution.json, canonical JSON. Nothing in it is signed:
// it dresses pages, and says nothing about the record.

#include "base/bytes.h"
#include "base/config.h"

namespace glasnik::newsroom {

Bytes institution_json(const Config& config);
Result<ConfigSeed> parse_institution(BytesView json);  // invalid if it is of another shape

}  // namespace glasnik::newsroom
