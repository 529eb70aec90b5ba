#include "cli/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"
#include "cli/output.h"
#include "text/attachment.h"
#include "text/utf8.h"

namespace glasnik::cli {
namespace {

std::string row(std::string_view label, const std::string& words) {
  return fmt::format("  {:<10} {}\n", label, words);
}

std::string cut(std::string_view text, std::size_t octets) {
  if (text.size() <= octets) return std::string(text);
  return std::string(text::prefix(text, octets)) + "…";
}

std::string outcome_line(const newsroom::ItemReport& item, const Config& config) {
  switch (item.outcome) {
    case newsroom::Outcome::released: {
      const newsroom::Receipt& receipt = *item.receipt;
      const Variant* variant = config.by_tag(item.lang);
      std::string address = variant == nullptr ? ""
                                               : fmt::format(", /{}/{}/{}", variant->segment,
                                                             receipt.document.number, item.slug);
      return fmt::format("released {} edition {}, entry {}{}", receipt.document.number,
                         to_string(receipt.version), receipt.entry, address);
    }
    case newsroom::Outcome::drafted:
      return "draft " + to_string(*item.draft);
    case newsroom::Outcome::present:
      if (item.document) return "already there: document " + to_string(*item.document);
      if (item.draft) return "already there: draft " + to_string(*item.draft);
      return "already there: " + item.reason;
    case newsroom::Outcome::refused:
      return "refused: " + item.reason;
  }
  return "";
}

// "7 paragraphs, of them 1 quote" and so on: what the lines were taken for.
std::string block_counts(const text::PlainRelease& release) {
  std::size_t quotes = 0;
  std::size_t items = 0;
  for (const text::ReleaseBlock& block : release.blocks) {
    if (block.kind == text::BlockKind::quote) ++quotes;
    if (block.kind == text::BlockKind::list_item) ++items;
  }
  std::string line = counted(release.blocks.size() - items, "paragraph", "paragraphs");
  if (quotes > 0) line += fmt::format(", of them quotes: {}", quotes);
  if (items > 0) line += fmt::format("; list items: {}", items);
  return line;
}

std::string reading_rows(const newsroom::Reading& reading, const newsroom::ItemReport& item) {
  const text::PlainRelease& release = reading.release;
  std::string rows = row("variant", fmt::format("{}, sha256 of the file {}", reading.lang,
                                                hex(reading.hash.view()).substr(0, 16)));
  if (release.masthead) rows += row("masthead", release.masthead->text);
  if (release.date) rows += row("date", iso_date(*release.date));
  if (release.headline) rows += row("headline", cut(release.headline->text, 96));
  if (release.lead) rows += row("lead", cut(release.lead->text, 96));
  rows += row("text", block_counts(release));
  for (const record::Quote& quote : reading.quotes) {
    rows +=
        row("quote", fmt::format("{} ({}, {} %): {}", quote.speaker.empty() ? "?" : quote.speaker,
                                 quote.rule, quote.confidence, cut(quote.words, 64)));
  }
  for (const text::AnnouncedMedia& media : release.media) {
    bool attached = std::any_of(item.attached.begin(), item.attached.end(),
                                [](const newsroom::Attached& a) { return a.was_announced; });
    rows +=
        row("announced", fmt::format("{}, {}{}", media.attachment.type,
                                     text::size(media.attachment.announced, text::Style::english),
                                     attached ? "" : ", not yet attached"));
  }
  for (const text::Gallery& gallery : release.galleries) {
    rows += row("gallery", fmt::format("{}: {}", gallery.heading.text,
                                       counted(gallery.items.size(), "item", "items")));
  }
  for (const text::Repair& repair : reading.repaired.repairs) {
    rows += row("repaired", fmt::format("{}: {} (first in line {}: {})", text::name(repair.kind),
                                        repair.count, repair.line, repair.example));
  }
  for (const auto* problems : {&reading.repaired.problems, &release.problems}) {
    for (const text::Problem& problem : *problems) {
      rows += row("look at", fmt::format("{} at {}: {}", text::name(problem.kind), problem.at,
                                         cut(problem.detail, 64)));
    }
  }
  rows +=
      row("words", fmt::format("{} in the source, {} kept, {} dropped", reading.words, reading.kept,
                               reading.words - std::min(reading.kept, reading.words)));
  return rows;
}

}  // namespace

std::string import_report(const newsroom::ItemReport& item, const Config& config, bool brief) {
  std::string head = fmt::format("{}: {}\n", item.name, outcome_line(item, config));
  if (brief) return head;
  std::string report = bold(item.name) + "\n";
  bool taken =
      item.outcome == newsroom::Outcome::released || item.outcome == newsroom::Outcome::drafted;
  if (taken) {
    for (const newsroom::Reading& reading : item.readings) report += reading_rows(reading, item);
  }
  for (const newsroom::Attached& attached : item.attached) {
    report += row("attached", fmt::format("{} ({}, {} bytes)", attached.file.filename,
                                          attached.file.type, attached.file.bytes));
    if (!attached.problem.empty()) report += row("look at", attached.problem);
  }
  for (const std::string& problem : item.problems) report += row("look at", problem);
  return report + "  " + outcome_line(item, config) + "\n";
}

}  // namespace glasnik::cli
