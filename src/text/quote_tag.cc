#include "text/quote_tag.h"

#include <algorithm>

namespace glasnik::text {
namespace {

constexpr std::size_t kMostSubjectWords = 14;
constexpr std::size_t kMostTagWords = 100;  // 200 characters hold no more
constexpr std::size_t kMostCommas = 2;      // inside one clause: "the minister, Vulin, said"

class TagReader {
 public:
  TagReader(const std::vector<QuoteWord>& words, CueLanguage language)
      : words_(words), serbian_(language == CueLanguage::serbian) {}

  std::optional<Tag> tag(std::size_t begin) const {
    std::size_t end = begin;
    for (std::size_t commas = 0; commas <= kMostCommas; ++commas) {
      end = clause_end(end);
      if (end - begin > kMostClauseWords) return std::nullopt;
      auto read = clause({begin, end});
      // A clause with commas inside is one only if its cue ends it.
      if (read && (commas == 0 || read->cue.end == end)) return extended(*read);
      if (end == words_.size() || words_[end].before != Gap::comma) return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Tag> clause(WordRange range) const {
    std::size_t begin = range.begin;
    while (begin < range.end && serbian_ && role(begin) == WordRole::adverb) ++begin;  // kako
    WordRange cue = first_cue({begin, range.end});
    if (cue.empty() || !has_je(begin, cue, range.end)) return std::nullopt;
    std::size_t first = begin;
    if (serbian_ && role(first) == WordRole::be) ++first;  // je rekao Vulin
    auto read =
        first == cue.begin ? cue_first(cue, range.end) : subject_first(begin, cue, range.end);
    if (!read || is_joint(*read, range)) return std::nullopt;
    read->all = range;
    return read;
  }

  bool narration(std::size_t begin) const {
    std::size_t end = std::min(words_.size(), begin + kMostSubjectWords);
    if (role(begin) == WordRole::further) return true;
    WordRange cue = first_cue({begin, end});
    if (cue.empty()) return false;
    return cue.begin == begin || is_subject(before_verb(begin, cue));
  }

  // Whether words name one speaker.
  bool is_subject(WordRange range) const {
    if (range.empty() || range.end - range.begin > kMostSubjectWords) return false;
    if (role(range.begin) == WordRole::pronoun) return range.end - range.begin == 1;
    if (!starts_subject(range.begin) && !modifies_office(range) && !leads_name(range)) {
      return false;
    }
    bool named = false;
    bool full_name = false;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      WordRole word = role(i);
      bool impossible = word == WordRole::barrier || word == WordRole::further ||
                        word == WordRole::be || word == WordRole::cue || word == WordRole::pronoun;
      if (impossible) return false;
      if (word == WordRole::conjunction && full_name) return false;  // Vulin and Scott
      full_name |= name_at(i);
      named |= words_[i].capital || word == WordRole::office;
    }
    return named;
  }

  // The same, and nothing of another kind after the name ("Minister Vulin has played a part") but
  // where he comes from: "Reporter Andrija Gojak of the daily".
  bool names_exactly(WordRange range) const {
    if (!is_subject(range)) return false;
    if (!starts_subject(range.begin)) return true;
    std::size_t stop = subject_end(range.begin, range.end);
    return stop == range.end || role(stop) == WordRole::of || role(stop) == WordRole::preposition;
  }

  WordRange subject_after(WordRange range) const {
    std::size_t start = subject_start(range);
    WordRange subject{start, start == range.end ? range.end : subject_end(start, range.end)};
    return is_subject(subject) ? subject : WordRange{range.begin, range.begin};
  }

 private:
  WordRole role(std::size_t at) const { return words_[at].meaning.role; }
  bool is(std::size_t at, std::size_t end, WordRole wanted) const {
    return at < end && role(at) == wanted;
  }
  // A capital that is nothing else: part of a name.
  bool name_at(std::size_t at) const {
    return words_[at].capital && (role(at) == WordRole::other || role(at) == WordRole::adverb);
  }

  // Whether several speak: "rekli su sagovornici". What follows a subject is no matter.
  bool is_joint(const Tag& tag, WordRange range) const {
    bool several = words_[tag.cue.begin].meaning.plural;
    std::size_t end = tag.subject.empty() ? range.end : std::max(tag.subject.end, tag.cue.end);
    for (std::size_t i = range.begin; i < end; ++i) several |= role(i) == WordRole::joint;
    return several;
  }

  // The next word after `at` that something parts from the one before; a closing mark does not, for
  // names stand in marks: at "Batajnica" airfield.
  std::size_t clause_end(std::size_t at) const {
    do ++at;
    while (at < words_.size() &&
           (words_[at].before == Gap::none || words_[at].before == Gap::closing));
    return at;
  }

  WordRange first_cue(WordRange range) const {
    std::size_t last = std::min(range.end, range.begin + kMostSubjectWords + 2);
    for (std::size_t i = range.begin; i < last; ++i) {
      if (role(i) == WordRole::cue) return {i, i + 1};
      if (role(i) == WordRole::cue_begin && i + 1 < range.end) return {i, i + 2};  // pointed out
    }
    return {};
  }

  // A Serbian participle wants je beside it or before it.
  bool has_je(std::size_t begin, WordRange cue, std::size_t end) const {
    if (!serbian_ || words_[cue.begin].meaning.present) return true;
    if (after_je(cue, end) > cue.end) return true;
    for (std::size_t i = begin; i < cue.begin; ++i) {
      if (role(i) == WordRole::be) return true;
    }
    return false;
  }

  // Past the je that follows a cue at once or after one word: potvrdio je, potvrdio nam je.
  std::size_t after_je(WordRange cue, std::size_t end) const {
    if (is(cue.end, end, WordRole::be)) return cue.end + 1;
    bool dative = is(cue.end, end, WordRole::barrier) && is(cue.end + 1, end, WordRole::be);
    return dative ? cue.end + 2 : cue.end;
  }

  std::optional<Tag> cue_first(WordRange cue, std::size_t end) const {
    std::size_t begin = after_je(cue, end);
    std::size_t start = subject_start({begin, end});
    WordRange subject{start, start == end ? end : subject_end(start, end)};
    bool followed_by_and = is(subject.end, end, WordRole::conjunction) && subject.end + 1 < end &&
                           starts_subject(subject.end + 1);
    if (followed_by_and) return std::nullopt;  // two speakers: nobody's
    if (!is_subject(subject)) {
      if (!serbian_) return std::nullopt;
      subject = {begin, begin};  // rekao je.
    }
    return made(cue, subject);
  }

  std::optional<Tag> subject_first(std::size_t begin, WordRange cue, std::size_t end) const {
    WordRange subject = before_verb(begin, cue);
    if (!is_subject(subject) || !fits_after_cue(cue.end, end)) return std::nullopt;
    return made(cue, subject);
  }

  // The words from `begin` to je or the cue, without the adverbs before it.
  WordRange before_verb(std::size_t begin, WordRange cue) const {
    std::size_t stop = begin;
    while (stop < cue.begin && role(stop) != WordRole::be) ++stop;
    return without_adverbs({begin, stop});
  }

  Tag made(WordRange cue, WordRange subject) const {
    Tag tag;
    tag.cue = cue;
    tag.subject = subject;
    tag.gender = words_[cue.begin].meaning.gender;
    tag.pronoun = subject.empty() || role(subject.begin) == WordRole::pronoun;
    if (tag.pronoun && !subject.empty()) tag.gender = words_[subject.begin].meaning.gender;
    return tag;
  }

  WordRange without_adverbs(WordRange range) const {
    while (!range.empty() && role(range.end - 1) == WordRole::adverb && !name_at(range.end - 1)) {
      --range.end;
    }
    return range;
  }

  bool starts_subject(std::size_t at) const {
    switch (role(at)) {
      case WordRole::article:
      case WordRole::office:
      case WordRole::pronoun:
        return true;
      case WordRole::institution:
        return words_[at].capital;
      default:
        return name_at(at);
    }
  }

  bool is_plain(std::size_t at) const {
    bool noun = role(at) == WordRole::other || role(at) == WordRole::institution;
    return noun && !words_[at].capital;
  }

  // "rescuer Sanja Ponjavić", "vozač Mirko Džukela": what somebody is, then a full name.
  bool leads_name(WordRange range) const {
    constexpr std::size_t kMostWords = 3;
    std::size_t at = range.begin;
    while (at < range.end && is_plain(at)) ++at;
    std::size_t name = at;
    while (name < range.end && name_at(name)) ++name;
    return at > range.begin && at - range.begin <= kMostWords && name - at >= 2 &&
           name == range.end;
  }

  // "boat commander", "air traffic inspector": an English office behind what it is for.
  bool modifies_office(WordRange range) const {
    constexpr std::size_t kMostModifiers = 2;
    std::size_t at = range.begin;
    while (at < range.end && is_plain(at)) ++at;
    std::size_t modifiers = at - range.begin;
    return !serbian_ && modifiers > 0 && modifiers <= kMostModifiers &&
           is(at, range.end, WordRole::office);
  }

  // Whether plain words and then a full name take up the rest: the office goes on, its holder
  // comes.
  // "(komandir Gorske) spasilačke službe Veljko Džambić"
  bool leads_to_full_name(std::size_t at, std::size_t end) const {
    std::size_t name = end;
    while (name > at && name_at(name - 1)) --name;
    if (end - name < 2) return false;
    for (std::size_t i = at; i < name; ++i) {
      if (role(i) != WordRole::other && role(i) != WordRole::institution) return false;
    }
    return true;
  }

  // Where the subject begins after a cue. In Serbian adverbs and phrases may stand between: rekao
  // je juče u Beogradu ministar Vulin.
  std::size_t subject_start(WordRange range) const {
    bool governed = false;  // the word before was a preposition
    bool phrases = false;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      bool phrase = role(i) == WordRole::preposition || role(i) == WordRole::of;
      bool strong = role(i) == WordRole::office || role(i) == WordRole::pronoun;
      if (strong || (starts_subject(i) && !governed && !(phrases && office_after(i, range.end)))) {
        return i;
      }
      bool passable = role(i) == WordRole::adverb || (serbian_ && role(i) != WordRole::barrier);
      if (!passable) return range.end;
      governed = phrase;
      phrases |= phrase;
    }
    return range.end;
  }

