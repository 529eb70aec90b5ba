#include "newsroom/institution.h"

#include <algorithm>
#include <array>

#include "proof/json.h"

namespace glasnik::newsroom {
namespace {

using proof::Json;

constexpr std::string_view kType = "glasnik/institution/v1";
constexpr std::array<std::string_view, 3> kRoles = {"original", "derived", "translation"};

Json text(std::string_view value) { return Json{std::string(value)}; }

Json json_of(const Variant& variant) {
  Json::Object members{{"tag", text(variant.tag)},
                       {"segment", text(variant.segment)},
                       {"role", text(kRoles[static_cast<std::size_t>(variant.role)])},
                       {"of", text(variant.of)},
                       {"label", text(variant.label)},
                       {"institution", text(variant.institution)}};
  return proof::make_object(std::move(members));
}

// A short text without control characters, which a settings file could not hold.
Result<std::string> text_of(const Json& object, std::string_view key) {
  const Json* found = object.find(key);
  const std::string* value = found != nullptr ? found->string() : nullptr;
  bool plain = value != nullptr && value->size() <= 400 &&
               std::none_of(value->begin(), value->end(), [](char c) {
                 return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
               });
  if (!plain) return Error{Code::invalid, "institution.json: no usable " + std::string(key)};
  return *value;
}

Result<Variant> variant_of(const Json& json) {
  Variant variant;
  TRY(variant.tag, text_of(json, "tag"));
  TRY(variant.segment, text_of(json, "segment"));
  TRY(variant.of, text_of(json, "of"));
  TRY(variant.label, text_of(json, "label"));
  TRY(variant.institution, text_of(json, "institution"));
  TRY(std::string role, text_of(json, "role"));
  auto found = std::find(kRoles.begin(), kRoles.end(), role);
  if (found == kRoles.end()) return Error{Code::invalid, "institution.json: no role " + role};
  variant.role = static_cast<VariantRole>(found - kRoles.begin());
  return variant;
}

}  // namespace

Bytes institution_json(const Config& config) {
  Json::Array variants;
  for (const Variant& variant : config.variants) variants.push_back(json_of(variant));
  Json::Object members{{"type", text(kType)},
                       {"origin", text(config.origin)},
                       {"timezone", text(config.timezone)},
                       {"accent", text(config.accent)},
                       {"contact_name", text(config.contact.name)},
                       {"contact_phone", text(config.contact.phone)},
                       {"contact_email", text(config.contact.email)},
                       {"variants", Json{std::move(variants)}}};
  return proof::canonical(proof::make_object(std::move(members)));
}

Result<ConfigSeed> parse_institution(BytesView json) {
  TRY(Json object, proof::parse_canonical(json));
  TRY(std::string type, text_of(object, "type"));
  if (type != kType) return Error{Code::invalid, "institution.json: of another type"};
  ConfigSeed seed;
  TRY(seed.origin, text_of(object, "origin"));
  TRY(seed.timezone, text_of(object, "timezone"));
  TRY(seed.accent, text_of(object, "accent"));
  TRY(seed.contact.name, text_of(object, "contact_name"));
  TRY(seed.contact.phone, text_of(object, "contact_phone"));
  TRY(seed.contact.email, text_of(object, "contact_email"));
  const Json* variants = object.find("variants");
  if (variants == nullptr || variants->array() == nullptr) {
    return Error{Code::invalid, "institution.json: no variants"};
  }
  for (const Json& item : *variants->array()) {
    TRY(Variant variant, variant_of(item));
    seed.variants.push_back(std::move(variant));
  }
  return seed;
}

}  // namespace glasnik::newsroom
