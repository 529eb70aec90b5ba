#include "http/status.h"

#include <utility>

#include "base/encoding.h"

namespace glasnik::http {
namespace {

constexpr std::pair<int, std::string_view> kReasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {423, "Locked"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {507, "Insufficient Storage"},
};

}  // namespace

std::string_view reason(int status) {
  for (auto [code, words] : kReasons) {
    if (code == status) return words;
  }
  return "Status";
}

std::string status_line(int status) {
  return "HTTP/1.1 " + std::to_string(status) + " " + std::string(reason(status)) + "\r\n";
}

std::string field_line(std::string_view name, std::string_view value) {
  std::string line(name);
  line += ": ";
  for (char c : value) {
    bool control = static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    line.push_back(control ? '_' : c);
  }
  return line + "\r\n";
}

std::string etag_of(const Hash& hash, std::string_view suffix) {
  constexpr std::size_t kOctets = 16;
  return "\"" + hex(hash.view().substr(0, kOctets)) + std::string(suffix) + "\"";
}

}  // namespace glasnik::http
