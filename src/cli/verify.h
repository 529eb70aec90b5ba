#pragma once
// The three things that verify takes: a directory (verify.cc), a site, a file (verify_site.cc).

#include "cli/verbs.h"

namespace glasnik::cli {

Result<int> verify_site(const VerifyOptions& options);
Result<int> verify_file(const VerifyOptions& options);

}  // namespace glasnik::cli
