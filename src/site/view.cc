#include "site/view.h"

#include <fmt/format.h>

#include "text/format.h"

namespace glasnik::site {
namespace {

text::Style style_of(const View& view) { return text::style_of(view.variant->tag); }

}  // namespace

std::string home_path(const Variant& variant) { return "/" + variant.segment + "/"; }
std::string archive_path(const Variant& variant) { return "/" + variant.segment + "/archive"; }
std::string search_path(const Variant& variant) { return "/" + variant.segment + "/search"; }
std::string log_path(const Variant& variant) { return "/" + variant.segment + "/log"; }

std::string verifier_path(const Variant& variant) { return "/log/verify#" + variant.tag; }

std::string feed_path(const Variant& variant, std::string_view form) {
  return fmt::format("/{}/feed.{}", variant.segment, form);
}

std::string document_path(DocumentId id) { return fmt::format("/{}", id.number); }

std::string release_path(const Variant& variant, DocumentId id, std::string_view slug) {
  return fmt::format("/{}/{}/{}", variant.segment, id.number, slug);
}

std::string edition_path(const Variant& variant, DocumentId id, Version version) {
  return fmt::format("/{}/{}/v/{}", variant.segment, id.number, to_string(version));
}

std::string history_path(const Variant& variant, DocumentId id) {
  return fmt::format("/{}/{}/history", variant.segment, id.number);
}

std::string diff_path(const Variant& variant, DocumentId id, Version from, Version to) {
  return fmt::format("/{}/{}/diff/{}..{}", variant.segment, id.number, to_string(from),
                     to_string(to));
}

std::string media_path(const record::MediaFile& file) {
  return fmt::format("/m/{}/{}", to_string(file.key), file.filename);
}

std::string proof_path(DocumentId id) { return fmt::format("/proof/{}.glasnik", id.number); }

std::string proof_path(DocumentId id, std::int64_t seq, std::string_view form) {
  return fmt::format("/proof/{}/{}.{}", id.number, seq, form);
}

bool is_readable(record::Standing standing) {
  return standing == record::Standing::current || standing == record::Standing::withdrawn;
}

bool has_versions(record::Standing standing) {
  return is_readable(standing) || standing == record::Standing::merged;
}

std::string iso_local(const View& view, Time time) {
  text::WallTime wall = view.ground.zone.wall_time(time);
  return fmt::format("{}T{:02}:{:02}:{:02}{}", iso_date(wall.date), wall.hour, wall.minute,
                     wall.second, text::utc_offset(wall));
}

std::string when(const View& view, Time time) {
  text::WallTime wall = view.ground.zone.wall_time(time);
  return text::long_date(wall.date, style_of(view), text::DateEnd::before_comma) + ", " +
         text::time_of_day(wall);
}

std::string day(const View& view, Time time) {
  return text::long_date(local_date(view, time), style_of(view));
}

std::string day(const View& view, const record::Listed& item) {
  return text::long_date(item.day, style_of(view));
}

std::string clock(const View& view, Time time) {
  return text::time_of_day(view.ground.zone.wall_time(time));
}

Date local_date(const View& view, Time time) { return view.ground.zone.wall_time(time).date; }

}  // namespace glasnik::site
