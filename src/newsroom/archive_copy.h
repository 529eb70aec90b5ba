#pragma once
// The copy that goes under seal before law removes something: a tar file (POSIX.1-1988, ustar) of
// mode 0600 outside the newsroom. In it the bundle of each act that loses a part, as it verified
// before; the files that are removed; the order and the salt that opens its commitment.
//
//   <doc>-<seq>.glasnik   files/<key>   order   order.salt (in hexadecimal)

#include <memory>
#include <string>
#include <vector>

#include "newsroom/removal.h"

namespace glasnik::newsroom {

struct SealedOrder {
  const Bytes& octets;
  const Bytes& salt;
};

// invalid: the file exists, or would lie inside the newsroom.
Result<void> check_copy_path(Newsroom& newsroom, const std::string& path);

// Into a new file; after an ok its octets survive a power cut, and its name once the directory is
// synced.
Result<void> write_archive_copy(Newsroom& newsroom, std::unique_ptr<File> file, DocumentId id,
                                const std::vector<RemovablePart>& parts, const SealedOrder& order);

}  // namespace glasnik::newsroom
