#pragma once
// The body of a request, taken from the stream as it arrives: by length, or in chunks (RFC 9112
// section 7.1). Strict where readers differ: a chunk size is 1 to 8 hexadecimal digits and nothing
// else but an extension of visible characters, every line ends in CRLF, trailers are read and
// dropped.

#include <cstdint>
#include <string>

#include "base/bytes.h"
#include "http/parser.h"

namespace glasnik::http {

enum class BodyState : std::uint8_t { reading, complete, malformed, too_large };

class BodyReader {
 public:
  // `limit` bounds the content; too_large is known at once where the length is declared.
  BodyReader(Framing framing, std::uint64_t length, std::size_t limit);

  // Takes what belongs to the body from the front of `input`.
  BodyState feed(BytesView& input);
  BodyState state() const { return state_; }
  std::uint64_t received() const { return received_; }  // octets on the wire, for the pace
  Bytes take() { return std::move(content_); }

 private:
  enum class Part : std::uint8_t { size_line, data, data_end, trailer };

  void feed_chunked(BytesView& input);
  void take_data(BytesView& input);
  bool take_line(BytesView& input);  // into line_, without CRLF; false: not whole yet, or malformed
  void begin_chunk();

  const std::size_t limit_;
  const Framing framing_;
  BodyState state_ = BodyState::reading;
  Part part_ = Part::size_line;
  std::uint64_t left_ = 0;  // of the body or chunk
  std::uint64_t received_ = 0;
  std::size_t trailer_octets_ = 0;
  Bytes line_;  // a size line or trailer so far
  Bytes content_;
};

}  // namespace glasnik::http
