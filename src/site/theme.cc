#include "site/theme.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/encoding.h"
#include "base/hash.h"
#include "site/embedded.h"
#include "text/html.h"
#include "text/translit.h"

namespace glasnik::site {
namespace {

constexpr std::uint64_t kLargestThemeFile = 1 << 20;

// The program's files, each replaced by the one of that name in the theme's directory if there is
// one.
Result<std::map<std::string, std::string>> gather(const Config& config,
                                                  const std::string& directory, Files& files) {
  std::map<std::string, std::string> gathered;
  for (const EmbeddedFile& file : default_theme()) {
    gathered[std::string(file.name)] = std::string(file.octets);
  }
  if (config.theme == "default") return gathered;
  const std::string theme = (std::filesystem::path(directory) / config.theme).string();
  TRY(bool there, files.exists(theme));
  if (!there) {
    return Error{Code::invalid, fmt::format("glasnik.toml: theme: there is no directory {}: make "
                                            "it, or write \"default\"",
                                            theme)};
  }
  for (auto& [name, octets] : gathered) {
    auto own = read_file(files, theme + "/" + name, kLargestThemeFile);
    if (own) {
      octets = *std::move(own);
    } else if (own.error().code != Code::not_found) {
      return std::move(own).error();
    }
  }
  return gathered;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    std::size_t at = text.find(separator);
    pieces.push_back(text.substr(0, at));
    if (at == text.npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

// The template with every {{S_KEY}} replaced by the variant's word.
Result<std::string> with_words(const std::string& name, std::string_view source,
                               const std::map<std::string, std::string>& words) {
  constexpr std::string_view kOpen = "{{S_";
  std::string out;
  for (;;) {
    std::size_t at = source.find(kOpen);
    out += source.substr(0, at);
    if (at == source.npos) return out;
    source.remove_prefix(at + kOpen.size());
    std::size_t end = source.find("}}");
    std::string key(source.substr(0, end));
    auto word = words.find(key);
    if (end == source.npos || word == words.end()) {
      return Error{Code::invalid, fmt::format("theme: {}: strings.tsv has no word {}", name, key)};
    }
    out += text::escape_html(word->second);
    source.remove_prefix(end + 2);
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

Theme::~Theme() = default;

Result<std::unique_ptr<Theme>> Theme::load(const Config& config, const std::string& directory,
                                           Files& files) {
  TRY(auto gathered, gather(config, directory, files));
  std::unique_ptr<Theme> theme(new Theme);
  TRY_VOID(theme->read_words(config, gathered["strings.tsv"]));
  TRY_VOID(theme->read_words(config, gathered["desk/strings.tsv"]));
  TRY_VOID(theme->read_templates(config, gathered));
  Sha256 hasher;
  for (auto& [name, octets] : gathered) {
    if (name.ends_with(".tpl") || name.ends_with(".tsv")) continue;
    if (name.ends_with(".css")) replace_all(octets, "/*accent*/#14375e", config.accent);
    hasher.update(name).update(octets);
    theme->assets_[name] = std::move(octets);
  }
  theme->assets_path_ = "/theme/" + hex(hasher.finish().view()).substr(0, 12);
  return theme;
}

Result<void> Theme::read_words(const Config& config, std::string_view table) {
  std::vector<std::string_view> lines = split(table, '\n');
  std::vector<std::string_view> header = split(lines.front(), '\t');
  auto column_of = [&](std::string_view tag) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), tag) - header.begin());
  };
  for (const Variant& variant : config.variants) {
    bool derived = variant.role == VariantRole::derived && column_of(variant.tag) == header.size();
    std::size_t column = column_of(derived ? variant.of : variant.tag);
    if (column == header.size()) column = column_of("en");
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (lines[i].empty()) continue;
      std::vector<std::string_view> cells = split(lines[i], '\t');
      if (column >= cells.size()) {
        return Error{Code::invalid,
                     fmt::format("theme: strings.tsv:{}: no word in {}", i + 1, variant.tag)};
      }
      std::string word(cells[column]);
      words_[variant.tag][std::string(cells[0])] = derived ? text::to_latin(word).text : word;
    }
  }
  return {};
}

Result<void> Theme::read_templates(const Config& config,
                                   const std::map<std::string, std::string>& sources) {
  for (const Variant& variant : config.variants) {
    auto cache = std::make_unique<ctemplate::TemplateCache>();
    for (const auto& [name, source] : sources) {
      if (!name.ends_with(".tpl")) continue;
      TRY(std::string text, with_words(name, source, words_[variant.tag]));
      if (!cache->StringToTemplateCache(name, text, ctemplate::STRIP_BLANK_LINES)) {
        return Error{Code::invalid, "theme: " + name + " is no valid template (see above)"};
      }
    }
    cache->Freeze();
    templates_[variant.tag] = std::move(cache);
  }
  return {};
}

std::string Theme::render(const Variant& variant, const std::string& page,
                          const Dictionary& values) const {
  std::string out;
  out.reserve(16 * 1024);
  const auto& cache = templates_.at(variant.tag);
  ENSURE(cache->ExpandNoLoad(page, ctemplate::STRIP_BLANK_LINES, &values, nullptr, &out));
  return out;
}

const std::string& Theme::word(const Variant& variant, const std::string& key) const {
  const Words& words = words_.at(variant.tag);
  auto found = words.find(key);
  if (found != words.end()) return found->second;
  thread_local std::string shown;
  return shown = key;
}

const std::string* Theme::asset(const std::string& name) const {
  auto found = assets_.find(name);
  return found == assets_.end() ? nullptr : &found->second;
}

std::string Theme::media_type(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTypes = {
      {{".css", "text/css; charset=utf-8"},
       {".js", "text/javascript; charset=utf-8"},
       {".woff2", "font/woff2"},
       {".svg", "image/svg+xml"},
       {".png", "image/png"}}};
  for (auto [extension, type] : kTypes) {
    if (name.ends_with(extension)) return std::string(type);
  }
  return "application/octet-stream";
}

}  // namespace glasnik::site
