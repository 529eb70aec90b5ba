#include "http/file_reply.h"

#include "base/encoding.h"
#include "http/conditional.h"
#include "http/disposition.h"
#include "http/reply.h"
#include "http/status.h"

namespace glasnik::http {
namespace {

std::string content_range(const Slice& slice, std::uint64_t size) {
  return "bytes " + std::to_string(slice.offset) + "-" +
         std::to_string(slice.offset + slice.length - 1) + "/" + std::to_string(size);
}

Bytes lines(const FileBody& body, std::string_view etag) {
  Bytes out = field_line("ETag", etag);
  out += field_line("Accept-Ranges", "bytes");
  out += field_line("Repr-Digest", "sha-256=:" + base64(body.sha256.view()) + ":");
  if (!body.filename.empty()) {
    out += field_line("Content-Disposition", content_disposition(body.filename, body.attachment));
  }
  for (const ExtraField& field : body.fields) out += field_line(field.name, field.value);
  return out;
}

Bytes length_line(std::uint64_t length) {
  return field_line("Content-Length", std::to_string(length));
}

FileReply whole(const FileBody& body, std::string_view etag) {
  Bytes head = status_line(200) + field_line("Content-Type", body.content_type) +
               length_line(body.size) + lines(body, etag);
  return {200, std::move(head), body.cache, {{"", {0, body.size}}}};
}

FileReply one_range(const FileBody& body, std::string_view etag, const Slice& slice) {
  Bytes head = status_line(206) + field_line("Content-Type", body.content_type) +
               field_line("Content-Range", content_range(slice, body.size)) +
               length_line(slice.length) + lines(body, etag);
  return {206, std::move(head), body.cache, {{"", slice}}};
}

// The boundary must not occur in the content. It hangs on the content's hash, so to write a file
// that contains its own boundary one would have to find a partial fixed point of SHA-256.
FileReply many_ranges(const FileBody& body, std::string_view etag,
                      const std::vector<Slice>& slices) {
  const std::string boundary = hex(sha256("glasnik boundary\n", body.sha256.view()).view());
  FileReply reply{206, {}, body.cache, {}};
  std::uint64_t length = 0;
  for (const Slice& slice : slices) {
    Bytes before = (length == 0 ? "--" : "\r\n--") + boundary + "\r\n" +
                   field_line("Content-Type", body.content_type) +
                   field_line("Content-Range", content_range(slice, body.size)) + "\r\n";
    length += before.size() + slice.length;
    reply.parts.push_back({std::move(before), slice});
  }
  Bytes end = "\r\n--" + boundary + "--\r\n";
  length += end.size();
  reply.parts.push_back({std::move(end), {}});
  reply.head = status_line(206) +
               field_line("Content-Type", "multipart/byteranges; boundary=" + boundary) +
               length_line(length) + lines(body, etag);
  return reply;
}

FileReply unsatisfiable(const FileBody& body) {
  Bytes head = status_line(416) +
               field_line("Content-Range", "bytes */" + std::to_string(body.size)) + length_line(0);
  return {416, std::move(head), CacheClass::no_store, {}};
}

FileReply ranged(const FileBody& body, const Head& head, std::string_view etag) {
  bool may = head.method == Method::get && allows_range(head.field(Field::if_range), etag);
  RangePlan plan;
  if (may) plan = plan_ranges(head.field(Field::range), body.size);
  if (plan.kind == RangeKind::unsatisfiable) return unsatisfiable(body);
  if (plan.kind == RangeKind::whole) return whole(body, etag);
  if (plan.slices.size() == 1) return one_range(body, etag, plan.slices[0]);
  return many_ranges(body, etag, plan.slices);
}

}  // namespace

FileReply reply_with(const FileBody& body, const Head& head) {
  const std::string etag = etag_of(body.sha256);
  if (reads(head.method) && names_etag(head.field(Field::if_none_match), etag)) {
    return {304, status_line(304) + field_line("ETag", etag), body.cache, {}};
  }
  FileReply reply = ranged(body, head, etag);
  if (head.method == Method::head) reply.parts.clear();
  return reply;
}

}  // namespace glasnik::http
