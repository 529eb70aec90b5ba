#include "site/stream.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "site/removed.h"
#include "text/format.h"
#include "text/markup.h"
#include "text/utf8.h"

namespace glasnik::site {
namespace {

constexpr std::size_t kLeadCharacters = 160;
constexpr std::size_t kLongHeadline = 90;

void fill_entry(const View& view, const record::Listed& item, Dictionary& day) {
  Dictionary& entry = *day.AddSectionDictionary("ENTRY");
  entry.SetValue("HREF", release_path(*view.variant, item.document, item.slug));
  entry.SetValue("ISO", item.claimed ? iso_date(item.day) : iso_local(view, item.dated));
  if (!item.claimed) entry.SetValue("TIME", clock(view, item.dated));
  entry.SetValue("TYPE", type_word(view, item.type));
  entry.SetValue("HEADLINE", headline_shown(view, item.headline));
  if (!item.lead.empty()) {
    entry.SetValueAndShowSection("LEAD_TEXT", excerpt(text::plain(item.lead), kLeadCharacters),
                                 "LEAD");
  }
  if (item.standing == record::Standing::withdrawn) entry.ShowSection("WITHDRAWN");
  for (const MarkWord& mark : marks_of(view, item)) {
    Dictionary& section = *entry.AddSectionDictionary("MARK");
    section.SetValue("MARK_KIND", mark.kind);
    section.SetValue("MARK_TEXT", mark.text);
  }
}

}  // namespace

std::string word_key(std::string_view prefix, std::string_view name) {
  return std::string(prefix) + ascii_upper(name);
}

std::string type_word(const View& view, const std::string& type) {
  return view.word(word_key("TYPE_", type));
}

std::vector<MarkWord> marks_of(const View& view, const record::Listed& item) {
  std::vector<MarkWord> marks;
  if (item.video_ms > 0) {
    std::string length =
        item.video_ms >= 1000
            ? " " + text::duration(static_cast<std::uint64_t>(item.video_ms) / 1000)
            : "";
    marks.push_back({"video", view.word("MEDIA_VIDEO") + length});
  }
  if (item.photos > 0) {
    text::Style style = text::style_of(view.variant->tag);
    text::Plural form = text::plural(item.photos, style);
    const char* noun = form == text::Plural::one   ? "MEDIA_PHOTO"
                       : form == text::Plural::few ? "MEDIA_PHOTOS"
                                                   : "MEDIA_PHOTOS_MANY";
    marks.push_back(
        {"photo", fmt::format("{} {}", text::number(item.photos, style), view.word(noun))});
  }
  if (item.corrected) marks.push_back({"correction", view.word("ACT_CORRECT")});
  return marks;
}

void fill_stream(const View& view, const std::vector<record::Listed>& items, Dictionary& page) {
  if (items.empty()) return;
  Dictionary& stream = *page.AddIncludeDictionary("STREAM");
  stream.SetFilename("stream.tpl");
  Dictionary* day = nullptr;
  std::optional<Date> current;
  for (const record::Listed& item : items) {
    Date date = item.day;
    if (date != current) {
      current = date;
      day = stream.AddSectionDictionary("DAY");
      std::chrono::weekday weekday{std::chrono::sys_days(date)};
      day->SetValue("DAY_ISO", iso_date(date));
      day->SetValue("DAY_NAME", view.word(fmt::format("DAY_{}", weekday.iso_encoding())));
      day->SetValue("DAY_DATE", text::long_date(date, text::style_of(view.variant->tag)));
    }
    fill_entry(view, item, *day);
  }
}

std::string excerpt(std::string_view text, std::size_t characters) {
  if (text::count_code_points(text) <= characters) return std::string(text);
  std::size_t octets = 0;
  std::size_t count = 0;
  std::size_t last_space = 0;
  for (auto [code, at, length] : text::CodePoints(text)) {
    if (count++ == characters) break;
    if (code == ' ') last_space = at;
    octets = at + length;
  }
  std::string_view cut = text.substr(0, last_space > 0 ? last_space : octets);
  while (!cut.empty() && std::string_view(" ,.;:-").find(cut.back()) != std::string_view::npos) {
    cut.remove_suffix(1);
  }
  return std::string(cut) + "…";
}

bool is_long(std::string_view headline) {
  return text::count_code_points(headline) > kLongHeadline;
}

}  // namespace glasnik::site
