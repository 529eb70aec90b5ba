#include "text/quote.h"

#include <doctest/doctest.h>

#include "text/translit.h"

using namespace glasnik;

namespace {

struct Case {
  const char* block;
  const char* words;    // the spans, parted by " | "
  const char* speaker;  // as written
  const char* office;
  const char* name;
};

// What was found as "words [speaker; office; name]", the form the cases are compared in.
std::string told(std::string_view block, const std::optional<text::Quote>& quote) {
  if (!quote) return "nothing";
  std::string words;
  for (const text::Span& span : quote->words) {
    words += (words.empty() ? "" : " | ") + std::string(span.of(block));
  }
  const text::Speaker& speaker = quote->speaker;
  return words + " [" + speaker.written + "; " + speaker.office + "; " + speaker.name + "]";
}

void check(const Case& c, const char* variant) {
  auto quote = text::find_dash_quote(c.block, variant);
  std::string expected =
      std::string(c.words) + " [" + c.speaker + "; " + c.office + "; " + c.name + "]";
  CHECK(told(c.block, quote) == expected);
  if (quote) CHECK(quote->speaker.span.of(c.block) == c.speaker);
}

}  // namespace

TEST_CASE("English tags: who said it, in what office, which words") {
  const Case cases[] = {
      {"- We are neutral, Minister Vulin said.", "We are neutral", "Minister Vulin", "Minister",
       "Vulin"},
      {"– We are neutral, said Minister Vulin.", "We are neutral", "Minister Vulin", "Minister",
       "Vulin"},
      {"— “We are neutral,” Ambassador Kyle Scott stated.", "We are neutral",
       "Ambassador Kyle Scott", "Ambassador", "Kyle Scott"},
      {"- \"We are neutral\" - stressed Defence Minister Aleksandar Vulin.", "We are neutral",
       "Defence Minister Aleksandar Vulin", "Defence Minister", "Aleksandar Vulin"},
      {"- We are neutral, the Minister of Defence said and emphasized that he will insist on it.",
       "We are neutral", "the Minister of Defence", "Minister of Defence", ""},
      {"- We are neutral, Vulin said, adding that Serbia, like others, will stay so.",
       "We are neutral", "Vulin", "", "Vulin"},
      {"- We are neutral, Vulin underlined and added that nothing will change.", "We are neutral",
       "Vulin", "", "Vulin"},
      {"- We are neutral, Minister Vulin said, and we will stay neutral.",
       "We are neutral | and we will stay neutral.", "Minister Vulin", "Minister", "Vulin"},
      {"- We are neutral – said Lt. Gen. Milan Mojsilović – and we will stay neutral.",
       "We are neutral | and we will stay neutral.", "Lt. Gen. Milan Mojsilović", "Lt. Gen",
       "Milan Mojsilović"},
      {"- We are neutral, Minister Vulin said. We will stay neutral.",
       "We are neutral | We will stay neutral.", "Minister Vulin", "Minister", "Vulin"},
      {"- We are neutral, said Vulin. It will not change, he added.",
       "We are neutral | It will not change", "Vulin", "", "Vulin"},
      {"- We are neutral, Minister Vulin said. He added that it will stay so.", "We are neutral",
       "Minister Vulin", "Minister", "Vulin"},
      {"- We are neutral, he stressed.", "We are neutral", "he", "", ""},
      {"- We are neutral, Minister Vulin pointed out at the opening of Granit 2017.",
       "We are neutral", "Minister Vulin", "Minister", "Vulin"},
      {"- We are neutral, said Minister Vulin during his visit to Niš.", "We are neutral",
       "Minister Vulin", "Minister", "Vulin"},
      {"- We are neutral, said Aleksandar Vulin, Minister of Defence.", "We are neutral",
       "Aleksandar Vulin", "Minister of Defence", "Aleksandar Vulin"},
      {"- We are neutral, the Minister of Defence, Aleksandar Vulin, said.", "We are neutral",
       "the Minister of Defence, Aleksandar Vulin", "Minister of Defence", "Aleksandar Vulin"},
      {"- Will we join? - asked nobody, we will not, Minister Vulin concluded.",
       "Will we join? - asked nobody, we will not", "Minister Vulin", "Minister", "Vulin"},
      {"- Who would gain? the minister explained.", "Who would gain?", "the minister", "minister",
       ""},
      {"- We, and I say it again, are neutral, President Vučić also reiterated today.",
       "We, and I say it again, are neutral", "President Vučić", "President", "Vučić"},
      {"- It cost 75,18 million (in 2016), Chief of the General Staff General Ljubiša Diković "
       "recalled.",
       "It cost 75,18 million (in 2016)", "Chief of the General Staff General Ljubiša Diković",
       "Chief of the General Staff General", "Ljubiša Diković"},
      {"- We use it every day, Vulin said at \"Batajnica\" airfield.", "We use it every day",
       "Vulin", "", "Vulin"},
      {"- It is an honour, said Captain Ana Petrović, the commander of the guard.",
       "It is an honour", "Captain Ana Petrović", "Captain", "Ana Petrović"},
      {"- We are neutral, Minister Vulin told the reporters.", "We are neutral", "Minister Vulin",
       "Minister", "Vulin"},
      {"- We are neutral, said Scott, and Vulin added that it will stay so.", "We are neutral",
       "Scott", "", "Scott"},
      {"- We are neutral, Minister Vulin said to reporters.", "We are neutral", "Minister Vulin",
       "Minister", "Vulin"},
  };
  for (const Case& c : cases) check(c, "en");
}

