#include "text/text_block.h"

#include "text/markup.h"

namespace glasnik::text {
namespace {

// The pieces of a block that are markup each for itself.
template <typename Take>
void for_each_line(const TextBlock& block, Take take) {
  if (block.kind != "list") return take(block.text);
  std::string_view rest = block.text;
  while (true) {
    std::size_t end = rest.find('\n');
    take(rest.substr(0, end));
    if (end == rest.npos) return;
    rest.remove_prefix(end + 1);
  }
}

}  // namespace

std::string read(const TextBlock& block) {
  std::string all;
  bool first = true;
  for_each_line(block, [&](std::string_view line) {
    if (!first) all += '\n';
    first = false;
    all += plain(line);
  });
  return all;
}

std::vector<Link> links(const TextBlock& block) {
  std::vector<Link> all;
  std::size_t at = 0;
  for_each_line(block, [&](std::string_view line) {
    for (Link& link : links(line)) {
      link.words.begin += at;
      link.words.end += at;
      all.push_back(std::move(link));
    }
    at += plain(line).size() + 1;
  });
  return all;
}

}  // namespace glasnik::text
