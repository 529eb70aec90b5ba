#include "search/engine.h"

#include <sqlite3.h>

#include <charconv>
#include <cmath>
#include <memory>
#include <vector>

#include "text/utf8.h"

namespace glasnik::search {
namespace {

using TokenFunction = int (*)(void*, int, const char*, int, int, int);

int create_tokenizer(void*, const char**, int, Fts5Tokenizer** made) {
  static int nothing;  // the tokenizer has no state; FTS5 wants an address
  *made = reinterpret_cast<Fts5Tokenizer*>(&nothing);
  return SQLITE_OK;
}

void delete_tokenizer(Fts5Tokenizer*) {}

int tokenize_query(void* context, std::string_view terms, TokenFunction take) {
  for (std::size_t at = 0; at < terms.size();) {
    std::size_t end = std::min(terms.find(' ', at), terms.size());
    int result = take(context, 0, terms.data() + at, static_cast<int>(end - at),
                      static_cast<int>(at), static_cast<int>(end));
    if (result != SQLITE_OK) return result;
    at = end + 1;
  }
  return SQLITE_OK;
}

// One run of a document in one language.
int tokenize_run(void* context, std::string_view run, Language language, TokenFunction take) {
  int result = SQLITE_OK;
  std::string token;
  each_term(run, language, [&](const Term& term) {
    if (result != SQLITE_OK) return;
    token.assign(1, static_cast<char>(term.kind));
    token += term.text;
    result = take(context, term.first ? 0 : FTS5_TOKEN_COLOCATED, token.data(),
                  static_cast<int>(token.size()), static_cast<int>(term.span.begin),
                  static_cast<int>(term.span.end));
  });
  return result;
}

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* octets, int size,
             TokenFunction take) {
  std::string_view text(octets, static_cast<std::size_t>(size));
  if ((flags & FTS5_TOKENIZE_QUERY) != 0) return tokenize_query(context, text, take);
  int result = SQLITE_OK;
  each_run(text, [&](std::string_view run, Language language) {
    if (result == SQLITE_OK) result = tokenize_run(context, run, language, take);
  });
  return result;
}

bool is_language_octet(char octet) {
  return octet == language_octet(Language::serbian) || octet == language_octet(Language::english);
}

// What is the same for all rows of one query.
struct Phrase {
  std::size_t clause = 0;
  double weight = 0;
};
struct Ranking {
  std::vector<double> rareness;  // by clause
  std::vector<Phrase> phrases;
  double average = 1;  // words of a document
};

// BM25's k1 and b.
constexpr double kSaturation = 1.2;
constexpr double kLengthShare = 0.75;
// What letters and key weigh together, search/expression.cc: a place that counts once.
constexpr double kExact = 1.6;

// ln of how many documents there are for one that has the clause.
double rareness(double documents, double with) {
  with = std::min(with, documents);
  return std::log(1 + (documents - with + 0.5) / (with + 0.5));
}

// The numbers of a list as search/engine.h has them.
void read_weights(std::string_view list, double documents, Ranking& ranking) {
  bool first = true;
  for (std::size_t at = 0; at < list.size();) {
    double number = 0;
    const char* begin = list.data() + at;
    auto [next, code] = std::from_chars(begin, list.data() + list.size(), number);
    if (code != std::errc()) return;
    if (first) {
      ranking.rareness.push_back(rareness(documents, number));
    } else {
      ranking.phrases.push_back({ranking.rareness.size() - 1, number / kExact});
    }
    at += static_cast<std::size_t>(next - begin) + 1;
    first = at <= list.size() && list[at - 1] == ';';
  }
}

int make_ranking(const Fts5ExtensionApi* api, Fts5Context* context, std::string_view list,
                 Ranking& ranking) {
  sqlite3_int64 rows = 0;
  sqlite3_int64 words = 0;
  int result = api->xRowCount(context, &rows);
  if (result == SQLITE_OK) result = api->xColumnTotalSize(context, -1, &words);
  if (result != SQLITE_OK) return result;
  double documents = std::max(1.0, static_cast<double>(rows));
  ranking.average = std::max(1.0, static_cast<double>(words) / documents);
  read_weights(list, documents, ranking);
  // As many as the MATCH has, whatever the list says.
  if (ranking.rareness.empty()) ranking.rareness.push_back(0);
  ranking.phrases.resize(static_cast<std::size_t>(api->xPhraseCount(context)));
  return SQLITE_OK;
}

int ranking_of(const Fts5ExtensionApi* api, Fts5Context* context, std::string_view list,
               const Ranking*& found) {
  found = static_cast<const Ranking*>(api->xGetAuxdata(context, 0));
  if (found != nullptr) return SQLITE_OK;
  auto made = std::make_unique<Ranking>();
  int result = make_ranking(api, context, list, *made);
  if (result != SQLITE_OK) return result;
  found = made.get();
  return api->xSetAuxdata(context, made.release(),
                          [](void* ranking) { delete static_cast<Ranking*>(ranking); });
}

// How often the row has each clause, the headline's places by their weight.
int frequencies(const Fts5ExtensionApi* api, Fts5Context* context, const Ranking& ranking,
                std::vector<double>& often) {
  for (std::size_t i = 0; i < ranking.phrases.size(); ++i) {
    const Phrase& phrase = ranking.phrases[i];
    if (phrase.weight == 0) continue;
    Fts5PhraseIter place;
    int column = 0;
    int at = 0;
    int result = api->xPhraseFirst(context, static_cast<int>(i), &place, &column, &at);
    if (result != SQLITE_OK) return result;
    for (; column >= 0; api->xPhraseNext(context, &place, &column, &at)) {
      often[phrase.clause] += column == 0 ? phrase.weight * kHeadlineWeight : phrase.weight;
    }
  }
  return SQLITE_OK;
}

int row_relevance(const Fts5ExtensionApi* api, Fts5Context* context, std::string_view list,
                  double words, double& sum) {
  const Ranking* ranking = nullptr;
  int result = ranking_of(api, context, list, ranking);
  if (result != SQLITE_OK) return result;
  std::vector<double> often(ranking->rareness.size());
  result = frequencies(api, context, *ranking, often);
  if (result != SQLITE_OK) return result;
  double length = kSaturation * (1 - kLengthShare + kLengthShare * words / ranking->average);
  for (std::size_t clause = 0; clause < often.size(); ++clause) {
    sum += ranking->rareness[clause] * often[clause] * (kSaturation + 1) / (often[clause] + length);
  }
  return SQLITE_OK;
}

void relevance(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* answer,
               int count, sqlite3_value** values) {
  if (count != 2) return sqlite3_result_error(answer, "relevance(words, WEIGHTS, N)", -1);
  const auto* list = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  double sum = 0;
  int result = row_relevance(api, context, list == nullptr ? "" : list,
                             sqlite3_value_double(values[1]), sum);
  if (result != SQLITE_OK) return sqlite3_result_error_code(answer, result);
  sqlite3_result_int64(answer, static_cast<sqlite3_int64>(sum * 1e6));
}

fts5_api* fts5_of(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

int add_engine(sqlite3* connection) {
  fts5_api* api = fts5_of(connection);
  if (api == nullptr) return SQLITE_ERROR;  // an SQLite without FTS5
  fts5_tokenizer tokenizer{create_tokenizer, delete_tokenizer, tokenize};
  int result = api->xCreateTokenizer(api, "glasnik", nullptr, &tokenizer, nullptr);
  if (result != SQLITE_OK) return result;
  return api->xCreateFunction(api, "relevance", nullptr, relevance, nullptr);
}

void each_run(std::string_view text, const std::function<void(std::string_view, Language)>& see) {
  Language language = Language::serbian;
  while (!text.empty()) {
    if (is_language_octet(text[0])) {
      language = static_cast<Language>(text[0] - 1);
      text.remove_prefix(1);
    }
    std::size_t end = 0;
    while (end < text.size() && !is_language_octet(text[end])) ++end;
    see(text.substr(0, end), language);
    text.remove_prefix(end);
  }
}

std::string indexed_term(TermKind kind, std::string_view text) {
  std::string term(1, static_cast<char>(kind));
  return term += text;
}

}  // namespace glasnik::search
