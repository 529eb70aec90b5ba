#pragma once
// How pages look: templates, words and files of a theme. The default theme is in the program; a
// directory named in glasnik.toml overrides it file by file.
//
// Each variant has its own copy of the templates with the words of strings.tsv put in at load, so a
// page fills in only what is its own. The Serbian Latin words are derived from the Cyrillic ones.

#include <cstring>  // which ctemplate forgets

#include <ctemplate/template_dictionary.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/config.h"
#include "base/file.h"

namespace ctemplate {
class TemplateCache;
}

namespace glasnik::site {

using Dictionary = ctemplate::TemplateDictionary;

class Theme {
 public:
  // `directory` is the newsroom's: a theme's own begins there. invalid names what is at fault: a
  // directory that is not there, a template that does not parse, a word that is missing.
  static Result<std::unique_ptr<Theme>> load(const Config& config, const std::string& directory,
                                             Files& files);
  ~Theme();

  // A page, whole. `page` is a template's file name: "home.tpl".
  std::string render(const Variant& variant, const std::string& page,
                     const Dictionary& values) const;

  // A word of strings.tsv: word(variant, "TYPE_news"). A missing one is a bug and shows its key.
  const std::string& word(const Variant& variant, const std::string& key) const;

  // The style sheet, fonts and pictures, under a path that changes when they do: "/theme/3f9c01ab".
  const std::string& assets_path() const { return assets_path_; }
  const std::string* asset(const std::string& name) const;  // "style.css"; null if there is none
  static std::string media_type(const std::string& name);

 private:
  using Words = std::map<std::string, std::string>;
  Theme() = default;
  Result<void> read_words(const Config& config, std::string_view table);
  Result<void> read_templates(const Config& config,
                              const std::map<std::string, std::string>& sources);

  std::map<std::string, Words> words_;                                          // by variant tag
  std::map<std::string, std::unique_ptr<ctemplate::TemplateCache>> templates_;  // by variant tag
  std::map<std::string, std::string> assets_;
  std::string assets_path_;
};

}  // namespace glasnik::site
