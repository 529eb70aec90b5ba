#include "courier/taking.h"

#include <fmt/format.h>

#include "ledger/entry_content.h"
#include "ledger/log_reader.h"
#include "ledger/removal.h"

namespace glasnik::courier {
namespace {

constexpr std::size_t kBatchEntries = 1000;
constexpr std::size_t kBatchOctets = 16U << 20U;

std::size_t octets_of(const ledger::Taken& taken) {
  std::size_t sum = taken.octets.size();
  auto add = [&](const std::vector<proof::Part>& parts) {
    for (const proof::Part& part : parts) sum += part.text.size();
  };
  if (!taken.record) return sum;
  for (const proof::RecordText& text : taken.record->texts) add(text.parts);
  add(taken.record->data);
  add(taken.record->notes);
  return sum;
}

bool removes(const ledger::Taken& taken) { return taken.entry.kind == proof::Kind::remove_legal; }

}  // namespace

Error lie(const Source& source, const std::string& what) {
  return Error{Code::corrupt, source.name() + " " + what};
}

Result<void> go_on(const PullOptions& options) {
  if (options.stopping && options.stopping()) {
    return Error{Code::unavailable, "the pull was stopped, and goes on with the next one"};
  }
  return {};
}

// A removal ends its batch: whatever may go wrong behind it, its words leave now.
Result<void> Taking::take(std::span<const Hash> leaves) {
  const std::uint64_t have = target_.replica.size();
  std::vector<ledger::Taken> batch;
  std::size_t octets = 0;
  auto see = [&](std::uint64_t index, BytesView bytes) -> Result<void> {
    TRY_VOID(go_on(options_));
    if (proof::leaf_hash(bytes) != leaves[index - have]) {
      return lie(source_, fmt::format("has changed entry {} since it was verified", index));
    }
    TRY(ledger::Taken taken, taken_of(index, bytes));
    octets += octets_of(taken);
    bool removal = removes(taken);
    batch.push_back(std::move(taken));
    if (batch.size() < kBatchEntries && octets < kBatchOctets && !removal) return {};
    octets = 0;
    TRY_VOID(put(batch));
    if (options_.progress) options_.progress(pulled_.entries, leaves.size());
    return removal ? ledger::finish_removals(target_.database, target_.blobs) : Result<void>();
  };
  TRY_VOID(each_entry(source_, have, have + leaves.size(), see));
  if (batch.empty()) return {};
  TRY_VOID(put(batch));
  if (options_.progress) options_.progress(pulled_.entries, leaves.size());
  return {};
}

Result<void> Taking::put(std::vector<ledger::Taken>& batch) {
  TRY_VOID(target_.replica.take(batch));
  pulled_.entries += batch.size();
  batch.clear();
  return {};
}

Result<void> Taking::refill(const std::vector<std::int64_t>& entries) {
  for (std::int64_t index : entries) {
    TRY_VOID(go_on(options_));
    TRY(auto octets, target_.database.read([&](store::Session& session) {
      return ledger::entry_octets(session, index);
    }));
    if (!octets) return Error{Code::corrupt, fmt::format("entry {} is missing", index)};
    TRY(ledger::Taken taken, taken_of(static_cast<std::uint64_t>(index), *octets));
    if (!taken.record) continue;
    TRY_VOID(target_.replica.refill(index, taken));
    ++pulled_.refilled;
  }
  return {};
}

// An entry with its record and files, each held against what was signed.
Result<ledger::Taken> Taking::taken_of(std::uint64_t index, BytesView bytes) {
  TRY(proof::Entry entry, proof::parse_entry(bytes));
  ledger::Taken taken{Bytes(bytes), std::move(entry), {}};
  if (!proof::is_act(taken.entry.kind)) return taken;
  auto octets = source_.record(taken.entry.doc, taken.entry.seq);
  bool words = proof::is_content_act(taken.entry.kind);
  if (!octets && octets.error().code == Code::gone && words) {
    TRY_VOID(check_withheld(taken.entry.doc));
    ++pulled_.withheld;
    return taken;
  }
  if (!octets) return std::move(octets).error();
  auto record = proof::parse_record(*octets);
  auto checked = record ? ledger::check_record(taken.entry, *record) : record.error();
  if (!checked) {
    return lie(source_, fmt::format("gives words that entry {} did not commit to: {}", index,
                                    checked.error().message));
  }
  TRY_VOID(check_removed(index, taken.entry.doc, *record));
  if (words) {
    TRY(record::Content content, ledger::content_of(taken.entry, *record));
    for (const record::MediaFile& file : content.media) TRY_VOID(fetch(file));
  }
  taken.record = *std::move(record);
  return taken;
}

// What is not given out must have been taken back, and the log must say so.
Result<void> Taking::check_withheld(DocumentId document) const {
  proof::Standing standing = log_.standing(document);
  if (standing == proof::Standing::retracted || standing == proof::Standing::removed) return {};
  return lie(
      source_,
      fmt::format("withholds the words of {}, and the log does not say that they were taken back",
                  to_string(document)));
}

Result<void> Taking::check_removed(std::uint64_t index, DocumentId document,
                                   const proof::RecordFile& record) const {
  for (const proof::RecordText& text : record.texts) {
    TRY_VOID(check_removed(index, document, text.lang, text.parts));
  }
  TRY_VOID(check_removed(index, document, "data", record.data));
  return check_removed(index, document, "notes", record.notes);
}

Result<void> Taking::check_removed(std::uint64_t index, DocumentId document, const std::string& set,
                                   const std::vector<proof::Part>& parts) const {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto by = log_.removal_of(document, {index, set, static_cast<std::int64_t>(i)});
    auto given = parts[i].removed ? std::optional(parts[i].removed->by) : std::nullopt;
    if (by == given) continue;
    return lie(source_, given ? fmt::format("gives {} of entry {} as removed by law, and no entry "
                                            "removed it",
                                            parts[i].name, index)
                              : fmt::format("gives {} of entry {}, which law removed",
                                            parts[i].name, index));
  }
  return {};
}

// The file is durable before a row names it.
Result<void> Taking::fetch(const record::MediaFile& file) {
  TRY(bool there, target_.blobs.exists(file.sha256));
  if (there) return {};
  TRY(auto writer, target_.blobs.begin());
  Sha256 hasher;
  std::uint64_t octets = 0;
  TRY_VOID(source_.file(file, [&](BytesView piece) -> Result<void> {
    TRY_VOID(go_on(options_));
    hasher.update(piece);
    octets += piece.size();
    return writer->write(piece);
  }));
  if (octets != file.bytes || hasher.finish() != file.sha256) {
    return lie(source_, fmt::format("gives another file than the log's: {}", file.filename));
  }
  TRY_VOID(writer->finish());
  ++pulled_.files;
  return {};
}

}  // namespace glasnik::courier
