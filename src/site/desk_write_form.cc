#include "site/desk_write_form.h"

#include <algorithm>
#include <charconv>

namespace glasnik::site {
namespace {

using record::Block;
using record::BlockKind;

constexpr std::string_view kChoice = "choice/";
constexpr std::string_view kBlockSlot = "block:";

Result<std::int64_t> number(const std::string& digits) {
  std::int64_t value = 0;
  auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failed != std::errc() || end != digits.data() + digits.size() || value < 0) {
    return Error{Code::invalid, "no number: " + digits};
  }
  return value;
}

// Browsers send the line ends of old terminals.
std::string unix_lines(std::string text) {
  std::erase(text, '\r');
  return text;
}

Result<TypedText> read_text(const Form& form, const std::string& lang) {
  TypedText text;
  text.lang = lang;
  text.headline = unix_lines(form.text(lang + "/headline"));
  text.lead = unix_lines(form.text(lang + "/lead"));
  const auto ids = form.all(lang + "/id");
  const auto kinds = form.all(lang + "/kind");
  const auto words = form.all(lang + "/words");
  if (ids.size() != kinds.size() || ids.size() != words.size()) {
    return Error{Code::invalid, "a block of " + lang + " lacks a field"};
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    auto kind = record::parse_block_kind(kinds[i]);
    if (!kind) return Error{Code::invalid, "there is no kind of block " + kinds[i]};
    text.blocks.push_back({ids[i], *kind, unix_lines(words[i])});
  }
  return text;
}

std::vector<std::string> pieces(const std::string& text) {
  std::vector<std::string> all{""};
  for (char c : text) {
    if (c == '/') {
      all.emplace_back();
    } else {
      all.back() += c;
    }
  }
  return all;
}

TypedText* text_in(TypedWork& typed, const std::string& lang) {
  auto found = std::find_if(typed.texts.begin(), typed.texts.end(),
                            [&](const TypedText& text) { return text.lang == lang; });
  return found == typed.texts.end() ? nullptr : &*found;
}

// Both sides' words, mine first.
std::string both(const std::string& mine, const std::string& theirs, std::string_view between) {
  if (mine.empty() || theirs.empty()) return mine + theirs;
  return mine + std::string(between) + theirs;
}

void choose_words(std::string& mine, const std::string& theirs, const std::string& take,
                  std::string_view between) {
  mine = take == "theirs" ? theirs : take == "both" ? both(mine, theirs, between) : mine;
}

void choose_block(std::vector<Block>& mine, const std::vector<Block>& theirs, const std::string& id,
                  const std::string& take) {
  auto here = find_block(mine, id);
  auto there = find_block(theirs, id);
  if (there == theirs.end()) {
    if (take == "theirs" && here != mine.end()) mine.erase(here);
  } else if (here == mine.end()) {
    if (take != "mine") mine.push_back(*there);
  } else {
    const bool list = here->kind == BlockKind::list;
    choose_words(here->text, there->text, take, list ? "\n" : " ");
    if (take == "theirs") here->kind = there->kind;
  }
}

void choose(const Choice& choice, const record::Proposal& theirs, TypedWork& typed) {
  const auto& [set, slot] = choice.slot;
  if (set == record::kNotesSet) {
    const std::string lang = slot.substr(slot.find(':') + 1);
    auto note = theirs.notes.find(lang);
    choose_words(typed.notes[lang], note == theirs.notes.end() ? "" : note->second, choice.take,
                 "\n");
    return;
  }
  TypedText* text = text_in(typed, set);
  const record::Text* there = theirs.content.text(set);
  const record::Text none;
  if (there == nullptr) there = &none;
  if (text == nullptr) return;
  if (slot == "headline") choose_words(text->headline, there->headline, choice.take, " / ");
  if (slot == "lead") choose_words(text->lead, there->lead, choice.take, " ");
  if (slot == "order" && choice.take == "theirs") order_as(there->blocks, text->blocks);
  if (slot.starts_with(kBlockSlot)) {
    choose_block(text->blocks, there->blocks, slot.substr(kBlockSlot.size()), choice.take);
  }
}

}  // namespace

Result<Written> read_written(const Form& form, const Config& config) {
  Written written;
  TRY(written.typed.base, number(form.text("base")));
  for (const Variant& variant : config.variants) {
    if (variant.role == VariantRole::derived) continue;
    if (form.has(variant.tag + "/headline")) {
      TRY(TypedText text, read_text(form, variant.tag));
      written.typed.texts.push_back(std::move(text));
    }
    if (form.has("note/" + variant.tag)) {
      written.typed.notes[variant.tag] = unix_lines(form.text("note/" + variant.tag));
    }
  }
  if (!form.has("seen")) return written;
  TRY(written.seen, number(form.text("seen")));
  for (const http::Parameter& field : form.fields()) {
    if (!field.name.starts_with(kChoice)) continue;
    const std::string name = field.name.substr(kChoice.size());
    const std::size_t slash = name.find('/');
    if (slash == name.npos) return Error{Code::invalid, "no part: " + name};
    written.choices.push_back({{name.substr(0, slash), name.substr(slash + 1)}, field.value});
  }
  return written;
}

bool press(const std::string& button, const std::string& new_id, TypedWork& typed) {
  const std::vector<std::string> words = pieces(button);
  if (words.size() != 3) return false;
  TypedText* text = text_in(typed, words[1]);
  auto place = number(words[2]);
  if (text == nullptr || !place) return false;
  auto at = static_cast<std::size_t>(*place);
  auto& blocks = text->blocks;
  auto block = blocks.begin() + static_cast<std::ptrdiff_t>(std::min(at, blocks.size()));
  if (words[0] == "add") {
    blocks.insert(block, {new_id, BlockKind::paragraph, ""});
  } else if (words[0] == "remove" && at > 0 && at <= blocks.size()) {
    blocks.erase(block - 1);
  } else if (words[0] == "up" && at > 1 && at <= blocks.size()) {
    std::swap(*(block - 1), *(block - 2));
  }
  return true;
}

TypedWork chosen(const Written& written, const record::Proposal& theirs) {
  TypedWork typed = written.typed;
  Settled settled{written.seen, {}};
  for (const Choice& choice : written.choices) {
    bool known = choice.take == "mine" || choice.take == "theirs" || choice.take == "both";
    if (!known) continue;
    choose(choice, theirs, typed);
    settled.slots.push_back(choice.slot);
  }
  typed.settled = std::move(settled);
  return typed;
}

}  // namespace glasnik::site
