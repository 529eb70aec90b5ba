#pragma once
// What a verb says: results on standard output, progress on standard error.

#include <chrono>
#include <cstdint>
#include <string>

namespace glasnik::cli {

void say(const std::string& line);  // one line on standard output
std::string counted(std::uint64_t number, const char* one, const char* more);  // "1 entry"

// One line with count, rate and time left on a terminal; a line per 10 % otherwise. Silent when the
// work takes less than a second.
class Progress {
 public:
  Progress(std::string what, std::uint64_t total);
  ~Progress();
  void advance(std::uint64_t by = 1);

 private:
  void show(bool last);
  std::string what_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  std::uint64_t shown_tenth_ = 0;
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point drawn_at_;
};

// Bold, red and so on, on a terminal only.
std::string bold(const std::string& text);
std::string faint(const std::string& text);

}  // namespace glasnik::cli
