#include "text/carried.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/word_diff.h"

namespace glasnik::text {
namespace {

bool in_word(char32_t code) { return is_letter(code) || is_mark(code) || is_digit(code); }

// Whether a word goes on over `at`.
bool inside_word(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  return in_word(code_point_before(text, at).code) && in_word(code_point_at(text, at).code);
}

// The one place of `words` in `within` where it stands by itself as it did; none: nowhere or twice.
std::optional<std::size_t> only_place(std::string_view text, Span within, std::string_view words) {
  std::optional<std::size_t> place;
  for (std::size_t at = within.begin; (at = text.find(words, at)) != text.npos; ++at) {
    if (at + words.size() > within.end) break;
    if (inside_word(text, at) || inside_word(text, at + words.size())) continue;
    if (place) return std::nullopt;
    place = at;
  }
  return place;
}

bool overlaps(const Kept& a, const Kept& b) {
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

bool has(std::span<const Kept> all, const Kept& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

void sort(std::vector<Kept>& kept) {
  std::sort(kept.begin(), kept.end(), [](auto& a, auto& b) { return a.span < b.span; });
}

// The new place of one span: in a run that stayed, or, where only its neighbourhood was written
// anew (a comma after it), in what came in place of it.
std::optional<Span> place_of(Span span, std::string_view before, std::string_view after,
                             const std::vector<DiffRun>& runs) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const DiffRun& run = runs[i];
    if (run.change == Change::added || run.before.end <= span.begin) continue;
    if (span.end > run.before.end) return std::nullopt;
    if (run.change == Change::same) {
      const std::size_t begin = run.after.begin + (span.begin - run.before.begin);
      return Span{begin, begin + span.size()};
    }
    if (i + 1 == runs.size() || runs[i + 1].change != Change::added) return std::nullopt;
    auto place = only_place(after, runs[i + 1].after, span.of(before));
    if (!place) return std::nullopt;
    return Span{*place, *place + span.size()};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Kept> carried(std::span<const Kept> kept, std::string_view before,
                          std::string_view after) {
  if (before == after) return {kept.begin(), kept.end()};
  if (kept.empty()) return {};
  const std::vector<DiffRun> runs = word_diff(before, after);
  std::vector<Kept> found;
  for (const Kept& one : kept) {
    auto place = place_of(one.span, before, after, runs);
    if (!place) continue;
    found.push_back(one);
    found.back().span = *place;
  }
  sort(found);
  auto overlap = [](const Kept& a, const Kept& b) { return overlaps(a, b); };
  found.erase(std::unique(found.begin(), found.end(), overlap), found.end());
  return found;
}

std::vector<Kept> merged_kept(std::span<const Kept> base, std::span<const Kept> mine,
                              std::span<const Kept> theirs) {
  std::vector<Kept> merged;
  for (const Kept& one : mine) {
    const bool taken_away = has(base, one) && !has(theirs, one);
    if (!taken_away) merged.push_back(one);
  }
  for (const Kept& one : theirs) {
    if (has(base, one)) continue;
    bool taken = std::any_of(merged.begin(), merged.end(),
                             [&](const Kept& other) { return overlaps(one, other); });
    if (!taken) merged.push_back(one);
  }
  sort(merged);
  return merged;
}

}  // namespace glasnik::text
