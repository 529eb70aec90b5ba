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
  each_term(run, language, [&](const Term& term) {
    if (result != SQLITE_OK) return;
    std::string token = indexed_term(term.kind, term.text);
    result = take(context, term.first ? 0 : FTS5_TOKEN_COLOCATED, token.data(),
                  static_cast<int>(token.size()), static_cast<int>(term.span.begin),
                  static_cast<int>(term.span.end));
  });
  return result;
}

bool is_language_octet(char octet) {
  return octet == language_octet(Language::serbian) || octet == language_octet(Language::english);
}

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* octets, int size,
             TokenFunction take) {
  std::string_view text(octets, static_cast<std::size_t>(size));
  if ((flags & FTS5_TOKENIZE_QUERY) != 0) return tokenize_query(context, text, take);
  Language language = Language::serbian;
  while (!text.empty()) {
    if (is_language_octet(text[0])) {
      language = static_cast<Language>(text[0] - 1);
      text.remove_prefix(1);
    }
    std::size_t end = 0;
    while (end < text.size() && !is_language_octet(text[end])) ++end;
    int result = tokenize_run(context, text.substr(0, end), language, take);
    if (result != SQLITE_OK) return result;
    text.remove_prefix(end);
  }
  return SQLITE_OK;
}

// What is the same for all rows of one query.
struct Ranking {
  std::vector<double> weights;  // by phrase: the query's, times how rare the phrase is
  double average = 1;           // words of a document
};

std::vector<double> weights_of(std::string_view list) {
  std::vector<double> weights;
  const char* at = list.data();
  const char* end = at + list.size();
  while (at < end) {
    double weight = 0;
    auto [next, code] = std::from_chars(at, end, weight);
    if (code != std::errc()) break;
    weights.push_back(weight);
    at = next < end ? next + 1 : end;
  }
  return weights;
}

int count_row(const Fts5ExtensionApi*, Fts5Context*, void* count) {
  return ++*static_cast<int*>(count) < kMostCounted ? SQLITE_OK : SQLITE_DONE;
}

// ln of how many documents there are for one that has the phrase; never quite nothing.
int rareness(const Fts5ExtensionApi* api, Fts5Context* context, int phrase, double documents,
             double& rareness) {
  int count = 0;
  int result = api->xQueryPhrase(context, phrase, &count, count_row);
  if (result != SQLITE_OK && result != SQLITE_DONE) return result;
  rareness = std::max(1e-3, std::log((documents - count + 0.5) / (count + 0.5)));
  return SQLITE_OK;
}

int make_ranking(const Fts5ExtensionApi* api, Fts5Context* context, std::string_view list,
                 Ranking& ranking) {
  sqlite3_int64 documents = 0;
  sqlite3_int64 words = 0;
  int result = api->xRowCount(context, &documents);
  if (result == SQLITE_OK) result = api->xColumnTotalSize(context, -1, &words);
  if (result != SQLITE_OK) return result;
  ranking.average =
      std::max(1.0, static_cast<double>(words) / std::max(1.0, static_cast<double>(documents)));
  ranking.weights = weights_of(list);
  ranking.weights.resize(static_cast<std::size_t>(api->xPhraseCount(context)));
  for (std::size_t phrase = 0; phrase < ranking.weights.size(); ++phrase) {
    double rare = 0;
    result = rareness(api, context, static_cast<int>(phrase), static_cast<double>(documents), rare);
    if (result != SQLITE_OK) return result;
    ranking.weights[phrase] *= rare;
  }
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

// How often each phrase is in the row, the headline's places by their weight.
int frequencies(const Fts5ExtensionApi* api, Fts5Context* context, std::vector<double>& often) {
  int instances = 0;
  int result = api->xInstCount(context, &instances);
  for (int i = 0; i < instances && result == SQLITE_OK; ++i) {
    int phrase = 0;
    int column = 0;
    int place = 0;
    result = api->xInst(context, i, &phrase, &column, &place);
    if (result == SQLITE_OK) {
      often[static_cast<std::size_t>(phrase)] += column == 0 ? kHeadlineWeight : 1;
    }
  }
  return result;
}

int row_relevance(const Fts5ExtensionApi* api, Fts5Context* context, std::string_view list,
                  double& sum) {
  constexpr double kSaturation = 1.2;  // k1 and b of BM25
  constexpr double kLengthShare = 0.75;
  const Ranking* ranking = nullptr;
  int result = ranking_of(api, context, list, ranking);
  if (result != SQLITE_OK) return result;
  std::vector<double> often(ranking->weights.size());
  result = frequencies(api, context, often);
  int words = 0;
  if (result == SQLITE_OK) result = api->xColumnSize(context, -1, &words);
  if (result != SQLITE_OK) return result;
  double length = 1 - kLengthShare + kLengthShare * words / ranking->average;
  for (std::size_t i = 0; i < often.size(); ++i) {
    sum += ranking->weights[i] * often[i] * (kSaturation + 1) / (often[i] + kSaturation * length);
  }
  return SQLITE_OK;
}

void relevance(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* answer,
               int count, sqlite3_value** values) {
  if (count != 1) return sqlite3_result_error(answer, "relevance(words, WEIGHTS)", -1);
  const auto* list = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  double sum = 0;
  int result = row_relevance(api, context, list == nullptr ? "" : list, sum);
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

std::string indexed_term(TermKind kind, std::string_view text) {
  std::string term(1, static_cast<char>(kind));
  return term += text;
}

}  // namespace glasnik::search
