#include "text/persons.h"

#include <algorithm>

#include "text/key.h"
#include "text/quotation.h"
#include "text/quote_tag.h"
#include "text/quote_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace glasnik::text {
namespace {

constexpr double kSurname = 0.98;
constexpr double kOffice = 0.95;
constexpr double kPronoun = 0.85;
constexpr double kUnknown = 0.5;
constexpr std::size_t kMostNameWords = 4;

// A full name somewhere in the text.
struct Mention {
  std::size_t block = 0;
  std::size_t at = 0;       // octet in the block
  bool opens = false;       // the first of its sentence: a subject rather than an object
  std::string name;         // as it stands there
  std::string last;         // letters of its last word
  std::string office;       // letters of the words before it that belong to it
  bool begins = false;      // nothing but what he is stands before it in its sentence
  bool nominative = false;  // its office says so
  bool person = false;      // an office stands by it, or it speaks somewhere
};

using Words = std::vector<QuoteWord>;

std::string last_word(std::string_view name) {
  std::string all = letters(name);
  std::size_t space = all.find_last_of(" \u00a0");
  return space == std::string::npos ? all : all.substr(space + 1);
}

// Whether `form` is a case of `name`, or an adjective or a woman's form made of it. Letters.
bool is_form(std::string_view form, std::string_view name) {
  if (form == name) return true;
  constexpr std::string_view kEndings[] = {"a",   "u",   "om",   "em",   "e",    "i",
                                           "ev",  "ov",  "eva",  "ova",  "evim", "ovim",
                                           "eve", "ove", "evoj", "ovoj", "'s",   "’s"};
  auto ends = [&](std::string_view stem) {
    if (!form.starts_with(stem)) return false;
    std::string_view rest = form.substr(stem.size());
    return std::find(std::begin(kEndings), std::end(kEndings), rest) != std::end(kEndings);
  };
  if (ends(name)) return true;
  bool vowel =
      name.size() > 3 && std::string_view("aoe").find(name.back()) != std::string_view::npos;
  return vowel && ends(name.substr(0, name.size() - 1));
}

bool same_head(std::string_view a, std::string_view b) {
  std::size_t shared = 0;
  while (shared < a.size() && shared < b.size() && a[shared] == b[shared]) ++shared;
  constexpr std::size_t kShortestStem = 4;
  std::size_t shorter = std::min(a.size(), b.size());
  return a == b || (shared >= kShortestStem && shared + 3 >= shorter && shorter > kShortestStem);
}

// The first word that names an office: minister, of "Defence Minister".
std::string head_of(std::string_view office, CueLanguage language) {
  std::string all = letters(office);
  std::string head;
  Tokens tokens(all);
  for (auto token = tokens.next(); !token.empty(); token = tokens.next()) {
    while (!token.empty() && (token.back() == ',' || token.back() == '.')) token.remove_suffix(1);
    if (classify(token, language).role == WordRole::office) {
      head = token;
      if (language == CueLanguage::serbian) break;
    } else if (!head.empty()) {
      break;
    }
  }
  return head;
}

bool has_head(std::string_view office, std::string_view head) {
  Tokens tokens(office);
  for (auto token = tokens.next(); !token.empty(); token = tokens.next()) {
    while (!token.empty() && token.back() == ',') token.remove_suffix(1);
    if (same_head(token, head)) return true;
  }
  return false;
}

bool is_name_word(const QuoteWord& word) {
  return word.capital &&
         (word.meaning.role == WordRole::other || word.meaning.role == WordRole::adverb);
}

// Reads the full names of one block.
class MentionReader {
 public:
  MentionReader(std::string_view block, std::size_t number, CueLanguage language)
      : block_(block),
        number_(number),
        language_(language),
        words_(quote_words(block, 0, language)) {}

  void read(std::vector<Mention>& mentions) {
    std::vector<Quotation> quoted = quotations(block_, {});
    bool first = true;
    auto quotation = quoted.begin();
    for (std::size_t at = 0; at < words_.size();) {
      if (at > 0 && words_[at].sentence) first = true;
      while (quotation != quoted.end() && quotation->whole.end <= words_[at].span.begin)
        ++quotation;
      bool inside = quotation != quoted.end() && quotation->whole.contains(words_[at].span.begin);
      std::size_t end = name_end(at);
      bool titled = end - at == 1 && at > 0 && words_[at].before == Gap::none &&
                    words_[at - 1].meaning.role == WordRole::office;  // Minister Velinek
      bool full = end - at >= 2 && end - at <= kMostNameWords;
      if ((titled || full) && !inside) {
        mentions.push_back(made(at, end));
        mentions.back().opens = first;
        mentions.back().begins = full && begins_sentence(at, end);
        first = false;
      }
      at = std::max(end, at + 1);
    }
  }

 private:
  std::size_t name_end(std::size_t at) const {
    std::size_t end = at;
    while (end < words_.size() && is_name_word(words_[end]) &&
           (end == at || (words_[end].before == Gap::none && !words_[end].sentence))) {
      ++end;
    }
    return end;
  }

  // "Retired boatswain Lazar Kundačina": the sentence is about him.
  bool begins_sentence(std::size_t at, std::size_t end) const {
    std::size_t begin = at;
    while (begin > 0 && !words_[begin].sentence && words_[begin].before == Gap::none) --begin;
    bool starts = begin == 0 || words_[begin].sentence;
    return starts && names_speaker(words_, {begin, end}, language_);
  }

