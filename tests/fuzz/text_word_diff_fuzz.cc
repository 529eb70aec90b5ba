// Whatever two texts are, the runs of their diff tell both to the octet, and no run is empty. The
// input is the old text, a line of "=", the new text; two of its lines make a diff of blocks.

#include <string>

#include "base/result.h"
#include "fuzz_text.h"
#include "text/block_diff.h"
#include "text/word_diff.h"

using namespace glasnik;

namespace {

void check(std::string_view before, std::string_view after,
           const std::vector<text::DiffRun>& runs) {
  std::size_t x = 0;
  std::size_t y = 0;
  for (const text::DiffRun& run : runs) {
    ENSURE(run.before.begin == x && run.after.begin == y);
    ENSURE(run.before.end >= x && run.before.end <= before.size());
    ENSURE(run.after.end >= y && run.after.end <= after.size());
    ENSURE((run.before.size() > 0) == (run.change != text::Change::added));
    ENSURE((run.after.size() > 0) == (run.change != text::Change::removed));
    bool same = run.before.of(before) == run.after.of(after);
    ENSURE(same == (run.change == text::Change::same));
    x = run.before.end;
    y = run.after.end;
  }
  ENSURE(x == before.size() && y == after.size());
}

// A block a line, its id the first octet.
std::vector<text::TextBlock> blocks_of(std::string_view source) {
  std::vector<text::TextBlock> blocks;
  for (std::size_t at = 0; at < source.size();) {
    std::size_t end = std::min(source.find('\n', at), source.size());
    std::string_view line = source.substr(at, end - at);
    blocks.push_back({line.substr(0, 1), "paragraph", line});
    at = end + 1;
  }
  return blocks;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view source = fuzz::view(data, size);
  std::size_t middle = source.find("\n=\n");
  std::string_view before = source.substr(0, middle);
  std::string_view after = middle == source.npos ? "" : source.substr(middle + 3);
  check(before, after, text::word_diff(before, after));
  check(after, before, text::word_diff(after, before));
  for (const text::BlockDiff& block : text::block_diff(blocks_of(before), blocks_of(after))) {
    check(block.was, block.is, block.runs);
  }
  return 0;
}
