#include "cli/act_removal.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "cli/output.h"
#include "proof/file_part.h"

namespace glasnik::cli {
namespace {

constexpr std::uint64_t kLargestOrder = 64U << 20U;

Result<proof::Basis> parse_basis(const std::string& name) {
  for (proof::Basis basis : {proof::Basis::gdpr_17, proof::Basis::court, proof::Basis::classified,
                             proof::Basis::copyright, proof::Basis::safety}) {
    if (proof::basis_name(basis) == name) return basis;
  }
  return Error{Code::invalid, fmt::format("'{}' is no basis of a removal: --basis gdpr-17, court, "
                                          "classified, copyright or safety",
                                          name)};
}

// "en=headline" in one variant, "headline" in all.
Result<newsroom::PartSelector> parse_part(const std::string& text, const Config& config) {
  if (text.find('=') == std::string::npos) return newsroom::PartSelector{"", text};
  TRY(Tagged tagged, parse_tagged(text, config));
  return newsroom::PartSelector{tagged.tag, tagged.words};
}

// Its hash enters the log for ever: a name that is mistyped must not pass for the order.
Result<Bytes> order_octets(const ActOptions& options) {
  if (options.order.empty() == options.order_words.empty()) {
    return Error{Code::invalid, "a removal needs its order: --order FILE, or --order-words WORDS"};
  }
  if (options.order.empty()) return Bytes(options.order_words);
  auto octets = read_file(operating_system_files(), options.order, kLargestOrder);
  if (!octets) return octets.error().within("--order");
  if (octets->empty()) return Error{Code::invalid, "--order: " + options.order + " is empty"};
  return octets;
}

Result<std::vector<newsroom::PartSelector>> parse_parts(const ActOptions& options,
                                                        const Config& config) {
  std::vector<newsroom::PartSelector> parts;
  for (const std::string& text : options.parts) {
    TRY(newsroom::PartSelector part, parse_part(text, config));
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

Result<newsroom::Removal> removal_of(const ActOptions& options, const Config& config) {
  if (options.parts.empty() != options.all) {
    return Error{Code::invalid,
                 "say what is removed: --part NAME for parts, --all for the whole document; "
                 "--dry-run lists them"};
  }
  newsroom::Removal removal;
  TRY(removal.basis, parse_basis(options.basis));
  TRY(removal.order, order_octets(options));
  TRY(removal.parts, parse_parts(options, config));
  removal.copy = options.copy;
  removal.waiver = options.waiver;
  return removal;
}

Result<void> name_authorities(const ActOptions& options, const Config& config,
                              std::map<std::string, std::string>& notes) {
  TRY(auto authorities, parse_all_tagged(options.authorities, config));
  for (const auto& [lang, authority] : authorities) {
    if (!notes.contains(lang)) {
      return Error{Code::invalid, "an authority in " + lang + ", where there is no note"};
    }
    if (authority.find('\n') != std::string::npos) {
      return Error{Code::invalid, "an authority is named in one line"};
    }
    notes[lang] = authority + "\n" + notes[lang];
  }
  return {};
}

void tell_removed(const std::vector<newsroom::RemovablePart>& parts,
                  const newsroom::Removal& removal) {
  auto files = std::count_if(parts.begin(), parts.end(), [](const newsroom::RemovablePart& part) {
    return part.name.starts_with(proof::kFilePrefix);
  });
  say(fmt::format("  removed   {} parts, {} of them files, off this disk", parts.size(), files));
  say(fmt::format("  order     {} octets, of which the log has a salted hash",
                  removal.order.size()));
  say(removal.copy.empty() ? "  copy      none: " + removal.waiver
                           : "  copy      " + removal.copy + ": put it under seal");
  say("  still     backups and mirrors until they follow: docs/operating.md, Removal by law");
}

Result<std::vector<newsroom::RemovablePart>> removable(newsroom::Newsroom& newsroom,
                                                       const ActOptions& options) {
  TRY(DocumentId id, parse_document_id(options.id));
  TRY(auto selectors, parse_parts(options, newsroom.config()));
  return newsroom.database().read(
      [&](store::Session& session) { return newsroom::parts_to_remove(session, id, selectors); });
}

Result<void> show_removal(newsroom::Newsroom& newsroom, const ActOptions& options) {
  TRY(auto parts, removable(newsroom, options));
  for (const newsroom::RemovablePart& part : parts) {
    say(fmt::format("{:>6}  act {:<4} {:<8} {}", to_string(part.version), part.seq, part.place.set,
                    part.name));
  }
  say(fmt::format("{} parts of document {} would be removed{}; nothing was done", parts.size(),
                  options.id, options.parts.empty() ? ": all of it" : ""));
  return {};
}

}  // namespace glasnik::cli
