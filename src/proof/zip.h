#pragma once
// ZIP files (PKWARE APPNOTE 6.3.10) of one shape: stored without compression, dated 1980-01-01, no
// extra fields, comments or data descriptors, no ZIP64. Same files, same octets.

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::proof {

inline constexpr std::size_t kMaxZip = 64U << 20U;
inline constexpr std::size_t kMaxZipFiles = 64;

struct ZipFile {
  std::string name;  // ASCII, 1 to 64 octets
  Bytes content;
};

Result<Bytes> write_zip(const std::vector<ZipFile>& files);  // too_large over 64 MiB
Result<std::vector<ZipFile>> read_zip(BytesView zip);        // corrupt unless write_zip() writes it

}  // namespace glasnik::proof
