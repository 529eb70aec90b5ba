#include "property/act_model.h"

#include <algorithm>
#include <array>

namespace glasnik::property {
namespace {

// Of a derived text the one it derives from; notes are written for that one.
using Langs = std::map<std::string, std::string>;

Langs langs_of(const record::Content& content) {
  Langs langs;
  for (const record::Text& text : content.texts) {
    langs[text.lang] = text.status == record::TextStatus::derived ? text.of : text.lang;
  }
  return langs;
}

// Letters and signs: an octet that continues none begins one.
std::size_t characters(std::string_view text) {
  auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return 0;
  text = text.substr(first, text.find_last_not_of(' ') - first + 1);
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

bool carries_texts(std::string_view act) {
  constexpr std::array kContentActs{"release",    "add_variant", "add_media",
                                    "typography", "update",      "correct"};
  return std::find(kContentActs.begin(), kContentActs.end(), act) != kContentActs.end();
}

// Section 3: all from update down, merge excepted.
bool needs_note(std::string_view act) {
  constexpr std::array kWithNote{"update",     "correct", "withdraw",
                                 "unwithdraw", "retract", "remove_legal"};
  return std::find(kWithNote.begin(), kWithNote.end(), act) != kWithNote.end();
}

void remove_block(record::Content& content, const std::string& id) {
  for (record::Text& text : content.texts) {
    std::erase_if(text.blocks, [&](const record::Block& block) { return block.id == id; });
  }
}

}  // namespace

Rules editorial_rules() {
  return {{{"unreleased", "release", "current"},
           {"current", "add_variant", "current"},
           {"current", "add_media", "current"},
           {"current", "typography", "current"},
           {"current", "update", "current"},
           {"current", "correct", "current"},
           {"current", "withdraw", "withdrawn"},
           {"withdrawn", "unwithdraw", "current"},
           {"current", "retract", "retracted"},
           {"withdrawn", "retract", "retracted"},
           {"current", "merge", "merged"},
           {"withdrawn", "merge", "merged"},
           {"current", "remove_legal", "removed"},
           {"withdrawn", "remove_legal", "removed"},
           {"retracted", "remove_legal", "removed"},
           {"merged", "remove_legal", "removed"}},
          {{"release", 1, 0},
           {"update", 1, 0},
           {"correct", 1, 0},
           {"typography", 0, 1},
           {"add_variant", 0, 1},
           {"add_media", 0, 1}}};
}

DocumentId ActModel::document_of(const newsroom::ActRequest& act) const {
  if (act.document) return *act.document;
  return {documents_.empty() ? 1 : documents_.rbegin()->first.number + 1};
}

const Row* ActModel::row(const Document& before, proof::Kind kind) const {
  auto found = std::find_if(rules_.rows.begin(), rules_.rows.end(), [&](const Row& row) {
    return row.from == before.standing && row.act == proof::kind_name(kind);
  });
  return found == rules_.rows.end() ? nullptr : &*found;
}

bool ActModel::allows(const Plan& plan) const {
  const newsroom::ActRequest& act = plan.act;
  static const Document kUnreleased;
  auto known = documents_.find(document_of(act));
  const Document& before = known == documents_.end() ? kUnreleased : known->second;
  if (row(before, act.kind) == nullptr) return false;
  if (act.kind == proof::Kind::merge && !allows_target(act)) return false;
  if (act.removal.has_value() != (act.kind == proof::Kind::remove_legal)) return false;
  if (carries_texts(proof::kind_name(act.kind)) != act.content.has_value()) return false;
  if (act.content && !allows_content(plan, before)) return false;
  return allows_notes(act, langs_of(act.content ? *act.content : *before.content));
}

// Another document, which is current.
bool ActModel::allows_target(const newsroom::ActRequest& act) const {
  auto target = act.into ? documents_.find(*act.into) : documents_.end();
  return target != documents_.end() && target->first != document_of(act) &&
         target->second.standing == "current";
}

// Every text has a headline, none that was public is missing, a new one comes by add_variant.
bool ActModel::allows_content(const Plan& plan, const Document& before) const {
  if (!plan.sound) return false;
  bool changes = plan.act.kind == proof::Kind::update || plan.act.kind == proof::Kind::correct;
  if (changes && plan.act.content == before.content) return false;
  Langs langs = langs_of(*plan.act.content);
  Langs released = before.content ? langs_of(*before.content) : Langs();
  for (const record::Text& text : plan.act.content->texts) {
    if (text.headline.empty()) return false;
    if (!text.of.empty() && !langs.contains(text.of)) return false;
  }
  for (const auto& [lang, of] : released) {
    if (!langs.contains(lang)) return false;
  }
  if (plan.act.kind == proof::Kind::release) return !langs.empty();
  return (langs.size() > released.size()) == (plan.act.kind == proof::Kind::add_variant);
}

bool ActModel::allows_notes(const newsroom::ActRequest& act, const Langs& langs) const {
  for (const auto& [lang, note] : act.notes) {
    if (!langs.contains(lang)) return false;
  }
  if (!needs_note(proof::kind_name(act.kind))) return true;
  bool reasoned = act.reason || act.kind == proof::Kind::remove_legal;  // law is one
  return reasoned && std::all_of(langs.begin(), langs.end(), [&](const auto& lang) {
           auto note = act.notes.find(lang.second);
           return note != act.notes.end() && characters(note->second) >= rules_.shortest_note;
         });
}

void ActModel::apply(const Plan& plan, std::int64_t entry) {
  const DocumentId id = document_of(plan.act);
  auto known = documents_.find(id);
  before_.emplace_back(id, known == documents_.end() ? std::nullopt : std::optional(known->second));
  Document& document = documents_[id];
  const std::string kind(proof::kind_name(plan.act.kind));
  const bool parts = plan.act.removal && !plan.act.removal->parts.empty();
  if (!parts) document.standing = row(document, plan.act.kind)->to;
  if (parts) remove_block(*document.content, plan.act.removal->parts.front().name);
  auto step = std::find_if(rules_.steps.begin(), rules_.steps.end(),
                           [&](const Step& one) { return one.act == kind; });
  if (step != rules_.steps.end()) {
    document.version = step->major > 0
                           ? Version{document.version.major + step->major, step->minor}
                           : Version{document.version.major, document.version.minor + step->minor};
  }
  if (plan.act.content) document.content = plan.act.content;
  std::string reason(plan.act.reason ? proof::reason_name(*plan.act.reason) : "");
  if (plan.act.kind == proof::Kind::merge && reason.empty()) reason = "other";
  document.acts.push_back({kind, reason, entry, document.version, {}});
}

void ActModel::undo() {
  for (; !before_.empty(); before_.pop_back()) {
    auto& [id, document] = before_.back();
    if (document) {
      documents_[id] = *std::move(document);
    } else {
      documents_.erase(id);
    }
  }
}

}  // namespace glasnik::property
