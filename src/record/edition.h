#pragma once
// Editions in their tables: what a content act froze, part by part, with the salts apart.

#include <map>
#include <span>

#include "record/content.h"
#include "store/database.h"

namespace glasnik::record {

// Stores the texts and parts of a content act under its entry.
Result<void> put_content(store::Session& session, std::int64_t entry, const Content& content);
// Stores one set of parts with its salts, 32 octets a part, in order.
Result<void> put_parts(store::Session& session, std::int64_t entry, const PartSet& set,
                       BytesView salts);

// The parts of one collection, in order; empty if there is no such collection.
Result<std::vector<Part>> parts_of_entry(store::Session& session, std::int64_t entry,
                                         std::string_view collection);
// Of a removed part the salt is zero.
Result<Bytes> salts_of_entry(store::Session& session, std::int64_t entry,
                             std::string_view collection);
// What stays of parts that law removed, by their place in the collection.
struct Removed {
  Hash commitment;
  std::int64_t by = 0;  // the remove_legal entry
};
Result<std::map<std::int64_t, Removed>> removed_of_entry(store::Session& session,
                                                         std::int64_t entry,
                                                         std::string_view collection);

// The removal that took the part of that name from an entry; none: it has its words.
Result<std::optional<std::int64_t>> removal_of(store::Session& session, std::int64_t entry,
                                               std::string_view name);

// Destroys the words and the salt of a part and keeps its commitment. Once more is no error.
Result<void> remove_part(store::Session& session, std::int64_t entry, std::string_view collection,
                         std::int64_t position, const Removed& removed);

// The frames of an entry's texts, sorted by lang.
Result<std::vector<TextFrame>> frames_of_entry(store::Session& session, std::int64_t entry);

// What a content act said: whole, or the facts and files with one text only (all a page needs).
Result<Content> load_content(store::Session& session, std::int64_t entry);
Result<Content> load_content_in(store::Session& session, std::int64_t entry, std::string_view lang);

// Attributed words, by their place in the edition they stand in.
struct Quote {
  std::string lang;
  std::string block;
  std::int64_t first = 0;  // UTF-8 octets into the block as read (text::plain), half-open
  std::int64_t last = 0;
  std::string words;
  std::string speaker;  // as written
  std::string cue;
  std::string rule;
  int confidence = 0;  // per cent
  bool operator==(const Quote&) const = default;
};
Result<void> put_quote(store::Session& session, std::int64_t entry, const Quote& quote);
Result<void> remove_quotes(store::Session& session, std::int64_t entry, std::string_view lang);
Result<std::vector<Quote>> quotes_of_entry(store::Session& session, std::int64_t entry,
                                           std::string_view lang);

// A public file's row: where its bytes are and whose it is. Of a file that law removed only the
// key, the document and the act are left, so that its address can say what happened.
struct MediaRow {
  MediaFile file;
  DocumentId document;
  std::int64_t entry = 0;
  bool removed() const { return file.filename.empty(); }
};
Result<void> put_media(store::Session& session,
                       const MediaRow& row);  // once a key; later rows ignored
Result<std::optional<MediaRow>> media_row(store::Session& session, const Key& key);
Result<void> empty_media_row(store::Session& session, const Key& key);

}  // namespace glasnik::record
