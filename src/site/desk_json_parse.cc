#include <set>

#include "site/desk_json.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

constexpr std::size_t kDepth = 8;
constexpr std::int64_t kMostInteger = std::int64_t{1} << 53U;

std::string_view view_of(json::string_view text) { return {text.data(), text.size()}; }

// The members of one object, each taken once; end() insists that none is left.
class Members {
 public:
  static Result<Members> of(const json::value& value, std::string_view what) {
    if (!value.is_object()) return Error{Code::invalid, std::string(what) + " is no object"};
    return Members(value.get_object());
  }

  const json::value* optional(std::string_view name) {
    const json::value* value = object_->if_contains({name.data(), name.size()});
    if (value != nullptr) taken_.emplace(name);
    return value;
  }
  Result<std::string> text(std::string_view name) {
    const json::value* value = optional(name);
    if (value == nullptr || !value->is_string()) return wrong(name, "a string");
    return std::string(view_of(value->get_string()));
  }
  // Empty where it is left out.
  Result<std::string> text_or_none(std::string_view name) {
    return object_->contains({name.data(), name.size()}) ? text(name) : std::string();
  }
  Result<std::int64_t> number(std::string_view name) {
    const json::value* value = optional(name);
    bool known = value != nullptr && value->is_int64();
    if (!known || value->get_int64() < 0 || value->get_int64() > kMostInteger) {
      return wrong(name, "a whole number");
    }
    return value->get_int64();
  }
  // Empty where it is left out.
  Result<json::array> array(std::string_view name, std::size_t most) {
    const json::value* value = optional(name);
    if (value == nullptr) return json::array();
    if (!value->is_array() || value->get_array().size() > most) {
      return wrong(name, "a list of at most " + std::to_string(most));
    }
    return value->get_array();
  }
  Result<void> end() const {
    for (const auto& member : *object_) {
      const std::string name(view_of(member.key()));
      if (!taken_.contains(name)) return Error{Code::invalid, "unknown member " + name};
    }
    return {};
  }

 private:
  explicit Members(const json::object& object) : object_(&object) {}
  static Error wrong(std::string_view name, const std::string& wanted) {
    return {Code::invalid, std::string(name) + " must be " + wanted};
  }
  const json::object* object_;
  std::set<std::string> taken_;
};

Result<json::value> parse(BytesView body) {
  json::parse_options options;
  options.max_depth = kDepth;
  json::error_code failed;
  json::value value = json::parse(json::string_view(body.data(), body.size()), failed, {}, options);
  if (failed) return Error{Code::invalid, "no JSON: " + failed.message()};
  return value;
}

Result<record::Block> block_of(const json::value& value) {
  TRY(Members members, Members::of(value, "a block"));
  record::Block block;
  TRY(block.id, members.text("id"));
  TRY(std::string kind, members.text("kind"));
  auto known = record::parse_block_kind(kind);
  if (!known) return Error{Code::invalid, "there is no kind of block '" + kind + "'"};
  block.kind = *known;
  TRY(block.text, members.text("text"));
  TRY_VOID(members.end());
  return block;
}

Result<text::Kept> kept_of(const json::value& value) {
  TRY(Members members, Members::of(value, "a kept word"));
  text::Kept kept;
  TRY(std::int64_t start, members.number("start"));
  TRY(std::int64_t end, members.number("end"));
  kept.span = {static_cast<std::size_t>(start), static_cast<std::size_t>(end)};
  TRY(std::string kind, members.text("kind"));
  auto known = text::parse_keep_kind(kind);
  if (!known) return Error{Code::invalid, "there is no kind of kept word '" + kind + "'"};
  kept.kind = *known;
  TRY(kept.lang, members.text_or_none("lang"));
  TRY(std::string latin, members.text_or_none("latin"));
  if (!latin.empty()) kept.latin = std::move(latin);
  TRY_VOID(members.end());
  return kept;
}

// {"headline":[...],"bridge00":[...]}
Result<record::KeptParts> kept_parts_of(const json::value& value) {
  if (!value.is_object() || value.get_object().size() > kMostTypedBlocks + 2) {
    return Error{Code::invalid, "kept must be an object of lists by part"};
  }
  record::KeptParts parts;
  for (const auto& member : value.get_object()) {
    if (!member.value().is_array()) return Error{Code::invalid, "kept words must be a list"};
    std::vector<text::Kept>& kept = parts[std::string(view_of(member.key()))];
    for (const json::value& one : member.value().get_array()) {
      TRY(text::Kept word, kept_of(one));
      kept.push_back(std::move(word));
    }
  }
  return parts;
}

Result<TypedText> text_of(const json::value& value) {
  TRY(Members members, Members::of(value, "a text"));
  TypedText text;
  TRY(text.lang, members.text("lang"));
  TRY(text.headline, members.text_or_none("headline"));
  TRY(text.lead, members.text_or_none("lead"));
  TRY(json::array blocks, members.array("blocks", kMostTypedBlocks));
  for (const json::value& one : blocks) {
    TRY(record::Block block, block_of(one));
    text.blocks.push_back(std::move(block));
  }
  if (const json::value* kept = members.optional("kept")) {
    TRY(text.kept, kept_parts_of(*kept));
  }
  TRY_VOID(members.end());
  return text;
}

Result<std::vector<TypedText>> texts_of(Members& members) {
  TRY(json::array values, members.array("texts", kMostTypedTexts));
  std::vector<TypedText> texts;
  std::set<std::string> langs;
  for (const json::value& value : values) {
    TRY(TypedText text, text_of(value));
    if (!langs.insert(text.lang).second) return Error{Code::invalid, "two texts in " + text.lang};
    texts.push_back(std::move(text));
  }
  return texts;
}

