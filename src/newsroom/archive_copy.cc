#include "newsroom/archive_copy.h"

#include <fmt/format.h>

#include <set>

#include "base/encoding.h"
#include "ledger/log_reader.h"
#include "proof/file_part.h"
#include "record/edition.h"

namespace glasnik::newsroom {
namespace {

constexpr std::size_t kBlock = 512;                          // tar counts in these
constexpr std::size_t kPiece = 1 << 20;                      // octets copied at once
constexpr std::uint64_t kLargestMember = (8ULL << 30U) - 1;  // eleven octal digits

// Writes a tar file, member after member.
class TarFile {
 public:
  explicit TarFile(std::unique_ptr<File> file) : file_(std::move(file)) {}

  Result<void> add(const std::string& name, BytesView octets) {
    TRY_VOID(begin(name, octets.size()));
    TRY_VOID(write(octets));
    return pad();
  }

  Result<void> add(const std::string& name, File& from, std::uint64_t size) {
    TRY_VOID(begin(name, size));
    std::string piece(kPiece, '\0');
    for (std::uint64_t at = 0; at < size;) {
      TRY(std::size_t got, from.read_at(at, piece));
      if (got == 0) return Error{Code::corrupt, name + " is shorter than the record says"};
      TRY_VOID(write(BytesView(piece).substr(0, got)));
      at += got;
    }
    return pad();
  }

  Result<void> finish() {
    TRY_VOID(write(Bytes(2 * kBlock, '\0')));
    return file_->sync();
  }

 private:
  Result<void> begin(const std::string& name, std::uint64_t size) {
    if (size > kLargestMember) return Error{Code::too_large, name + ": over 8 GiB for a tar file"};
    return write(header(name, size));
  }

  // name[100] mode[8] uid[8] gid[8] size[12] mtime[12] sum[8] type[1] link[100] magic[8], zeros.
  // The sum is that of the octets with spaces in its own place.
  static Bytes header(const std::string& name, std::uint64_t size) {
    Bytes octets = name;
    octets.resize(100, '\0');
    octets += Bytes(
        "0000600\0"
        "0000000\0"
        "0000000\0",
        24);
    octets += fmt::format("{:011o}", size) + '\0' + "00000000000" + '\0';
    std::size_t sum_at = octets.size();
    octets += std::string(8, ' ') + '0' + std::string(100, '\0') +
              Bytes(
                  "ustar\0"
                  "00",
                  8);
    octets.resize(kBlock, '\0');
    unsigned sum = 0;
    for (char octet : octets) sum += static_cast<unsigned char>(octet);
    octets.replace(sum_at, 8, fmt::format("{:06o}", sum) + '\0' + ' ');
    return octets;
  }

  Result<void> pad() { return write(Bytes((kBlock - at_ % kBlock) % kBlock, '\0')); }

  Result<void> write(BytesView octets) {
    TRY_VOID(file_->write_at(at_, octets));
    at_ += octets.size();
    return {};
  }

  std::unique_ptr<File> file_;
  std::uint64_t at_ = 0;
};

// A bundle as anyone could have had it until now.
Result<Bytes> bundle_of(Newsroom& newsroom, std::uint64_t index) {
  return newsroom.database().read([&](store::Session& session) -> Result<Bytes> {
    TRY(auto newest, ledger::newest_checkpoint(session));
    if (!newest) return Error{Code::unavailable, "the log has no checkpoint yet"};
    return ledger::bundle_of(session, static_cast<std::int64_t>(index), *newest);
  });
}

// By the names under which they are served; one at a time, for each may be large.
Result<void> add_bundles(Newsroom& newsroom, DocumentId id, const std::vector<RemovablePart>& parts,
                         TarFile& tar) {
  std::set<std::int64_t> added;
  for (const RemovablePart& part : parts) {
    if (!added.insert(part.seq).second) continue;
    TRY(Bytes bundle, bundle_of(newsroom, part.place.index));
    TRY_VOID(tar.add(fmt::format("{}-{}.glasnik", id.number, part.seq), bundle));
  }
  return {};
}

Result<void> add_files(Newsroom& newsroom, const std::vector<RemovablePart>& parts, TarFile& tar) {
  std::set<std::string> added;
  for (const RemovablePart& part : parts) {
    if (!part.name.starts_with(proof::kFilePrefix) || !added.insert(part.name).second) continue;
    TRY(Key key, parse_key(part.name.substr(proof::kFilePrefix.size())));
    TRY(auto row, newsroom.database().read(
                      [&](store::Session& session) { return record::media_row(session, key); }));
    if (!row) return Error{Code::corrupt, part.name + " has no row"};
    TRY(auto file, newsroom.blobs().open(row->file.sha256));
    TRY_VOID(tar.add("files/" + to_string(key), *file, row->file.bytes));
  }
  return {};
}

}  // namespace

Result<void> check_copy_path(Newsroom& newsroom, const std::string& path) {
  Files& files = *newsroom.seams().files;
  TRY(std::string canonical, files.canonical(path));
  if (canonical.starts_with(newsroom.directory() + "/")) {
    return Error{Code::invalid, path + ": the copy must lie outside the newsroom"};
  }
  TRY(bool there, files.exists(canonical));
  if (there) return Error{Code::invalid, path + " exists: name a file that does not"};
  return {};
}

Result<void> write_archive_copy(Newsroom& newsroom, std::unique_ptr<File> file, DocumentId id,
                                const std::vector<RemovablePart>& parts, const SealedOrder& order) {
  TarFile tar(std::move(file));
  TRY_VOID(add_bundles(newsroom, id, parts, tar));
  TRY_VOID(add_files(newsroom, parts, tar));
  TRY_VOID(tar.add("order", order.octets));
  TRY_VOID(tar.add("order.salt", hex(order.salt) + "\n"));
  return tar.finish();
}

}  // namespace glasnik::newsroom
