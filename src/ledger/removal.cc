#include "ledger/removal.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/encoding.h"
#include "ledger/log_reader.h"
#include "proof/file_part.h"
#include "proof/record_file.h"
#include "proof/standing.h"
#include "record/document.h"
#include "record/listing.h"
#include "record/withheld.h"

namespace glasnik::ledger {
namespace {

// One removal inside the transaction of its entry.
class Removal {
 public:
  Removal(store::Session& session, std::int64_t index, const proof::Entry& entry,
          const QuoteRule& quotes)
      : session_(session), index_(index), entry_(entry), quotes_(quotes) {}

  Result<void> apply() {
    TRY(acts_, record::acts_of(session_, entry_.doc, index_));
    TRY_VOID(proof::removes_whole(entry_) ? remove_document() : remove_named());
    TRY_VOID(record::hide_listed(session_, entry_.doc));
    TRY_VOID(
        session_.execute("INSERT INTO removals (entry, pending, kept) VALUES ($1, 1, '') "
                         "ON CONFLICT (entry) DO UPDATE SET pending = 1",
                         index_));
    return {};
  }

 private:
  // Where a set of parts is: an entry, and its lang, "data" or "notes".
  using Place = std::pair<std::int64_t, std::string>;

  Result<void> remove_document() {
    for (const record::Act& act : acts_) {
      TRY(auto frames, record::frames_of_entry(session_, act.entry));
      for (const record::TextFrame& frame : frames) TRY_VOID(remove_set({act.entry, frame.lang}));
      TRY_VOID(remove_set({act.entry, "data"}));
      TRY_VOID(remove_set({act.entry, "notes"}));
    }
    return {};
  }

  Result<void> remove_set(const Place& place) {
    TRY(auto parts, salted_parts(session_, place.first, place.second));
    std::set<std::int64_t> all;
    for (std::size_t i = 0; i < parts.size(); ++i) all.insert(static_cast<std::int64_t>(i));
    return remove_from(place, parts, all);
  }

  Result<void> remove_named() {
    std::map<Place, std::set<std::int64_t>> named;
    for (const proof::RemovedPart& part : entry_.parts) {
      named[{static_cast<std::int64_t>(part.index), part.set}].insert(part.i);
    }
    for (const auto& [place, positions] : named) {
      bool ours = std::any_of(acts_.begin(), acts_.end(), [&place = place](const auto& act) {
        return act.entry == place.first;
      });
      if (!ours) return Error{Code::invalid, "a removal of a part of another document"};
      TRY(bool withheld, record::is_withheld(session_, place.first));
      if (withheld) continue;  // its words were never here
      TRY(auto parts, salted_parts(session_, place.first, place.second));
      if (*positions.rbegin() >= static_cast<std::int64_t>(parts.size())) {
        return Error{Code::invalid, "a removal of a part that the document has not"};
      }
      TRY_VOID(remove_from(place, parts, positions));
    }
    return {};
  }

  Result<void> remove_from(const Place& place, const std::vector<proof::Part>& parts,
                           const std::set<std::int64_t>& positions) {
    for (std::int64_t position : positions) {
      const proof::Part& part = parts[static_cast<std::size_t>(position)];
      if (part.removed) continue;  // by an earlier removal, or by this one
      if (part.name.starts_with(proof::kFilePrefix)) {
        TRY_VOID(remove_file(part.name.substr(proof::kFilePrefix.size())));
      }
      TRY_VOID(record::remove_part(session_, place.first, place.second, position,
                                   {proof::commitment(part), index_}));
    }
    return proof::is_text_set(place.second) ? find_quotes_again(place) : Result<void>();
  }

  // Its octets are destroyed once the entry is safe: until then only their name is kept.
  Result<void> remove_file(const std::string& key_text) {
    TRY(Key key, parse_key(key_text));
    TRY(auto row, record::media_row(session_, key));
    if (!row || row->removed()) return {};
    TRY_VOID(
        session_.execute("INSERT INTO removed_blobs (sha256, removed_by) VALUES ($1, $2) "
                         "ON CONFLICT (sha256) DO NOTHING",
                         row->file.sha256, index_));
    return record::empty_media_row(session_, key);
  }

  // A name in a removed block may have told who speaks in another, so all of the text's go.
  Result<void> find_quotes_again(const Place& place) {
    TRY_VOID(record::remove_quotes(session_, place.first, place.second));
    TRY(auto content, record::load_content_in(session_, place.first, place.second));
    for (const record::Text& text : content.texts) {
      for (const record::Quote& quote : quotes_(text)) {
        TRY_VOID(record::put_quote(session_, place.first, quote));
      }
    }
    return {};
  }

  store::Session& session_;
  const std::int64_t index_;
  const proof::Entry& entry_;
  const QuoteRule& quotes_;
  std::vector<record::Act> acts_;  // of the document, before this one
};

// Whether a public file or a draft has these octets too. A draft names them in base64.
Result<bool> still_named(store::Session& session, const Hash& hash) {
  TRY(auto named,
      session.one(
          "SELECT (SELECT count(*) FROM media WHERE sha256 = $1) + "
          "(SELECT count(*) FROM drafts WHERE "
          "length(replace(content, $2, '')) < length(content))",
          [](const store::Row& row) { return row.integer(0) > 0; }, hash, base64(hash.view())));
  return named.value_or(false);
}

Result<void> remove_blob(store::Database& database, store::Blobs& blobs, const Hash& hash) {
  TRY(bool named,
      database.read([&](store::Session& session) { return still_named(session, hash); }));
  TRY(bool there, blobs.exists(hash));
  if (there && !named) TRY_VOID(blobs.remove(hash));
  return database.write([&](store::Session& session) -> Result<void> {
    TRY_VOID(session.execute("DELETE FROM removed_blobs WHERE sha256 = $1", hash));
    return {};
  });
}

}  // namespace

Result<void> apply_removal(store::Session& session, std::int64_t index, const proof::Entry& entry,
                           const QuoteRule& quotes) {
  return Removal(session, index, entry, quotes).apply();
}

Result<bool> removal_pending(store::Session& session) {
  TRY(auto pending, session.one("SELECT count(*) FROM removals WHERE pending = 1",
                                [](const store::Row& row) { return row.integer(0) > 0; }));
  return pending.value_or(false);
}

// The commit point is the last write: until it the next start does all of this again. Its sync
// makes the emptying of the WAL durable too, which SQLite leaves to whoever writes next.
Result<void> finish_removals(store::Database& database, store::Blobs& blobs) {
  TRY(bool pending, database.read(removal_pending));
  if (!pending) return {};
  TRY(auto hashes, database.read([](store::Session& session) {
    return session.all("SELECT sha256 FROM removed_blobs",
                       [](const store::Row& row) { return row.hash(0); });
  }));
  for (const Hash& hash : hashes) TRY_VOID(remove_blob(database, blobs, hash));
  TRY_VOID(database.forget_deleted());
  return database.write([](store::Session& session) -> Result<void> {
    TRY_VOID(session.execute("UPDATE removals SET pending = 0 WHERE pending = 1"));
    return {};
  });
}

}  // namespace glasnik::ledger
