// ZIP: local files, then the directory, then its end, a record of 22 octets and a comment:
//   "PK\5\6", disk (2), disk (2), entries here (2), entries (2), size of the directory (4), its
//   offset (4), length of the comment (2)                      least significant octet first
// If a field is all ones, the true one stands in a ZIP64 record, to which 20 octets before point.
// An entry of the directory: "PK\1\2", made by (2), 22 octets, lengths of name, extra and comment
// (2 each), 4, attributes (4), offset of the local file (4), name, extra, comment.
//
// Nothing is unpacked. But readers will, so an archive must be whole, begin with itself, and not
// write outside the folder it is unpacked into.

#include <optional>

#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

using namespace std::literals;

constexpr std::uint64_t kEndRecord = 22;
constexpr std::uint64_t kLocator = 20;
constexpr std::uint64_t kEnd64Record = 56;
constexpr std::uint64_t kEntry = 46;
constexpr std::uint64_t kLongestComment = 0xFFFF;

struct Directory {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint64_t entries = 0;
  std::uint64_t end_record = 0;  // where what follows the directory begins
};

// The offset of the end record whose comment ends with the file.
Result<std::optional<std::uint64_t>> find_end(Source& source) {
  const std::uint64_t reach = std::min(source.size(), kEndRecord + kLongestComment);
  const std::uint64_t begin = source.size() - reach;
  TRY(Bytes tail, source.read(begin, static_cast<std::size_t>(reach)));
  for (std::size_t at = tail.find("PK\5\6"); at != Bytes::npos; at = tail.find("PK\5\6", at + 1)) {
    Octets record(BytesView(tail).substr(at));
    record.skip(20);
    const std::uint64_t comment = record.little(2);
    if (!record.ran_out() && record.left().size() == comment) return std::optional(begin + at);
  }
  return std::optional<std::uint64_t>();
}

Result<Directory> read_end64(Source& source, std::uint64_t end_record) {
  if (end_record < kLocator) return damaged("the archive's directory is not where it says");
  TRY(Bytes locator, source.read(end_record - kLocator, kLocator));
  Octets octets(locator);
  if (octets.take(4) != "PK\6\7") return damaged("the archive's directory is not where it says");
  octets.skip(4);
  Directory directory;
  directory.end_record = octets.little(8);
  TRY(Bytes record, source.read(directory.end_record, kEnd64Record));
  octets = Octets(record);
  if (octets.take(4) != "PK\6\6") return damaged("the archive's directory is not where it says");
  octets.skip(28);
  directory.entries = octets.little(8);
  directory.size = octets.little(8);
  directory.offset = octets.little(8);
  return directory;
}

Result<Directory> read_end(Source& source, std::uint64_t end_record) {
  TRY(Bytes record, source.read(end_record, kEndRecord));
  Octets octets(record);
  octets.skip(10);
  Directory directory;
  directory.entries = octets.little(2);
  directory.size = octets.little(4);
  directory.offset = octets.little(4);
  directory.end_record = end_record;
  const bool is64 = directory.entries == 0xFFFF || directory.size == 0xFFFF'FFFF ||
                    directory.offset == 0xFFFF'FFFF;
  if (!is64) return directory;
  return read_end64(source, end_record);
}

// What the archive is in truth.
Result<void> check_kind(BytesView name) {
  if (name == "[Content_Types].xml" || name == "mimetype") {
    return refused("the file is an office document or a book",
                   "it can carry macros and what was crossed out",
                   "save it as PDF and upload that");
  }
  if (name == "META-INF/MANIFEST.MF" || name == "AndroidManifest.xml") {
    return refused("the file is a program", "programs are not published here",
                   "upload the document itself");
  }
  return {};
}

// A name that climbs, a full path, or a symbolic link.
Result<void> check_escape(BytesView name, bool link) {
  const bool climbs = name.starts_with("../") || name.ends_with("/..") || name == ".." ||
                      name.find("/../") != BytesView::npos;
  const bool odd = name.empty() || name.find_first_of("\\:\0"sv) != BytesView::npos;
  if (link || climbs || odd || name.starts_with('/')) {
    return refused("the archive is dangerous to unpack", "it names a file outside of itself",
                   "pack the folder again and upload that");
  }
  return {};
}

bool is_link(std::uint64_t made_by, std::uint64_t attributes) {
  constexpr std::uint64_t kUnix = 3;
  constexpr std::uint64_t kLink = 0xA;  // S_IFLNK
  return made_by >> 8 == kUnix && attributes >> 28 == kLink;
}

// The offset after the entry at `at`.
Result<std::uint64_t> check_entry(Source& source, const Directory& directory, std::uint64_t at) {
  const std::uint64_t end = directory.offset + directory.size;
  if (end - at < kEntry) return damaged("the archive's directory is shorter than it says");
  TRY(Bytes head, source.read(at, kEntry));
  Octets octets(head);
  if (octets.take(4) != "PK\1\2") return damaged("the archive's directory holds something else");
  const std::uint64_t made_by = octets.little(2);
  octets.skip(22);
  const std::uint64_t name_size = octets.little(2);
  const std::uint64_t extra = octets.little(2) + octets.little(2);
  octets.skip(4);
  const std::uint64_t attributes = octets.little(4);
  const std::uint64_t local = octets.little(4);
  if (local >= directory.offset && local != 0xFFFF'FFFF) return damaged("the archive lacks a file");
  if (name_size + extra > end - at - kEntry) return damaged("the archive's directory is not whole");
  TRY(Bytes name, source.read(at + kEntry, static_cast<std::size_t>(name_size)));
  TRY_VOID(check_kind(name));
  TRY_VOID(check_escape(name, is_link(made_by, attributes)));
  return at + kEntry + name_size + extra;
}

}  // namespace

Result<bool> ends_as_zip(Source& source) {
  TRY(auto end, find_end(source));
  return end.has_value();
}

Result<Sniffed> sniff_zip(Source& source) {
  TRY(auto end_record, find_end(source));
  if (!end_record) return cut("the archive");
  TRY(Directory directory, read_end(source, *end_record));
  if (directory.offset > directory.end_record ||
      directory.size != directory.end_record - directory.offset) {
    return damaged("the archive's directory is not where it says");
  }
  std::uint64_t at = directory.offset;
  for (std::uint64_t left = directory.entries; left > 0; --left) {
    TRY(at, check_entry(source, directory, at));
  }
  if (at != directory.end_record) return damaged("the archive's directory is longer than it says");
  return Sniffed{.type = "application/zip", .extension = "zip"};
}

}  // namespace glasnik::media
