#pragma once
// The gold set of quotes (tests/quotes/README.md): its releases and annotations, and what the sieve
// is worth by them.

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "text/statement.h"

namespace glasnik::gold {

struct Annotation {
  std::string kind;  // dash, inline, inherited, written, according-to, indirect
  std::string written;
  std::string speaker;
  std::string office;
  std::string verb;
  std::vector<std::string> words;
};

struct Release {
  std::string name;     // en-01, sr-01.cir
  std::string variant;  // en, sr-Cyrl, sr-Latn
  std::string headline;
  std::vector<std::string> paragraphs;
  std::vector<Annotation> annotations;
};

// All releases of a folder, by name. Stops with a message at a file that breaks the form.
std::vector<Release> read_releases(const std::filesystem::path& folder);

std::vector<text::Statement> find(const Release& release);
std::string kind_of(const text::Statement& statement);

struct Count {
  std::size_t right = 0;  // found and annotated
  std::size_t found = 0;
  std::size_t annotated = 0;
  std::size_t speakers = 0;  // of the right ones, whose speaker is right
  double precision() const { return found == 0 ? 1 : double(right) / double(found); }
  double recall() const { return annotated == 0 ? 1 : double(right) / double(annotated); }
  double speaker() const { return right == 0 ? 1 : double(speakers) / double(right); }
  void add(const Count& other);
};

struct Judgement {
  std::map<std::string, Count> kinds;
  std::vector<std::string> faults;  // one line each, for people
};
Judgement judge(const Release& release);

}  // namespace glasnik::gold
