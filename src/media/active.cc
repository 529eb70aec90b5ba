#include "media/active.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "media/refusal.h"

namespace glasnik::media {
namespace {

using namespace std::literals;

struct Known {
  std::string_view beginning;
  std::string_view what;
  std::string_view why;
  std::string_view remedy;

  Error error() const { return refused(what, why, remedy); }
};

constexpr std::string_view kUploadDocument = "upload the document itself";
constexpr std::string_view kProgram = "the file is a program";
constexpr std::string_view kNoPrograms = "programs are not published here";
constexpr std::string_view kPlaylist = "the file is a playlist";
constexpr std::string_view kNoPlaylist = "it names other files instead of holding sound or film";
constexpr std::string_view kUploadFilm = "upload the sound or film itself";
constexpr std::string_view kShortcut = "the file is a shortcut";
constexpr std::string_view kNoShortcut = "opening it starts something else";
constexpr std::string_view kNotShown = "it is not a format of the web";
constexpr std::string_view kSaveJpeg = "save it as JPEG or PNG and upload that";
constexpr std::string_view kSaveMp4 = "save it as MP4 and upload that";
constexpr std::string_view kSavePdf = "save it as PDF and upload that";
constexpr std::string_view kPackZip = "pack it as ZIP and upload that";

// In small letters, after a byte order mark and white space.
constexpr Known kTexts[] = {
    {"#!", kProgram, kNoPrograms, kUploadDocument},
    {"@echo", kProgram, kNoPrograms, kUploadDocument},
    {"#extm3u", kPlaylist, kNoPlaylist, kUploadFilm},
    {"#ext-x-", kPlaylist, kNoPlaylist, kUploadFilm},
    {"[playlist]", kPlaylist, kNoPlaylist, kUploadFilm},
    {"ffconcat ", kPlaylist, kNoPlaylist, kUploadFilm},
    {"v=0\n", kPlaylist, kNoPlaylist, kUploadFilm},
    {"v=0\r", kPlaylist, kNoPlaylist, kUploadFilm},
    {"[internetshortcut]", kShortcut, kNoShortcut, kUploadDocument},
    {"[desktop entry]", kShortcut, kNoShortcut, kUploadDocument},
    {"cache manifest", "the file is a cache manifest", "browsers act on it", kUploadDocument},
    {"mime-version:", "the file is a saved page or message", "it can carry scripts", kSavePdf},
    {"{\\rtf", "the file is an RTF document", "it can carry programs", kSavePdf},
    {"%!ps", "the file is PostScript", "that is a programming language", kSavePdf},
};

constexpr Known kBinaries[] = {
    {"MZ", kProgram, kNoPrograms, kUploadDocument},
    {"\x7F"
     "ELF",
     kProgram, kNoPrograms, kUploadDocument},
    {"\xCA\xFE\xBA\xBE", kProgram, kNoPrograms, kUploadDocument},
    {"\xFE\xED\xFA\xCE", kProgram, kNoPrograms, kUploadDocument},
    {"\xFE\xED\xFA\xCF", kProgram, kNoPrograms, kUploadDocument},
    {"\xCE\xFA\xED\xFE", kProgram, kNoPrograms, kUploadDocument},
    {"\xCF\xFA\xED\xFE", kProgram, kNoPrograms, kUploadDocument},
    {"\0asm"sv, kProgram, kNoPrograms, kUploadDocument},
    {"dex\n", kProgram, kNoPrograms, kUploadDocument},
    {"FWS", "the file is Flash", kNotShown, kSaveMp4},
    {"CWS", "the file is Flash", kNotShown, kSaveMp4},
    {"ZWS", "the file is Flash", kNotShown, kSaveMp4},
    {"\x4C\0\0\0\x01\x14\x02\0"sv, kShortcut, kNoShortcut, kUploadDocument},
    {"\xD0\xCF\x11\xE0", "the file is an old office document", "it can carry macros", kSavePdf},
    {"ITSF", "the file is compiled HTML", "it can carry scripts", kSavePdf},
    {"II*\0"sv, "the picture is a TIFF or raw file", kNotShown, kSaveJpeg},
    {"MM\0*"sv, "the picture is a TIFF or raw file", kNotShown, kSaveJpeg},
    {"BM", "the picture is a BMP", kNotShown, kSaveJpeg},
    {"8BPS", "the picture is a Photoshop file", kNotShown, kSaveJpeg},
    {"\xFF\x0A", "the picture is a JPEG XL", "few browsers show it", kSaveJpeg},
    {"\0\0\0\x0CJXL "sv, "the picture is a JPEG XL", "few browsers show it", kSaveJpeg},
    {"\0\0\0\x0CjP  "sv, "the picture is a JPEG 2000", kNotShown, kSaveJpeg},
    {"RIFF", "the file is an AVI film or alike", kNotShown, kSaveMp4},
    {"RF64", "the sound is a 64-bit WAV", kNotShown, kSaveMp4},
    {"fLaC", "the sound is a FLAC", "not every browser plays it", "save it as WAV or M4A"},
    {"FLV\x01", "the film is Flash video", kNotShown, kSaveMp4},
    {"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "the film is Windows Media", kNotShown, kSaveMp4},
    {"\0\0\x01\xBA"sv, "the film is an MPEG program stream", kNotShown, kSaveMp4},
    {"\x47\x40", "the film is an MPEG transport stream", kNotShown, kSaveMp4},
    {"\x1F\x8B", "the file is packed with gzip", "not everyone can open it", kPackZip},
    {"BZh", "the file is packed with bzip2", "not everyone can open it", kPackZip},
    {"7z\xBC\xAF", "the file is packed with 7-Zip", "not everyone can open it", kPackZip},
    {"Rar!", "the file is packed with RAR", "not everyone can open it", kPackZip},
    {"\xFD"
     "7zXZ",
     "the file is packed with xz", "not everyone can open it", kPackZip},
    {"\xFF\xFE", "the text is not UTF-8", "it begins as UTF-16",
     "save it as UTF-8 and upload that"},
    {"\xFE\xFF", "the text is not UTF-8", "it begins as UTF-16",
     "save it as UTF-8 and upload that"},
};

std::string lower(BytesView text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Without the byte order mark and the white space at the beginning.
BytesView trimmed(BytesView head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head.substr(std::min(head.find_first_not_of(" \t\r\n\f"), head.size()));
}

Result<void> refuse_markup(std::string_view text) {
  if (!text.starts_with('<')) return {};
  if (text.find("<svg") != std::string_view::npos) {
    return refused("the file is an SVG drawing", "it can carry scripts", kSaveJpeg);
  }
  return refused("the file is HTML or XML", "browsers would run what is in it", kSavePdf);
}

// `text` after `word`, if it begins with it.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::string_view take_name(std::string_view& text) {
  auto ends = std::find_if_not(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || c == '.';
  });
  const auto length = static_cast<std::size_t>(ends - text.begin());
  const std::string_view name = text.substr(0, length);
  text.remove_prefix(length);
  return name;
}

// A line that no prose and no table begins with: a directive, a declaration, a call with a literal.
bool is_script_line(std::string_view line) {
  for (std::string_view sure : {"\"use strict\"", "'use strict'", "(function", "!function", "(()=>",
                                "(() =>", "import {", "import(", "export {", "export default "}) {
    if (line.starts_with(sure)) return true;
  }
  if (take(line, "var ") || take(line, "let ") || take(line, "const ")) {
    return !take_name(line).empty() && (line.starts_with(" =") || line.starts_with('='));
  }
  if (line.starts_with("function") || line.starts_with("async function")) {
    return line.find("){") != line.npos || line.find(") {") != line.npos;
  }
  const std::string_view name = take_name(line);
  for (std::string_view global : {"window.", "document.", "globalThis."}) {
    if (name.starts_with(global) && name != global) return true;
  }
  constexpr std::string_view kLiteral = "\"'`[{)";
  return !name.empty() && take(line, "(") && !line.empty() &&
         kLiteral.find(line.front()) != line.npos;
}

bool is_script(BytesView text) {
  while (!text.empty()) {
    const BytesView line = text.substr(0, text.find_first_of("\r\n;"));
    if (is_script_line(trimmed(line))) return true;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return false;
}

bool is_binary(BytesView head) {
  return std::any_of(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && "\t\n\r\f"sv.find(c) == BytesView::npos;
  });
}

}  // namespace

Result<void> refuse_mixed(BytesView head) {
  const std::string text = lower(head);
  for (std::string_view tag : {"<script", "<html", "<svg", "<!doctype", "<iframe", "<?php"}) {
    if (text.find(tag) == std::string::npos) continue;
    return refused("the file holds a web page or a program", "a browser may run it",
                   "open it, save it as a new file and upload that");
  }
  if (head.find("%PDF-", 1) != BytesView::npos) {
    return refused("the file is a PDF and something else", "programs would disagree what it is",
                   kSavePdf);
  }
  return {};
}

Result<void> refuse_known(BytesView head) {
  if (is_binary(head)) {
    for (const Known& known : kBinaries) {
      if (head.starts_with(known.beginning)) return known.error();
    }
    return refused("the file's kind is not known", "it is none that browsers show",
                   "save it as JPEG, PNG, MP4, MP3, PDF or UTF-8 text and upload that");
  }
  const std::string text = lower(trimmed(head));
  TRY_VOID(refuse_markup(text));
  for (const Known& known : kTexts) {
    if (text.starts_with(known.beginning)) return known.error();
  }
  if (is_script(trimmed(head))) {
    return refused("the file is a script", "a browser may run it", kUploadDocument);
  }
  return {};
}

}  // namespace glasnik::media
