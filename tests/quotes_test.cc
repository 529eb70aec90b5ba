// What the sieve of quotes is worth by the gold set, and that both scripts of a text are read
// alike. Source: language.md section 12.5.

#include <doctest/doctest.h>

#include "inputs.h"
#include "quote_gold.h"
#include "text/markup.h"
#include "text/plain_release.h"
#include "text/repair.h"
#include "text/translit.h"

using namespace glasnik;

namespace {

std::filesystem::path gold_folder(const char* part) {
  return std::filesystem::path(GLASNIK_SOURCE_DIR) / "tests" / "quotes" / part;
}

std::map<std::string, gold::Count> counts(const char* part) {
  std::map<std::string, gold::Count> kinds;
  for (const gold::Release& release : gold::read_releases(gold_folder(part))) {
    for (const auto& [kind, count] : gold::judge(release).kinds) kinds[kind].add(count);
  }
  return kinds;
}

// One line a statement: everything that must not depend on the script, in Latin.
std::vector<std::string> told(const gold::Release& release) {
  std::vector<std::string> lines;
  for (const text::Statement& statement : gold::find(release)) {
    std::string line = std::string(text::name(statement.rule)) + " " + statement.cue_word;
    line += " [" + statement.speaker.written + "; " + statement.person + "]";
    for (const text::Span& words : statement.words) {
      line += " | " + std::string(words.of(release.paragraphs[statement.block]));
    }
    line += statement.several ? " several " : " ";
    lines.push_back(text::to_latin(line).text + std::to_string(statement.confidence));
  }
  return lines;
}

std::size_t count(const std::vector<text::Statement>& statements, text::StatementRule rule,
                  std::string_view person) {
  std::size_t found = 0;
  for (const text::Statement& statement : statements) {
    found += statement.rule == rule && statement.person == person;
  }
  return found;
}

}  // namespace

TEST_CASE("the sieve keeps its bounds on the part it was tuned on and on the whole gold set") {
  auto tuned = counts("tuned");
  auto whole = counts("held_out");
  for (auto& [kind, count] : whole) count.add(tuned[kind]);
  CHECK(gold::read_releases(gold_folder("tuned")).size() == 70);
  CHECK(gold::read_releases(gold_folder("held_out")).size() == 30);
  for (auto* kinds : {&tuned, &whole}) {
    gold::Count dash = (*kinds)["dash"];
    gold::Count inlined = (*kinds)["inline"];
    gold::Count indirect = (*kinds)["indirect"];
    CHECK(dash.annotated > 50);
    CHECK(dash.precision() >= 0.98);
    CHECK(dash.recall() >= 0.95);
    CHECK(dash.speaker() >= 0.95);
    CHECK(inlined.annotated > 50);
    CHECK(inlined.precision() >= 0.90);
    CHECK(inlined.recall() >= 0.80);
    CHECK(indirect.annotated > 100);
    CHECK(indirect.precision() >= 0.80);
    CHECK(indirect.recall() >= 0.50);
  }
}

TEST_CASE("both scripts of one release give the same statements") {
  std::size_t pairs = 0;
  for (const char* part : {"tuned", "held_out"}) {
    auto releases = gold::read_releases(gold_folder(part));
    for (std::size_t i = 0; i + 1 < releases.size(); ++i) {
      std::string stem = releases[i].name.substr(0, releases[i].name.find('.'));
      if (releases[i].name != stem + ".cir" || releases[i + 1].name != stem + ".lat") continue;
      ++pairs;
      CAPTURE(stem);
      CHECK_FALSE(told(releases[i]).empty());
      CHECK(told(releases[i]) == told(releases[i + 1]));
    }
  }
  CHECK(pairs >= 12);
}

TEST_CASE("the seed has one direct quote, eight indirect statements and a scare quote") {
  auto source = test::input("seed/000_297c18a88897823b.txt");
  if (!source) return;
  auto repaired = text::repair(*source, "en");
  REQUIRE(repaired);
  text::PlainRelease release = text::parse_plain_release(repaired->text, {});
  std::vector<std::string> plain = {release.lead->text};
  for (const text::ReleaseBlock& block : release.blocks) plain.push_back(text::plain(block.text));
  std::vector<std::string_view> blocks(plain.begin(), plain.end());
  auto statements = text::find_statements(blocks, "en");
  constexpr auto kIndirect = text::StatementRule::indirect;
  CHECK(count(statements, text::StatementRule::dash_tag, "Aleksandar Vulin") == 1);
  CHECK(count(statements, kIndirect, "Aleksandar Vulin") == 6);
  CHECK(count(statements, kIndirect, "Kyle Scott") == 1);
  CHECK(count(statements, kIndirect, "") == 1);  // the interlocutors
  CHECK(statements.size() == 9);                 // and so "Kosovo Armed Forces" is nobody's
}
