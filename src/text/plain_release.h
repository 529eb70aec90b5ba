#pragma once
// A release as plain text, as it comes from a mail, a page or an archive, taken apart: masthead,
// date, headline, lead, blocks, announced media, galleries. Source: language.md section 9.
//
// Conservation: every token of the source stands in exactly one place, in the source's order.
// `lines` says for every line of the source what it was taken for; text/conservation.h checks the
// law from the values themselves.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "text/attachment.h"
#include "text/masthead.h"
#include "text/paragraph.h"
#include "text/problem.h"

namespace glasnik::text {

constexpr std::size_t kLongestLead = 600;     // characters; a longer paragraph is body
constexpr std::size_t kLongestCaption = 150;  // characters

enum class BlockKind {
  paragraph,
  quote,      // opens with a speaker's dash, stored with it
  list_item,  // stored without its dash or bullet
};
std::string_view name(BlockKind kind);

struct ReleaseBlock {
  BlockKind kind = BlockKind::paragraph;
  std::string text;  // inline markup (text/markup.h), escaped: plain(text) is the source
  Lines lines;
};

struct AnnouncedMedia {
  Attachment attachment;
  Passage written;  // the line as it stood
  std::optional<Passage> caption;
};

struct Gallery {
  GalleryKind kind = GalleryKind::photo;
  Passage heading;
  std::vector<Passage> items;  // captions or file names
};

// What a source line was taken for.
enum class LineRole {
  blank,
  masthead,
  tab_line,
  date,
  headline,
  lead,
  block,
  attachment,
  caption,
  gallery,
  gallery_item,
};
std::string_view name(LineRole role);

struct LineReading {
  LineRole role = LineRole::blank;
  std::size_t index = 0;  // of the block, the media or the gallery it went into
};

struct PlainRelease {
  std::optional<Passage> masthead;
  std::optional<Passage> date_line;
  std::optional<Date> date;
  std::optional<Passage> headline;
  // As the text itself writes it, where an archive's title won over it and is spelled otherwise.
  std::optional<Passage> headline_line;
  std::optional<Passage> lead;
  std::vector<ReleaseBlock> blocks;
  std::vector<AnnouncedMedia> media;
  std::vector<Gallery> galleries;
  std::vector<Passage> tab_lines;
  std::vector<LineReading> lines;  // one for every source line; of a cut headline its rest
  std::vector<Problem> problems;   // `at` is a line from 1
};

struct PlainOptions {
  std::vector<std::string> institutions;  // its names in all variants
};

// `text` is repaired: NFC, lines end in LF. Time and memory are linear in it.
PlainRelease parse_plain_release(std::string_view text, const PlainOptions& options);

}  // namespace glasnik::text
