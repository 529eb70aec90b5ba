#include "ledger/audit_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>

#include "ledger/audit_strays.h"
#include "ledger/entry_content.h"
#include "proof/commitment.h"
#include "proof/file_part.h"
#include "record/derived.h"
#include "text/translit.h"

namespace glasnik::ledger {
namespace {

const Bytes kNoSalt(proof::kSaltSize, '\0');  // of a part that law removed

// Names and words are moved out of the rows, which keep their number.
Result<record::Content> content_of_rows(const proof::Entry& entry, EntryRows& rows) {
  return content_of(entry, [&](std::string_view name) {
    SetRows* set = rows.set(name);
    if (set == nullptr) return std::vector<proof::Part>();
    return std::vector<proof::Part>(std::move_iterator(set->parts.begin()),
                                    std::move_iterator(set->parts.end()));
  });
}

std::int64_t parts_named(const proof::Entry& entry) {
  auto parts = static_cast<std::int64_t>(entry.notes.size());
  for (const proof::EntryText& text : entry.texts) parts += text.parts.n;
  return entry.data ? parts + entry.data->n : parts;
}

std::size_t sets_named(const proof::Entry& entry) {
  return entry.texts.size() + (entry.data ? 1 : 0) + (entry.notes.empty() ? 0 : 1);
}

}  // namespace

void RowAudit::fail(std::int64_t index, std::string reason) {
  audit_.fail("rows", index, std::move(reason));
}

Result<void> RowAudit::check(const std::optional<proof::Entry>& entry) {
  const std::int64_t index = entries_++;
  TRY(EntryRows * rows, reader_.next());
  const bool act = entry && proof::is_act(entry->kind);
  if (rows->act && !(act && rows->act->document == entry->doc && rows->act->seq == entry->seq)) {
    fail(index, "an act of " + to_string(rows->act->document) + " that no entry names");
  }
  if (rows->withheld && !(act && proof::is_content_act(entry->kind) && rows->sets.empty())) {
    fail(index, "marked as an act that came without its words, and is none");
    rows->withheld = false;
  }
  if (!act) {
    check_numbers(index, nullptr, *rows, 0);
    return {};
  }
  removals_.add(index, *entry);
  check_act(index, *entry, rows->act ? &*rows->act : nullptr);
  if (rows->withheld) return check_withheld(index, *entry, *rows);
  check_record(index, *entry, *rows);
  std::size_t quotes = 0;
  if (proof::is_content_act(entry->kind)) {
    TRY(quotes, check_content(index, *entry, *rows));
  }
  check_numbers(index, &*entry, *rows, quotes);
  return {};
}

// A copy never gets words that were taken back before it came; then their document says so.
Result<void> RowAudit::check_withheld(std::int64_t index, const proof::Entry& entry,
                                      const EntryRows& rows) {
  ++audit_.gone;
  check_frames(index, entry, rows);
  TRY(auto nothing, content_without_words(entry));
  documents_.add(index, nothing);
  TRY(auto state, record::document_state(session_, entry.doc));
  bool back = state && (state->standing == record::Standing::retracted ||
                        state->standing == record::Standing::removed);
  if (!back || !rows.quotes.empty()) fail(index, "its words are missing, and are still public");
  return {};
}

void RowAudit::check_act(std::int64_t index, const proof::Entry& entry, const ActRow* act) {
  bool content = proof::is_content_act(entry.kind);
  bool whole = proof::removes_whole(entry);
  bool same = act != nullptr && act->document == entry.doc && act->seq == entry.seq &&
              act->kind == proof::kind_name(entry.kind) && act->version == entry.edition &&
              act->issued == rfc3339(entry.issued) &&
              act->reason == (entry.reason ? proof::reason_name(*entry.reason) : "") &&
              (act->content_entry == index) == content &&
              (act->content_entry == record::kNoWords) == whole;
  if (!same) fail(index, "the act's row differs from its entry");
}

// The words behind an entry, as they are published: each set recomputes to what is committed to,
// and the record is one that a reader of its bundle accepts.
void RowAudit::check_record(std::int64_t index, const proof::Entry& entry, EntryRows& rows) {
  for (const proof::EntryText& text : entry.texts) {
    check_set(index, "text:" + text.lang, text.parts, rows.set(text.lang));
  }
  if (entry.data) check_set(index, "data", *entry.data, rows.set("data"));
  if (!entry.notes.empty()) check_notes(index, entry, rows.set("notes"));
  std::size_t octets = 0;
  for (const SetRows& set : rows.sets) {
    if (auto published = proof::check_parts(set.parts); !published) {
      fail(index, "its bundle can never verify: " + published.error().message);
    }
    for (const proof::Part& part : set.parts) octets += part.text.size();
  }
  if (octets > proof::kMaxRecord) fail(index, "its bundle can never verify: too large");
}

// What the stored words and salts give; empty, and told, if they do not belong together.
std::vector<Hash> RowAudit::commitments(std::int64_t index, const SetRows* set) {
  std::vector<Hash> given;
  BytesView salts = set != nullptr && set->salts ? BytesView(*set->salts) : BytesView();
  std::size_t parts = set != nullptr ? set->parts.size() : 0;
  if (salts.size() != parts * proof::kSaltSize) {
    fail(index, "parts and salts of entry " + std::to_string(index) + " differ in number");
    return given;
  }
  given.reserve(parts);
  for (std::size_t i = 0; i < parts; ++i) {
    const proof::Part& part = set->parts[i];
    BytesView salt = salts.substr(i * proof::kSaltSize, proof::kSaltSize);
    if (part.removed && !(part.text.empty() && salt == kNoSalt)) {
      fail(index, part.name + " was removed by law and still has words or salt");
    }
    given.push_back(part.removed ? part.removed->commit
                                 : proof::commitment(part.name, salt, part.text));
  }
  return given;
}

void RowAudit::check_set(std::int64_t index, const std::string& name, const proof::PartSet& stated,
                         const SetRows* set) {
  std::vector<Hash> given = commitments(index, set);
  audit_.parts += given.size();
  if (given.empty() || proof::part_set(given) != stated) {
    fail(index, name + ": the stored words are not those committed to");
  }
}

void RowAudit::check_notes(std::int64_t index, const proof::Entry& entry, const SetRows* set) {
  std::vector<Hash> given = commitments(index, set);
  bool same = given.size() == entry.notes.size();
  for (std::size_t i = 0; same && i < entry.notes.size(); ++i) {
    same = set->parts[i].name == "note:" + entry.notes[i].lang && given[i] == entry.notes[i].commit;
  }
  if (!same) fail(index, "notes: the stored notes are not those committed to");
}

// What is said to be derived is what its rule makes of the text it names.
void RowAudit::check_derived(std::int64_t index, const record::Content& content) {
  for (const record::Text& text : content.texts) {
    const record::Text* from = content.text(text.of);
    if (text.status != record::TextStatus::derived || from == nullptr) continue;
    std::string other = record::first_underived(*from, text);
    if (other.empty()) continue;
    audit_.fail("derived", index,
                fmt::format("{}: {} is not what {} makes of {}", text.lang, other,
                            text::kTranslitVersion, text.of));
  }
}

// The frames of the texts, the quotes in them and the files beside them. The number of quotes.
Result<std::size_t> RowAudit::check_content(std::int64_t index, const proof::Entry& entry,
                                            EntryRows& rows) {
  check_frames(index, entry, rows);
  auto content = content_of_rows(entry, rows);
  if (!content) {
    fail(index, content.error().message);
    documents_.add_unreadable(index);
    return std::size_t{0};
  }
  check_derived(index, *content);
  documents_.add(index, *content);
  std::size_t quotes = 0;
  for (const record::Text& text : content->texts) quotes += check_quotes(index, text, rows);
  for (const record::MediaFile& file : content->media) {
    TRY_VOID(check_file(index, entry.doc, file));
  }
  for (const auto& [name, by] : content->removed) {
    if (!name.starts_with(proof::kFilePrefix)) continue;
    TRY(Key key, parse_key(name.substr(proof::kFilePrefix.size())));
    TRY_VOID(check_removed_file(index, entry.doc, key));
  }
  return quotes;
}

void RowAudit::check_frames(std::int64_t index, const proof::Entry& entry, const EntryRows& rows) {
  bool same = rows.frames.size() == entry.texts.size();
  for (std::size_t i = 0; same && i < entry.texts.size(); ++i) {
    const FrameRow& frame = rows.frames[i];
    const proof::EntryText& text = entry.texts[i];
    same = frame.lang == text.lang && frame.status == proof::status_name(text.status) &&
           frame.of == text.of && frame.rule == text.rule;
  }
  if (!same) fail(index, "the texts' rows differ from the entry");
}

std::size_t RowAudit::check_quotes(std::int64_t index, const record::Text& text,
                                   const EntryRows& rows) {
  std::vector<record::Quote> expected = options_.quotes(text);
  std::sort(expected.begin(), expected.end(), [](const record::Quote& a, const record::Quote& b) {
    return std::pair(a.block, a.first) < std::pair(b.block, b.first);  // as the table has them
  });
  auto of_text = [&](const record::Quote& quote) { return quote.lang == text.lang; };
  auto first = std::find_if(rows.quotes.begin(), rows.quotes.end(), of_text);
  auto last = std::find_if_not(first, rows.quotes.end(), of_text);
  if (!std::equal(first, last, expected.begin(), expected.end())) {
    fail(index, "the quotes of " + text.lang + " are not those that its words give");
  }
  return static_cast<std::size_t>(last - first);
}

// Its row keeps the address, and nothing of the file.
Result<void> RowAudit::check_removed_file(std::int64_t index, DocumentId document, const Key& key) {
  TRY(auto row, record::media_row(session_, key));
  bool first = files_.insert(key).second;
  bool same = row && row->document == document && (row->entry == index) == first &&
              row->removed() && row->file.sha256 == Hash() && row->file.bytes == 0 &&
              row->file.type.empty();
  if (!same) fail(index, "a file that law removed still has its facts");
  return {};
}

Result<void> RowAudit::check_file(std::int64_t index, DocumentId document,
                                  const record::MediaFile& file) {
  TRY(auto row, record::media_row(session_, file.key));
  bool first = files_.insert(file.key).second;
  bool same = row && row->document == document && (row->entry == index) == first &&
              row->file.sha256 == file.sha256 && row->file.bytes == file.bytes &&
              row->file.type == file.type && row->file.filename == file.filename;
  if (!same) fail(index, "the row of " + file.filename + " differs from its commitment");
  if (!checked_blobs_.insert(file.sha256).second) return {};
  ++audit_.blobs;
  auto blob = blobs_.verify(file.sha256);
  if (!blob) fail(index, file.filename + ": " + blob.error().message);
  if (blob && blob->size != file.bytes) fail(index, file.filename + ": another size");
  return {};
}

// How many rows of each table the entry names; null: none. What is there is held against it above.
void RowAudit::check_numbers(std::int64_t index, const proof::Entry* entry, const EntryRows& rows,
                             std::size_t quotes) {
  auto compare = [&](std::string_view table, std::size_t stored, std::int64_t named) {
    if (static_cast<std::int64_t>(stored) == named) return;
    fail(index, fmt::format("{}: {} rows where the entry names {}", table, stored, named));
  };
  std::size_t parts = 0;
  std::size_t salts = 0;
  for (const SetRows& set : rows.sets) {
    parts += set.parts.size();
    salts += set.salts ? 1 : 0;
  }
  bool act = entry != nullptr;
  compare("texts", rows.frames.size(), act ? static_cast<std::int64_t>(entry->texts.size()) : 0);
  compare("parts", parts, act ? parts_named(*entry) : 0);
  compare("salts", salts, act ? static_cast<std::int64_t>(sets_named(*entry)) : 0);
  compare("quotes", rows.quotes.size(), static_cast<std::int64_t>(quotes));
}

Result<void> RowAudit::finish(std::int64_t published) {
  TRY_VOID(documents_.finish(published));
  TRY_VOID(removals_.finish());
  TRY_VOID(check_strays());
  return StrayAudit(session_, blobs_, options_, audit_)
      .run(static_cast<std::uint64_t>(entries_), checked_blobs_);
}

// Rows that nothing signed stands behind: public files, and what lies before or beyond the log.
Result<void> RowAudit::check_strays() {
  TRY_VOID(session_.each("SELECT key, entry FROM media", [&](const store::Row& row) {
    if (!files_.contains(row.key(0))) fail(row.integer(1), "a public file that no entry names");
  }));
  TRY_VOID(each_beyond(
      "SELECT entry, doc FROM acts WHERE entry >= $1 AND entry <= $2", [&](const store::Row& row) {
        fail(row.integer(0), "an act of " + to_string(row.document(1)) + " that no entry names");
      }));
  auto tell = [&](const store::Row& row) {
    fail(row.integer(0), fmt::format("{}: {} rows where no entry is", row.text(1), row.integer(2)));
  };
  TRY_VOID(
      each_beyond("SELECT entry, 'texts', count(*) FROM texts WHERE entry >= $1 "
                  "AND entry <= $2 GROUP BY entry",
                  tell));
  TRY_VOID(
      each_beyond("SELECT entry, 'parts', count(*) FROM parts WHERE entry >= $1 "
                  "AND entry <= $2 GROUP BY entry",
                  tell));
  TRY_VOID(
      each_beyond("SELECT entry, 'salts', count(*) FROM salts WHERE entry >= $1 "
                  "AND entry <= $2 GROUP BY entry",
                  tell));
  TRY_VOID(
      each_beyond("SELECT entry, 'withheld', count(*) FROM withheld WHERE entry >= $1 "
                  "AND entry <= $2 GROUP BY entry",
                  tell));
  return each_beyond(
      "SELECT entry, 'quotes', count(*) FROM quotes WHERE entry >= $1 "
      "AND entry <= $2 GROUP BY entry",
      tell);
}

// The rows that name an entry before or beyond the log.
Result<void> RowAudit::each_beyond(store::Sql between,
                                   const std::function<void(const store::Row&)>& see) {
  using Limits = std::numeric_limits<std::int64_t>;
  TRY_VOID(session_.each(between, see, Limits::min(), std::int64_t{-1}));
  return session_.each(between, see, entries_, Limits::max());
}

}  // namespace glasnik::ledger
