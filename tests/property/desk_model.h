#pragma once
// What editorial.md sections 1.1, 1.3, 4 and 7 say of a working edition, written down a second
// time: this file shares no table and no rule with src/, so an error in one of the two is a
// disagreement.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace glasnik::property {

// The errors that a known-bad arm believes in.
struct DeskRules {
  bool an_edit_voids_approval = true;
  bool the_base_counts = true;
  bool an_editor_may_approve = false;
  bool the_submitter_may_approve = false;
  bool the_clock_waits = true;
};

// The words of a text by their place: "sr-Cyrl/headline", "en/block:aaaaaaaa". Derived ones are not
// among them.
using Words = std::map<std::string, std::string>;

inline constexpr int kNobody = -1;
struct User {
  std::set<std::string> roles;
};

struct Item {
  std::string state = "none";
  std::vector<Words> revisions;        // the first is number 1
  std::map<std::string, int> editors;  // the last of each text, of what is beside it, of the notes
  int submitter = kNobody;
  int approver = kNobody;
  Words approved;           // what the approver read
  bool latin_seen = false;  // as it is
  std::string english;      // missing is empty; in_translation translated reviewed
  int translator = kNobody;
  std::int64_t release_at = 0;  // minutes
  bool forced = false;
  std::set<std::string> public_in;  // of a correction: what must be restated
  std::map<int, std::string> buffers;

  const Words& words() const { return revisions.back(); }
};

// The texts that would go out, and their words.
std::set<std::string> going_out(const Item& item, bool forced = false);
Words words_out(const Item& item, bool forced = false);

class DeskModel {
 public:
  explicit DeskModel(const DeskRules& rules) : rules_(rules) {}

  // Each answers whether the act may be done, and does it to the item if so.
  bool create(const User& user, int who, Item& item, Words words, bool of_document) const;
  struct Save {
    std::size_t base;  // revision
    Words mine;
  };
  enum class Outcome { refused, conflict, same, saved };
  Outcome edit(const User& user, int who, Item& item, const Save& save) const;
  bool autosave(const User& user, int who, Item& item, const std::string& typed) const;
  bool submit(const User& user, int who, Item& item) const;
  bool send_back(const User& user, Item& item) const;
  bool approve(const User& user, int who, Item& item, const Words& read) const;
  bool schedule(const User& user, Item& item, std::int64_t minute) const;
  bool unschedule(const User& user, Item& item) const;
  bool release(const User& user, Item& item) const;
  bool force(const User& user, Item& item) const;
  bool discard(const User& user, Item& item) const;
  bool see(const User& user, Item& item) const;
  bool finish(const User& user, int who, Item& item) const;
  bool review(const User& user, int who, Item& item) const;
  bool due(Item& item, std::int64_t second) const;

 private:
  bool may(std::string_view act, const User& user, Item& item) const;
  bool publishable(const Item& item, bool forced) const;

  const DeskRules& rules_;
};

}  // namespace glasnik::property
