#pragma once
// The log's latest entries for its page and the feed of acts; those about the log itself, its
// genesis, keys and policies, in words; and its key.

#include <string>
#include <vector>

#include "proof/entry.h"
#include "site/view.h"

namespace glasnik::site {

struct LogEntry {
  std::int64_t index = 0;
  proof::Entry entry;
};
// The entries from `from` on that a checkpoint covers, oldest first. What is no entry is left to
// the monitor.
Result<std::vector<LogEntry>> entries_from(const View& view, std::int64_t from);

std::string name_of(const View& view, const proof::Entry& entry);     // key
std::string content_of(const View& view, const proof::Entry& entry);  // added 9c43cb32

// VKEY_NAME, VKEY_ID, VKEY_OCTETS: a key in three parts, between which a line may break without
// leaving a letter alone.
void fill_vkey(const std::string& vkey, Dictionary& page);
// COMMAND_FILE and the newest key: how the file is checked by glasnik-verify.
void fill_command(const View& view, const std::string& file, Dictionary& page);

}  // namespace glasnik::site
