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

// A code point that no text has (U+FDD0), where a kept word begins or ends.
constexpr std::string_view kEdge = "\xEF\xB7\x90";
constexpr std::string_view kEdgeInAddress = "%EF%B7%90";

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? "" : literal;
}

}  // namespace

// Walks cmark's tree once, writing HTML and plain text side by side. The only maker of Html from
// markup: every character of it goes through Html::escaped.
class InlineRenderer {
 public:
  explicit InlineRenderer(std::span<const Kept> kept = {}) : kept_(kept) {}

  Inline render(cmark_node* document) {
    std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      see(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
    }
    return std::move(inline_);
  }

  // Whether every kept word was met in what is read.
  bool closed() const { return kept_.empty() && !open_; }

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
    for (std::size_t edge = text.find(kEdge); edge != text.npos; edge = text.find(kEdge)) {
      write(text.substr(0, edge));
      if (open_) inline_.html.markup_ += "</span>";
      if (open_) kept_ = kept_.subspan(1);
      open_ = !open_;
      if (open_) open_span();
      text.remove_prefix(edge + kEdge.size());
    }
    write(text);
  }

  void write(std::string_view text) {
    inline_.plain += text;
    inline_.html.markup_ += escape_html(text);
  }

  // A kept word over which emphasis begins or ends is several spans with the same attributes.
  void tag(std::string_view markup) {
    if (open_) inline_.html.markup_ += "</span>";
    inline_.html.markup_ += markup;
    if (open_) open_span();
  }

  void open_span() {
    std::string& markup = inline_.html.markup_;
    if (kept_.empty()) return;
    const Kept& kept = kept_.front();
    markup += "<span data-kept=\"" + std::string(name(kept.kind)) + "\"";
    if (kept.latin) markup += " data-latin=\"" + escape_html(*kept.latin) + "\"";
    if (!kept.lang.empty()) markup += " lang=\"" + escape_html(kept.lang) + "\"";
    markup += ">";
  }

  Inline inline_;
  bool inside_ = false;
  std::span<const Kept> kept_;  // those that are not closed yet
  bool open_ = false;
};

namespace {

// The block with kEdge at both ends of each span. To cmark it is a letter, so marks beside it mark
// what they marked.
std::string with_edges(std::string_view block, std::span<const Kept> kept) {
  std::string edged;
  std::size_t at = 0;
  for (const Kept& one : kept) {
    edged += block.substr(at, one.span.begin - at);
    edged += kEdge;
    edged += one.span.of(block);
    edged += kEdge;
    at = one.span.end;
  }
  edged += block.substr(at);
  return edged;
}

bool can_be_edged(std::string_view block, std::span<const Kept> kept) {
  std::size_t end = 0;
  for (const Kept& one : kept) {
    if (one.span.begin < end || one.span.end <= one.span.begin || one.span.end > block.size()) {
      return false;
    }
    end = one.span.end;
  }
  return block.find(kEdge) == block.npos;
}

}  // namespace

Inline render_inline(std::string_view block, std::span<const Kept> kept) {
  if (!kept.empty() && can_be_edged(block, kept) && !too_complex(block)) {
    InlineRenderer renderer(kept);
    Inline shown = renderer.render(parse(with_edges(block, kept)).get());
    const bool in_address = shown.html.markup().find(kEdgeInAddress) != std::string::npos;
    if (renderer.closed() && !in_address && shown.plain == plain(block)) return shown;
  }
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
