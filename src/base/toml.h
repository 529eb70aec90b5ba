#pragma once
// A TOML table read strictly, as settings want it. A value of another kind than asked for is an
// error that names key, line and what is expected, never a silent default; once all is read, a key
// that nobody asked for is an error that names the nearest one that was.
//   TRY(TomlTable root, TomlTable::parse("glasnik.toml", text));
//   TRY(std::string theme, root.text("theme", "default"));
//   TRY_VOID(root.end());

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace glasnik {

struct TomlMember;
using TomlMembers = std::vector<TomlMember>;

// A value of a kind that settings have; of any other it is known only that it is one.
struct TomlValue {
  struct Other {};
  std::variant<Other, std::string, std::int64_t, std::vector<TomlValue>, TomlMembers> content;
  std::uint32_t line = 0;
};

struct TomlMember {
  std::string key;
  TomlValue value;
};

class TomlTable {
 public:
  // `file` is what errors call the text.
  static Result<TomlTable> parse(std::string_view file, std::string_view text);

  // What a key says; where it is absent the fallback, or nothing.
  Result<std::string> text(std::string_view key, std::string_view fallback);
  Result<std::int64_t> number(std::string_view key, std::int64_t fallback, std::int64_t least,
                              std::int64_t most);
  Result<std::vector<std::string>> texts(std::string_view key);
  Result<TomlTable> table(std::string_view key);                // [key]
  Result<std::vector<TomlTable>> tables(std::string_view key);  // [[key]]

  Result<void> end() const;  // every key was asked for

  // "glasnik.toml: line 7: accent: must be ..."
  Error wrong(std::string_view key, std::string_view expected) const;

 private:
  TomlTable(std::string file, std::string place, TomlMembers members)
      : file_(std::move(file)), place_(std::move(place)), members_(std::move(members)) {}
  const TomlValue* ask(std::string_view key);
  const TomlValue* find(std::string_view key) const;

  std::string file_;
  std::string place_;  // " in [listen]"; empty: the root
  TomlMembers members_;
  std::vector<std::string> asked_;
};

}  // namespace glasnik
