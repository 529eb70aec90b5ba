#include "site/desk_reasons.h"

#include <charconv>

namespace glasnik::site {
namespace {

struct Reason {
  std::string_view begins;  // the sentence of the verb
  const char* word;
};
constexpr Reason kFailures[] = {
    {"this cannot be published yet", "FAILURE_NOT_YET"},
    {"this is not what was approved", "FAILURE_NOT_APPROVED"},
    {"the newsroom's policy asks for", "FAILURE_POLICY"},
};

// The last instant that a sentence names.
std::optional<Time> instant_in(const std::string& sentence) {
  std::optional<Time> last;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find_first_of(" ,", at), sentence.size());
    if (auto time = parse_rfc3339(sentence.substr(at, end - at))) last = *time;
    at = end + 1;
  }
  return last;
}

}  // namespace

std::string failure_words(const View& view, const std::string& failure) {
  for (const Reason& reason : kFailures) {
    if (failure.starts_with(reason.begins)) return view.word(reason.word);
  }
  return view.word("FAILURE_OTHER");
}

std::string held_words(const View& view, const std::string& why) {
  const auto instant = instant_in(why);
  const std::string shown = instant ? " " + when(view, *instant) : std::string();
  constexpr std::string_view kSet = "the clock was set by ";
  if (!why.starts_with(kSet)) return view.word("HELD_BEHIND") + shown;
  const std::string by = why.substr(kSet.size(), why.find(' ', kSet.size()) - kSet.size());
  return view.word("HELD_SET_BY") + " " + by + " s, " + view.word("HELD_SET_TO") + shown;
}

}  // namespace glasnik::site
