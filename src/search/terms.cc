#include "search/terms.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>

#include "base/result.h"
#include "text/key.h"
#include "text/utf8.h"

namespace glasnik::search {
namespace {

using text::Span;

bool in_word(char32_t code) {
  return text::is_letter(code) || text::is_digit(code) || text::is_mark(code);
}

bool is_hyphen(char32_t code) { return code == '-' || (code >= 0x2010 && code <= 0x2011); }

bool is_apostrophe(char32_t code) {
  return code == '\'' || code == U'’' || code == U'ʼ' || code == '`';
}

// One word of a text, and whether a hyphen joins the next one to it.
struct Word {
  Span span;
  bool joined = false;
  std::size_t next = 0;  // where the text goes on
};

class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  bool next(Word& word) {
    while (at_ < text_.size()) {
      text::CodePoint point = text::code_point_at(text_, at_);
      if (in_word(point.code)) break;
      at_ += point.length;
    }
    if (at_ >= text_.size()) return false;
    word.span.begin = at_;
    read_word();
    word.span.end = at_;
    word.joined = hyphen_follows();
    word.next = at_;
    return true;
  }

 private:
  // Letters and digits; an apostrophe between letters; a comma or stop between digits.
  void read_word() {
    char32_t before = 0;
    while (at_ < text_.size()) {
      text::CodePoint point = text::code_point_at(text_, at_);
      if (!in_word(point.code) && !binds(before, point)) return;
      before = point.code;
      at_ += point.length;
    }
  }

  bool binds(char32_t before, text::CodePoint point) const {
    std::size_t after = at_ + point.length;
    if (after >= text_.size()) return false;
    char32_t next = text::code_point_at(text_, after).code;
    if (is_apostrophe(point.code)) return text::is_letter(before) && text::is_letter(next);
    bool mark = point.code == ',' || point.code == '.';
    return mark && text::is_digit(before) && text::is_digit(next);
  }

  bool hyphen_follows() const {
    if (at_ >= text_.size()) return false;
    text::CodePoint point = text::code_point_at(text_, at_);
    std::size_t after = at_ + point.length;
    return is_hyphen(point.code) && after < text_.size() &&
           in_word(text::code_point_at(text_, after).code);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_capitals(std::string_view word) {
  return text::count_code_points(word) > 1 &&
         !text::any_code_point(word, [](char32_t code) { return !text::is_upper(code); });
}

// Whether a hyphenated acronym's next part is the ending of its case: a, u, om, ovci.
bool is_ending(std::string_view part) {
  return text::count_code_points(part) <= 4 &&
         !text::any_code_point(part, [](char32_t code) { return !text::is_lower(code); });
}

struct StemmerCloser {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// The key's letters that a term may have.
std::string_view cut(std::string_view term) { return text::prefix(term, kLongestTerm); }

// ASCII letters and digits, and what stands inside numbers: their fold is their lower case.
bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char octet) {
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') ||
           (octet >= '0' && octet <= '9') || octet == ',' || octet == '.';
  });
}

std::string plain(std::string_view word) {
  std::string lower(word);
  for (char& octet : lower) {
    if (octet >= 'A' && octet <= 'Z') octet = static_cast<char>(octet - 'A' + 'a');
  }
  return lower;
}

class TermWriter {
 public:
  TermWriter(std::string_view text, Language language, const std::function<void(const Term&)>& see)
      : text_(text), language_(language), see_(see) {}

  void write() {
    WordReader reader(text_);
    Word word;
    bool more = reader.next(word);
    while (more) {
      Word next;
      more = reader.next(next);
      bool joined = word.joined && more;
      if (joined && is_capitals(of(word)) && is_ending(of(next))) {
        put(word.span, {});
        more = reader.next(next);
      } else {
        put(word.span, joined ? Span{word.span.begin, next.span.end} : Span{});
      }
      word = next;
    }
  }

 private:
  std::string_view of(const Word& word) const { return word.span.of(text_); }

  // The terms of a word; `whole` is the hyphenated word that it begins, or empty.
  void put(Span span, Span whole) {
    std::string letters =
        is_plain(span.of(text_)) ? plain(span.of(text_)) : text::letters(span.of(text_));
    std::string key = is_plain(letters) ? letters : text::key(letters);
    if (key.empty()) return;
    first_ = true;
    see(TermKind::key, key, span);
    if (letters != key) {
      see(TermKind::letters, letters, span);
      see(TermKind::marked, key, span);
    }
    if (std::string single = single_d(key); !single.empty()) see(TermKind::single, single, span);
    if (language_ == Language::english) see(TermKind::stem, english_stem(key), span);
    if (whole.size() == 0) return;
    std::string joined;
    for (char octet : text::key(whole.of(text_))) {
      if (octet != '-') joined += octet;
    }
    see(TermKind::key, joined, span);
  }

  void see(TermKind kind, std::string_view term, Span span) {
    see_({kind, cut(term), span, first_});
    first_ = false;
  }

  std::string_view text_;
  Language language_;
  const std::function<void(const Term&)>& see_;
  bool first_ = true;
};

}  // namespace

Language language_of(std::string_view tag) {
  return tag == "en" || tag.starts_with("en-") ? Language::english : Language::serbian;
}

void each_term(std::string_view text, Language language,
               const std::function<void(const Term&)>& see) {
  TermWriter(text, language, see).write();
}

// A stemmer keeps the word it works on, so each thread has its own.
std::string english_stem(std::string_view key) {
  thread_local std::unique_ptr<sb_stemmer, StemmerCloser> stemmer(
      sb_stemmer_new("english", "UTF_8"));
  ENSURE(stemmer != nullptr);
  const auto* octets = reinterpret_cast<const sb_symbol*>(key.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer.get(), octets, static_cast<int>(key.size()));
  ENSURE(stem != nullptr);
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

std::string single_d(std::string_view key) {
  std::string single;
  for (std::size_t at = 0; at < key.size(); ++at) {
    single += key[at];
    if (key.substr(at, 2) == "dj") ++at;
  }
  return single.size() == key.size() ? std::string() : single;
}

}  // namespace glasnik::search
