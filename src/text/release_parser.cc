#include "text/release_parser.h"

#include <algorithm>
#include <array>

#include "text/markup.h"
#include "text/utf8.h"
#include "text/words.h"

namespace glasnik::text {
namespace {

constexpr std::size_t kLongestListItem = 60;  // characters
constexpr std::size_t kShortestList = 3;      // dash lines in a row
constexpr int kHeadlineWords = 12;            // of a text that has no sentence end

bool is_bullet(char32_t code) {
  constexpr std::u32string_view kBullets = U"•‣▪◦●○■";
  return kBullets.find(code) != kBullets.npos;
}

bool opens_with_bullet(std::string_view line) {
  CodePoint first = code_point_at(line, 0);
  return is_bullet(first.code) && first.length < line.size();
}

// The line without its dash or bullet.
std::string_view after_mark(std::string_view line) {
  return trim(line.substr(code_point_at(line, 0).length));
}

bool short_item(std::string_view line) {
  return opens_with_dash(line) && count_code_points(line) < kLongestListItem && !ends_in_stop(line);
}

// Where a text that is one long line is cut for a headline.
std::size_t headline_end(std::string_view text) {
  std::size_t end = first_sentence_end(text);
  if (end != text.npos && count_code_points(text.substr(0, end)) <= kLongestHeadLine) return end;
  Tokens tokens(text);
  for (int word = 0; word < kHeadlineWords; ++word) {
    std::string_view token = tokens.next();
    if (token.empty()) break;
    end = tokens.at() + token.size();
  }
  return std::min(end, text.size());
}

class ReleaseParser {
 public:
  ReleaseParser(const std::vector<SourceLine>& lines, std::size_t count,
                const PlainOptions& options)
      : passages_(join_wrapped(lines)), blank_(count + 1), options_(options) {
    std::size_t next = lines.empty() ? 0 : lines.front().number;
    for (const SourceLine& line : lines) {
      while (next < line.number) blank_[next++] = true;
      next = line.number + 1;
    }
    release_.lines.resize(count);
  }

  PlainRelease parse(std::optional<KnownHead> head) {
    note_wrapped();
    if (head) {
      known_head(std::move(*head));
    } else {
      tab_lines();
      masthead();
      tab_lines();
      date_line();
      headline();
    }
    tab_lines();
    date_line();
    tab_lines();
    lead();
    while (at_ < passages_.size()) body();
    return std::move(release_);
  }

 private:
  bool more() const { return at_ < passages_.size(); }
  std::string_view text_at(std::size_t at) const {
    return at < passages_.size() ? std::string_view(passages_[at].text) : std::string_view();
  }
  std::string_view text() const { return text_at(at_); }

  void problem(ProblemKind kind, std::string_view detail) {
    std::size_t line = more() ? passages_[at_].lines.first : release_.lines.size();
    release_.problems.push_back({kind, line, std::string(prefix(detail, 80))});
  }

  void mark(Lines lines, LineRole role, std::size_t index) {
    for (std::size_t line = lines.first; line <= lines.last; ++line) {
      if (!blank_[line]) release_.lines[line - 1] = {role, index};
    }
  }

  Passage take(LineRole role, std::size_t index = 0) {
    Passage passage = std::move(passages_[at_++]);
    mark(passage.lines, role, index);
    return passage;
  }

  void note_wrapped() {
    std::size_t joined = 0;
    const Passage* first = nullptr;
    for (const Passage& passage : passages_) {
      if (passage.lines.first == passage.lines.last) continue;
      if (joined++ == 0) first = &passage;
    }
    if (first == nullptr) return;
    release_.problems.push_back({ProblemKind::wrapped_lines, first->lines.first,
                                 std::to_string(joined) + " paragraphs joined"});
  }

  void known_head(KnownHead head) {
    title_known_ = true;
    release_.date_line = std::move(head.stamp);
    release_.headline = std::move(head.headline);
    if (release_.date_line) mark(release_.date_line->lines, LineRole::date, 0);
    mark(release_.headline->lines, LineRole::headline, 0);
  }

  // PHOTOGALLERY in capitals opens a gallery; "Photogallery" in the head is page furniture.
  bool gallery_here() const {
    return parse_gallery_heading(text()) && !any_code_point(text(), is_lower);
  }

  void tab_lines() {
    while (more() && is_tab_line(text()) && !gallery_here()) {
      problem(ProblemKind::tab_line, text());
      release_.tab_lines.push_back(take(LineRole::tab_line));
    }
  }

