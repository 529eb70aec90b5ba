#include "text/word_diff.h"

#include <algorithm>

#include "text/common_runs.h"
#include "text/diff_words.h"

namespace glasnik::text {
namespace {

using Words = std::vector<DiffWord>;

// Words that stand in both texts, or what stands in the place of each other. Same and changed
// stretches take turns; the spans count words.
struct Stretch {
  bool same = false;
  Span before;
  Span after;
};

class WordDiff {
 public:
  WordDiff(std::string_view before, std::string_view after)
      : before_text_(before),
        after_text_(after),
        before_(diff_words(before, numbering_)),
        after_(diff_words(after, numbering_)) {}

  std::vector<DiffRun> runs() {
    align();
    for (std::size_t i = 0; i < stretches_.size(); ++i) slide(i);
    drop_noise();
    for (const Stretch& stretch : stretches_) write(stretch);
    flush();
    return std::move(runs_);
  }

 private:
  void align() {
    std::size_t x = 0;
    std::size_t y = 0;
    for (const CommonRun& run : common_runs(numbers_of(before_), numbers_of(after_))) {
      add_change(x, run.before, y, run.after);
      x = run.before + run.length;
      y = run.after + run.length;
      stretches_.push_back({true, {run.before, x}, {run.after, y}});
    }
    add_change(x, before_.size(), y, after_.size());
  }

  void add_change(std::size_t x, std::size_t x_end, std::size_t y, std::size_t y_end) {
    if (x < x_end || y < y_end) stretches_.push_back({false, {x, x_end}, {y, y_end}});
  }

  // Moves an addition or a removal to where it reads best, if the words around it leave a choice:
  // "He came. [He ate.] He left.", not "He came. He [ate. He] left."
  void slide(std::size_t i) {
    if (i == 0 || i + 1 >= stretches_.size() || stretches_[i].same) return;
    Stretch& change = stretches_[i];
    if (change.before.size() != 0 && change.after.size() != 0) return;
    bool addition = change.before.size() == 0;
    const Words& words = addition ? after_ : before_;
    const Span span = addition ? change.after : change.before;
    // One word of each neighbour stays between two changes, so that they stay apart.
    const std::size_t most_left = stretches_[i - 1].after.size() - (i == 1 ? 0 : 1);
    const std::size_t most_right =
        stretches_[i + 1].after.size() - (i + 2 == stretches_.size() ? 0 : 1);
    std::ptrdiff_t best = 0;
    int best_score = begin_score(words, span.begin);
    auto consider = [&](std::size_t begin) {
      int score = begin_score(words, begin);
      if (score <= best_score) return;
      best_score = score;
      best = static_cast<std::ptrdiff_t>(begin) - static_cast<std::ptrdiff_t>(span.begin);
    };
    for (std::size_t k = 1; k <= most_left; ++k) {
      if (words[span.begin - k].number != words[span.end - k].number) break;
      consider(span.begin - k);
    }
    for (std::size_t k = 1; k <= most_right; ++k) {
      if (words[span.begin + k - 1].number != words[span.end + k - 1].number) break;
      consider(span.begin + k);
    }
    move(i, best);
  }

  void move(std::size_t i, std::ptrdiff_t by) {
    auto shift = [by](std::size_t& at) { at += static_cast<std::size_t>(by); };  // modulo 2^64
    shift(stretches_[i - 1].before.end);
    shift(stretches_[i - 1].after.end);
    for (Span* span : {&stretches_[i].before, &stretches_[i].after}) {
      shift(span->begin);
      shift(span->end);
    }
    shift(stretches_[i + 1].before.begin);
    shift(stretches_[i + 1].after.begin);
  }

  // How well a change begins with this word: a sentence, a clause, a phrase.
  static int begin_score(const Words& words, std::size_t at) {
    int score = words[at].little ? 1 : 0;
    if (at == 0 || words[at - 1].ends == Ends::sentence) return score + 4;
    return words[at - 1].ends == Ends::clause ? score + 2 : score;
  }

