#include "newsroom/compose.h"

#include <fmt/format.h>

#include <algorithm>

#include "newsroom/quotes.h"
#include "record/derived.h"
#include "text/conservation.h"
#include "text/markup.h"
#include "text/translit.h"
#include "text/words.h"

namespace glasnik::newsroom {
namespace {

using record::BlockKind;

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

// The repairs of an item's text join those of its title.
void add_repairs(text::Repaired from, text::Repaired& into) {
  for (text::Repair& repair : from.repairs) {
    auto same = std::find_if(into.repairs.begin(), into.repairs.end(),
                             [&](auto& known) { return known.kind == repair.kind; });
    if (same == into.repairs.end()) {
      into.repairs.push_back(std::move(repair));
    } else {
      same->count += repair.count;
    }
  }
  std::move(from.problems.begin(), from.problems.end(), std::back_inserter(into.problems));
  into.text = std::move(from.text);
  into.encoding = std::move(from.encoding);
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
    TRY(reading.repaired, text::repair(item.title, source.lang));
    item.title = reading.repaired.text;
    if (item.text) {
      TRY(text::Repaired body, text::repair(*item.text, source.lang));
      item.text = body.text;
      add_repairs(std::move(body), reading.repaired);
    }
    text::ItemRelease read = text::parse_release_item(item, options);
    reading.words = text::count_words(read.source);
    if (read.release.headline_line) reading.words += text::count_words(item.title);
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

// The announcement that a variant's line repeats: the first of that file without a line in it.
record::AnnouncedMedia& announcement_of(const text::Attachment& attachment, const std::string& lang,
                                        record::Content& content) {
  for (record::AnnouncedMedia& known : content.announced) {
    bool same = known.type == attachment.type && known.size == attachment.announced;
    if (same && !known.lines.contains(lang)) return known;
  }
  content.announced.push_back({attachment.type, attachment.announced, {}, {}});
  return content.announced.back();
}

void add_announced(const Reading& reading, record::Content& content) {
  for (const text::AnnouncedMedia& media : reading.release.media) {
    record::AnnouncedMedia& announced = announcement_of(media.attachment, reading.lang, content);
    announced.lines[reading.lang] = media.written.text;
    if (media.caption) announced.captions[reading.lang] = media.caption->text;
  }
}

void add_facts(const Reading& reading, record::Content& content) {
  const text::PlainRelease& release = reading.release;
  content.sources[reading.lang] = reading.hash;
  if (release.masthead) content.mastheads[reading.lang] = release.masthead->text;
  if (release.date_line) content.date_lines[reading.lang] = release.date_line->text;
  if (release.headline_line) content.headline_lines[reading.lang] = release.headline_line->text;
  if (release.date && !content.claimed_date) content.claimed_date = release.date;
  std::string tabs;
  for (const text::Passage& tab : release.tab_lines) tabs += (tabs.empty() ? "" : "\n") + tab.text;
  if (!tabs.empty()) content.tab_lines[reading.lang] = std::move(tabs);
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

// Gives `to` what `from` has of a fact stated once a variant.
void derive_fact(std::map<std::string, std::string>& words, const Variant& variant) {
  auto from = words.find(variant.of);
  if (from != words.end()) words[variant.tag] = text::to_latin(from->second).text;
}

std::size_t words_of(const std::map<std::string, std::string>& facts, const std::string& lang) {
  auto fact = facts.find(lang);
  return fact == facts.end() ? 0 : text::count_words(fact->second);
}

// How many words of one variant the content holds: what the source had, or words were lost.
std::size_t kept_words(const record::Content& content, const std::string& lang) {
  const record::Text& text = *content.text(lang);
  std::size_t kept = text::count_words(text.headline) + text::count_words(text::plain(text.lead));
  for (const record::Block& block : text.blocks) kept += text::count_words(text::plain(block.text));
  for (auto* facts :
       {&content.mastheads, &content.date_lines, &content.headline_lines, &content.tab_lines}) {
    kept += words_of(*facts, lang);
  }
  for (const record::AnnouncedMedia& announced : content.announced) {
    kept += words_of(announced.lines, lang) + words_of(announced.captions, lang);
  }
  return kept;
}

void count_kept(Composed& composed) {
  for (Reading& reading : composed.readings) {
    reading.kept = kept_words(composed.content, reading.lang);
    if (reading.kept >= reading.words || reading.breach) continue;
    reading.breach = fmt::format("{} of {} words would be kept", reading.kept, reading.words);
  }
}

}  // namespace

std::string new_block_id(const Random& random) {
  constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string id;
  for (char octet : random_bytes(random, 8)) {
    id.push_back(kAlphabet[static_cast<unsigned char>(octet) % kAlphabet.size()]);
  }
  return id;
}

Result<Composed> compose(const std::vector<SourceText>& sources, const Config& config,
                         const Random& random) {
  Composed composed;
  std::vector<record::Text> texts;
  for (const SourceText& source : sources) {
    TRY(Reading reading, read_source(source, config));
    texts.push_back(text_of(reading));
    add_facts(reading, composed.content);
    add_announced(reading, composed.content);
    composed.readings.push_back(std::move(reading));
  }
  give_ids(texts, random, composed.problems);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    composed.readings[i].quotes = propose_quotes(texts[i]);
  }
  composed.content.texts = std::move(texts);
  count_kept(composed);
  derive_variants(composed.content, config);
  return composed;
}

bool same_shape(const record::Text& a, const record::Text& b) {
  return std::equal(a.blocks.begin(), a.blocks.end(), b.blocks.begin(), b.blocks.end(),
                    [](auto& x, auto& y) { return x.kind == y.kind; });
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
    content.texts.push_back(record::derive(*from, variant.tag));
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
