#pragma once
// The words by which a speaker's tag is known, as data: cues, offices, what cannot stand in a name.
// Given as letters (text/key.h): Latin, lower case, with diacritics. Source: language.md
// section 10.

#include <string_view>

namespace glasnik::text {

enum class Gender { unknown, female, male };

enum class WordRole {
  other,
  cue,          // said, rekao, ističe
  cue_begin,    // pointed, of "pointed out"
  be,           // je
  joint,        // su, interlocutors: more than one speaker, so nobody
  pronoun,      // he, ona
  article,      // the
  office,       // minister, general; Serbian ones in the nominative
  institution,  // defence, Serbia, odbrane, Vojske: capitals that are no name
  preposition,  // ends a subject that has its name: at, during, na, u
  of,           // joins an office to its institution: of, za
  adverb,       // also, today, danas, takođe
  further,      // opens a clause that still belongs to the tag: adding, dodajući
  conjunction,  // and, i
  barrier,      // cannot stand in a subject: that, which, we, da, koji
};

struct WordClass {
  WordRole role = WordRole::other;
  Gender gender = Gender::unknown;  // of a Serbian participle or a pronoun
  bool present = false;             // a Serbian cue that needs no je: kaže
  bool plural = false;              // a Serbian participle of several: rekli
};

enum class CueLanguage { english, serbian };
WordClass classify(std::string_view letters, CueLanguage language);

}  // namespace glasnik::text
