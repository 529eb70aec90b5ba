#pragma once
// From a source as it came to a release's content: repair, recognition, block ids shared by the
// variants, quotes proposed, and the variants that are derived by table. Says of every line what it
// was taken for; what is not conserved is refused by the import. language.md sections 2, 4, 9.

#include <optional>
#include <string>
#include <vector>

#include "base/config.h"
#include "base/random.h"
#include "record/content.h"
#include "record/edition.h"
#include "text/plain_release.h"
#include "text/release_item.h"
#include "text/repair.h"

namespace glasnik::newsroom {

// One variant's original, or one item of a JSON-lines archive.
struct SourceText {
  std::string lang;
  Bytes octets;                           // hashed, kept as a hash
  std::optional<text::ReleaseItem> item;  // from JSON; else `octets` is a plain release
};

// What became of one variant's original.
struct Reading {
  std::string lang;
  Hash hash;
  text::Repaired repaired;
  text::PlainRelease release;
  std::vector<record::Quote> quotes;
  std::size_t words = 0;              // of the source
  std::size_t kept = 0;               // of them in the content
  std::optional<std::string> breach;  // of conservation
};

struct Composed {
  record::Content content;
  std::vector<Reading> readings;
  std::vector<std::string> problems;  // between the variants
};

// The sources are variants of one release. Errors: of text::repair (too large, no text).
Result<Composed> compose(const std::vector<SourceText>& sources, const Config& config,
                         const Random& random);

std::string new_block_id(const Random& random);

// Whether two texts have the same kinds of blocks in the same order.
bool same_shape(const record::Text& a, const record::Text& b);

// Adds or replaces the texts that `config` derives from one that is there, sorts all by lang and
// says what each is of. Pure.
void derive_variants(record::Content& content, const Config& config);

}  // namespace glasnik::newsroom
