#include "search/query.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "search/terms.h"
#include "text/key.h"
#include "text/utf8.h"

namespace glasnik::search {
namespace {

constexpr std::array<std::string_view, 170> kStopwords = {
    "a",     "about",  "ako",   "ali",   "all",     "an",    "and",   "are",   "as",    "at",
    "be",    "been",   "bez",   "bi",    "bice",    "bila",  "bili",  "bilo",  "bio",   "bude",
    "budu",  "but",    "by",    "can",   "ce",      "cemo",  "could", "da",    "did",   "do",
    "does",  "dok",    "for",   "from",  "ga",      "gde",   "gdje",  "had",   "has",   "have",
    "he",    "hers",   "him",   "his",   "how",     "i",     "iako",  "if",    "ih",    "ili",
    "im",    "in",     "into",  "is",    "it",      "its",   "iz",    "ja",    "je",    "jer",
    "jesu",  "joj",    "jos",   "ju",    "ka",      "kad",   "kada",  "kao",   "kod",   "koja",
    "koje",  "kojeg",  "koji",  "kojim", "kojima",  "koju",  "kroz",  "li",    "may",   "me",
    "medju", "mi",     "might", "more",  "mu",      "much",  "must",  "my",    "na",    "nad",
    "nakon", "ne",     "nego",  "neki",  "ni",      "nije",  "nisu",  "no",    "nor",   "not",
    "o",     "od",     "of",    "on",    "ona",     "oni",   "ono",   "or",    "our",   "ours",
    "po",    "pod",    "pre",   "preko", "pri",     "prije", "s",     "sa",    "se",    "shall",
    "she",   "should", "smo",   "so",    "some",    "sto",   "su",    "such",  "sve",   "svi",
    "ta",    "taj",    "te",    "than",  "that",    "the",   "their", "them",  "then",  "there",
    "these", "they",   "this",  "those", "through", "ti",    "to",    "u",     "under", "upon",
    "uz",    "very",   "was",   "we",    "were",    "what",  "when",  "where", "which", "while",
    "who",   "whom",   "whose", "why",   "will",    "with",  "would", "you",   "your",  "za"};
static_assert(kStopwords.back() == "za");

bool is_quote(char32_t code) {
  constexpr std::u32string_view kQuotes = U"\"„“”«»";
  return kQuotes.find(code) != kQuotes.npos;
}

class QueryParser {
 public:
  explicit QueryParser(std::string_view typed) : typed_(typed) {}

  Query parse() {
    query_.cut = typed_.size() > kLongestQuery;
    typed_ = text::prefix(typed_, kLongestQuery);
    while (skip_space()) clause();
    bound();
    return std::move(query_);
  }

 private:
  bool skip_space() {
    while (at_ < typed_.size() && text::is_space(code())) at_ += length();
    return at_ < typed_.size();
  }

  char32_t code() const { return text::code_point_at(typed_, at_).code; }
  std::size_t length() const { return text::code_point_at(typed_, at_).length; }

  void clause() {
    Clause clause;
    if (typed_[at_] == '-' || typed_[at_] == '+') {
      clause.sense = typed_[at_] == '-' ? Clause::Sense::excluded : Clause::Sense::exact;
      if (++at_ == typed_.size()) return;
    }
    if (is_quote(code())) {
      phrase(clause);
    } else {
      word(clause);
    }
    add(std::move(clause));
  }

  // Up to the closing quotation mark, or the end.
  void phrase(Clause& clause) {
    at_ += length();
    std::size_t begin = at_;
    while (at_ < typed_.size() && !is_quote(code())) at_ += length();
    words_of(typed_.substr(begin, at_ - begin), clause);
    if (clause.sense == Clause::Sense::wanted) clause.sense = Clause::Sense::exact;
    if (at_ < typed_.size()) at_ += length();
  }

  void word(Clause& clause) {
    std::size_t begin = at_;
    while (at_ < typed_.size() && !text::is_space(code()) && !is_quote(code())) at_ += length();
    std::string_view word = typed_.substr(begin, at_ - begin);
    if (filter(word)) return;
    clause.prefix = word.ends_with('*');
    words_of(word, clause);
  }

  // The words as the index reads them: MUP-a is one, kovid-19 two in a row.
  void words_of(std::string_view text, Clause& clause) {
    each_term(text, Language::serbian, [&](const Term& term) {
      if (term.first) clause.words.emplace_back(term.span.of(text));
    });
  }

  bool filter(std::string_view word) {
    std::size_t colon = word.find(':');
    if (colon == word.npos || colon + 1 == word.size()) return false;
    std::string name = text::key(word.substr(0, colon));
    bool from = name == "od" || name == "from";
    bool to = name == "do" || name == "to";
    if (!from && !to) return false;
    std::optional<Date> day = parse_day(word.substr(colon + 1), to);
    if (!day) return false;
    (from ? query_.from : query_.to) = day;
    return true;
  }

  void add(Clause clause) {
    words_ += clause.words.size();
    if (!clause.words.empty()) query_.clauses.push_back(std::move(clause));
  }

  void bound() {
    if (words_ <= kMostWords) return;
    words_ -= std::erase_if(query_.clauses, is_plain_stopword);
    while (words_ > kMostWords) {
      query_.cut = true;
      Clause& last = query_.clauses.back();
      last.words.pop_back();
      last.prefix = false;
      --words_;
      if (last.words.empty()) query_.clauses.pop_back();
    }
  }

  std::string_view typed_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  Query query_;
};

// The numbers of a text between marks; none if anything else stands there.
std::vector<int> numbers(std::string_view text, char mark) {
  std::vector<int> numbers;
  while (!text.empty()) {
    int number = 0;
    auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || number < 0) return {};
    numbers.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty() && text[0] != mark) return {};
    if (!text.empty()) text.remove_prefix(1);
  }
  return numbers;
}

}  // namespace

Query parse_query(std::string_view typed) { return QueryParser(typed).parse(); }

std::optional<Date> parse_day(std::string_view typed, bool last) {
  std::vector<int> parts = numbers(typed, '-');
  if (parts.empty()) {
    parts = numbers(typed, '.');
    if (parts.size() != 3) return std::nullopt;
    std::reverse(parts.begin(), parts.end());
  }
  if (parts.empty() || parts.size() > 3 || parts[0] < 1000 || parts[0] > 9999) return std::nullopt;
  std::chrono::year year(parts[0]);
  int month = parts.size() > 1 ? parts[1] : last ? 12 : 1;
  if (month < 1 || month > 12) return std::nullopt;
  auto in_month = year / month;
  if (parts.size() < 3) return last ? Date(in_month / std::chrono::last) : Date(in_month / 1);
  Date day(in_month / parts[2]);
  return day.ok() ? std::optional(day) : std::nullopt;
}

bool is_stopword(std::string_view key) {
  return std::binary_search(kStopwords.begin(), kStopwords.end(), key);
}

bool is_plain_stopword(const Clause& clause) {
  return clause.sense == Clause::Sense::wanted && clause.words.size() == 1 && !clause.prefix &&
         is_stopword(text::key(clause.words[0]));
}

}  // namespace glasnik::search