TEST_CASE("Serbian tags in Cyrillic, and the same found in the derived Latin") {
  const Case cases[] = {
      {"- Ми смо неутрални, рекао је министар Вулин.", "Ми смо неутрални", "министар Вулин",
       "министар", "Вулин"},
      {"– Ми смо неутрални – истакао је министар одбране Александар Вулин.", "Ми смо неутрални",
       "министар одбране Александар Вулин", "министар одбране", "Александар Вулин"},
      {"- „Ми смо неутрални“, казала је министарка Јоргованка Табаковић.", "Ми смо неутрални",
       "министарка Јоргованка Табаковић", "министарка", "Јоргованка Табаковић"},
      {"- Ми смо неутрални, министар Вулин је нагласио.", "Ми смо неутрални", "министар Вулин",
       "министар", "Вулин"},
      {"- Ми смо неутрални, Вулин је данас поручио.", "Ми смо неутрални", "Вулин", "", "Вулин"},
      {"- Ми смо неутрални, изјавио је јуче у Београду министар Вулин.", "Ми смо неутрални",
       "министар Вулин", "министар", "Вулин"},
      {"- Ми смо неутрални, рекао је за Танјуг Вулин.", "Ми смо неутрални", "Вулин", "", "Вулин"},
      {"- Ми смо неутрални, рекао је после састанка са амбасадором Скотом министар Вулин.",
       "Ми смо неутрални", "министар Вулин", "министар", "Вулин"},
      {"- Ми смо неутрални, оценио је државни секретар у Министарству одбране Ненад Милорадовић.",
       "Ми смо неутрални", "државни секретар у Министарству одбране Ненад Милорадовић",
       "државни секретар у Министарству одбране", "Ненад Милорадовић"},
      {"- Ми смо неутрални, рекао је министар на конференцији у Београду.", "Ми смо неутрални",
       "министар", "министар", ""},
      {"- Ми смо неутрални, подсетио је Вулин, додајући да ће тако остати.", "Ми смо неутрални",
       "Вулин", "", "Вулин"},
      {"- Ми смо неутрални, навео је Вулин и додао да ће тако остати.", "Ми смо неутрални", "Вулин",
       "", "Вулин"},
      {"- Ми смо неутрални, закључио је Вулин, и такви ћемо остати.",
       "Ми смо неутрални | и такви ћемо остати.", "Вулин", "", "Вулин"},
      {"- Ми смо неутрални – рекао је Вулин – и такви ћемо остати.",
       "Ми смо неутрални | и такви ћемо остати.", "Вулин", "", "Вулин"},
      {"- Ми смо неутрални, рекао је Вулин. Такви ћемо остати.",
       "Ми смо неутрални | Такви ћемо остати.", "Вулин", "", "Вулин"},
      {"- Ми смо неутрални, рекао је Вулин. Он је додао да ће тако остати.", "Ми смо неутрални",
       "Вулин", "", "Вулин"},
      {"- Ми смо неутрални, каже министар Вулин.", "Ми смо неутрални", "министар Вулин", "министар",
       "Вулин"},
      {"- Ми смо неутрални, Вулин истиче.", "Ми смо неутрални", "Вулин", "", "Вулин"},
      {"- Ми смо неутрални, подвукла је она.", "Ми смо неутрални", "она", "", ""},
      {"- Ми смо неутрални, потврдио је.", "Ми смо неутрални", "", "", ""},
      {"- Ми смо неутрални, како је истакао генерал Милан Мојсиловић.", "Ми смо неутрални",
       "генерал Милан Мојсиловић", "генерал", "Милан Мојсиловић"},
      {"- Ми смо неутрални, рекао је начелник Генералштаба Војске Србије генерал Љубиша Диковић.",
       "Ми смо неутрални", "начелник Генералштаба Војске Србије генерал Љубиша Диковић",
       "начелник Генералштаба Војске Србије генерал", "Љубиша Диковић"},
      {"- Ми смо неутрални, рекао је председник Србије Александар Вучић приликом посете Нишу.",
       "Ми смо неутрални", "председник Србије Александар Вучић", "председник Србије",
       "Александар Вучић"},
      {"- Спремни смо, потврдио нам је командант 204. бригаде генерал Душко Жарковић.",
       "Спремни смо", "командант 204. бригаде генерал Душко Жарковић",
       "командант 204. бригаде генерал", "Душко Жарковић"},
      {"- Сарадња је добра, рекао је Скот, а Вулин додао да ће бити боља.", "Сарадња је добра",
       "Скот", "", "Скот"},
      {"- Задовољан сам, рекао је председник Републике и врховни командант Војске Србије Вучић.",
       "Задовољан сам", "председник Републике и врховни командант Војске Србије Вучић",
       "председник Републике и врховни командант Војске Србије", "Вучић"},
      {"- Хоћемо ли у савез? Нећемо! поручио је Вулин.", "Хоћемо ли у савез? Нећемо!", "Вулин", "",
       "Вулин"},
  };
  for (const Case& c : cases) {
    check(c, "sr-Cyrl");
    std::string latin[5];
    const char* fields[5] = {c.block, c.words, c.speaker, c.office, c.name};
    for (int i = 0; i < 5; ++i) latin[i] = text::to_latin(fields[i]).text;
    check(
        {latin[0].c_str(), latin[1].c_str(), latin[2].c_str(), latin[3].c_str(), latin[4].c_str()},
        "sr-Latn");
  }
}

