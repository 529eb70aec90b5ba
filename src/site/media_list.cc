#include "site/media_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "text/attachment.h"
#include "text/format.h"
#include "text/html.h"

namespace glasnik::site {
namespace {

record::MediaWords words_of(const record::Text& text, const record::MediaFile& file) {
  auto found = text.media_words.find(file.key);
  return found == text.media_words.end() ? record::MediaWords() : found->second;
}

std::string kind_word(const View& view, const record::MediaFile& file) {
  if (record::is_picture(file)) return view.word("MEDIA_PHOTO");
  if (record::is_video(file)) return view.word("MEDIA_VIDEO");
  if (file.type.starts_with("audio/")) return view.word("MEDIA_AUDIO");
  return view.word("MEDIA_FILE");
}

std::string iso_duration(std::int64_t milliseconds) {
  std::int64_t seconds = milliseconds / 1000;
  return fmt::format("PT{}M{}S", seconds / 60, seconds % 60);
}

std::string credit_line(const View& view, const record::MediaFile& file) {
  auto credit = file.credits.find(view.variant->tag);
  if (credit == file.credits.end()) return "";
  return view.word(record::is_video(file) ? "VIDEO_CREDIT" : "PHOTO_CREDIT") + ": " +
         credit->second;
}

// What a file is called: its caption's beginning, else its name.
std::string title_of(const record::MediaFile& file, const record::MediaWords& words) {
  return words.caption.empty() ? file.filename : words.caption;
}

void fill_file(const View& view, const record::Content& content, const record::MediaFile& file,
               const record::Text& text, const std::string& cite, Dictionary& media) {
  text::Style style = text::style_of(view.variant->tag);
  record::MediaWords words = words_of(text, file);
  Dictionary& row = *media.AddSectionDictionary("FILE");
  row.SetValue("FILE_ID", "m-" + to_string(file.key).substr(0, 8));
  row.SetValue("FILE_KIND", kind_word(view, file));
  row.SetValue("FILE_TITLE", title_of(file, words));
  row.SetValue("FILE_HREF", media_path(file));
  row.SetValue("FILE_NAME", file.filename);
  row.SetValue("FILE_TYPE", ascii_upper(file.filename.substr(file.filename.rfind('.') + 1)));
  row.SetValue("FILE_SIZE", text::size(file.bytes, style));
  if (file.duration_ms > 0) {
    Dictionary& length = *row.AddSectionDictionary("FILE_LENGTH");
    length.SetValue("FILE_LENGTH_TEXT",
                    text::duration(static_cast<std::uint64_t>(file.duration_ms) / 1000));
    length.SetValue("FILE_LENGTH_ISO", iso_duration(file.duration_ms));
  }
  if (file.width > 0) {
    row.SetValueAndShowSection("FILE_DIMENSIONS_TEXT",
                               fmt::format("{} × {}", file.width, file.height), "FILE_DIMENSIONS");
  }
  std::string credit = credit_line(view, file);
  if (!credit.empty()) row.SetValueAndShowSection("FILE_CREDIT_TEXT", credit, "FILE_CREDIT");
  const record::MediaFile* preview = record::preview_of(content, file);
  if (preview != nullptr && preview != &file) {
    Dictionary& thumb = *row.AddSectionDictionary("FILE_THUMB");
    thumb.SetValue("THUMB_SRC", media_path(*preview));
    thumb.SetIntValue("THUMB_WIDTH", preview->width);
    thumb.SetIntValue("THUMB_HEIGHT", preview->height);
  }
  if (!words.caption.empty() && !cite.empty()) {
    row.SetValueAndShowSection("FILE_CITE_HREF", cite + "/caption-" + to_string(file.key),
                               "FILE_CITE");
  }
  if (!words.transcript.empty()) {
    row.SetValueAndShowSection("TRANSCRIPT_TEXT", words.transcript, "TRANSCRIPT");
  }
}

void fill_announced(const View& view, const record::AnnouncedMedia& announced,
                    const record::Text& text, Dictionary& media) {
  Dictionary& row = *media.AddSectionDictionary("ANNOUNCED");
  row.SetValue("ANNOUNCED_TYPE", announced.type);
  row.SetValue("ANNOUNCED_SIZE", text::size(announced.size, text::style_of(view.variant->tag)));
  auto caption = announced.captions.find(text.lang);
  if (caption != announced.captions.end()) {
    row.SetValueAndShowSection("ANNOUNCED_CAPTION_TEXT", caption->second, "ANNOUNCED_CAPTION");
  }
}

void fill_picture(const View& view, const record::MediaFile& shown, const record::MediaFile& file,
                  const record::MediaWords& words, Dictionary& page) {
  Dictionary& figure = *page.AddSectionDictionary("PICTURE");
  figure.SetValue("SRC", media_path(shown));
  figure.SetIntValue("WIDTH", shown.width);
  figure.SetIntValue("HEIGHT", shown.height);
  figure.SetValue("ALT", words.alt);
  figure.SetValue("CAPTION_HTML", text::Html::escaped(words.caption).markup());
  figure.SetValue("CREDIT", credit_line(view, file));
}

void fill_video(const View& view, const record::MediaFile* poster, const record::MediaFile& file,
                const record::MediaWords& words, Dictionary& page) {
  Dictionary& figure = *page.AddSectionDictionary("VIDEO");
  if (poster != nullptr) figure.SetValueAndShowSection("POSTER_SRC", media_path(*poster), "POSTER");
  figure.SetIntValue("VIDEO_WIDTH", file.width);
  figure.SetIntValue("VIDEO_HEIGHT", file.height);
  figure.SetValue("VIDEO_LABEL", title_of(file, words));
  figure.SetValue("VIDEO_HREF", media_path(file));
  Dictionary& source = *figure.AddSectionDictionary("VIDEO_SOURCE");
  source.SetValue("VIDEO_SRC", media_path(file));
  source.SetValue("VIDEO_TYPE", file.type);
  figure.SetValue("VIDEO_CAPTION_HTML", text::Html::escaped(words.caption).markup());
  figure.SetValue("VIDEO_CREDIT", credit_line(view, file));
}

}  // namespace

void fill_media(const View& view, const record::Content& content, const record::Text& text,
                Dictionary& page, const std::string& cite) {
  auto masters = record::masters(content);
  if (masters.empty() && content.announced.empty()) return;
  Dictionary& media = *page.AddIncludeDictionary("MEDIA");
  media.SetFilename("media.tpl");
  for (const record::MediaFile* file : masters) fill_file(view, content, *file, text, cite, media);
  for (const auto& announced : content.announced) fill_announced(view, announced, text, media);
}

void fill_figure(const View& view, const record::Content& content, const record::Text& text,
                 Dictionary& page, Frame& frame) {
  auto masters = record::masters(content);
  auto found = std::find_if(masters.begin(), masters.end(), [](const record::MediaFile* file) {
    return record::is_picture(*file) || record::is_video(*file);
  });
  if (found == masters.end()) return;
  const record::MediaFile& file = **found;
  record::MediaWords words = words_of(text, file);
  const record::MediaFile* preview = record::preview_of(content, file);
  if (record::is_video(file)) {
    fill_video(view, preview, file, words, page);
  } else {
    fill_picture(view, *preview, file, words, page);
  }
  if (preview != nullptr) {
    frame.image = Frame::Image{media_path(*preview), preview->width, preview->height, words.alt};
  }
}

}  // namespace glasnik::site
