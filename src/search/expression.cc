#include "search/expression.h"

#include <fmt/format.h>

#include <algorithm>

#include "search/engine.h"
#include "text/key.h"

namespace glasnik::search {
namespace {

constexpr double kLetters = 1.0;
constexpr double kKey = 0.6;
constexpr double kForm = 0.4;
constexpr double kStem = 0.3;
constexpr double kSingle = 0.3;
// With many words each has fewer forms, so that the whole stays small.
constexpr std::size_t kMostPhrases = 240;

struct Terms {
  std::string key;
  std::string letters;
};

// A typed word's key and letters, as a document's.
Terms terms_of(const std::string& word) {
  Terms terms;
  each_term(word, Language::serbian, [&](const Term& term) {
    if (term.kind == TermKind::key && terms.key.empty()) terms.key = term.text;
    if (term.kind == TermKind::letters && terms.letters.empty()) terms.letters = term.text;
  });
  return terms;
}

class Writer {
 public:
  Writer(const Query& query, const FormsOf& forms, Join join)
      : query_(query), forms_(forms), join_(join) {
    std::size_t clauses = std::max<std::size_t>(1, query.clauses.size());
    most_forms_ = std::min(kMostForms, kMostPhrases / clauses);
  }

  Expression write() {
    write_all(Clause::Sense::wanted, join_ == Join::all ? " AND " : " OR ");
    if (join_ == Join::any && !made_.match.empty()) made_.match = "(" + made_.match + ")";
    write_all(Clause::Sense::exact, " AND ");
    if (made_.match.empty()) return {};
    for (const Clause& clause : query_.clauses) {
      if (clause.sense != Clause::Sense::excluded) continue;
      made_.match = "(" + made_.match + ") NOT ";
      write(clause, false);
    }
    return std::move(made_);
  }

 private:
  void write_all(Clause::Sense sense, std::string_view joint) {
    bool any = false;
    for (const Clause& clause : query_.clauses) {
      if (clause.sense != sense || passed_over(clause)) continue;
      if (!made_.match.empty()) made_.match += any ? joint : " AND ";
      any = true;
      write(clause, true);
    }
  }

  // A stopword that others stand beside.
  bool passed_over(const Clause& clause) const {
    auto plain = [](const Clause& other) {
      return other.sense == Clause::Sense::wanted && other.words.size() == 1 && !other.prefix &&
             is_stopword(text::key(other.words[0]));
    };
    auto asked = [&](const Clause& other) {
      return other.sense != Clause::Sense::excluded && !plain(other);
    };
    return plain(clause) && std::any_of(query_.clauses.begin(), query_.clauses.end(), asked);
  }

  void write(const Clause& clause, bool mark) {
    mark_ = mark;
    made_.match += "(";
    first_ = true;
    if (clause.words.size() == 1 && !clause.prefix) {
      word(terms_of(clause.words[0]), clause.sense == Clause::Sense::wanted);
    } else {
      phrase(clause);
    }
    made_.match += ")";
  }

  void word(const Terms& terms, bool forms) {
    term(TermKind::letters, terms.letters, kLetters);
    if (forms) term(TermKind::stem, english_stem(terms.key), kStem);
    keys_of(terms.key, kKey, forms);
    std::string single = single_d(terms.key);
    if (!single.empty()) keys_of(single, kSingle, forms);
  }

  // A key, also as what others write with dj, and its other forms.
  void keys_of(const std::string& key, double weight, bool forms) {
    key_term(key, weight);
    if (!forms) return;
    std::vector<std::string> others = forms_(key);
    if (others.size() > most_forms_) others.resize(most_forms_);
    for (const std::string& other : others) key_term(other, std::min(weight, kForm));
  }

  void key_term(const std::string& key, double weight) {
    term(TermKind::key, key, weight);
    bool single = key.find('d') != key.npos && single_d(key).empty();
    if (single) term(TermKind::single, key, kSingle);
  }

  void term(TermKind kind, std::string_view text, double weight) {
    std::string term = indexed_term(kind, text.substr(0, kLongestTerm));
    string(term, weight, false);
    if (mark_) made_.marked.push_back(std::move(term));
  }

  // Keys alone have places in a row that both scripts share.
  void phrase(const Clause& clause) {
    std::string terms;
    for (const std::string& word : clause.words) {
      if (!terms.empty()) terms += ' ';
      std::string key = indexed_term(TermKind::key, terms_of(word).key);
      bool last = &word == &clause.words.back();
      if (mark_) (last && clause.prefix ? made_.marked_beginnings : made_.marked).push_back(key);
      terms += key;
    }
    string(terms, kKey, clause.prefix);
  }

  // Terms hold letters, digits and what stands inside numbers; never a quotation mark.
  void string(const std::string& terms, double weight, bool prefix) {
    ENSURE(terms.find('"') == terms.npos);
    made_.match += fmt::format("{}\"{}\"{}", first_ ? "" : " OR ", terms, prefix ? " *" : "");
    first_ = false;
    made_.weights += fmt::format("{}{}", made_.weights.empty() ? "" : " ", mark_ ? weight : 0);
  }

  const Query& query_;
  const FormsOf& forms_;
  Join join_;
  std::size_t most_forms_;
  Expression made_;
  bool first_ = true;
  bool mark_ = true;
};

}  // namespace

Expression expression_of(const Query& query, const FormsOf& forms, Join join) {
  return Writer(query, forms, join).write();
}

}  // namespace glasnik::search
