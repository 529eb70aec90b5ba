#include "http/body.h"

#include <algorithm>
#include <charconv>

namespace glasnik::http {
namespace {

constexpr std::size_t kLongestLine = 256;
constexpr std::size_t kAllTrailers = 4096;
constexpr std::size_t kSizeDigits = 8;

bool visible(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '\t' || (c >= ' ' && c < '\x7f'); });
}

}  // namespace

BodyReader::BodyReader(Framing framing, std::uint64_t length, std::size_t limit)
    : limit_(limit), framing_(framing) {
  if (framing == Framing::chunked) return;
  left_ = length;
  part_ = Part::data;
  if (length > limit) state_ = BodyState::too_large;
  if (framing == Framing::none || length == 0) state_ = BodyState::complete;
}

BodyState BodyReader::feed(BytesView& input) {
  std::size_t before = input.size();
  if (framing_ == Framing::length && state_ == BodyState::reading) {
    take_data(input);
    if (left_ == 0) state_ = BodyState::complete;
  }
  if (framing_ == Framing::chunked) feed_chunked(input);
  received_ += before - input.size();
  return state_;
}

void BodyReader::feed_chunked(BytesView& input) {
  while (state_ == BodyState::reading && !input.empty()) {
    if (part_ == Part::data) {
      take_data(input);
      if (left_ == 0) part_ = Part::data_end;
      continue;
    }
    if (!take_line(input)) continue;
    if (part_ == Part::size_line) {
      begin_chunk();
    } else if (part_ == Part::data_end) {
      if (!line_.empty()) state_ = BodyState::malformed;
      part_ = Part::size_line;
    } else if (line_.empty()) {  // the empty line after the trailers
      state_ = BodyState::complete;
    }
    line_.clear();
  }
}

void BodyReader::take_data(BytesView& input) {
  std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, input.size()));
  content_.append(input.substr(0, count));
  input.remove_prefix(count);
  left_ -= count;
}

bool BodyReader::take_line(BytesView& input) {
  std::size_t feed = input.find('\n');
  std::size_t count = std::min(feed == input.npos ? input.size() : feed + 1, kLongestLine);
  line_.append(input.substr(0, count));
  input.remove_prefix(count);
  if (part_ == Part::trailer) trailer_octets_ += count;
  bool whole = line_.ends_with("\r\n");
  bool bare = !whole && line_.ends_with('\n');
  bool long_now = line_.size() > kLongestLine || trailer_octets_ > kAllTrailers;
  if (whole) line_.resize(line_.size() - 2);
  // A CR may be the last octet so far, but not stand inside; no other control may at all.
  bool awaits_feed = !whole && line_.ends_with('\r');
  bool stray = !visible(BytesView(line_).substr(0, line_.size() - (awaits_feed ? 1 : 0)));
  if (bare || long_now || stray) state_ = BodyState::malformed;
  return whole && state_ == BodyState::reading;
}

void BodyReader::begin_chunk() {
  std::uint32_t size = 0;
  std::size_t digits = std::min(line_.find(';'), line_.size());
  auto [end, code] = std::from_chars(line_.data(), line_.data() + digits, size, 16);
  bool number = code == std::errc() && end == line_.data() + digits && digits <= kSizeDigits;
  if (!number) {
    state_ = BodyState::malformed;
  } else if (size > limit_ - content_.size()) {
    state_ = BodyState::too_large;
  } else {
    left_ = size;
    part_ = size == 0 ? Part::trailer : Part::data;
  }
}

}  // namespace glasnik::http
