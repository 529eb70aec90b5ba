#include "proof/entry_members.h"

#include <algorithm>

#include "base/encoding.h"
#include "proof/json_reader.h"

namespace glasnik::proof {
namespace {

using Field = std::optional<Json>;

constexpr std::string_view kType = "glasnik/entry/v1";
constexpr std::size_t kMaxRule = 64;
constexpr std::size_t kPublicKeySize = 32;
constexpr std::size_t kSignatureSize = 64;

Error wrong(std::string_view what) { return {Code::invalid, std::string(what)}; }

// Reads with `read` into `into`.
template <typename T, typename U>
Result<void> store(T& into, Result<U> read) {
  TRY(into, std::move(read));
  return {};
}

Json number(std::uint64_t value) { return {static_cast<std::int64_t>(value)}; }
Json text(std::string_view value) { return {std::string(value)}; }
Json hash(const Hash& value) { return {base64(value.view())}; }

Result<std::uint64_t> index_of(JsonReader& reader) {
  TRY(std::int64_t index, reader.integer("index"));
  return static_cast<std::uint64_t>(index);
}

// The value of an enumeration by its name.
template <typename Enum>
Result<Enum> parse_name(std::string_view name, Enum last, std::string_view (*name_of)(Enum)) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return wrong("not one of the names: " + std::string(name.substr(0, 40)));
}

Result<PartSet> part_set_of(JsonReader& reader) {
  PartSet set;
  TRY(set.n, reader.integer("n"));
  TRY(set.root, reader.hash("root"));
  if (set.n < 1) return wrong("a set has at least one part");
  return set;
}

// --- data ---

Result<void> read_data(Entry& entry, const Json& json) {
  JsonReader reader(json);
  TRY(entry.data, part_set_of(reader));
  return reader.end();
}

Field write_data(const Entry& entry) {
  if (!entry.data) return {};
  return make_object({{"n", {entry.data->n}}, {"root", hash(entry.data->root)}});
}

// --- notes ---

Result<void> read_notes(Entry& entry, const Json& json) {
  TRY(const Json::Array* notes, array_of(json, "notes"));
  for (const Json& item : *notes) {
    JsonReader reader(item);
    EntryNote note;
    TRY(note.lang, reader.lang("lang"));
    TRY(note.commit, reader.hash("commit"));
    TRY_VOID(reader.end());
    if (!entry.notes.empty() && entry.notes.back().lang >= note.lang) {
      return wrong("notes do not ascend by lang");
    }
    entry.notes.push_back(std::move(note));
  }
  return {};
}

Field write_notes(const Entry& entry) {
  if (entry.notes.empty()) return {};
  Json::Array notes;
  for (const EntryNote& note : entry.notes) {
    notes.push_back(make_object({{"commit", hash(note.commit)}, {"lang", text(note.lang)}}));
  }
  return Json{std::move(notes)};
}

// --- texts ---

Result<EntryText> read_one_text(const Json& json) {
  JsonReader reader(json);
  EntryText one;
  TRY(one.lang, reader.lang("lang"));
  TRY(std::string status, reader.text("status"));
  TRY(one.status, parse_name(status, TextStatus::derived, status_name));
  if (one.status != TextStatus::original) {
    TRY(one.of, reader.lang("of"));
  }
  if (one.status == TextStatus::derived) {
    TRY(one.rule, reader.text("rule"));
    if (one.rule.size() > kMaxRule) return wrong("a rule's name is at most 64 octets");
  }
  TRY(one.parts, part_set_of(reader));
  TRY_VOID(reader.end());
  return one;
}

Result<void> read_texts(Entry& entry, const Json& json) {
  TRY(const Json::Array* texts, array_of(json, "texts"));
  for (const Json& item : *texts) {
    TRY(EntryText one, read_one_text(item));
    if (!entry.texts.empty() && entry.texts.back().lang >= one.lang) {
      return wrong("texts do not ascend by lang");
    }
    entry.texts.push_back(std::move(one));
  }
  return {};
}

Field write_texts(const Entry& entry) {
  if (entry.texts.empty()) return {};
  Json::Array texts;
  for (const EntryText& one : entry.texts) {
    Json::Object members{{"lang", text(one.lang)},
                         {"n", {one.parts.n}},
                         {"root", hash(one.parts.root)},
                         {"status", text(status_name(one.status))}};
    if (!one.of.empty()) members.push_back({"of", text(one.of)});
    if (!one.rule.empty()) members.push_back({"rule", text(one.rule)});
    texts.push_back(make_object(std::move(members)));
  }
  return Json{std::move(texts)};
}

// --- parts (of remove_legal) ---

Result<void> read_parts(Entry& entry, const Json& json) {
  TRY(const Json::Array* parts, array_of(json, "parts"));
  for (const Json& item : *parts) {
    JsonReader reader(item);
    RemovedPart part;
    TRY(part.index, index_of(reader));
    TRY(part.set, reader.lang("set"));  // "data" and "notes" have that shape too
    TRY(part.i, reader.integer("i"));
    TRY_VOID(reader.end());
    if (!entry.parts.empty() && !(entry.parts.back() < part)) {
      return wrong("removed parts do not ascend");
    }
    entry.parts.push_back(std::move(part));
  }
  return {};
}

Field write_parts(const Entry& entry) {
  if (entry.parts.empty()) return {};
  Json::Array parts;
  for (const RemovedPart& part : entry.parts) {
    parts.push_back(
        make_object({{"i", {part.i}}, {"index", number(part.index)}, {"set", text(part.set)}}));
  }
  return Json{std::move(parts)};
}

// --- approvals: of a policy how many an act needs, of an act those that it has ---

Result<void> read_approvals(Entry& entry, const Json& json) {
  if (entry.kind == Kind::policy) return store(entry.persons, integer_of(json, "value"));
  TRY(const Json::Array* approvals, array_of(json, "approvals"));
  for (const Json& item : *approvals) {
    TRY(Approval approval, read_approval(item));
    if (!entry.approvals.empty() && entry.approvals.back().key >= approval.key) {
      return wrong("approvals do not ascend by key");
    }
    entry.approvals.push_back(std::move(approval));
  }
  return {};
}

Field write_approvals(const Entry& entry) {
  if (entry.kind == Kind::policy) return Json{entry.persons};
  if (entry.approvals.empty()) return {};
  Json::Array approvals;
  for (const Approval& approval : entry.approvals) approvals.push_back(json_of(approval));
  return Json{std::move(approvals)};
}

// --- prev ---

Result<void> read_prev(Entry& entry, const Json& json) {
  JsonReader reader(json);
  Previous prev;
  TRY(prev.index, index_of(reader));
  TRY(prev.leaf, reader.hash("leaf"));
  entry.prev = prev;
  return reader.end();
}

Field write_prev(const Entry& entry) {
  if (!entry.prev) return {};
  return make_object({{"index", number(entry.prev->index)}, {"leaf", hash(entry.prev->leaf)}});
}

// --- members of one value ---

template <auto field>
Result<void> read_text(Entry& entry, const Json& json) {
  return store(entry.*field, text_of(json, "value"));
}
template <auto field>
Field write_text(const Entry& entry) {
  return text(entry.*field);
}

template <auto field>
Result<void> read_integer(Entry& entry, const Json& json) {
  return store(entry.*field, integer_of(json, "value"));
}
template <auto field>
Field write_integer(const Entry& entry) {
  return Json{entry.*field};
}

template <auto field>
Result<void> read_document(Entry& entry, const Json& json) {
  TRY(std::int64_t id, integer_of(json, "value"));
  return store(entry.*field, parse_document_id(std::to_string(id)));
}
template <auto field>
Field write_document(const Entry& entry) {
  return Json{(entry.*field).number};
}

template <auto field>
Result<void> read_time(Entry& entry, const Json& json) {
  TRY(std::string written, text_of(json, "value"));
  return store(entry.*field, parse_rfc3339(written));
}
Field write_issued(const Entry& entry) { return text(rfc3339(entry.issued)); }
Field write_release_at(const Entry& entry) {
  if (!entry.release_at) return {};
  return text(rfc3339(*entry.release_at));
}

// An enumeration by its name; `last` is its last value.
template <auto field, auto last, auto name_of>
Result<void> read_name_of(Entry& entry, const Json& json) {
  TRY(std::string name, text_of(json, "value"));
  return store(entry.*field, parse_name(name, last, name_of));
}
Field write_kind(const Entry& entry) { return text(kind_name(entry.kind)); }
Field write_basis(const Entry& entry) {
  if (!entry.basis) return {};
  return text(basis_name(*entry.basis));
}
Field write_reason(const Entry& entry) {
  if (!entry.reason) return {};
  return text(reason_name(*entry.reason));
}

Result<void> read_edition(Entry& entry, const Json& json) {
  TRY(std::string edition, text_of(json, "value"));
  return store(entry.edition, parse_version(edition));
}
Field write_edition(const Entry& entry) { return text(to_string(entry.edition)); }

Result<void> read_forced(Entry& entry, const Json& json) {
  entry.forced = json.boolean() != nullptr && *json.boolean();
  if (!entry.forced) return wrong("true or absent");
  return {};
}
Field write_forced(const Entry& entry) {
  if (!entry.forced) return {};
  return Json{true};
}

Result<void> read_order(Entry& entry, const Json& json) {
  return store(entry.order, hash_of(json, "value"));
}
Field write_order(const Entry& entry) {
  if (!entry.order) return {};
  return hash(*entry.order);
}

// Of a genesis the offline key, of an anchor the tree's root.
Result<void> read_root(Entry& entry, const Json& json) {
  if (entry.kind == Kind::anchor) return store(entry.tree.root, hash_of(json, "value"));
  return store(entry.root_key, octets_of(json, "value", kPublicKeySize));
}
Field write_root(const Entry& entry) {
  if (entry.kind == Kind::anchor) return hash(entry.tree.root);
  if (!entry.root_key) return {};
  return text(base64(*entry.root_key));
}

Result<void> read_size(Entry& entry, const Json& json) {
  TRY(std::int64_t size, integer_of(json, "value"));
  entry.tree.size = static_cast<std::uint64_t>(size);
  return {};
}
Field write_size(const Entry& entry) { return number(entry.tree.size); }

Result<void> read_token(Entry& entry, const Json& json) {
  TRY(std::string written, text_of(json, "value"));
  return store(entry.token, parse_base64(written));
}
Field write_token(const Entry& entry) { return text(base64(entry.token)); }
Field write_what(const Entry& entry) { return text(anchor_name(entry.what)); }

Result<void> read_by(Entry& entry, const Json& json) {
  return store(entry.by, octets_of(json, "value", kSignatureSize));
}
Field write_by(const Entry& entry) {
  if (entry.by.empty()) return {};  // the message that is yet to be signed
  return text(base64(entry.by));
}

Result<void> read_key_member(Entry& entry, const Json& json) {
  return store(entry.key, read_key(json));
}
Field write_key(const Entry& entry) { return json_of(entry.key); }
Field write_op(const Entry& entry) { return text(op_name(entry.op)); }

Result<void> read_type(Entry&, const Json& json) {
  if (json.string() == nullptr || *json.string() != kType) return wrong("not glasnik/entry/v1");
  return {};
}
Field write_type(const Entry&) { return text(kType); }

// clang-format off
// genesis, policy, key, anchor | release, add_variant, add_media, typography, update, correct |
// withdraw, unwithdraw, retract, merge, remove_legal
constexpr MemberRule kRules[] = {
    {"approvals",  "-!--ooooooooooo", read_approvals, write_approvals},
    {"basis",      "--------------!", read_name_of<&Entry::basis, Basis::safety, basis_name>, write_basis},
    {"by",         "--!------------", read_by, write_by},
    {"data",       "----oooooo-----", read_data, write_data},
    {"doc",        "----!!!!!!!!!!!", read_document<&Entry::doc>, write_document<&Entry::doc>},
    {"edition",    "----!!!!!!!!!!!", read_edition, write_edition},
    {"forced",     "----ooooooooooo", read_forced, write_forced},
    {"into",       "-------------!-", read_document<&Entry::into>, write_document<&Entry::into>},
    {"issued",     "!!!!!!!!!!!!!!!", read_time<&Entry::issued>, write_issued},
    {"key",        "--!------------", read_key_member, write_key},
    {"kind",       "!!!!!!!!!!!!!!!", read_name_of<&Entry::kind, Kind::remove_legal, kind_name>, write_kind},
    {"log",        "!--------------", read_text<&Entry::log>, write_text<&Entry::log>},
    {"name",       "!--------------", read_text<&Entry::name>, write_text<&Entry::name>},
    {"notes",      "-------o!!!!!o!", read_notes, write_notes},
    {"number",     "-!-------------", read_integer<&Entry::number>, write_integer<&Entry::number>},
    {"op",         "--!------------", read_name_of<&Entry::op, KeyOp::revoke, op_name>, write_op},
    {"order",      "--------------!", read_order, write_order},
    {"origin",     "!!!!!!!!!!!!!!!", read_text<&Entry::origin>, write_text<&Entry::origin>},
    {"parts",      "--------------o", read_parts, write_parts},
    {"prev",       "----ooooooooooo", read_prev, write_prev},
    {"reason",     "--------!!!!!!!", read_name_of<&Entry::reason, Reason::other, reason_name>, write_reason},
    {"release_at", "----oooooo-----", read_time<&Entry::release_at>, write_release_at},
    {"root",       "o--!-----------", read_root, write_root},
    {"seq",        "----!!!!!!!!!!!", read_integer<&Entry::seq>, write_integer<&Entry::seq>},
    {"size",       "---!-----------", read_size, write_size},
    {"text",       "-!-------------", read_text<&Entry::policy>, write_text<&Entry::policy>},
    {"texts",      "----!!!!!!-----", read_texts, write_texts},
    {"token",      "---!-----------", read_token, write_token},
    {"type",       "!!!!!!!!!!!!!!!", read_type, write_type},
    {"what",       "---!-----------", read_name_of<&Entry::what, AnchorKind::cades, anchor_name>, write_what},
};
// clang-format on

constexpr bool rules_ascend() {
  return std::is_sorted(std::begin(kRules), std::end(kRules),
                        [](const MemberRule& a, const MemberRule& b) { return a.key < b.key; });
}
constexpr bool rules_cover_every_kind() {
  return std::all_of(std::begin(kRules), std::end(kRules), [](const MemberRule& rule) {
    return rule.use.size() == static_cast<std::size_t>(Kind::remove_legal) + 1;
  });
}
static_assert(rules_ascend() && rules_cover_every_kind());

}  // namespace

Result<Reason> parse_reason(std::string_view name) {
  return parse_name(name, Reason::other, reason_name);
}

Result<Kind> parse_kind(std::string_view name) {
  return parse_name(name, Kind::remove_legal, kind_name);
}

std::span<const MemberRule> member_rules() { return kRules; }

}  // namespace glasnik::proof
