#include "quotes_press.h"

#include <fmt/core.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "text/markup.h"
#include "text/release_item.h"
#include "text/repair.h"
#include "text/statement.h"

namespace glasnik::gold {
namespace {

constexpr const char* kSets[] = {"us-senate/senate-sample", "us-congress/congress-2001-2009",
                                 "us-prosecutors/san-diego", "au-parliament/au-sample"};
constexpr std::size_t kJudgedOfRule = 28;

struct Item {
  std::string id;  // us-senate/27Dec2004Kyl423
  std::vector<std::string> blocks;
};

std::string repaired(const boost::json::value* value) {
  if (value == nullptr || !value->is_string()) return {};
  auto text = text::repair(std::string(value->as_string()), "en");
  return text ? text->text : std::string();
}

Item read_item(const std::string& set, std::size_t number, const std::string& line) {
  boost::json::value parsed = boost::json::parse(line);
  const boost::json::object& fields = parsed.as_object();
  text::ReleaseItem release;
  release.title = repaired(fields.if_contains("title"));
  release.text = repaired(fields.if_contains("text"));
  Item item;
  item.id = set.substr(0, set.find('/')) + "/" + std::to_string(number);
  text::ItemRelease read = text::parse_release_item(release, {});
  if (read.release.lead) item.blocks.push_back(read.release.lead->text);
  for (const auto& block : read.release.blocks) item.blocks.push_back(text::plain(block.text));
  return item;
}

// Calls `use(item, statements)` for every release, in the order of the files.
template <typename Use>
void read_press(const std::filesystem::path& press, const Use& use) {
  for (const char* set : kSets) {
    std::ifstream in(press / (std::string(set) + ".jsonl"));
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      Item item = read_item(set, number, line);
      std::vector<std::string_view> blocks(item.blocks.begin(), item.blocks.end());
      use(item, text::find_statements(blocks, "en"));
    }
  }
}

std::string id_of(const Item& item, const text::Statement& statement) {
  return fmt::format("{:<12} {:<20} {:>3} {:>5} {:>5}", text::name(statement.rule), item.id,
                     statement.block, statement.words.front().begin, statement.words.back().end);
}

struct Verdicts {
  std::size_t words = 0;    // right words, whoever said them
  std::size_t speaker = 0;  // and the right speaker
  std::size_t judged = 0;
  std::size_t lost = 0;  // judged, but found no more
};

}  // namespace

void print_press(const std::filesystem::path& press, const std::filesystem::path& judged) {
  std::set<std::string> found;
  std::size_t statements = 0;
  read_press(press, [&](const Item& item, const std::vector<text::Statement>& all) {
    statements += all.size();
    for (const text::Statement& statement : all) found.insert(id_of(item, statement));
  });
  std::map<std::string, Verdicts> rules;
  std::ifstream in(judged);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::string verdict = line.substr(0, line.find(' '));
    std::string id = line.substr(line.find_first_not_of(' ', verdict.size()));
    Verdicts& rule = rules[id.substr(0, id.find(' '))];
    if (!found.contains(id)) {
      ++rule.lost;
      continue;
    }
    ++rule.judged;
    rule.words += verdict != "wrong";
    rule.speaker += verdict == "right";
  }
  fmt::print("\npress: {} statements found in real releases, a sample judged by hand\n",
             statements);
  fmt::print("  {:<13} {:>7} {:>10} {:>8} {:>14}\n", "rule", "judged", "precision", "speaker",
             "found no more");
  for (const auto& [rule, count] : rules) {
    double precision = count.judged == 0 ? 1 : double(count.words) / double(count.judged);
    double speaker = count.words == 0 ? 1 : double(count.speaker) / double(count.words);
    fmt::print("  {:<13} {:>7} {:>10.3f} {:>8.3f} {:>14}\n", rule, count.judged, precision, speaker,
               count.lost);
  }
}

void print_sample(const std::filesystem::path& press, unsigned seed) {
  std::map<std::string, std::vector<std::string>> rules;
  read_press(press, [&](const Item& item, const std::vector<text::Statement>& all) {
    for (const text::Statement& statement : all) {
      const std::string& block = item.blocks[statement.block];
      std::size_t first = statement.words.front().begin;
      std::size_t last = statement.words.back().end;
      std::size_t from = first > 150 ? first - 150 : 0;
      std::string shown = "[" + statement.person + "] " + block.substr(from, first - from) +
                          " <<<" + block.substr(first, last - first) + ">>> " +
                          block.substr(last, 120);
      rules[std::string(text::name(statement.rule))].push_back(id_of(item, statement) + "\n    " +
                                                               shown);
    }
  });
  std::mt19937_64 random(seed);
  for (auto& [rule, found] : rules) {
    std::size_t wanted = std::min(found.size(), kJudgedOfRule);
    fmt::print("# {} of {} {}\n", wanted, found.size(), rule);
    for (std::size_t i = 0; i < wanted; ++i) {
      std::swap(found[i], found[i + random() % (found.size() - i)]);
      fmt::print("      {}\n", found[i]);
    }
  }
}

}  // namespace glasnik::gold
