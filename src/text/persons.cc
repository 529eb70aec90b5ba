#include "text/persons.h"

#include <algorithm>
#include <map>
#include <optional>

#include "text/key.h"
#include "text/mentions.h"
#include "text/utf8.h"
#include "text/words.h"

namespace glasnik::text {
namespace {

constexpr double kSurname = 0.98;
constexpr double kOffice = 0.95;
constexpr double kPronoun = 0.85;
constexpr double kUnknown = 0.5;

// Women's first names end in -a, but for a few men's; before a surname in -ić, men's end in a
// consonant.
Gender gender_of_name(std::string_view name) {
  std::string all = letters(name);
  std::string_view first = std::string_view(all).substr(0, all.find(' '));
  constexpr std::string_view kMen[] = {"nikola", "luka",   "sava",   "ilija",  "andrija", "matija",
                                       "kosta",  "aleksa", "tadija", "jakša",  "siniša",  "nebojša",
                                       "saša",   "miša",   "đurica", "rajica", "ljubiša", "joshua"};
  if (std::find(std::begin(kMen), std::end(kMen), first) != std::end(kMen)) return Gender::male;
  if (first.ends_with('a')) return Gender::female;
  constexpr std::string_view kVowels = "aeiou";
  bool slavic = all.ends_with("ić");
  if (slavic && kVowels.find(first.back()) == kVowels.npos) return Gender::male;
  return Gender::unknown;
}

// A text with more of either is no release; what lies beyond is not looked up, so that the time
// stays bounded.
constexpr std::size_t kMostMentions = 400;
constexpr std::size_t kMostStatements = 1'000;

class PersonFinder {
 public:
  PersonFinder(std::span<const std::string_view> blocks, CueLanguage language)
      : language_(language) {
    for (std::size_t i = 0; i < blocks.size() && mentions_.size() < kMostMentions; ++i) {
      if (blocks[i].size() <= kLongestQuoteBlock) read_mentions(blocks[i], i, language, mentions_);
    }
    if (mentions_.size() > kMostMentions) mentions_.resize(kMostMentions);
    names_.resize(mentions_.size());
  }

  void find(std::vector<Statement>& statements) {
    std::span<Statement> looked_up =
        std::span(statements).first(std::min(statements.size(), kMostStatements));
    for (const Statement& statement : looked_up) note(statement);
    for (Statement& statement : std::span(statements).subspan(looked_up.size())) {
      statement.person = statement.speaker.written;
      statement.confidence *= kUnknown;
    }
    for (Statement& statement : looked_up) {
      if (statement.several) {
        statement.person.clear();
        statement.confidence *= kUnknown;
        continue;
      }
      double sure = 1.0;
      statement.person = person(statement, sure);
      statement.confidence *= sure;
      bool inherited =
          statement.rule == StatementRule::inherited || statement.rule == StatementRule::dash_run;
      if (inherited && statement.speaker.pronoun && !said_.empty()) statement.person = said_.back();
      said_.push_back(statement.person);
      said_block_ = statement.block;
      if (statement.speaker.gender != Gender::unknown) {
        genders_.try_emplace(statement.person, statement.speaker.gender);
      }
    }
    std::erase_if(statements, [this](const Statement& s) { return is_nobody(s); });
  }

 private:
  // Who speaks with a full name is a person, and stands in the nominative.
  void note(const Statement& statement) {
    std::string last = last_word(statement.speaker.name);
    bool full = count_words(statement.speaker.name) >= 2;
    bool nominative = statement.rule != StatementRule::according_to;
    for (Mention& mention : mentions_) {
      if (last.empty() || !is_form(mention.last, last)) continue;
      mention.person = true;
      bool same = full && mention.name == statement.speaker.name;
      if (same && nominative) mention.nominative = true;
    }
    if (!last.empty() && nominative) remember(last, surnames_);
    if (!last.empty() && !statement.speaker.office.empty()) remember(last, titled_);
  }

