#pragma once
// What of a file answers a request: the whole, one range, several as multipart/byteranges (RFC 9110
// section 14.6), 304 or 416. Pure: no octet of the file is read.

#include <vector>

#include "http/range.h"
#include "http/request.h"
#include "http/response.h"

namespace glasnik::http {

struct FilePart {
  Bytes text;   // sent first: what stands before the slice in a multipart body, or its end
  Slice slice;  // then this of the file
};

struct FileReply {
  int status = 200;
  Bytes head;  // up to the stamp
  CacheClass cache = CacheClass::no_store;
  std::vector<FilePart> parts;  // none for HEAD, 304, 416
};

FileReply reply_with(const FileBody& body, const Head& head);

}  // namespace glasnik::http
