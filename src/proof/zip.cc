#include "proof/zip.h"

#include <algorithm>
#include <array>

#include "proof/number.h"

namespace glasnik::proof {
namespace {

// All numbers are little-endian. A file is its local header, name and content; after the last file
// come one central record and name per file, and the end record.
constexpr std::string_view kLocal("PK\3\4", 4);
constexpr std::string_view kCentral("PK\1\2", 4);
constexpr std::string_view kEnd("PK\5\6", 4);
constexpr std::size_t kLocalSize = 30;
constexpr std::uint64_t kVersion = 10;     // 1.0: stored files
constexpr std::uint64_t kFirstDay = 0x21;  // 1980-01-01 in MS-DOS form; the time is 0
constexpr std::size_t kMaxName = 64;

constexpr std::array<std::uint32_t, 256> crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = value >> 1U ^ ((value & 1U) != 0 ? 0xedb88320U : 0U);
    table[i] = value;
  }
  return table;
}

std::uint32_t crc32(BytesView bytes) {
  static constexpr auto kTable = crc_table();
  std::uint32_t crc = 0xffffffffU;
  for (char c : bytes) crc = crc >> 8U ^ kTable[(crc ^ static_cast<unsigned char>(c)) & 255U];
  return ~crc;
}

// The 26 octets that the local and the central header share: from version to extra-field length.
Bytes shared_header(const ZipFile& file) {
  return little_endian(kVersion, 2) + little_endian(0, 2) +         // no flags
         little_endian(0, 2) +                                      // method: stored
         little_endian(0, 2) + little_endian(kFirstDay, 2) +        // time, date
         little_endian(crc32(file.content), 4) +                    //
         little_endian(file.content.size(), 4) +                    // compressed
         little_endian(file.content.size(), 4) +                    // uncompressed
         little_endian(file.name.size(), 2) + little_endian(0, 2);  // no extra field
}

Bytes central_record(const ZipFile& file, const Bytes& shared, std::size_t offset) {
  return Bytes(kCentral) + little_endian(kVersion, 2) + shared +  // made by: MS-DOS, 1.0
         little_endian(0, 2) + little_endian(0, 2) +              // no comment; disk 0
         little_endian(0, 2) + little_endian(0, 4) +              // attributes
         little_endian(offset, 4) + file.name;
}

Bytes end_record(std::size_t files, std::size_t central_size, std::size_t central_offset) {
  return Bytes(kEnd) + little_endian(0, 2) + little_endian(0, 2) +  // disk 0
         little_endian(files, 2) + little_endian(files, 2) +        //
         little_endian(central_size, 4) + little_endian(central_offset, 4) +
         little_endian(0, 2);  // no comment
}

bool valid_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxName &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Error wrong(std::string_view what) { return {Code::corrupt, "ZIP: " + std::string(what)}; }

// One file by its local header; only lengths are read, the rebuild compares the rest.
Result<ZipFile> take_file(BytesView& zip) {
  if (zip.size() < kLocalSize) return wrong("it breaks off");
  std::size_t content = parse_little_endian(zip.substr(18, 4));
  std::size_t name = parse_little_endian(zip.substr(26, 2));
  if (zip.size() - kLocalSize < name || zip.size() - kLocalSize - name < content) {
    return wrong("it breaks off");
  }
  ZipFile file{Bytes(zip.substr(kLocalSize, name)), Bytes(zip.substr(kLocalSize + name, content))};
  zip.remove_prefix(kLocalSize + name + content);
  return file;
}

}  // namespace

Result<Bytes> write_zip(const std::vector<ZipFile>& files) {
  if (files.size() > kMaxZipFiles) return Error{Code::too_large, "ZIP: over 64 files"};
  Bytes zip, central;
  for (const ZipFile& file : files) {
    if (!valid_name(file.name)) return Error{Code::invalid, "ZIP: not a plain file name"};
    if (file.content.size() > kMaxZip) return Error{Code::too_large, "ZIP: over 64 MiB"};
    Bytes shared = shared_header(file);
    central += central_record(file, shared, zip.size());
    zip += Bytes(kLocal) + shared + file.name;
    zip += file.content;
    if (zip.size() > kMaxZip) return Error{Code::too_large, "ZIP: over 64 MiB"};
  }
  Bytes end = end_record(files.size(), central.size(), zip.size());
  zip += central + end;
  if (zip.size() > kMaxZip) return Error{Code::too_large, "ZIP: over 64 MiB"};
  return zip;
}

Result<std::vector<ZipFile>> read_zip(BytesView zip) {
  if (zip.size() > kMaxZip) return Error{Code::too_large, "ZIP: over 64 MiB"};
  std::vector<ZipFile> files;
  for (BytesView rest = zip; rest.starts_with(kLocal);) {
    if (files.size() == kMaxZipFiles) return wrong("over 64 files");
    TRY(ZipFile file, take_file(rest));
    files.push_back(std::move(file));
  }
  TRY(Bytes rebuilt, write_zip(files));
  if (rebuilt != zip) return wrong("not the octets its files make");
  return files;
}

}  // namespace glasnik::proof
