#include "quote_gold.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "text/key.h"

namespace glasnik::gold {
namespace {

[[noreturn]] void stop(const std::string& name, const std::string& what) {
  std::cerr << name << ": " << what << '\n';
  std::exit(2);
}

std::string variant_of(const std::string& name) {
  if (name.ends_with(".cir")) return "sr-Cyrl";
  return name.ends_with(".lat") ? "sr-Latn" : "en";
}

void read_line(const std::string& line, Release& release) {
  if (!line.starts_with("  ")) {
    release.annotations.emplace_back().kind = line;
    return;
  }
  constexpr std::size_t kValue = 11;  // two spaces and a name of nine
  if (release.annotations.empty() || line.size() <= kValue) stop(release.name, line);
  Annotation& last = release.annotations.back();
  std::string value = line.substr(kValue);
  if (line.starts_with("  written")) last.written = value;
  if (line.starts_with("  speaker")) last.speaker = value;
  if (line.starts_with("  office")) last.office = value;
  if (line.starts_with("  verb")) last.verb = value;
  if (line.starts_with("  words")) last.words.push_back(value);
}

Release read_release(const std::filesystem::path& file) {
  Release release;
  release.name = file.stem().string();
  release.variant = variant_of(release.name);
  std::ifstream in(file);
  std::string line;
  std::getline(in, release.headline);
  while (std::getline(in, line) && line != "----") release.paragraphs.push_back(line);
  while (std::getline(in, line)) read_line(line, release);
  for (const Annotation& annotation : release.annotations) {
    for (const std::string& words : annotation.words) {
      bool verbatim = std::any_of(release.paragraphs.begin(), release.paragraphs.end(),
                                  [&](const std::string& p) { return p.find(words) != p.npos; });
      if (!verbatim) stop(release.name, "not in the text: " + words);
    }
  }
  return release;
}

// The words of a text by key, without its marks.
std::vector<std::string> keys(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (char c : text::key(text) + " ") {
    bool inside = static_cast<unsigned char>(c) >= 0x80 ? false : std::isalnum(c) != 0;
    if (inside) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(word);
      word.clear();
    }
  }
  return words;
}

std::vector<std::string> keys(const std::vector<std::string>& parts) {
  std::vector<std::string> all;
  for (const std::string& part : parts) {
    for (std::string& word : keys(part)) all.push_back(std::move(word));
  }
  return all;
}

std::vector<std::string> words_of(const text::Statement& statement, const Release& release) {
  std::vector<std::string> parts;
  for (const text::Span& span : statement.words) {
    parts.emplace_back(span.of(release.paragraphs[statement.block]));
  }
  return parts;
}

bool same_words(const std::vector<std::string>& a, const std::vector<std::string>& b, bool direct) {
  if (direct) return a == b;
  std::vector<std::string> left = a;
  std::vector<std::string> right = b;
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  std::size_t all = left.size() + right.size() - both.size();
  return both.size() * 10 >= all * 7;
}

bool is_direct(const std::string& kind) { return kind != "indirect" && kind != "according-to"; }

bool same_speaker(const text::Statement& found, const Annotation& annotation) {
  if (annotation.speaker == "joint") return found.several;
  return !found.several && keys(found.person) == keys(annotation.speaker);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : " // ") + part;
  return all;
}

}  // namespace

void Count::add(const Count& other) {
  right += other.right;
  found += other.found;
  annotated += other.annotated;
  speakers += other.speakers;
}

std::vector<Release> read_releases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry);
  std::sort(files.begin(), files.end());
  std::vector<Release> releases;
  for (const auto& file : files) releases.push_back(read_release(file));
  return releases;
}

std::vector<text::Statement> find(const Release& release) {
  std::vector<std::string_view> blocks(release.paragraphs.begin(), release.paragraphs.end());
  return text::find_statements(blocks, release.variant);
}

std::string kind_of(const text::Statement& statement) {
  switch (statement.rule) {
    case text::StatementRule::dash_tag:
      return "dash";
    case text::StatementRule::inline_cue:
      return "inline";
    case text::StatementRule::dash_run:
    case text::StatementRule::inherited:
      return "inherited";
    case text::StatementRule::written:
      return "written";
    case text::StatementRule::according_to:
      return "according-to";
    case text::StatementRule::indirect:
      return "indirect";
  }
  return {};
}

Judgement judge(const Release& release) {
  Judgement judgement;
  std::vector<bool> met(release.annotations.size());
  for (const Annotation& annotation : release.annotations) {
    ++judgement.kinds[annotation.kind].annotated;
  }
  for (const text::Statement& statement : find(release)) {
    std::string kind = kind_of(statement);
    Count& count = judgement.kinds[kind];
    ++count.found;
    auto words = words_of(statement, release);
    std::size_t i = 0;
    for (; i < met.size(); ++i) {
      const Annotation& annotation = release.annotations[i];
      bool same = !met[i] && annotation.kind == kind &&
                  same_words(keys(words), keys(annotation.words), is_direct(kind));
      if (same) break;
    }
    if (i == met.size()) {
      judgement.faults.push_back(release.name + " WRONG " + kind + " [" + statement.person + "] " +
                                 joined(words));
      continue;
    }
    met[i] = true;
    ++count.right;
    bool speaker = same_speaker(statement, release.annotations[i]);
    count.speakers += speaker;
    if (!speaker) {
      judgement.faults.push_back(release.name + " SPEAKER " + kind + " [" + statement.person +
                                 "] not [" + release.annotations[i].speaker + "] " + joined(words));
    }
  }
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (met[i]) continue;
    const Annotation& annotation = release.annotations[i];
    judgement.faults.push_back(release.name + " MISSED " + annotation.kind + " [" +
                               annotation.speaker + "] " + joined(annotation.words));
  }
  return judgement;
}

}  // namespace glasnik::gold
