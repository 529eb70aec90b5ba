#include "text/keep.h"

#include <algorithm>
#include <array>

#include "text/octet_set.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::array<std::string_view, 9> kNames = {"url",  "email",   "file", "handle", "roman",
                                                    "unit", "foreign", "name", "letter"};

// Top-level domains that a Cyrillic name is met under; a longer list would take the lost space of
// "крај.Почетак" for a domain.
constexpr std::array<std::string_view, 16> kDomains = {"срб", "rs",  "com",  "org", "net", "edu",
                                                       "gov", "mil", "info", "int", "eu",  "ba",
                                                       "me",  "hr",  "mk",   "si"};

constexpr std::array<std::string_view, 40> kFileTypes = {
    "jpg", "jpeg", "png",  "gif", "webp", "tif",  "tiff", "svg",  "heic", "bmp",
    "pdf", "doc",  "docx", "xls", "xlsx", "ppt",  "pptx", "odt",  "ods",  "odp",
    "rtf", "txt",  "csv",  "xml", "json", "html", "htm",  "zip",  "rar",  "7z",
    "mp3", "mp4",  "m4a",  "wav", "avi",  "mov",  "mkv",  "webm", "srt",  "vtt"};

// What may begin one of the kept forms, or stands in it.
constexpr OctetSet kTriggers("@#.:");

bool ends_chunk(char32_t code) {
  if (is_space(code)) return true;
  constexpr std::u32string_view kEnds = U"<>\"'()[]{},;„“”‘’«»|";
  return kEnds.find(code) != kEnds.npos;
}

bool has_letter_of(std::string_view text, Script script) {
  return any_code_point(
      text, [script](char32_t code) { return is_letter(code) && script_of(code) == script; });
}

bool is_word_character(char32_t code) {
  return is_letter(code) || is_digit(code) || is_mark(code) || code == '_';
}

// How many octets from `at` on are word characters or one of `also`.
std::size_t run_length(std::string_view text, std::size_t at, std::string_view also) {
  std::size_t end = at;
  while (end < text.size()) {
    CodePoint point = code_point_at(text, end);
    bool other = point.length == 1 && also.find(text[end]) != also.npos;
    if (!other && !is_word_character(point.code)) break;
    end += point.length;
  }
  return end - at;
}

template <std::size_t size>
bool listed(const std::array<std::string_view, size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), lower(word)) != list.end();
}

// The end of a dotted name from `begin` whose last label is in `list`; a case ending after a hyphen
// (сајт.срб-у) is not part of it. 0: none.
template <std::size_t size>
std::size_t dotted_end(std::string_view text, std::size_t begin,
                       const std::array<std::string_view, size>& list) {
  std::size_t end = begin + run_length(text, begin, ".-");
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  std::size_t dot = end > begin ? text.rfind('.', end - 1) : text.npos;
  if (dot == text.npos || dot <= begin) return 0;
  std::size_t label_end = std::min(end, text.find('-', dot));
  return listed(list, text.substr(dot + 1, label_end - dot - 1)) ? label_end : 0;
}

// A chunk is what stands between white space, brackets and quotation marks.
class ChunkReader {
 public:
  ChunkReader(std::string_view text, Span chunk, Script converted, std::vector<Kept>& found)
      : text_(text.substr(0, chunk.end)),
        begin_(chunk.begin),
        converted_(converted),
        found_(found) {}

  void read() {
    std::string_view chunk = text_.substr(begin_);
    std::size_t scheme = chunk.find("://");
    if (scheme != chunk.npos || chunk.starts_with("www.") || chunk.starts_with("mailto:")) {
      return keep(begin_ + scheme_begin(chunk, scheme), without_stop(), KeepKind::url);
    }
    if (chunk.starts_with('@') || chunk.starts_with('#')) {
      std::size_t end = begin_ + 1 + run_length(text_, begin_ + 1, "");
      return keep(begin_, end, KeepKind::handle);
    }
    std::size_t at_sign = chunk.find('@');
    if (at_sign != chunk.npos) return email(begin_ + at_sign);
    if (std::size_t end = dotted_end(text_, begin_, kFileTypes)) {
      return keep(begin_, end, KeepKind::file);
    }
    if (std::size_t end = dotted_end(text_, begin_, kDomains)) {
      bool path = end < text_.size() && text_[end] == '/';
      keep(begin_, path ? without_stop() : end, KeepKind::url);
    }
  }

