#include "http/outgoing.h"

#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>

namespace glasnik::http {
namespace {

constexpr std::uint64_t kSlicePerTurn = 2 * 1024 * 1024;

Sent failure() { return errno == EAGAIN || errno == EWOULDBLOCK ? Sent::blocked : Sent::broken; }

iovec piece(BytesView bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

}  // namespace

GatherResult gather(int socket, BytesView head, BytesView stamp, BytesView body) {
  iovec pieces[] = {piece(head), piece(stamp), piece(body)};
  msghdr message{};
  message.msg_iov = pieces;
  message.msg_iovlen = body.empty() ? 2 : 3;
  ssize_t sent = 0;
  do sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  if (sent < 0) return {failure(), 0};
  auto octets = static_cast<std::size_t>(sent);
  return {octets == head.size() + stamp.size() + body.size() ? Sent::all : Sent::blocked, octets};
}

Outgoing::Outgoing(PreparedPtr owner, BytesView head, BytesView stamp, BytesView body,
                   std::size_t sent)
    : owner_(std::move(owner)), octets_(sent) {
  Piece rest;
  rest.text = Bytes(head) + Bytes(stamp);
  std::size_t of_text = std::min(sent, rest.text.size());
  rest.text.erase(0, of_text);
  rest.body = body.substr(sent - of_text);
  pieces_.push_back(std::move(rest));
}

Outgoing::Outgoing(std::unique_ptr<File> file, Bytes head, std::vector<FilePart> parts)
    : file_(std::move(file)) {
  ENSURE(file_ == nullptr || file_->descriptor() >= 0);
  pieces_.push_back({std::move(head), {}, {}});
  for (FilePart& part : parts) pieces_.push_back({std::move(part.text), {}, part.slice});
}

Sent Outgoing::send(int socket) {
  for (; current_ < pieces_.size(); ++current_, text_done_ = 0) {
    Piece& piece = pieces_[current_];
    bool more = current_ + 1 < pieces_.size() || piece.slice.length > 0 || !piece.body.empty();
    BytesView text = BytesView(piece.text).substr(text_done_);
    Sent sent = send_bytes(socket, text, more);
    text_done_ = piece.text.size() - text.size();
    if (sent == Sent::all) sent = send_bytes(socket, piece.body, false);
    if (sent == Sent::all) sent = send_slice(socket, piece.slice);
    if (sent != Sent::all) return sent;
  }
  return Sent::all;
}

Sent Outgoing::send_bytes(int socket, BytesView& bytes, bool more) {
  while (!bytes.empty()) {
    ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | (more ? MSG_MORE : 0));
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return failure();
    bytes.remove_prefix(static_cast<std::size_t>(sent));
    octets_ += static_cast<std::uint64_t>(sent);
  }
  return Sent::all;
}

Sent Outgoing::send_slice(int socket, Slice& slice) {
  std::uint64_t turn = std::min(slice.length, kSlicePerTurn);
  while (turn > 0) {
    auto offset = static_cast<off_t>(slice.offset);
    ssize_t sent = ::sendfile(socket, file_->descriptor(), &offset, turn);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return failure();
    if (sent == 0) return Sent::broken;  // shorter than its length said
    auto octets = static_cast<std::uint64_t>(sent);
    slice.offset += octets;
    slice.length -= octets;
    turn -= octets;
    octets_ += octets;
  }
  return slice.length == 0 ? Sent::all : Sent::turn;
}

}  // namespace glasnik::http
