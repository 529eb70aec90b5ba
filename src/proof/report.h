#pragma once
// An answer as words for a person, or as JSON for a program: docs/verifying.md. What strangers
// wrote is in both, so neither holds anything that a terminal would act on.

#include <string>

#include "proof/verify.h"

namespace glasnik::proof {

// A line for each check, then the verdict and what it is about.
std::string report_text(const Answer& answer, bool colour);

// One object on one line, with its newline.
std::string report_json(const Answer& answer);

}  // namespace glasnik::proof