  bool office_after(std::size_t at, std::size_t end) const {
    for (; at < end; ++at) {
      if (role(at) == WordRole::office) return true;
    }
    return false;
  }

  // Where the subject that begins at `at` ends: at the first preposition after its name; without a
  // name, at the first preposition that leads to no institution.
  std::size_t subject_end(std::size_t at, std::size_t end) const {
    if (role(at) == WordRole::pronoun) return at + 1;
    bool named = false;
    for (std::size_t i = at; i < end; ++i) {
      switch (role(i)) {
        case WordRole::preposition:
        case WordRole::of:
          if (named || !leads_to_institution(i, end)) return i;
          break;
        case WordRole::conjunction:
          if (named || !(is(i + 1, end, WordRole::institution) ||
                         is(i + 1, end, WordRole::office) || leads_to_full_name(i + 1, end))) {
            return i;
          }
          break;
        case WordRole::barrier:
        case WordRole::further:
        case WordRole::be:
        case WordRole::cue:
          return i;
        default:
          if (named && !words_[i].capital && role(i) != WordRole::office) {
            bool within_office = i == at + 2 && role(at) == WordRole::office;
            return within_office && leads_to_full_name(i, end) ? end : i;
          }
          if (!named && role(i) == WordRole::adverb) return i;
          named |= name_at(i) && !is_governed(i, at);
      }
    }
    return end;
  }

