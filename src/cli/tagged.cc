#include <fmt/format.h>

#include "cli/verbs.h"

namespace glasnik::cli {

Result<Tagged> parse_tagged(const std::string& text, const Config& config) {
  std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    return Error{Code::invalid, fmt::format("'{}': write it as VARIANT=WORDS, as in en=...", text)};
  }
  std::string name = text.substr(0, equals);
  const Variant* variant = config.by_tag(name) ? config.by_tag(name) : config.by_segment(name);
  if (variant == nullptr) {
    return Error{Code::invalid, fmt::format("'{}': this newsroom has no variant '{}'", text, name)};
  }
  return Tagged{variant->tag, text.substr(equals + 1)};
}

Result<std::map<std::string, std::string>> parse_all_tagged(const std::vector<std::string>& texts,
                                                            const Config& config) {
  std::map<std::string, std::string> all;
  for (const std::string& text : texts) {
    TRY(Tagged tagged, parse_tagged(text, config));
    if (!all.try_emplace(tagged.tag, tagged.words).second) {
      return Error{Code::invalid, fmt::format("'{}': {} is given twice", text, tagged.tag)};
    }
  }
  return all;
}

}  // namespace glasnik::cli
