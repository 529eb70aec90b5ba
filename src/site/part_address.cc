#include "site/part_address.h"

#include <fmt/format.h>

namespace glasnik::site {
namespace {

// "caption:0123..." -> kind and what it is of; "lead" -> kind alone.
struct Named {
  std::string_view kind;
  std::string_view of;
};
Named named(std::string_view part_name) {
  std::size_t colon = part_name.find(':');
  if (colon == part_name.npos) return {part_name, {}};
  return {part_name.substr(0, colon), part_name.substr(colon + 1)};
}

bool of_file(const Named& name) {
  return name.kind == "caption" || name.kind == "alt" || name.kind == "transcript";
}

}  // namespace

std::string part_word(std::string_view part_name) {
  Named name = named(part_name);
  if (name.of.empty()) return std::string(name.kind);
  return of_file(name) ? fmt::format("{}-{}", name.kind, name.of) : std::string(name.of);
}

const proof::Part* part_at(const proof::RecordFile& record, std::string_view lang,
                           std::string_view word) {
  for (const proof::RecordText& text : record.texts) {
    if (text.lang != lang) continue;
    for (const proof::Part& part : text.parts) {
      if (part_word(part.name) == word) return &part;
    }
  }
  return nullptr;
}

std::string cite_path(const Variant& variant, DocumentId id, Version version) {
  return edition_path(variant, id, version) + "/cite";
}

std::string cite_path(const Variant& variant, DocumentId id, Version version,
                      std::string_view word) {
  return fmt::format("{}/{}", cite_path(variant, id, version), word);
}

std::string quotation_path(DocumentId id, std::int64_t seq, std::string_view lang,
                           std::string_view word) {
  return fmt::format("/proof/{}/{}/{}/{}.glasnik", id.number, seq, lang, word);
}

std::string proof_name(DocumentId id, std::int64_t seq, std::string_view form) {
  return fmt::format("{}-{}.{}", id.number, seq, form);
}

std::string quotation_name(DocumentId id, std::int64_t seq, std::string_view lang,
                           std::string_view word) {
  return fmt::format("{}-{}-{}-{}.glasnik", id.number, seq, lang, word);
}

std::string part_anchor(std::string_view part_name) {
  Named name = named(part_name);
  if (name.of.empty()) return fmt::format("#{}", name.kind);
  return of_file(name) ? fmt::format("#m-{}", name.of.substr(0, 8)) : fmt::format("#b-{}", name.of);
}

}  // namespace glasnik::site
