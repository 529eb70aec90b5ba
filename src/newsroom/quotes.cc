#include "newsroom/quotes.h"

#include <cmath>

#include "text/markup.h"
#include "text/quote.h"

namespace glasnik::newsroom {

std::vector<record::Quote> propose_quotes(const record::Text& text) {
  std::vector<std::string> plain;
  for (const record::Block& block : text.blocks) plain.push_back(text::plain(block.text));
  std::vector<std::string_view> views(plain.begin(), plain.end());
  auto found = text::find_quotes(views, text.lang);
  std::vector<record::Quote> quotes;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i] || text.blocks[i].kind != record::BlockKind::quote) continue;
    for (const text::Span& span : found[i]->words) {
      record::Quote quote;
      quote.lang = text.lang;
      quote.block = text.blocks[i].id;
      quote.first = static_cast<std::int64_t>(span.begin);
      quote.last = static_cast<std::int64_t>(span.end);
      quote.words = span.of(plain[i]);
      quote.speaker = found[i]->speaker.written;
      quote.cue = found[i]->cue_word;
      quote.rule = text::name(found[i]->rule);
      quote.confidence = static_cast<int>(std::lround(found[i]->confidence * 100));
      quotes.push_back(std::move(quote));
    }
  }
  return quotes;
}

}  // namespace glasnik::newsroom
