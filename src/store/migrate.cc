#include "store/migrate.h"

#include <string>
#include <vector>

#include "base/hash.h"

namespace glasnik::store {
namespace {

struct Taken {
  std::int64_t number;
  std::string name;
  Hash hash;
};

Hash hash_of(const Migration& migration) { return sha256(migration.script.text()); }

Result<std::vector<Taken>> taken_steps(Database& database) {
  return database.read([](Session& session) {
    return session.all("SELECT number, name, hash FROM migration ORDER BY number",
                       [](const Row& row) {
                         return Taken{row.integer(0), std::string(row.text(1)), row.hash(2)};
                       });
  });
}

// What was taken must be a beginning of what is known.
Result<void> compare(std::span<const Taken> taken, std::span<const Migration> known) {
  if (taken.size() > known.size()) {
    return Error{Code::conflict, "schema_newer: the database has schema " +
                                     std::to_string(taken.back().number) + ", this program knows " +
                                     std::to_string(known.size()) + ": use a newer program"};
  }
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (taken[i].number != known[i].number || taken[i].hash != hash_of(known[i])) {
      return Error{Code::corrupt, "schema_changed: step " + std::to_string(taken[i].number) + " (" +
                                      taken[i].name + ") is not this program's step " +
                                      std::to_string(known[i].number) + " (" +
                                      std::string(known[i].name) + ")"};
    }
  }
  return {};
}

Result<void> take(Session& session, const Migration& step) {
  TRY_VOID(session.run(step.script));
  TRY_VOID(session.execute("INSERT INTO migration (number, name, hash) VALUES ($1, $2, $3)",
                           step.number, step.name, hash_of(step)));
  return {};
}

}  // namespace

Result<int> migrate(Database& database, std::span<const Migration> known) {
  for (std::size_t i = 0; i < known.size(); ++i) ENSURE(known[i].number == static_cast<int>(i) + 1);
  TRY(auto taken, taken_steps(database));
  TRY_VOID(compare(taken, known));
  const auto missing = known.subspan(taken.size());
  for (const Migration& step : missing) {
    Result<void> done = database.write([&](Session& session) { return take(session, step); });
    if (!done.ok()) return done.error().within("migration " + std::string(step.name));
  }
  return static_cast<int>(missing.size());
}

}  // namespace glasnik::store
