#pragma once
// The text of a part `file:<key>`: which octets a media file has. Files above 1 MiB also carry the
// RFC 6962 root over their 1 MiB chunks, so that a range of a video can be proven alone.

#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "proof/frontier.h"

namespace glasnik::proof {

inline constexpr std::string_view kFilePrefix = "file:";  // of the part's name, before its key
inline constexpr std::int64_t kChunkSize = 1048576;

struct FilePart {
  std::int64_t bytes = 0;
  std::optional<Hash> chunks;  // only above 1 MiB
  std::string of;              // a rendition: the key of its master; else empty
  Hash sha256;                 // of the file; for HLS, of its list of files
  std::string type;            // media type
};
Bytes canonical(const FilePart& part);
Result<FilePart> parse_file_part(BytesView text);

// Hashes a file while it arrives.
class FileHasher {
 public:
  void update(BytesView bytes);
  FilePart finish(std::string type, std::string of = {});  // call once

 private:
  void close_chunk();
  std::int64_t bytes_ = 0;
  std::int64_t in_chunk_ = 0;
  Sha256 whole_;
  Sha256 chunk_;
  Frontier chunks_;
};

}  // namespace glasnik::proof
