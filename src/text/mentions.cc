#include "text/mentions.h"

#include <algorithm>

#include "text/key.h"
#include "text/quotation.h"
#include "text/quote_tag.h"
#include "text/quote_text.h"
#include "text/speaker.h"
#include "text/words.h"

namespace glasnik::text {
namespace {

constexpr std::size_t kMostNameWords = 4;

using Words = std::vector<QuoteWord>;

bool same_head(std::string_view a, std::string_view b) {
  std::size_t shared = 0;
  while (shared < a.size() && shared < b.size() && a[shared] == b[shared]) ++shared;
  constexpr std::size_t kShortestStem = 4;
  std::size_t shorter = std::min(a.size(), b.size());
  return a == b || (shared >= kShortestStem && shared + 3 >= shorter && shorter > kShortestStem);
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

}  // namespace

std::string last_word(std::string_view name) {
  std::string all = letters(name);
  std::size_t space = all.find_last_of(" \u00a0");
  return space == std::string::npos ? all : all.substr(space + 1);
}

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

std::string head_of(std::string_view office, CueLanguage language) {
  std::string all = letters(office);
  std::string head;
  Tokens tokens(all);
  for (auto token = tokens.next(); !token.empty(); token = tokens.next()) {
    while (!token.empty() && (token.back() == ',' || token.back() == '.')) token.remove_suffix(1);
    WordRole role = classify(token, language).role;
    if (role == WordRole::of || role == WordRole::preposition) break;
    if (role != WordRole::office) continue;
    head = token;
    if (language == CueLanguage::serbian) break;
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

void read_mentions(std::string_view block, std::size_t number, CueLanguage language,
                   std::vector<Mention>& mentions) {
  MentionReader(block, number, language).read(mentions);
}

}  // namespace glasnik::text
