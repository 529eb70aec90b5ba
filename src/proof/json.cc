#include "proof/json.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "proof/utf8.h"

namespace glasnik::proof {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

// The letter after the backslash of a two-character escape, or 0. RFC 8785 section 3.2.2.2.
char short_escape(char c) {
  switch (c) {
    case '\b':
      return 'b';
    case '\t':
      return 't';
    case '\n':
      return 'n';
    case '\f':
      return 'f';
    case '\r':
      return 'r';
    case '"':
      return '"';
    case '\\':
      return '\\';
    default:
      return 0;
  }
}

constexpr std::array<bool, 256> escaped_octets() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = table['\\'] = true;
  return table;
}
constexpr std::array<bool, 256> kEscaped = escaped_octets();

// Where the run of octets that need no escape ends.
std::size_t plain_until(std::string_view text, std::size_t at) {
  while (at < text.size() && !kEscaped[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

void write_escaped(Bytes& out, char c) {
  out.push_back('\\');
  if (char letter = short_escape(c)) {
    out.push_back(letter);
    return;
  }
  auto value = static_cast<unsigned char>(c);
  out += "u00";
  out.push_back(kHexDigits[value >> 4U]);
  out.push_back(kHexDigits[value & 15U]);
}

void write_string(Bytes& out, std::string_view text) {
  out.push_back('"');
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = plain_until(text, at);
    out.append(text, at, end - at);
    if (end < text.size()) write_escaped(out, text[end++]);
    at = end;
  }
  out.push_back('"');
}

void write(Bytes& out, const Json& json);

void write_array(Bytes& out, const Json::Array& array) {
  char before = '[';
  for (const Json& item : array) {
    out.push_back(before);
    write(out, item);
    before = ',';
  }
  out.push_back(']');
}

bool by_key(const Member& a, const Member& b) { return a.key < b.key; }

// Keys are ASCII in this profile, so octet order is the UTF-16 order RFC 8785 asks for.
void write_object(Bytes& out, const Json::Object& object) {
  char before = '{';
  for (const Member& member : object) {
    out.push_back(before);
    write_string(out, member.key);
    out.push_back(':');
    write(out, member.value);
    before = ',';
  }
  out.push_back('}');
}

void write(Bytes& out, const Json& json) {
  if (const bool* b = json.boolean()) {
    out += *b ? "true" : "false";
  } else if (const std::int64_t* number = json.integer()) {
    out += std::to_string(*number);
  } else if (const std::string* text = json.string()) {
    write_string(out, *text);
  } else if (const Json::Array* array = json.array()) {
    write_array(out, *array);
  } else {
    write_object(out, *json.object());
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool valid_key(std::string_view key) {
  return !key.empty() && is_lower(key[0]) && std::all_of(key.begin(), key.end(), [](char c) {
    return is_lower(c) || is_digit(c) || c == '_';
  });
}

// A recursive descent over the profile. It knows no white space: none occurs in canonical form.
// Values are parsed in place, never moved: a log of a million entries passes through here.
class Parser {
 public:
  Parser(BytesView bytes, int depth) : bytes_(bytes), depth_left_(depth) {}

  Result<Json> document() {
    Json json;
    if (peek() != '{') return wrong("expected an object");
    TRY_VOID(value(json));
    if (at_ != bytes_.size()) return wrong("octets after the object");
    return json;
  }

 private:
  Result<void> value(Json& into) {
    switch (peek()) {
      case '{':
        return nested(&Parser::object, into);
      case '[':
        return nested(&Parser::array, into);
      case '"':
        return string(into.value.emplace<std::string>());
      case 't':
        return word("true", true, into);
      case 'f':
        return word("false", false, into);
      default:
        return number(into);
    }
  }

  Result<void> nested(Result<void> (Parser::*parse)(Json&), Json& into) {
    if (depth_left_ == 0) return wrong("nested too deeply");
    --depth_left_;
    ++at_;
    TRY_VOID((this->*parse)(into));
    ++depth_left_;
    return {};
  }

  Result<void> array(Json& into) {
    Json::Array& array = into.value.emplace<Json::Array>();
    do {
      TRY_VOID(value(array.emplace_back()));
    } while (skip(','));
    if (!skip(']')) return wrong("expected , or ]");
    return {};
  }

  Result<void> object(Json& into) {
    Json::Object& object = into.value.emplace<Json::Object>();
    object.reserve(kUsualMembers);
    do {
      TRY_VOID(member(object.emplace_back()));
      bool ascends = object.size() < 2 || object[object.size() - 2].key < object.back().key;
      if (!ascends) return wrong("keys do not ascend");
    } while (skip(','));
    if (!skip('}')) return wrong("expected , or }");
    return {};
  }

  Result<void> member(Member& into) {
    TRY_VOID(string(into.key));
    if (!valid_key(into.key)) return wrong("a key is [a-z][a-z0-9_]*");
    if (!skip(':')) return wrong("expected :");
    return value(into.value);
  }

  Result<void> string(std::string& into) {
    if (!skip('"')) return wrong("expected a string");
    while (true) {
      std::size_t from = at_;
      at_ = plain_until(bytes_, at_);
      into.append(bytes_, from, at_ - from);
      if (skip('"')) return {};
      if (!skip('\\')) return wrong("a string breaks off or has a bare control character");
      TRY(char c, escaped());
      into.push_back(c);
    }
  }

  // Only the escapes that canonical form writes.
  Result<char> escaped() {
    if (bytes_.substr(at_, 3) == "u00" && at_ + 5 <= bytes_.size()) {
      std::size_t high = kHexDigits.find(bytes_[at_ + 3]);
      std::size_t low = kHexDigits.find(bytes_[at_ + 4]);
      if (high > 1 || low > 15) return wrong("an escape that canonical form does not use");
      at_ += 5;
      return static_cast<char>(high * 16 + low);
    }
    for (char c : {'"', '\\', '\n', '\t', '\r', '\b', '\f'}) {
      if (skip(short_escape(c))) return c;
    }
    return wrong("an escape that canonical form does not use");
  }

  Result<void> number(Json& into) {
    std::size_t from = at_;
    while (is_digit(peek())) ++at_;
    std::string_view digits = bytes_.substr(from, at_ - from);
    std::int64_t number = 0;
    auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    bool spelt = !digits.empty() && (digits[0] != '0' || digits.size() == 1);
    if (!spelt || parsed.ec != std::errc() || number > kMaxInteger) {
      return wrong("expected a value: object, array, string, boolean or integer up to 2^53-1");
    }
    into.value = number;
    return {};
  }

  Result<void> word(std::string_view spelling, bool meaning, Json& into) {
    if (bytes_.substr(at_, spelling.size()) != spelling) return wrong("expected true or false");
    at_ += spelling.size();
    into.value = meaning;
    return {};
  }

  char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  bool skip(char c) {
    if (at_ >= bytes_.size() || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }
  Error wrong(std::string_view what) const {
    return {Code::invalid, std::string(what) + " at octet " + std::to_string(at_)};
  }

  static constexpr std::size_t kUsualMembers = 6;

  BytesView bytes_;
  std::size_t at_ = 0;
  int depth_left_;
};

}  // namespace

const Json* Json::find(std::string_view key) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  auto at = std::find_if(members->begin(), members->end(),
                         [&](const Member& member) { return member.key == key; });
  return at == members->end() ? nullptr : &at->value;
}

Json make_object(Json::Object members) {
  std::sort(members.begin(), members.end(), by_key);
  return Json{std::move(members)};
}

Bytes canonical(const Json& json) {
  Bytes out;
  write(out, json);
  return out;
}

Result<Json> parse_canonical(BytesView bytes, const JsonLimits& limits) {
  if (bytes.size() > limits.octets) {
    return Error{Code::too_large, "JSON over " + std::to_string(limits.octets) + " octets"};
  }
  if (!valid_utf8(bytes)) return Error{Code::invalid, "not UTF-8"};
  TRY(Json json, Parser(bytes, limits.depth).document());
  Bytes again;
  again.reserve(bytes.size());
  write(again, json);
  if (again != bytes) return Error{Code::invalid, "not in canonical form"};
  return json;
}

}  // namespace glasnik::proof
