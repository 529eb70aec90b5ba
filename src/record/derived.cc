#include "record/derived.h"

#include "record/kept.h"
#include "text/translit.h"

namespace glasnik::record {
namespace {

std::string latin(const std::string& words) { return text::to_latin(words).text; }

std::string latin(const Text& from, const std::string& part, const std::string& words) {
  return text::to_latin(words, kept_in(from, part)).text;
}

MediaWords words_for(const Text& text, const Key& key) {
  auto words = text.media_words.find(key);
  return words == text.media_words.end() ? MediaWords() : words->second;
}

bool removed(const Text& text, const std::string& name) { return text.removed.contains(name); }

}  // namespace

Text derive(const Text& from, const std::string& lang) {
  Text text;
  text.lang = lang;
  text.status = TextStatus::derived;
  text.of = from.lang;
  text.rule = text::kTranslitVersion;
  text.headline = latin(from, "headline", from.headline);
  text.lead = latin(from, "lead", from.lead);
  for (const Block& block : from.blocks) {
    text.blocks.push_back({block.id, block.kind, latin(from, block.id, block.text)});
  }
  for (const auto& [key, words] : from.media_words) {
    text.media_words[key] = {latin(words.caption), latin(words.alt), latin(words.transcript)};
  }
  return text;
}

std::string first_underived(const Text& from, const Text& derived) {
  if (derived.rule != text::kTranslitVersion) return "rule " + derived.rule;
  const Text expected = derive(from, derived.lang);
  auto differs = [&](const std::string& name, const std::string& is, const std::string& should) {
    return is != should && !removed(from, name) && !removed(derived, name) &&
           !removed(from, kept_part(name));
  };
  if (differs("headline", derived.headline, expected.headline)) return "headline";
  if (differs("lead", derived.lead, expected.lead)) return "lead";
  if (derived.blocks.size() != expected.blocks.size()) return "one block or another";
  for (std::size_t i = 0; i < derived.blocks.size(); ++i) {
    const Block& is = derived.blocks[i];
    if (is.id != expected.blocks[i].id) return "block " + is.id;
    if (is.removed_by || from.blocks[i].removed_by || removed(from, kept_part(is.id))) continue;
    if (is.kind != expected.blocks[i].kind || is.text != expected.blocks[i].text) {
      return "block " + is.id;
    }
  }
  for (const Text* text : {&derived, &expected}) {
    for (const auto& [key, words] : text->media_words) {
      MediaWords is = words_for(derived, key);
      MediaWords should = words_for(expected, key);
      std::string of = ":" + to_string(key);
      if (differs("caption" + of, is.caption, should.caption)) return "caption" + of;
      if (differs("alt" + of, is.alt, should.alt)) return "alt" + of;
      if (differs("transcript" + of, is.transcript, should.transcript)) return "transcript" + of;
    }
  }
  return std::string();
}

}  // namespace glasnik::record
