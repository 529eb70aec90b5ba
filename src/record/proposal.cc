#include "record/proposal.h"

#include <algorithm>

#include "proof/json.h"

namespace glasnik::record {
namespace {

constexpr proof::JsonLimits kLimits{64U << 20U, 6};

Error damaged(const std::string& what) { return {Code::corrupt, "a draft " + what}; }

proof::Json json_of(const std::vector<Part>& parts) {
  proof::Json::Array array;
  for (const Part& part : parts) {
    array.push_back(proof::make_object({{"name", {part.name}}, {"body", {part.body}}}));
  }
  return {std::move(array)};
}

proof::Json sets_of(const Content& content) {
  proof::Json::Array sets;
  for (const PartSet& set : parts_of(content)) {
    proof::Json::Object members{{"collection", {set.collection}}, {"parts", json_of(set.parts)}};
    if (const Text* text = content.text(set.collection)) {
      members.push_back({"status", {std::string(proof::status_name(text->status))}});
      members.push_back({"of", {text->of}});
      members.push_back({"rule", {text->rule}});
    }
    sets.push_back(proof::make_object(std::move(members)));
  }
  return {std::move(sets)};
}

Result<std::string> member(const proof::Json& object, std::string_view name) {
  const proof::Json* found = object.find(name);
  if (found == nullptr || found->string() == nullptr)
    return damaged("without " + std::string(name));
  return *found->string();
}

Result<const proof::Json::Array*> array_in(const proof::Json& object, std::string_view name) {
  const proof::Json* found = object.find(name);
  if (found == nullptr || found->array() == nullptr) return damaged("without " + std::string(name));
  return found->array();
}

Result<std::vector<Part>> parts_from(const proof::Json& object, std::string_view name) {
  TRY(auto array, array_in(object, name));
  std::vector<Part> parts;
  for (const proof::Json& item : *array) {
    TRY(std::string part, member(item, "name"));
    TRY(std::string body, member(item, "body"));
    parts.push_back({std::move(part), std::move(body)});
  }
  return parts;
}

Result<TextFrame> frame_from(const proof::Json& set) {
  TextFrame frame;
  TRY(frame.lang, member(set, "collection"));
  TRY(std::string status, member(set, "status"));
  TRY(frame.of, member(set, "of"));
  TRY(frame.rule, member(set, "rule"));
  for (auto known : {TextStatus::translation, TextStatus::derived}) {
    if (proof::status_name(known) == status) frame.status = known;
  }
  return frame;
}

Result<Content> content_from(const proof::Json& json) {
  TRY(auto sets, array_in(json, "sets"));
  Content content;
  for (const proof::Json& set : *sets) {
    TRY(auto parts, parts_from(set, "parts"));
    if (set.find("status") == nullptr) {
      TRY_VOID(read_data_parts(parts, content));
      continue;
    }
    TRY(TextFrame frame, frame_from(set));
    TRY(Text text, text_of_parts(frame, parts));
    content.texts.push_back(std::move(text));
  }
  return content;
}

Result<void> read_notes(const proof::Json& json, Proposal& into) {
  constexpr std::string_view kPrefix = "note:";
  TRY(auto parts, parts_from(json, "notes"));
  for (Part& part : parts) {
    if (!part.name.starts_with(kPrefix)) return damaged("with a note named " + part.name);
    into.notes[part.name.substr(kPrefix.size())] = std::move(part.body);
  }
  return {};
}

}  // namespace

Bytes canonical(const Content& content) {
  return proof::canonical(proof::make_object({{"sets", sets_of(content)}}));
}

Result<Content> parse_content(BytesView bytes) {
  TRY(proof::Json json, proof::parse_canonical(bytes, kLimits));
  return content_from(json);
}

Bytes canonical(const Proposal& proposal) {
  std::vector<Part> notes;
  for (const auto& [lang, note] : proposal.notes) notes.push_back({"note:" + lang, note});
  proof::Json::Object members{{"act", {std::string(proof::kind_name(proposal.act))}}};
  if (!notes.empty()) members.push_back({"notes", json_of(notes)});
  if (proof::is_content_act(proposal.act)) {
    members.push_back({"sets", sets_of(proposal.content)});
  }
  if (proposal.document) members.push_back({"document", {proposal.document->number}});
  if (proposal.reason) {
    members.push_back({"reason", {std::string(proof::reason_name(*proposal.reason))}});
  }
  return proof::canonical(proof::make_object(std::move(members)));
}

Result<Proposal> parse_proposal(BytesView bytes) {
  TRY(proof::Json json, proof::parse_canonical(bytes, kLimits));
  Proposal proposal;
  TRY(std::string act, member(json, "act"));
  TRY(proposal.act, proof::parse_kind(act));
  if (const proof::Json* document = json.find("document")) {
    if (document->integer() == nullptr) return damaged("of a document without number");
    proposal.document = DocumentId{*document->integer()};
  }
  if (json.find("reason") != nullptr) {
    TRY(std::string reason, member(json, "reason"));
    TRY(proposal.reason, proof::parse_reason(reason));
  }
  if (json.find("sets") != nullptr) {
    TRY(proposal.content, content_from(json));
  }
  if (json.find("notes") != nullptr) TRY_VOID(read_notes(json, proposal));
  if (canonical(proposal) != bytes) return damaged("that is not in its canonical form");
  return proposal;
}

}  // namespace glasnik::record
