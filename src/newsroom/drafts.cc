#include "newsroom/drafts.h"

#include "proof/json.h"

namespace glasnik::newsroom {
namespace {

// A draft is kept as the canonical JSON of its parts: {"sets":[{"collection","of","parts":[{"body",
// "name"}],"rule","status"}]}. What is released later is so what was drafted, part by part.
constexpr proof::JsonLimits kLimits{64U << 20U, 6};

proof::Json json_of(const std::vector<record::Part>& parts) {
  proof::Json::Array array;
  for (const record::Part& part : parts) {
    array.push_back(proof::make_object({{"name", {part.name}}, {"body", {part.body}}}));
  }
  return {std::move(array)};
}

Bytes serialise(const record::Content& content) {
  proof::Json::Array sets;
  for (const record::PartSet& set : record::parts_of(content)) {
    proof::Json::Object members{{"collection", {set.collection}}, {"parts", json_of(set.parts)}};
    if (const record::Text* text = content.text(set.collection)) {
      members.push_back({"status", {std::string(proof::status_name(text->status))}});
      members.push_back({"of", {text->of}});
      members.push_back({"rule", {text->rule}});
    }
    sets.push_back(proof::make_object(std::move(members)));
  }
  return proof::canonical(proof::make_object({{"sets", {std::move(sets)}}}));
}

Result<std::string> member(const proof::Json& object, std::string_view name) {
  const proof::Json* found = object.find(name);
  if (found == nullptr || found->string() == nullptr) {
    return Error{Code::corrupt, "a draft without " + std::string(name)};
  }
  return *found->string();
}

Result<std::vector<record::Part>> parts_from(const proof::Json& set) {
  const proof::Json* array = set.find("parts");
  if (array == nullptr || array->array() == nullptr)
    return Error{Code::corrupt, "a draft without parts"};
  std::vector<record::Part> parts;
  for (const proof::Json& item : *array->array()) {
    TRY(std::string name, member(item, "name"));
    TRY(std::string body, member(item, "body"));
    parts.push_back({std::move(name), std::move(body)});
  }
  return parts;
}

Result<record::TextFrame> frame_from(const proof::Json& set) {
  record::TextFrame frame;
  TRY(frame.lang, member(set, "collection"));
  TRY(std::string status, member(set, "status"));
  TRY(frame.of, member(set, "of"));
  TRY(frame.rule, member(set, "rule"));
  for (auto known : {record::TextStatus::translation, record::TextStatus::derived}) {
    if (proof::status_name(known) == status) frame.status = known;
  }
  return frame;
}

Result<record::Content> parse(BytesView octets) {
  TRY(proof::Json json, proof::parse_canonical(octets, kLimits));
  const proof::Json* sets = json.find("sets");
  if (sets == nullptr || sets->array() == nullptr)
    return Error{Code::corrupt, "a draft without sets"};
  record::Content content;
  for (const proof::Json& set : *sets->array()) {
    TRY(auto parts, parts_from(set));
    if (set.find("status") == nullptr) {
      TRY_VOID(record::read_data_parts(parts, content));
      continue;
    }
    TRY(record::TextFrame frame, frame_from(set));
    TRY(record::Text text, record::text_of_parts(frame, parts));
    content.texts.push_back(std::move(text));
  }
  return content;
}

}  // namespace

Result<void> put_draft(store::Session& session, const Key& key, Time made,
                       const record::Content& content) {
  TRY_VOID(
      session.execute("INSERT INTO drafts (key, made, content) VALUES ($1, $2, $3) "
                      "ON CONFLICT (key) DO UPDATE SET content = $3",
                      key, rfc3339(made), serialise(content)));
  return {};
}

Result<record::Content> load_draft(store::Session& session, const Key& key) {
  TRY(auto octets, session.one(
                       "SELECT content FROM drafts WHERE key = $1",
                       [](const store::Row& row) { return Bytes(row.text(0)); }, key));
  if (!octets) return Error{Code::not_found, "there is no draft " + to_string(key)};
  return parse(*octets);
}

}  // namespace glasnik::newsroom
