#include "search/paradigms.h"

#include <array>

namespace glasnik::search {
namespace {

// Endings that several paradigms share.
#define ADJECTIVE_TAIL "a o i e og oga om ome omu oj u im ima ih"
#define SOFT_TAIL "a e i eg ega em emu oj u im ima ih om"
#define COMPARATIVE "iji ija ije ijeg ijega ijem ijoj iju ijom ijih ijim ijima"
#define PASSIVE_N(v)                                                                            \
  v "n " v "na " v "no " v "ni " v "ne " v "nog " v "nom " v "noj " v "nu " v "nim " v "nih " v \
    "nima"
#define PARTICIPLE(v) v "o " v "la " v "lo " v "li " v "le"

const std::vector<Paradigm>& all() {
  static const std::vector<Paradigm> kAll = {
      {"noun m", {{Change::none, "- a u om em e i ima"}, {Change::palatal, "e i ima"}}},
      {"noun m -ov-",
       {{Change::none, "- a u om em e ovi ove ova ovima evi eve eva evima"},
        {Change::palatal, "e"}}},
      {"noun m fleeting",
       {{Change::fleeting, "- a"},
        {Change::none, "a u om em e i ima ovi ova ove ovima evi eva eve"},
        {Change::palatal, "e i ima"}}},
      {"noun m -ao", {{Change::fleeting_l, "-"}, {Change::none, "a u om e i ima"}}},
      {"noun m -in", {{Change::none, "in ina inu inom i a e ima"}}},
      {"noun f -a",
       {{Change::none, "a e i u o om ama"}, {Change::palatal, "i"}, {Change::fleeting, "a"}}},
      {"noun n -o",
       {{Change::none, "o a u om ima"}, {Change::palatal, "ima"}, {Change::fleeting, "a"}}},
      {"noun n -e", {{Change::none, "e a u em ima"}, {Change::fleeting, "a"}}},
      {"noun n -me", {{Change::none, "me mena menu menom menima"}}, 3},
      {"noun n -eta", {{Change::none, "e eta etu etom etima"}}, 3},
      {"noun f", {{Change::none, "- i u ju ima"}, {Change::iotated, "u"}}},
      {"noun f -ost", {{Change::none, "ost osti oscu ostima ostju"}}},
      {"noun f -ao", {{Change::none, "ao li lju lima"}}, 3},
      {"adjective", {{Change::none, "- " ADJECTIVE_TAIL " " COMPARATIVE}}},
      {"adjective fleeting",
       {{Change::fleeting, "-"}, {Change::none, ADJECTIVE_TAIL " " COMPARATIVE}}},
      {"adjective -ao",
       {{Change::fleeting_l, "-"}, {Change::none, ADJECTIVE_TAIL " " COMPARATIVE}}},
      {"adjective -o", {{Change::none, "o la lo li le log lom loj lu lim lih"}}, 3},
      {"adjective soft", {{Change::none, "- " SOFT_TAIL}}},
      {"verb -ati -am",
       {{Change::none, "ati am as a amo ate aju ajuci avsi aj ajmo ajte acu ace " PARTICIPLE(
                           "a") " " PASSIVE_N("a")}}},
      {"verb -ati -em",
       {{Change::none, "ati avsi " PARTICIPLE("a") " " PASSIVE_N("a")},
        {Change::iotated, "em es e emo ete u uci i ite"}}},
      {"verb -brati",
       {{Change::none,
         "brati berem beres bere beremo berete beru beri bravsi bracu brace " PARTICIPLE(
             "bra") " " PASSIVE_N("bra")}}},
      {"verb -ati -nem",
       {{Change::none,
         "ati anem anes ane anemo anete anu ani anite avsi ade adose " PARTICIPLE("a")}},
       3},
      {"verb -avati -ajem",
       {{Change::none,
         "avati ajem ajes aje ajemo ajete aju ajuci " PARTICIPLE("ava") " " PASSIVE_N("ava")}}},
      {"verb -iti",
       {{Change::none, "iti im is i imo ite e eci ivsi icu ice ih ismo ise " PARTICIPLE("i")},
        {Change::iotated, PASSIVE_N("e")}}},
      {"verb -iti -ijem",
       {{Change::none, "iti ijem ijes ije ijemo ijete iju ijuci ivsi icu ice " PARTICIPLE(
                           "i") " " PASSIVE_N("ije")}}},
      {"verb -eti",
       {{Change::none, "eti im is i imo ite e em es emo ete eju eci evsi ese " PARTICIPLE("e")},
        {Change::iotated, PASSIVE_N("e")}}},
      {"verb -ovati",
       {{Change::none, "ovati ujem ujes uje ujemo ujete uju ujuci ovavsi uj ujte " PARTICIPLE(
                           "ova") " " PASSIVE_N("ova")}}},
      {"verb -ivati",
       {{Change::none,
         "ivati ujem ujes uje ujemo ujete uju ujuci " PARTICIPLE("iva") " " PASSIVE_N("iva")}}},
      {"verb -evati",
       {{Change::none,
         "evati ujem ujes uje ujemo ujete uju ujuci " PARTICIPLE("eva") " " PASSIVE_N("eva")}}},
      {"verb -nuti",
       {{Change::none, "nuti nem nes ne nemo nete nu nuvsi nuh nuse " PARTICIPLE(
                           "nu") " nut nuta nuto nuti nute nutih nutim nutoj nutog"}}},
      {"verb -ci k",
       {{Change::none,
         "ci cem ces ce cemo cete ku kao kla klo kli kle kavsi knem kne knu koh kose " PASSIVE_N(
             "ce")}},
       3},
      {"verb -ci g",
       {{Change::none,
         "ci gu zem zes ze zemo zete gao gla glo gli gle gavsi gnem gne gnu gnete gnemo " PASSIVE_N(
             "ze") " gnut gnuta gnuto gnuti gnute gnutih gnutog gnuta"}},
       3},
      {"verb -ci dj",
       {{Change::none,
         "ci djem djes dje djemo djete dju djose djoh sao sla slo sli sle savsi djuci " PASSIVE_N(
             "dje")}},
       3},
      {"verb -sti d",
       {{Change::none,
         "sti dem des de demo dete du dose doh dnem dne dnu o la lo li le vsi duci " PASSIVE_N(
             "de")}},
       3},
      {"verb -sti t",
       {{Change::none, "sti tem tes te temo tete tu tose o la lo li le vsi tuci " PASSIVE_N("te")}},
       3},
      {"verb -sti z",
       {{Change::none, "sti zem zes ze zemo zete zu zao zla zlo zli zle s " PASSIVE_N("ze")}},
       3},
      {"verb -neti",
       {{Change::none,
         "neti nesem neses nese nesemo nesete nesu neo nela nelo neli nele nevsi net neta neto "
         "neti nete netih netog netim netoj nesoh nesose " PASSIVE_N("nese")}},
       3},
      {"verb -eti -mem",
       {{Change::none,
         "eti mem mes me memo mete mu eo ela elo eli ele evsi et eta eto ete etih etog etim etoj "
         "ese"}},
       3},
      {"verb -eti -nem",
       {{Change::none,
         "eti nem nes ne nemo nete nu eo ela elo eli ele evsi et eta eto ete etih etog etim etoj "
         "ese"}},
       3},
  };
  return kAll;
}

#undef ADJECTIVE_TAIL
#undef SOFT_TAIL
#undef COMPARATIVE
#undef PASSIVE_N
#undef PARTICIPLE

constexpr std::array<std::string_view, 22> kIrregulars = {
    "covek coveka coveku covekom covece ljudi ljude ljudima",
    "dete deteta detetu detetom deca dece deci decu decom",
    "brat brata bratu bratom braca brace braci bracu bracom",
    "dan dana danu danom dani dane danima",
    "godina godine godini godinu godinom godinama",
    "otac oca ocu ocem oce ocevi oceva ocevima",
    "veliki velika veliko velike veliku velikog velikom velikoj velikih velikim velik veci veca "
    "vece veceg vecem vecoj vecu vecih vecim vecom najveci najveca najvece najveceg najvecem "
    "najvecoj najvecu najvecih najvecim najvecom",
    "mali mala malo male malu malog malom maloj malih malim manji manja manje manjeg manjem manjoj "
    "manju manjih manjim najmanji najmanja najmanje najmanjeg najmanjih",
    "dobar dobra dobro dobri dobre dobrog dobrom dobroj dobru dobrih dobrim bolji bolja bolje "
    "boljeg boljem boljoj bolju boljih boljim najbolji najbolja najbolje najboljeg najboljih "
    "najboljim najbolju najboljoj",
    "los losa lose losi loseg losem losoj losu losih losim gori gora gore goreg gorih najgori "
    "najgora najgore najgoreg",
    "visok visoka visoko visoki visoke visokog visokom visokoj visoku visokih visokim visi visa "
    "vise viseg visem visoj visih visim najvisi najvisa najvise najviseg najvisem najvisoj "
    "najvisih najvisim",
    "ici idem ides ide idemo idete idu isao isla islo isli isle iduci",
    "moci mogu mozes moze mozemo mozete mogao mogla moglo mogli mogle moguci",
    "hteti hocu hoces hoce hocemo hocete hteo htela htelo hteli htele nece necu necemo neces "
    "necete",
    "reci rekao rekla reklo rekli rekle recem rece receno recena",
    "kazati kazem kazes kaze kazemo kazete kazu kazao kazala kazali kazale",
    "videti vidim vidis vidi vidimo vidite vide video videla videlo videli videle vidjen vidjena "
    "vidjeno",
    "dati dam das damo date daju dao dala dalo dali dale dat data dato",
    "znati znam znas zna znamo znate znaju znao znala znalo znali znale",
    "stajati stojim stojis stoji stojimo stojite stoje stajao stajala stajalo stajali stajale",
    "postojati postojim postoji postojimo postoje postojao postojala postojalo postojali postojale "
    "postojeci",
    "slati saljem saljes salje saljemo saljete salju slao slala slalo slali slale",
};

// How many octets the last letter of a key takes: lj nj dj are one.
std::size_t last_letter(std::string_view key) {
  if (key.size() < 2 || key.back() != 'j') return key.empty() ? 0 : 1;
  char before = key[key.size() - 2];
  return before == 'l' || before == 'n' || before == 'd' ? 2 : 1;
}

bool is_consonant(char letter) {
  return letter >= 'a' && letter <= 'z' &&
         std::string_view("aeiou").find(letter) == std::string_view::npos;
}

struct Swap {
  std::string_view from;
  std::string_view to;
};
constexpr Swap kPalatal[] = {{"k", "c"}, {"g", "z"}, {"h", "s"}};
constexpr Swap kIotated[] = {{"st", "sc"}, {"zd", "zdj"}, {"sl", "slj"}, {"t", "c"},  {"k", "c"},
                             {"g", "z"},   {"h", "s"},    {"d", "dj"},   {"l", "lj"}, {"n", "nj"},
                             {"p", "plj"}, {"b", "blj"},  {"m", "mlj"},  {"v", "vlj"}};

std::string swapped(std::string_view stem, const Swap& swap) {
  std::string made(stem.substr(0, stem.size() - swap.from.size()));
  return made += swap.to;
}

std::string by(std::string_view stem, std::span<const Swap> swaps) {
  for (const Swap& swap : swaps) {
    if (stem.ends_with(swap.from)) return swapped(stem, swap);
  }
  return std::string(stem);
}

std::vector<std::string> back_by(std::string_view stood, std::span<const Swap> swaps) {
  std::vector<std::string> stems;
  if (by(stood, swaps) == stood) stems.emplace_back(stood);
  for (const Swap& swap : swaps) {
    if (!stood.ends_with(swap.to)) continue;
    std::string stem = swapped(stood, {swap.to, swap.from});
    if (by(stem, swaps) == stood) stems.push_back(std::move(stem));
  }
  return stems;
}

}  // namespace

std::optional<std::string> changed(std::string_view stem, Change change) {
  std::size_t last = last_letter(stem);
  bool two = stem.size() > last + 1 && is_consonant(stem[stem.size() - last]) &&
             is_consonant(stem[stem.size() - last - 1]);
  switch (change) {
    case Change::none:
      return std::string(stem);
    case Change::palatal:
      return by(stem, kPalatal);
    case Change::iotated:
      return by(stem, kIotated);
    case Change::fleeting:
      if (!two) return std::nullopt;
      return std::string(stem.substr(0, stem.size() - last)) + "a" +
             std::string(stem.substr(stem.size() - last));
    case Change::fleeting_l:
      if (!two || !stem.ends_with('l')) return std::nullopt;
      return std::string(stem.substr(0, stem.size() - 1)) + "ao";
  }
  return std::nullopt;
}

std::vector<std::string> unchanged(std::string_view stood, Change change) {
  if (change == Change::none) return {std::string(stood)};
  if (change == Change::palatal) return back_by(stood, kPalatal);
  if (change == Change::iotated) return back_by(stood, kIotated);
  std::string stem(stood);
  if (change == Change::fleeting) {
    std::size_t last = last_letter(stood);
    if (stem.size() < last + 3 || stem[stem.size() - last - 1] != 'a') return {};
    stem.erase(stem.size() - last - 1, 1);
  } else {
    if (!stem.ends_with("ao")) return {};
    stem.replace(stem.size() - 2, 2, "l");
  }
  if (changed(stem, change) != stood) return {};
  return {stem};
}

std::span<const Paradigm> paradigms() { return all(); }

std::span<const std::string_view> irregulars() { return kIrregulars; }

}  // namespace glasnik::search