  bool is_governed(std::size_t at, std::size_t begin) const {
    if (at == begin) return false;
    WordRole before = role(at - 1);
    return before == WordRole::of || before == WordRole::preposition || before == WordRole::article;
  }

  bool leads_to_institution(std::size_t at, std::size_t end) const {
    if (role(at) == WordRole::of) return true;
    return is(at + 1, end, WordRole::institution) ||
           (is(at + 1, end, WordRole::article) && is(at + 2, end, WordRole::institution));
  }

  // What may follow the cue of "Minister Vulin said": a place or time, an audience, a further cue.
  bool fits_after_cue(std::size_t at, std::size_t end) const {
    if (at == end) return true;
    switch (role(at)) {
      case WordRole::preposition:
      case WordRole::of:
      case WordRole::adverb:
      case WordRole::further:
        return true;
      case WordRole::conjunction:
        return leads_to_cue(at, end);
      case WordRole::article:
        return is(at + 1, end, WordRole::adverb);  // told the reporters
      default:
        return false;
    }
  }

  bool office_at(std::size_t at) const {
    return role(at) == WordRole::office ||
           (role(at) == WordRole::article && is(at + 1, words_.size(), WordRole::office));
  }

  // "and added", "i dodao", "and also stressed".
  bool leads_to_cue(std::size_t at, std::size_t end) const {
    std::size_t next = at + 1;
    while (next < end && (role(next) == WordRole::adverb || role(next) == WordRole::be)) ++next;
    return next < end && (role(next) == WordRole::cue || role(next) == WordRole::cue_begin);
  }

