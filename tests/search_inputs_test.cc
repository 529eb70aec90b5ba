// Finding the other forms of a word, on news that people have annotated (Universal Dependencies,
// Serbian, dev part): each form of a lemma asks for the others, over the vocabulary of that text.
// Source: language.md section 12.3.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "inputs.h"
#include "search/inflection.h"
#include "search/terms.h"
#include "text/ascii_latin.h"
#include "text/cyrillic.h"
#include "text/key.h"
#include "text/utf8.h"

using namespace glasnik;

namespace {

struct Token {
  std::string form;
  std::string lemma;
  bool open_class = false;  // noun, name, adjective, verb: what inflects
  int sentence = 0;
};

std::vector<Token> tokens_of(const std::string& conllu) {
  std::vector<Token> tokens;
  int sentence = 0;
  for (const std::string& line : test::lines_of(conllu)) {
    if (line.starts_with("# sent_id")) ++sentence;
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string> columns;
    std::istringstream in(line);
    for (std::string column; std::getline(in, column, '\t');) columns.push_back(column);
    if (columns[0].find_first_of(".-") != std::string::npos) continue;
    const std::set<std::string> open = {"NOUN", "PROPN", "ADJ", "VERB"};
    tokens.push_back({columns[1], text::lower(columns[2]), open.count(columns[3]) > 0, sentence});
  }
  return tokens;
}

// The word as the index keeps it.
std::string indexed(const std::string& form) {
  std::string key;
  search::each_term(form, search::Language::serbian, [&](const search::Term& term) {
    if (term.kind == search::TermKind::key && key.empty()) key = term.text;
  });
  return key;
}

struct Figures {
  double recall = 0;
  double precision = 0;
  double sentence_recall = 0;
  double sentence_precision = 0;
  std::size_t pairs = 0;
};

class Measure {
 public:
  explicit Measure(const std::vector<Token>& tokens) {
    for (const Token& token : tokens) {
      std::string key = indexed(token.form);
      if (key.empty()) continue;
      sentences_[key].insert(token.sentence);
      lemmas_[key].insert(token.lemma);
      places_[{token.lemma, key}].insert(token.sentence);
      if (token.open_class) forms_[token.lemma][key] = token.form;
    }
  }

  // `typed`: how somebody writes the word that is asked for.
  template <typename Typed>
  Figures figures(Typed typed) {
    for (const auto& [lemma, forms] : forms_) {
      if (forms.size() < 2) continue;
      for (const auto& [key, form] : forms) ask(lemma, key, typed(form));
    }
    auto share = [](std::size_t part, std::size_t whole) {
      return static_cast<double>(part) / static_cast<double>(whole);
    };
    return {share(found_, wanted_), share(right_, got_), share(found_in_, wanted_in_),
            share(right_in_, got_in_), wanted_};
  }

 private:
  void ask(const std::string& lemma, const std::string& key, const std::string& typed) {
    std::set<std::string> got;
    std::string asked = indexed(typed);
    auto irregular = search::irregulars_with(asked);
    std::string_view beginning = std::string_view(asked).substr(0, search::common_beginning(asked));
    auto known = [&](std::string_view word) {  // of what the index reads for one word
      bool near = word.starts_with(beginning) ||
                  std::find(irregular.begin(), irregular.end(), word) != irregular.end();
      return near && sentences_.count(std::string(word)) > 0;
    };
    for (const std::string& form : search::forms(asked, known)) got.insert(form);
    std::set<int> wanted_sentences;
    std::set<int> got_sentences;
    for (const auto& [other, spelling] : forms_[lemma]) {
      if (other == key) continue;
      ++wanted_;
      found_ += got.count(other);
      wanted_sentences.merge(std::set<int>(places_[{lemma, other}]));
    }
    for (const std::string& form : got) {
      ++got_;
      right_ += lemmas_[form].count(lemma);
      got_sentences.merge(std::set<int>(sentences_[form]));
    }
    wanted_in_ += wanted_sentences.size();
    got_in_ += got_sentences.size();
    for (int sentence : got_sentences) {
      found_in_ += wanted_sentences.count(sentence);
      right_in_ += wanted_sentences.count(sentence);
    }
  }

  std::map<std::string, std::set<int>> sentences_;
  std::map<std::string, std::set<std::string>> lemmas_;
  std::map<std::pair<std::string, std::string>, std::set<int>> places_;
  std::map<std::string, std::map<std::string, std::string>> forms_;
  std::size_t wanted_ = 0, found_ = 0, got_ = 0, right_ = 0;
  std::size_t wanted_in_ = 0, found_in_ = 0, got_in_ = 0, right_in_ = 0;
};

// Without diacritics; and with đ as dj, the rest whole.
std::string bald(const std::string& word) { return text::ascii_latin(word); }
std::string with_dj(std::string word) {
  for (std::size_t at; (at = word.find("đ")) != std::string::npos;) word.replace(at, 2, "dj");
  return word;
}

}  // namespace

TEST_CASE("one form of a word finds the sentences with the others, however it is typed") {
  auto conllu = test::input("language/ud-serbian-set/sr_set-ud-dev.conllu");
  if (!conllu) return;
  std::vector<Token> tokens = tokens_of(*conllu);
  using Typed = std::string (*)(const std::string&);
  const std::pair<const char*, Typed> ways[] = {
      {"Latin", [](const std::string& form) { return form; }},
      {"Cyrillic", [](const std::string& form) { return text::to_cyrillic(form).text; }},
      {"bald", bald},
      {"dj", [](const std::string& form) { return with_dj(form); }}};
  for (const auto& [name, typed] : ways) {
    Figures figures = Measure(tokens).figures(typed);
    MESSAGE(std::string(name) << ": " << figures.pairs << " pairs of forms: recall "
                              << figures.recall << ", precision " << figures.precision
                              << "; sentences: recall " << figures.sentence_recall << ", precision "
                              << figures.sentence_precision);
    CHECK(figures.pairs > 5'000);
    CHECK(figures.recall >= 0.90);
    CHECK(figures.precision >= 0.85);
    CHECK(figures.sentence_recall >= 0.90);
    CHECK(figures.sentence_precision >= 0.85);
  }
}
