#include "http/access_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "base/log.h"

namespace glasnik::http {
namespace {

constexpr std::size_t kFull = 64 * 1024;
constexpr std::size_t kRoomForLine = 20 * 1024;

bool plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

void append_escaped(std::string_view text, std::string& to) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (plain(text[i])) continue;
    auto octet = static_cast<unsigned char>(text[i]);
    to.append(text, begin, i - begin);
    to += {'\\', 'x', kDigits[octet >> 4U], kDigits[octet & 15U]};
    begin = i + 1;
  }
  to.append(text, begin);
}

void append_quoted(std::string_view text, std::string& to) {
  to.append(" \"");
  if (text.empty()) to.push_back('-');
  append_escaped(text, to);
  to.push_back('"');
}

void append_number(std::uint64_t number, std::string& to) {
  char digits[20];
  to.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

}  // namespace

void append_entry(const AccessEntry& entry, std::string& to) {
  to.append(entry.peer).append(" - - ").append(entry.time);
  append_quoted(entry.request_line, to);
  to.push_back(' ');
  append_number(static_cast<std::uint64_t>(entry.status), to);
  to.push_back(' ');
  append_number(entry.octets, to);
  append_quoted(entry.referer, to);
  append_quoted(entry.user_agent, to);
  to.push_back('\n');
}

std::string without_secret(std::string_view line, std::string_view secret) {
  const std::size_t at = line.find(secret);
  if (secret.empty() || at == line.npos) return std::string(line);
  std::string shown(line.substr(0, at + secret.size()));
  const std::size_t end = line.find(' ', at);
  return shown + "-" + std::string(end == line.npos ? std::string_view() : line.substr(end));
}

Result<std::unique_ptr<AccessLog>> AccessLog::open(const std::string& path, std::string secret) {
  int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0640);
  if (descriptor < 0) {
    return Error{Code::unavailable,
                 "cannot open the access log " + path + ": " + std::strerror(errno)};
  }
  return std::unique_ptr<AccessLog>(new AccessLog(descriptor, std::move(secret)));
}

AccessLog::AccessLog(int descriptor, std::string secret)
    : descriptor_(descriptor), secret_(std::move(secret)) {
  buffer_.reserve(kFull + kRoomForLine);
}

AccessLog::~AccessLog() {
  flush();
  ::close(descriptor_);
}

void AccessLog::append(const AccessEntry& entry) {
  const bool tells = !secret_.empty() && (entry.request_line.find(secret_) != std::string::npos ||
                                          entry.referer.find(secret_) != std::string::npos);
  if (tells) {
    const std::string asked = without_secret(entry.request_line, secret_);
    const std::string from = without_secret(entry.referer, secret_);
    AccessEntry shown = entry;
    shown.request_line = asked;
    shown.referer = from;
    append_entry(shown, buffer_);
  } else {
    append_entry(entry, buffer_);
  }
  if (buffer_.size() >= kFull) flush();
}

void AccessLog::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    ssize_t put = ::write(descriptor_, left.data(), left.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) break;
    left.remove_prefix(static_cast<std::size_t>(put));
  }
  if (!left.empty() && !failed_) {
    log_line(Severity::alarm, "http", "the access log cannot be written: lines are lost");
  }
  failed_ = !left.empty();
  buffer_.clear();
}

}  // namespace glasnik::http
