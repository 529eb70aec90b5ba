#include "text/statement_words.h"

#include <unordered_set>

namespace glasnik::text {
namespace {

struct Row {
  Told kind;
  std::string_view english;  // parted by one space
  std::string_view serbian;
};

constexpr Row kRows[] = {
    {Told::opens_clause, "that", "da"},
    {Told::writes, "wrote writes", "upisao upisala napisao napisala zapisao zapisala piše"},
    {Told::bare_clause, "said says believes stated announced added noted", ""},
    {Told::finite,
     "was were is are has had have would will could can should did does do may might must stood "
     "went came stayed needed knew",
     ""},
    {Told::possessive, "his her their its", ""},
    {Told::attitude,
     "belief conviction hope concern confidence expectation view opinion readiness doubt regret",
     "uverenje uvjerenje nadu zabrinutost očekivanje mišljenje žaljenje spremnost sumnju"},
    {Told::expresses, "expressed voiced",
     "izrazio izrazila izrazili izrazile izražava iznio izneo iznela"},
    {Told::about, "about over at regarding", "zbog povodom oko"},
    {Told::relative, "who which whom whose",
     "koji koja koje kojem kojoj kojeg koju kojih kojima čiji čija čije što"},
    {Told::passes,
     "has had have also then again later today yesterday however further therefore once already "
     "finally repeatedly clearly",
     "je su se mu joj im nam ih i takođe danas juče jutros sinoć potom zatim dalje međutim još "
     "posebno ponovo pak istom prilikom"},
    {Told::passive, "was were is are been be being", "bio bila bilo biti"},
    {Told::refuses, "not never nobody neither", "nije nisu niko nikada ne"},
    {Told::several,
     "interlocutors participants ministers parties sides officials delegations they experts "
     "speakers representatives mayors hosts",
     "sagovornici sagovornice učesnici učesnice ministri ministarke strane zvaničnici oni one "
     "predstavnici gradonačelnici delegacije domaćini sudionici obojica"},
    {Told::as, "as", "kako"},
    {Told::account, "opinion view words estimate assessment",
     "rečima riječima navodima mišljenju oceni proceni uverenju"},
    {Told::words_follow, "words sentence message remark following statement",
     "rečima riječima sledeće rečenicom porukom"},
    {Told::acts,
     "thanked called visited presented wished invited congratulated handed laid asked opened "
     "rejected praised",
     "zahvalio zahvalila pozvao pozvala čestitao čestitala poželeo poželela pokazao pokazala "
     "uručio "
     "uručila obišao obišla odbio odbila predao predala pohvalio pohvalila otvorio otvorila"},
    {Told::collective,
     "report reports law ministry government army inspectorate parliament directorate document "
     "letter statement article newspaper study court agency results department council act bill "
     "committee company office commission study survey poll data estimate estimates panel bureau "
     "organization organisation association institute editorial evidence papers center centre "
     "figures statistics analysis review guide plan media sources",
     "izveštaj zakon ministarstvo vlada vojska inspektorat skupština uprava dokument pismo "
     "saopštenje tekst list studija sud agencija nalazi republika opština komisija"},
};

using Words = std::unordered_set<std::string_view>;

Words parted(std::string_view list) {
  Words words;
  while (!list.empty()) {
    std::size_t end = std::min(list.find(' '), list.size());
    words.insert(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

struct Lists {
  Words of[2][std::size(kRows)];
  Lists() {
    for (std::size_t i = 0; i < std::size(kRows); ++i) {
      of[0][i] = parted(kRows[i].english);
      of[1][i] = parted(kRows[i].serbian);
    }
  }
};

}  // namespace

bool is_told(Told kind, std::string_view letters, CueLanguage language) {
  static const Lists kLists;
  const auto& lists = kLists.of[language == CueLanguage::serbian ? 1 : 0];
  return lists[static_cast<std::size_t>(kind)].contains(letters);
}

}  // namespace glasnik::text
