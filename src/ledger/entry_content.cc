#include "ledger/entry_content.h"

#include <algorithm>

namespace glasnik::ledger {

std::vector<record::Part> words_of(std::vector<proof::Part> parts) {
  std::vector<record::Part> words;
  words.reserve(parts.size());
  for (proof::Part& part : parts) {
    words.push_back({std::move(part.name), std::move(part.text), std::nullopt});
    if (part.removed) words.back().removed_by = static_cast<std::int64_t>(part.removed->by);
  }
  return words;
}

Result<record::Content> content_of(const proof::Entry& entry, const PartsOfSet& parts_of) {
  record::Content content;
  for (const proof::EntryText& text : entry.texts) {
    record::TextFrame frame{text.lang, text.status, text.of, text.rule};
    TRY(record::Text words, record::text_of_parts(frame, words_of(parts_of(text.lang))));
    content.texts.push_back(std::move(words));
  }
  TRY_VOID(record::read_data_parts(words_of(parts_of("data")), content));
  return content;
}

Result<record::Content> content_of(const proof::Entry& entry, const proof::RecordFile& record) {
  return content_of(entry, [&](std::string_view set) {
    if (set == "data") return record.data;
    auto text = std::find_if(record.texts.begin(), record.texts.end(),
                             [&](const proof::RecordText& each) { return each.lang == set; });
    return text == record.texts.end() ? std::vector<proof::Part>() : text->parts;
  });
}

Result<record::Content> content_without_words(const proof::Entry& entry) {
  return content_of(entry, [](std::string_view) { return std::vector<proof::Part>(); });
}

}  // namespace glasnik::ledger
