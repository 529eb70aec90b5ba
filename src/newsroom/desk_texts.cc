#include "newsroom/desk_texts.h"

#include <algorithm>
#include <set>

#include "record/kept.h"
#include "text/ambiguous.h"

namespace glasnik::newsroom {
namespace {

using record::Readiness;
using record::WorkText;

using Parts = std::vector<record::Part>;
using Sets = std::map<std::string, Parts>;

// The editors' sets: texts, what is beside them, and the notes with the reason.
Sets sets_of(const record::Proposal& proposal) {
  Sets sets;
  if (proof::is_content_act(proposal.act)) {
    for (record::PartSet& set : record::parts_of(proposal.content)) {
      sets[set.collection] = std::move(set.parts);
    }
  }
  Parts& notes = sets[std::string(record::kNotesSet)];
  for (const auto& [lang, note] : proposal.notes) notes.push_back({lang, note});
  if (proposal.reason) notes.push_back({"", std::string(proof::reason_name(*proposal.reason))});
  return sets;
}

const record::Text* source_of(const record::Proposal& whole, const std::string& lang) {
  const record::Text* text = whole.content.text(lang);
  return text == nullptr ? nullptr : whole.content.text(text->of);
}

record::SeenParts hashes_of(const record::Text* text) {
  record::SeenParts hashes;
  if (text == nullptr) return hashes;
  for (const record::Part& part : record::text_parts(*text)) {
    // Which Latin a word of the source has is nothing to a translator.
    if (record::part_of_kept(part.name).empty()) hashes[part.name] = sha256(part.body);
  }
  return hashes;
}

std::vector<std::string> differing(const record::SeenParts& seen, const record::SeenParts& source) {
  std::set<std::string> names;
  for (const auto& [part, hash] : source) {
    auto known = seen.find(part);
    if (known == seen.end() || known->second != hash) names.insert(part);
  }
  for (const auto& [part, hash] : seen) {
    if (!source.contains(part)) names.insert(part);
  }
  return {names.begin(), names.end()};
}

// The source's hashes for those parts of a translation that are other than before.
record::SeenParts seen_by_changing(const Parts& before, const Parts& after,
                                   const record::SeenParts& source) {
  record::SeenParts seen;
  for (const record::Part& part : after) {
    auto hash = source.find(part.name);
    bool same = std::find(before.begin(), before.end(), part) != before.end();
    if (!same && hash != source.end()) seen.insert(*hash);
  }
  return seen;
}

// Whether a person chose the Latin of every word of `source` that one should look at, and there was
// one: then somebody looked.
bool all_confirmed(const record::Text* source) {
  if (source == nullptr || source->kept.empty()) return false;
  auto open = [&](const std::string& part, const std::string& words) {
    return !text::ambiguous_words(words, record::kept_in(*source, part)).empty();
  };
  if (open("headline", source->headline) || open("lead", source->lead)) return false;
  return std::none_of(source->blocks.begin(), source->blocks.end(),
                      [&](const record::Block& block) { return open(block.id, block.text); });
}

bool is_translation(Readiness readiness) {
  return readiness != Readiness::original && readiness != Readiness::derived;
}

// One save on its way into the rows.
class Save {
 public:
  Save(store::Session& session, const record::Work& work, const Key& editor,
       const record::Proposal* before, const record::Proposal& after)
      : session_(session), work_(work), editor_(editor), whole_(after) {
    if (before != nullptr) before_ = sets_of(*before);
    fresh_ = before == nullptr;
    after_ = sets_of(after);
  }

  Result<void> follow() {
    TRY(auto rows, record::work_texts(session_, work_.key));
    for (const WorkText& row : rows) {
      if (!after_.contains(row.lang)) {
        TRY_VOID(record::remove_work_text(session_, work_.key, row.lang));
      }
    }
    for (const auto& [lang, parts] : after_) {
      auto known = std::find_if(rows.begin(), rows.end(),
                                [&lang = lang](auto& row) { return row.lang == lang; });
      bool is_new = known == rows.end();
      WorkText row = is_new ? WorkText{lang} : *known;
      bool changed = fresh_ || is_new || before_[lang] != parts;
      TRY_VOID(follow_set(std::move(row), parts, changed, is_new));
    }
    return {};
  }

