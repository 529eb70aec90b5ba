// Addresses that lead to another: by language, by an older form, by a document's canonical slug.

#include <fmt/format.h>

#include <algorithm>

#include "http/fields.h"
#include "record/listing.h"
#include "site/merged.h"
#include "site/negotiation.h"
#include "site/pages.h"
#include "text/utf8.h"

namespace glasnik::site {
namespace {

// Whether a range names a tag or stands before a hyphen of it: "sr" fits "sr-Latn", "s" does not.
bool covers(std::string_view range, std::string_view tag) {
  return tag.starts_with(range) && (tag.size() == range.size() || tag[range.size()] == '-');
}

const Variant* first_covered(const Config& config, std::string_view range) {
  for (const Variant& variant : config.variants) {
    if (covers(range, text::lower(variant.tag))) return &variant;
  }
  return nullptr;
}

// The newsroom's variant for a language range: language.md section 1. Latin script for those who
// say so or read a language written in it; Serbian without a script is the original.
const Variant* variant_for(const Config& config, std::string_view range) {
  if (range.empty()) return nullptr;
  std::string wanted = text::lower(range);
  for (std::string_view latin : {"sr-latn", "hr", "bs", "cnr", "sh"}) {
    if (covers(latin, wanted)) return first_covered(config, "sr-latn");
  }
  if (covers("sr", wanted)) {
    const Variant* cyrillic = first_covered(config, "sr-cyrl");
    return cyrillic != nullptr ? cyrillic : first_covered(config, "sr");
  }
  return first_covered(config, std::string_view(wanted).substr(0, wanted.find('-')));
}

// Where a document is read; one whose words are no longer public has no slug, which is its
// headline.
std::string address_of(const Variant& variant, const record::Listed& item) {
  if (is_readable(item.standing)) return release_path(variant, item.document, item.slug);
  return fmt::format("/{}/{}", variant.segment, item.document.number);
}

}  // namespace

const Variant& negotiate(const Config& config, std::string_view accept_language,
                         const std::vector<const Variant*>& among) {
  const Variant* best = nullptr;
  int best_weight = 0;
  http::ListItems items(accept_language);
  for (std::string_view item; items.next(item);) {
    http::Weighted range = http::weighted(item);
    const Variant* variant = variant_for(config, range.name);
    bool offered = std::find(among.begin(), among.end(), variant) != among.end();
    if (variant == nullptr || !offered || range.weight <= best_weight) continue;
    best = variant;
    best_weight = range.weight;
  }
  return best != nullptr ? *best : *among.front();
}

std::vector<const Variant*> all_variants(const Config& config) {
  std::vector<const Variant*> all;
  for (const Variant& variant : config.variants) all.push_back(&variant);
  return all;
}

Answer negotiated_home(const http::Request&, View& view) {
  return http::Response(redirect(view, 302, home_path(*view.variant), Why::language));
}

Answer slashed_home(const http::Request&, View& view) {
  return http::Response(redirect(view, 301, home_path(*view.variant)));
}

Answer negotiated_log(const http::Request&, View& view) {
  return http::Response(redirect(view, 302, log_path(*view.variant), Why::language));
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
  if (items.front().standing == record::Standing::merged) {
    TRY(DocumentId target, merged_into(view, id));
    return http::Response(redirect(view, 301, document_path(target)));
  }
  const Variant& variant =
      negotiate(view.ground.config, request.field(http::Field::accept_language), among);
  for (const record::Listed& item : items) {
    if (item.lang != variant.tag) continue;
    return http::Response(redirect(view, 302, address_of(variant, item), Why::language));
  }
  return Error{Code::not_found, "no such document"};
}

// /{seg}/tekst/{id}/anything: the form of the addresses before this newsroom. One hop.
Answer legacy_release(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(2)));
  TRY(auto item, record::listed(view.session(), id, view.variant->tag));
  if (!item) return Error{Code::not_found, "no such document"};
  if (item->standing == record::Standing::merged) return merged_page(view, id);
  return http::Response(redirect(view, 301, address_of(*view.variant, *item)));
}

}  // namespace glasnik::site
