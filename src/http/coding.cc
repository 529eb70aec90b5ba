#include "http/coding.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
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

// A qvalue: 0, 0.25, 1.000. What is malformed weighs nothing.
int parse_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  if (text.size() > 1 && text[1] != '.') return 0;
  int weight = (text[0] - '0') * 1000;
  int unit = 100;
  for (std::size_t i = 2; i < text.size(); ++i, unit /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    weight += (text[i] - '0') * unit;
  }
  return std::min(weight, 1000);
}

void read_item(std::string_view item, Weights& weights) {
  std::size_t semicolon = item.find(';');
  std::string_view name = trimmed(item.substr(0, semicolon));
  int weight = 1000;
  if (semicolon != item.npos) {
    std::string_view parameter = trimmed(item.substr(semicolon + 1));
    bool is_weight = same_ignoring_case(parameter.substr(0, 2), "q=");
    weight = is_weight ? parse_weight(parameter.substr(2)) : 0;
  }
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
  ENSURE(BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                               reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                               reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE);
  out.resize(size);
  out.shrink_to_fit();
  return out;
}

}  // namespace glasnik::http
