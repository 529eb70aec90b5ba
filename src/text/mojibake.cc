#include "text/mojibake.h"

#include <array>
#include <optional>
#include <vector>

#include "text/code_page.h"
#include "text/span.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::array<CodePage, 3> kPages = {CodePage::windows_1252, CodePage::windows_1250,
                                            CodePage::windows_1251};
constexpr int kMostLayers = 3;  // text is met that was misread twice

bool plausible(char32_t code) {
  auto in = [code](char32_t first, char32_t last) { return first <= code && code <= last; };
  constexpr std::u32string_view kOthers = U"čćđšžČĆĐŠŽ‰‹›€№™";
  return in(0xA0, 0xFF) || in(0x400, 0x45F) || in(0x2010, 0x2026) ||
         kOthers.find(code) != kOthers.npos;
}

// The run as octets of the page; nothing if a character is not in it.
std::optional<std::string> octets_of(std::string_view run, CodePage page) {
  std::string octets;
  for (auto [code, at, length] : CodePoints(run)) {
    auto octet = octet_of(code, page);
    if (!octet) return std::nullopt;
    // The first two decide for nearly all runs: a lead octet, a continuation.
    bool lead = *octet >= 0xC2 && *octet <= 0xF4;
    if (octets.empty() && !lead) return std::nullopt;
    if (octets.size() == 1 && (*octet & 0xC0U) != 0x80U) return std::nullopt;
    octets.push_back(static_cast<char>(*octet));
  }
  return octets;
}

struct Reading {
  std::string text;
  CodePage page;
  bool weak = false;  // one pair that may be chance
};

std::optional<Reading> read_as(std::string_view run, CodePage page) {
  auto octets = octets_of(run, page);
  if (!octets || !valid_utf8(*octets)) return std::nullopt;
  std::string text = *std::move(octets);
  for (int layer = 1; layer < kMostLayers; ++layer) {  // misread more than once
    auto deeper = octets_of(text, CodePage::windows_1252);
    if (!deeper || !valid_utf8(*deeper)) break;
    text = *std::move(deeper);
  }
  if (any_code_point(text, [](char32_t code) { return !plausible(code); })) return std::nullopt;
  bool pair = text.size() == 2;
  bool cyrillic = script_of(code_point_at(text, 0).code) == Script::cyrillic;
  return Reading{text, page, pair && (cyrillic || page != CodePage::windows_1252)};
}

std::optional<Reading> read(std::string_view run) {
  for (CodePage page : kPages) {
    if (auto reading = read_as(run, page)) return reading;
  }
  return std::nullopt;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

Span next_run(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii(text[at])) ++at;
  std::size_t end = at;
  while (end < text.size() && !is_ascii(text[end])) ++end;
  return {at, end};
}

// A C1 control is what the same programs leave of a quotation mark or a dash of windows-1252.
std::string decode_controls(std::string_view run) {
  std::string decoded;
  for (auto [code, at, length] : CodePoints(run)) {
    bool control = code >= 0x80 && code < 0xA0 && code != 0x85;
    auto character = control
                         ? decode(std::string(1, static_cast<char>(code)), CodePage::windows_1252)
                         : std::nullopt;
    decoded += character ? *character : std::string(run.substr(at, length));
  }
  return decoded;
}

bool has_c1_control(std::string_view run) {
  for (std::size_t at = run.find('\xC2'); at != run.npos; at = run.find('\xC2', at + 1)) {
    if (at + 1 < run.size() && static_cast<unsigned char>(run[at + 1]) < 0xA0) return true;
  }
  return false;
}

struct Found {
  Span run;
  Reading reading;
};

std::vector<Found> find_runs(std::string_view text) {
  std::vector<Found> found;
  for (Span run = next_run(text, 0); run.size() > 0; run = next_run(text, run.end)) {
    if (auto reading = read(run.of(text))) {
      found.push_back({run, *std::move(reading)});
    } else if (has_c1_control(run.of(text))) {
      std::string decoded = decode_controls(run.of(text));
      if (decoded != run.of(text)) found.push_back({run, {decoded, CodePage::windows_1252}});
    }
  }
  return found;
}

}  // namespace

Decoded decode_mojibake(std::string_view text) {
  std::vector<Found> runs = find_runs(text);
  std::array<bool, kPages.size()> misread{};
  auto flag = [&misread](CodePage page) -> bool& {
    return misread[static_cast<std::size_t>(page)];
  };
  for (const Found& found : runs) flag(found.reading.page) |= !found.reading.weak;

  Decoded decoded;
  std::size_t copied = 0;
  for (const Found& found : runs) {
    if (found.reading.weak && !flag(found.reading.page)) continue;
    if (decoded.count++ == 0) {
      decoded.first = found.run.begin;
      decoded.example = found.run.of(text);
    }
    decoded.text += text.substr(copied, found.run.begin - copied);
    decoded.text += found.reading.text;
    copied = found.run.end;
  }
  decoded.text += text.substr(copied);
  return decoded;
}

}  // namespace glasnik::text
