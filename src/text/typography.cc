#include "text/typography.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/common_runs.h"
#include "text/typography_rules.h"

namespace glasnik::text {
namespace {

using Kind = SpelledWord::Kind;
using Blocks = std::span<const TextBlock>;
using Words = std::vector<SpelledWord>;

// Words in the place of others: one for one, one for several, several for one.
struct Step {
  Span before;
  Span after;
};

std::vector<std::uint32_t> numbers_of(const Words& words, Numbering& numbering) {
  std::vector<std::uint32_t> numbers;
  for (const SpelledWord& word : words) numbers.push_back(numbering.of(word.form));
  return numbers;
}

// How many words from `begin` on make the one word by their letters; 0 if none do.
std::size_t count_joined(const Words& words, Span range, const SpelledWord& whole) {
  std::string_view rest = whole.form;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (words[i].kind != Kind::word || !rest.starts_with(words[i].form)) return 0;
    rest.remove_prefix(words[i].form.size());
    if (rest.empty()) return i + 1 - range.begin;
  }
  return 0;
}

std::string words_of(const Words& words, Span range, std::string_view text) {
  return named(Span{words[range.begin].span.begin, words[range.end - 1].span.end}.of(text));
}

// One block, old and new.
class BlockGuard {
 public:
  BlockGuard(const TextBlock& before, const TextBlock& after, Style style, TypographyRules& rules)
      : old_block_(before),
        new_block_(after),
        old_text_(read(before)),
        new_text_(read(after)),
        old_(spelled_words(old_text_, style)),
        new_(spelled_words(new_text_, style)),
        rules_(rules) {}

  TypographyChange judge() {
    // Word by word in their places, if so they pass; else by what stayed between the changes. Of
    // "teh the" and "the the" only the places tell that one word was mended.
    if (old_.size() == new_.size()) replaced({0, old_.size()}, {0, new_.size()});
    if (old_.size() != new_.size() || change_.refusal) align();
    if (!change_.refusal) check_links();
    return std::move(change_);
  }

 private:
  void align() {
    change_ = {};
    steps_.clear();
    Numbering numbering;
    auto runs = common_runs(numbers_of(old_, numbering), numbers_of(new_, numbering));
    runs.push_back({old_.size(), new_.size(), 0});
    std::size_t x = 0;
    std::size_t y = 0;
    for (const CommonRun& run : runs) {
      replaced({x, run.before}, {y, run.after});
      for (std::size_t i = 0; i < run.length; ++i) add(run.before + i, 1, run.after + i, 1);
      x = run.before + run.length;
      y = run.after + run.length;
    }
  }

  // Words that stand in the place of others, in order: joined, split, or one for one.
  void replaced(Span was, Span is) {
    while (was.size() > 0 && is.size() > 0) {
      std::size_t parts = std::max<std::size_t>(1, count_joined(old_, was, new_[is.begin]));
      std::size_t new_parts = std::max<std::size_t>(1, count_joined(new_, is, old_[was.begin]));
      add(was.begin, parts, is.begin, new_parts);
      was.begin += parts;
      is.begin += new_parts;
    }
    if (was.size() > 0) refuse(words_of(old_, was, old_text_) + " was removed");
    if (is.size() > 0) refuse(words_of(new_, is, new_text_) + " was added");
  }

  void add(std::size_t x, std::size_t parts, std::size_t y, std::size_t new_parts) {
    steps_.push_back({{x, x + parts}, {y, y + new_parts}});
    const SpelledWord& was = old_[x];
    const SpelledWord& is = new_[y];
    bool same = parts == 1 && new_parts == 1 && was.spelling == is.spelling;
    if (same || change_.refusal) return;
    ++change_.words;
    bool quoted = is_quoted(steps_.back());
    if (parts > 1) {
      refuse(rules_.joined({&was, parts}, is, quoted));
    } else if (new_parts > 1) {
      refuse(rules_.joined({&is, new_parts}, was, quoted));
    } else {
      refuse(rules_.changed(was, is, quoted));
    }
  }

  bool is_quoted(const Step& step) const {
    if (old_block_.kind == "quote") return true;
    auto touches = [](const TextBlock& block, const Words& words, Span range) {
      Span place{words[range.begin].span.begin, words[range.end - 1].span.end};
      return std::any_of(block.attributed.begin(), block.attributed.end(), [&](Span quote) {
        return quote.begin < place.end && place.begin < quote.end;
      });
    };
    return touches(old_block_, old_, step.before) || touches(new_block_, new_, step.after);
  }

