#include "ledger/entry_rows.h"

#include <algorithm>

namespace glasnik::ledger {
namespace {

// A release of 10,000 words in three variants takes about 200 KiB of memory here.
constexpr std::size_t kStretch = 64;

// The set that `collection` names, which comes last where rows come in order.
SetRows& set_of(EntryRows& rows, std::string_view collection) {
  if (!rows.sets.empty() && rows.sets.back().collection == collection) return rows.sets.back();
  if (SetRows* set = rows.set(collection)) return *set;
  return rows.sets.emplace_back(SetRows{std::string(collection), {}, std::nullopt});
}

}  // namespace

SetRows* EntryRows::set(std::string_view collection) {
  auto found = std::find_if(sets.begin(), sets.end(),
                            [&](const SetRows& set) { return set.collection == collection; });
  return found == sets.end() ? nullptr : &*found;
}

Result<EntryRows*> EntryRowReader::next() {
  if (given_ == stretch_.size()) {
    first_ += static_cast<std::int64_t>(given_);
    given_ = 0;
    TRY_VOID(read_stretch());
  }
  return &stretch_[given_++];
}

Result<void> EntryRowReader::read_stretch() {
  stretch_.clear();
  stretch_.resize(kStretch);
  TRY_VOID(read_acts());
  TRY_VOID(read_frames());
  TRY_VOID(read_parts());
  TRY_VOID(read_removed_parts());
  TRY_VOID(read_salts());
  TRY_VOID(read_quotes());
  return read_withheld();
}

Result<void> EntryRowReader::read_acts() {
  return session_.each(
      "SELECT entry, doc, seq, kind, major, minor, issued, coalesce(reason, ''), content_entry "
      "FROM acts WHERE entry >= $1 AND entry <= $2",
      [&](const store::Row& row) {
        Version version{static_cast<int>(row.integer(4)), static_cast<int>(row.integer(5))};
        of(row.integer(0)).act = {
            row.document(1), row.integer(2),           std::string(row.text(3)),
            version,         std::string(row.text(6)), std::string(row.text(7)),
            row.integer(8)};
      },
      first_, last());
}

Result<void> EntryRowReader::read_frames() {
  return session_.each(
      "SELECT entry, lang, status, coalesce(of_lang, ''), coalesce(rule, '') FROM texts "
      "WHERE entry >= $1 AND entry <= $2 ORDER BY entry, lang",
      [&](const store::Row& row) {
        of(row.integer(0))
            .frames.push_back({std::string(row.text(1)), std::string(row.text(2)),
                               std::string(row.text(3)), std::string(row.text(4))});
      },
      first_, last());
}

Result<void> EntryRowReader::read_parts() {
  return session_.each(
      "SELECT entry, collection, name, body FROM parts WHERE entry >= $1 AND entry <= $2 "
      "ORDER BY entry, collection, position",
      [&](const store::Row& row) {
        set_of(of(row.integer(0)), row.text(1))
            .parts.push_back({std::string(row.text(2)), {}, Bytes(row.text(3)), std::nullopt});
      },
      first_, last());
}

// What law left of the parts it took. A row without its part is told by audit_removals.h.
Result<void> EntryRowReader::read_removed_parts() {
  return session_.each(
      "SELECT entry, collection, position, commitment, removed_by FROM removed_parts "
      "WHERE entry >= $1 AND entry <= $2",
      [&](const store::Row& row) {
        SetRows* set = of(row.integer(0)).set(row.text(1));
        auto place = static_cast<std::size_t>(row.integer(2));
        if (set == nullptr || place >= set->parts.size()) return;
        set->parts[place].removed = {row.hash(3), static_cast<std::uint64_t>(row.integer(4))};
      },
      first_, last());
}

Result<void> EntryRowReader::read_salts() {
  return session_.each(
      "SELECT entry, collection, octets FROM salts WHERE entry >= $1 AND entry <= $2 "
      "ORDER BY entry, collection",
      [&](const store::Row& row) {
        set_of(of(row.integer(0)), row.text(1)).salts = Bytes(row.octets(2));
      },
      first_, last());
}

Result<void> EntryRowReader::read_quotes() {
  return session_.each(
      "SELECT entry, lang, block, first, last, words, speaker, cue, rule, confidence FROM quotes "
      "WHERE entry >= $1 AND entry <= $2 ORDER BY entry, lang, block, first",
      [&](const store::Row& row) {
        of(row.integer(0))
            .quotes.push_back({std::string(row.text(1)), std::string(row.text(2)), row.integer(3),
                               row.integer(4), std::string(row.text(5)), std::string(row.text(6)),
                               std::string(row.text(7)), std::string(row.text(8)),
                               static_cast<int>(row.integer(9))});
      },
      first_, last());
}

Result<void> EntryRowReader::read_withheld() {
  return session_.each(
      "SELECT entry FROM withheld WHERE entry >= $1 AND entry <= $2",
      [&](const store::Row& row) { of(row.integer(0)).withheld = true; }, first_, last());
}

EntryRows& EntryRowReader::of(std::int64_t entry) {
  return stretch_[static_cast<std::size_t>(entry - first_)];
}

std::int64_t EntryRowReader::last() const {
  return first_ + static_cast<std::int64_t>(stretch_.size()) - 1;
}

}  // namespace glasnik::ledger
