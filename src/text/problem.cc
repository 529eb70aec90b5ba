#include "text/problem.h"

namespace glasnik::text {

std::string_view name(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::mixed_script:
      return "mixed_script";
    case ProblemKind::direction_control:
      return "direction_control";
    case ProblemKind::foreign_letter:
      return "foreign_letter";
    case ProblemKind::no_text:
      return "no_text";
    case ProblemKind::no_headline:
      return "no_headline";
    case ProblemKind::no_lead:
      return "no_lead";
    case ProblemKind::headline_cut:
      return "headline_cut";
    case ProblemKind::impossible_date:
      return "impossible_date";
    case ProblemKind::second_date:
      return "second_date";
    case ProblemKind::tab_line:
      return "tab_line";
    case ProblemKind::wrapped_lines:
      return "wrapped_lines";
    case ProblemKind::after_attachment:
      return "after_attachment";
    case ProblemKind::impossible_size:
      return "impossible_size";
    case ProblemKind::unsafe_link:
      return "unsafe_link";
    case ProblemKind::too_complex:
      return "too_complex";
  }
  return "";
}

}  // namespace glasnik::text
