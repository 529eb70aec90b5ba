#include "proof/file_part.h"

#include "base/encoding.h"
#include "proof/json_reader.h"
#include "proof/merkle.h"

namespace glasnik::proof {
namespace {

Error wrong(std::string_view what) { return {Code::invalid, "file part: " + std::string(what)}; }

Result<Hash> parse_chunks(const Json& json) {
  JsonReader chunks(json);
  TRY(Hash root, chunks.hash("root"));
  TRY(std::int64_t size, chunks.integer("size"));
  TRY_VOID(chunks.end());
  if (size != kChunkSize) return wrong("chunks are of 1048576 octets");
  return root;
}

}  // namespace

Bytes canonical(const FilePart& part) {
  Json::Object members;
  members.push_back({"bytes", {part.bytes}});
  if (part.chunks) {
    members.push_back(
        {"chunks", make_object({{"root", {base64(part.chunks->view())}}, {"size", {kChunkSize}}})});
  }
  if (!part.of.empty()) members.push_back({"of", {part.of}});
  members.push_back({"sha256", {base64(part.sha256.view())}});
  members.push_back({"type", {part.type}});
  return canonical(make_object(std::move(members)));
}

Result<FilePart> parse_file_part(BytesView text) {
  TRY(Json json, parse_canonical(text));
  JsonReader reader(json);
  FilePart part;
  TRY(part.bytes, reader.integer("bytes"));
  if (const Json* chunks = reader.optional("chunks")) {
    if (part.bytes <= kChunkSize) return wrong("chunks are for files above 1 MiB");
    TRY(part.chunks, parse_chunks(*chunks));
  }
  if (reader.has("of")) {
    TRY(part.of, reader.text("of"));
  }
  TRY(part.sha256, reader.hash("sha256"));
  TRY(part.type, reader.text("type"));
  TRY_VOID(reader.end());
  return part;
}

void FileHasher::update(BytesView bytes) {
  whole_.update(bytes);
  bytes_ += static_cast<std::int64_t>(bytes.size());
  while (!bytes.empty()) {
    if (in_chunk_ == kChunkSize) close_chunk();
    if (in_chunk_ == 0)
      chunk_.update(BytesView("\0", 1));  // a chunk is a leaf: SHA-256(00 || chunk)
    auto room = static_cast<std::size_t>(kChunkSize - in_chunk_);
    BytesView piece = bytes.substr(0, room);
    chunk_.update(piece);
    in_chunk_ += static_cast<std::int64_t>(piece.size());
    bytes.remove_prefix(piece.size());
  }
}

void FileHasher::close_chunk() {
  chunks_.push(chunk_.finish());
  in_chunk_ = 0;
}

FilePart FileHasher::finish(std::string type, std::string of) {
  FilePart part;
  part.bytes = bytes_;
  part.sha256 = whole_.finish();
  if (in_chunk_ != 0) close_chunk();
  if (bytes_ > kChunkSize) part.chunks = chunks_.root();
  part.type = std::move(type);
  part.of = std::move(of);
  return part;
}

}  // namespace glasnik::proof
