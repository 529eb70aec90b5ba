#pragma once
// record.json: the content behind one entry, with the salts that open its commitments. Canonical
// JSON. A part removed by law has lost its salt and text; its commitment stays, so all else
// verifies on.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "proof/entry.h"

namespace glasnik::proof {

inline constexpr std::size_t kMaxRecord = 64U << 20U;

struct RemovedContent {
  Hash commit;
  std::uint64_t by = 0;  // index of the remove_legal entry
};

struct Part {
  std::string name;
  Bytes salt;  // 32 octets
  Bytes text;
  std::optional<RemovedContent> removed;  // then salt and text are empty
};
Hash commitment(const Part& part);
PartSet part_set(const std::vector<Part>& parts);

struct RecordText {
  std::string lang;
  std::vector<Part> parts;
};

struct RecordFile {
  std::vector<RecordText> texts;  // as in the entry
  std::vector<Part> data;
  std::vector<Part> notes;  // named note:<lang>, as in the entry
};
// Whether a set of parts is a text: its name a lang, and neither "data" nor "notes".
bool is_text_set(std::string_view set);
Bytes canonical(const RecordFile& record);
// What parse_record would refuse in a set of parts once they are written, without writing them.
Result<void> check_parts(const std::vector<Part>& parts);
Result<RecordFile> parse_record(BytesView bytes);  // record_not_canonical, record_schema, too large

}  // namespace glasnik::proof
