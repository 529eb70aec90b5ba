#include "site/blocks.h"

#include <algorithm>

#include "site/removed.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

using record::BlockKind;

void add_html(Dictionary& parent, const char* section, const std::string& markup) {
  parent.AddSectionDictionary(section)->SetValue("HTML", text::render_inline(markup).html.markup());
}

void fill_list(const record::Block& block, Dictionary& section) {
  Dictionary& list = *section.AddSectionDictionary("LIST");
  std::string_view rest = block.text;
  while (!rest.empty()) {
    std::size_t end = rest.find('\n');
    add_html(list, "ITEM", std::string(rest.substr(0, end)));
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  }
}

// The dash and space with which a quote's stored text begins hang in the margin.
std::size_t hang_length(std::string_view plain) {
  for (std::string_view dash : {"- ", "– ", "— ", "-", "–", "—"}) {
    if (plain.starts_with(dash)) return dash.size();
  }
  return 0;
}

// The block as read, with what are not the speaker's words set apart. Offsets are into `plain`.
text::Html marked_quote(std::string_view plain, std::size_t from,
                        const std::vector<const record::Quote*>& quotes) {
  text::Html html;
  std::size_t at = from;
  auto aside = [&](std::size_t end) {
    if (end <= at) return;
    html += text::Html::literal("<span class=\"cue\">");
    html += text::Html::escaped(plain.substr(at, end - at));
    html += text::Html::literal("</span>");
  };
  for (const record::Quote* quote : quotes) {
    auto first = static_cast<std::size_t>(quote->first);
    auto last = static_cast<std::size_t>(quote->last);
    aside(first);
    html += text::Html::escaped(plain.substr(first, last - first));
    at = last;
  }
  aside(plain.size());
  return html;
}

void fill_quote(const record::Block& block, const std::vector<const record::Quote*>& quotes,
                const std::string& permanent, Dictionary& section) {
  Dictionary& figure = *section.AddSectionDictionary("QUOTE");
  text::Inline read = text::render_inline(block.text);
  bool plain_only = read.html.markup() == text::Html::escaped(read.plain).markup();
  std::size_t hang = plain_only ? hang_length(read.plain) : 0;
  if (hang > 0) {
    Dictionary& mark = *figure.AddSectionDictionary("HANG");
    mark.SetValue("HANG_TEXT", read.plain.substr(0, hang));
    // A hyphen typed for a dash is shown as long as one; the words stay as written.
    if (read.plain.starts_with('-')) mark.ShowSection("HYPHEN");
    figure.SetValue("HTML", marked_quote(read.plain, hang, quotes).markup());
  } else {
    figure.SetValue("HTML", read.html.markup());
  }
  figure.SetValue("SPEAKER", quotes.front()->speaker);
  figure.SetValue("PERMANENT_HREF", permanent + "#b-" + block.id);
}

// A quote as it is typed at the desk: its words, and on a last line of its own who said them.
void fill_typed_quote(const record::Block& block, const std::string& permanent,
                      Dictionary& section) {
  const std::size_t line = block.text.rfind('\n');
  Dictionary& figure = *section.AddSectionDictionary("QUOTE");
  figure.SetValue("HTML", text::render_inline(block.text.substr(0, line)).html.markup());
  figure.SetValue("SPEAKER", text::plain(block.text.substr(line + 1)));
  figure.SetValue("PERMANENT_HREF", permanent + "#b-" + block.id);
}

}  // namespace

void fill_blocks(const record::Text& text, const std::vector<record::Quote>& quotes,
                 const std::string& permanent, const std::map<std::int64_t, std::string>& removed,
                 Dictionary& page) {
  Dictionary& blocks = *page.AddIncludeDictionary("BLOCKS");
  blocks.SetFilename("blocks.tpl");
  int part = 0;
  for (const record::Block& block : text.blocks) {
    Dictionary& section = *blocks.AddSectionDictionary("BLOCK");
    section.SetValue("ID", block.id);
    section.SetValue("CITE_HREF",
                     permanent.empty() ? "#b-" + block.id : permanent + "/cite/" + block.id);
    section.SetIntValue("PART", ++part);
    std::vector<const record::Quote*> said;
    for (const record::Quote& quote : quotes) {
      if (quote.block == block.id && !quote.speaker.empty()) said.push_back(&quote);
    }
    if (block.removed_by) {
      section.AddSectionDictionary("REMOVED")->SetValue("REMOVED_TEXT",
                                                        removed.at(*block.removed_by));
    } else if (block.kind == BlockKind::quote && !said.empty()) {
      fill_quote(block, said, permanent, section);
    } else if (block.kind == BlockKind::quote && block.text.find('\n') != std::string::npos) {
      fill_typed_quote(block, permanent, section);
    } else if (block.kind == BlockKind::list) {
      fill_list(block, section);
    } else if (block.kind == BlockKind::heading) {
      add_html(section, "HEADING", block.text);
    } else if (block.kind == BlockKind::note) {
      add_html(section, "NOTE", block.text);
    } else {
      add_html(section, "PARAGRAPH", block.text);
    }
  }
}

Result<std::map<std::int64_t, std::string>> removed_blocks(const View& view,
                                                           const record::Text& text) {
  std::map<std::int64_t, std::string> removed;
  for (const record::Block& block : text.blocks) {
    if (!block.removed_by || removed.contains(*block.removed_by)) continue;
    TRY(removed[*block.removed_by], removed_sentence(view, *block.removed_by));
  }
  return removed;
}

}  // namespace glasnik::site
