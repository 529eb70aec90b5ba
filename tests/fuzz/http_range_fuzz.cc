// Ranges and conditions: a plan lies in the file, in order, apart from each other, holds what its
// parts hold, and survives writing; what a reply announces is what it sends; a date that is read
// is written the same.
//
// Lines: size of the file, Range, If-Range, If-None-Match, If-Modified-Since. The file's tag is
// that of a hash of zeros.

#include <algorithm>
#include <charconv>

#include "fuzz_text.h"
#include "http/conditional.h"
#include "http/fields.h"
#include "http/file_reply.h"
#include "http/reply.h"
#include "http/status.h"

using namespace glasnik;
using namespace glasnik::http;

namespace {

std::string_view line_of(std::string_view& text) {
  std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string written(const std::vector<Slice>& slices) {
  std::string field = "bytes=";
  for (const Slice& slice : slices) {
    if (field.back() != '=') field.push_back(',');
    field += std::to_string(slice.offset) + "-" + std::to_string(slice.offset + slice.length - 1);
  }
  return field;
}

bool within(const Slice& part, const std::vector<Slice>& slices) {
  return std::any_of(slices.begin(), slices.end(), [&](const Slice& slice) {
    return slice.offset <= part.offset && part.offset + part.length <= slice.offset + slice.length;
  });
}

// Each range of the list, asked for alone, lies in the plan for all; and nothing else does at the
// plan's edges.
void check_parts(std::string_view field, std::uint64_t size, const RangePlan& plan) {
  std::vector<Slice> alone;
  ListItems items(field.substr(field.find('=') + 1));
  for (std::string_view item; items.next(item);) {
    RangePlan one = plan_ranges("bytes=" + std::string(item), size);
    ENSURE(one.kind != RangeKind::whole);
    for (const Slice& slice : one.slices) {
      ENSURE(within(slice, plan.slices));
      alone.push_back(slice);
    }
  }
  for (const Slice& slice : plan.slices) {
    auto begins = [&](const Slice& part) { return part.offset == slice.offset; };
    auto ends = [&](const Slice& part) {
      return part.offset + part.length == slice.offset + slice.length;
    };
    ENSURE(std::any_of(alone.begin(), alone.end(), begins));
    ENSURE(std::any_of(alone.begin(), alone.end(), ends));
  }
}

void check_plan(std::string_view field, std::uint64_t size) {
  RangePlan plan = plan_ranges(field, size);
  ENSURE(plan.slices.empty() == (plan.kind != RangeKind::partial));
  ENSURE(plan.slices.size() <= kMaxRanges);
  std::uint64_t end = 0;
  for (const Slice& slice : plan.slices) {
    ENSURE(slice.length > 0 && slice.length <= size && slice.offset <= size - slice.length);
    ENSURE(&slice == plan.slices.data() || slice.offset > end);
    end = slice.offset + slice.length;
  }
  if (plan.kind == RangeKind::whole) return;
  check_parts(field, size, plan);
  if (plan.kind == RangeKind::partial)
    ENSURE(plan_ranges(written(plan.slices), size).slices == plan.slices);
}

void check_reply(const FileBody& body, const Head& head) {
  FileReply reply = reply_with(body, head);
  const std::string tag = etag_of(body.sha256);
  bool unchanged = reads(head.method) && names_etag(head.field(Field::if_none_match), tag);
  ENSURE((reply.status == 304) == unchanged);
  std::uint64_t sent = 0;
  for (const FilePart& part : reply.parts) sent += part.text.size() + part.slice.length;
  bool announced =
      reply.head.find("\r\nContent-Length: " + std::to_string(sent) + "\r\n") != reply.head.npos;
  ENSURE(announced || head.method == Method::head || unchanged);
  ENSURE(reply.status == 206 ? allows_range(head.field(Field::if_range), tag)
                             : reply.status == 200 || reply.status == 304 || reply.status == 416);
  if (reply.status == 304 || reply.status == 416) ENSURE(sent == 0);
}

void check_date(std::string_view field) {
  auto date = parse_http_date(field);
  ENSURE(unmodified_since(field, Time::min()) == date.ok());
  if (!date) return;
  ENSURE(http_date(*date) == field);
  ENSURE(unmodified_since(field, *date));
  ENSURE(!unmodified_since(field, *date + std::chrono::seconds(1)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::view(data, size);
  FileBody body;
  body.size = number(line_of(text));
  body.content_type = "video/mp4";
  Head head;
  auto take = [&](Field field) { head.fields[static_cast<std::size_t>(field)] = line_of(text); };
  take(Field::range);
  take(Field::if_range);
  take(Field::if_none_match);
  take(Field::if_modified_since);
  check_plan(head.field(Field::range), body.size);
  for (Method method : {Method::get, Method::head, Method::post}) {
    head.method = method;
    check_reply(body, head);
  }
  check_date(head.field(Field::if_modified_since));
  const std::string tag = etag_of(body.sha256);
  ENSURE(names_etag(tag, tag) && names_etag("W/" + tag, tag) && names_etag("*", tag));
  return 0;
}
