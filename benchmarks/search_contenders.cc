#include "search_contenders.h"

#include <chrono>
#include <filesystem>

#include "search/engine.h"
#include "search/rows.h"

namespace glasnik::bench {
namespace {

constexpr std::string_view kEveryTenth = "statement";
constexpr Xapian::valueno kTypeSlot = 0;

std::uintmax_t octets_in(const std::string& directory) {
  std::uintmax_t sum = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
    if (file.is_regular_file()) sum += file.file_size();
  }
  return sum;
}

template <typename Value>
Value sure(Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<Value>) return std::move(result).value();
}

store::SqliteOptions settings_for(const std::string& path) {
  store::SqliteOptions settings;
  settings.path = path;
  settings.extension = search::add_engine;
  settings.synchronous = store::SqliteOptions::Synchronous::normal;
  return settings;
}

search::Entry entry_of(const Text& text) {
  Time dated{std::chrono::hours(text.id)};
  auto day = std::chrono::floor<std::chrono::days>(dated);
  const std::string language(1, search::language_octet(search::Language::english));
  search::Entry entry{DocumentId{text.id},      dated, Date(day), type_of(text), {"en"}, false,
                      language + text.headline, ""};
  entry.body = language + text.body;
  return entry;
}

}  // namespace

Ours::Ours(const std::string& directory) : directory_(directory) {
  std::filesystem::create_directories(directory_ + "/search");
  loading_ = sure(
      store::open_sqlite(operating_system_files(), settings_for(directory_ + "/search/index.db")));
  sure(loading_->write([](store::Session& session) { return search::make_tables(session); }));
}

void Ours::load(const std::vector<Text>& texts) {
  sure(loading_->write([&](store::Session& session) -> Result<void> {
    search::WordCounts counts;
    for (const Text& text : texts) TRY_VOID(search::put_entry(session, entry_of(text), counts));
    return counts.store(session);
  }));
}

void Ours::finish_loading() {
  loading_.reset();
  index_ = sure(search::Index::open(operating_system_files(), settings_for(""), directory_));
}

std::vector<std::int64_t> Ours::find(const std::string& typed, search::Order order,
                                     const search::Filter& filter) {
  search::Question question;
  question.query = search::parse_query(typed);
  question.order = order;
  question.filter = filter;
  search::Found found = sure(index_->find(question));
  std::vector<std::int64_t> ids;
  for (DocumentId document : found.documents) ids.push_back(document.number);
  return ids;
}

std::uintmax_t Ours::octets() const { return octets_in(directory_); }

Theirs::Theirs(const std::string& directory) : directory_(directory) {
  loading_ = std::make_unique<Xapian::WritableDatabase>(directory_, Xapian::DB_CREATE_OR_OVERWRITE);
}

void Theirs::load(const std::vector<Text>& texts) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  for (const Text& text : texts) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(text.headline, static_cast<Xapian::termcount>(search::kHeadlineWeight));
    generator.increase_termpos();
    generator.index_text(text.body);
    document.add_boolean_term("XT" + type_of(text));
    document.add_value(kTypeSlot, type_of(text));
    loading_->replace_document(static_cast<Xapian::docid>(text.id), document);
  }
}

void Theirs::finish_loading() {
  loading_->commit();
  loading_.reset();
  database_ = Xapian::Database(directory_);
}

std::vector<std::int64_t> Theirs::find(const std::string& typed, search::Order order, bool any_word,
                                       const std::string& type) {
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("english"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(any_word ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
  parser.set_database(database_);
  Xapian::Query query = parser.parse_query(typed, Xapian::QueryParser::FLAG_PHRASE |
                                                      Xapian::QueryParser::FLAG_LOVEHATE |
                                                      Xapian::QueryParser::FLAG_WILDCARD);
  if (!type.empty()) query = {Xapian::Query::OP_FILTER, query, Xapian::Query("XT" + type)};
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  if (order == search::Order::newest) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
  }
  std::vector<std::int64_t> ids;
  Xapian::MSet found = enquire.get_mset(0, 20, static_cast<Xapian::doccount>(search::kMostRanked));
  for (auto hit = found.begin(); hit != found.end(); ++hit) ids.push_back(*hit);
  return ids;
}

std::uintmax_t Theirs::octets() const { return octets_in(directory_); }

Bare::Bare(const std::string& directory) {
  std::filesystem::create_directories(directory);
  database_ =
      sure(store::open_sqlite(operating_system_files(), settings_for(directory + "/bare.db")));
  sure(database_->write([](store::Session& session) {
    return session.run("CREATE VIRTUAL TABLE words USING fts5(headline, body, content='')");
  }));
}

void Bare::load(const std::vector<Text>& texts) {
  sure(database_->write([&](store::Session& session) -> Result<void> {
    for (const Text& text : texts) {
      TRY_VOID(session.execute("INSERT INTO words (rowid, headline, body) VALUES ($1, $2, $3)",
                               text.id, text.headline, text.body));
    }
    return {};
  }));
}

std::string type_of(const Text& text) {
  return text.id % 10 == 0 ? std::string(kEveryTenth) : "news";
}

double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace glasnik::bench
