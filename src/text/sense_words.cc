#include "text/sense_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/key.h"

namespace glasnik::text {
namespace {

struct WordList {
  Sense sense;
  // Parted by white space; "hundred*" is every word that begins so. A word of two lists belongs to
  // the first.
  std::string_view words;
};

constexpr WordList kEnglish[] = {
    {Sense::negation,
     "no not non none nor neither never nobody nothing nowhere cannot without aint arent cant "
     "couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt oughtnt shant "
     "shouldnt wasnt werent wont wouldnt"},
    {Sense::measure,
     "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
     "fifteen "
     "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
     "hundred* thousand* million* billion* trillion* dozen* first second third thirds fourth fifth "
     "sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
     "seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth "
     "eightieth ninetieth half quarter quarters once twice thrice double triple both"},
    {Sense::measure,
     "january february march april may june july august september october november december jan "
     "feb "
     "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
     "sunday mon tue wed thu fri sat sun am pm north south east west northern southern eastern "
     "western"},
    {Sense::particle,
     "and or but if unless except only even until till since before after in on off at of from to "
     "into onto for with within by up down over under above below all any some each every many "
     "more "
     "most less least few he she it we you they him her them his hers its our ours your yours "
     "their "
     "theirs this that these those who whom what when where why how is was are were has had will "
     "would can could may might must shall should man men woman women male female"},
};

constexpr WordList kSerbian[] = {
    {Sense::negation,
     "ne ni nit niti nije nisam nisi nismo niste nisu neću nećeš neće nećemo nećete nemoj nemojmo "
     "nemojte nema nemam nemaš nemamo nemate nemaju nemao nemala nemalo nemali nemale nemati nikad "
     "nikada nikako nimalo nipošto niko nitko nikog nikoga nikom nikome nikim ništa ničeg ničega "
     "ničem ničemu ničim nigde nigdje nikud nikuda niotkuda nijedan nijedna nijedno nijednu "
     "nijedne "
     "nijedni nijednog nijednoga nijednom nijednome nijednoj nikakav nikakva nikakvo nikakve "
     "nikakvi "
     "nikakvu nikakvog nikakvom nikakvih nikakvim ničiji ničija ničije bez"},
    {Sense::measure,
     "nula jedan jedna jedno jednu jedne jedni jednog jednoga jednom jednome jednoj jednih jednim "
     "dva "
     "dve dvije dvoje dvojica dvojice dvojicu dvema dvama tri trima troje trojica trojice trojicu "
     "četiri četvoro četvorica pet petoro petorica šest šestoro šestorica sedam sedmoro osam "
     "osmoro "
     "devet deset desetak jedanaest* dvanaest* trinaest* četrnaest* petnaest* šesnaest* "
     "sedamnaest* "
     "osamnaest* devetnaest* dvadeset* trideset* četrdeset* pedeset* šezdeset* sedamdeset* "
     "osamdeset* devedeset* sto stotin* dvesta dvesto dvjesta dvjesto trista tristo četiristo "
     "petsto "
     "šeststo šesto sedamsto osamsto devetsto hiljad* tisuć* milion* milijun* milijard* bilion* "
     "bilijun* trilion* pola polovin* trećin* četvrtin* petin* oba obe obje obojica jednom dvaput "
     "triput dvostruk* trostruk*"},
    {Sense::measure,
     "prvi prva prvo prvu prve prvog prvoga prvom prvome prvoj prvih prvim drugi druga drugo drugu "
     "druge drugog drugoga drugom drugome drugoj drugih drugim treći treća treće treću trećeg "
     "trećem "
     "trećoj trećih trećim četvrti četvrta četvrto četvrtu četvrtog četvrtoj peti petog petom "
     "šesti "
     "šestog šestom sedmi sedma sedmog sedmom osmi osma osmog osmom deveti devetog devetom deseti "
     "desetog desetom"},
    {Sense::measure,
     "januar* februar* mart marta martu martom april aprila aprilu aprilom maj maja maju majem jun "
     "juna junu junom juni juli jul jula julu julom avgust* septemb* oktob* novemb* decemb* siječ* "
     "veljač* ožuj* travnj* svibnj* lipnj* srpnj* kolovoz* rujn* listopad* studeni studenog "
     "studenoga studenom prosin* "
     "ponedelj* ponedjelj* utorak utorka utorku utorkom sreda srede sredu sredom srijed* četvrtak "
     "četvrtka četvrtku četvrtkom petak petka petku petkom subota subote suboti subotu subotom "
     "nedelj* nedjelj*"},
    {Sense::particle,
     "i ili a ali no nego već ako da jer dok iako mada samo tek osim sem u o od do na za iz po pri "
     "pre prije posle poslije nakon pod nad kod uz niz kroz preko protiv sav sva sve svi svih svim "
     "svaki svaka svako neki neka neko nešto više manje on ona ono oni one mi vi ti ja njega njoj "
     "njen njegov naš vaš njihov ovaj taj onaj ko šta što kad kada gde gdje kako je su sam si smo "
     "ste "
     "će ću ćemo ćete ćeš bi bih bismo biste beše mora može treba sme"},
};

// Of any language.
constexpr WordList kUnits[] = {
    {Sense::measure,
     "mm cm dm km mg kg kt hz khz mhz ghz mw kw gw mwh kwh gwh kb mb gb tb ha kilo* mega* giga* "
     "milligram* milimet* miligram* millimet* rsd eur usd gbp chf"},
};

class SenseDictionary {
 public:
  void add(const WordList& list) {
    std::string words = key(list.words);
    for (std::size_t at = 0; at < words.size();) {
      std::size_t end = std::min(words.find(' ', at), words.size());
      if (words[end - 1] == '*') {
        stems_.push_back({words.substr(at, end - 1 - at), list.sense});
      } else {
        words_.try_emplace(words.substr(at, end - at), list.sense);
      }
      at = end + 1;
    }
  }

