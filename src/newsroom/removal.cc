#include "newsroom/removal.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "base/file.h"
#include "base/log.h"
#include "newsroom/archive_copy.h"
#include "proof/file_part.h"
#include "record/document.h"
#include "record/edition.h"
#include "record/kept.h"

namespace glasnik::newsroom {
namespace {

// "k3v9x2qa" of "paragraph:k3v9x2qa".
std::string_view after_colon(std::string_view name) {
  std::size_t colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(colon + 1);
}

// One act of the document with the frames of the texts that stand after it.
struct Stage {
  record::Act act;
  std::vector<record::TextFrame> frames;
};

// Goes through every edition of a document and picks what the selectors fit.
class Selection {
 public:
  Selection(store::Session& session, DocumentId id, const std::vector<PartSelector>& selectors)
      : session_(session), id_(id), selectors_(selectors), fits_(selectors.size(), false) {}

  Result<std::vector<RemovablePart>> pick() {
    TRY_VOID(load());
    TRY_VOID(add_small_pictures());
    for (const Stage& stage : stages_) {
      for (const record::TextFrame& frame : stage.frames) {
        if (stage.act.content_entry == stage.act.entry) TRY_VOID(pick_from(stage, frame.lang));
      }
    }
    for (const Stage& stage : stages_) {  // after all texts, because it follows from them
      TRY_VOID(pick_from(stage, "data"));
      TRY_VOID(pick_from(stage, "notes"));
    }
    for (std::size_t i = 0; i < fits_.size() && i < given_; ++i) {
      if (!fits_[i]) return unfit(selectors_[i]);
    }
    if (picked_.empty()) return Error{Code::conflict, "nothing is left to remove"};
    std::sort(picked_.begin(), picked_.end(),
              [](const auto& a, const auto& b) { return a.place < b.place; });
    return std::move(picked_);
  }

 private:
  Result<void> load() {
    constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
    TRY(auto acts, record::acts_of(session_, id_, kAll));
    if (acts.empty()) return Error{Code::not_found, "there is no document " + to_string(id_)};
    for (const record::Act& act : acts) {
      TRY(auto frames, record::frames_of_entry(session_, act.content_entry));
      stages_.push_back({act, std::move(frames)});
    }
    return {};
  }

  // A film's small picture is a still of it.
  Result<void> add_small_pictures() {
    std::set<std::string> added;
    for (const Stage& stage : stages_) {
      TRY(auto parts, record::parts_of_entry(session_, stage.act.entry, "data"));
      for (const record::Part& part : parts) {
        if (!part.name.starts_with(proof::kFilePrefix) || part.removed_by) continue;
        TRY(proof::FilePart file, proof::parse_file_part(part.body));
        bool of_selected =
            std::any_of(selectors_.begin(), selectors_.end(),
                        [&](const auto& selector) { return selector.name == "file:" + file.of; });
        if (!file.of.empty() && of_selected && added.insert(part.name).second) {
          selectors_.push_back({"", part.name});
          fits_.push_back(false);
        }
      }
    }
    return {};
  }

