#include "newsroom/desk_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "newsroom/act_check.h"
#include "newsroom/standing.h"
#include "newsroom/typography.h"
#include "record/document.h"
#include "record/edition.h"
#include "text/utf8.h"

namespace glasnik::newsroom {
namespace {

constexpr std::array<std::string_view, 14> kNames = {
    "act_not_allowed",      "document_changed", "variant_missing", "variant_not_ready",
    "no_headline",          "no_lead",          "file_missing",    "no_alt_text",
    "no_transcript",        "no_reason",        "no_note",         "nothing_changed",
    "more_than_typography", "not_acceptable"};

class Check {
 public:
  Check(store::Session& session, Newsroom& newsroom, const std::vector<std::string>& required,
        const Checked& checked)
      : session_(session),
        newsroom_(newsroom),
        required_(required.begin(), required.end()),
        checked_(checked),
        out_(checked.out) {}

  Result<std::vector<Failing>> run() {
    TRY_VOID(check_document());
    if (proof::is_content_act(out_.act)) {
      check_variants();
      for (const record::Text& text : out_.content.texts) check_text(text);
      TRY_VOID(check_files());
    }
    check_notes();
    if (failing_.empty()) TRY_VOID(check_as_act());
    return std::move(failing_);
  }

 private:
  void fail(Condition condition, std::string lang = "", std::string detail = "") {
    failing_.push_back({condition, std::move(lang), std::move(detail)});
  }

  Result<void> check_document() {
    record::DocumentState before;
    if (out_.document) {
      TRY(auto state, record::document_state(session_, *out_.document));
      if (state) before = *state;
    }
    if (!transition(before, out_.act).ok()) {
      fail(Condition::act_not_allowed, "", std::string(record::standing_name(before.standing)));
    }
    if (before.seq == 0) return {};
    if (before.content_entry != checked_.work.base_entry) fail(Condition::document_changed);
    if (before.content_entry == record::kNoWords) return {};
    content_entry_ = before.content_entry;
    version_ = before.version;
    TRY(released_, record::frames_of_entry(session_, before.content_entry));
    return {};
  }

  // What is public in a variant is restated in it, whatever is required of new items.
  void check_variants() {
    std::set<std::string> required = required_;
    if (checked_.forced || out_.document) required.clear();
    for (const record::TextFrame& frame : released_) required.insert(frame.lang);
    for (const std::string& lang : required) {
      if (out_.content.text(lang) != nullptr) continue;
      bool written = std::any_of(checked_.texts.begin(), checked_.texts.end(),
                                 [&](auto& text) { return text.lang == lang; });
      fail(written ? Condition::variant_not_ready : Condition::variant_missing, lang);
    }
  }

  void check_text(const record::Text& text) {
    if (text::trim(text.headline).empty()) fail(Condition::no_headline, text.lang);
    if (text::trim(text.lead).empty()) fail(Condition::no_lead, text.lang);
    for (const record::MediaFile* file : record::masters(out_.content)) {
      auto found = text.media_words.find(file->key);
      const record::MediaWords words =
          found == text.media_words.end() ? record::MediaWords() : found->second;
      bool heard = record::is_video(*file) || file->type.starts_with("audio/");
      if (record::is_picture(*file) && words.alt.empty()) {
        fail(Condition::no_alt_text, text.lang, file->filename);
      }
      if (heard && words.transcript.empty()) {
        fail(Condition::no_transcript, text.lang, file->filename);
      }
    }
  }

  // A file enters the blobs only through the sniffer, so one that is there was looked at.
  Result<void> check_files() {
    for (const record::MediaFile& file : out_.content.media) {
      TRY(bool exists, newsroom_.blobs().exists(file.sha256));
      if (!exists) fail(Condition::file_missing, "", file.filename);
    }
    return {};
  }

  void check_notes() {
    if (!needs_notes(out_.act)) return;
    if (!out_.reason) fail(Condition::no_reason);
    std::set<std::string> langs;
    for (const record::Text& text : out_.content.texts) {
      if (text.status != record::TextStatus::derived) langs.insert(text.lang);
    }
    for (const record::TextFrame& frame : released_) {
      if (frame.status != record::TextStatus::derived) langs.insert(frame.lang);
    }
    for (const std::string& lang : langs) {
      auto note = out_.notes.find(lang);
      bool there = note != out_.notes.end() &&
                   text::count_code_points(text::trim(note->second)) >= kShortestNote;
      if (!there) fail(Condition::no_note, lang);
    }
  }

  // The rules of acts themselves have the last word; what they refuse must not wait for the
  // release.
  Result<void> check_as_act() {
    ActRequest act;
    act.kind = out_.act;
    act.notes = out_.notes;
    act.reason = out_.reason;
    if (proof::is_content_act(out_.act)) act.content = out_.content;
    if (auto checked = check_act(act, released_); !checked) {
      fail(Condition::not_acceptable, "", checked.error().message);
    }
    if (!act.content || content_entry_ == record::kNoWords || !failing_.empty()) return {};
    TRY(record::Content before, record::load_content(session_, content_entry_));
    if (out_.act == proof::Kind::correct || out_.act == proof::Kind::update) {
      auto changed = check_changed(act, std::move(before), version_);
      if (!changed) fail(Condition::nothing_changed);
      return {};
    }
    if (out_.act != proof::Kind::typography) return {};
    auto bounded = check_typography(record::without_removed(std::move(before)), out_.content);
    if (!bounded) fail(Condition::more_than_typography, "", bounded.error().message);
    return {};
  }

  store::Session& session_;
  Newsroom& newsroom_;
  const std::set<std::string> required_;
  const Checked& checked_;
  const record::Proposal& out_;
  std::vector<record::TextFrame> released_;
  std::int64_t content_entry_ = record::kNoWords;
  Version version_;
  std::vector<Failing> failing_;
};

}  // namespace

std::string_view condition_name(Condition condition) {
  return kNames[static_cast<std::size_t>(condition)];
}

std::string told(const std::vector<Failing>& failing) {
  std::string all;
  for (const Failing& one : failing) {
    all += (all.empty() ? "" : ", ") + std::string(condition_name(one.condition));
    if (!one.lang.empty()) all += " (" + one.lang + ")";
    if (!one.detail.empty()) all += ": " + one.detail;
  }
  return all;
}

Result<std::vector<Failing>> failing_conditions(store::Session& session, Newsroom& newsroom,
                                                const std::vector<std::string>& required,
                                                const Checked& checked) {
  return Check(session, newsroom, required, checked).run();
}

}  // namespace glasnik::newsroom