  // Adds what still belongs to the tag after its clause.
  Tag extended(Tag tag) const {
    std::size_t end = tag.all.end;
    bool comma = end < words_.size() && words_[end].before == Gap::comma;
    bool apposition = comma && tag.subject.end > tag.cue.begin && office_at(end);
    bool name_after = comma && tag.subject.end > tag.cue.begin && only_name(end, clause_end(end)) &&
                      !name_at(tag.subject.end - 1);
    if (apposition || name_after) {  // said Vulin, Minister of Defence; said the Minister, Vulin
      tag.apposition = {end, clause_end(end)};
      end = tag.all.end = tag.apposition.end;
      comma = end < words_.size() && words_[end].before == Gap::comma;
    }
    if (comma && belongs_to_tag(end)) tag.all.end = sentence_end(end, tag.all.begin);
    return with_left_apposition(tag);
  }

  bool only_name(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kMostNames = 3;
    for (std::size_t i = begin; i < end; ++i) {
      if (!name_at(i)) return false;
    }
    return end - begin >= 2 && end - begin <= kMostNames;
  }

  // Whether the clause at `at` still tells how it was said: adding that, i dodao da.
  bool belongs_to_tag(std::size_t at) const {
    if (role(at) == WordRole::further) return true;
    if (role(at) != WordRole::conjunction) return false;
    if (leads_to_cue(at, words_.size())) return true;
    WordRange cue = first_cue({at + 1, words_.size()});  // "and Scott added", "a Skot dodao"
    return !cue.empty() && is_subject(before_verb(at + 1, cue));
  }

  std::size_t sentence_end(std::size_t at, std::size_t tag_begin) const {
    do at = clause_end(at);
    while (at < words_.size() && words_[at].before != Gap::stop && at - tag_begin < kMostTagWords);
    return at;
  }

  // "..., the Minister of Defence, Aleksandar Vulin, said": the office stands before the first
  // comma.
  Tag with_left_apposition(Tag tag) const {
    bool inner_comma = words_[tag.cue.begin].before == Gap::comma;
    if (!inner_comma || tag.all.begin == 0) return tag;
    std::size_t begin = tag.all.begin - 1;
    std::size_t furthest = begin > kMostSubjectWords ? begin - kMostSubjectWords : 0;
    while (begin > furthest && words_[begin].before == Gap::none) --begin;
    WordRange office{begin, tag.all.begin};
    if (words_[begin].before != Gap::comma || !is_subject(office)) return tag;
    tag.all.begin = tag.subject.begin = begin;
    return tag;
  }

  const std::vector<QuoteWord>& words_;
  bool serbian_;
};

}  // namespace

std::optional<Tag> read_tag(const std::vector<QuoteWord>& words, std::size_t begin,
                            CueLanguage language) {
  return TagReader(words, language).tag(begin);
}

std::optional<Tag> read_clause(const std::vector<QuoteWord>& words, WordRange clause,
                               CueLanguage language) {
  return TagReader(words, language).clause(clause);
}

bool names_speaker(const std::vector<QuoteWord>& words, WordRange range, CueLanguage language) {
  return TagReader(words, language).is_subject(range);
}

bool names_exactly(const std::vector<QuoteWord>& words, WordRange range, CueLanguage language) {
  return TagReader(words, language).names_exactly(range);
}

WordRange speaker_after(const std::vector<QuoteWord>& words, WordRange range,
                        CueLanguage language) {
  return TagReader(words, language).subject_after(range);
}

bool is_narration(const std::vector<QuoteWord>& words, std::size_t begin, CueLanguage language) {
  return TagReader(words, language).narration(begin);
}

}  // namespace glasnik::text