  Result<void> pick_from(const Stage& stage, const std::string& collection) {
    TRY(auto parts, record::parts_of_entry(session_, stage.act.entry, collection));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].removed_by || !selected(stage, collection, parts[i].name)) continue;
      if (collection != "data" && collection != "notes") touched_.insert(collection);
      picked_.push_back(
          {{static_cast<std::uint64_t>(stage.act.entry), collection, static_cast<std::int64_t>(i)},
           parts[i].name,
           stage.act.seq,
           stage.act.version});
    }
    return {};
  }

  bool selected(const Stage& stage, const std::string& collection, const std::string& name) {
    if (given_ == 0) return true;
    bool found = collection == "data" && name.starts_with("meta:source:") &&
                 touched_.contains(std::string(name.substr(12)));
    for (std::size_t i = 0; i < selectors_.size(); ++i) {
      if (!fits(selectors_[i], stage, collection, name)) continue;
      fits_[i] = true;
      found = true;
    }
    return found;
  }

  static bool fits(const PartSelector& selector, const Stage& stage, const std::string& collection,
                   const std::string& name) {
    if (collection == "data") return fits_data(selector, stage, name);
    if (collection == "notes") {
      return selector.name == fmt::format("note:{}", stage.act.seq) &&
             in_variant(selector, stage, std::string(after_colon(name)));
    }
    bool words_of_file = selector.name.starts_with(proof::kFilePrefix) &&
                         after_colon(name) == after_colon(selector.name);
    // The Latin that a person chose for a word is the word.
    std::string_view kept_of = record::part_of_kept(name);
    bool kept_there =
        !kept_of.empty() && (kept_of == selector.name || kept_of == after_colon(selector.name));
    return in_variant(selector, stage, collection) &&
           (kept_there || name == selector.name || after_colon(name) == selector.name ||
            words_of_file);
  }

  // What an archive's own line says of the headline goes with the headline.
  static bool fits_data(const PartSelector& selector, const Stage& stage, const std::string& name) {
    constexpr std::string_view kHeadlineLine = "meta:headline_line:";
    if (selector.name == "headline" && name.starts_with(kHeadlineLine)) {
      return in_variant(selector, stage, name.substr(kHeadlineLine.size()));
    }
    if (!selector.lang.empty()) return false;
    if (!selector.name.starts_with(proof::kFilePrefix)) return name == selector.name;
    std::string key(after_colon(selector.name));
    return name == selector.name || name == "meta:media:" + key ||
           (name.starts_with("meta:credit:") && name.ends_with(":" + key));
  }

  static bool in_variant(const PartSelector& selector, const Stage& stage,
                         const std::string& lang) {
    if (selector.lang.empty() || selector.lang == lang) return true;
    return std::any_of(stage.frames.begin(), stage.frames.end(), [&](const auto& frame) {
      return frame.lang == lang && frame.of == selector.lang &&
             frame.status == record::TextStatus::derived;
    });
  }

  Error unfit(const PartSelector& selector) const {
    std::string in = selector.lang.empty() ? "" : " in " + selector.lang;
    return {Code::invalid, fmt::format("no edition of document {} has a part '{}'{}: --dry-run "
                                       "without --part lists them",
                                       id_.number, selector.name, in)};
  }

  store::Session& session_;
  const DocumentId id_;
  std::vector<PartSelector> selectors_;  // those given, then those that follow from them
  std::vector<bool> fits_;               // whether each fits a part
  const std::size_t given_ = selectors_.size();
  std::vector<Stage> stages_;
  std::set<std::string> touched_;  // variants that lose words
  std::vector<RemovablePart> picked_;
};

}  // namespace

Result<std::vector<RemovablePart>> parts_to_remove(store::Session& session, DocumentId id,
                                                   const std::vector<PartSelector>& selectors) {
  for (const PartSelector& selector : selectors) {
    if (selector.name.empty()) return Error{Code::invalid, "a part to be removed has no name"};
  }
  return Selection(session, id, selectors).pick();
}

RemovalCopies::~RemovalCopies() {
  for (const std::string& path : written_) {
    if (auto gone = newsroom_.seams().files->remove(path); !gone) {
      log_line(Severity::alarm, "removal",
               "the copy of a removal that was refused is still there: " + gone.error().message);
    }
  }
}

Result<PreparedRemoval> RemovalCopies::prepare(DocumentId id, const Removal& removal) {
  if (removal.copy.empty() == removal.waiver.empty()) {
    return Error{Code::invalid,
                 "before anything is destroyed a copy must be made for the archive, or its waiver "
                 "recorded: --copy FILE or --no-copy-waiver WORDS, one of the two"};
  }
  if (removal.order.empty()) return Error{Code::invalid, "a removal needs the order: --order"};
  PreparedRemoval prepared;
  prepared.order_salt = random_bytes(newsroom_.seams().random, proof::kSaltSize);
  TRY(prepared.parts, newsroom_.database().read([&](store::Session& session) {
    return parts_to_remove(session, id, removal.parts);
  }));
  if (removal.copy.empty()) return prepared;
  TRY_VOID(check_copy_path(newsroom_, removal.copy));
  TRY(auto file, newsroom_.seams().files->open(removal.copy, Open::create));
  written_.push_back(removal.copy);  // from here on it is ours
  TRY_VOID(write_archive_copy(newsroom_, std::move(file), id, prepared.parts,
                              {removal.order, prepared.order_salt}));
  TRY_VOID(newsroom_.seams().files->sync_directory(directory_of(removal.copy)));
  return prepared;
}

}  // namespace glasnik::newsroom
