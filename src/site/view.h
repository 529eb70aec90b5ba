#pragma once
// What a handler works with: one request's variant, one snapshot of the record, and the note of
// what it read there. A page is a pure function of (path, record); everything else here is
// constant.

#include <optional>
#include <string>

#include "base/config.h"
#include "ledger/log_reader.h"
#include "newsroom/accounts.h"
#include "newsroom/desk.h"
#include "newsroom/newsroom.h"
#include "record/journalist.h"
#include "record/listing.h"
#include "site/page_cache.h"
#include "site/theme.h"
#include "text/zone.h"

namespace glasnik::newsroom {
class Desk;
class DeskClock;
}  // namespace glasnik::newsroom

namespace glasnik::site {

struct Status;  // site/site.h

class Presence;  // site/presence.h

// Constant while the site is served.
struct Ground {
  const Config& config;
  const Theme& theme;
  text::Zone zone;
  std::string origin_url;    // "https://vode.example", no final slash
  int founded;               // the year of the log's genesis
  std::string verifier_key;  // the newest of the log's
  store::Blobs& blobs;
  const Status* status;
  ledger::Witness* witness = nullptr;  // of others; null: this is none
  search::Index* index = nullptr;      // null: there is none to search in
  // Of the desk. No accounts: there is no desk, as on a mirror.
  newsroom::Accounts* accounts = nullptr;
  std::string desk_url{};  // "http://localhost:8081", no final slash
  newsroom::Desk* desk = nullptr;
  newsroom::DeskClock* desk_clock = nullptr;
  Random random{};
  std::string press_url{};       // the journalists' listener; empty: there is none
  bool press = false;            // this is its ground: desk_url is press_url
  Presence* presence = nullptr;  // never null where there is a desk
};

// Who asks at the desk.
struct Caller {
  std::optional<newsroom::SignedIn> who;
  std::optional<record::Journalist> journalist{};  // at their listener, who is one at this moment
  std::string form_token;  // what a script sends along where a browser says less of itself
  std::string nonce;       // of the one answer: only scripts that name it run
};

class View {
 public:
  View(const Ground& on, const Variant& in) : ground(on), variant(&in) {}  // of no record: problems
  View(const Ground& on, const Variant& in, store::Session& snapshot,
       std::optional<ledger::Published> newest)
      : ground(on), variant(&in), log(std::move(newest)), session_(&snapshot) {}

  const Ground& ground;
  const Variant* variant;                // of the page to be answered
  std::optional<ledger::Published> log;  // the newest checkpoint in this snapshot
  Dependencies read;                     // filled in by whoever reads
  Caller caller;                         // at the desk
  // The one address of the answer, and the only one under which it may be kept: by any other way to
  // it (a query that says nothing, an escaped letter) it would be kept again and again. Empty: not
  // to be kept.
  std::string canonical;

  store::Session& session() const {
    ENSURE(session_ != nullptr);
    return *session_;
  }
  std::int64_t published() const { return log ? static_cast<std::int64_t>(log->size) : 0; }
  const std::string& word(const std::string& key) const { return ground.theme.word(*variant, key); }

 private:
  store::Session* session_ = nullptr;
};

// Addresses, as paths from the root.
std::string home_path(const Variant& variant);
std::string archive_path(const Variant& variant);
std::string search_path(const Variant& variant);
std::string log_path(const Variant& variant);
std::string verifier_path(const Variant& variant);  // the one page, in the variant's language
std::string feed_path(const Variant& variant, std::string_view form);  // atom rss json
std::string document_path(DocumentId id);  // leads each reader to their own variant
std::string release_path(const Variant& variant, DocumentId id, std::string_view slug);
std::string edition_path(const Variant& variant, DocumentId id, Version version);
std::string history_path(const Variant& variant, DocumentId id);
std::string diff_path(const Variant& variant, DocumentId id, Version from, Version to);
std::string media_path(const record::MediaFile& file);
std::string proof_path(DocumentId id);
std::string proof_path(DocumentId id, std::int64_t seq, std::string_view form);

// Whether a document's words are public; and whether its fixed versions are, which outlive a merge.
bool is_readable(record::Standing standing);
bool has_versions(record::Standing standing);

// Instants as a page shows them in the newsroom's zone.
std::string iso_local(const View& view, Time time);             // 2026-09-14T13:00:00+02:00
std::string when(const View& view, Time time);                  // 14. septembar 2026, 13:00
std::string day(const View& view, Time time);                   // 14. septembar 2026.
std::string day(const View& view, const record::Listed& item);  // the day it is listed under
std::string clock(const View& view, Time time);                 // 13:00
Date local_date(const View& view, Time time);

}  // namespace glasnik::site
