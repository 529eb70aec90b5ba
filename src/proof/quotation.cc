#include "proof/quotation.h"

#include <algorithm>

#include "base/encoding.h"
#include "proof/json_reader.h"
#include "proof/merkle.h"

namespace glasnik::proof {
namespace {

constexpr int kPartDepth = 2;  // the object and its path

Error schema(std::string_view what) { return {Code::invalid, "part_schema: " + std::string(what)}; }

Result<std::vector<Hash>> read_path(const Json& json) {
  TRY(const Json::Array* array, array_of(json, "path"));
  if (array->size() > kMaxProofHashes) return schema("over 63 hashes");
  std::vector<Hash> path;
  for (const Json& item : *array) {
    TRY(Hash hash, hash_of(item, "path"));
    path.push_back(hash);
  }
  return path;
}

Result<Quotation> read_quotation(const Json& json) {
  JsonReader reader(json);
  Quotation quotation;
  TRY(std::string type, reader.text("type"));
  if (type != "glasnik/part/v1") return schema("type is not glasnik/part/v1");
  TRY(quotation.set, reader.lang("set"));  // "data" has that shape too
  TRY(quotation.i, reader.integer("i"));
  TRY(quotation.n, reader.integer("n"));
  TRY(quotation.name, reader.text("name"));
  TRY(quotation.salt, reader.octets("salt", kSaltSize));
  TRY(quotation.text, reader.any_text("text"));
  if (const Json* path = reader.optional("path")) {
    TRY(quotation.path, read_path(*path));
  }
  TRY_VOID(reader.end());
  if (!valid_part_name(quotation.name)) return schema("not a part's name");
  if (quotation.i >= quotation.n) return schema("i is not below n");
  return quotation;
}

const std::vector<Part>* parts_of(const RecordFile& record, std::string_view set) {
  if (set == "data") return &record.data;
  auto text = std::find_if(record.texts.begin(), record.texts.end(),
                           [&](const RecordText& t) { return t.lang == set; });
  return text == record.texts.end() ? nullptr : &text->parts;
}

// The audit path of leaf `index`. A set has some dozens of parts, so subtrees are hashed anew.
std::vector<Hash> path_among(const std::vector<Hash>& leaves, std::uint64_t index) {
  auto hash_at = [&](unsigned level, std::uint64_t at) -> Result<Hash> {
    return root_of(std::span(leaves).subspan(at << level, std::size_t{1} << level));
  };
  return *inclusion_proof(index, leaves.size(), hash_at);
}

}  // namespace

Bytes canonical(const Quotation& quotation) {
  Json::Object members{{"type", {std::string("glasnik/part/v1")}},
                       {"set", {quotation.set}},
                       {"i", {quotation.i}},
                       {"n", {quotation.n}},
                       {"name", {quotation.name}},
                       {"salt", {base64(quotation.salt)}},
                       {"text", {quotation.text}}};
  Json::Array path;
  for (const Hash& hash : quotation.path) path.push_back({base64(hash.view())});
  if (!path.empty()) members.push_back({"path", {std::move(path)}});
  return canonical(make_object(std::move(members)));
}

Result<Quotation> parse_quotation(BytesView bytes) {
  Result<Json> json = parse_canonical(bytes, {kMaxRecord, kPartDepth});
  if (!json) return Error{json.error().code, "part_not_canonical: " + json.error().message};
  Result<Quotation> quotation = read_quotation(*json);
  if (!quotation && !quotation.error().message.starts_with("part_schema")) {
    return schema(quotation.error().message);
  }
  return quotation;
}

Result<Quotation> quotation_of(const RecordFile& record, std::string_view set,
                               std::string_view name) {
  const std::vector<Part>* parts = parts_of(record, set);
  const Error absent{Code::not_found, "no part " + std::string(name) + " in " + std::string(set)};
  if (parts == nullptr) return absent;
  auto part =
      std::find_if(parts->begin(), parts->end(), [&](const Part& p) { return p.name == name; });
  if (part == parts->end()) return absent;
  if (part->removed) return Error{Code::gone, std::string(name) + " was removed by law"};
  std::vector<Hash> leaves;
  for (const Part& each : *parts) leaves.push_back(leaf_hash(commitment(each).view()));
  auto i = part - parts->begin();
  return Quotation{std::string(set),
                   i,
                   std::ssize(*parts),
                   part->name,
                   part->salt,
                   part->text,
                   path_among(leaves, static_cast<std::uint64_t>(i))};
}

bool stands_in(const Quotation& quotation, const PartSet& stated) {
  Hash commit = commitment(quotation.name, quotation.salt, quotation.text);
  return quotation.n == stated.n &&
         verify_inclusion(static_cast<std::uint64_t>(quotation.i),
                          static_cast<std::uint64_t>(stated.n), leaf_hash(commit.view()),
                          stated.root, quotation.path);
}

Result<Bytes> make_quotation(const Bundle& release, std::string_view set, std::string_view name) {
  TRY(RecordFile record, parse_record(release.record));
  TRY(Quotation quotation, quotation_of(record, set, name));
  Bundle bundle = release;
  bundle.record.clear();
  bundle.part = canonical(quotation);
  return make_bundle(bundle);
}

}  // namespace glasnik::proof
