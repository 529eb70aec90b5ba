#pragma once
// The access log in the combined format. Each listener thread appends lines to a buffer of its own
// and writes it out when it is 64 KiB or a second old, so a line costs no system call. A file
// opened for appending takes each buffer whole.

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace glasnik::http {

struct AccessEntry {
  std::string_view peer;
  std::string_view time;          // Stamps::log_time()
  std::string_view request_line;  // as sent; empty if none was whole
  int status = 0;
  std::uint64_t octets = 0;  // of the response, head included
  std::string_view referer;
  std::string_view user_agent;
};

// One thread's hold on the log. Not for sharing.
class AccessLog {
 public:
  // Created 0640. What an address has below `secret` ("/p/") is a secret of whoever asks, and no
  // line tells it; empty: there is no such place.
  static Result<std::unique_ptr<AccessLog>> open(const std::string& path, std::string secret = {});
  ~AccessLog();  // flushes
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  void append(const AccessEntry& entry);
  void flush();  // lines that cannot be written are dropped, with one alarm line

 private:
  AccessLog(int descriptor, std::string secret);
  int descriptor_;
  const std::string secret_;
  bool failed_ = false;
  std::string buffer_;
};

// The line without what stands below `secret` in its target: "GET /p/- HTTP/1.1".
std::string without_secret(std::string_view line, std::string_view secret);

// One line with its line feed. Quotes, backslashes, controls and all beyond ASCII become \xHH, so a
// client cannot forge a line.
void append_entry(const AccessEntry& entry, std::string& to);

}  // namespace glasnik::http
