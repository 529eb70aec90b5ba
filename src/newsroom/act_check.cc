#include "newsroom/act_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "newsroom/standing.h"
#include "proof/plain_words.h"
#include "record/derived.h"
#include "text/repair.h"
#include "text/translit.h"
#include "text/utf8.h"

namespace glasnik::newsroom {
namespace {

using Frames = std::vector<record::TextFrame>;
using Notes = std::map<std::string, std::string>;

Frames frames_of(const record::Content& content) {
  Frames frames;
  for (const record::Text& text : content.texts) {
    frames.push_back({text.lang, text.status, text.of, text.rule});
  }
  return frames;
}

Result<void> check_headlines(const record::Content& content) {
  if (content.texts.empty()) return Error{Code::invalid, "a release without any text"};
  for (const record::Text& text : content.texts) {
    if (!text.headline.empty()) continue;
    return Error{Code::invalid, "no headline in " + text.lang + ": give it one"};
  }
  return {};
}

// A content act restates the whole document: a variant that was public cannot fall out of it, and
// only add_variant brings a new one.
Result<void> check_variants(const ActRequest& act, const Frames& released) {
  for (const record::TextFrame& frame : released) {
    if (act.content->text(frame.lang) != nullptr) continue;
    return Error{Code::invalid,
                 fmt::format("the document is public in {}: restate that text too", frame.lang)};
  }
  bool more = act.content->texts.size() > released.size();
  if (act.kind == proof::Kind::add_variant && !more) {
    return Error{Code::invalid, "the document has this variant already: correct or update it"};
  }
  if (act.kind != proof::Kind::add_variant && act.kind != proof::Kind::release && more) {
    return Error{Code::invalid, fmt::format("{}: a new variant is made public by add_variant",
                                            proof::kind_name(act.kind))};
  }
  return {};
}

// What is derived is never typed: the log would say for ever that a rule made it.
Result<void> check_derived(const record::Content& content) {
  for (const record::Text& text : content.texts) {
    const record::Text* from = content.text(text.of);
    if (text.status != record::TextStatus::derived || from == nullptr) continue;
    std::string other = record::first_underived(*from, text);
    if (other.empty()) continue;
    return Error{Code::invalid, fmt::format("{}: {} is not what the rule makes of {}: change the "
                                            "text that it is derived from",
                                            text.lang, other, text.of)};
  }
  return {};
}

// A note in a variant that the document does not have is refused, not lost.
Result<Notes> notes_of(const ActRequest& act, const Frames& frames) {
  Notes notes;
  for (const auto& [lang, note] : act.notes) {
    bool known = std::any_of(frames.begin(), frames.end(),
                             [&lang = lang](auto& frame) { return frame.lang == lang; });
    if (!known) return Error{Code::invalid, "the document is not public in " + lang};
    TRY(notes[lang], text::clean(note, lang));
  }
  for (const record::TextFrame& frame : frames) {
    if (frame.status != record::TextStatus::derived || !notes.contains(frame.of)) continue;
    notes[frame.lang] = text::to_latin(notes[frame.of]).text;
  }
  return notes;
}

// The words and facts, without the hash of the file that they were imported from.
std::vector<record::PartSet> said_in(const record::Content& content) {
  std::vector<record::PartSet> said = record::parts_of(content);
  for (record::PartSet& set : said) {
    std::erase_if(set.parts,
                  [](const record::Part& part) { return part.name.starts_with("meta:source:"); });
  }
  return said;
}

// All of them, so that nobody is sent back once a variant. A derived note follows from its source.
std::vector<std::string> without_note(const Frames& frames, const Notes& notes) {
  std::vector<std::string> wanting;
  for (const record::TextFrame& frame : frames) {
    auto note = notes.find(frame.lang);
    bool long_enough =
        note != notes.end() && text::count_code_points(note->second) >= kShortestNote;
    bool derived = frame.status == record::TextStatus::derived;
    if (!long_enough && !derived) wanting.push_back(frame.lang);
  }
  return wanting;
}

}  // namespace

Result<Notes> check_act(const ActRequest& act, const Frames& released) {
  if (restates_content(act.kind) != act.content.has_value()) {
    return Error{Code::invalid, fmt::format("{}: this act {} texts", proof::kind_name(act.kind),
                                            act.content ? "carries no" : "needs")};
  }
  if (act.content) {
    TRY_VOID(check_headlines(*act.content));
    TRY_VOID(check_derived(*act.content));
    TRY_VOID(check_variants(act, released));
  }
  const Frames frames = act.content ? frames_of(*act.content) : released;
  TRY(Notes notes, notes_of(act, frames));
  if (!needs_notes(act.kind)) return notes;
  bool reasoned = act.reason || act.kind == proof::Kind::remove_legal;  // law is reason enough
  if (!reasoned) return Error{Code::invalid, "this act needs a reason"};
  std::vector<std::string> wanting = without_note(frames, notes);
  if (wanting.empty()) return notes;
  return Error{Code::invalid, fmt::format("a public note of at least {} characters is needed in {}",
                                          kShortestNote, proof::listed(wanting))};
}

Result<void> check_changed(const ActRequest& act, record::Content before, const Version& version) {
  if (said_in(record::without_removed(std::move(before))) != said_in(*act.content)) return {};
  return Error{Code::invalid, fmt::format("{}: the text is word for word that of version {}",
                                          proof::kind_name(act.kind), to_string(version))};
}

}  // namespace glasnik::newsroom
