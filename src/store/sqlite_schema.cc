#include "store/sqlite_schema.h"

#include <map>

namespace glasnik::store {
namespace {

// Their text by kind and name; an index that SQLite makes by itself has none.
using Objects = std::map<std::string, std::string>;

Result<Objects> objects_of(Session& session) {
  Objects objects;
  TRY_VOID(session.each(
      "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema", [&](const Row& row) {
        std::string name = std::string(row.text(0)) + " " + std::string(row.text(1)) + " of " +
                           std::string(row.text(2));
        objects[std::move(name)] = std::string(row.text(3));
      }));
  return objects;
}

// Made by the same program in memory, so that no copy of the text needs to be kept.
Result<Objects> expected_objects(std::span<const Migration> migrations) {
  TRY(auto empty, SqliteConnection::open_in_memory());
  Objects objects;
  TRY_VOID(empty->transact([&](Session& session) -> Result<void> {
    for (const Migration& migration : migrations) TRY_VOID(session.run(migration.script));
    TRY(objects, objects_of(session));
    return {};
  }));
  return objects;
}

}  // namespace

Result<std::vector<std::string>> schema_differences(Session& session,
                                                    std::span<const Migration> migrations) {
  TRY(Objects expected, expected_objects(migrations));
  TRY(Objects stored, objects_of(session));
  std::vector<std::string> differences;
  for (const auto& [name, text] : expected) {
    auto found = stored.find(name);
    if (found == stored.end()) {
      differences.push_back(name + " is missing");
    } else if (found->second != text) {
      differences.push_back(name + " is another than this program makes");
    }
  }
  for (const auto& [name, text] : stored) {
    if (!expected.contains(name)) differences.push_back(name + " is none that this program makes");
  }
  return differences;
}

}  // namespace glasnik::store
