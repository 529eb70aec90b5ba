#pragma once
// The lines of an answer while they come. Checks do not stop at the first failure: a person wants
// to know all.

#include <string>
#include <vector>

#include "proof/verify.h"

namespace glasnik::proof {

struct CheckList {
  std::vector<Check> checks;
  bool failed = false;
  std::size_t left_out = 0;  // parts that the record leaves out

  void say(Mark mark, std::string check, std::string reason) {
    checks.push_back({mark, std::move(check), std::move(reason)});
  }
  void ok(std::string check, std::string reason) {
    say(Mark::ok, std::move(check), std::move(reason));
  }
  void fail(std::string check, std::string reason) {
    failed = true;
    say(Mark::fail, std::move(check), std::move(reason));
  }
};

}  // namespace glasnik::proof
