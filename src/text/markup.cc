#include "text/markup.h"

// The only file that sees cmark.
#include <cmark.h>

#include <algorithm>
#include <memory>

#include "base/encoding.h"
#include "base/result.h"
#include "text/inline_escape.h"
#include "text/octet_set.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

// Put before a block so that CommonMark sees a paragraph whatever the block opens with: a no-break
// space is no indentation, but counts as white space beside an emphasis mark, as a line's begin
// does.
constexpr std::string_view kParagraph = "\xC2\xA0";

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

Document parse(std::string_view block) {
  std::string paragraph(kParagraph);
  paragraph += block;
  for (char& c : paragraph) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  Document document(
      cmark_parse_document(paragraph.data(), paragraph.size(), CMARK_OPT_VALIDATE_UTF8));
  ENSURE(document != nullptr);
  return document;
}

// The bounds of kMostMarks and kMostImages.
bool too_complex(std::string_view block) {
  constexpr OctetSet kMarks("\\*`[]<_&");
  std::size_t marks = 0;
  std::size_t images = 0;
  for (std::size_t at = 0; at < block.size(); ++at) {
    at = kMarks.find(block, at);
    if (at == block.npos) break;
    std::size_t end = end_of_run(block, at);
    if (block[at] == '\\') {
      if ((end - at) % 2 == 0) --end;  // pairs: what follows is not escaped
      at = end;
      continue;
    }
    if (block[at] != '_' || !inside_word(block, at, end)) marks += end - at;
    if (block[at] == '[' && at > 0 && block[at - 1] == '!') ++images;
    at = end - 1;
  }
  return marks > kMostMarks || images > kMostImages;
}

bool safe_link(std::string_view url) {
  std::string scheme = lower(url.substr(0, 8));
  return scheme.starts_with("https://") || scheme.starts_with("http://") ||
         scheme.starts_with("mailto:");
}

// Of a URL (RFC 3986), beside letters and digits; what else stands there is percent-encoded.
constexpr std::string_view kUrlMarks = "-._~:/?#[]@!$&'()*+,;=%";

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? "" : literal;
}

}  // namespace

// Walks cmark's tree once, writing HTML and plain text side by side. The only maker of Html from
// markup: every character of it goes through Html::escaped.
class InlineRenderer {
 public:
  Inline render(cmark_node* document) {
    std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      see(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
    }
    return std::move(inline_);
  }

 private:
  void see(cmark_node* node, bool enter) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_HTML_INLINE:
        return read(literal_of(node));
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        return read(" ");
      case CMARK_NODE_CODE:
        tag("<code>");
        read(literal_of(node));
        return tag("</code>");
      case CMARK_NODE_EMPH:
        return tag(enter ? "<em>" : "</em>");
      case CMARK_NODE_STRONG:
        return tag(enter ? "<strong>" : "</strong>");
      case CMARK_NODE_IMAGE:
        if (enter) read("!");
        return link(node, enter);
      case CMARK_NODE_LINK:
        return link(node, enter);
      default:  // document and its paragraph
        return;
    }
  }

  void link(cmark_node* node, bool enter) {
    std::string_view url = cmark_node_get_url(node);
    bool safe = safe_link(url);
    if (enter && !safe) {
      inline_.problems.push_back(
          {ProblemKind::unsafe_link, inline_.plain.size(), std::string(prefix(url, 200))});
    }
    if (!safe || nested_in_link(node)) return;
    tag(enter ? "<a href=\"" + escape_html(percent_encoded(url, kUrlMarks)) + "\">" : "</a>");
  }

  // CommonMark allows a link inside an image's text; with images shown as links that would nest
  // <a>.
  static bool nested_in_link(cmark_node* node) {
    for (node = cmark_node_parent(node); node != nullptr; node = cmark_node_parent(node)) {
      auto type = cmark_node_get_type(node);
      bool link = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
      if (link && safe_link(cmark_node_get_url(node))) return true;
    }
    return false;
  }

  void read(std::string_view text) {
    if (!inside_) {  // the first text begins with kParagraph
      inside_ = true;
      text.remove_prefix(kParagraph.size());
    }
    inline_.plain += text;
    inline_.html.markup_ += escape_html(text);
  }

  void tag(std::string_view markup) { inline_.html.markup_ += markup; }

  Inline inline_;
  bool inside_ = false;
};

Inline render_inline(std::string_view block) {
  if (auto read = read_unmarked(block)) return {Html::escaped(*read), *read, {}};
  if (!too_complex(block)) return InlineRenderer().render(parse(block).get());
  Inline shown{Html::escaped(block), std::string(block), {}};
  shown.problems.push_back({ProblemKind::too_complex, 0, std::string(prefix(block, 80))});
  return shown;
}

std::string plain(std::string_view block) {
  if (auto read = read_unmarked(block)) return *std::move(read);
  return render_inline(block).plain;
}

}  // namespace glasnik::text
