#include "http/stamp.h"

#include <algorithm>

#include "http/status.h"

namespace glasnik::http {
namespace {

std::string cache_control(CacheClass cache, Time now) {
  switch (cache) {
    case CacheClass::page:
      return "public, max-age=" + std::to_string(page_max_age(now));
    case CacheClass::short_lived:
      return "public, max-age=5";
    case CacheClass::immutable:
      return "public, max-age=31536000, immutable";
    case CacheClass::no_store:
      return "no-store";
  }
  return "no-store";
}

// "Sun, 06 Nov 1994 08:49:37 GMT" in the order of the combined log format, in UTC.
std::string log_form(std::string_view date) {
  std::string out = "[";
  out.append(date.substr(5, 2)).append("/").append(date.substr(8, 3)).append("/");
  out.append(date.substr(12, 4)).append(":").append(date.substr(17, 8)).append(" +0000]");
  return out;
}

}  // namespace

int page_max_age(Time now) {
  auto into_minute = now - std::chrono::floor<std::chrono::minutes>(now);
  return static_cast<int>(std::min<std::int64_t>(10, 59 - into_minute.count()));
}

void Stamps::refresh(Time now) {
  if (now == now_) return;
  now_ = now;
  std::string date = http_date(now);
  log_time_ = log_form(date);
  for (std::size_t i = 0; i < kCacheClasses; ++i) {
    std::string lines = field_line("Date", date) +
                        field_line("Cache-Control", cache_control(static_cast<CacheClass>(i), now));
    stamps_[i][0] = lines + "\r\n";
    stamps_[i][1] = lines + "Connection: close\r\n\r\n";
  }
}

}  // namespace glasnik::http
