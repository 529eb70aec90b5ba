#include "cli/bundle_question.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/encoding.h"
#include "base/file.h"
#include "base/time.h"
#include "proof/number.h"
#include "proof/report.h"
#include "proof/utf8.h"
#include "proof/zip.h"

namespace glasnik::cli {
namespace {

constexpr std::uint64_t kMaxHours = 1000000;
constexpr std::uint64_t kMaxAuthorities = 1U << 20U;
constexpr std::uint64_t kLargestKey = 4096;

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

Result<proof::Policy> policy_of(const std::string& file) {
  TRY(Bytes text, read_file(operating_system_files(), file, proof::kMaxPolicy));
  Result<proof::Policy> policy = proof::parse_policy(text);
  if (!policy) return policy.error().within(file);
  return policy;
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

}  // namespace

std::span<const BundleOption> bundle_options() {
  static constexpr BundleOption kOptions[] = {
      {"--key", "VKEY",
       "the log's key, or a file with it, as published at /log/vkey; take it from a source you "
       "trust",
       &BundleOptions::key},
      {"--policy", "FILE", "logs, witnesses and quorum you trust (C2SP tlog-policy)",
       &BundleOptions::policy_file},
      {"--root", "KEY",
       "the root that vouches for the log's keys (base64, as in the log's first entry)",
       &BundleOptions::root},
      {"--authority", "FILE", "certificates (PEM) of whom you trust to timestamp or seal the log",
       &BundleOptions::authority_file},
      {"--max-age", "HOURS", "the witnesses must have seen the log that recently",
       &BundleOptions::max_age},
  };
  return kOptions;
}

Result<proof::Question> question_of(const BundleOptions& options, Time now) {
  if (options.key && options.policy_file) return usage("--key or --policy, not both");
  proof::Question question;
  question.now = now;
  if (options.key) {
    TRY(question.key, key_of(*options.key));
  }
  if (options.policy_file) {
    TRY(question.policy, policy_of(*options.policy_file));
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

Result<int> check_bundle(const std::string& file, const BundleOptions& options) {
  TRY(proof::Question question, question_of(options, system_clock().wall()));
  TRY(Bytes bundle, read_file(operating_system_files(), file, proof::kMaxZip));
  proof::Answer answer = proof::verify_bundle(bundle, question);
  bool colour = ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  std::string report = options.json ? proof::report_json(answer) : report_text(answer, colour);
  std::fwrite(report.data(), 1, report.size(), stdout);
  return exit_code(answer.verdict);
}

}  // namespace glasnik::cli
