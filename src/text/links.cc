#include "text/links.h"

#include "text/html.h"
#include "text/markup.h"

namespace glasnik::text {

// Reads what the renderer wrote, so that a link here is a link on the page. In its markup "<" and
// ">" are marks of tags alone, and '"' stands around attributes alone.
std::vector<Link> links(std::string_view block) {
  constexpr std::string_view kOpen = "<a href=\"";
  std::vector<Link> found;
  const Inline rendered = render_inline(block);
  std::string_view markup = rendered.html.markup();
  std::size_t read = 0;
  for (std::size_t tag = markup.find('<'); tag != markup.npos; tag = markup.find('<')) {
    read += unescape_html(markup.substr(0, tag)).size();
    markup.remove_prefix(tag);
    if (markup.starts_with(kOpen)) {
      std::string_view target = markup.substr(kOpen.size());
      found.push_back({{read, read}, unescape_html(target.substr(0, target.find('"')))});
    } else if (markup.starts_with("</a>")) {
      found.back().words.end = read;
    }
    markup.remove_prefix(markup.find('>') + 1);
  }
  return found;
}

}  // namespace glasnik::text