  void masthead() {
    std::size_t next = at_ + (parse_date_line(text_at(at_ + 1)) ? 2U : 1U);
    if (more() && is_masthead(text(), text_at(next), options_.institutions)) {
      release_.masthead = take(LineRole::masthead);
    }
  }

  void date_line() {
    auto date = more() ? parse_date_line(text()) : std::nullopt;
    if (!date) return;
    if (release_.date_line) return problem(ProblemKind::second_date, text());
    if (!date->date) problem(ProblemKind::impossible_date, text());
    release_.date = date->date;
    release_.date_line = take(LineRole::date);
  }

  void headline() {
    if (!more()) return problem(ProblemKind::no_text, "");
    if (parse_attachment(text()) || gallery_here() || opens_with_dash(text())) {
      return problem(ProblemKind::no_headline, text());
    }
    if (count_code_points(text()) <= kLongestHeadLine) {
      release_.headline = take(LineRole::headline);
    } else {
      cut_headline();
    }
  }

  void cut_headline() {
    problem(ProblemKind::headline_cut, text());
    Passage& passage = passages_[at_];
    std::size_t end = headline_end(passage.text);
    release_.headline = Passage{passage.text.substr(0, end), passage.lines};
    mark(passage.lines, LineRole::headline, 0);
    passage.text = trim(std::string_view(passage.text).substr(end));
    rest_of_headline_ = at_;
    if (passage.text.empty()) ++at_;
  }

  void lead() {
    if (!release_.headline) return;
    bool fits = more() && plain_here() && count_code_points(text()) <= kLongestLead &&
                (!title_known_ || (ends_in_stop(text()) && !text().ends_with(':')));
    if (!fits) return problem(ProblemKind::no_lead, text());
    release_.lead = take(LineRole::lead);
  }

  bool plain_here() const {
    return !parse_attachment(text()) && !parse_gallery_heading(text()) &&
           !opens_with_dash(text()) && !opens_with_bullet(text()) && !parse_date_line(text());
  }

  void body() {
    if (auto attachment = parse_attachment(text())) return announced(std::move(*attachment));
    if (auto kind = parse_gallery_heading(text())) return gallery(*kind);
    if (!release_.galleries.empty()) {
      std::size_t index = release_.galleries.size() - 1;
      return release_.galleries.back().items.push_back(take(LineRole::gallery_item, index));
    }
    if (!release_.media.empty()) problem(ProblemKind::after_attachment, text());
    if (at_ == rest_of_headline_) return block(BlockKind::paragraph);
    if (opens_with_bullet(text())) return block(BlockKind::list_item);
    if (opens_with_dash(text())) return dashes();
    block(BlockKind::paragraph);
  }

  void announced(Result<Attachment> attachment) {
    if (!attachment) {
      problem(ProblemKind::impossible_size, text());
      return block(BlockKind::paragraph);
    }
    std::size_t index = release_.media.size();
    release_.media.push_back(
        {std::move(attachment).value(), take(LineRole::attachment, index), std::nullopt});
    bool caption = more() && plain_here() && release_.galleries.empty() &&
                   count_code_points(text()) <= kLongestCaption;
    if (caption) release_.media.back().caption = take(LineRole::caption, index);
  }

  void gallery(GalleryKind kind) {
    std::size_t index = release_.galleries.size();
    release_.galleries.push_back({kind, take(LineRole::gallery, index), {}});
  }

  // A run of short lines without final stop is a list; any other dash is a speaker's.
  void dashes() {
    std::size_t end = at_;
    while (end < passages_.size() && short_item(passages_[end].text)) ++end;
    bool list = end - at_ >= kShortestList;
    if (!list) return block(BlockKind::quote);
    while (at_ < end) block(BlockKind::list_item);
  }

  void block(BlockKind kind) {
    Passage passage = take(LineRole::block, release_.blocks.size());
    std::string_view words = passage.text;
    if (kind == BlockKind::list_item) words = after_mark(words);
    release_.blocks.push_back({kind, escape_inline(words), passage.lines});
  }

  std::vector<Passage> passages_;
  std::size_t at_ = 0;
  std::vector<bool> blank_;  // by line number, from the first line of `lines`
  std::optional<std::size_t> rest_of_headline_;
  bool title_known_ = false;  // an archive's item: its next line may be "For Immediate Release"
  const PlainOptions& options_;
  PlainRelease release_;
};

}  // namespace

PlainRelease parse_release(const std::vector<SourceLine>& lines, std::size_t count,
                           const PlainOptions& options, std::optional<KnownHead> head) {
  return ReleaseParser(lines, count, options).parse(std::move(head));
}

}  // namespace glasnik::text
