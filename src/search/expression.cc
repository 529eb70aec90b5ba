#include "search/expression.h"

#include <fmt/format.h>

#include <algorithm>

#include "search/engine.h"
#include "search/inflection.h"
#include "text/key.h"

namespace glasnik::search {
namespace {

constexpr double kLetters = 1.0;
constexpr double kKey = 0.6;
constexpr double kForm = 0.4;
constexpr double kStem = 0.3;
constexpr double kSingle = 0.3;
struct Terms {
  std::string key;
  std::string letters;  // empty: the key
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

// So many clauses may have the other forms of their words: each is a look at the vocabulary, and
// more words than these find their text as they are.
constexpr std::size_t kMostInflected = 16;

// A clause as it is written.
struct Written {
  std::string match;    // in brackets
  std::string weights;  // of its phrases, each after a space
  std::int64_t documents = 0;
  bool first = true;
};

class Writer {
 public:
  Writer(const Query& query, const Words& words) : query_(query), words_(words) {
    std::size_t clauses = std::max<std::size_t>(1, query.clauses.size());
    std::size_t room = kMostPhrases / clauses;
    bool few = clauses <= kMostInflected;
    most_forms_ = few && room > kBindings ? std::min(kMostForms, room - kBindings) : 0;
  }

  Expression write(Join join, std::int64_t most) {
    std::vector<Written> wanted = written(Clause::Sense::wanted);
    join == Join::all ? add_all(wanted) : add_any(std::move(wanted), most);
    add_all(written(Clause::Sense::exact));
    if (made_.match.empty()) return {};
    for (const Written& one : written(Clause::Sense::excluded)) {
      made_.match = "(" + made_.match + ") NOT " + one.match;
      weigh(one);
    }
    return std::move(made_);
  }

 private:
  static constexpr std::size_t kBindings = 5;  // letters, stem, key, and single d of both

  std::vector<Written> written(Clause::Sense sense) {
    std::vector<Written> all;
    for (const Clause& clause : query_.clauses) {
      if (clause.sense == sense && !passed_over(clause)) all.push_back(write(clause));
    }
    return all;
  }

  // A stopword that others stand beside.
  bool passed_over(const Clause& clause) const {
    auto asked = [&](const Clause& other) {
      return other.sense != Clause::Sense::excluded && !is_plain_stopword(other);
    };
    return is_plain_stopword(clause) &&
           std::any_of(query_.clauses.begin(), query_.clauses.end(), asked);
  }

  void add_all(const std::vector<Written>& clauses) {
    for (const Written& one : clauses) add(one, " AND ");
  }

  void add(const Written& one, std::string_view joint) {
    if (!made_.match.empty()) made_.match += joint;
    made_.match += one.match;
    weigh(one);
  }

  void weigh(const Written& one) {
    made_.weights +=
        fmt::format("{}{}{}", made_.weights.empty() ? "" : ";", one.documents, one.weights);
  }

  // The rarest first. What is in too many documents to be ranked stands behind an AND: it must be
  // true of what the rarer ones found, which have been asked for once more, without weight.
  void add_any(std::vector<Written> clauses, std::int64_t most) {
    std::stable_sort(clauses.begin(), clauses.end(),
                     [](const Written& a, const Written& b) { return a.documents < b.documents; });
    // To rank a row is a look at every phrase: of many words fewer rows are ranked.
    auto many = static_cast<std::int64_t>(std::max(kMostInflected, clauses.size()));
    most = most * static_cast<std::int64_t>(kMostInflected) / many;
    std::size_t finding = 0;
    for (std::int64_t sum = 0; finding < clauses.size(); ++finding) {
      sum += clauses[finding].documents;
      if (finding > 0 && sum > most) break;
    }
    for (const Written& one : clauses) add(one, " OR ");
    if (!made_.match.empty()) made_.match = "(" + made_.match + ")";
    if (finding == clauses.size()) return;
    std::string core;
    for (std::size_t i = 0; i < finding; ++i) core += (i == 0 ? "" : " OR ") + clauses[i].match;
    made_.match += " AND (" + core + ")";
    for (std::size_t i = 0; i < finding; ++i) weigh(unweighed(clauses[i]));
  }

  static Written unweighed(const Written& written) {
    Written silent;
    auto phrases = std::count(written.weights.begin(), written.weights.end(), ' ');
    for (; phrases > 0; --phrases) silent.weights += " 0";
    return silent;
  }

  Written write(const Clause& clause) {
    mark_ = clause.sense != Clause::Sense::excluded;
    now_ = {};
    if (clause.words.size() == 1 && !clause.prefix) {
      word(terms_of(clause.words[0]), clause.sense == Clause::Sense::wanted);
    } else {
      phrase(clause);
    }
    now_.match = "(" + now_.match + ")";
    return std::move(now_);
  }

  void word(const Terms& terms, bool forms) {
    bool bald = terms.letters.empty();
    bald ? term(TermKind::marked, terms.key, -kLetters)
         : term(TermKind::letters, terms.letters, kLetters);
    std::string stem = forms ? english_stem(terms.key) : "";
    if (forms) term(TermKind::stem, stem, kStem);
    keys_of(terms.key, bald ? kKey + kLetters : kKey, forms);
    std::string single = single_d(terms.key);
    if (!single.empty()) keys_of(single, kSingle, forms);
    if (!forms || !mark_) return;
    now_.documents = std::max(now_.documents, words_.documents(indexed_term(TermKind::stem, stem)));
  }

  // A key, also as what others write with dj, and its other forms.
  void keys_of(const std::string& key, double weight, bool forms) {
    key_term(key, weight);
    if (mark_) now_.documents += words_.documents(key);
    if (!forms || most_forms_ == 0) return;
    Inflected others = words_.inflected(key, most_forms_);
    for (const std::string& other : others.forms) key_term(other, std::min(weight, kForm));
    now_.documents += others.documents;
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

  // Keys alone have places in a row that both scripts share. A phrase is in no more documents than
  // its rarest word.
  void phrase(const Clause& clause) {
    std::string terms;
    std::optional<std::int64_t> documents;
    for (const std::string& word : clause.words) {
      if (!terms.empty()) terms += ' ';
      std::string key = terms_of(word).key;
      bool begins = clause.prefix && &word == &clause.words.back();
      std::string term = indexed_term(TermKind::key, key);
      terms += term;
      if (!mark_) continue;
      std::int64_t with = begins ? words_.documents_beginning(key) : words_.documents(key);
      documents = std::min(documents.value_or(with), with);
      (begins ? made_.marked_beginnings : made_.marked).push_back(std::move(term));
    }
    now_.documents = documents.value_or(0);
    string(terms, kKey + kLetters, clause.prefix);
  }

  // Terms hold letters, digits and what stands inside numbers; never a quotation mark.
  void string(const std::string& terms, double weight, bool prefix) {
    ENSURE(terms.find('"') == terms.npos);
    now_.match += fmt::format("{}\"{}\"{}", now_.first ? "" : " OR ", terms, prefix ? " *" : "");
    now_.first = false;
    now_.weights += fmt::format(" {}", mark_ ? weight : 0);
  }

  const Query& query_;
  const Words& words_;
  std::size_t most_forms_;
  Expression made_;
  Written now_;
  bool mark_ = true;
};

}  // namespace

Expression expression_of(const Query& query, const Words& words, Join join, std::int64_t most) {
  return Writer(query, words).write(join, most);
}

}  // namespace glasnik::search
