#include <fmt/format.h>

#include <algorithm>

#include "record/edition.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/removed.h"
#include "site/stream.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

constexpr std::int64_t kShown = 24;
constexpr std::int64_t kCorrections = 5;
constexpr std::size_t kStatements = 4;
constexpr std::int64_t kAsked = 64;  // statements to find them among
constexpr std::size_t kStatementCharacters = 220;

// The lead story's picture: its preview, or the file itself.
Result<void> fill_picture(const View& view, const record::Listed& item, Dictionary& top,
                          Frame& frame) {
  if (!item.picture) return {};
  TRY(auto content, record::load_content_in(view.session(), item.entry, item.lang));
  const record::MediaFile* file = content.file(*item.picture);
  if (file == nullptr || content.texts.empty()) return {};
  const auto& words = content.texts.front().media_words;
  auto described = words.find(file->of.value_or(file->key));
  std::string alt = described == words.end() ? "" : described->second.alt;
  Dictionary& picture = *top.AddSectionDictionary("TOP_PICTURE");
  picture.SetValue("TOP_SRC", media_path(*file));
  picture.SetIntValue("TOP_WIDTH", file->width);
  picture.SetIntValue("TOP_HEIGHT", file->height);
  picture.SetValue("TOP_ALT", alt);
  frame.image = Frame::Image{media_path(*file), file->width, file->height, alt};
  return {};
}

Result<void> fill_top(const View& view, const record::Listed& item, Dictionary& page,
                      Frame& frame) {
  Dictionary& top = *page.AddSectionDictionary("TOP");
  top.SetValue("TOP_HREF", release_path(*view.variant, item.document, item.slug));
  top.SetValue("TOP_ISO", item.claimed ? iso_date(item.day) : iso_local(view, item.dated));
  top.SetValue("TOP_TIME", item.claimed ? day(view, item) : when(view, item.dated));
  top.SetValue("TOP_TYPE", type_word(view, item.type));
  top.SetValue("TOP_HEADLINE", headline_shown(view, item.headline));
  if (is_long(item.headline)) top.ShowSection("TOP_LONG");
  if (!item.lead.empty()) {
    top.SetValueAndShowSection("TOP_LEAD_TEXT", text::plain(item.lead), "TOP_LEAD");
  }
  for (const MarkWord& mark : marks_of(view, item)) {
    Dictionary& section = *top.AddSectionDictionary("TOP_MARK");
    section.SetValue("TOP_MARK_KIND", mark.kind);
    section.SetValue("TOP_MARK_TEXT", mark.text);
  }
  return fill_picture(view, item, top, frame);
}

// Each document's last correction, whatever was done to it since.
Result<void> fill_corrections(const View& view, Dictionary& page) {
  const std::string& lang = view.variant->tag;
  TRY(auto acts,
      record::newest_acts(view.session(), "correct", lang, view.published(), kCorrections));
  if (acts.empty()) return {};
  Dictionary& list = *page.AddSectionDictionary("CORRECTIONS");
  for (const record::Act& act : acts) {
    TRY(auto item, record::listed(view.session(), act.document, lang));
    if (!item) return Error{Code::corrupt, "a listed document without a row"};
    TRY(std::string note, note_shown(view, act));
    Dictionary& row = *list.AddSectionDictionary("CORRECTION");
    row.SetValue("CORRECTION_HREF", release_path(*view.variant, item->document, item->slug));
    row.SetValue("CORRECTION_ISO", iso_local(view, act.issued));
    row.SetValue("CORRECTION_DATE", day(view, act.issued));
    row.SetValue("CORRECTION_HEADLINE", headline_shown(view, item->headline));
    row.SetValue("CORRECTION_NOTE", note);
    row.SetValue("CORRECTION_KIND", "correction");
    row.SetValue("CORRECTION_ACT", view.word("ACT_CORRECT"));
  }
  return {};
}

Result<void> fill_statements(const View& view, Dictionary& page) {
  TRY(auto found, record::latest_statements(view.session(), view.variant->tag, kAsked));
  std::vector<record::Statement> statements;
  for (record::Statement& said : found) {  // one a release: who else spoke is not crowded out
    bool again = std::any_of(statements.begin(), statements.end(), [&](const auto& shown) {
      return shown.in.document == said.in.document;
    });
    if (!again && statements.size() < kStatements) statements.push_back(std::move(said));
  }
  if (statements.empty()) return {};
  Dictionary& list = *page.AddSectionDictionary("STATEMENTS");
  for (const record::Statement& said : statements) {
    Dictionary& row = *list.AddSectionDictionary("STATEMENT");
    row.SetValue("STATEMENT_HREF",
                 release_path(*view.variant, said.in.document, said.in.slug) + "#b-" + said.block);
    row.SetValue("STATEMENT_WORDS", excerpt(said.words, kStatementCharacters));
    row.SetValue("SPEAKER", said.speaker);
    row.SetValue("STATEMENT_ISO", iso_date(said.in.day));
    row.SetValue("STATEMENT_DATE", day(view, said.in));
  }
  return {};
}

// A reader whom a language led here should not take this variant's silence for that of all.
Result<void> fill_empty(const View& view, Dictionary& page) {
  Dictionary* elsewhere = nullptr;
  for (const Variant& variant : view.ground.config.variants) {
    record::ListQuery query;
    query.lang = variant.tag;
    query.limit = 1;
    TRY(auto items, record::list(view.session(), query));
    if (items.empty()) continue;
    if (elsewhere == nullptr) elsewhere = page.AddSectionDictionary("EMPTY_HERE");
    Dictionary& row = *elsewhere->AddSectionDictionary("RELEASED_IN");
    row.SetValue("RELEASED_HREF", home_path(variant));
    row.SetValue("RELEASED_LANG", variant.tag);
    row.SetValue("RELEASED_LABEL", variant.label);
  }
  if (elsewhere == nullptr) page.ShowSection("EMPTY");
  return {};
}

}  // namespace

Answer home_page(const http::Request&, View& view) {
  view.canonical = home_path(*view.variant);
  view.read.lists = true;
  record::ListQuery query;
  query.lang = view.variant->tag;
  query.limit = kShown;
  TRY(auto items, record::list(view.session(), query));
  Dictionary page("home");
  Frame frame;
  frame.at = Frame::At::home;
  frame.path = view.canonical;
  frame.elsewhere = everywhere(view, home_path);
  frame.by_language = "/";
  frame.show_record = true;
  frame.description = view.variant->institution + ": " + view.word("LATEST");
  if (items.empty()) TRY_VOID(fill_empty(view, page));
  if (!items.empty()) {
    bool more = static_cast<std::int64_t>(items.size()) == kShown;
    // What the institution has taken back does not lead; it keeps its place in the stream.
    auto top = std::find_if(items.begin(), items.end(), [](const record::Listed& item) {
      return item.standing == record::Standing::current;
    });
    if (top != items.end()) {
      TRY_VOID(fill_top(view, *top, page, frame));
      items.erase(top);
    }
    fill_stream(view, items, page);
    if (more) page.SetValueAndShowSection("OLDER_HREF", archive_path(*view.variant), "OLDER");
  }
  TRY_VOID(fill_corrections(view, page));
  TRY_VOID(fill_statements(view, page));
  page.SetValue("INSTITUTION", view.variant->institution);
  fill_frame(view, frame, page);
  return http::Response(html_page(view, "home.tpl", page));
}

}  // namespace glasnik::site
