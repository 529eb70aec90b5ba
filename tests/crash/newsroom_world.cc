#include "crash/newsroom_world.h"

#include "ledger/audit.h"
#include "ledger/charter.h"
#include "ledger/condition.h"
#include "ledger/log_reader.h"
#include "newsroom/quotes.h"
#include "record/derived.h"
#include "record/document.h"
#include "store/blobs.h"

namespace glasnik::crash {

using store::Row;
using store::Session;

namespace {

const std::string kVfs = "simulated";
const std::string kOrigin = "glasnik.example/log";

std::string settings() {
  ConfigSeed seed{kOrigin, default_variants(), {}, "#14375e", "Europe/Belgrade"};
  for (Variant& variant : seed.variants) variant.institution = "Institution";
  return default_config_text(seed);
}

Error wrong(std::string what) { return {Code::corrupt, std::move(what)}; }

record::Text text_of(const std::string& lang, sim::Dice& dice) {
  record::Text text;
  text.lang = lang;
  text.headline = "Headline " + std::to_string(dice.below(1'000'000)) + ".";
  for (std::uint64_t i = 1 + dice.below(3); i > 0; --i) {
    text.blocks.push_back({"block00" + std::to_string(i), record::BlockKind::paragraph,
                           std::string(dice.below(700), 'w') + "."});
  }
  return text;
}

// Of all these logs.
SigningKey root_key() { return *SigningKey::from_seed(Bytes(32, '\4')); }

}  // namespace

NewsroomWorld::NewsroomWorld(const Setup& setup, std::uint64_t seed)
    : setup_(setup),
      dice_(seed),
      disk_(~seed),
      files_(disk_, setup.forgets),
      vfs_(disk_, kVfs),
      config_text_(settings()),
      now_(std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}) {
  ENSURE(disk_.make_directory("/srv").ok() && disk_.sync_directory("/").ok());
}

newsroom::Seams NewsroomWorld::seams() {
  newsroom::Seams seams;
  seams.files = &files_;
  seams.clock.wall = [this] { return now_ += std::chrono::seconds(1); };
  seams.random = [this](std::span<char> into) {
    for (char& octet : into) octet = static_cast<char>(dice_.next());
  };
  seams.sqlite.vfs = kVfs;
  seams.sqlite.synchronous = setup_.synchronous;
  seams.sqlite.readers = 1;
  seams.sqlite.checkpoint_pages = 64;  // so that the WAL is folded now and then
  return seams;
}

Result<void> NewsroomWorld::open() {
  close();
  TRY(bool whole, made());
  if (!whole) return make();
  if (setup_.without_vault) TRY_VOID(adopt());
  TRY(newsroom_, newsroom::Newsroom::open(kNewsroom, newsroom::Access::write, seams()));
  return {};
}

void NewsroomWorld::close() { newsroom_.reset(); }

Result<bool> NewsroomWorld::made() { return disk_.exists(kNewsroom + "/glasnik.toml"); }

Result<void> NewsroomWorld::make() {
  TRY(Config config, parse_config(config_text_));
  TRY(newsroom_,
      newsroom::make_directory(kNewsroom, config, "Institution", seams(), root_key().public_key()));
  return newsroom::finish_directory(*newsroom_, config_text_);
}

// Writes the vault that a program without one would believe in: the log is what is there.
Result<void> NewsroomWorld::adopt() {
  TRY(auto found, newsroom::Newsroom::open(kNewsroom, newsroom::Access::read, seams()));
  TRY(auto head, found->database().read([](Session& session) -> Result<ledger::TreeHead> {
    TRY(std::uint64_t size, ledger::committed_size(session));
    TRY(Hash root, proof::root_at(size, ledger::hashes_of(session, size)));
    return ledger::TreeHead{size, root};
  }));
  TRY_VOID(disk_.remove_tree(std::string(kVaultFiles)));
  TRY(ledger::Vault vault, ledger::Vault::open(disk_, std::string(kVaultFiles), kOrigin));
  return vault.create(head);
}

record::Content NewsroomWorld::content() {
  record::Content content;
  content.texts.push_back(text_of("en", dice_));
  return content;
}

