#include "cli/act_removal.h"

#include <fmt/format.h>

#include "cli/output.h"

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

// The order is a file, or the words themselves.
Result<Bytes> order_octets(const std::string& given) {
  Files& files = operating_system_files();
  TRY(bool file, files.exists(given));
  return file ? read_file(files, given, kLargestOrder) : Result<Bytes>(given);
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
  newsroom::Removal removal;
  TRY(removal.basis, parse_basis(options.basis));
  TRY(removal.order, order_octets(options.order));
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

Result<void> show_removal(newsroom::Newsroom& newsroom, const ActOptions& options) {
  TRY(DocumentId id, parse_document_id(options.id));
  TRY(auto selectors, parse_parts(options, newsroom.config()));
  TRY(auto parts, newsroom.database().read([&](store::Session& session) {
    return newsroom::parts_to_remove(session, id, selectors);
  }));
  for (const newsroom::RemovablePart& part : parts) {
    say(fmt::format("{:>6}  act {:<4} {:<8} {}", to_string(part.version), part.seq, part.place.set,
                    part.name));
  }
  say(fmt::format("{} parts of document {} would be removed{}; nothing was done", parts.size(),
                  id.number, selectors.empty() ? ": all of it" : ""));
  return {};
}

}  // namespace glasnik::cli