TEST_CASE("a tag tells cue, gender and pronoun") {
  std::string_view block = "- Ми смо неутрални, подвукла је она.";
  auto quote = text::find_dash_quote(block, "sr-Cyrl");
  REQUIRE(quote);
  CHECK(quote->cue.of(block) == "подвукла");
  CHECK(quote->cue_word == "podvukla");
  CHECK(quote->tag.of(block) == "подвукла је она");
  CHECK(quote->speaker.pronoun);
  CHECK(quote->speaker.gender == text::Gender::female);
  CHECK(quote->rule == text::QuoteRule::dash_tag);
  CHECK(quote->confidence == doctest::Approx(0.98));
  block = "- We are neutral, Vulin pointed out, adding that it will stay so.";
  quote = text::find_dash_quote(block, "en");
  REQUIRE(quote);
  CHECK(quote->cue_word == "pointed out");
  CHECK(quote->tag.of(block) == "Vulin pointed out, adding that it will stay so");
}

TEST_CASE("a variant that is neither English nor Serbian tries both") {
  CHECK(text::find_dash_quote("- We are neutral, Vulin said.", "de"));
  CHECK(text::find_dash_quote("- Mi smo neutralni, rekao je Vulin.", "hr"));
  CHECK_FALSE(text::find_dash_quote("- Mi smo neutralni, rekao je Vulin.", "en"));
  CHECK_FALSE(text::find_dash_quote("- We are neutral, Vulin said.", "sr-Latn"));
}

TEST_CASE("what is no attributed speech is refused") {
  for (const char* block :
       {"We are neutral, Minister Vulin said.",
        "- $2.7 million for the innocent images program",
        "- Make recommendations, with the President, to improve the process",
        "- We are neutral and will stay so.",
        "- Exercise “Granit 2023”, Pasuljanske Livade",
        "- Film “The Minister”, directed by John Smith",
        "- Congratulations on the Independence Day, Minister Vulin congratulated",
        "- We stay neutral, as the President said.",
        "- We stay neutral, which is what the Minister said.",
        "- We stay neutral, the interlocutors noted.",
        "- We stay neutral, they said.",
        "- We stay neutral, Vulin and Scott said.",
        "- We stay neutral, said Vulin and Scott.",
        "- We stay neutral, I said.",
        "- We came, he said hello, and we left.",
        "- Said",
        "- , said Vulin",
        "-said Vulin",
        "- It was said, and stated, and noted",
        "- NEIL BREEN: Good morning, you said it",
        "- General David Petraeus, Commander of Multinational Force Iraq",
        "- The report stated costs, and the Ministry said nothing new",
        "- Confirmed, agreed, concluded"}) {
    CHECK_MESSAGE(!text::find_dash_quote(block, "en"),
                  told(block, text::find_dash_quote(block, "en")));
  }
  for (const char* block :
       {"- Остајемо неутрални, као што је рекао министар.",
        "- Остајемо неутрални, што је рекао и Вулин.",
        "- Остајемо неутрални, рекли су саговорници.",
        "- Остајемо неутрални, рекли су Вулин и Скот.",
        "- Остајемо неутрални, рекао је Вулин и амбасадор Скот.",
        "- Вежба „Гранит 2023“, Пасуљанске ливаде", "- Набавка, министар Вулин, 75,18 милиона",
        "- Остајемо неутрални, рекао министар", "- Дошао је министар, ја сам рекао добар дан"}) {
    CHECK_MESSAGE(!text::find_dash_quote(block, "sr-Cyrl"),
                  told(block, text::find_dash_quote(block, "sr-Cyrl")));
  }
}

