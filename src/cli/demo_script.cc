#include "cli/demo_script.h"

// The second file that sees toml++: the demo is no setting, so base/config.cc is not its place.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace glasnik::cli {
namespace {

std::string text_of(const toml::table& table, std::string_view key) {
  return std::string(table[key].value_or(std::string_view()));
}

ByVariant by_variant(const toml::table& table, std::string_view key) {
  ByVariant words;
  if (const toml::table* inner = table[key].as_table()) {
    for (const auto& [tag, node] : *inner) {
      words[std::string(tag.str())] = node.value_or(std::string());
    }
  }
  return words;
}

// Calls `see` with each table of the array `key`.
template <typename See>
void each_table(const toml::table& parent, std::string_view key, See see) {
  const toml::array* array = parent[key].as_array();
  if (array == nullptr) return;
  for (const toml::node& node : *array) {
    if (const toml::table* table = node.as_table()) see(*table);
  }
}

DemoMedia media_from(const toml::table& table, bool film) {
  return {film,
          text_of(table, "scene"),
          by_variant(table, "caption"),
          by_variant(table, "alt"),
          by_variant(table, "transcript"),
          by_variant(table, "credit")};
}

DemoRelease release_from(const toml::table& table) {
  DemoRelease release{text_of(table, "stem"),
                      text_of(table, "type"),
                      text_of(table, "published"),
                      by_variant(table, "place"),
                      {},
                      {}};
  each_table(table, "video", [&](auto& t) { release.media.push_back(media_from(t, true)); });
  each_table(table, "photo", [&](auto& t) { release.media.push_back(media_from(t, false)); });
  each_table(table, "act", [&](const toml::table& t) {
    release.acts.push_back({text_of(t, "kind"), text_of(t, "at"), text_of(t, "reason"),
                            text_of(t, "text"), by_variant(t, "note")});
  });
  return release;
}

}  // namespace

Result<DemoScript> parse_demo_script(std::string_view toml_text) {
  toml::parse_result parsed = toml::parse(toml_text);
  if (!parsed)
    return Error{Code::invalid, "demo.toml: " + std::string(parsed.error().description())};
  const toml::table& root = parsed.table();
  DemoScript script;
  if (const toml::table* institution = root["institution"].as_table()) {
    script.institution = by_variant(*institution, "name");
    script.accent = text_of(*institution, "accent");
    script.timezone = text_of(*institution, "timezone");
  }
  if (const toml::table* contact = root["contact"].as_table()) {
    script.contact = {by_variant(*contact, "name")["en"], text_of(*contact, "phone"),
                      text_of(*contact, "email")};
  }
  each_table(root, "release", [&](auto& t) { script.releases.push_back(release_from(t)); });
  return script;
}

}  // namespace glasnik::cli
