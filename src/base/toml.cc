#include "base/toml.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

// Slow to compile, and so hidden behind this file.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace glasnik {
namespace {

TomlValue value_of(const toml::node& node);

TomlMembers members_of(const toml::table& table) {
  TomlMembers members;
  for (const auto& [key, node] : table) {
    members.push_back({std::string(key.str()), value_of(node)});
    members.back().value.line = key.source().begin.line;
  }
  return members;
}

TomlValue value_of(const toml::node& node) {
  TomlValue value;
  value.line = node.source().begin.line;
  if (const auto* text = node.as_string()) value.content = text->get();
  if (const auto* number = node.as_integer()) value.content = number->get();
  if (const auto* table = node.as_table()) value.content = members_of(*table);
  if (const auto* array = node.as_array()) {
    std::vector<TomlValue> items;
    for (const toml::node& item : *array) items.push_back(value_of(item));
    value.content = std::move(items);
  }
  return value;
}

// How many letters must be put in, taken out or replaced to make one word of another.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

const std::string& nearest(std::string_view word, const std::vector<std::string>& known) {
  return *std::min_element(known.begin(), known.end(), [&](const auto& a, const auto& b) {
    return distance(word, a) < distance(word, b);
  });
}

}  // namespace

Result<TomlTable> TomlTable::parse(std::string_view file, std::string_view text) {
  toml::parse_result parsed = toml::parse(text);
  if (parsed) return TomlTable(std::string(file), "", members_of(parsed.table()));
  return Error{Code::invalid,
               fmt::format("{}: line {}: {}", file, parsed.error().source().begin.line,
                           parsed.error().description())};
}

Result<std::string> TomlTable::text(std::string_view key, std::string_view fallback) {
  const TomlValue* value = ask(key);
  if (value == nullptr) return std::string(fallback);
  if (const auto* text = std::get_if<std::string>(&value->content)) return *text;
  return wrong(key, "must be a text in quotes");
}

Result<std::int64_t> TomlTable::number(std::string_view key, std::int64_t fallback,
                                       std::int64_t least, std::int64_t most) {
  const TomlValue* value = ask(key);
  if (value == nullptr) return fallback;
  const auto* number = std::get_if<std::int64_t>(&value->content);
  if (number != nullptr && *number >= least && *number <= most) return *number;
  return wrong(key, fmt::format("must be a whole number from {} to {}", least, most));
}

Result<std::vector<std::string>> TomlTable::texts(std::string_view key) {
  std::vector<std::string> texts;
  const TomlValue* value = ask(key);
  if (value == nullptr) return texts;
  const Error error = wrong(key, "must be a list of texts: [\"one\", \"two\"]");
  const auto* items = std::get_if<std::vector<TomlValue>>(&value->content);
  if (items == nullptr) return error;
  for (const TomlValue& item : *items) {
    const auto* text = std::get_if<std::string>(&item.content);
    if (text == nullptr) return error;
    texts.push_back(*text);
  }
  return texts;
}

Result<TomlTable> TomlTable::table(std::string_view key) {
  std::string place = fmt::format(" in [{}]", key);
  const TomlValue* value = ask(key);
  if (value == nullptr) return TomlTable(file_, std::move(place), {});
  const auto* members = std::get_if<TomlMembers>(&value->content);
  if (members == nullptr) return wrong(key, fmt::format("must be a table: [{}]", key));
  return TomlTable(file_, std::move(place), *members);
}

Result<std::vector<TomlTable>> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> tables;
  const TomlValue* value = ask(key);
  if (value == nullptr) return tables;
  const Error error = wrong(key, fmt::format("must be tables, each under [[{}]]", key));
  const auto* items = std::get_if<std::vector<TomlValue>>(&value->content);
  if (items == nullptr) return error;
  for (const TomlValue& item : *items) {
    const auto* members = std::get_if<TomlMembers>(&item.content);
    if (members == nullptr) return error;
    tables.push_back(TomlTable(file_, fmt::format(" in [[{}]]", key), *members));
  }
  return tables;
}

Result<void> TomlTable::end() const {
  for (const auto& [key, value] : members_) {
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    return Error{Code::invalid,
                 fmt::format("{}: line {}: unknown key '{}'{}: the nearest known one is '{}'",
                             file_, value.line, key, place_, nearest(key, asked_))};
  }
  return {};
}

Error TomlTable::wrong(std::string_view key, std::string_view expected) const {
  const TomlValue* value = find(key);
  std::string line = value == nullptr ? "" : fmt::format("line {}: ", value->line);
  return {Code::invalid, fmt::format("{}: {}{}{}: {}", file_, line, key, place_, expected)};
}

const TomlValue* TomlTable::ask(std::string_view key) {
  asked_.emplace_back(key);
  return find(key);
}

const TomlValue* TomlTable::find(std::string_view key) const {
  for (const TomlMember& member : members_) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

}  // namespace glasnik