  static void remember(const std::string& last, std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), last) == names.end()) names.push_back(last);
  }

  std::string person(const Statement& statement, double& sure) {
    const Speaker& speaker = statement.speaker;
    if (speaker.pronoun) {
      sure = kPronoun;
      return last_subject(statement);
    }
    if (!speaker.name.empty()) {
      bool full = count_words(speaker.name) >= 2;
      sure = full ? 1.0 : kSurname;
      std::string found =
          by_name(speaker.name, full && statement.rule != StatementRule::according_to);
      if (!found.empty()) return found;
      sure = full ? 1.0 : kUnknown;
      return speaker.name;
    }
    sure = kOffice;
    std::string found = by_office(statement);
    if (!found.empty()) return found;
    sure = kUnknown;
    return speaker.written;
  }

  std::string by_name(std::string_view name, bool nominative) const {
    if (nominative) return std::string(name);
    std::string last = last_word(name);
    const Mention* best = nullptr;
    for (const Mention& mention : mentions_) {
      bool same = is_form(last, mention.last) || is_form(mention.last, last);
      if (!same) continue;
      if (best == nullptr || better(mention, *best)) best = &mention;
    }
    if (best == nullptr) {
      for (const std::string& known : surnames_) {
        if (is_form(last, known) && known != last) return known;
      }
      return {};
    }
    return nominative_of(*best, last);
  }

  // With its first name, then in the nominative.
  static bool better(const Mention& a, const Mention& b) {
    bool a_full = count_words(a.name) > 1;
    bool b_full = count_words(b.name) > 1;
    return a_full != b_full ? a_full : a.nominative && !b.nominative;
  }

  // The name of a mention in the nominative. `last` is the surname as the tag has it.
  std::string nominative_of(const Mention& mention, std::string_view tagged) const {
    if (language_ != CueLanguage::serbian || mention.nominative) return mention.name;
    std::string surname(tagged);
    for (const std::string& known : surnames_) {
      if (is_form(mention.last, known)) surname = known;
    }
    std::size_t space = mention.name.rfind(' ');
    if (space == std::string::npos) return mention.name;
    std::string first = mention.name.substr(0, space);
    std::string last = mention.name.substr(space + 1);
    std::size_t cut = count_code_points(mention.last) > count_code_points(surname)
                          ? count_code_points(mention.last) - count_code_points(surname)
                          : 0;
    if (cut > 0 && is_form(mention.last, surname)) {
      last = without_end(last, cut);
      return man_nominative(first) + " " + last;
    }
    return woman_nominative(first) + " " + last;
  }

  static std::string without_end(std::string_view word, std::size_t cut) {
    for (; cut > 0 && !word.empty(); --cut) {
      word.remove_suffix(code_point_before(word, word.size()).length);
    }
    return std::string(word);
  }

  static bool ends_in(std::string_view word, std::initializer_list<std::string_view> endings) {
    std::string all = letters(word);
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return all.ends_with(ending); });
  }

  static bool cyrillic(std::string_view word) {
    return !word.empty() && code_point_at(word, 0).code >= 0x400;
  }

  // Vidoja, Gvozdenom, Simeona, Nikole
  static std::string man_nominative(std::string_view first) {
    if (ends_in(first, {"ja", "ju"})) return without_end(first, 1) + (cyrillic(first) ? "е" : "e");
    if (ends_in(first, {"jem"})) return without_end(first, 1);
    if (ends_in(first, {"om", "em"})) return without_end(first, 2);
    if (ends_in(first, {"a", "u"})) return without_end(first, 1);
    return woman_nominative(first);
  }

  // Dostane, Dostani, Dostanu, Dostanom: Dostana
  static std::string woman_nominative(std::string_view first) {
    std::string a = cyrillic(first) ? "а" : "a";
    if (ends_in(first, {"om"})) return without_end(first, 2) + a;
    if (ends_in(first, {"e", "i", "u"})) return without_end(first, 1) + a;
    return std::string(first);
  }

  const std::string& name_of(const Mention& mention) const {
    auto& name = names_[static_cast<std::size_t>(&mention - mentions_.data())];
    if (!name) name = by_name(mention.name, mention.nominative && count_words(mention.name) > 1);
    return *name;
  }

  // The last person before the statement whose office has the same head; else the last speaker, if
  // he spoke just before: "General Prennis ... The commander of the Guard".
  std::string by_office(const Statement& statement) const {
    std::string head = head_of(statement.speaker.office, language_);
    if (head.empty()) return {};
    const Mention* found = nullptr;
    for (const Mention& mention : mentions_) {
      if (!mention.person || !has_head(mention.office, head)) continue;
      bool before = mention.block < statement.block ||
                    (mention.block == statement.block && mention.at < place(statement));
      if (before || found == nullptr) found = &mention;
    }
    if (found != nullptr) return name_of(*found);
    std::string written = letters(statement.speaker.written);
    bool definite = language_ == CueLanguage::english
                        ? written.starts_with("the ")
                        : !written.starts_with("jedan ") && !written.starts_with("jedna ");
    bool subject = statement.rule != StatementRule::according_to;
    return definite && subject && !said_.empty() && statement.block <= said_block_ + 1 &&
                   fits(said_.back(), statement.speaker.gender)
               ? said_.back()
               : std::string();
  }

  static std::size_t place(const Statement& statement) {
    return std::max(statement.words.front().begin, statement.cue.begin);
  }

  bool fits(std::string_view person, Gender wanted) const {
    if (wanted == Gender::unknown) return true;
    auto known = genders_.find(person);
    if (known != genders_.end()) return known->second == wanted;
    Gender gender = gender_of_name(person);
    return gender == Gender::unknown || gender == wanted;
  }

  // The last subject: of this sentence, of the one before in the paragraph, the last speaker.
  std::string last_subject(const Statement& statement) const {
    const Mention* found = nullptr;
    for (const Mention& mention : mentions_) {
      bool before = mention.block == statement.block && mention.at < place(statement);
      if (before && (mention.person || mention.begins) && mention.opens &&
          fits(name_of(mention), statement.speaker.gender)) {
        found = &mention;
      }
    }
    if (found != nullptr) return name_of(*found);
    for (auto last = said_.rbegin(); last != said_.rend(); ++last) {
      if (!last->empty() && fits(*last, statement.speaker.gender)) return *last;
    }
    for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
      bool before = mention->block < statement.block;
      if (before && mention->person && fits(name_of(*mention), statement.speaker.gender)) {
        return name_of(*mention);
      }
    }
    return {};
  }

  // A lone capital that nothing shows to be a person.
  bool is_nobody(const Statement& statement) const {
    bool dash =
        statement.rule == StatementRule::dash_tag || statement.rule == StatementRule::dash_run;
    if (dash || statement.several) return false;
    if (statement.person.empty()) return true;
    const Speaker& speaker = statement.speaker;
    bool lone = !speaker.pronoun && speaker.office.empty() && count_words(speaker.name) == 1;
    if (!lone || count_words(statement.person) > 1) return false;
    std::string last = last_word(speaker.name);
    return std::none_of(titled_.begin(), titled_.end(),
                        [&](const std::string& known) { return is_form(last, known); });
  }

  CueLanguage language_;
  std::vector<Mention> mentions_;
  std::vector<std::string> surnames_;                   // of tags: letters, in the nominative
  std::vector<std::string> titled_;                     // surnames that stand after an office
  std::vector<std::string> said_;                       // persons, in the order of their statements
  std::size_t said_block_ = 0;                          // where the last of them stands
  std::map<std::string, Gender, std::less<>> genders_;  // as participles have shown them
  mutable std::vector<std::optional<std::string>> names_;  // of each mention, once asked
};

}  // namespace

void find_persons(std::span<const std::string_view> blocks, CueLanguage language,
                  std::vector<Statement>& statements) {
  PersonFinder(blocks, language).find(statements);
}

}  // namespace glasnik::text
