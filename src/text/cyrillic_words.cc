#include "text/cyrillic_words.h"

#include <algorithm>
#include <array>

namespace glasnik::text {
namespace {

struct Seam {
  std::string_view stem;
  std::size_t at;  // of the two letters
};
constexpr Seam seam(std::string_view stem) {
  std::size_t at = stem.find("nj");
  return {stem, at != stem.npos ? at : stem.find("dž")};
}
constexpr std::array kSeams = {
    seam("injekc"),   seam("injekt"),   seam("injun"),    seam("konjug"),   seam("konjuk"),
    seam("konjunk"),  seam("konjekt"),  seam("anjon"),    seam("tanjug"),   seam("šenjang"),
    seam("manjogan"), seam("vanjezič"), seam("vanjedar"), seam("nadžet"),   seam("nadživ"),
    seam("nadžnj"),   seam("nadžup"),   seam("odžal"),    seam("odžar"),    seam("odživ"),
    seam("podžanr"),  seam("podždrel"), seam("podžup"),   seam("predžalb"), seam("predželud"),
    seam("feldžand"), seam("andžej")};
constexpr std::array<std::string_view, 6> kBefore = {"", "ne", "naj", "mikro", "hiper", "re"};

// Foreign words that releases use as they are, without their endings.
constexpr std::array<std::string_view, 44> kForeign = {"adobe",     "android",
                                                       "apple",     "avenue",
                                                       "big data",  "brother",
                                                       "center",    "chat",
                                                       "cloud",     "club",
                                                       "copyright", "dacia",
                                                       "default",   "developer",
                                                       "email",     "facebook",
                                                       "feedback",  "google",
                                                       "hardver",   "house",
                                                       "instagram", "internet explorer",
                                                       "iphone",    "laptop",
                                                       "link",      "live",
                                                       "mail",      "media center",
                                                       "messenger", "microsoft",
                                                       "online",    "outlook",
                                                       "post",      "press",
                                                       "server",    "site",
                                                       "smart",     "software",
                                                       "startup",   "street",
                                                       "tender",    "user",
                                                       "username",  "youtube"};
constexpr std::array<std::string_view, 15> kForeignEndings = {
    "", "a", "u", "e", "i", "om", "em", "ov", "ova", "ovi", "ove", "ovima", "ima", "ama", "eom"};

constexpr std::array<std::string_view, 28> kUnits = {
    "B",  "kB", "MB", "GB", "TB",  "km", "m",  "cm", "mm", "kg",  "g",   "mg", "t",  "l",
    "dl", "ml", "ha", "h",  "min", "W",  "kW", "MW", "GW", "kWh", "MWh", "Hz", "Pa", "km/h"};

constexpr std::array<std::string_view, 30> kKeptAcronyms = {
    "BBC",  "CD",  "CEO",  "CIA",  "CNN", "CV",  "DJ",   "DNA",  "DVD", "FBI",
    "GPS",  "GSM", "HTML", "HTTP", "ID",  "IP",  "IPTC", "ISBN", "ISO", "IT",
    "JSON", "LED", "PDF",  "PR",   "SMS", "SUV", "URL",  "USB",  "VIP", "XML"};
constexpr std::array<std::string_view, 40> kConvertedAcronyms = {
    "ADA", "AP",    "BDP",  "BIA", "DB",   "EPS", "EU",     "EUFOR",  "FAO",   "FIFA",
    "JNA", "KFOR",  "MMF",  "MO",  "MSP",  "MUP", "NATO",   "NIS",    "OEBS",  "OUN",
    "PDV", "RATEL", "RFZO", "RIK", "RS",   "RTS", "SAD",    "SANU",   "SAO",   "SFRJ",
    "SPC", "SRJ",   "SSSR", "TV",  "UEFA", "UN",  "UNESKO", "UNICEF", "UNMIK", "VS"};

template <typename List, typename Item>
bool has(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// Takes `ten`, `five` and `one` off the front as a decimal digit is written: IX, VIII.
void skip_digit(std::string_view& numeral, char one, char five, char ten) {
  auto starts = [&](char first, char second) {
    return numeral.size() > 1 && numeral[0] == first && numeral[1] == second;
  };
  if (starts(one, ten) || starts(one, five)) return numeral.remove_prefix(2);
  if (!numeral.empty() && numeral[0] == five) numeral.remove_prefix(1);
  for (int i = 0; i < 3 && !numeral.empty() && numeral[0] == one; ++i) numeral.remove_prefix(1);
}

}  // namespace

std::optional<Span> two_letters(std::string_view word) {
  for (std::string_view before : kBefore) {
    if (!word.starts_with(before)) continue;
    for (const Seam& seam : kSeams) {
      if (!word.substr(before.size()).starts_with(seam.stem)) continue;
      std::size_t at = before.size() + seam.at;
      return Span{at, at + (seam.stem[seam.at] == 'n' ? 2U : 3U)};
    }
  }
  return std::nullopt;
}

bool in_both_spellings(std::string_view word) {
  return word.starts_with("konjugacij") || word.starts_with("konjunktiv");
}

bool is_foreign_word(std::string_view word) {
  return std::any_of(kForeign.begin(), kForeign.end(), [&](std::string_view stem) {
    return word.starts_with(stem) && has(kForeignEndings, word.substr(stem.size()));
  });
}

bool is_unit(std::string_view word) { return has(kUnits, word); }

std::optional<Acronym> listed_acronym(std::string_view capitals) {
  if (has(kKeptAcronyms, capitals)) return Acronym::keep;
  if (has(kConvertedAcronyms, capitals)) return Acronym::convert;
  return std::nullopt;
}

bool is_roman_numeral(std::string_view capitals) {
  if (capitals.size() < 2) return false;
  for (int i = 0; i < 3 && !capitals.empty() && capitals[0] == 'M'; ++i) capitals.remove_prefix(1);
  skip_digit(capitals, 'C', 'D', 'M');
  skip_digit(capitals, 'X', 'L', 'C');
  skip_digit(capitals, 'I', 'V', 'X');
  return capitals.empty();
}

bool is_roman_or_word(std::string_view capitals) {
  constexpr std::array<std::string_view, 5> kWords = {"MI", "LI", "DI", "MIL", "CIM"};
  return has(kWords, capitals);
}

bool at_seam(std::string_view word, std::size_t at) {
  constexpr std::array<std::string_view, 8> kPrefixes = {"o",  "po",   "pre",    "na",
                                                         "su", "ispo", "iznena", "neo"};
  return has(kPrefixes, word.substr(0, at));
}

}  // namespace glasnik::text
