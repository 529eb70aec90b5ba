#include "record/content.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/encoding.h"
#include "proof/file_part.h"
#include "proof/json.h"
#include "record/kept.h"

namespace glasnik::record {
namespace {

constexpr std::array<std::string_view, 7> kBlockKinds = {"paragraph", "quote", "heading", "list",
                                                         "table",     "media", "note"};

Error unknown_part(const std::string& name) {
  return {Code::corrupt, "a part that this program does not know: " + name};
}

// What follows "prefix:" in a part's name, or nothing.
std::optional<std::string> after(std::string_view prefix, std::string_view name) {
  if (!name.starts_with(prefix)) return std::nullopt;
  return std::string(name.substr(prefix.size()));
}

void add_words(std::string_view kind, const Key& key, const std::string& words,
               std::vector<Part>& parts) {
  if (!words.empty()) parts.push_back({fmt::format("{}:{}", kind, to_string(key)), words});
}

Bytes file_body(const MediaFile& file) {
  proof::FilePart part;
  part.bytes = static_cast<std::int64_t>(file.bytes);
  part.chunks = file.chunks;
  if (file.of) part.of = to_string(*file.of);
  part.sha256 = file.sha256;
  part.type = file.type;
  return proof::canonical(part);
}

// What a file is besides its octets. Absent members mean none.
Bytes media_body(const MediaFile& file) {
  proof::Json::Object members{{"filename", {file.filename}}};
  auto add = [&](const char* name, std::int64_t value) {
    if (value > 0) members.push_back({name, {value}});
  };
  add("width", file.width);
  add("height", file.height);
  add("duration_ms", file.duration_ms);
  return proof::canonical(proof::make_object(std::move(members)));
}

Bytes announced_body(const AnnouncedMedia& announced) {
  return proof::canonical(
      proof::make_object({{"type", {announced.type}},
                          {"hundredths", {announced.size.hundredths}},
                          {"unit", {std::string(text::name(announced.size.unit))}}}));
}

std::int64_t integer_in(const proof::Json& object, std::string_view name) {
  const proof::Json* member = object.find(name);
  return member != nullptr && member->integer() != nullptr ? *member->integer() : 0;
}

std::string string_in(const proof::Json& object, std::string_view name) {
  const proof::Json* member = object.find(name);
  return member != nullptr && member->string() != nullptr ? *member->string() : std::string();
}

Result<void> read_file(const std::string& key_text, const std::string& body, Content& into) {
  TRY(Key key, parse_key(key_text));
  TRY(proof::FilePart part, proof::parse_file_part(body));
  MediaFile file;
  file.key = key;
  if (!part.of.empty()) {
    TRY(file.of, parse_key(part.of));
  }
  file.sha256 = part.sha256;
  file.bytes = static_cast<std::uint64_t>(part.bytes);
  file.chunks = part.chunks;
  file.type = part.type;
  into.media.push_back(std::move(file));
  return {};
}

Result<void> read_media(const std::string& key_text, const std::string& body, Content& into) {
  TRY(Key key, parse_key(key_text));
  TRY(proof::Json json, proof::parse_canonical(body));
  auto file = std::find_if(into.media.begin(), into.media.end(),
                           [&](const MediaFile& f) { return f.key == key; });
  if (file == into.media.end()) return unknown_part("meta:media:" + key_text);
  file->filename = string_in(json, "filename");
  file->width = static_cast<int>(integer_in(json, "width"));
  file->height = static_cast<int>(integer_in(json, "height"));
  file->duration_ms = integer_in(json, "duration_ms");
  return {};
}

Result<void> read_announced(const std::string& body, Content& into) {
  TRY(proof::Json json, proof::parse_canonical(body));
  auto unit = text::parse_unit(string_in(json, "unit"));
  if (!unit) return unknown_part("an announced file without a unit");
  into.announced.push_back(
      {string_in(json, "type"), {integer_in(json, "hundredths"), *unit}, {}, {}});
  return {};
}

// Words of an announced file: "2:sr-Cyrl" names those of the second one.
Result<void> read_announced_words(const std::string& place, const std::string& body,
                                  std::map<std::string, std::string> AnnouncedMedia::*words,
                                  Content& into) {
  std::size_t number = 0;
  auto [end, code] = std::from_chars(place.data(), place.data() + place.size(), number);
  bool known = code == std::errc() && number >= 1 && number <= into.announced.size();
  if (!known || *end != ':') return unknown_part("an announced file " + place);
  (into.announced[number - 1].*words)[std::string(end + 1)] = body;
  return {};
}

// "sr-Cyrl:<key>" names a file's credit in a variant.
Result<void> read_credit(const std::string& place, const std::string& body, Content& into) {
  std::size_t colon = place.rfind(':');
  if (colon == std::string::npos) return unknown_part("meta:credit:" + place);
  TRY(Key key, parse_key(place.substr(colon + 1)));
  for (MediaFile& file : into.media) {
    if (file.key == key) file.credits[place.substr(0, colon)] = body;
  }
  return {};
}

// The facts that a source states once a variant: "meta:<name>:<lang>" and where each is kept.
struct PerVariant {
  std::string_view prefix;
  std::map<std::string, std::string> Content::*words;
};
constexpr PerVariant kPerVariant[] = {{"meta:masthead:", &Content::mastheads},
                                      {"meta:date_line:", &Content::date_lines},
                                      {"meta:headline_line:", &Content::headline_lines},
                                      {"meta:tab_line:", &Content::tab_lines},
                                      {"meta:place:", &Content::places}};

Result<void> read_source(const std::string& lang, const std::string& body, Content& into) {
  TRY(Bytes octets, parse_hex(body));
  TRY(into.sources[lang], parse_hash(octets));
  return {};
}

Result<void> read_data_part(const Part& part, Content& into) {
  if (part.removed_by) {
    into.removed[part.name] = *part.removed_by;
    return {};
  }
  for (const PerVariant& fact : kPerVariant) {
    if (auto lang = after(fact.prefix, part.name)) {
      (into.*fact.words)[*lang] = part.body;
      return {};
    }
  }
  if (part.name == "meta:type") {
    into.type = part.body;
    return {};
  }
  if (part.name == "meta:date") {
    TRY(into.claimed_date, parse_iso_date(part.body));
    return {};
  }
  if (auto lang = after("meta:source:", part.name)) return read_source(*lang, part.body, into);
  if (auto key = after("file:", part.name)) return read_file(*key, part.body, into);
  if (auto key = after("meta:media:", part.name)) return read_media(*key, part.body, into);
  if (auto place = after("meta:credit:", part.name)) return read_credit(*place, part.body, into);
  if (auto place = after("meta:announced_caption:", part.name)) {
    return read_announced_words(*place, part.body, &AnnouncedMedia::captions, into);
  }
  if (auto place = after("meta:announced_line:", part.name)) {
    return read_announced_words(*place, part.body, &AnnouncedMedia::lines, into);
  }
  if (after("meta:announced:", part.name)) return read_announced(part.body, into);
  return unknown_part(part.name);
}

Result<void> read_text_part(const Part& part, Text& into) {
  std::size_t colon = part.name.find(':');
  std::string kind = part.name.substr(0, colon);
  std::string id = colon == std::string::npos ? std::string() : part.name.substr(colon + 1);
  if (part.removed_by && !parse_block_kind(kind)) {
    into.removed[part.name] = *part.removed_by;
  } else if (part.name == "headline") {
    into.headline = part.body;
  } else if (part.name == "lead") {
    into.lead = part.body;
  } else if (kind == "caption" || kind == "alt" || kind == "transcript") {
    TRY(Key key, parse_key(id));
    MediaWords& words = into.media_words[key];
    (kind == "caption" ? words.caption : kind == "alt" ? words.alt : words.transcript) = part.body;
  } else if (kind == kKeptPart) {
    TRY(into.kept[id], parse_kept(part.body));
  } else {
    TRY(BlockKind block, parse_block_kind(kind));
    into.blocks.push_back({id, block, part.body, part.removed_by});
  }
  return {};
}

}  // namespace

std::string_view block_kind_name(BlockKind kind) {
  return kBlockKinds[static_cast<std::size_t>(kind)];
}

Result<BlockKind> parse_block_kind(std::string_view name) {
  auto found = std::find(kBlockKinds.begin(), kBlockKinds.end(), name);
  if (found == kBlockKinds.end()) return unknown_part(std::string(name));
  return static_cast<BlockKind>(found - kBlockKinds.begin());
}

const Text* Content::text(std::string_view lang) const {
  auto found = std::find_if(texts.begin(), texts.end(), [&](auto& t) { return t.lang == lang; });
  return found == texts.end() ? nullptr : &*found;
}

const MediaFile* Content::file(const Key& key) const {
  auto found = std::find_if(media.begin(), media.end(), [&](auto& f) { return f.key == key; });
  return found == media.end() ? nullptr : &*found;
}

std::vector<Part> text_parts(const Text& text) {
  std::vector<Part> parts{{"headline", text.headline}};
  if (!text.lead.empty()) parts.push_back({"lead", text.lead});
  for (const Block& block : text.blocks) {
    ENSURE(!block.removed_by);  // who says it anew leaves it out: without_removed()
    parts.push_back({fmt::format("{}:{}", block_kind_name(block.kind), block.id), block.text});
  }
  for (const auto& [part, kept] : text.kept) {
    if (!kept.empty()) parts.push_back({kept_part(part), kept_body(kept)});
  }
  for (const auto& [key, words] : text.media_words) {
    add_words("caption", key, words.caption, parts);
    add_words("alt", key, words.alt, parts);
    add_words("transcript", key, words.transcript, parts);
  }
  return parts;
}

std::vector<Part> data_parts(const Content& content) {
  std::vector<Part> parts{{"meta:type", content.type}};
  if (content.claimed_date) parts.push_back({"meta:date", iso_date(*content.claimed_date)});
  for (const auto& [lang, hash] : content.sources) {
    parts.push_back({"meta:source:" + lang, hex(hash.view())});
  }
  for (const PerVariant& fact : kPerVariant) {
    for (const auto& [lang, words] : content.*fact.words) {
      parts.push_back({std::string(fact.prefix) + lang, words});
    }
  }
  for (const MediaFile& file : content.media) {
    parts.push_back({"file:" + to_string(file.key), file_body(file)});
    parts.push_back({"meta:media:" + to_string(file.key), media_body(file)});
    for (const auto& [lang, credit] : file.credits) {
      parts.push_back({fmt::format("meta:credit:{}:{}", lang, to_string(file.key)), credit});
    }
  }
  for (std::size_t i = 0; i < content.announced.size(); ++i) {
    const AnnouncedMedia& announced = content.announced[i];
    parts.push_back({fmt::format("meta:announced:{}", i + 1), announced_body(announced)});
    for (const auto& [lang, line] : announced.lines) {
      parts.push_back({fmt::format("meta:announced_line:{}:{}", i + 1, lang), line});
    }
    for (const auto& [lang, caption] : announced.captions) {
      parts.push_back({fmt::format("meta:announced_caption:{}:{}", i + 1, lang), caption});
    }
  }
  return parts;
}

std::vector<PartSet> parts_of(const Content& content) {
  std::vector<PartSet> sets;
  for (const Text& text : content.texts) sets.push_back({text.lang, text_parts(text)});
  sets.push_back({"data", data_parts(content)});
  return sets;
}

Result<Text> text_of_parts(const TextFrame& frame, const std::vector<Part>& parts) {
  Text text;
  text.lang = frame.lang;
  text.status = frame.status;
  text.of = frame.of;
  text.rule = frame.rule;
  for (const Part& part : parts) TRY_VOID(read_text_part(part, text));
  return text;
}

Result<void> read_data_parts(const std::vector<Part>& parts, Content& into) {
  for (const Part& part : parts) TRY_VOID(read_data_part(part, into));
  return {};
}

Content without_removed(Content content) {
  content.removed.clear();
  for (Text& text : content.texts) {
    text.removed.clear();
    for (const Block& block : text.blocks) {
      if (block.removed_by) text.kept.erase(block.id);
    }
    std::erase_if(text.blocks, [](const Block& block) { return block.removed_by.has_value(); });
  }
  return content;
}

bool is_picture(const MediaFile& file) { return file.type.starts_with("image/"); }
bool is_video(const MediaFile& file) { return file.type.starts_with("video/"); }

bool is_of_type(const AnnouncedMedia& announced, const MediaFile& file) {
  std::string extension = file.filename.substr(file.filename.rfind('.') + 1);
  return announced.type == extension || (announced.type == "jpeg" && extension == "jpg");
}

const MediaFile* preview_of(const Content& content, const MediaFile& file) {
  for (const MediaFile& other : content.media) {
    if (other.of == file.key) return &other;
  }
  return is_picture(file) ? &file : nullptr;
}

std::vector<const MediaFile*> masters(const Content& content) {
  std::vector<const MediaFile*> found;
  for (const MediaFile& file : content.media) {
    if (!file.of) found.push_back(&file);
  }
  return found;
}

}  // namespace glasnik::record
