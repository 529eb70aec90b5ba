// glasnik-verify: checks one .glasnik file offline. Links base and proof only, and one file of cli/
// that includes no more, so that who does not trust the newsroom has little to read. All judgement
// is in proof/verify.h, all wording in proof/report.h, the options in cli/bundle_question.h.

#include <cstdio>
#include <string>
#include <vector>

#include "cli/bundle_question.h"
#include "proof/utf8.h"

namespace glasnik {
namespace {

constexpr const char* kUsage =
    "usage: glasnik-verify FILE.glasnik [--key VKEY | --policy FILE] [--root KEY]\n"
    "                      [--authority FILE] [--media FILE]... [--max-age HOURS] [--json]\n";

constexpr const char* kExits =
    "\n"
    "Exit: 0 VERIFIED, 1 FAILED, 2 UNREADABLE (usage, files), 3 UNTRUSTED (consistent, but no key "
    "or\n"
    "policy was given), 4 UNWITNESSED (only the witnesses' quorum or age is missing).\n";

struct Words {
  std::string file;
  cli::BundleOptions options;
};

Error usage(const std::string& what) { return {Code::invalid, what}; }

Result<void> take(const std::string& name, const std::string& value, cli::BundleOptions& options) {
  if (name == "--media") {
    options.media_files.push_back(value);
    return {};
  }
  for (const cli::BundleOption& option : cli::bundle_options()) {
    if (name != option.name) continue;
    if (options.*option.into) return usage(name + " is given twice");
    options.*option.into = value;
    return {};
  }
  return usage("unknown option " + name);
}

Result<Words> parse_words(const std::vector<std::string>& words) {
  Words parsed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--json") {
      parsed.options.json = true;
    } else if (!word.starts_with("--")) {
      if (!parsed.file.empty()) return usage("one file at a time, not also " + word);
      parsed.file = word;
    } else if (i + 1 == words.size()) {
      return usage(word + " needs a value");
    } else {
      TRY_VOID(take(word, words[++i], parsed.options));
    }
  }
  if (parsed.file.empty()) return usage("which file?");
  return parsed;
}

void help_line(const std::string& option, const char* what) {
  std::printf("  %-16s %s\n", option.c_str(), what);
}

int help() {
  std::printf("%s\nChecks offline that a release is in the public log, word for word.\n\n", kUsage);
  for (const cli::BundleOption& option : cli::bundle_options()) {
    help_line(std::string(option.name) + " " + option.value, option.what);
  }
  help_line("--media FILE", cli::kMediaHelp);
  help_line("--json", cli::kJsonHelp);
  std::fputs(kExits, stdout);
  return 0;
}

int unreadable(const Error& error, const char* after) {
  std::fprintf(stderr, "glasnik-verify: %s\n%s", proof::printable(error.message).c_str(), after);
  return exit_code(proof::Verdict::unreadable);
}

int run(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--help" || word == "-h" || word == "help") return help();
  }
  Result<Words> parsed = parse_words(words);
  if (!parsed) return unreadable(parsed.error(), kUsage);
  Result<int> exit = cli::check_bundle(parsed->file, parsed->options);
  return exit ? *exit : unreadable(exit.error(), "");
}

}  // namespace
}  // namespace glasnik

int main(int argc, char** argv) {
  return glasnik::run(std::vector<std::string>(argv + 1, argv + argc));
}
