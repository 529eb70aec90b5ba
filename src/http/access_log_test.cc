#include "http/access_log.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/file.h"

using namespace glasnik;
using namespace glasnik::http;

namespace {

AccessEntry entry() {
  return {"192.0.2.1", "[10/Oct/2000:13:55:36 +0000]", "GET /a HTTP/1.1", 200, 2326, "", "wrk"};
}

}  // namespace

TEST_CASE("an entry is a line of the combined format") {
  std::string line;
  append_entry(entry(), line);
  CHECK(line ==
        "192.0.2.1 - - [10/Oct/2000:13:55:36 +0000] \"GET /a HTTP/1.1\" 200 2326 \"-\" \"wrk\"\n");
}

TEST_CASE("a client cannot forge a line or a field") {
  AccessEntry forged = entry();
  forged.user_agent = "a\" 200\n\\é";
  std::string line;
  append_entry(forged, line);
  CHECK(line.ends_with(" \"a\\x22 200\\x0A\\x5C\\xC3\\xA9\"\n"));
  CHECK(std::count(line.begin(), line.end(), '\n') == 1);
}

TEST_CASE("what stands below a secret place is in no line") {
  CHECK(without_secret("GET /p/00ff/lat?x=1 HTTP/1.1", "/p/") == "GET /p/- HTTP/1.1");
  CHECK(without_secret("GET http://site.example/p/00ff HTTP/1.1", "/p/") ==
        "GET http://site.example/p/- HTTP/1.1");
  CHECK(without_secret("http://site.example/p/00ff", "/p/") == "http://site.example/p/-");
  CHECK(without_secret("GET /people HTTP/1.1", "/p/") == "GET /people HTTP/1.1");
  CHECK(without_secret("GET /p/00ff HTTP/1.1", "") == "GET /p/00ff HTTP/1.1");
  std::string path = std::filesystem::temp_directory_path() / "glasnik_access_log_secret_test";
  std::filesystem::remove(path);
  AccessEntry asked = entry();
  asked.request_line = "GET /p/00ff HTTP/1.1";
  asked.referer = "http://site.example/p/00ff";
  (*AccessLog::open(path, "/p/"))->append(asked);  // and flushed by its end
  CHECK(std::filesystem::file_size(path) > 0);
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  CHECK(line.find("00ff") == line.npos);
  std::filesystem::remove(path);
}

TEST_CASE("lines are kept until the buffer is full or flushed, and appended") {
  std::string path = std::filesystem::temp_directory_path() / "glasnik_access_log_test";
  std::filesystem::remove(path);
  std::string line;
  append_entry(entry(), line);
  for (int round = 1; round <= 2; ++round) {
    auto log = AccessLog::open(path);
    REQUIRE(log);
    (*log)->append(entry());
    CHECK(std::filesystem::file_size(path) == line.size() * static_cast<std::size_t>(round - 1));
    (*log)->flush();
    CHECK(std::filesystem::file_size(path) == line.size() * static_cast<std::size_t>(round));
  }
  auto log = AccessLog::open(path);
  for (std::size_t written = 0; written < 64 * 1024; written += line.size())
    (*log)->append(entry());
  CHECK(std::filesystem::file_size(path) > 64 * 1024);
  std::filesystem::remove(path);
  CHECK(AccessLog::open("/nonexistent/log").error().code == Code::unavailable);
}
