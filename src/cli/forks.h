#pragma once
// `verify --against`: another copy of a log, and what is said and kept if it is of another tree.

#include <string>
#include <vector>

#include "courier/compare.h"

namespace glasnik::cli {

// Compares with each copy and says so, a line each. Both notes of a fork are kept in the working
// directory. The number of copies that are not of one tree with `here`, or contradict themselves;
// an error naming the copy if it cannot be reached or opened.
Result<std::uint64_t> count_forks(courier::Source& here, const std::vector<std::string>& against,
                                  const courier::CompareOptions& how);

}  // namespace glasnik::cli