Result<void> NewsroomWorld::add_picture(record::Content& content) {
  Bytes octets(100 + dice_.below(5'000), 'p');
  TRY(store::BlobInfo blob, store::put_blob(newsroom_->blobs(), octets));
  record::MediaFile file;
  file.key = new_key(newsroom_->seams().random);
  file.sha256 = blob.hash;
  file.bytes = blob.size;
  file.type = "image/gif";
  file.filename = "picture.gif";
  content.media.push_back(std::move(file));
  return {};
}

// One that is current and may be corrected or withdrawn.
Result<std::optional<DocumentId>> NewsroomWorld::some_document() {
  return newsroom_->database().read([](Session& session) {
    return session.one("SELECT id FROM documents WHERE standing = 'current' ORDER BY id LIMIT 1",
                       [](const Row& row) { return row.document(0); });
  });
}

Result<newsroom::ActRequest> NewsroomWorld::request(Deed deed) {
  newsroom::ActRequest act;
  act.content = content();
  if (deed == Deed::derive) {
    act.content->texts.push_back(text_of("sr-Cyrl", dice_));
    act.content->texts.push_back(record::derive(act.content->texts.back(), "sr-Latn"));
  }
  if (deed == Deed::picture || deed == Deed::remove) TRY_VOID(add_picture(*act.content));
  if (deed != Deed::correct && deed != Deed::withdraw && deed != Deed::remove) return act;
  TRY(auto document, some_document());
  if (!document) return act;
  act.document = document;
  act.kind = deed == Deed::correct ? proof::Kind::correct : proof::Kind::withdraw;
  act.reason = proof::Reason::fact;
  act.notes = {{"en", "A note of some length."}};
  if (deed == Deed::withdraw) act.content.reset();
  if (deed != Deed::remove) return act;
  act.kind = proof::Kind::remove_legal;
  act.content.reset();
  act.removal = newsroom::Removal{proof::Basis::court, "P 12/26", {}, "", "None is kept."};
  TRY_VOID(condemn(*document));
  return act;
}

Result<void> NewsroomWorld::condemn(DocumentId document) {
  TRY(record::Content content, newsroom::current_content(*newsroom_, document));
  condemned_[document] = content.texts.front().headline;
  return {};
}

// No octet of what law removed is on the disk once the removal was answered, or a start went on
// with it.
Result<void> NewsroomWorld::compare_removed(Session& session) {
  for (const auto& [document, headline] : condemned_) {
    TRY(auto state, record::document_state(session, document));
    if (state->standing == record::Standing::removed) TRY_VOID(search(kNewsroom, headline));
  }
  return {};
}

Result<void> NewsroomWorld::search(const std::string& directory, const std::string& words) {
  TRY(auto names, disk_.list(directory));
  for (const std::string& name : names) {
    auto octets = read_file(disk_, directory + "/" + name, 64U << 20U);
    if (!octets) {
      TRY_VOID(search(directory + "/" + name, words));
    } else if (octets->find(words) != octets->npos) {
      return wrong("removed words are in " + name);
    }
  }
  return {};
}

std::uint64_t NewsroomWorld::acts_of(Deed deed) {
  if (deed == Deed::fill) return 118 + dice_.below(8);  // twice
  return deed == Deed::pass ? 3 : 1;
}

Result<void> NewsroomWorld::perform(Deed deed) {
  if (deed == Deed::nothing) return {};
  TRY_VOID(deed == Deed::rotate ? rotate() : act(deed));
  TRY_VOID(newsroom_->database().read([&](Session& session) -> Result<void> {
    TRY_VOID(compare_removed(session));
    return remember(session);
  }));
  // The writer folds the WAL after it answered; its next answer comes after that.
  return newsroom_->database().write([](Session&) { return Result<void>(); });
}

Result<void> NewsroomWorld::act(Deed deed) {
  std::vector<newsroom::ActRequest> acts;
  for (std::uint64_t i = acts_of(deed); i > 0; --i) {
    TRY(auto act, request(deed));
    acts.push_back(std::move(act));
  }
  TRY(auto receipts, newsroom::perform(*newsroom_, acts));
  acknowledged_ += receipts.size();
  last_acknowledged_ = receipts.back().entry;
  return {};
}

// As the verbs do it: a key is found at the start after it was made.
Result<void> NewsroomWorld::rotate() {
  TRY(newsroom::KeyRequest add, newsroom::request_new_key(*newsroom_));
  TRY_VOID(open());
  TRY_VOID(apply(add));
  TRY(auto live, newsroom_->database().read([&](Session& session) -> Result<std::string> {
    TRY(std::uint64_t size, ledger::committed_size(session));
    TRY(proof::KeyHistory keys, ledger::key_history(session, size));
    return proof::key_id(keys.log_keys(size).front());
  }));
  TRY(newsroom::KeyRequest end, newsroom::request_key_end(*newsroom_, proof::KeyOp::retire, live));
  return apply(end);
}

Result<void> NewsroomWorld::apply(const newsroom::KeyRequest& request) {
  proof::Entry entry = request.entry;
  entry.by = root_key().sign(proof::key_message(entry));
  TRY(last_acknowledged_, newsroom::apply_key(*newsroom_, entry));
  return {};
}

// What readers see from now on, they must always see.
Result<void> NewsroomWorld::remember(Session& session) {
  TRY_VOID(session.each("SELECT size, root FROM checkpoints ORDER BY size",
                        [&](const Row& row) -> Result<void> {
                          auto size = static_cast<std::uint64_t>(row.integer(0));
                          auto [known, fresh] = checkpoints_.emplace(size, row.hash(1));
                          if (known->second == row.hash(1)) return {};
                          forked_ = true;
                          return wrong("two roots were signed at size " + std::to_string(size));
                        }));
  TRY(auto newest, ledger::newest_checkpoint(session));
  std::int64_t below = newest ? static_cast<std::int64_t>(newest->size) : 0;
  auto from = static_cast<std::int64_t>(entries_.size());
  return ledger::each_entry(session, from, below, [&](std::int64_t index, BytesView octets) {
    entries_.emplace(index, octets);
    return Result<void>();
  });
}

Result<void> NewsroomWorld::look() {
  TRY(bool whole, made());
  if (!whole) return {};
  TRY(auto found, newsroom::Newsroom::open(kNewsroom, newsroom::Access::read, seams()));
  return found->database().read([&](Session& session) -> Result<void> {
    if (setup_.without_vault) return remember(session);
    TRY_VOID(compare_vault(*found, session));
    TRY_VOID(compare(session));
    return remember(session);
  });
}

Result<void> NewsroomWorld::compare_vault(newsroom::Newsroom& newsroom, Session& session) {
  TRY(auto vault, ledger::read_vault(disk_, std::string(kVaultFiles), newsroom.config().origin));
  TRY(auto newest, ledger::newest_checkpoint(session));
  if (!newest) return wrong("a newsroom without a checkpoint");
  if (vault.size < newest->size) return wrong("the vault is behind a signed checkpoint");
  if (vault.size == newest->size && vault.root != newest->root) {
    return wrong("the vault knows another root than the checkpoint of its size");
  }
  return {};
}

// What was published stays, octet for octet; what was acknowledged is published.
Result<void> NewsroomWorld::compare(Session& session) {
  TRY(auto newest, ledger::newest_checkpoint(session));
  std::int64_t below = newest ? static_cast<std::int64_t>(newest->size) : 0;
  if (below <= last_acknowledged_) return wrong("an acknowledged act is lost");
  std::size_t same = 0;
  TRY_VOID(ledger::each_entry(session, 0, below, [&](std::int64_t index, BytesView octets) {
    auto known = entries_.find(index);
    if (known != entries_.end() && known->second == octets) ++same;
    return Result<void>();
  }));
  if (same != entries_.size()) return wrong("a published entry is lost or another");
  return {};
}

Result<void> NewsroomWorld::inspect(bool thoroughly) {
  if (auto condition = newsroom_->ledger().condition()) return wrong(condition->sentence);
  TRY_VOID(newsroom_->database().check());
  TRY_VOID(newsroom_->database().read([&](Session& session) -> Result<void> {
    TRY_VOID(remember(session));
    TRY_VOID(compare_removed(session));
    if (setup_.without_vault) return {};
    TRY_VOID(compare_vault(*newsroom_, session));
    return compare(session);
  }));
  return thoroughly && !setup_.without_vault ? verify() : Result<void>();
}

Result<void> NewsroomWorld::verify() {
  TRY(proof::VerifierKey key, proof::parse_vkey(newsroom_->verifier_key()));
  TRY(text::Zone zone, text::Zone::find(newsroom_->config().timezone));
  ledger::AuditOptions how{kOrigin, key, zone, nullptr, newsroom::propose_quotes};
  TRY(ledger::Audit audit, ledger::audit(newsroom_->database(), newsroom_->blobs(), how));
  if (audit.failures == 0) return {};
  return wrong("verify: " + proof::to_string(audit.findings.front()));
}

}  // namespace glasnik::crash
