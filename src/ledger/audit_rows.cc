#include "ledger/audit_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "ledger/log_reader.h"
#include "record/listing.h"

namespace glasnik::ledger {
namespace {

// The parts without their salts, as content is read from them.
std::vector<record::Part> words_of(const std::vector<proof::Part>& parts) {
  std::vector<record::Part> words;
  words.reserve(parts.size());
  for (const proof::Part& part : parts) words.push_back({part.name, part.text});
  return words;
}

Result<record::Content> content_of(const proof::Entry& entry, const proof::RecordFile& record) {
  record::Content content;
  for (std::size_t i = 0; i < entry.texts.size(); ++i) {
    const proof::EntryText& text = entry.texts[i];
    record::TextFrame frame{text.lang, text.status, text.of, text.rule};
    TRY(record::Text words, record::text_of_parts(frame, words_of(record.texts[i].parts)));
    content.texts.push_back(std::move(words));
  }
  TRY_VOID(record::read_data_parts(words_of(record.data), content));
  return content;
}

}  // namespace

void RowAudit::fail(std::int64_t index, std::string reason) {
  audit_.fail("rows", index, std::move(reason));
}

Result<void> RowAudit::check(const std::optional<proof::Entry>& entry) {
  auto index = static_cast<std::int64_t>(named_.size());
  Counts& named = named_.emplace_back();
  if (!entry || !proof::is_act(entry->kind)) return {};
  named.texts = static_cast<std::int32_t>(entry->texts.size());
  named.salts = named.texts + (entry->data ? 1 : 0) + (entry->notes.empty() ? 0 : 1);
  std::int64_t parts = static_cast<std::int64_t>(entry->notes.size());
  for (const proof::EntryText& text : entry->texts) parts += text.parts.n;
  if (entry->data) parts += entry->data->n;
  named.parts = static_cast<std::int32_t>(parts);
  TRY_VOID(check_act(index, *entry));
  return check_record(index, *entry);
}

// The words behind an entry, as they are published: each set recomputes to what is committed to,
// and the record is one that a reader of its bundle accepts.
Result<void> RowAudit::check_record(std::int64_t index, const proof::Entry& entry) {
  auto record = record_of(session_, index, entry);
  if (!record) {
    fail(index, record.error().message);
    return {};
  }
  for (std::size_t i = 0; i < entry.texts.size(); ++i) {
    check_set(index, "text:" + entry.texts[i].lang, entry.texts[i].parts, record->texts[i].parts);
  }
  if (entry.data) check_set(index, "data", *entry.data, record->data);
  check_notes(index, entry, *record);
  if (auto published = proof::parse_record(proof::canonical(*record)); !published) {
    fail(index, "its bundle can never verify: " + published.error().message);
  }
  return proof::is_content_act(entry.kind) ? check_content(index, entry, *record) : Result<void>();
}

void RowAudit::check_set(std::int64_t index, const std::string& name, const proof::PartSet& stated,
                         const std::vector<proof::Part>& parts) {
  audit_.parts += parts.size();
  if (parts.empty() || proof::part_set(parts) != stated) {
    fail(index, name + ": the stored words are not those committed to");
  }
}

void RowAudit::check_notes(std::int64_t index, const proof::Entry& entry,
                           const proof::RecordFile& record) {
  bool same = record.notes.size() == entry.notes.size();
  for (std::size_t i = 0; same && i < entry.notes.size(); ++i) {
    same = record.notes[i].name == "note:" + entry.notes[i].lang &&
           proof::commitment(record.notes[i]) == entry.notes[i].commit;
  }
  if (!same) fail(index, "notes: the stored notes are not those committed to");
}

Result<void> RowAudit::check_act(std::int64_t index, const proof::Entry& entry) {
  TRY(auto act, record::act_of(session_, entry.doc, entry.seq));
  bool content = proof::is_content_act(entry.kind);
  bool same = act && act->entry == index && act->kind == proof::kind_name(entry.kind) &&
              act->version == entry.edition && act->issued == entry.issued &&
              act->reason == (entry.reason ? proof::reason_name(*entry.reason) : "") &&
              (act->content_entry == index) == content;
  if (!same) fail(index, "the act's row differs from its entry");
  return {};
}

// The frames of the texts, the quotes in them and the files beside them.
Result<void> RowAudit::check_content(std::int64_t index, const proof::Entry& entry,
                                     const proof::RecordFile& record) {
  TRY_VOID(check_frames(index, entry));
  auto content = content_of(entry, record);
  if (!content) {
    fail(index, content.error().message);
    return {};
  }
  for (const record::Text& text : content->texts) TRY_VOID(check_quotes(index, text));
  for (const record::MediaFile& file : content->media) {
    TRY_VOID(check_file(index, entry.doc, file));
  }
  return {};
}

Result<void> RowAudit::check_frames(std::int64_t index, const proof::Entry& entry) {
  TRY(auto frames, record::frames_of_entry(session_, index));
  bool same = frames.size() == entry.texts.size();
  for (std::size_t i = 0; same && i < frames.size(); ++i) {
    const proof::EntryText& text = entry.texts[i];
    same = frames[i].lang == text.lang && frames[i].status == text.status &&
           frames[i].of == text.of && frames[i].rule == text.rule;
  }
  if (!same) fail(index, "the texts' rows differ from the entry");
  return {};
}

Result<void> RowAudit::check_quotes(std::int64_t index, const record::Text& text) {
  TRY(auto quotes, record::quotes_of_entry(session_, index, text.lang));
  named_.back().quotes += static_cast<std::int32_t>(quotes.size());
  std::vector<record::Quote> expected = options_.quotes(text);
  std::sort(expected.begin(), expected.end(), [](const record::Quote& a, const record::Quote& b) {
    return std::pair(a.block, a.first) < std::pair(b.block, b.first);  // as the table has them
  });
  if (quotes != expected) {
    fail(index, "the quotes of " + text.lang + " are not those that its words give");
  }
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

Result<void> RowAudit::finish(std::int64_t published) {
  TRY_VOID(check_documents(published));
  return check_strays();
}

// What lists show, made again from the acts and compared; the writer's view likewise.
Result<void> RowAudit::check_documents(std::int64_t published) {
  TRY(auto ids, session_.all("SELECT doc FROM acts UNION SELECT doc FROM published "
                             "UNION SELECT id FROM documents ORDER BY 1",
                             [](const store::Row& row) { return row.document(0); }));
  for (DocumentId id : ids) TRY_VOID(check_document(id, published));
  return {};
}

Result<void> RowAudit::check_document(DocumentId id, std::int64_t published) {
  TRY(auto acts, record::acts_of(session_, id, std::numeric_limits<std::int64_t>::max()));
  for (std::size_t i = 1; i < acts.size(); ++i) {
    bool content = acts[i].content_entry == acts[i].entry;
    if (content || acts[i].content_entry == acts[i - 1].content_entry) continue;
    fail(acts[i].entry, "the act's row leaves other words standing than the act before");
  }
  TRY_VOID(check_state(id, acts));
  // A crash, or a server at this moment, may have committed acts that no checkpoint covers yet.
  std::erase_if(acts, [&](const record::Act& act) { return act.entry >= published; });
  return check_listed(id, acts);
}

Result<void> RowAudit::check_state(DocumentId id, const std::vector<record::Act>& acts) {
  TRY(auto state, record::document_state(session_, id));
  if (acts.empty()) {
    if (state) fail(0, "a state of " + to_string(id) + ", which has no act");
    return {};
  }
  const record::Act& last = acts.back();
  bool same = state && state->seq == last.seq && state->version == last.version &&
              state->last_entry == last.entry && state->content_entry == last.content_entry &&
              state->standing == record::standing_after(last);
  if (!same) fail(last.entry, "the state of " + to_string(id) + " is not its last act's");
  return {};
}

Result<void> RowAudit::check_listed(DocumentId id, const std::vector<record::Act>& shown) {
  auto expected = record::listed_from_acts(session_, shown, options_.zone);
  if (!expected) return {};  // the words are already named as damaged
  TRY(auto listed, record::listed_variants(session_, id));
  if (*expected == listed) return {};
  fail(shown.empty() ? 0 : shown.back().entry,
       "what lists show of " + to_string(id) + " is not what was released");
  return {};
}

// Rows that nothing signed stands behind. check() has found those that lack, or differ.
Result<void> RowAudit::check_strays() {
  TRY_VOID(session_.each("SELECT key, entry FROM media", [&](const store::Row& row) {
    if (!files_.contains(row.key(0))) fail(row.integer(1), "a public file that no entry names");
  }));
  TRY_VOID(session_.each(
      "SELECT acts.entry, acts.doc FROM acts LEFT JOIN entries ON entries.position = acts.entry "
      "WHERE entries.doc IS DISTINCT FROM acts.doc OR entries.seq IS DISTINCT FROM acts.seq",
      [&](const store::Row& row) {
        fail(row.integer(0), "an act of " + to_string(row.document(1)) + " that no entry names");
      }));
  TRY_VOID(count("SELECT entry, count(*) FROM texts GROUP BY entry", "texts", &Counts::texts));
  TRY_VOID(count("SELECT entry, count(*) FROM parts GROUP BY entry", "parts", &Counts::parts));
  TRY_VOID(count("SELECT entry, count(*) FROM salts GROUP BY entry", "salts", &Counts::salts));
  return count("SELECT entry, count(*) FROM quotes GROUP BY entry", "quotes", &Counts::quotes);
}

Result<void> RowAudit::count(store::Sql by_entry, std::string_view rows,
                             std::int32_t Counts::*named) {
  return session_.each(by_entry, [&](const store::Row& row) {
    std::int64_t index = row.integer(0);
    bool known = index >= 0 && index < static_cast<std::int64_t>(named_.size());
    std::int64_t expected = known ? named_[static_cast<std::size_t>(index)].*named : 0;
    if (row.integer(1) == expected) return;
    fail(index,
         fmt::format("{}: {} rows where the entry names {}", rows, row.integer(1), expected));
  });
}

}  // namespace glasnik::ledger
