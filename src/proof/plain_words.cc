#include "proof/plain_words.h"

#include <array>

namespace glasnik::proof {

std::string_view act_words(Kind kind) {
  constexpr std::array<std::string_view, 15> kWords = {"the log's first entry",
                                                       "a policy of the log",
                                                       "a change of keys",
                                                       "an anchor",
                                                       "a release",
                                                       "a further language",
                                                       "further files",
                                                       "spelling mended",
                                                       "an update",
                                                       "a correction",
                                                       "a withdrawal",
                                                       "a withdrawal lifted",
                                                       "a retraction",
                                                       "a merger",
                                                       "a removal by law"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string lang_words(std::string_view lang) {
  struct Language {
    std::string_view lang, words;
  };
  constexpr Language kLanguages[] = {{"de", "German"},
                                     {"en", "English"},
                                     {"es", "Spanish"},
                                     {"fr", "French"},
                                     {"ru", "Russian"},
                                     {"sr-Cyrl", "Serbian in Cyrillic"},
                                     {"sr-Latn", "Serbian in Latin"},
                                     {"zh", "Chinese"}};
  for (const Language& language : kLanguages) {
    if (language.lang == lang) return std::string(language.words);
  }
  return std::string(lang);
}

std::string time_words(Time time) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  std::string written = rfc3339(time);  // 2026-01-01T09:30:00Z
  Date date(std::chrono::floor<std::chrono::days>(time));
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         std::string(kMonths.at(static_cast<unsigned>(date.month()) - 1)) + " " +
         written.substr(0, 4) + ", " + written.substr(11, 8) + " UTC";
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " and " : ", ";
    list += names[i];
  }
  return list;
}

std::string count(std::uint64_t number, std::string_view thing) {
  return std::to_string(number) + " " + std::string(thing) + (number == 1 ? "" : "s");
}

}  // namespace glasnik::proof