  // Two changes that only a little word parts become one.
  void drop_noise() {
    std::vector<Stretch> kept;
    for (const Stretch& stretch : stretches_) {
      kept.push_back(stretch);
      while (kept.size() >= 3 && is_noise(kept[kept.size() - 3], kept[kept.size() - 2], stretch)) {
        Stretch& first = kept[kept.size() - 3];
        first.before.end = kept.back().before.end;
        first.after.end = kept.back().after.end;
        kept.resize(kept.size() - 2);
      }
    }
    stretches_ = std::move(kept);
  }

  bool is_noise(const Stretch& first, const Stretch& between, const Stretch& second) const {
    if (!between.same || between.before.size() > 2) return false;
    for (std::size_t i = between.before.begin; i < between.before.end; ++i) {
      if (!before_[i].little) return false;
    }
    // Two additions, or two removals, leave the word between them as it stood.
    bool replaces = first.before.size() + second.before.size() > 0 &&
                    first.after.size() + second.after.size() > 0;
    auto weighs = [](const Stretch& change) {
      return change.before.size() + change.after.size() >= 2;
    };
    return replaces && weighs(first) && weighs(second) && !is_mending(first) && !is_mending(second);
  }

  // Whether every word stands against one that is nearly it.
  bool is_mending(const Stretch& change) const {
    if (change.before.size() != change.after.size()) return false;
    for (std::size_t i = 0; i < change.before.size(); ++i) {
      std::string_view was = before_[change.before.begin + i].word.of(before_text_);
      std::string_view is = after_[change.after.begin + i].word.of(after_text_);
      if (!nearly_same(was, is)) return false;
    }
    return true;
  }

  void write(const Stretch& stretch) {
    if (!stretch.same && !is_mending(stretch)) {
      return changed(octets(before_, stretch.before), octets(after_, stretch.after));
    }
    for (std::size_t i = 0; i < stretch.before.size(); ++i) {
      const DiffWord& was = before_[stretch.before.begin + i];
      const DiffWord& is = after_[stretch.after.begin + i];
      if (stretch.same) {
        same(was, is);
      } else {
        flush();
        changed({was.word.begin, was.end}, {is.word.begin, is.end});
      }
    }
  }

  // The octets of some words, white space included.
  Span octets(const Words& words, Span range) const {
    if (range.size() > 0) return {words[range.begin].word.begin, words[range.end - 1].end};
    return {};
  }

  // The white space after a word that stayed is a change of its own if it differs.
  void same(const DiffWord& was, const DiffWord& is) {
    Span space{was.word.end, was.end};
    Span new_space{is.word.end, is.end};
    bool alike = space.of(before_text_) == new_space.of(after_text_);
    unchanged({was.word.begin, alike ? was.end : was.word.end},
              {is.word.begin, alike ? is.end : is.word.end});
    if (!alike) changed(space, new_space);
  }

  void unchanged(Span was, Span is) {
    if (was.size() == 0) return;
    flush();
    bool continues = !runs_.empty() && runs_.back().change == Change::same;
    if (continues) {
      runs_.back().before.end = was.end;
      runs_.back().after.end = is.end;
    } else {
      runs_.push_back({Change::same, was, is});
    }
    at_ = {was.end, is.end};
  }

  // Changes with nothing between them are one: all that was removed, then all that was added.
  void changed(Span was, Span is) {
    removed_ += was.size();
    added_ += is.size();
  }

  void flush() {
    auto [x, y] = at_;
    if (removed_ > 0) runs_.push_back({Change::removed, {x, x + removed_}, {y, y}});
    x += removed_;
    if (added_ > 0) runs_.push_back({Change::added, {x, x}, {y, y + added_}});
    at_ = {x, y + added_};
    removed_ = added_ = 0;
  }

  std::string_view before_text_;
  std::string_view after_text_;
  Numbering numbering_;
  Words before_;
  Words after_;
  std::vector<Stretch> stretches_;
  // What is written: the runs, the place they lead to in each text, and what changed since.
  std::vector<DiffRun> runs_;
  struct {
    std::size_t before = 0;
    std::size_t after = 0;
  } at_;
  std::size_t removed_ = 0;
  std::size_t added_ = 0;
};

}  // namespace

std::vector<DiffRun> word_diff(std::string_view before, std::string_view after) {
  // Most blocks of a corrected release.
  bool all_same = before == after && !before.empty();
  if (all_same) return {{Change::same, {0, before.size()}, {0, after.size()}}};
  return WordDiff(before, after).runs();
}

}  // namespace glasnik::text
