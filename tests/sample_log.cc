#include "sample_log.h"

#include <array>

#include "base/encoding.h"
#include "proof/file_part.h"
#include "proof/key_chain.h"
#include "proof/key_history.h"
#include "proof/number.h"
#include "proof/standing.h"

namespace glasnik::proof {
namespace {

constexpr std::int64_t kFirstTime = 1767225600;  // 2026-01-01T00:00:00Z
constexpr std::int64_t kFirstDocument = 1000;

Bytes sample_salt(std::int64_t document, std::string_view set, std::string_view name) {
  std::string seed = std::to_string(document) + "/" + std::string(set) + "/" + std::string(name);
  return Bytes(sha256(seed).view());
}

Part sample_part(std::int64_t document, std::string_view set, std::string name, Bytes text) {
  Bytes salt = sample_salt(document, set, name);
  return {std::move(name), std::move(salt), std::move(text), {}};
}

RecordText sample_text(std::int64_t document, const std::string& lang, const Bytes& subject) {
  std::string number = std::to_string(document);
  RecordText text{lang, {}};
  auto add = [&](const char* name, Bytes content) {
    text.parts.push_back(sample_part(document, lang, name, std::move(content)));
  };
  add("headline", subject + " " + number);
  add("lead", subject + ": \"" + number + "\"");
  add("paragraph:a1b2c3d4", subject + "\n" + subject);
  add("quote:e5f6a7b8", "\u201e" + subject + "\u201c");
  add("paragraph:c9d0e1f2", "");
  return text;
}

FilePart sample_file(std::int64_t document) {
  FileHasher hasher;
  hasher.update("photo " + std::to_string(document));
  return hasher.finish("image/jpeg");
}

void state_sets(SampleAct& act) {
  act.entry.texts.clear();
  for (const RecordText& text : act.record.texts) {
    EntryText stated{text.lang, TextStatus::original, "", "", part_set(text.parts)};
    if (text.lang == "en") stated.status = TextStatus::translation;
    if (text.lang == "sr-Latn") stated.status = TextStatus::derived;
    if (stated.status != TextStatus::original) stated.of = "sr-Cyrl";
    if (stated.status == TextStatus::derived) stated.rule = "glasnik-translit/1";
    act.entry.texts.push_back(std::move(stated));
  }
  if (!act.record.data.empty()) act.entry.data = part_set(act.record.data);
  for (const Part& part : act.record.notes) {
    act.entry.notes.push_back({part.name.substr(5), commitment(part)});
  }
}

std::vector<Part> sample_notes(std::int64_t document) {
  return {sample_part(document, "notes", "note:en", "The number of stations was wrong."),
          sample_part(document, "notes", "note:sr-Cyrl", "Број станица био је погрешан.")};
}

}  // namespace

SigningKey sample_key(char seed) { return *SigningKey::from_seed(Bytes(32, seed)); }

VerifierKey sample_log_key() { return log_key(kSampleOrigin, sample_key(1)); }

Policy sample_policy() {
  auto witness = [](const char* name, char seed) {
    return VerifierKey{name, KeyType::cosignature, sample_key(seed).public_key()};
  };
  return {{sample_log_key()},
          {{"archive", witness("archive.example/w", 2), "https://archive.example/w"},
           {"library", witness("library.example/w", 3), ""}},
          {{"both", 2, {"archive", "library"}}},
          "both"};
}

Checkpoint sample_checkpoint(const CheckpointBody& body, Time now, std::vector<char> log) {
  Checkpoint checkpoint{body, {}};
  for (char seed : log) checkpoint.signatures.push_back(sign_checkpoint(body, sample_key(seed)));
  checkpoint.signatures.push_back(cosign_checkpoint(body, "archive.example/w", sample_key(2), now));
  checkpoint.signatures.push_back(cosign_checkpoint(body, "library.example/w", sample_key(3), now));
  return checkpoint;
}

EntryKey sample_log_key_entry(char seed) {
  VerifierKey key = log_key(kSampleOrigin, sample_key(seed));
  return {KeyUse::log, hex(big_endian(key.id(), 4)), key.key};
}

SampleAct sample_release(std::int64_t document) {
  SampleAct act;
  act.entry.kind = Kind::release;
  act.entry.doc = {document};
  act.record.texts = {sample_text(document, "en", "The lake station reports"),
                      sample_text(document, "sr-Cyrl", "Језерска станица јавља"),
                      sample_text(document, "sr-Latn", "Jezerska stanica javlja")};
  act.record.data = {sample_part(document, "data", "file:0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                                 canonical(sample_file(document))),
                     sample_part(document, "data", "meta:type", "news")};
  state_sets(act);
  return act;
}

SampleLog::SampleLog(Root root) {
  Entry genesis;
  genesis.kind = Kind::genesis;
  genesis.name = "Институт за језера";
  genesis.log = vkey(sample_log_key());
  if (root == Root::named) genesis.root_key = sample_key(4).public_key();
  append({genesis, {}});
}

Entry SampleLog::key_entry(KeyOp op, EntryKey key, char root) const {
  Entry entry;
  entry.kind = Kind::key;
  entry.origin = kSampleOrigin;
  entry.issued = now();
  entry.op = op;
  entry.key = std::move(key);
  entry.by = sample_key(root).sign(key_message(entry));
  return entry;
}

std::uint64_t SampleLog::append_key(KeyOp op, char seed) {
  EntryKey key = sample_log_key_entry(seed);
  if (op != KeyOp::add) key.pub.clear();
  return append({key_entry(op, std::move(key)), {}});
}

SampleAct SampleLog::first_policy() {
  SampleAct act;
  act.entry.kind = Kind::policy;
  act.entry.number = 1;
  act.entry.policy = policy_text(sample_policy());
  return act;
}

Time SampleLog::now() const {
  return Time{std::chrono::seconds(kFirstTime + static_cast<std::int64_t>(size()) * 7)};
}

void SampleLog::grow_to(std::uint64_t size) {
  while (this->size() < size) append_next();
}

// Of eight acts four are new documents; the others follow up on the newest ones, so that a document
// goes release, correct, withdraw, unwithdraw, add_media.
void SampleLog::append_next() {
  if (size() == 1) {
    append(first_policy());
    return;
  }
  constexpr std::array<Kind, 4> kFollowUps = {Kind::correct, Kind::withdraw, Kind::unwithdraw,
                                              Kind::add_media};
  std::uint64_t step = size() % 8;
  std::int64_t newest = kFirstDocument + static_cast<std::int64_t>(documents_.size());
  if (step < 4) {
    append(sample_release(newest));
  } else {
    std::int64_t document = newest - 1;
    bool known = documents_.contains(document);
    append(known ? follow_up(document, kFollowUps[step - 4]) : sample_release(newest));
  }
}

SampleAct SampleLog::follow_up(std::int64_t document, Kind kind) const {
  SampleAct act = is_content_act(kind) ? sample_release(document) : SampleAct{};
  act.entry.kind = kind;
  act.entry.doc = {document};
  if (kind == Kind::add_media) return act;
  act.entry.reason = Reason::number;
  act.record.notes = sample_notes(document);
  state_sets(act);
  return act;
}

std::uint64_t SampleLog::append(SampleAct act, const std::function<void(Entry&)>& change) {
  Entry& entry = act.entry;
  entry.origin = kSampleOrigin;
  entry.issued = now();
  if (is_act(entry.kind)) {
    Document& document = documents_[entry.doc.number];
    if (document.seq > 0) entry.prev = document.last;
    entry.seq = ++document.seq;
    entry.edition = document.edition = edition_after(document.edition, entry.kind);
  }
  if (change) change(entry);
  Result<Bytes> bytes = seal(entry);
  if (!bytes) bug(bytes.error().message.c_str(), __FILE__, __LINE__);
  if (is_act(entry.kind)) documents_[entry.doc.number].last = {size(), leaf_hash(*bytes)};
  records_[size()] = std::move(act.record);
  append_octets(*std::move(bytes));
  return size() - 1;
}

void SampleLog::append_octets(Bytes entry) {
  Hash hash = leaf_hash(entry);
  entries_.push_back(std::move(entry));
  for (unsigned level = 0;; ++level) {
    if (levels_.size() == level) levels_.emplace_back();
    std::vector<Hash>& hashes = levels_[level];
    hashes.push_back(hash);
    if (hashes.size() % 2 != 0) return;
    hash = node_hash(hashes[hashes.size() - 2], hash);
  }
}

HashReader SampleLog::reader() const {
  return
      [this](unsigned level, std::uint64_t index) -> Result<Hash> { return hash_at(level, index); };
}

CheckpointBody SampleLog::body() const {
  return {kSampleOrigin, size(), *root_at(size(), reader())};
}

TlogProof SampleLog::proof(std::uint64_t index) const {
  return {index, *inclusion_proof(index, size(), reader()), checkpoint()};
}

Bundle SampleLog::bundle(std::uint64_t index) const {
  auto record = records_.find(index);
  return {entries_[index], canonical(record == records_.end() ? RecordFile{} : record->second),
          serialise(proof(index)), policy_text(sample_policy())};
}

Bytes SampleLog::keys(std::vector<std::uint64_t> added, std::uint64_t size,
                      std::vector<char> seeds) const {
  CheckpointBody body{kSampleOrigin, size, *root_at(size, reader())};
  Checkpoint checkpoint = sample_checkpoint(body, now(), std::move(seeds));
  added.insert(added.begin(), 0);
  std::vector<KeyLine> lines;
  for (std::uint64_t index : added) {
    lines.push_back(
        {entries_[index], {index, *inclusion_proof(index, size, reader()), checkpoint}});
  }
  return serialise(lines);
}

const SampleLog& log_of_ten() {
  static const SampleLog log = [] {
    SampleLog made;
    made.grow_to(10);
    return made;
  }();
  return log;
}

Question trusting_all() {
  Question question;
  question.policy = sample_policy();
  question.now = log_of_ten().now();
  return question;
}

}  // namespace glasnik::proof
