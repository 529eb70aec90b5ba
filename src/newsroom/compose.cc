#include "newsroom/compose.h"

#include <fmt/format.h>

#include <algorithm>

#include "newsroom/quotes.h"
#include "text/conservation.h"
#include "text/markup.h"
#include "text/translit.h"
#include "text/words.h"

namespace glasnik::newsroom {
namespace {

using record::BlockKind;

std::string new_block_id(const Random& random) {
  constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string id;
  for (char octet : random_bytes(random, 8)) {
    id.push_back(kAlphabet[static_cast<unsigned char>(octet) % kAlphabet.size()]);
  }
  return id;
}

BlockKind kind_of(text::BlockKind kind) {
  if (kind == text::BlockKind::quote) return BlockKind::quote;
  if (kind == text::BlockKind::list_item) return BlockKind::list;
  return BlockKind::paragraph;
}

// Blocks without ids; neighbouring list items become one list, an item a line.
std::vector<record::Block> blocks_of(const text::PlainRelease& release) {
  std::vector<record::Block> blocks;
  bool in_list = false;
  for (const text::ReleaseBlock& block : release.blocks) {
    bool item = block.kind == text::BlockKind::list_item;
    if (item && in_list) {
      blocks.back().text += "\n" + block.text;
    } else {
      blocks.push_back({"", kind_of(block.kind), block.text});
    }
    in_list = item;
  }
  for (const text::Gallery& gallery : release.galleries) {
    blocks.push_back({"", BlockKind::heading, text::escape_inline(gallery.heading.text)});
    std::string items;
    for (const text::Passage& item : gallery.items) {
      items += (items.empty() ? "" : "\n") + text::escape_inline(item.text);
    }
    if (!items.empty()) blocks.push_back({"", BlockKind::list, std::move(items)});
  }
  return blocks;
}

std::string unit_name(text::SizeUnit unit) {
  switch (unit) {
    case text::SizeUnit::B:
      return "B";
    case text::SizeUnit::kB:
      return "kB";
    case text::SizeUnit::MB:
      return "MB";
    case text::SizeUnit::GB:
      return "GB";
  }
  return "B";
}

Result<Reading> read_source(const SourceText& source, const Config& config) {
  Reading reading;
  reading.lang = source.lang;
  reading.hash = sha256(source.octets);
  text::PlainOptions options;
  for (const Variant& variant : config.variants)
    options.institutions.push_back(variant.institution);
  if (source.item) {
    text::ReleaseItem item = *source.item;
    TRY(text::Repaired title, text::repair(item.title, source.lang));
    item.title = std::move(title.text);
    if (item.text) {
      TRY(reading.repaired, text::repair(*item.text, source.lang));
      item.text = reading.repaired.text;
    }
    text::ItemRelease read = text::parse_release_item(item, options);
    reading.words = text::count_words(read.source);
    reading.breach = text::breach_of_conservation(read);
    reading.release = std::move(read.release);
    return reading;
  }
  TRY(reading.repaired, text::repair(source.octets, source.lang));
  reading.release = text::parse_plain_release(reading.repaired.text, options);
  reading.words = text::count_words(reading.repaired.text);
  reading.breach = text::breach_of_conservation(reading.repaired.text, reading.release);
  return reading;
}

record::Text text_of(const Reading& reading) {
  record::Text text;
  text.lang = reading.lang;
  if (reading.release.headline) text.headline = reading.release.headline->text;
  if (reading.release.lead) text.lead = text::escape_inline(reading.release.lead->text);
  text.blocks = blocks_of(reading.release);
  return text;
}

void add_announced(const Reading& reading, bool first, record::Content& content) {
  for (std::size_t i = 0; i < reading.release.media.size(); ++i) {
    const text::AnnouncedMedia& media = reading.release.media[i];
    if (first) {
      content.announced.push_back({media.attachment.type,
                                   media.attachment.announced.hundredths,
                                   unit_name(media.attachment.announced.unit),
                                   media.written.text,
                                   {}});
    }
    if (media.caption && i < content.announced.size()) {
      content.announced[i].captions[reading.lang] = media.caption->text;
    }
  }
}

void add_facts(const Reading& reading, record::Content& content) {
  const text::PlainRelease& release = reading.release;
  content.sources[reading.lang] = reading.hash;
  if (release.masthead) content.mastheads[reading.lang] = release.masthead->text;
  if (release.date_line) content.date_lines[reading.lang] = release.date_line->text;
  if (release.date && !content.claimed_date) content.claimed_date = release.date;
  std::string tabs;
  for (const text::Passage& tab : release.tab_lines) tabs += (tabs.empty() ? "" : "\n") + tab.text;
  if (!tabs.empty()) content.tab_lines[reading.lang] = std::move(tabs);
}

bool same_shape(const record::Text& a, const record::Text& b) {
  return std::equal(a.blocks.begin(), a.blocks.end(), b.blocks.begin(), b.blocks.end(),
                    [](auto& x, auto& y) { return x.kind == y.kind; });
}

// Variants whose blocks correspond share their ids; others get their own, and the report says so.
void give_ids(std::vector<record::Text>& texts, const Random& random,
              std::vector<std::string>& problems) {
  for (record::Text& text : texts) {
    bool aligned = same_shape(text, texts.front());
    if (!aligned) {
      problems.push_back(
          fmt::format("blocks_differ: {} has other blocks than {}: they are not linked", text.lang,
                      texts.front().lang));
    }
    for (std::size_t i = 0; i < text.blocks.size(); ++i) {
      bool shared = aligned && &text != &texts.front();
      text.blocks[i].id = shared ? texts.front().blocks[i].id : new_block_id(random);
    }
  }
}

// The text that the others translate: the newsroom's original where it is among them.
const record::Text& original_of(const record::Content& content, const Config& config) {
  const record::Text* original = content.text(config.variants.front().tag);
  return original != nullptr ? *original : content.texts.front();
}

record::Text derived_text(const record::Text& from, const Variant& variant) {
  auto latin = [](const std::string& words) { return text::to_latin(words).text; };
  record::Text text;
  text.lang = variant.tag;
  text.status = record::TextStatus::derived;
  text.of = from.lang;
  text.rule = text::kTranslitVersion;
  text.headline = latin(from.headline);
  text.lead = latin(from.lead);
  for (const record::Block& block : from.blocks) {
    text.blocks.push_back({block.id, block.kind, latin(block.text)});
  }
  for (const auto& [key, words] : from.media_words) {
    text.media_words[key] = {latin(words.caption), latin(words.alt), latin(words.transcript)};
  }
  return text;
}

// Gives `to` what `from` has of a fact stated once a variant.
void derive_fact(std::map<std::string, std::string>& words, const Variant& variant) {
  auto from = words.find(variant.of);
  if (from != words.end()) words[variant.tag] = text::to_latin(from->second).text;
}

// New id -> the id that the block had before, by place where the shape is the same, else by words.
std::map<std::string, std::string> old_ids(const record::Text& before, const record::Text& after) {
  std::map<std::string, std::string> ids;
  bool same = same_shape(before, after);
  for (std::size_t i = 0; i < after.blocks.size(); ++i) {
    if (same) {
      ids[after.blocks[i].id] = before.blocks[i].id;
      continue;
    }
    auto found = std::find_if(before.blocks.begin(), before.blocks.end(), [&](auto& block) {
      return block.kind == after.blocks[i].kind && block.text == after.blocks[i].text;
    });
    if (found != before.blocks.end()) ids[after.blocks[i].id] = found->id;
  }
  return ids;
}

}  // namespace

void keep_identity(const record::Content& before, record::Content& after) {
  after.type = before.type;
  after.claimed_date = before.claimed_date;
  after.places = before.places;
  after.media = before.media;
  std::map<std::string, std::string> ids;
  for (record::Text& text : after.texts) {
    const record::Text* was = before.text(text.lang);
    if (was == nullptr) continue;
    text.media_words = was->media_words;
    ids.merge(old_ids(*was, text));
  }
  for (record::Text& text : after.texts) {
    for (record::Block& block : text.blocks) {
      auto id = ids.find(block.id);
      if (id != ids.end()) block.id = id->second;
    }
  }
}

Result<Composed> compose(const std::vector<SourceText>& sources, const Config& config,
                         const Random& random) {
  Composed composed;
  std::vector<record::Text> texts;
  for (const SourceText& source : sources) {
    TRY(Reading reading, read_source(source, config));
    texts.push_back(text_of(reading));
    add_facts(reading, composed.content);
    add_announced(reading, composed.readings.empty(), composed.content);
    composed.readings.push_back(std::move(reading));
  }
  give_ids(texts, random, composed.problems);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    composed.readings[i].quotes = propose_quotes(texts[i]);
  }
  composed.content.texts = std::move(texts);
  derive_variants(composed.content, config);
  return composed;
}

void derive_variants(record::Content& content, const Config& config) {
  std::erase_if(content.texts, [](const record::Text& text) {
    return text.status == record::TextStatus::derived;
  });
  if (content.texts.empty()) return;
  std::string original = original_of(content, config).lang;
  for (record::Text& text : content.texts) {
    bool translated = text.lang != original;
    text.status = translated ? record::TextStatus::translation : record::TextStatus::original;
    text.of = translated ? original : "";
  }
  for (const Variant& variant : config.variants) {
    if (variant.role != VariantRole::derived || content.text(variant.tag) != nullptr) continue;
    const record::Text* from = content.text(variant.of);
    if (from == nullptr) continue;
    content.texts.push_back(derived_text(*from, variant));
    for (auto* words : {&content.mastheads, &content.places}) derive_fact(*words, variant);
    for (record::AnnouncedMedia& announced : content.announced) {
      derive_fact(announced.captions, variant);
    }
    for (record::MediaFile& file : content.media) derive_fact(file.credits, variant);
  }
  std::sort(content.texts.begin(), content.texts.end(),
            [](auto& a, auto& b) { return a.lang < b.lang; });
}

}  // namespace glasnik::newsroom
