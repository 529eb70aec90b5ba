#include "search/inflection.h"

#include <algorithm>
#include <set>

#include "search/paradigms.h"

namespace glasnik::search {
namespace {

// Calls each(ending) for the endings of a list.
template <typename Each>
void each_ending(std::string_view list, Each each) {
  while (!list.empty()) {
    std::size_t end = std::min(list.find(' '), list.size());
    std::string_view ending = list.substr(0, end);
    each(ending == "-" ? std::string_view() : ending);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

// The stems under which the word is a form of the paradigm.
std::set<std::string> stems_of(std::string_view key, const Paradigm& paradigm) {
  std::set<std::string> stems;
  for (const Endings& endings : paradigm.endings) {
    each_ending(endings.list, [&](std::string_view ending) {
      if (key.size() < ending.size() + 2 || !key.ends_with(ending)) return;
      for (std::string& stem :
           unchanged(key.substr(0, key.size() - ending.size()), endings.change)) {
        if (stem.size() >= 2) stems.insert(std::move(stem));
      }
    });
  }
  return stems;
}

// The known words that the paradigm makes of a stem.
std::set<std::string> attested(const Paradigm& paradigm, std::string_view stem,
                               const Known& known) {
  std::set<std::string> found;
  for (const Endings& endings : paradigm.endings) {
    auto stands = changed(stem, endings.change);
    if (!stands) continue;
    each_ending(endings.list, [&](std::string_view ending) {
      std::string form = *stands;
      form += ending;
      if (known(form)) found.insert(std::move(form));
    });
  }
  return found;
}

}  // namespace

std::vector<std::string_view> irregulars_with(std::string_view key) {
  std::vector<std::string_view> all;
  for (std::string_view group : irregulars()) {
    std::vector<std::string_view> members;
    each_ending(group, [&](std::string_view member) { members.push_back(member); });
    bool here = std::find(members.begin(), members.end(), key) != members.end();
    if (here) all.insert(all.end(), members.begin(), members.end());
  }
  return all;
}

std::size_t common_beginning(std::string_view key) {
  if (key.size() > 7) return key.size() - 5;
  return key.size() > 5 ? 3 : 2;
}

std::vector<std::string> forms(std::string_view key, const Known& known) {
  std::vector<std::string> listed;
  for (std::string_view word : irregulars_with(key)) {
    if (word != key && known(word)) listed.emplace_back(word);
  }
  if (!listed.empty()) return listed;
  std::set<std::string> best;
  std::size_t best_stem = 0;
  for (const Paradigm& paradigm : paradigms()) {
    for (const std::string& stem : stems_of(key, paradigm)) {
      std::set<std::string> found = attested(paradigm, stem, known);
      found.insert(std::string(key));
      bool better =
          found.size() > best.size() || (found.size() == best.size() && stem.size() > best_stem);
      if (found.size() < paradigm.least || !better) continue;
      best = std::move(found);
      best_stem = stem.size();
    }
  }
  best.erase(std::string(key));
  std::vector<std::string> chosen(best.begin(), best.end());
  if (chosen.size() > kMostForms) chosen.resize(kMostForms);
  return chosen;
}

}  // namespace glasnik::search