 private:
  // Where the letters before "://" begin.
  static std::size_t scheme_begin(std::string_view chunk, std::size_t scheme) {
    if (scheme == chunk.npos) return 0;
    std::size_t begin = scheme;
    auto letter = [](char c) { return is_letter(static_cast<unsigned char>(c)); };
    while (begin > 0 && static_cast<unsigned char>(chunk[begin - 1]) < 0x80 &&
           letter(chunk[begin - 1])) {
      --begin;
    }
    return begin;
  }

  std::size_t without_stop() const {
    std::size_t last = text_.find_last_not_of(".:!?");
    return last == text_.npos ? begin_ : last + 1;
  }

  void email(std::size_t at_sign) {
    std::size_t begin = at_sign;
    while (begin > begin_) {
      CodePoint point = code_point_before(text_.substr(0, begin), begin);
      bool local = is_word_character(point.code) || point.code == '.' || point.code == '+' ||
                   point.code == '-';
      if (!local) break;
      begin -= point.length;
    }
    std::size_t end = dotted_end(text_, at_sign + 1, kDomains);
    if (begin < at_sign && end != 0) keep(begin, end, KeepKind::email);
  }

  void keep(std::size_t begin, std::size_t end, KeepKind kind) {
    bool useful = begin < end && has_letter_of(text_.substr(begin, end - begin), converted_);
    if (useful) found_.push_back({{begin, end}, kind, std::nullopt});
  }

  std::string_view text_;
  std::size_t begin_;
  Script converted_;
  std::vector<Kept>& found_;
};

// The next trigger at or after `at` that is not a full stop before white space or the end.
std::size_t next_trigger(std::string_view text, std::size_t at) {
  for (; (at = kTriggers.find(text, at)) != text.npos; ++at) {
    bool stop = at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
    if (!stop) return at;
  }
  return text.npos;
}

Span chunk_around(std::string_view text, std::size_t at, std::size_t floor) {
  Span chunk{at, at};
  while (chunk.begin > floor) {
    CodePoint point = code_point_before(text, chunk.begin);
    if (ends_chunk(point.code)) break;
    chunk.begin -= point.length;
  }
  while (chunk.end < text.size()) {
    CodePoint point = code_point_at(text, chunk.end);
    if (ends_chunk(point.code)) break;
    chunk.end += point.length;
  }
  return chunk;
}

}  // namespace

std::string_view name(KeepKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<KeepKind> parse_keep_kind(std::string_view name) {
  auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<KeepKind>(found - kNames.begin());
}

bool parts_letters(std::string_view text, std::size_t at) {
  if (at == text.size()) return true;
  bool inside = (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
  return !inside && !is_mark(code_point_at(text, at).code);
}

std::vector<Kept> automatic_spans(std::string_view text, Script converted) {
  std::vector<Kept> found;
  std::size_t floor = 0;
  for (std::size_t at = 0; (at = next_trigger(text, at)) != text.npos;) {
    Span chunk = chunk_around(text, at, floor);
    ChunkReader(text, chunk, converted, found).read();
    floor = at = std::max(chunk.end, at + 1);
  }
  return found;
}

std::vector<Kept> merged_spans(std::string_view text, std::span<const Kept> given,
                               Script converted) {
  std::vector<Kept> spans;
  std::size_t end = 0;
  for (const Kept& kept : given) {
    bool sound = end <= kept.span.begin && kept.span.begin < kept.span.end &&
                 kept.span.end <= text.size() && parts_letters(text, kept.span.begin) &&
                 parts_letters(text, kept.span.end);
    if (!sound) continue;
    spans.push_back(kept);
    end = kept.span.end;
  }
  std::vector<Kept> merged;
  auto next = spans.begin();
  for (Kept& kept : automatic_spans(text, converted)) {
    while (next != spans.end() && next->span.end <= kept.span.begin) merged.push_back(*next++);
    if (next == spans.end() || next->span.begin >= kept.span.end) merged.push_back(std::move(kept));
  }
  merged.insert(merged.end(), next, spans.end());
  return merged;
}

}  // namespace glasnik::text
