// Whatever is found in a block lies in it, in order, apart from each other, and ends no letter in
// two.

#include <vector>

#include "base/result.h"
#include "fuzz_text.h"
#include "text/quote.h"
#include "text/statement.h"
#include "text/utf8.h"

using namespace glasnik;

namespace {

bool begins_letter(std::string_view block, std::size_t at) {
  return at == block.size() || (static_cast<unsigned char>(block[at]) & 0xC0U) != 0x80U;
}

void check(std::string_view block, const text::Quote& quote) {
  std::size_t end = 0;
  ENSURE(!quote.words.empty());
  for (const text::Span& span : quote.words) {
    ENSURE(end <= span.begin && span.begin < span.end && span.end <= block.size());
    ENSURE(begins_letter(block, span.begin) && begins_letter(block, span.end));
    bool apart = quote.tag.end <= span.begin || span.end <= quote.tag.begin;
    ENSURE(apart);
    end = span.end;
  }
  ENSURE(quote.speaker.span.end <= block.size());
  ENSURE(text::count_code_points(quote.tag.of(block)) <= text::kLongestTag);
}

void check(std::string_view block, const text::Statement& statement) {
  std::size_t end = 0;
  ENSURE(!statement.words.empty());
  for (const text::Span& span : statement.words) {
    ENSURE(end <= span.begin && span.begin < span.end && span.end <= block.size());
    ENSURE(begins_letter(block, span.begin) && begins_letter(block, span.end));
    end = span.end;
  }
  ENSURE(statement.cue.end <= block.size());
  ENSURE(statement.confidence > 0 && statement.confidence <= 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view source = fuzz::view(data, size);
  if (!text::valid_utf8(source)) return 0;
  std::vector<std::string_view> blocks;
  for (std::size_t at = 0; at < source.size();) {
    std::size_t end = std::min(source.find('\n', at), source.size());
    blocks.push_back(source.substr(at, end - at));
    at = end + 1;
  }
  for (const char* variant : {"en", "sr-Latn", "hr"}) {
    auto quotes = text::find_quotes(blocks, variant);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (quotes[i]) check(blocks[i], *quotes[i]);
    }
    for (const text::Statement& statement : text::find_statements(blocks, variant)) {
      check(blocks[statement.block], statement);
    }
  }
  return 0;
}
