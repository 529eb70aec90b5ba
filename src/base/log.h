#pragma once
// Log lines for operators: one line an event on standard error, time first, then the room, then a
// sentence. Never a request's content, never unreleased text.

#include <string_view>

namespace glasnik {

enum class Severity { info, warning, alarm };

void log_line(Severity severity, std::string_view room, std::string_view sentence);

}  // namespace glasnik
