// What the recognition of quotes is worth: precision, recall and speakers, by kind and by language
// and script, on the gold set of the project, and its precision by rule on real releases.
//   quotes_bench GOLD PRESS              the tables; GOLD as tests/quotes, PRESS as inputs/press
//   quotes_bench GOLD PRESS --faults     with every fault on a line
//   quotes_bench GOLD PRESS --sample N   a random sample of the press by the seed N, to be judged

#include <fmt/core.h>

#include "quote_gold.h"
#include "quotes_press.h"

using namespace glasnik;

namespace {

void print_row(const std::string& kind, const gold::Count& count) {
  fmt::print("  {:<13} {:>9} {:>6} {:>6} {:>10.3f} {:>7.3f} {:>8.3f}\n", kind, count.annotated,
             count.found, count.right, count.precision(), count.recall(), count.speaker());
}

void print_table(const std::string& title, const std::map<std::string, gold::Count>& kinds) {
  fmt::print("{:<15} {:>9} {:>6} {:>6} {:>10} {:>7} {:>8}\n", title, "annotated", "found", "right",
             "precision", "recall", "speaker");
  gold::Count all;
  for (const char* kind : {"dash", "inline", "inherited", "written", "according-to", "indirect"}) {
    auto found = kinds.find(kind);
    if (found == kinds.end()) continue;
    print_row(kind, found->second);
    all.add(found->second);
  }
  print_row("all", all);
}

void print_part(const std::filesystem::path& folder, bool faults) {
  std::map<std::string, std::map<std::string, gold::Count>> variants;
  std::map<std::string, gold::Count> all;
  auto releases = gold::read_releases(folder);
  fmt::print("\n{}: {} releases\n", folder.filename().string(), releases.size());
  for (const gold::Release& release : releases) {
    gold::Judgement judgement = gold::judge(release);
    for (const auto& [kind, count] : judgement.kinds) {
      variants[release.variant][kind].add(count);
      all[kind].add(count);
    }
    for (const std::string& fault : judgement.faults) {
      if (faults) fmt::print("{}\n", fault);
    }
  }
  for (const auto& [variant, kinds] : variants) print_table(variant, kinds);
  print_table("all variants", all);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  std::filesystem::path gold = arguments[1];
  std::filesystem::path press = arguments[2];
  std::string more = count > 3 ? arguments[3] : "";
  if (more == "--sample" && count > 4) {
    gold::print_sample(press, static_cast<unsigned>(std::stoul(arguments[4])));
    return 0;
  }
  for (const char* part : {"tuned", "held_out"}) print_part(gold / part, more == "--faults");
  if (std::filesystem::exists(press)) {
    gold::print_press(press, gold / "press_judged.txt");
  } else {
    fmt::print("skipped press: no {}\n", press.string());
  }
}
