#include "record/comparable.h"

#include <fmt/format.h>

#include "text/markup.h"

namespace glasnik::record {
namespace {

constexpr std::size_t kWordsOfFile = 3;  // caption, alt, transcript

std::vector<text::Span> attributed_in(const Block& block, std::span<const Quote> quotes) {
  std::vector<text::Span> spans;
  for (const Quote& quote : quotes) {
    if (quote.block != block.id) continue;
    spans.push_back({static_cast<std::size_t>(quote.first), static_cast<std::size_t>(quote.last)});
  }
  return spans;
}

}  // namespace

Comparable::Comparable(const Text& text, std::span<const Quote> quotes)
    : headline_(text::escape_inline(text.headline)) {
  ids_.reserve(text.media_words.size() * kWordsOfFile);  // the blocks point into it
  // What law removed can be compared with nothing: pages say so beside the comparison.
  if (!text.headline.empty()) blocks_.push_back({"headline", "headline", headline_});
  if (!text.lead.empty()) blocks_.push_back({"lead", "lead", text.lead});
  for (const Block& block : text.blocks) {
    if (block.removed_by) continue;
    blocks_.push_back(
        {block.id, block_kind_name(block.kind), block.text, attributed_in(block, quotes)});
  }
  for (const auto& [key, words] : text.media_words) {
    add_words("caption", key, words.caption);
    add_words("alt", key, words.alt);
    add_words("transcript", key, words.transcript);
  }
}

void Comparable::add_words(std::string_view kind, const Key& key, const std::string& words) {
  if (words.empty()) return;
  ids_.push_back(fmt::format("{}:{}", kind, to_string(key)));
  blocks_.push_back({ids_.back(), kind, words});
}

}  // namespace glasnik::record