TEST_CASE("a tag of more than two hundred characters is none") {
  std::string tail = " that it is so";
  while (tail.size() < 300) tail += " and so";
  CHECK_FALSE(text::find_dash_quote("- We are neutral, Vulin said, adding" + tail + ".", "en"));
}

TEST_CASE("untagged neighbours in a run take the nearest tag") {
  const std::vector<std::string_view> blocks = {"The minister spoke.",
                                                "- Serbia is neutral and it will stay so for ever.",
                                                "- We want peace, Minister Vulin said.",
                                                "- We want to live with all our neighbours.",
                                                "- short item",
                                                "- It is time, said Ambassador Scott.",
                                                "The end."};
  auto quotes = text::find_quotes(blocks, "en");
  REQUIRE(quotes.size() == 7);
  CHECK_FALSE(quotes[0]);
  REQUIRE(quotes[1]);
  CHECK(quotes[1]->rule == text::QuoteRule::dash_run);
  CHECK(quotes[1]->confidence == doctest::Approx(0.90));
  CHECK(told(blocks[1], quotes[1]) ==
        "Serbia is neutral and it will stay so for ever. [Minister Vulin; Minister; Vulin]");
  CHECK(quotes[1]->speaker.span == text::Span{});
  CHECK(quotes[2]->rule == text::QuoteRule::dash_tag);
  CHECK(quotes[3]->speaker.name == "Vulin");
  CHECK_FALSE(quotes[4]);  // an item of a list
  CHECK(quotes[5]->speaker.name == "Scott");
}

TEST_CASE("a run without any tag takes the cue before its colon") {
  const std::vector<std::string_view> blocks = {
      "После састанка министар Вулин је рекао:", "- Остајемо неутрални.", "- Такви ћемо и остати."};
  auto quotes = text::find_quotes(blocks, "sr-Cyrl");
  REQUIRE(quotes[1]);
  CHECK(quotes[1]->speaker.written == "министар Вулин");
  REQUIRE(quotes[2]);
  const std::vector<std::string_view> list = {"The following was bought:", "- We need four tanks.",
                                              "- We need four guns."};
  for (const auto& quote : text::find_quotes(list, "en")) CHECK_FALSE(quote);
}

TEST_CASE("an office of several words, and then its holder") {
  auto speaker = [](std::string_view block, std::string_view variant) {
    auto quote = text::find_dash_quote(block, variant);
    return quote ? quote->speaker.written : "nobody";
  };
  CHECK(speaker("- Idemo dalje, rekla je ministarka odbrane i civilne zaštite Dostana Veljkovac.",
                "sr-Latn") == "ministarka odbrane i civilne zaštite Dostana Veljkovac");
  CHECK(speaker("– Чекали су нас, рекао је командир Горске спасилачке службе Вељко Џамбић.",
                "sr-Cyrl") == "командир Горске спасилачке службе Вељко Џамбић");
  CHECK(speaker("- She asked us in, boat commander Sergeant First Class Tihomir Ljevar said.",
                "en") == "boat commander Sergeant First Class Tihomir Ljevar");
  CHECK(speaker("- We flew three times, squadron commander Colonel Stanoje Ždralić said.", "en") ==
        "squadron commander Colonel Stanoje Ždralić");
  CHECK(speaker("- Krv sam dao osamdeset puta, rekao je vozač Mirko Džukela.", "sr-Latn") ==
        "vozač Mirko Džukela");
  CHECK(speaker("- A base is four people, said the Minister of Defence, Dostana Veljkovac.",
                "en") == "the Minister of Defence");
  CHECK(speaker("- Došli smo, rekao je general Volter Dž. Prenis.", "sr-Latn") ==
        "general Volter Dž. Prenis");
  // Two persons are still nobody, and what follows a name is no part of it.
  CHECK(speaker("- Idemo, rekao je ministar Marić i ambasador Jovan Petrić.", "sr-Latn") ==
        "nobody");
  CHECK(speaker("- Idemo, rekao je ministar Marić novinarima u Novom Sadu.", "sr-Latn") ==
        "ministar Marić");
}
