#include "base/log.h"

#include <fmt/format.h>
#include <unistd.h>

#include "base/time.h"

namespace glasnik {

void log_line(Severity severity, std::string_view room, std::string_view sentence) {
  constexpr std::string_view kMarks[] = {"", "warning: ", "ALARM: "};
  std::string line = fmt::format("{} {}: {}{}\n", rfc3339(system_clock().wall()), room,
                                 kMarks[static_cast<int>(severity)], sentence);
  // One write(2), so that lines of several threads do not mix. There is nowhere to report failure.
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return;
}

}  // namespace glasnik
