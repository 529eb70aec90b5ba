#pragma once
// What a release says, whole: its texts in every variant and the files and facts beside them. This
// is the shape in which an edition is drafted, signed and shown; it is immutable once an act has
// named it.
//
// Parts are its canonical form: a content is the ordered sets of (name, body) that an entry commits
// to, and text_of_parts and read_data_parts read them back. Names: docs/entry_format.md, proof.md
// section 2.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/ids.h"
#include "base/time.h"
#include "proof/entry.h"
#include "text/attachment.h"
#include "text/keep.h"

namespace glasnik::record {

enum class BlockKind { paragraph, quote, heading, list, table, media, note };
std::string_view block_kind_name(BlockKind kind);
Result<BlockKind> parse_block_kind(std::string_view name);

// One paragraph-sized piece of a text. `text` is inline markup (text/markup.h); a list keeps one
// item a line. A quote block keeps its dash and its attribution: the stored words are the source's
// words.
struct Block {
  std::string id;  // 8 of a-z0-9, the same in every variant and edition of the document
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  std::optional<std::int64_t> removed_by{};  // by law, with that entry; then without words
  bool operator==(const Block&) const = default;
};

using proof::TextStatus;

// The words that go with a media file in one variant. Empty: none.
struct MediaWords {
  std::string caption;
  std::string alt;
  std::string transcript;
  bool operator==(const MediaWords&) const = default;
};

// Parts that law removed, by name, and the entry that did.
using RemovedParts = std::map<std::string, std::int64_t>;

// Stretches of a text's words that no table converts, by the part they stand in: "headline",
// "lead", a block's id. Sorted, apart from each other; record/kept.h says which can be.
using KeptParts = std::map<std::string, std::vector<text::Kept>>;

// One variant of a release.
struct Text {
  std::string lang;  // BCP 47
  TextStatus status = TextStatus::original;
  std::string of;    // the variant it translates or derives from; empty for the original
  std::string rule;  // "glasnik-translit/1" iff derived
  std::string headline;
  std::string lead;  // may be empty
  std::vector<Block> blocks;
  std::map<Key, MediaWords> media_words;
  RemovedParts removed{};  // headline, lead, words of files; a block says it of itself
  KeptParts kept{};
  bool operator==(const Text&) const = default;
};

// A file with a public name. A preview is a small picture of another file: its `of`.
struct MediaFile {
  Key key;
  std::optional<Key> of;
  Hash sha256;
  std::uint64_t bytes = 0;
  std::optional<Hash> chunks;  // above 1 MiB: RFC 6962 root over 1 MiB chunks
  std::string type;            // media type as sniffed, never as claimed
  std::string filename;        // ASCII, safe in a URL and a header
  int width = 0;               // pixels; 0 where it has none
  int height = 0;
  std::int64_t duration_ms = 0;
  std::map<std::string, std::string> credits;  // who took it, by variant
  bool operator==(const MediaFile&) const = default;
};

// A file the source speaks of and nobody has attached yet: "mp4 (75,18 MB)".
struct AnnouncedMedia {
  std::string type;  // as the source names it, lower case: mp4
  text::AnnouncedSize size;
  std::map<std::string, std::string> lines;     // by variant, as its source has it
  std::map<std::string, std::string> captions;  // by variant
  bool operator==(const AnnouncedMedia&) const = default;
};

struct Content {
  std::string type = "news";  // news statement
  std::optional<Date> claimed_date;
  std::map<std::string, Hash> sources;  // by variant: SHA-256 of the imported original's octets
  std::map<std::string, std::string> mastheads;       // by variant, as the source wrote it
  std::map<std::string, std::string> date_lines;      // likewise
  std::map<std::string, std::string> headline_lines;  // likewise, where an archive's title differs
  std::map<std::string, std::string> tab_lines;       // likewise: page furniture above the text
  std::map<std::string, std::string> places;          // by variant
  std::vector<Text> texts;                            // sorted by lang
  std::vector<MediaFile> media;                       // in the order shown
  std::vector<AnnouncedMedia> announced;
  RemovedParts removed{};  // of what stands beside the texts
  bool operator==(const Content&) const = default;

  const Text* text(std::string_view lang) const;
  const MediaFile* file(const Key& key) const;
};

// One committed piece.
struct Part {
  std::string name;
  std::string body;
  std::optional<std::int64_t> removed_by{};  // by law, with that entry; then without body
  bool operator==(const Part&) const = default;
};
// A named, ordered set of parts: a variant's tag, "data" or "notes".
struct PartSet {
  std::string collection;
  std::vector<Part> parts;
  bool operator==(const PartSet&) const = default;
};

std::vector<Part> text_parts(const Text& text);
std::vector<Part> data_parts(const Content& content);   // never empty
std::vector<PartSet> parts_of(const Content& content);  // the texts by lang, then "data"

// What stands beside the parts of a text in its entry.
struct TextFrame {
  std::string lang;
  TextStatus status = TextStatus::original;
  std::string of;
  std::string rule;
};
// The inverse. corrupt: a part that no content of this program has.
Result<Text> text_of_parts(const TextFrame& frame, const std::vector<Part>& parts);
Result<void> read_data_parts(const std::vector<Part>& parts, Content& into);

// What is left of it to say anew: a new edition has no trace of what law removed from older ones.
Content without_removed(Content content);

// Whether the file is shown as a picture or played, by its sniffed type.
bool is_picture(const MediaFile& file);
bool is_video(const MediaFile& file);
// The small picture to show for `file`: its preview, else itself if it is a picture, else null.
const MediaFile* preview_of(const Content& content, const MediaFile& file);
// Whether the file is of the type that was announced.
bool is_of_type(const AnnouncedMedia& announced, const MediaFile& file);
// The masters: files that are no preview.
std::vector<const MediaFile*> masters(const Content& content);

}  // namespace glasnik::record