  // The steps that a place of one side covers, marks at its edges aside.
  Span steps_of(Span place, const Words& words, Span Step::*side) const {
    auto first = std::partition_point(steps_.begin(), steps_.end(), [&](const Step& step) {
      return words[(step.*side).end - 1].span.end <= place.begin;
    });
    auto past = std::partition_point(steps_.begin(), steps_.end(), [&](const Step& step) {
      return words[(step.*side).begin].span.begin < place.end;
    });
    return {static_cast<std::size_t>(first - steps_.begin()),
            static_cast<std::size_t>(past - steps_.begin())};
  }

  void check_links() {
    const std::vector<Link> was = links(old_block_);
    const std::vector<Link> is = links(new_block_);
    for (std::size_t i = 0; i < std::max(was.size(), is.size()); ++i) {
      if (i >= is.size()) return refuse("the link to " + named(was[i].target) + " was removed");
      if (i >= was.size()) return refuse("a link to " + named(is[i].target) + " was added");
      if (was[i].target != is[i].target) {
        return refuse(fmt::format("the link {} leads to {} and led to {}",
                                  named(is[i].words.of(new_text_)), named(is[i].target),
                                  named(was[i].target)));
      }
      bool stayed =
          steps_of(was[i].words, old_, &Step::before) == steps_of(is[i].words, new_, &Step::after);
      if (!stayed) return refuse("the link to " + named(is[i].target) + " stands on other words");
    }
  }

  void refuse(Refusal why) {
    if (!change_.refusal) change_.refusal = std::move(why);
  }

  const TextBlock& old_block_;
  const TextBlock& new_block_;
  const std::string old_text_;
  const std::string new_text_;
  const Words old_;
  const Words new_;
  TypographyRules& rules_;
  std::vector<Step> steps_;
  TypographyChange change_;
};

bool has_block(Blocks blocks, const TextBlock& wanted) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [&](const TextBlock& block) { return block.id == wanted.id; });
}

// Blocks stay: as many, in the same order, of the same kind.
Refusal check_blocks(Blocks before, Blocks after) {
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    if (i >= after.size()) return named(read(before[i])) + " was removed";
    if (i >= before.size()) return named(read(after[i])) + " was added";
    if (before[i].id != after[i].id) {
      if (!has_block(after, before[i])) return named(read(before[i])) + " was removed";
      if (!has_block(before, after[i])) return named(read(after[i])) + " was added";
      return named(read(before[i])) + " stands elsewhere";
    }
    if (before[i].kind == after[i].kind) continue;
    return fmt::format("{} is a {} and was a {}", named(read(after[i])), after[i].kind,
                       before[i].kind);
  }
  return std::nullopt;
}

}  // namespace

TypographyChange typography_change(Blocks before, Blocks after, std::string_view variant) {
  TypographyChange change{0, check_blocks(before, after)};
  const Style style = style_of(variant);
  TypographyRules rules(before, style);
  for (std::size_t i = 0; i < before.size() && !change.refusal; ++i) {
    if (before[i].text == after[i].text) continue;
    TypographyChange one = BlockGuard(before[i], after[i], style, rules).judge();
    change.words += one.words;
    change.refusal = std::move(one.refusal);
  }
  if (!change.refusal && change.words > kMostTypographyWords) {
    change.refusal = fmt::format("{} words change: typography may change {}", change.words,
                                 kMostTypographyWords);
  }
  return change;
}

std::string automatic_note(std::string_view variant, std::size_t words) {
  const Style style = style_of(variant);
  // Serbian: 1, 21 and 101 of them, but not 11, take the singular; 2 to 4 and all others have
  // plurals of their own, which this noun writes alike.
  bool one = words % 10 == 1 && words % 100 != 11;
  switch (style) {
    case Style::serbian_cyrillic:
      if (words == 0) return "Словна исправка: интерпункција и размаци";
      return fmt::format("Словна исправка: {} {}", words, one ? "реч" : "речи");
    case Style::serbian_latin:
      if (words == 0) return "Slovna ispravka: interpunkcija i razmaci";
      return fmt::format("Slovna ispravka: {} {}", words, one ? "reč" : "reči");
    default:
      if (words == 0) return "Typography: punctuation and spaces";
      return fmt::format("Typography: {} {}", words, words == 1 ? "word" : "words");
  }
}

}  // namespace glasnik::text
