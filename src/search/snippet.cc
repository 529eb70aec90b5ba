#include "search/snippet.h"

#include <algorithm>
#include <set>

#include "search/engine.h"
#include "text/utf8.h"

namespace glasnik::search {
namespace {

using text::Span;

struct Mark {
  Span span;
  std::string term;
};

// The words that match, each once, with the term they match by.
std::vector<Mark> marks_of(std::string_view text, Language language, const Found& found) {
  std::vector<Mark> marks;
  const std::set<std::string> terms(found.marked.begin(), found.marked.end());
  each_term(text, language, [&](const Term& term) {
    std::string indexed = indexed_term(term.kind, term.text);
    bool hit = terms.count(indexed) > 0 ||
               std::any_of(found.marked_beginnings.begin(), found.marked_beginnings.end(),
                           [&](const std::string& begin) { return indexed.starts_with(begin); });
    bool again = !marks.empty() && marks.back().span == term.span;
    if (hit && !again) marks.push_back({term.span, std::move(indexed)});
  });
  return marks;
}

std::size_t different(const std::vector<Mark>& marks) {
  std::set<std::string_view> terms;
  for (const Mark& mark : marks) terms.insert(mark.term);
  return terms.size();
}

// The stretch of a text that is shown: from a little before the first mark, whole words.
Span window(std::string_view text, std::size_t mark, std::size_t characters) {
  std::size_t begin = mark;
  for (std::size_t back = 0; begin > 0 && back < characters / 4; ++back) {
    begin -= text::code_point_before(text, begin).length;
  }
  if (begin > 0) {
    std::size_t space = text.find(' ', begin);
    begin = space < mark ? space + 1 : mark;
  }
  std::size_t end = begin;
  for (std::size_t count = 0; end < text.size() && count < characters; ++count) {
    end += text::code_point_at(text, end).length;
  }
  std::size_t space = text.rfind(' ', end);
  if (end < text.size() && space != text.npos && space > mark) end = space;
  return {begin, end};
}

std::vector<Piece> pieces(std::string_view text, Span shown, const std::vector<Mark>& marks) {
  std::vector<Piece> pieces;
  std::size_t at = shown.begin;
  auto add = [&](std::size_t end, bool marked) {
    if (end > at) pieces.push_back({std::string(text.substr(at, end - at)), marked});
    at = std::max(at, end);
  };
  if (shown.begin > 0) pieces.push_back({"… "});
  for (const Mark& mark : marks) {
    if (mark.span.begin < at || mark.span.end > shown.end) continue;
    add(mark.span.begin, false);
    add(mark.span.end, true);
  }
  add(shown.end, false);
  if (shown.end < text.size()) pieces.push_back({"…"});
  return pieces;
}

}  // namespace

std::vector<Piece> marked(std::string_view text, Language language, const Found& found) {
  return pieces(text, {0, text.size()}, marks_of(text, language, found));
}

std::vector<Piece> snippet(const std::vector<std::string>& blocks, Language language,
                           const Found& found, std::size_t characters) {
  const std::string* best = nullptr;
  std::vector<Mark> best_marks;
  for (const std::string& block : blocks) {
    std::vector<Mark> marks = marks_of(block, language, found);
    if (different(marks) <= different(best_marks)) continue;
    best = &block;
    best_marks = std::move(marks);
  }
  if (best == nullptr) return {};
  return pieces(*best, window(*best, best_marks[0].span.begin, characters), best_marks);
}

}  // namespace glasnik::search
