// Targets: what is taken holds no way out of its place, and every spelling of it is taken alike.

#include "base/result.h"
#include "fuzz_text.h"
#include "http/target.h"
#include "text/utf8.h"

using namespace glasnik;

namespace {

std::string escaped(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (char c : text) {
    auto octet = static_cast<unsigned char>(c);
    out += {'%', kDigits[octet >> 4U], kDigits[octet & 15U]};
  }
  return out;
}

std::string written_query(const std::vector<http::Parameter>& query) {
  std::string out;
  for (const http::Parameter& parameter : query) {
    out.append(out.empty() ? "" : "&").append(escaped(parameter.name));
    out.append("=").append(escaped(parameter.value));
  }
  return out;
}

std::string written(const http::Target& target) {
  std::string out;
  for (const std::string& segment : target.segments) out.append("/").append(escaped(segment));
  if (target.directory) out.push_back('/');
  if (!target.query.empty()) out.append("?").append(written_query(target.query));
  return out;
}

void check_text(std::string_view text) {
  ENSURE(text::valid_utf8(text));
  ENSURE(text.find('\0') == text.npos);
}

void check(const http::Target& target) {
  ENSURE(target.segments.size() <= http::kMaxSegments);
  ENSURE(target.query.size() <= http::kMaxParameters);
  ENSURE(target.directory || !target.segments.empty());
  for (const std::string& segment : target.segments) {
    check_text(segment);
    ENSURE(!segment.empty() && segment != "." && segment != "..");
    ENSURE(segment.find('/') == segment.npos);
  }
  for (const http::Parameter& parameter : target.query) {
    check_text(parameter.name);
    check_text(parameter.value);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view raw = fuzz::view(data, size);
  if (Result<std::vector<http::Parameter>> form = http::parse_query(raw)) {
    Result<std::vector<http::Parameter>> again = http::parse_query(written_query(*form));
    ENSURE(again.ok() && *again == *form);
  }
  Result<http::Target> target = http::parse_target(raw);
  if (!target) {
    ENSURE(target.error().code == Code::invalid);
    return 0;
  }
  check(*target);
  Result<http::Target> again = http::parse_target(written(*target));
  ENSURE(again.ok());
  ENSURE(again->segments == target->segments && again->directory == target->directory);
  ENSURE(again->query == target->query);
  return 0;
}
