#include <fmt/format.h>
#include <boost/json.hpp>

#include "newsroom/import.h"
#include "proof/utf8.h"

namespace glasnik::newsroom {
namespace {

namespace json = boost::json;

std::optional<std::string> string_member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string(value->as_string());
}

// The name an archive gives an item, for the report.
std::string item_name(const json::object& object, const std::string& file, std::size_t line) {
  for (std::string_view member : {"id", "url"}) {
    if (auto name = string_member(object, member))
      return fmt::format("{}:{} {}", file, line, proof::printable(*name));
  }
  return fmt::format("{}:{}", file, line);
}

// A member that is there must be a string, or null where an archive has no text: whatever else
// stands in its place would be lost.
std::string wrong_member(const json::object& object) {
  for (std::string_view name : {"title", "text", "date"}) {
    const json::value* value = object.if_contains(name);
    if (value == nullptr || value->is_string() || value->is_null()) continue;
    return fmt::format("its \"{}\" is no string: correct it and import again", name);
  }
  return "";
}

// The claimed day: 2017-07-04, or an instant that begins so.
void read_date(const std::string& date, ImportItem& item, text::ReleaseItem& release) {
  bool instant = date.size() > 10 && (date[10] == 'T' || date[10] == ' ');
  auto parsed = parse_iso_date(instant ? std::string_view(date).substr(0, 10) : date);
  if (parsed) {
    release.date = *parsed;
  } else {
    item.problems.push_back(
        fmt::format("impossible_date: '{}' is no day as in 2017-07-04; not taken", date));
  }
}

ImportItem item_of_line(std::string_view line, const std::string& name, std::size_t number,
                        const std::string& lang) {
  ImportItem item{fmt::format("{}:{}", name, number), {{lang, Bytes(line), std::nullopt}}, "", {}};
  boost::system::error_code error;
  json::value value = json::parse(line, error);
  if (error || !value.is_object()) {
    item.unreadable = "this line is no JSON object: correct it and import again";
    return item;
  }
  const json::object& object = value.as_object();
  item.name = item_name(object, name, number);
  item.unreadable = wrong_member(object);
  text::ReleaseItem release;
  release.title = string_member(object, "title").value_or("");
  release.text = string_member(object, "text");
  if (auto date = string_member(object, "date")) read_date(*date, item, release);
  item.sources.front().item = std::move(release);
  return item;
}

}  // namespace

std::vector<ImportItem> items_of_file(const std::string& name, Bytes octets,
                                      const std::string& lang) {
  std::vector<ImportItem> items;
  if (!name.ends_with(".jsonl")) {
    items.push_back({name, {{lang, std::move(octets), std::nullopt}}, "", {}});
    return items;
  }
  std::string_view rest = octets;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);  // a mark, no part of an item
  for (std::size_t number = 1; !rest.empty(); ++number) {
    std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    items.push_back(item_of_line(line, name, number, lang));
  }
  return items;
}

}  // namespace glasnik::newsroom
