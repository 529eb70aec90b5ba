// Addresses that lead to another: by language, by an older form, by a document's canonical slug.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "record/listing.h"
#include "site/negotiation.h"
#include "site/pages.h"
#include "text/utf8.h"

namespace glasnik::site {
namespace {

// The newsroom's variant for a language range: language.md section 1. Latin script for those who
// say so or read a language written in it; Serbian without a script is the original.
const Variant* variant_for(const Config& config, std::string_view range) {
  if (range.empty()) return nullptr;
  std::string wanted = text::lower(range);
  auto with_prefix = [&](std::string_view prefix) -> const Variant* {
    for (const Variant& variant : config.variants) {
      if (text::lower(variant.tag).starts_with(prefix)) return &variant;
    }
    return nullptr;
  };
  for (std::string_view latin : {"sr-latn", "hr", "bs", "cnr", "sh"}) {
    if (wanted.starts_with(latin)) return with_prefix("sr-latn");
  }
  if (wanted.starts_with("sr"))
    return with_prefix("sr-cyrl") ? with_prefix("sr-cyrl") : with_prefix("sr");
  return with_prefix(std::string_view(wanted).substr(0, wanted.find('-')));
}

// Quality in thousandths; 1000 where none or a malformed one is given.
int quality_of(std::string_view parameters) {
  std::size_t at = parameters.find("q=");
  if (at == parameters.npos) return 1000;
  std::string_view text = parameters.substr(at + 2);
  if (text.starts_with("1")) return 1000;
  if (!text.starts_with("0")) return 1000;
  int thousandths = 0;
  int scale = 100;
  for (char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9' || scale == 0) break;
    thousandths += (c - '0') * scale;
    scale /= 10;
  }
  return thousandths;
}

}  // namespace

const Variant& negotiate(const Config& config, std::string_view accept_language,
                         const std::vector<const Variant*>& among) {
  const Variant* best = nullptr;
  int best_quality = 0;
  while (!accept_language.empty()) {
    std::size_t comma = accept_language.find(',');
    std::string_view item = text::trim(accept_language.substr(0, comma));
    accept_language = comma == accept_language.npos ? "" : accept_language.substr(comma + 1);
    std::size_t semicolon = item.find(';');
    std::string_view range = text::trim(item.substr(0, semicolon));
    int quality = semicolon == item.npos ? 1000 : quality_of(item.substr(semicolon));
    const Variant* variant = variant_for(config, range);
    bool offered = std::find(among.begin(), among.end(), variant) != among.end();
    if (variant == nullptr || !offered || quality <= best_quality) continue;
    best = variant;
    best_quality = quality;
  }
  return best != nullptr ? *best : *among.front();
}

std::vector<const Variant*> all_variants(const Config& config) {
  std::vector<const Variant*> all;
  for (const Variant& variant : config.variants) all.push_back(&variant);
  return all;
}

Answer negotiated_home(const http::Request&, View& view) {
  return http::Response(redirect(view, 302, home_path(*view.variant), true));
}

Answer negotiated_log(const http::Request&, View& view) {
  return http::Response(redirect(view, 302, log_path(*view.variant), true));
}

Answer negotiated_release(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(0)));
  TRY(auto items, record::listed_variants(view.session(), id));
  std::vector<const Variant*> among;
  for (const Variant& variant : view.ground.config.variants) {
    for (const record::Listed& item : items) {
      if (item.lang == variant.tag) among.push_back(&variant);
    }
  }
  if (among.empty()) return Error{Code::not_found, "no such document"};
  const Variant& variant =
      negotiate(view.ground.config, request.field(http::Field::accept_language), among);
  for (const record::Listed& item : items) {
    if (item.lang != variant.tag) continue;
    return http::Response(redirect(view, 302, release_path(variant, id, item.slug), true));
  }
  return Error{Code::not_found, "no such document"};
}

// /{seg}/tekst/{id}/anything: the form of the addresses before this newsroom. One hop.
Answer legacy_release(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(2)));
  TRY(auto item, record::listed(view.session(), id, view.variant->tag));
  if (!item) return Error{Code::not_found, "no such document"};
  return http::Response(redirect(view, 301, release_path(*view.variant, id, item->slug)));
}

}  // namespace glasnik::site