  Sense of(std::string_view word) const {
    if (auto found = words_.find(std::string(word)); found != words_.end()) return found->second;
    for (const auto& [stem, sense] : stems_) {
      if (word.starts_with(stem)) return sense;
    }
    return Sense::plain;
  }

 private:
  std::unordered_map<std::string, Sense> words_;
  std::vector<std::pair<std::string, Sense>> stems_;
};

SenseDictionary dictionary(Style style) {
  SenseDictionary words;
  bool serbian = style == Style::serbian_cyrillic || style == Style::serbian_latin;
  if (!serbian) {
    for (const WordList& list : kEnglish) words.add(list);
  }
  if (style != Style::english) {
    for (const WordList& list : kSerbian) words.add(list);
  }
  for (const WordList& list : kUnits) words.add(list);
  return words;
}

// One prefix in the place of the other turns the sense.
struct PrefixPair {
  bool english;
  std::string_view one;
  std::string_view other;
};
constexpr PrefixPair kPrefixes[] = {
    {true, "", "un"}, {true, "", "in"},   {true, "", "im"},   {true, "", "il"},   {true, "", "ir"},
    {true, "", "a"},  {true, "in", "de"}, {true, "im", "ex"}, {true, "in", "ex"}, {false, "", "ne"},
    {false, "", "a"}, {false, "u", "iz"}, {false, "do", "od"}};
constexpr std::size_t kShortestRest = 3;  // of a word behind its prefix

bool stand_in(std::string_view word, std::string_view other, const PrefixPair& pair) {
  if (!word.starts_with(pair.one) || !other.starts_with(pair.other)) return false;
  word.remove_prefix(pair.one.size());
  other.remove_prefix(pair.other.size());
  return word == other && word.size() >= kShortestRest;
}

}  // namespace

Sense sense_of(std::string_view key, Style style) {
  static const SenseDictionary kEnglishWords = dictionary(Style::english);
  static const SenseDictionary kSerbianWords = dictionary(Style::serbian_latin);
  static const SenseDictionary kAllWords = dictionary(Style::iso);
  if (style == Style::english) return kEnglishWords.of(key);
  return style == Style::iso ? kAllWords.of(key) : kSerbianWords.of(key);
}

bool prefix_turns(std::string_view key, std::string_view other, Style style) {
  return std::any_of(std::begin(kPrefixes), std::end(kPrefixes), [&](const PrefixPair& pair) {
    bool spoken = style == Style::iso || pair.english == (style == Style::english);
    return spoken && (stand_in(key, other, pair) || stand_in(other, key, pair));
  });
}

}  // namespace glasnik::text