Result<std::map<std::string, std::string>> notes_of(Members& members) {
  std::map<std::string, std::string> notes;
  const json::value* value = members.optional("notes");
  if (value == nullptr) return notes;
  if (!value->is_object() || value->get_object().size() > kMostTypedTexts) {
    return Error{Code::invalid, "notes must be an object of notes by variant"};
  }
  for (const auto& member : value->get_object()) {
    if (!member.value().is_string()) return Error{Code::invalid, "a note must be a string"};
    notes[std::string(view_of(member.key()))] = view_of(member.value().get_string());
  }
  return notes;
}

Result<Settled> settled_of(const json::value& value) {
  TRY(Members members, Members::of(value, "settled"));
  Settled settled;
  TRY(settled.revision, members.number("revision"));
  TRY(json::array parts, members.array("parts", kMostSettled));
  for (const json::value& one : parts) {
    TRY(Members part, Members::of(one, "a part"));
    Slot slot;
    TRY(slot.set, part.text("lang"));
    TRY(slot.slot, part.text("part"));
    TRY_VOID(part.end());
    settled.slots.push_back(std::move(slot));
  }
  TRY_VOID(members.end());
  return settled;
}

Result<void> read_typed(Members& members, TypedWork& typed) {
  TRY(typed.texts, texts_of(members));
  TRY(typed.notes, notes_of(members));
  if (const json::value* reason = members.optional("reason")) {
    if (!reason->is_string()) return Error{Code::invalid, "reason must be a string"};
    typed.reason = view_of(reason->get_string());
  }
  return {};
}

Result<ReadPart> read_part_of(const json::value& value) {
  TRY(Members members, Members::of(value, "a part"));
  ReadPart part;
  TRY(part.part, members.text("part"));
  TRY(json::array lines, members.array("lines", kMostTypedBlocks));
  for (const json::value& line : lines) {
    if (!line.is_string()) return Error{Code::invalid, "a line must be a string"};
    part.lines.emplace_back(view_of(line.get_string()));
  }
  TRY_VOID(members.end());
  return part;
}

Result<ReadText> read_text_of(const json::value& value) {
  TRY(Members members, Members::of(value, "a text"));
  ReadText text;
  TRY(text.lang, members.text("lang"));
  TRY(json::array parts, members.array("parts", kMostTypedBlocks + 2));
  for (const json::value& one : parts) {
    TRY(ReadPart part, read_part_of(one));
    text.parts.push_back(std::move(part));
  }
  TRY_VOID(members.end());
  return text;
}

}  // namespace

Result<std::vector<ReadText>> parse_read_texts(BytesView body) {
  TRY(json::value value, parse(body));
  TRY(Members members, Members::of(value, "the body"));
  TRY(json::array values, members.array("texts", kMostTypedTexts));
  TRY_VOID(members.end());
  std::vector<ReadText> texts;
  for (const json::value& one : values) {
    TRY(ReadText text, read_text_of(one));
    texts.push_back(std::move(text));
  }
  return texts;
}

Result<Beat> parse_beat(BytesView body) {
  constexpr std::size_t kMostOctets = 40;
  TRY(json::value value, parse(body));
  TRY(Members members, Members::of(value, "the body"));
  Beat beat;
  TRY(beat.page, members.text("page"));
  TRY(beat.lang, members.text_or_none("lang"));
  TRY(beat.part, members.text_or_none("part"));
  if (const json::value* left = members.optional("left")) {
    beat.left = left->is_bool() && left->get_bool();
  }
  TRY_VOID(members.end());
  for (const std::string* one : {&beat.page, &beat.lang, &beat.part}) {
    if (one->size() > kMostOctets) return Error{Code::invalid, "no place in an edition: " + *one};
  }
  return beat;
}

Result<TypedWork> parse_typed_work(BytesView body) {
  TRY(json::value value, parse(body));
  TRY(Members members, Members::of(value, "the body"));
  TypedWork typed;
  TRY(typed.base, members.number("base"));
  TRY_VOID(read_typed(members, typed));
  if (const json::value* settled = members.optional("settled")) {
    TRY(typed.settled, settled_of(*settled));
  }
  TRY_VOID(members.end());
  return typed;
}

Result<NewWork> parse_new_work(BytesView body) {
  TRY(json::value value, parse(body));
  TRY(Members members, Members::of(value, "the body"));
  NewWork work;
  TRY(std::string key, members.text_or_none("key"));
  if (!key.empty()) {
    TRY(work.key, parse_key(key));
  }
  TRY(std::string act, members.text_or_none("act"));
  if (!act.empty()) {
    auto known = proof::parse_kind(act);
    if (!known) return Error{Code::invalid, "there is no act '" + act + "'"};
    work.act = *known;
  }
  if (members.optional("document") != nullptr) {
    TRY(std::int64_t number, members.number("document"));
    TRY(work.document, parse_document_id(std::to_string(number)));
  }
  TRY_VOID(read_typed(members, work.typed));
  TRY_VOID(members.end());
  return work;
}

Result<std::vector<TypedText>> parse_typed_texts(BytesView body) {
  TRY(json::value value, parse(body));
  TRY(Members members, Members::of(value, "the body"));
  TRY(std::vector<TypedText> texts, texts_of(members));
  TRY_VOID(members.end());
  return texts;
}

}  // namespace glasnik::site
