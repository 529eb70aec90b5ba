#include "search/collect.h"

#include <algorithm>

#include "record/edition.h"
#include "record/listing.h"
#include "search/engine.h"
#include "text/markup.h"
#include "text/text_block.h"

namespace glasnik::search {
namespace {

// Text without the octets that mean something to the index.
void add(std::string& run, std::string_view text) {
  if (text.empty()) return;
  for (char octet : text) {
    bool control = static_cast<unsigned char>(octet) < 0x20 && octet != '\n';
    run += control ? ' ' : octet;
  }
  run += '\n';
}

void add_text(Entry& entry, const record::Text& text) {
  char language = language_octet(language_of(text.lang));
  entry.headline += language;
  add(entry.headline, text::plain(text.headline));
  entry.body += language;
  add(entry.body, text::plain(text.lead));
  for (const record::Block& block : text.blocks) {
    add(entry.body, text::read({block.id, record::block_kind_name(block.kind), block.text}));
  }
  for (const auto& [key, words] : text.media_words) {
    for (const std::string& line : {words.caption, words.alt, words.transcript}) {
      add(entry.body, line);
    }
  }
}

// A derived variant has the words of its source, letter by letter.
bool says_the_same(const record::Text& text, const std::vector<record::Listed>& variants) {
  return text.status == record::TextStatus::derived &&
         std::any_of(variants.begin(), variants.end(),
                     [&](const record::Listed& other) { return other.lang == text.of; });
}

}  // namespace

Result<std::optional<Entry>> collect(store::Session& record, DocumentId document) {
  TRY(auto variants, record::listed_variants(record, document));
  std::erase_if(variants, [](const record::Listed& item) {
    return item.standing != record::Standing::current &&
           item.standing != record::Standing::withdrawn;
  });
  if (variants.empty()) return std::optional<Entry>();
  Entry entry{document, variants[0].dated, variants[0].day, variants[0].type, {}, false, "", ""};
  for (const record::Listed& item : variants) {
    entry.langs.push_back(item.lang);
    entry.video |= item.video_ms > 0;
    TRY(auto content, record::load_content_in(record, item.entry, item.lang));
    const record::Text* text = content.text(item.lang);
    if (text != nullptr && !says_the_same(*text, variants)) add_text(entry, *text);
  }
  return std::optional<Entry>(std::move(entry));
}

}  // namespace glasnik::search
