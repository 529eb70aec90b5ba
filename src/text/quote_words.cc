#include "text/quote_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace glasnik::text {
namespace {

struct WordList {
  WordRole role;
  std::string_view words;  // parted by one space
};

constexpr WordList kEnglish[] = {
    {WordRole::cue,
     "said says stated added noted stressed emphasised emphasized underlined confirmed reiterated "
     "recalled concluded explained declared assessed announced remarked warned underscored "
     "highlighted replied reminded asserted told answered admitted acknowledged reported promised "
     "pledged recounted observed believes denied agreed insisted argued estimated testified "
     "claimed "
     "commented predicted asked continued summarised summarized"},
    {WordRole::cue_begin, "pointed"},
    {WordRole::joint,
     "interlocutors they both sides parties officials ministers senators sens reps representatives "
     "congressmen leaders members"},
    {WordRole::article, "the a an"},
    {WordRole::office,
     "minister president ambassador general colonel lieutenant major captain brigadier admiral "
     "commodore sergeant warrant officer secretary director chief head commander commandant "
     "spokesman spokeswoman spokesperson deputy assistant attache attaché envoy delegate "
     "representative chairman chairwoman chairperson chair mayor governor senator congressman "
     "congresswoman congressmember speaker premier chancellor commissioner prosecutor attorney "
     "judge professor doctor dr mr mrs ms miss sir lady prof lt gen col maj capt sen rep gov sgt "
     "state prime vice acting former leader dean rector member adviser advisor inspector manager "
     "coordinator founder district county king queen prince princess pope patriarch bishop father "
     "corporal private cadet boatswain pilot engineer historian rescuer driver physician nurse "
     "teacher reporter journalist editor examiner chemist firefighter diver mechanic sculptor "
     "handler translator supervisor curator librarian hon honourable honorable manager "
     "assemblymember "
     "councilmember superintendent sheriff treasurer"},
    {WordRole::institution,
     "defence defense foreign affairs interior justice finance labour labor health education "
     "ministry government republic serbia serbian army armed forces air force navy staff assembly "
     "parliament national united states america american us nato european union security policy "
     "military medical academy republican democratic house senate department office institute "
     "civil "
     "protection procurement service rescue guard provincial directorate flotilla river squadron "
     "brigade battalion regiment committee commission hospital community programme program "
     "division "
     "unit centre center council city municipality first second third class inspectorate region "
     "general operations transport training administration bureau association agency panel board "
     "fund university college school foundation company corporation court treasury bank coalition "
     "alliance league federation organization organisation authority group press times news "
     "january february "
     "march april may june july august september october november december monday tuesday "
     "wednesday "
     "thursday friday saturday sunday"},
    {WordRole::of, "of for to"},
    {WordRole::preposition,
     "at on in during after before with while when following by from upon as about regarding "
     "concerning prior ahead following despite within through"},
    {WordRole::adverb,
     "also has had then further again today yesterday recently additionally later once "
     "briefly finally here reporters journalists media press"},
    {WordRole::further,
     "adding noting stressing emphasising emphasizing underlining pointing recalling saying "
     "explaining expressing stating confirming concluding reiterating thanking expecting hoping "
     "wishing addressing visiting opening presenting congratulating announcing attending referring "
     "commenting speaking answering responding assessing who which where"},
    {WordRole::conjunction, "and"},
    {WordRole::barrier,
     "that it its i we you us our your my me this these those there what how why whether if "
     "because "
     "but or nor not is are was were be been being have will would can could should may might must "
     "shall do does did than so since until unless although though whose whom all each every"},
};

constexpr WordList kSerbian[] = {
    {WordRole::joint,
     "su sagovornici sagovornika oni one obojica obe strane ministri zvaničnici sudionici "
     "učesnici"},
    {WordRole::be, "je"},
    {WordRole::office,
     "ministar ministarka predsednik predsednica predsjednik predsjednica premijer premijerka "
     "ambasador ambasadorka general pukovnik potpukovnik major kapetan poručnik potporučnik "
     "brigadni admiral kontraadmiral vodnik zastavnik zastavnica načelnik načelnica komandant "
     "komandantkinja komandir direktor direktorka sekretar sekretarka državni državna pomoćnik "
     "pomoćnica zamenik zamenica savetnik savetnica izaslanik izaslanica portparol portparolka "
     "rukovodilac šef šefica spasilac vozač vozačica hemičar hemičarka istoričar istoričarka "
     "učitelj "
     "učiteljica nastavnik nastavnica novinar novinarka lekar lekarka vatrogasac pilot ronilac "
     "kaplar "
     "redov razvodnik desetar ispitivač vajar vodič vođa medicinar bolničar bolničarka urednik "
     "urednica guverner guvernerka gradonačelnik gradonačelnica poslanik poslanica "
     "tužilac tužiteljka sudija profesor profesorka doktor doktorka dr mr prof gen puk rektor "
     "rektorka "
     "dekan dekanka član članica koordinator koordinatorka patrijarh episkop vladika otac kralj "
     "princ princeza akademik inženjer upravnik upravnica predstavnik predstavnica potpredsednik "
     "potpredsednica vršilac vrhovni odbrambeni vojni zamenica bivši bivša glavni glavna"},
    {WordRole::institution,
     "odbrane spoljnih unutrašnjih poslova pravde finansija rada zdravlja prosvete vlade vladi "
     "republike republici srbije srbiji srpske vojske vojsci generalštaba generalštabu "
     "ministarstva "
     "ministarstvu skupštine skupštini narodne sjedinjenih američkih država državama sad nato "
     "evropske "
     "unije uniji ruske federacije kine nemačke francuske italije mađarske rumunije bugarske grčke "
     "akademije akademiji uprave upravi sektora sektoru odeljenja odeljenju garde brigade kosova "
     "kosovo metohije kosovu službe flotile zajednice zaštite nabavke bolnice garnizona"},
    {WordRole::of, "za"},
    {WordRole::preposition,
     "na u posle nakon tokom pred povodom uoči o sa s prilikom kod iz od do pri nakon pre ispred "
     "između tokom uz po"},
    {WordRole::adverb,
     "danas juče sutra sinoć jutros večeras takođe još potom zatim dalje ponovo ovom tom prilikom "
     "kako kratko posebno novinarima javnosti"},
    {WordRole::further,
     "dodajući ističući naglašavajući napominjući navodeći podsećajući podvlačeći zaključujući "
     "govoreći izražavajući dodavši istakavši koji koja gde odgovarajući komentarišući "
     "zahvaljujući"},
    {WordRole::conjunction, "i a te"},
    {WordRole::barrier,
     "da što šta ako jer ali nego već kao ili ni niti ne nije nisu sam smo ste si ću ćemo će ćeš "
     "bi bih bismo biste mi ja ti vi naš naša naše nas nam nama vas vam vama mu joj im to ovo ono "
     "taj ova ovaj te "
     "sve svi svaki čim dok kad kada iako mada pa koje kojeg kojem kojoj kojih kojima"},
};

// Participles by gender and their present tense; each row one verb.
constexpr std::string_view kSerbianCues[][3] = {
    {"rekao", "rekla", "kaže"},
    {"kazao", "kazala", ""},
    {"istakao", "istakla", "ističe"},
    {"naglasio", "naglasila", "naglašava"},
    {"poručio", "poručila", "poručuje"},
    {"izjavio", "izjavila", "izjavljuje"},
    {"ocenio", "ocenila", "ocenjuje"},
    {"ocijenio", "ocijenila", "ocjenjuje"},
    {"dodao", "dodala", "dodaje"},
    {"podsetio", "podsetila", "podseća"},
    {"naveo", "navela", "navodi"},
    {"zaključio", "zaključila", "zaključuje"},
    {"podvukao", "podvukla", "podvlači"},
    {"potvrdio", "potvrdila", "potvrđuje"},
    {"napomenuo", "napomenula", "napominje"},
    {"objasnio", "objasnila", "objašnjava"},
    {"smatrao", "smatrala", "smatra"},
    {"saopštio", "saopštila", "saopštava"},
    {"odgovorio", "odgovorila", "odgovara"},
    {"upozorio", "upozorila", "upozorava"},
    {"najavio", "najavila", "najavljuje"},
    {"precizirao", "precizirala", "precizira"},
    {"ponovio", "ponovila", "ponavlja"},
    {"pohvalio", "pohvalila", ""},
    {"obećao", "obećala", "obećava"},
    {"priznao", "priznala", "priznaje"},
    {"primetio", "primetila", "primećuje"},
    {"izvestio", "izvestila", "izveštava"},
    {"obavestio", "obavestila", "obaveštava"},
    {"ukazao", "ukazala", "ukazuje"},
    {"prisetio", "prisetila", "priseća"},
    {"ispričao", "ispričala", ""},
    {"pitao", "pitala", "pita"},
    {"upitao", "upitala", ""},
    {"konstatovao", "konstatovala", "konstatuje"},
    {"složio", "složila", ""},
    {"saglasio", "saglasila", ""},
    {"verovao", "verovala", "veruje"},
    {"tvrdio", "tvrdila", "tvrdi"},
    {"pojasnio", "pojasnila", "pojašnjava"},
    {"procenio", "procenila", "procenjuje"},
    {"negirao", "negirala", "negira"},
    {"demantovao", "demantovala", "demantuje"},
    {"uzvratio", "uzvratila", ""},
    {"predočio", "predočila", ""},
    {"nastavio", "nastavila", ""},
};

using Dictionary = std::map<std::string, WordClass, std::less<>>;

void add_words(Dictionary& dictionary, const WordList& list) {
  std::string_view words = list.words;
  while (!words.empty()) {
    std::size_t end = std::min(words.find(' '), words.size());
    dictionary.try_emplace(std::string(words.substr(0, end)), WordClass{list.role});
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

Dictionary english() {
  Dictionary dictionary;
  dictionary["he"] = {WordRole::pronoun, Gender::male};
  dictionary["she"] = {WordRole::pronoun, Gender::female};
  for (const WordList& list : kEnglish) add_words(dictionary, list);
  return dictionary;
}

Dictionary serbian() {
  Dictionary dictionary;
  dictionary["on"] = {WordRole::pronoun, Gender::male};
  dictionary["ona"] = {WordRole::pronoun, Gender::female};
  for (const auto& [male, female, present] : kSerbianCues) {
    dictionary[std::string(male)] = {WordRole::cue, Gender::male};
    dictionary[std::string(female)] = {WordRole::cue, Gender::female};
    std::string stem(female.substr(0, female.size() - 1));
    for (char end : {'i', 'e'}) {
      dictionary[stem + end] = {WordRole::cue, Gender::unknown, false, true};
    }
    if (!present.empty()) dictionary[std::string(present)] = {WordRole::cue, Gender::unknown, true};
  }
  for (const WordList& list : kSerbian) add_words(dictionary, list);
  return dictionary;
}

}  // namespace

WordClass classify(std::string_view letters, CueLanguage language) {
  static const Dictionary kEnglishWords = english();
  static const Dictionary kSerbianWords = serbian();
  const Dictionary& words = language == CueLanguage::english ? kEnglishWords : kSerbianWords;
  auto found = words.find(letters);
  return found == words.end() ? WordClass{} : found->second;
}

}  // namespace glasnik::text
