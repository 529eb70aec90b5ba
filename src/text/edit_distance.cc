#include "text/edit_distance.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace glasnik::text {

// The textbook's table, of which only the cells within `bound` of the diagonal can matter: row[k]
// is the distance of the first i letters of `a` and the first i + k - bound of `b`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t bound) {
  const std::u32string left = code_points(a);
  const std::u32string right = code_points(b);
  const std::size_t shorter = std::min(left.size(), right.size());
  if (std::max(left.size(), right.size()) - shorter > bound) return bound + 1;
  std::vector<std::size_t> row(2 * bound + 2, bound + 1);
  for (std::size_t k = bound; k <= 2 * bound; ++k) row[k] = k - bound;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t before = bound + 1;
    for (std::size_t k = 0; k <= 2 * bound; ++k) {
      std::size_t cell = bound + 1;
      if (i + k == bound) {  // nothing of `b`
        cell = i;
      } else if (i + k > bound && i + k - bound <= right.size()) {
        cell = row[k] + (left[i - 1] == right[i + k - bound - 1] ? 0 : 1);
        cell = std::min({cell, row[k + 1] + 1, before + 1});
      }
      row[k] = before = std::min(cell, bound + 1);
    }
  }
  return row[right.size() + bound - left.size()];
}

}  // namespace glasnik::text
