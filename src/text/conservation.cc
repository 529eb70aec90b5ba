#include "text/conservation.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/markup.h"
#include "text/utf8.h"
#include "text/words.h"

namespace glasnik::text {
namespace {

// A piece of the release and the lines it says it came from.
struct Part {
  Lines lines;
  std::string text;
  enum class Compare { tokens, without_mark } compare = Compare::tokens;
};

void add(std::vector<Part>& parts, const std::optional<Passage>& passage) {
  if (passage) parts.push_back({passage->lines, passage->text});
}

// All parts in the order of their lines; those of one line (a cut headline) in the order of the
// head.
std::vector<Part> parts_of(const PlainRelease& release) {
  std::vector<Part> parts;
  add(parts, release.masthead);
  add(parts, release.date_line);
  add(parts, release.headline_line ? release.headline_line : release.headline);
  add(parts, release.lead);
  for (const Passage& tab : release.tab_lines) parts.push_back({tab.lines, tab.text});
  for (const ReleaseBlock& block : release.blocks) {
    bool item = block.kind == BlockKind::list_item;
    parts.push_back({block.lines, plain(block.text),
                     item ? Part::Compare::without_mark : Part::Compare::tokens});
  }
  for (const AnnouncedMedia& media : release.media) {
    parts.push_back({media.written.lines, media.written.text});
    add(parts, media.caption);
  }
  for (const Gallery& gallery : release.galleries) {
    parts.push_back({gallery.heading.lines, gallery.heading.text});
    for (const Passage& item : gallery.items) parts.push_back({item.lines, item.text});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.lines.first < b.lines.first; });
  return parts;
}

bool same(std::string_view source, const Part& part) {
  if (part.compare == Part::Compare::without_mark && !source.empty()) {
    source.remove_prefix(code_point_at(source, 0).length);
  }
  return same_tokens(source, part.text);
}

std::string describe(Lines lines, std::string_view source, std::string_view text) {
  return fmt::format("lines {} to {}: '{}' became '{}'", lines.first, lines.last,
                     prefix(source, 120), prefix(text, 120));
}

}  // namespace

std::optional<std::string> breach_of_conservation(std::string_view source,
                                                  const PlainRelease& release) {
  SourceLines lines = source_lines(source);
  if (release.lines.size() != lines.count) return "not every source line has its reading";
  std::vector<Part> parts = parts_of(release);
  auto line = lines.filled.begin();
  for (auto part = parts.begin(); part != parts.end();) {
    if (line != lines.filled.end() && line->number < part->lines.first) break;
    std::string words;
    for (; line != lines.filled.end() && line->number <= part->lines.last; ++line) {
      words.append(words.empty() ? "" : " ").append(line->text);
    }
    // Parts that share their lines divide them.
    Part whole = *part;
    for (++part; part != parts.end() && part->lines == whole.lines; ++part) {
      whole.text += ' ' + part->text;
    }
    if (!same(words, whole)) return describe(whole.lines, words, whole.text);
  }
  if (line != lines.filled.end()) {
    return fmt::format("line {}: '{}' stands nowhere", line->number, prefix(line->text, 120));
  }
  return std::nullopt;
}

std::optional<std::string> breach_of_conservation(const ItemRelease& item) {
  return breach_of_conservation(item.source, item.release);
}

}  // namespace glasnik::text
