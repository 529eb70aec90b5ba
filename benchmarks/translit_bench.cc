// Serbian Cyrillic to Latin, and the search key, against ICU's transliterators on the same text in
// the same run: interleaved rounds, processor time, the median of each. ICU's rules are compiled
// once.

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/key.h"
#include "text/translit.h"

using namespace glasnik;

namespace {

constexpr int kRounds = 13;

// A block of the length of a paragraph, in words as releases have them.
std::string sample() {
  const char* sentence =
      "Министар одбране је на састанку у Његошевој улици нагласио да ће Република Србија, као "
      "војно "
      "неутрална земља, наставити да улаже у опремање и обуку, а да људи и џепови остају на првом "
      "месту. ";
  std::string text;
  while (text.size() < 2'000) text += sentence;
  return text;
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Megabytes of source a second, over about 20 ms.
double speed(const std::string& text,
             const std::function<std::size_t(const std::string&)>& convert) {
  double begin = processor_seconds();
  double spent = 0;
  std::size_t octets = 0;
  while (spent < 0.02) {
    for (int i = 0; i < 8; ++i) ENSURE(convert(text) > 0);
    octets += 8 * text.size();
    spent = processor_seconds() - begin;
  }
  return static_cast<double>(octets) / spent / 1e6;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + kRounds / 2, values.end());
  return values[kRounds / 2];
}

std::unique_ptr<icu::Transliterator> rules(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  ENSURE(U_SUCCESS(status));
  return made;
}

std::size_t by_icu(const icu::Transliterator& transliterator, const std::string& text) {
  icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(text);
  transliterator.transliterate(utf16);
  std::string latin;
  utf16.toUTF8String(latin);
  return latin.size();
}

void compare(const char* what, const char* icu_id,
             const std::function<std::size_t(const std::string&)>& ours) {
  const std::string text = sample();
  auto transliterator = rules(icu_id);
  std::vector<double> our_rounds;
  std::vector<double> icu_rounds;
  for (int round = 0; round < kRounds; ++round) {
    our_rounds.push_back(speed(text, ours));
    icu_rounds.push_back(
        speed(text, [&](const std::string& block) { return by_icu(*transliterator, block); }));
  }
  double our_speed = median(our_rounds);
  double icu_speed = median(icu_rounds);
  std::printf("%-12s %7.1f MB/s   ICU %s %6.1f MB/s   ratio %.1f\n", what, our_speed, icu_id,
              icu_speed, our_speed / icu_speed);
}

}  // namespace

int main() {
  compare("translit", "Serbian-Latin/BGN",
          [](const std::string& block) { return text::to_latin(block).text.size(); });
  compare("search key", "Any-Latin; Latin-ASCII; Lower",
          [](const std::string& block) { return text::key(block).size(); });
}