 private:
  Result<void> follow_set(WorkText row, const Parts& parts, bool changed, bool is_new) {
    const record::Text* text = whole_.content.text(row.lang);
    if (changed) row.edited_by = editor_;
    if (text == nullptr || text->status == record::TextStatus::original) {
      row = {row.lang, Readiness::original, row.edited_by};
    } else if (text->status == record::TextStatus::derived) {
      row.readiness = Readiness::derived;
      row.translated_by.reset();
      if (changed) row.reviewed_by.reset();
      // Who confirms a word changes its source alone: the derived words stay as they were.
      const bool said = changed || before_[text->of] != after_[text->of];
      if (said && !row.reviewed_by && all_confirmed(source_of(whole_, row.lang))) {
        row.reviewed_by = editor_;
      }
    } else {
      TRY_VOID(follow_translation(row, parts, changed, is_new));
    }
    return record::put_work_text(session_, work_.key, row);
  }

  Result<void> follow_translation(WorkText& row, const Parts& parts, bool changed, bool is_new) {
    if (is_new || !is_translation(row.readiness)) row.readiness = Readiness::in_translation;
    record::SeenParts source = hashes_of(source_of(whole_, row.lang));
    if (changed) {
      TRY_VOID(record::put_seen(session_, work_.key, row.lang,
                                seen_by_changing(before_[row.lang], parts, source)));
      if (row.readiness != Readiness::in_translation) row.translated_by = editor_;
    }
    if (row.readiness != Readiness::reviewed) return {};
    TRY(auto seen, record::seen_parts(session_, work_.key, row.lang));
    if (!changed && differing(seen, source).empty()) return {};
    row.readiness = Readiness::translated;
    row.reviewed_by.reset();
    return {};
  }

  store::Session& session_;
  const record::Work& work_;
  const Key& editor_;
  const record::Proposal& whole_;
  bool fresh_ = false;
  Sets before_;
  Sets after_;
};

// Everything that is said once a variant, of those variants only.
void keep_variants(const std::set<std::string>& langs, record::Content& content) {
  auto drop = [&](auto& by_variant) {
    std::erase_if(by_variant, [&](auto& one) { return !langs.contains(one.first); });
  };
  std::erase_if(content.texts, [&](auto& text) { return !langs.contains(text.lang); });
  drop(content.sources);
  for (auto facts :
       {&record::Content::mastheads, &record::Content::date_lines, &record::Content::headline_lines,
        &record::Content::tab_lines, &record::Content::places}) {
    drop(content.*facts);
  }
  for (record::MediaFile& file : content.media) drop(file.credits);
  for (record::AnnouncedMedia& announced : content.announced) {
    drop(announced.lines);
    drop(announced.captions);
  }
}

}  // namespace

bool is_ready(const WorkText& text) {
  if (text.readiness == Readiness::derived) return text.reviewed_by || !text.edited_by;
  return text.readiness == Readiness::original || text.readiness == Readiness::reviewed;
}

record::Proposal ready_part(const record::Proposal& whole, const std::vector<WorkText>& texts,
                            bool unreviewed) {
  record::Proposal part = whole;
  if (!proof::is_content_act(whole.act)) return part;
  std::set<std::string> langs;
  for (const WorkText& text : texts) {
    bool finished = unreviewed && text.readiness != Readiness::in_translation;
    if (finished || is_ready(text)) langs.insert(text.lang);
  }
  keep_variants(langs, part.content);
  std::erase_if(part.notes, [&](auto& note) { return !langs.contains(note.first); });
  return part;
}

Result<std::vector<std::string>> outdated_parts(store::Session& session, const record::Work& work,
                                                const record::Proposal& whole,
                                                const std::string& lang) {
  TRY(auto seen, record::seen_parts(session, work.key, lang));
  return differing(seen, hashes_of(source_of(whole, lang)));
}

Result<void> see_source(store::Session& session, const record::Work& work,
                        const record::Proposal& whole, const std::string& lang) {
  TRY_VOID(record::forget_seen(session, work.key, lang));
  return record::put_seen(session, work.key, lang, hashes_of(source_of(whole, lang)));
}

Result<void> follow_save(store::Session& session, const record::Work& work, const Key& editor,
                         const record::Proposal* before, const record::Proposal& after) {
  return Save(session, work, editor, before, after).follow();
}

Result<void> begin_as_public(store::Session& session, const record::Work& work,
                             const record::Proposal& whole) {
  for (const auto& [lang, parts] : sets_of(whole)) {
    WorkText row{lang};
    if (lang == record::kNotesSet && !parts.empty()) row.edited_by = work.created_by;
    const record::Text* text = whole.content.text(lang);
    if (text != nullptr && text->status == record::TextStatus::derived) {
      row.readiness = Readiness::derived;
    } else if (text != nullptr && text->status == record::TextStatus::translation) {
      row.readiness = Readiness::reviewed;
      TRY_VOID(see_source(session, work, whole, lang));
    }
    TRY_VOID(record::put_work_text(session, work.key, row));
  }
  return {};
}

}  // namespace glasnik::newsroom
