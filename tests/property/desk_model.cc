#include "property/desk_model.h"

#include <algorithm>

namespace glasnik::property {
namespace {

// Section 1.1: act, from, to, who.
struct Line {
  std::string_view act;
  std::set<std::string> from;
  std::string to;
  std::set<std::string> who;
};
const std::vector<Line>& lines() {
  static const std::vector<Line> kLines{
      {"create", {"none"}, "draft", {"author"}},
      {"edit", {"draft", "submitted", "approved", "scheduled"}, "draft", {"author", "translator"}},
      {"submit", {"draft"}, "submitted", {"author"}},
      {"return", {"submitted", "approved"}, "draft", {"approver"}},
      {"approve", {"submitted"}, "approved", {"approver"}},
      {"schedule", {"approved"}, "scheduled", {"releaser"}},
      {"unschedule", {"scheduled", "release_failed"}, "approved", {"releaser", "approver"}},
      {"release", {"approved"}, "released", {"releaser"}},
      {"force", {"draft", "submitted"}, "released", {"releaser"}},
      {"discard",
       {"draft", "submitted", "approved", "release_failed"},
       "discarded",
       {"author", "approver"}},
      // Section 1.3, in a draft only.
      {"see", {"draft"}, "draft", {"author", "translator", "approver"}},
      {"finish", {"draft"}, "draft", {"author", "translator"}},
      {"review", {"draft"}, "draft", {"translator", "approver"}},
  };
  return kLines;
}

bool meets(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& one) { return b.contains(one); });
}

std::string lang_of(const std::string& place) { return place.substr(0, place.find('/')); }

std::optional<std::string> at(const Words& words, const std::string& place) {
  auto found = words.find(place);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

// Section 7: what one side changed alone is merged; nothing, where both changed a place otherwise.
std::optional<Words> merged(const Words& base, const Words& mine, const Words& theirs) {
  std::set<std::string> places;
  for (const Words* side : {&base, &mine, &theirs}) {
    for (const auto& [place, words] : *side) places.insert(place);
  }
  Words all;
  for (const std::string& place : places) {
    auto was = at(base, place);
    auto my = at(mine, place);
    auto their = at(theirs, place);
    if (my != was && their != was && my != their) return std::nullopt;
    auto now = my != was ? my : their;
    if (now) all[place] = *now;
  }
  return all;
}

bool differ_in(const std::string& lang, const Words& a, const Words& b) {
  auto of = [&](const Words& words) {
    Words only;
    for (const auto& [place, text] : words) {
      if (lang_of(place) == lang) only[place] = text;
    }
    return only;
  };
  return of(a) != of(b);
}

Words words_in(const std::set<std::string>& langs, const Words& words) {
  Words out;
  for (const std::string& lang : langs) out[lang] = "";  // Latin has no words here, and counts
  for (const auto& [place, said] : words) {
    if (langs.contains(lang_of(place))) out[place] = said;
  }
  return out;
}

bool has(const Words& words, const std::string& lang) { return words.contains(lang + "/headline"); }

void take_back(Item& item) {
  item.submitter = item.approver = kNobody;
  item.approved.clear();
  item.release_at = 0;
}

}  // namespace

std::set<std::string> going_out(const Item& item, bool forced) {
  std::set<std::string> langs{"sr-Cyrl"};
  if (item.latin_seen || forced) langs.insert("sr-Latn");
  if (item.english == "reviewed" || (forced && item.english == "translated")) langs.insert("en");
  return langs;
}

Words words_out(const Item& item, bool forced) {
  return words_in(going_out(item, forced), item.words());
}

bool DeskModel::may(std::string_view act, const User& user, Item& item) const {
  auto line = std::find_if(lines().begin(), lines().end(), [&](auto& l) { return l.act == act; });
  if (!meets(user.roles, line->who) || !line->from.contains(item.state)) return false;
  item.state = line->to;
  return true;
}

// V: what is required goes out, of a correction just what is public, each with headline and lead;
// and a correction, which began as the document stands, changes something.
bool DeskModel::publishable(const Item& item, bool forced) const {
  const std::set<std::string> langs = going_out(item, forced);
  if (!langs.contains("sr-Latn")) return false;
  if (!item.public_in.empty()) {
    if (langs != item.public_in) return false;
    if (words_out(item, forced) == words_in(langs, item.revisions.front())) return false;
  }
  for (const std::string& lang : langs) {
    if (lang != "sr-Latn" && !item.words().contains(lang + "/lead")) return false;
  }
  return true;
}

