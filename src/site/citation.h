#pragma once
// How a text, or some words of it, is cited: one line a style, in the page's variant with its
// dates, ready to copy. Sources: ISO 690:2021, APA 7, Chicago 17 (notes), BibTeX.

#include <string>
#include <vector>

#include "site/view.h"

namespace glasnik::site {

struct Cited {
  DocumentId document;
  Version version;
  Date day;  // the version's
  std::string institution;
  std::string headline;
  std::string address;  // permanent: of the version, or of the words in it
  std::string words;    // exact, as read; empty: the whole text is cited
  std::string speaker;  // of the words; empty: the institution itself
};

struct Citation {
  std::string style;  // the style's name
  std::string text;
  bool source = false;  // for a program: BibTeX
};
std::vector<Citation> citations(const View& view, const Cited& cited);

}  // namespace glasnik::site
