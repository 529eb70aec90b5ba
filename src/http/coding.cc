#include "http/coding.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <bit>
#include <limits>

#include "base/result.h"
#include "http/fields.h"

namespace glasnik::http {
namespace {

constexpr int kBrotliQuality = 9;
constexpr int kUnnamed = -1;

struct Weights {  // in thousandths; kUnnamed where the client did not name the coding
  std::array<int, kCodings> of{kUnnamed, kUnnamed, kUnnamed};
  int others = kUnnamed;  // "*"
};

void read_item(std::string_view item, Weights& weights) {
  auto [name, weight] = weighted(item);
  if (name == "*") weights.others = weight;
  for (Coding coding : {Coding::identity, Coding::gzip, Coding::brotli}) {
    if (same_ignoring_case(name, coding_name(coding))) {
      weights.of[static_cast<std::size_t>(coding)] = weight;
    }
  }
  if (same_ignoring_case(name, "x-gzip"))
    weights.of[static_cast<std::size_t>(Coding::gzip)] = weight;
}

}  // namespace

std::string_view coding_name(Coding coding) {
  constexpr std::string_view kNames[] = {"identity", "gzip", "br"};
  return kNames[static_cast<std::size_t>(coding)];
}

Preference preference(std::string_view accept_encoding) {
  Weights weights;
  ListItems items(accept_encoding);
  for (std::string_view item; items.next(item);) read_item(item, weights);
  auto weight = [&](Coding coding) {
    int own = weights.of[static_cast<std::size_t>(coding)];
    int named = own != kUnnamed ? own : weights.others;
    // Identity unnamed is acceptable, but nobody's wish.
    return coding == Coding::identity ? (own != kUnnamed ? own : 0) : std::max(named, 0);
  };
  Preference wanted;
  wanted.count = 0;
  for (Coding coding : {Coding::brotli, Coding::gzip}) {
    if (weight(coding) > 0) wanted.order[wanted.count++] = coding;
  }
  wanted.order[wanted.count++] = Coding::identity;
  std::stable_sort(wanted.order.begin(), wanted.order.begin() + wanted.count,
                   [&](Coding a, Coding b) { return weight(a) > weight(b); });
  return wanted;
}

Bytes gzip(BytesView text) {
  constexpr int kGzipWrapper = 16;
  constexpr int kMemoryLevel = 9;
  z_stream stream{};
  ENSURE(text.size() < std::numeric_limits<uInt>::max());
  ENSURE(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzipWrapper,
                      kMemoryLevel, Z_DEFAULT_STRATEGY) == Z_OK);
  Bytes out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ENSURE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  out.shrink_to_fit();
  return out;
}

Bytes brotli(BytesView text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  Bytes out(size, '\0');
  // A window that holds the text: the default one costs megabytes a page.
  int window = std::clamp(static_cast<int>(std::bit_width(text.size())), BROTLI_MIN_WINDOW_BITS,
                          BROTLI_DEFAULT_WINDOW);
  ENSURE(BrotliEncoderCompress(kBrotliQuality, window, BROTLI_MODE_TEXT, text.size(),
                               reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                               reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE);
  out.resize(size);
  out.shrink_to_fit();
  return out;
}

}  // namespace glasnik::http
