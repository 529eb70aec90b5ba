#pragma once
// What a handler answers: prepared bytes, or a file. Encoding, conditions, ranges, HEAD, Date and
// Cache-Control are applied by the server, once and for all responses alike; no handler sees them.

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/file.h"
#include "base/hash.h"
#include "http/prepared.h"

namespace glasnik::http {

// A file sent by sendfile(2) in bounded pieces: memory does not grow with it. Single and several
// ranges, If-Range, 416. Its ETag and Repr-Digest (RFC 9530) come from its sha256, which the caller
// knows to be that of the content: nothing is hashed here.
struct FileBody {
  std::unique_ptr<File> file;  // with a descriptor
  std::uint64_t size = 0;
  Hash sha256;
  std::string content_type;
  std::string filename;     // any UTF-8: encoded as RFC 6266 and 8187 say. Empty: no disposition
  bool attachment = false;  // to be saved rather than shown
  CacheClass cache = CacheClass::no_store;
  std::vector<ExtraField> fields;
};

struct Response {
  Response(PreparedPtr prepared) : content(std::move(prepared)) {}  // NOLINT: implicit
  Response(FileBody file) : content(std::move(file)) {}             // NOLINT: implicit

  std::variant<PreparedPtr, FileBody> content;
};

}  // namespace glasnik::http
