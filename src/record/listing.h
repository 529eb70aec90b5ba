#pragma once
// What lists show: one row a document and variant, kept as a projection of the acts and made again
// from them at will. It changes only in the transaction that stores a checkpoint, so a list, a page
// and the log always speak of the same size.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "record/content.h"
#include "record/document.h"
#include "text/zone.h"

namespace glasnik::record {

struct Listed {
  DocumentId document;
  std::string lang;
  std::int64_t entry = 0;  // the content act whose texts stand
  Standing standing = Standing::current;
  std::string type;
  std::string headline;
  std::string lead;
  std::string slug;
  Date day;              // it is listed under, in the newsroom's zone
  Time dated;            // the instant; midnight UTC of a claimed day
  bool claimed = false;  // the day is what its source claims, not that of the release
  Time released;
  Time updated;
  Version version;
  bool corrected = false;
  std::int64_t photos = 0;
  std::int64_t video_ms = 0;
  std::optional<Key> picture;
  bool operator==(const Listed&) const = default;
};

// What a list shows of a text's words and of the files beside it: all but what the acts decide.
Listed listed_words(const Content& content, const Text& text);
// What a content act decides, on a row with its words; before: the row before the act, or null.
void settle(Listed& item, const Listed* before, const Act& act, const text::Zone& zone);
// What an act without words decides.
void settle_status(Listed& item, const Act& act);

// Brings the listing up to the acts of entries [from, below). Called in order, each act once.
// Returns the documents touched.
Result<std::vector<DocumentId>> project_acts(store::Session& session, std::int64_t from,
                                             std::int64_t below, const text::Zone& zone);
// Takes the words of a document out of its rows until its next act is projected.
Result<void> hide_listed(store::Session& session, DocumentId id);

// Throws a document's rows away and makes them again from its acts below `below`.
Result<void> list_again(store::Session& session, DocumentId id, std::int64_t below,
                        const text::Zone& zone);

Result<std::optional<Listed>> listed(store::Session& session, DocumentId id, std::string_view lang);
// The variants in which a document is public, by lang.
Result<std::vector<Listed>> listed_variants(store::Session& session, DocumentId id);

// Every row of the documents numbered [first, last], by document and lang; one that cannot be read
// is an error to look at. For audits.
Result<void> each_listed(store::Session& session, DocumentId first, DocumentId last,
                         const std::function<void(DocumentId, Result<Listed>)>& see);

// Every readable row of the documents numbered [first, last], by document and lang; and the lowest
// number above `after` that has one. For maps of the whole site.
Result<std::vector<Listed>> listed_between(store::Session& session, DocumentId first,
                                           DocumentId last);
Result<std::optional<DocumentId>> next_listed(store::Session& session, DocumentId after);

// A stretch of a list: newest first, standing current or withdrawn.
struct ListQuery {
  std::string lang;
  std::string type;          // empty: all
  std::optional<Date> from;  // the first day
  std::optional<Date> to;    // the last one
  std::int64_t skip = 0;
  std::int64_t limit = 20;
};
Result<std::vector<Listed>> list(store::Session& session, const ListQuery& query);
Result<std::int64_t> count(store::Session& session, const ListQuery& query);  // skip, limit ignored

// How many stand under each year or month: "2026" or "2026-03" -> count, newest first.
struct PeriodCount {
  std::string period;
  std::int64_t count = 0;
};
Result<std::vector<PeriodCount>> count_by_year(store::Session& session, const ListQuery& query);
Result<std::vector<PeriodCount>> count_by_month(store::Session& session, const ListQuery& query);

// The newest attributed statements of current releases in a variant, the first of each release.
struct Statement {
  std::string words;
  std::string speaker;
  std::string block;
  Listed in;
};
Result<std::vector<Statement>> latest_statements(store::Session& session, std::string_view lang,
                                                 std::int64_t limit);

}  // namespace glasnik::record
