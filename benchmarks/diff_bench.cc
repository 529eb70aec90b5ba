// The diff of a release of 10,000 words in 200 blocks against git's of the same two texts in the
// same run: git diff --no-index --word-diff, a block a line. Interleaved rounds, processor time,
// the median of each. Git is a process, so what it needs for two texts of one word is taken off.
//
// Fails where ours takes more than 20 ms.

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "sim/dice.h"
#include "text/block_diff.h"

using namespace glasnik;

namespace {

constexpr int kRounds = 13;
constexpr double kMost = 0.020;  // seconds
constexpr std::size_t kBlocks = 200;
constexpr std::size_t kWords = 50;  // in a block

using Block = std::vector<std::string>;
using Release = std::vector<Block>;

// Words of Serbian letters, most of them rare, a few as common as and and of.
std::string random_word(sim::Dice& dice) {
  constexpr const char* kCommon[] = {"и", "је", "у", "да", "на", "се", "за", "од"};
  if (dice.one_in(4)) return kCommon[dice.below(std::size(kCommon))];
  constexpr const char* kSyllables[] = {"ми", "ни",  "стар", "вој", "ска", "ре", "пу", "бли",
                                        "од", "бра", "на",   "ђе",  "чи",  "шу", "ма", "ће"};
  std::string word;
  for (std::uint64_t i = 1 + dice.below(3); i > 0; --i) {
    word += kSyllables[dice.below(std::size(kSyllables))];
  }
  return word;
}

Release random_release(sim::Dice& dice, std::size_t blocks, std::size_t words) {
  Release release(blocks, Block(words));
  for (Block& block : release) {
    for (std::string& word : block) word = random_word(dice);
  }
  return release;
}

// Every word with this chance in a hundred is another.
Release replaced(Release release, std::uint64_t percent, sim::Dice& dice) {
  for (Block& block : release) {
    for (std::string& word : block) {
      if (dice.below(100) < percent) word = random_word(dice);
    }
  }
  return release;
}

Release misspelt(Release release) {
  for (Block& block : release) {
    for (std::string& word : block) word += "а";
  }
  return release;
}

Release shuffled(Release release, sim::Dice& dice) {
  for (Block& block : release) {
    for (std::size_t i = block.size(); i > 1; --i) std::swap(block[i - 1], block[dice.below(i)]);
  }
  return release;
}

std::vector<std::string> lines_of(const Release& release) {
  std::vector<std::string> lines;
  for (const Block& block : release) {
    std::string& line = lines.emplace_back();
    for (const std::string& word : block) line += word + ' ';
    line.back() = '.';
  }
  return lines;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double ours(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  double begin = processor_seconds();
  std::vector<text::TextBlock> blocks[2];
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < before.size(); ++i) ids.push_back(std::to_string(i));
  for (std::size_t i = 0; i < before.size(); ++i) {
    blocks[0].push_back({ids[i], "paragraph", before[i]});
    blocks[1].push_back({ids[i], "paragraph", after[i]});
  }
  ENSURE(text::block_diff(blocks[0], blocks[1]).size() == before.size());
  return processor_seconds() - begin;
}

void write_file(const std::filesystem::path& path, const std::vector<std::string>& lines) {
  std::ofstream out(path);
  for (const std::string& line : lines) out << line << '\n';
  ENSURE(out.flush());
}

// What git spends on the two files.
double by_git(const std::filesystem::path& before, const std::filesystem::path& after) {
  std::vector<std::string> words = {
      "git", "diff", "--no-index", "--word-diff=porcelain", before.string(), after.string()};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  ENSURE(posix_spawn_file_actions_init(&files) == 0);
  ENSURE(posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0) == 0);
  pid_t child = 0;
  bool started = posix_spawnp(&child, "git", &files, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&files);
  int status = 0;
  rusage usage{};
  bool done = started && wait4(child, &status, 0, &usage) == child && WIFEXITED(status);
  if (!done || WEXITSTATUS(status) != 1) {  // 1: there are differences
    std::fprintf(stderr, "diff_bench: git does not run\n");
    std::exit(1);
  }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + kRounds / 2, values.end());
  return values[kRounds / 2];
}

// Whether the figure is reached.
bool compare(const char* what, const std::filesystem::path& directory, const Release& old_release,
             const Release& new_release) {
  const std::vector<std::string> before = lines_of(old_release);
  const std::vector<std::string> after = lines_of(new_release);
  write_file(directory / "before", before);
  write_file(directory / "after", after);
  std::vector<double> our_rounds;
  std::vector<double> git_rounds;
  for (int round = 0; round < kRounds; ++round) {
    our_rounds.push_back(ours(before, after));
    double start = by_git(directory / "one", directory / "other");
    git_rounds.push_back(by_git(directory / "before", directory / "after") - start);
  }
  double our_time = median(our_rounds);
  double git_time = median(git_rounds);
  std::printf("%-36s %6.2f ms   git %7.2f ms   ratio %.2f\n", what, our_time * 1e3, git_time * 1e3,
              our_time / git_time);
  return our_time <= kMost;
}

}  // namespace

int main() {
  char name[] = "/tmp/diff_bench.XXXXXX";
  ENSURE(mkdtemp(name) != nullptr);
  const std::filesystem::path directory = name;
  write_file(directory / "one", {"реч"});
  write_file(directory / "other", {"друга"});
  sim::Dice dice(1);
  const Release release = random_release(dice, kBlocks, kWords);
  const Release long_block = random_release(dice, 1, kBlocks * kWords);
  bool reached =
      compare("5 % of the words changed", directory, release, replaced(release, 5, dice));
  reached &= compare("every word changed", directory, release, replaced(release, 100, dice));
  reached &= compare("every word misspelt", directory, release, misspelt(release));
  reached &= compare("every block shuffled", directory, release, shuffled(release, dice));
  reached &=
      compare("one block, 5 % changed", directory, long_block, replaced(long_block, 5, dice));
  reached &= compare("one block, shuffled", directory, long_block, shuffled(long_block, dice));
  std::filesystem::remove_all(directory);
  return reached ? 0 : 1;
}