  // The words before a name up to what parts them: its office, if one is among them.
  Mention made(std::size_t begin, std::size_t end) const {
    WordRange name = name_in(words_, {begin > 0 ? begin - 1 : begin, end}, block_, language_);
    if (name.empty()) name = {begin, end};
    Mention mention;
    mention.block = number_;
    mention.at = words_[name.begin].span.begin;
    mention.name = Span{mention.at, words_[name.end - 1].span.end}.of(block_);
    for (std::string_view possessive : {"'s", "’s"}) {
      if (mention.name.ends_with(possessive)) {
        mention.name.resize(mention.name.size() - possessive.size());
      }
    }
    mention.last = last_word(mention.name);
    std::size_t from = begin;
    while (from > 0 && begin - from < 10 && words_[from].before == Gap::none &&
           !is_name_word(words_[from - 1])) {
      --from;
    }
    if (from < begin) {
      std::string_view before = Span{words_[from].span.begin, words_[begin].span.begin}.of(block_);
      mention.office = letters(before);
      add_office(from, begin, mention);
    }
    add_apposed(from, end, mention);
    return mention;
  }

  void add_office(std::size_t from, std::size_t to, Mention& mention) const {
    for (std::size_t i = from; i < to; ++i) {
      if (words_[i].meaning.role != WordRole::office) continue;
      mention.person = true;
      mention.nominative = true;
    }
    mention.person |= language_ == CueLanguage::serbian && declined_office(from, to);
  }

  // ministarkom, kapetana: an office in another case.
  bool declined_office(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      std::string word = letters(words_[i].span.of(block_));
      for (std::string_view stem :
           {"minist", "predsedni", "ambasador", "general", "pukovnik", "kapetan", "major",
            "načelni", "direktor", "sekretar", "komandant", "portparol", "gradonačelni"}) {
        if (word.starts_with(stem)) return true;
      }
    }
    return false;
  }

  // "Dostana Veljkovac, the Minister of Defence": after the name, or before it and a comma.
  void add_apposed(std::size_t from, std::size_t end, Mention& mention) const {
    if (end < words_.size() && words_[end].before == Gap::comma) {
      std::size_t stop = end + 1;
      while (stop < words_.size() && stop - end < 10 && words_[stop].before == Gap::none) ++stop;
      append(end, stop, mention);
    }
    if (from > 0 && words_[from].before == Gap::comma) {
      std::size_t start = from - 1;
      while (start > 0 && from - start < 10 && words_[start].before == Gap::none) --start;
      append(start, from, mention);
    }
  }

  void append(std::size_t from, std::size_t to, Mention& mention) const {
    WordRole first = words_[from].meaning.role;
    bool office = first == WordRole::office;
    for (std::size_t i = from; i < to && i < from + 4; ++i) {
      office |= words_[i].meaning.role == WordRole::office;
    }
    if (!office) return;
    mention.person = true;
    mention.office +=
        " " + letters(Span{words_[from].span.begin, words_[to - 1].span.end}.of(block_));
  }

  std::string_view block_;
  std::size_t number_;
  CueLanguage language_;
  Words words_;
};

// Women's first names end in -a, but for a few men's.
Gender gender_of_name(std::string_view name) {
  std::string all = letters(name);
  std::string_view first = std::string_view(all).substr(0, all.find(' '));
  constexpr std::string_view kMen[] = {"nikola", "luka",   "sava",   "ilija",  "andrija", "matija",
                                       "kosta",  "aleksa", "tadija", "jakša",  "siniša",  "nebojša",
                                       "saša",   "miša",   "đurica", "rajica", "ljubiša", "joshua"};
  if (std::find(std::begin(kMen), std::end(kMen), first) != std::end(kMen)) return Gender::male;
  if (first.ends_with('a')) return Gender::female;
  return Gender::unknown;
}

class PersonFinder {
 public:
  PersonFinder(std::span<const std::string_view> blocks, CueLanguage language)
      : blocks_(blocks), language_(language) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].size() <= kLongestQuoteBlock)
        MentionReader(blocks[i], i, language).read(mentions_);
    }
  }

  void find(std::vector<Statement>& statements) {
    for (const Statement& statement : statements) note(statement);
    for (Statement& statement : statements) {
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
        genders_.push_back({statement.person, statement.speaker.gender});
      }
    }
    std::erase_if(statements, [this](const Statement& s) { return is_nobody(s); });
  }

 private:
  struct Known {
    std::string person;
    Gender gender;
  };

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
    if (!last.empty() && nominative) surnames_.push_back(last);
    if (!last.empty() && !statement.speaker.office.empty()) titled_.push_back(last);
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

  std::string name_of(const Mention& mention) const {
    return by_name(mention.name, mention.nominative && count_words(mention.name) > 1);
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
    for (const Known& known : genders_) {
      if (known.person == person) return known.gender == wanted;
    }
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

  std::span<const std::string_view> blocks_;
  CueLanguage language_;
  std::vector<Mention> mentions_;
  std::vector<std::string> surnames_;  // of tags: letters, in the nominative
  std::vector<std::string> titled_;    // surnames that stand after an office
  std::vector<std::string> said_;      // persons, in the order of their statements
  std::size_t said_block_ = 0;         // where the last of them stands
  std::vector<Known> genders_;
};

}  // namespace

void find_persons(std::span<const std::string_view> blocks, CueLanguage language,
                  std::vector<Statement>& statements) {
  PersonFinder(blocks, language).find(statements);
}

}  // namespace glasnik::text
