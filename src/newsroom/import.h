#pragma once
// Plain releases and archives into the record: each item composed, its words conserved, taken once
// and only once, in batches of one pass. What was imported before is skipped, so an import that was
// cut off is run again and completes.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "newsroom/acts.h"
#include "newsroom/attach.h"
#include "newsroom/compose.h"

namespace glasnik::newsroom {

// One release to be: its variants' originals under a name for the report.
struct ImportItem {
  std::string name;
  std::vector<SourceText> sources;
  std::string unreadable;               // why it cannot be an item; empty: it can
  std::vector<std::string> problems{};  // for a person to look at
};

struct ImportOptions {
  std::optional<Date> date;  // claimed for every item, before what the item says
  std::string type = "news";
  bool release = false;  // else the items become drafts
  std::vector<Attachment> attachments;
};

enum class Outcome {
  released,
  drafted,
  present,  // taken by an earlier import
  refused,  // nothing of it was kept; `reason` says why
};

struct ItemReport {
  std::string name;
  Outcome outcome = Outcome::refused;
  std::string reason;
  std::optional<Receipt> receipt;      // released
  std::optional<DocumentId> document;  // released now or before
  std::optional<Key> draft;
  std::vector<Reading> readings;
  std::vector<std::string> problems;
  std::vector<Attached> attached;
  std::string headline;
  std::string slug;
  std::string lang;  // of the headline
};

// Takes the items in order. `report` hears of each once it is safe on disk. Errors only where
// nothing further can be taken (disk, log); a bad item is a report.
Result<void> import_items(Newsroom& newsroom, std::vector<ImportItem> items,
                          const ImportOptions& options,
                          const std::function<void(const ItemReport&)>& report);

// The items of one file: a plain release, or one item a line if the name ends in .jsonl. A line
// that is no JSON object gives an item that will be refused with its reason.
std::vector<ImportItem> items_of_file(const std::string& name, Bytes octets,
                                      const std::string& lang);

}  // namespace glasnik::newsroom
