// Import's share of the room text: repair, take apart and check every item of JSON-lines files.
// Items and octets a second of processor time. Usage: release_bench FILE.jsonl ...

#include <boost/json.hpp>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/conservation.h"
#include "text/repair.h"

using namespace glasnik;

namespace {

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Item {
  std::string title;
  std::string text;
};

std::vector<Item> items_of(const char* path) {
  std::vector<Item> items;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    boost::json::value parsed = boost::json::parse(line);
    const boost::json::object& fields = parsed.as_object();
    Item item;
    if (auto* title = fields.if_contains("title")) item.title = title->as_string();
    if (fields.at("text").is_string()) item.text = fields.at("text").as_string();
    items.push_back(std::move(item));
  }
  return items;
}

struct Stage {
  const char* name;
  double seconds = 0;
};

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 0;
  std::size_t octets = 0;
  Stage repairing{"repair"};
  Stage parsing{"take apart"};
  Stage checking{"check conservation"};
  for (int i = 1; i < argc; ++i) {
    for (const Item& item : items_of(argv[i])) {
      double start = processor_seconds();
      text::ReleaseItem release{
          text::repair(item.title, "en")->text, text::repair(item.text, "en")->text, {}};
      double repaired = processor_seconds();
      text::ItemRelease read = text::parse_release_item(release, {});
      double parsed = processor_seconds();
      ENSURE(!text::breach_of_conservation(read));
      checking.seconds += processor_seconds() - parsed;
      parsing.seconds += parsed - repaired;
      repairing.seconds += repaired - start;
      octets += item.text.size();
      ++count;
    }
  }
  for (const Stage& stage : {repairing, parsing, checking}) {
    std::printf("%-20s %8.0f items/s %8.1f MB/s\n", stage.name,
                static_cast<double>(count) / stage.seconds,
                static_cast<double>(octets) / stage.seconds / 1e6);
  }
  std::printf("%zu items, all conserved\n", count);
}
