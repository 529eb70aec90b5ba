#pragma once
// SQL text, fixed when the program was compiled: text that depends on input does not compile, so
// there is nothing to inject into. Values travel beside it as $1, $2, ... (store/value.h).
//
// One dialect for SQLite and PostgreSQL; what one of them lacks, or silently reads otherwise, is
// refused by the compiler where a word shows it:
// - parameters are $1, $2, ... without gaps; no `?`, no `;`, no comment inside a statement;
// - columns are {integer} (64 bits; truth is 0 or 1), TEXT (UTF-8, no NUL; compared by octets),
//   {octets}; a table ends with {strict}, or with {clustered} when its primary key is also its
//   order;
// - no AUTOINCREMENT and no SERIAL: numbers are given out by the verb that needs them;
// - ON CONFLICT, RETURNING, WITH RECURSIVE, row values, partial indexes, window functions: yes;
// - INSERT OR ..., LIKE, GLOB, IFNULL (write COALESCE), PRAGMA, engine date functions: no;
// - a failed statement ends its transaction (PostgreSQL's rule): ask with ON CONFLICT DO NOTHING;
// - order is what ORDER BY says; NULLS FIRST or LAST is written where a sorted column may be null.

#include <cstdint>
#include <string_view>

namespace glasnik::store {

namespace dialect {

// Not constexpr on purpose: the compiler reaches one of these only to refuse the text, and names
// it.
void write_parameters_as_dollar_and_number();
void number_parameters_from_one_without_gaps();
void write_one_statement_without_comments();
void close_the_quote();
void use_only_words_that_both_engines_read_alike();
void use_only_known_placeholders();

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
constexpr bool is_word(char c) {
  return (upper(c) >= 'A' && upper(c) <= 'Z') || is_digit(c) || c == '_';
}

constexpr bool same_word(std::string_view word, std::string_view capitals) {
  if (word.size() != capitals.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (upper(word[i]) != capitals[i]) return false;
  }
  return true;
}

constexpr std::size_t word_end(std::string_view sql, std::size_t at) {
  while (at < sql.size() && is_word(sql[at])) ++at;
  return at;
}

// The place after the quoted text that begins at `at`. A doubled quote reads as two quoted texts.
consteval std::size_t quote_end(std::string_view sql, std::size_t at) {
  std::size_t close = sql.find(sql[at], at + 1);
  if (close == std::string_view::npos) close_the_quote();
  return close + 1;
}

consteval void check_word(std::string_view word, std::string_view before) {
  for (std::string_view foreign : {"AUTOINCREMENT", "SERIAL", "LIKE", "ILIKE", "GLOB", "IFNULL",
                                   "PRAGMA", "STRFTIME", "JULIANDAY", "DATETIME", "NOW"}) {
    if (same_word(word, foreign)) use_only_words_that_both_engines_read_alike();
  }
  if (same_word(word, "OR") && (same_word(before, "INSERT") || same_word(before, "UPDATE"))) {
    use_only_words_that_both_engines_read_alike();
  }
}

consteval int parameter_number(std::string_view digits) {
  int number = 0;
  for (char c : digits) {
    if (!is_digit(c)) write_parameters_as_dollar_and_number();
    number = number * 10 + (c - '0');
  }
  if (number < 1 || number > 64) number_parameters_from_one_without_gaps();
  return number;
}

// How many parameters the statement has, after all its checks.
consteval int check_statement(std::string_view sql) {
  std::uint64_t seen = 0;  // bit n - 1: parameter n
  std::string_view before;
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    std::size_t next = at + 1;
    if (c == '\'' || c == '"') next = quote_end(sql, at);
    if (c == '?') write_parameters_as_dollar_and_number();
    if (c == ';' || sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*") {
      write_one_statement_without_comments();
    }
    if (c == '$') {
      next = word_end(sql, at + 1);
      seen |= std::uint64_t{1} << (parameter_number(sql.substr(at + 1, next - at - 1)) - 1);
    } else if (is_word(c)) {
      next = word_end(sql, at);
      check_word(sql.substr(at, next - at), before);
      before = sql.substr(at, next - at);
    }
    at = next;
  }
  if ((seen & (seen + 1)) != 0) number_parameters_from_one_without_gaps();
  int count = 0;
  for (; seen != 0; seen >>= 1) ++count;
  return count;
}

inline constexpr std::string_view kPlaceholders[] = {"{integer}", "{octets}", "{strict}",
                                                     "{clustered}"};

// Only {letters} is a placeholder, so '{}' and '{"a":1}' are ordinary text.
consteval void check_script(std::string_view sql) {
  for (std::size_t at = sql.find('{'); at != std::string_view::npos; at = sql.find('{', at + 1)) {
    std::size_t end = word_end(sql, at + 1);
    if (end == at + 1 || end == sql.size() || sql[end] != '}') continue;
    bool known = false;
    for (std::string_view name : kPlaceholders) known |= sql.substr(at, end + 1 - at) == name;
    if (!known) use_only_known_placeholders();
  }
}

}  // namespace dialect

// One statement. Its address names it: prepared statements are remembered by it.
class Sql {
 public:
  consteval Sql(const char* literal)  // NOLINT: implicit, so that calls read as SQL
      : text_(literal), parameters_(dialect::check_statement(literal)) {}

  const char* text() const { return text_; }
  int parameters() const { return parameters_; }

 private:
  const char* text_;
  int parameters_;
};

// Several statements that define tables, as a migration has them; comments and `;` are welcome. The
// engine puts its own words for the placeholders.
class Script {
 public:
  consteval Script(const char* literal) : text_(literal) {  // NOLINT: implicit
    dialect::check_script(literal);
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

}  // namespace glasnik::store
