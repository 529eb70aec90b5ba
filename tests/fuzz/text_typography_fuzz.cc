// A text is typography of itself, and whatever passes as typography kept every digit. The input is
// the old block, a line of "=", the new block.

#include <string>

#include "base/result.h"
#include "fuzz_text.h"
#include "text/markup.h"
#include "text/typography.h"
#include "text/utf8.h"

using namespace glasnik;

namespace {

std::string digits_of(std::string_view block) {
  const std::string read = text::plain(block);
  std::string digits;
  for (auto [code, at, length] : text::CodePoints(read)) {
    if (text::is_digit(code)) text::append(digits, code);
  }
  return digits;
}

void check(std::string_view before, std::string_view after, std::string_view variant) {
  const text::TextBlock was{"a", "paragraph", before};
  const text::TextBlock is{"a", "paragraph", after};
  auto same = text::typography_change({&was, 1}, {&was, 1}, variant);
  ENSURE(!same.refusal && same.words == 0);
  auto change = text::typography_change({&was, 1}, {&is, 1}, variant);
  if (change.refusal) return;
  ENSURE(change.words <= text::kMostTypographyWords);
  ENSURE(digits_of(before) == digits_of(after));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view source = fuzz::view(data, size);
  std::size_t middle = source.find("\n=\n");
  std::string_view before = source.substr(0, middle);
  std::string_view after = middle == source.npos ? "" : source.substr(middle + 3);
  for (std::string_view variant : {"en", "sr-Cyrl", "hr"}) {
    check(before, after, variant);
    check(after, before, variant);
  }
  return 0;
}
