#pragma once
// A response on its way out. Usually one gather write takes it whole and none of this is used; what
// the socket does not take at once waits here, and files go from the page cache to the socket in
// bounded pieces by sendfile(2).

#include <cstdint>
#include <memory>
#include <vector>

#include "base/bytes.h"
#include "base/file.h"
#include "http/file_reply.h"
#include "http/prepared.h"

namespace glasnik::http {

enum class Sent : std::uint8_t {
  all,
  blocked,  // the socket takes no more now
  turn,     // enough for one turn; others wait
  broken,   // the peer is gone, or the file ended early: nothing to be mended on this connection
};

struct GatherResult {
  Sent sent = Sent::all;
  std::size_t octets = 0;
};

// One sendmsg(2) of the three pieces of a prepared response.
GatherResult gather(int socket, BytesView head, BytesView stamp, BytesView body);

class Outgoing {
 public:
  // The rest of a prepared response after `sent` octets of it. The stamp is copied: it may be
  // rendered anew before the rest goes out. The body is kept alive by `owner`.
  Outgoing(PreparedPtr owner, BytesView head, BytesView stamp, BytesView body, std::size_t sent);
  Outgoing(std::unique_ptr<File> file, Bytes head, std::vector<FilePart> parts);

  Sent send(int socket);
  std::uint64_t octets() const { return octets_; }  // sent, including what went before

 private:
  struct Piece {  // sent in this order
    Bytes text;
    BytesView body;
    Slice slice;
  };
  Sent send_bytes(int socket, BytesView& bytes, bool more);
  Sent send_slice(int socket, Slice& slice);

  PreparedPtr owner_;
  std::unique_ptr<File> file_;
  std::vector<Piece> pieces_;
  std::size_t current_ = 0;
  std::size_t text_done_ = 0;  // of the current piece's text
  std::uint64_t octets_ = 0;
};

}  // namespace glasnik::http
