#include "cli/output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace glasnik::cli {
namespace {

using std::chrono::steady_clock;

double seconds_since(steady_clock::time_point begin) {
  return std::chrono::duration<double>(steady_clock::now() - begin).count();
}

std::string styled(const char* code, const std::string& text) {
  static const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  return terminal ? fmt::format("\033[{}m{}\033[0m", code, text) : text;
}

}  // namespace

void say(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fputc('\n', stdout);
  std::fflush(stdout);
}

std::string counted(std::uint64_t number, const char* one, const char* more) {
  return fmt::format("{} {}", number, number == 1 ? one : more);
}

Progress::Progress(std::string what, std::uint64_t total)
    : what_(std::move(what)),
      total_(total),
      terminal_(::isatty(STDERR_FILENO) == 1),
      begun_(steady_clock::now()),
      drawn_at_(begun_) {}

Progress::~Progress() {
  if (drawn_ && terminal_) show(true);
}

void Progress::advance(std::uint64_t by) {
  done_ += by;
  if (seconds_since(begun_) < 1.0) return;
  if (terminal_) {
    if (seconds_since(drawn_at_) < 0.1) return;
    drawn_at_ = steady_clock::now();
    show(false);
    return;
  }
  std::uint64_t tenth = total_ > 0 ? done_ * 10 / total_ : 0;
  if (tenth == shown_tenth_) return;
  shown_tenth_ = tenth;
  show(false);
}

void Progress::show(bool last) {
  drawn_ = true;
  double elapsed = seconds_since(begun_);
  double rate = elapsed > 0 ? static_cast<double>(done_) / elapsed : 0;
  double left = rate > 0 ? static_cast<double>(total_ - std::min(done_, total_)) / rate : 0;
  std::string line =
      fmt::format("{}: {} of {}, {:.0f} a second, {:.0f} s left", what_, done_, total_, rate, left);
  if (terminal_) line = "\r\033[K" + (last ? std::string() : line);
  if (!terminal_) line += "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string bold(const std::string& text) { return styled("1", text); }
std::string faint(const std::string& text) { return styled("2", text); }

}  // namespace glasnik::cli
