#pragma once
// Whether an act was approved by as many persons as the newest policy asks for, each with a key
// that the log names. docs/entry_format.md section 2.

#include <set>

#include "proof/entry.h"
#include "proof/key_history.h"

namespace glasnik::proof {

class Persons {
 public:
  // Of each entry, in the order of the log; `keys`: of the entries before it, of which there are
  // `index`. invalid: an approval does not hold, or too few do and it does not say that it was
  // forced.
  Result<void> check(const Entry& entry, const KeyHistory& keys, std::uint64_t index);

 private:
  Result<void> check_approvals(const Entry& entry, const KeyHistory& keys, std::uint64_t index);

  std::size_t needed_ = 0;
  std::set<Hash> used_;  // challenges: a first act's knows no number, so it could come twice
};

}  // namespace glasnik::proof
