// Whatever is typed renders to HTML that holds our tags only and reads as the plain text; whatever
// is escaped reads as itself.

#include "base/result.h"
#include "fuzz_text.h"
#include "text/markup.h"
#include "text/utf8.h"

using namespace glasnik;

namespace {

// The text of our HTML. Any tag that is not one of ours fails.
std::string read_aloud(std::string_view markup) {
  std::string bare;
  while (!markup.empty()) {
    std::size_t open = markup.find('<');
    bare += markup.substr(0, open);
    if (open == markup.npos) break;
    std::size_t close = markup.find('>', open);
    ENSURE(close != markup.npos);
    std::string_view tag = markup.substr(open, close - open + 1);
    bool ours = tag == "<em>" || tag == "</em>" || tag == "<strong>" || tag == "</strong>" ||
                tag == "<code>" || tag == "</code>" || tag == "</a>" ||
                tag.starts_with("<a href=\"http") || tag.starts_with("<a href=\"HTTP") ||
                tag.starts_with("<a href=\"");
    ENSURE(ours);
    if (tag.starts_with("<a href=\"")) {
      std::string scheme = text::lower(tag.substr(9, 8));
      ENSURE(scheme.starts_with("http://") || scheme.starts_with("https://") ||
             scheme.starts_with("mailto:"));
      ENSURE(tag.find('"', 9) == tag.size() - 2);
    }
    markup.remove_prefix(close + 1);
  }
  return text::unescape_html(bare);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view typed = fuzz::view(data, size);
  text::Inline shown = text::render_inline(typed);
  ENSURE(read_aloud(shown.html.markup()) == shown.plain);
  if (!text::valid_utf8(typed) || typed.find('\0') != typed.npos) return 0;
  std::string block = text::escape_inline(typed);
  text::Inline read = text::render_inline(block);
  ENSURE(read.plain == typed);
  ENSURE(read.problems.empty());
  ENSURE(read_aloud(read.html.markup()) == typed);
  return 0;
}