bool DeskModel::create(const User& user, int who, Item& item, Words words, bool of_document) const {
  if (!may("create", user, item)) return false;
  item.editors["notes"] = who;
  if (!of_document) {
    for (const char* set : {"sr-Cyrl", "sr-Latn", "data"}) item.editors[set] = who;
    if (has(words, "en")) item.editors["en"] = who;
    if (has(words, "en")) item.english = "in_translation";
  } else {
    item.latin_seen = true;
    if (has(words, "en")) item.english = "reviewed";
  }
  item.revisions.push_back(std::move(words));
  return true;
}

DeskModel::Outcome DeskModel::edit(const User& user, int who, Item& item, const Save& save) const {
  Item after = item;
  if (!may("edit", user, after)) return Outcome::refused;
  auto words = rules_.the_base_counts
                   ? merged(item.revisions[save.base - 1], save.mine, item.words())
                   : std::optional(save.mine);
  if (!words) return Outcome::conflict;
  item.buffers.erase(who);
  after.buffers.erase(who);
  if (*words == item.words()) return Outcome::same;
  const bool source = differ_in("sr-Cyrl", *words, item.words());
  const bool english = differ_in("en", *words, item.words());
  if (source) after.editors["sr-Cyrl"] = after.editors["sr-Latn"] = who;
  if (source) after.latin_seen = false;
  if (english) after.editors["en"] = who;
  if (!has(*words, "en")) {
    after.english.clear();
    after.translator = kNobody;
    after.editors.erase("en");
  } else if (after.english.empty()) {
    after.english = "in_translation";
  } else if (after.english != "in_translation") {
    if (english) after.translator = who;
    if (english || source) after.english = "translated";
  }
  after.revisions.push_back(*std::move(words));
  if (rules_.an_edit_voids_approval || item.state != "approved") {
    take_back(after);
  } else {
    after.state = "approved";
  }
  item = std::move(after);
  return Outcome::saved;
}

bool DeskModel::autosave(const User& user, int who, Item& item, const std::string& typed) const {
  Item after = item;
  if (!may("edit", user, after)) return false;
  item.buffers[who] = typed;
  return true;
}

bool DeskModel::submit(const User& user, int who, Item& item) const {
  Item after = item;
  if (!may("submit", user, after) || !publishable(item, false)) return false;
  item = std::move(after);
  item.submitter = who;
  return true;
}

bool DeskModel::send_back(const User& user, Item& item) const {
  if (!may("return", user, item)) return false;
  take_back(item);
  return true;
}

// Section 4.
bool DeskModel::approve(const User& user, int who, Item& item, const Words& read) const {
  Item after = item;
  if (!may("approve", user, after)) return false;
  if (who == item.submitter && !rules_.the_submitter_may_approve) return false;
  for (const auto& [set, editor] : item.editors) {
    if (editor == who && !rules_.an_editor_may_approve) return false;
  }
  if (read != words_out(item) || !publishable(item, false)) return false;
  item = std::move(after);
  item.approver = who;
  item.approved = read;
  return true;
}

bool DeskModel::schedule(const User& user, Item& item, std::int64_t minute) const {
  if (!may("schedule", user, item)) return false;
  item.release_at = minute;
  return true;
}

bool DeskModel::unschedule(const User& user, Item& item) const {
  if (!may("unschedule", user, item)) return false;
  item.release_at = 0;
  return true;
}

bool DeskModel::release(const User& user, Item& item) const { return may("release", user, item); }

bool DeskModel::force(const User& user, Item& item) const {
  Item after = item;
  if (!user.roles.contains("force") || !may("force", user, after)) return false;
  if (!publishable(item, true)) return false;
  item = std::move(after);
  item.forced = true;
  return true;
}

bool DeskModel::discard(const User& user, Item& item) const { return may("discard", user, item); }

bool DeskModel::see(const User& user, Item& item) const {
  if (!may("see", user, item)) return false;
  item.latin_seen = true;
  return true;
}

bool DeskModel::finish(const User& user, int who, Item& item) const {
  bool open = item.english == "in_translation" || item.english == "translated";
  if (!open || !may("finish", user, item)) return false;
  item.english = "translated";
  item.translator = who;
  return true;
}

bool DeskModel::review(const User& user, int who, Item& item) const {
  if (item.english != "translated" || item.translator == who) return false;
  auto editor = item.editors.find("en");  // nobody: as it stands in public
  if ((editor != item.editors.end() && editor->second == who) || !may("review", user, item))
    return false;
  item.english = "reviewed";
  return true;
}

bool DeskModel::due(Item& item, std::int64_t second) const {
  const std::int64_t slack = rules_.the_clock_waits ? 0 : 60;
  if (item.state != "scheduled" || item.release_at * 60 > second + slack) return false;
  item.state = "released";
  return true;
}

}  // namespace glasnik::property
