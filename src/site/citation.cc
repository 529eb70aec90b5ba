#include "site/citation.h"

#include <fmt/format.h>

#include <array>

#include "text/format.h"
#include "text/slug.h"

namespace glasnik::site {
namespace {

using text::DateEnd;
using text::Style;

unsigned month_of(Date day) { return static_cast<unsigned>(day.month()); }
unsigned day_of(Date day) { return static_cast<unsigned>(day.day()); }
int year_of(Date day) { return static_cast<int>(day.year()); }

// A sentence of a citation ends in a full stop, unless it ends in a mark of its own.
std::string ended(const std::string& sentence) {
  for (std::string_view mark : {".", "?", "!", "…"}) {
    if (sentence.ends_with(mark)) return sentence;
  }
  return sentence + ".";
}

std::string quoted(Style style, const std::string& words) {
  text::QuoteMarks marks = text::quote_marks(style);
  return fmt::format("{}{}{}", marks.open, words, marks.close);
}

// As a newspaper writes it: the words, who said them and where, when, and the address.
std::string newsroom_line(Style style, const Cited& cited) {
  std::string line;
  if (!cited.words.empty()) line += quoted(style, cited.words) + ", ";
  if (!cited.speaker.empty()) line += cited.speaker + ", ";
  return line + fmt::format("{}, {}, {}, {}", cited.institution, quoted(style, cited.headline),
                            text::long_date(cited.day, style, DateEnd::before_comma),
                            cited.address);
}

std::string iso_line(const View& view, Style style, const Cited& cited) {
  return fmt::format("{} {} [{}]. {} {}. {}. {}: {}", ended(cited.institution), cited.headline,
                     view.word("CITE_ONLINE"), view.word("CITE_VERSION"), to_string(cited.version),
                     text::long_date(cited.day, style, DateEnd::before_comma),
                     view.word("CITE_AVAILABLE"), cited.address);
}

// APA puts the year first; what follows is in the variant's order.
std::string apa_date(Style style, Date day) {
  if (style == Style::iso) return iso_date(day);
  std::string month = text::month_name(month_of(day), style);
  if (style == Style::english) return fmt::format("{}, {} {}", year_of(day), month, day_of(day));
  return fmt::format("{}, {}. {}", year_of(day), day_of(day), month);
}

std::string apa_line(const View& view, Style style, const Cited& cited) {
  return fmt::format("{} ({}). {} ({} {}) [{}]. {}", ended(cited.institution),
                     apa_date(style, cited.day), cited.headline, view.word("VERSION"),
                     to_string(cited.version), view.word("CITE_GENRE"), cited.address);
}

// In English the comma stands inside the quotation marks.
std::string chicago_line(const View& view, Style style, const Cited& cited) {
  bool inside = style == Style::english;
  std::string title =
      inside ? quoted(style, cited.headline + ",") + " " : quoted(style, cited.headline) + ", ";
  return fmt::format("{}, {}{} {}, {}, {}, {}.", cited.institution, title, view.word("VERSION"),
                     to_string(cited.version), view.word("CITE_GENRE_IN_LINE"),
                     text::long_date(cited.day, style, DateEnd::before_comma), cited.address);
}

std::string bibtex_escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("{}#$%&_").find(c) != std::string_view::npos) out += '\\';
    if (c == '\\') {
      out += "\\textbackslash{}";
    } else if (c == '~') {
      out += "\\textasciitilde{}";
    } else if (c == '^') {
      out += "\\textasciicircum{}";
    } else {
      out += c == '\n' ? ' ' : c;
    }
  }
  return out;
}

std::string bibtex(const View& view, const Cited& cited) {
  constexpr std::array<const char*, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string host = text::slug(view.ground.config.origin);
  std::string entry = fmt::format(
      "@misc{{{}-{}-{},\n  author = {{{{{}}}}},\n  title = {{{{{}}}}},\n  year = {{{}}},\n"
      "  month = {},\n  day = {{{}}},\n  version = {{{}}},\n  language = {{{}}},\n",
      host, cited.document.number, to_string(cited.version), bibtex_escaped(cited.institution),
      bibtex_escaped(cited.headline), year_of(cited.day), kMonths[month_of(cited.day) - 1],
      day_of(cited.day), to_string(cited.version), view.variant->tag);
  if (!cited.words.empty()) entry += "  note = {" + bibtex_escaped(cited.words) + "},\n";
  return entry + "  url = {" + cited.address + "}\n}";
}

}  // namespace

std::vector<Citation> citations(const View& view, const Cited& cited) {
  Style style = text::style_of(view.variant->tag);
  return {{view.word("CITE_NEWSROOM"), newsroom_line(style, cited)},
          {"ISO 690", iso_line(view, style, cited)},
          {"APA", apa_line(view, style, cited)},
          {view.word("CITE_CHICAGO"), chicago_line(view, style, cited)},
          {"BibTeX", bibtex(view, cited), true}};
}

}  // namespace glasnik::site
