#include "text/quotation.h"

#include "text/utf8.h"

namespace glasnik::text {
namespace {

bool is_double_mark(char32_t code) {
  constexpr std::u32string_view kMarks = U"\"„“”‟«»";
  return kMarks.find(code) != kMarks.npos;
}

bool opens_after(char32_t before) {
  constexpr std::u32string_view kBrackets = U"([/–—-‘'";
  return is_space(before) || is_double_mark(before) || kBrackets.find(before) != kBrackets.npos;
}

struct Mark {
  std::size_t at;
  std::size_t end;
  char32_t code;
  bool opens;
};

std::vector<Mark> double_marks(std::string_view block) {
  std::vector<Mark> marks;
  char32_t before = ' ';
  for (auto [code, at, length] : CodePoints(block)) {
    if (is_double_mark(code)) {
      std::size_t end = at + length;
      bool space_after = end == block.size() || is_space(code_point_at(block, end).code);
      bool low = code == U'„';
      marks.push_back({at, end, code, !space_after && (low || opens_after(before))});
    }
    before = code;
  }
  return marks;
}

// Without white space at both ends and without a comma at the end.
Span bare(std::string_view block, Span span) {
  auto drops = [](char32_t code) { return is_space(code) || code == ','; };
  while (span.begin < span.end && is_space(code_point_at(block, span.begin).code)) {
    span.begin += code_point_at(block, span.begin).length;
  }
  while (span.begin < span.end) {
    CodePoint last = code_point_before(block.substr(0, span.end), span.end);
    if (!drops(last.code)) break;
    span.end -= last.length;
  }
  return span;
}

bool opens_with_mark(std::string_view block) {
  return !block.empty() && is_double_mark(code_point_at(block, 0).code);
}

}  // namespace

std::vector<Quotation> quotations(std::string_view block, std::string_view next) {
  std::vector<Quotation> found;
  std::vector<Mark> open;
  for (const Mark& mark : double_marks(block)) {
    if (mark.opens) {
      if (!open.empty() && open.front().code == mark.code) open.clear();
      open.push_back(mark);
    } else if (!open.empty()) {
      Mark outer = open.front();
      open.pop_back();
      if (open.empty()) {
        found.push_back({{outer.at, mark.end}, bare(block, {outer.end, mark.at})});
      }
    }
  }
  if (open.size() == 1 && opens_with_mark(next)) {
    Mark last = open.front();
    found.push_back({{last.at, block.size()}, bare(block, {last.end, block.size()}), true});
  }
  return found;
}

}  // namespace glasnik::text
