#pragma once
// The rules that judge one passage by itself. Private to text/lint.h.

#include "text/format.h"
#include "text/lint.h"
#include "text/utf8.h"

namespace glasnik::text {

// One passage, its letters numbered.
class LintLine {
 public:
  // `after`: the words of the next passage, empty where it is the last.
  LintLine(const LintPassage& passage, std::size_t number, std::string_view lang,
           std::string_view after, std::vector<Hint>& hints);

  std::size_t size() const { return letters_.size(); }
  char32_t at(std::size_t i) const { return i < letters_.size() ? letters_[i].code : 0; }
  char32_t before(std::size_t i) const { return i > 0 ? at(i - 1) : 0; }
  Span span(std::size_t from, std::size_t to) const;
  std::string_view words(std::size_t from, std::size_t to) const {
    return span(from, to).of(passage_.words);
  }
  std::string_view all() const { return passage_.words; }
  LintRole role() const { return passage_.role; }
  Style style() const { return style_; }
  // Whether the next passage opens a quotation: one of several paragraphs is closed in its last.
  bool quotes_on() const {
    if (after_.empty()) return false;
    const char32_t first = code_point_at(after_, 0).code;
    return first == '"' || first == U'“' || first == U'„' || first == U'”';
  }
  bool serbian() const {
    return style_ == Style::serbian_cyrillic || style_ == Style::serbian_latin;
  }
  // The end of the run of letters and marks that begins at `from`.
  std::size_t word_end(std::size_t from) const;
  bool word_begins(std::size_t i) const;

  void tell(LintRule rule, std::size_t from, std::size_t to, std::optional<std::string> fix = {});
  void tell_span(LintRule rule, Span span, std::optional<std::string> fix = {});

 private:
  const LintPassage& passage_;
  std::size_t number_;
  Style style_;
  std::string_view after_;
  std::vector<CodePoints::Item> letters_;
  std::vector<Span> addresses_;  // URLs, handles, files: nothing in them is judged
  std::vector<Hint>& hints_;
};

void lint_words(LintLine& line);   // lint_words.cc: scripts, letters, words
void lint_spaces(LintLine& line);  // lint_spaces.cc
void lint_marks(LintLine& line);   // lint_marks.cc: quotation marks and dashes

}  // namespace glasnik::text
