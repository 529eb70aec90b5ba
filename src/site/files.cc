// Files: media by their random key, and the theme's own.

#include "record/edition.h"
#include "site/frame.h"
#include "site/pages.h"

namespace glasnik::site {
namespace {

// A file answers as its document does.
Result<std::optional<http::Response>> instead_of(View& view, const record::MediaRow& row) {
  if (row.entry >= view.published()) return Error{Code::not_found, "not published"};
  if (row.removed()) {
    TRY(http::Response gone, gone_page(view, row.document, record::Standing::removed));
    return std::optional<http::Response>(std::move(gone));
  }
  TRY(auto items, record::listed_variants(view.session(), row.document));
  if (items.empty()) return Error{Code::not_found, "not published"};
  record::Standing standing = items.front().standing;
  if (has_versions(standing)) return std::optional<http::Response>();
  TRY(http::Response gone, gone_page(view, row.document, standing));
  return std::optional<http::Response>(std::move(gone));
}

bool shown_in_place(const std::string& type) {
  return type.starts_with("image/") || type.starts_with("video/") || type.starts_with("audio/");
}

}  // namespace

Answer media_file(const http::Request& request, View& view) {
  auto key = parse_key(request.segment(1));
  if (!key) return Error{Code::not_found, "no such file"};
  TRY(auto row, record::media_row(view.session(), *key));
  bool named = row && (row->removed() || row->file.filename == request.segment(2));
  if (!named) return Error{Code::not_found, "no such file"};
  TRY(auto instead, instead_of(view, *row));
  if (instead) return *std::move(instead);
  http::FileBody body;
  TRY(body.file, view.ground.blobs.open(row->file.sha256));
  body.size = row->file.bytes;
  body.sha256 = row->file.sha256;
  body.content_type = row->file.type;
  body.filename = row->file.filename;
  body.attachment = !shown_in_place(row->file.type);
  // The address names these octets for ever; their standing may change, so others ask again.
  body.cache = http::CacheClass::page;
  body.fields = security_fields(view.ground, false, true);
  return http::Response(std::move(body));
}

Answer theme_file(const http::Request& request, View& view) {
  const auto& segments = request.path.segments;
  std::string name;
  for (std::size_t i = 2; i < segments.size(); ++i) name += (name.empty() ? "" : "/") + segments[i];
  const std::string* octets_found = view.ground.theme.asset(name);
  bool current = "/theme/" + segments[1] == view.ground.theme.assets_path();
  if (octets_found == nullptr || !current) return Error{Code::not_found, "no such file"};
  view.canonical = view.ground.theme.assets_path() + "/" + name;
  std::string type = Theme::media_type(name);
  bool text = type != "font/woff2" && type != "image/png";
  http::PreparedSpec spec;
  spec.content_type = type;
  spec.cache = http::CacheClass::immutable;
  spec.fields = security_fields(view.ground, false, false);
  spec.body = *octets_found;
  spec.compress = text;
  return http::Response(http::prepare(std::move(spec)));
}

}  // namespace glasnik::site
