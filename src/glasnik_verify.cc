// glasnik-verify: checks one .glasnik file offline. Links base and proof only, so that who does not
// trust the newsroom has little to read. All judgement is in proof/verify.h, all wording in
// proof/report.h; this file reads files and prints.

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "base/file.h"
#include "base/time.h"
#include "proof/number.h"
#include "proof/report.h"
#include "proof/utf8.h"
#include "proof/zip.h"

namespace glasnik {
namespace {

constexpr std::string_view kUsage =
    "usage: glasnik-verify FILE.glasnik [--key VKEY | --policy FILE] [--root KEY]\n"
    "                      [--authority FILE] [--media FILE]... [--max-age HOURS] [--json]\n";

constexpr std::string_view kHelp =
    "\n"
    "Checks offline that a release is in the public log, word for word.\n"
    "\n"
    "  --key VKEY       the log's key, or a file with it, as published at /log/vkey; take it from "
    "a "
    "source\n"
    "                   you trust\n"
    "  --policy FILE    logs, witnesses and quorum you trust (C2SP tlog-policy)\n"
    "  --root KEY       the root that vouches for the log's keys (base64, as in the log's first "
    "entry)\n"
    "  --authority FILE certificates (PEM) of whom you trust to timestamp or seal the log\n"
    "  --media FILE     a photo, video or document said to belong to the release; may be repeated\n"
    "  --max-age HOURS  the witnesses must have seen the log that recently\n"
    "  --json           the answer as one JSON object\n"
    "\n"
    "Exit: 0 VERIFIED, 1 FAILED, 2 UNREADABLE (usage, files), 3 UNTRUSTED (consistent, but no key "
    "or\n"
    "policy was given), 4 UNWITNESSED (only the witnesses' quorum or age is missing).\n";

constexpr std::uint64_t kMaxHours = 1000000;
constexpr std::uint64_t kMaxAuthorities = 1U << 20U;
constexpr std::uint64_t kLargestKey = 4096;

struct Options {
  std::string file;
  std::optional<std::string> key;
  std::optional<std::string> policy_file;
  std::optional<std::string> root;
  std::optional<std::string> authority_file;
  std::vector<std::string> media_files;
  std::optional<std::string> max_age;
  bool json = false;
};

Error usage(const std::string& what) { return {Code::invalid, what}; }

// The key itself, or the file that it was saved to.
Result<proof::VerifierKey> key_of(const std::string& text) {
  Result<proof::VerifierKey> key = proof::parse_vkey(text);
  if (key) return key;
  Result<Bytes> file = read_file(operating_system_files(), text, kLargestKey);
  if (!file)
    return usage("--key " + text + " is neither a vkey nor a file: " + key.error().message);
  std::string line = file->substr(0, file->find_last_not_of(" \r\n") + 1);
  Result<proof::VerifierKey> saved = proof::parse_vkey(line);
  if (!saved) return saved.error().within(text);
  return saved;
}

// Stores the value of an option that may be given once.
Result<void> set_once(std::optional<std::string>& into, const std::string& option,
                      const std::string& value) {
  if (into) return usage(option + " is given twice");
  into = value;
  return {};
}

Result<Options> parse_options(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--json") {
      options.json = true;
      continue;
    }
    if (!word.starts_with("--")) {
      if (!options.file.empty()) return usage("one file at a time, not also " + word);
      options.file = word;
      continue;
    }
    if (i + 1 == words.size()) return usage(word + " needs a value");
    const std::string& value = words[++i];
    if (word == "--media") {
      options.media_files.push_back(value);
    } else if (word == "--key") {
      TRY_VOID(set_once(options.key, word, value));
    } else if (word == "--policy") {
      TRY_VOID(set_once(options.policy_file, word, value));
    } else if (word == "--root") {
      TRY_VOID(set_once(options.root, word, value));
    } else if (word == "--authority") {
      TRY_VOID(set_once(options.authority_file, word, value));
    } else if (word == "--max-age") {
      TRY_VOID(set_once(options.max_age, word, value));
    } else {
      return usage("unknown option " + word);
    }
  }
  if (options.file.empty()) return usage("which file?");
  if (options.key && options.policy_file) return usage("--key or --policy, not both");
  return options;
}

Result<proof::GivenMedia> hash_media(const std::string& path) {
  TRY(std::unique_ptr<File> file, operating_system_files().open(path, Open::read));
  proof::GivenMedia media;
  media.name = proof::printable(path.substr(path.rfind('/') + 1));
  std::vector<char> buffer(1U << 20U);
  Sha256 hasher;
  while (true) {
    TRY(std::size_t count, file->read_at(media.bytes, buffer));
    if (count == 0) break;
    hasher.update({buffer.data(), count});
    media.bytes += count;
  }
  media.sha256 = hasher.finish();
  return media;
}

Result<proof::Question> question_of(const Options& options) {
  proof::Question question;
  question.now = system_clock().wall();
  if (options.key) {
    TRY(question.key, key_of(*options.key));
  }
  if (options.policy_file) {
    TRY(Bytes text, read_file(operating_system_files(), *options.policy_file, proof::kMaxPolicy));
    TRY(question.policy, proof::parse_policy(text));
  }
  if (options.root) {
    Result<Bytes> root = parse_base64(*options.root);
    if (!root || !usable_public_key(*root)) return usage("--root is the base64 of an Ed25519 key");
    question.root = *std::move(root);
  }
  if (options.authority_file) {
    TRY(question.authorities,
        read_file(operating_system_files(), *options.authority_file, kMaxAuthorities));
  }
  if (options.max_age) {
    Result<std::uint64_t> hours = proof::parse_decimal(*options.max_age);
    if (!hours || *hours > kMaxHours) return usage("--max-age is a number of hours");
    question.max_age = std::chrono::hours(*hours);
  }
  for (const std::string& path : options.media_files) {
    TRY(proof::GivenMedia media, hash_media(path));
    question.media.push_back(std::move(media));
  }
  return question;
}

Result<proof::Answer> answer_to(const Options& options) {
  TRY(proof::Question question, question_of(options));
  TRY(Bytes bundle, read_file(operating_system_files(), options.file, proof::kMaxZip));
  return proof::verify_bundle(bundle, question);
}

int unreadable(const Error& error, std::string_view after) {
  std::fprintf(stderr, "glasnik-verify: %s\n%s", proof::printable(error.message).c_str(),
               std::string(after).c_str());
  return exit_code(proof::Verdict::unreadable);
}

int run(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--help" || word == "-h" || word == "help") {
      std::printf("%s%s", std::string(kUsage).c_str(), std::string(kHelp).c_str());
      return 0;
    }
  }
  Result<Options> options = parse_options(words);
  if (!options) return unreadable(options.error(), kUsage);
  Result<proof::Answer> answer = answer_to(*options);
  if (!answer) return unreadable(answer.error(), "");
  bool colour = ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  std::string report =
      options->json ? proof::report_json(*answer) : proof::report_text(*answer, colour);
  std::fwrite(report.data(), 1, report.size(), stdout);
  return exit_code(answer->verdict);
}

}  // namespace
}  // namespace glasnik

int main(int argc, char** argv) {
  return glasnik::run(std::vector<std::string>(argv + 1, argv + argc));
}
