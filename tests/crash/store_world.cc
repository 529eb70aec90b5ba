#include "crash/store_world.h"

#include "store/migrate.h"

namespace glasnik::crash {

using store::Row;
using store::Session;

namespace {

constexpr std::size_t kActs = 24;  // kept at once: a small store, so that many cuts are seen
const std::string kVfs = "simulated";
const std::string kDirectory = "/newsroom";

constexpr store::Migration kSchema[] = {{1, "acts", R"sql(
CREATE TABLE act (
  number {integer} PRIMARY KEY,
  lines {integer} NOT NULL,
  blob {octets}
) {strict};
CREATE TABLE line (
  act {integer} NOT NULL REFERENCES act,
  place {integer} NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (act, place)
) {clustered};
CREATE INDEX line_by_text ON line (text);
CREATE TABLE total (one {integer} PRIMARY KEY, acts {integer} NOT NULL) {strict};
INSERT INTO total (one, acts) VALUES (1, 0);
)sql"}};

std::string random_text(sim::Dice& dice, std::uint64_t most) {
  std::string text(dice.below(most), '\0');
  for (char& c : text) c = static_cast<char>('a' + dice.below(26));
  return text;
}

Error wrong(std::string what) { return {Code::corrupt, std::move(what)}; }

Result<void> insert_lines(Session& session, std::int64_t act,
                          const std::vector<std::string>& lines) {
  std::int64_t place = 0;
  for (const std::string& line : lines) {
    TRY_VOID(session.execute("INSERT INTO line (act, place, text) VALUES ($1, $2, $3)", act,
                             place++, line));
  }
  return {};
}

Result<void> remove_act(Session& session, std::int64_t number) {
  TRY_VOID(session.execute("DELETE FROM line WHERE act = $1", number));
  TRY_VOID(session.execute("DELETE FROM act WHERE number = $1", number));
  TRY_VOID(session.execute("UPDATE total SET acts = acts - 1"));
  return {};
}

}  // namespace

World::World(const Arm& arm, std::uint64_t seed)
    : arm_(arm),
      dice_(seed),
      disk_(~seed),
      database_files_(disk_, arm.database_forgets),
      blob_files_(disk_, arm.blobs_forget),
      vfs_(database_files_, kVfs) {
  ENSURE(disk_.make_directory(kDirectory).ok() && disk_.sync_directory("/").ok());
}

Result<void> World::open() {
  close();
  store::SqliteOptions options;
  options.path = kDirectory + "/glasnik.db";
  options.vfs = kVfs;
  options.synchronous = arm_.synchronous;
  options.readers = 1;
  options.checkpoint_pages = 16;
  options.writer_cache = 64;  // so that a big transaction spills
  // Blobs first: they sync the directory, and must not do so for the database.
  TRY(blobs_, store::open_directory_blobs(blob_files_, kDirectory + "/blobs"));
  TRY(database_, store::open_sqlite(database_files_, options));
  TRY_VOID(store::migrate(*database_, kSchema));
  TRY(Acts shown, shown_acts());
  resolve_doubts(shown);
  open_ = true;
  return {};
}

void World::close() {
  open_ = false;
  blobs_.reset();
  database_.reset();
}

Result<void> World::act() {
  Attempt attempt = new_attempt();
  if (dice_.one_in(4)) {
    Result<store::BlobInfo> blob = store::put_blob(*blobs_, random_text(dice_, 6'000));
    if (!blob.ok()) return blob.error();
    attempt.act.blob = blob->hash;
  }
  Result<void> stored = store_attempt(attempt);
  if (!stored.ok()) {
    if (!disk_full(stored.error())) doubtful_.push_back(std::move(attempt));
    return stored;
  }
  ++acknowledged_;
  remember(attempt);
  // The writer folds the WAL after it answered; its next answer comes after that.
  return database_->write([](Session&) { return Result<void>(); });
}

World::Attempt World::new_attempt() {
  Attempt attempt;
  attempt.act.number = ++last_number_;
  const std::uint64_t lines = dice_.below(4);
  const std::uint64_t length = dice_.one_in(10) ? 40'000 : 600;
  for (std::uint64_t i = 0; i < lines; ++i) {
    attempt.act.lines.push_back(random_text(dice_, length));
  }
  if (acts_.size() >= kActs) {
    auto victim = acts_.begin();
    std::advance(victim, static_cast<std::ptrdiff_t>(dice_.below(acts_.size())));
    attempt.removes = victim->first;
  }
  return attempt;
}

Result<void> World::store_attempt(const Attempt& attempt) {
  return database_->write([&](Session& session) -> Result<void> {
    const Act& act = attempt.act;
    TRY_VOID(session.execute("INSERT INTO act (number, lines, blob) VALUES ($1, $2, $3)",
                             act.number, act.lines.size(), act.blob));
    TRY_VOID(insert_lines(session, act.number, act.lines));
    TRY_VOID(session.execute("UPDATE total SET acts = acts + 1"));
    if (attempt.removes) TRY_VOID(remove_act(session, *attempt.removes));
    return {};
  });
}

void World::remember(const Attempt& attempt) {
  acts_[attempt.act.number] = attempt.act;
  if (attempt.removes) acts_.erase(*attempt.removes);
}

Result<void> World::inspect() {
  Result<void> sound = database_->check();
  if (!sound.ok()) return sound;
  TRY(Acts shown, shown_acts());
  return compare(shown);
}

// An act answered by an error may have been stored nonetheless; from now on it is like any other.
void World::resolve_doubts(const Acts& shown) {
  for (const Attempt& attempt : doubtful_) {
    if (shown.contains(attempt.act.number)) remember(attempt);
  }
  doubtful_.clear();
}

// As the tables have them, with their counts checked.
Result<World::Acts> World::shown_acts() {
  return database_->read([](Session& session) -> Result<Acts> {
    Acts acts;
    std::map<std::int64_t, std::size_t> lines;
    TRY_VOID(session.each("SELECT number, lines, blob FROM act", [&](const Row& row) {
      acts[row.integer(0)] = {row.integer(0), {}, row.optional_hash(2)};
      lines[row.integer(0)] = static_cast<std::size_t>(row.integer(1));
    }));
    TRY_VOID(session.each("SELECT act, text FROM line ORDER BY act, place", [&](const Row& row) {
      acts[row.integer(0)].lines.emplace_back(row.text(1));
    }));
    TRY(auto total, session.one("SELECT acts FROM total", [](const Row& row) {
      return static_cast<std::size_t>(row.integer(0));
    }));
    if (total != acts.size()) return wrong("the total is not the number of acts");
    for (const auto& [number, count] : lines) {
      if (acts[number].lines.size() != count) return wrong("an act has not all its lines");
    }
    return acts;
  });
}

Result<void> World::compare(const Acts& shown) {
  for (const auto& [number, act] : acts_) {
    auto found = shown.find(number);
    if (found == shown.end()) return wrong("act " + std::to_string(number) + " is lost");
    if (found->second.lines != act.lines || found->second.blob != act.blob) {
      return wrong("act " + std::to_string(number) + " is not as it was written");
    }
    if (!act.blob) continue;
    Result<Bytes> blob = blobs_->load(*act.blob);
    if (!blob.ok()) return blob.error().within("the blob of act " + std::to_string(number));
  }
  if (shown.size() != acts_.size()) return wrong("the store shows what nobody stored");
  return {};
}

}  // namespace glasnik::crash
