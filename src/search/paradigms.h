#pragma once
// How Serbian words decline and conjugate, in keys (text/key.h: no diacritics, đ is dj), as data:
// a paradigm is a list of endings, each on the stem as it is or changed at its end. No dictionary:
// which words follow which paradigm is judged by the words that the index has (inflection.h).

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glasnik::search {

enum class Change {
  none,
  palatal,     // k g h before e and i: c z s (radnik, radnici; Bog, Boze)
  iotated,     // before a lost j: t c, d dj, n nj, l lj, st sc, p b m v with lj (uputiti, upucen)
  fleeting,    // an a between the last two consonants: sastank- is sastanak
  fleeting_l,  // the same with l at the end, which is o: topl- is topao
};

// A stem as it stands before an ending; nothing if the change does not fit it.
std::optional<std::string> changed(std::string_view stem, Change change);
// The stems that stand so.
std::vector<std::string> unchanged(std::string_view stood, Change change);

struct Endings {
  Change change;
  std::string_view list;  // parted by spaces; "-" is the empty ending
};
struct Paradigm {
  std::string_view name;
  std::vector<Endings> endings;
  std::size_t least = 2;  // so many forms must be known words before it is believed
};
std::span<const Paradigm> paradigms();

// The words that go together by no rule, one group a line, parted by spaces: covek ljudi.
std::span<const std::string_view> irregulars();

}  // namespace glasnik::search
