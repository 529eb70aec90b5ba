#include "proof/record_file.h"

#include <algorithm>

#include "base/encoding.h"
#include "proof/json_reader.h"
#include "proof/utf8.h"

namespace glasnik::proof {
namespace {

constexpr int kRecordDepth = 6;

Json json_of(const Part& part) {
  if (part.removed) {
    return make_object({{"name", {part.name}},
                        {"commit", {base64(part.removed->commit.view())}},
                        {"removed", {static_cast<std::int64_t>(part.removed->by)}}});
  }
  return make_object({{"name", {part.name}}, {"salt", {base64(part.salt)}}, {"text", {part.text}}});
}

Json json_of(const std::vector<Part>& parts) {
  Json::Array array;
  for (const Part& part : parts) array.push_back(json_of(part));
  return {std::move(array)};
}

Error schema(std::string_view what) {
  return {Code::invalid, "record_schema: " + std::string(what)};
}

Result<Part> read_part(const Json& json) {
  JsonReader reader(json);
  Part part;
  TRY(part.name, reader.text("name"));
  if (reader.has("removed")) {
    TRY(std::int64_t by, reader.integer("removed"));
    TRY(Hash commit, reader.hash("commit"));
    part.removed = RemovedContent{commit, static_cast<std::uint64_t>(by)};
  } else {
    TRY(part.salt, reader.octets("salt", kSaltSize));
    TRY(part.text, reader.any_text("text"));
  }
  TRY_VOID(reader.end());
  return part;
}

Result<std::vector<Part>> read_parts(const Json& json) {
  TRY(const Json::Array* array, array_of(json, "parts"));
  std::vector<Part> parts;
  for (const Json& item : *array) {
    TRY(Part part, read_part(item));
    parts.push_back(std::move(part));
  }
  TRY_VOID(check_parts(parts));
  return parts;
}

Result<std::vector<RecordText>> read_texts(const Json& json) {
  TRY(const Json::Array* array, array_of(json, "texts"));
  std::vector<RecordText> texts;
  for (const Json& item : *array) {
    JsonReader reader(item);
    RecordText text;
    TRY(text.lang, reader.lang("lang"));
    const Json* parts = reader.optional("parts");
    if (parts == nullptr) return schema("a text without parts");
    TRY(text.parts, read_parts(*parts));
    TRY_VOID(reader.end());
    texts.push_back(std::move(text));
  }
  return texts;
}

Result<RecordFile> read_record(const Json& json) {
  JsonReader reader(json);
  RecordFile record;
  TRY(std::string type, reader.text("type"));
  if (type != "glasnik/record/v1") return schema("type is not glasnik/record/v1");
  if (const Json* texts = reader.optional("texts")) {
    TRY(record.texts, read_texts(*texts));
  }
  if (const Json* data = reader.optional("data")) {
    TRY(record.data, read_parts(*data));
  }
  if (const Json* notes = reader.optional("notes")) {
    TRY(record.notes, read_parts(*notes));
  }
  TRY_VOID(reader.end());
  return record;
}

}  // namespace

Hash commitment(const Part& part) {
  return part.removed ? part.removed->commit : commitment(part.name, part.salt, part.text);
}

Result<void> check_parts(const std::vector<Part>& parts) {
  std::vector<std::string_view> names;
  names.reserve(parts.size());
  for (const Part& part : parts) {
    if (!valid_part_name(part.name)) return schema("not a part's name");
    if (!valid_utf8(part.text)) {
      return Error{Code::invalid, "record_not_canonical: " + part.name + " is not UTF-8"};
    }
    names.push_back(part.name);
  }
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end()) {
    return schema("a part's name twice");
  }
  return {};
}

PartSet part_set(const std::vector<Part>& parts) {
  std::vector<Hash> commitments;
  for (const Part& part : parts) commitments.push_back(commitment(part));
  return part_set(commitments);
}

bool is_text_set(std::string_view set) { return set != "data" && set != "notes"; }

Bytes canonical(const RecordFile& record) {
  Json::Object members{{"type", {std::string("glasnik/record/v1")}}};
  Json::Array texts;
  for (const RecordText& text : record.texts) {
    texts.push_back(make_object({{"lang", {text.lang}}, {"parts", json_of(text.parts)}}));
  }
  if (!texts.empty()) members.push_back({"texts", {std::move(texts)}});
  if (!record.data.empty()) members.push_back({"data", json_of(record.data)});
  if (!record.notes.empty()) members.push_back({"notes", json_of(record.notes)});
  return canonical(make_object(std::move(members)));
}

Result<RecordFile> parse_record(BytesView bytes) {
  Result<Json> json = parse_canonical(bytes, {kMaxRecord, kRecordDepth});
  if (!json) {
    return Error{json.error().code, "record_not_canonical: " + json.error().message};
  }
  Result<RecordFile> record = read_record(*json);
  if (!record && !record.error().message.starts_with("record_schema")) {
    return schema(record.error().message);
  }
  return record;
}

}  // namespace glasnik::proof
