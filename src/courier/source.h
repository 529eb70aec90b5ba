#pragma once
// Another copy of a log, asked for all that it publishes: by HTTP, or in a directory of this
// machine. Whatever it answers is a claim: courier/compare.h and courier/pull.h hold it against
// what is signed.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/result.h"
#include "proof/tile.h"
#include "record/content.h"

namespace glasnik::courier {

class Source {
 public:
  virtual ~Source() = default;
  virtual const std::string& name() const = 0;  // as the operator wrote it

  virtual Result<Bytes> newest() = 0;  // the newest checkpoint's note
  // Every checkpoint that it still knows, the newest last. Over HTTP that is the newest alone.
  virtual Result<std::vector<Bytes>> checkpoints() = 0;
  virtual Result<std::string> vkey() = 0;   // that the log was founded with
  virtual Result<Bytes> institution() = 0;  // as /log/institution.json
  virtual Result<Bytes> tile(const proof::Tile& tile) = 0;
  // record.json of an act. gone: the words are no longer given out.
  virtual Result<Bytes> record(DocumentId document, std::int64_t seq) = 0;
  // A media file, piece by piece. gone as above.
  virtual Result<void> file(const record::MediaFile& file,
                            const std::function<Result<void>(BytesView)>& take) = 0;
};

// The entries [from, below), in order, by their bundles. corrupt where a bundle has another number
// of them.
Result<void> each_entry(Source& source, std::uint64_t from, std::uint64_t below,
                        const std::function<Result<void>(std::uint64_t, BytesView)>& see);

}  // namespace glasnik::courier
