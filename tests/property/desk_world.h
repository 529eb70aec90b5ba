#pragma once
// Five people at a desk on the simulated disk, and the model of it. Screens grow stale, answers get
// lost and are asked for again, the power fails. Whatever desk and model disagree on is an error.

#include <memory>
#include <string>
#include <vector>

#include "newsroom/desk_clock.h"
#include "property/desk_model.h"
#include "sim/forgetful_files.h"
#include "sim/simulated_disk.h"
#include "sim/sqlite_vfs.h"

namespace glasnik::property {

struct DeskCounts {
  std::uint64_t steps = 0;     // acts asked for
  std::uint64_t accepted = 0;  // that were done
  std::uint64_t cuts = 0;      // of the power
  std::uint64_t repeats = 0;   // saves asked for again
  std::uint64_t conflicts = 0;
  std::uint64_t released = 0;
};

struct DeskArm {
  const char* name;
  DeskRules rules;
  bool hasty = false;  // the store acknowledges before it is durable
};

class DeskWorld {
 public:
  DeskWorld(const DeskArm& arm, std::uint64_t seed, DeskCounts& counts);

  Result<void> open();  // a start
  // One act by somebody on something, or some time. corrupt: desk and model disagree.
  Result<void> step();
  // Every item, every revision, everything that was released.
  Result<void> inspect();

 private:
  static constexpr int kUsers = 5;
  // What a person has before them of an item.
  struct Screen {
    std::int64_t revision = 0;
    record::Proposal proposal;
    Hash hash;
    Words out;
  };
  struct Entry {
    Key key;
    Item item;
    std::optional<DocumentId> document{};
    std::map<int, Screen> screens{};
    record::Content read{};                // by the approver, or by who forced it
    std::optional<std::int64_t> logged{};  // the release's entry
  };
  // What the desk answered: done or refused; lost, and it may be done.
  enum class Answer { done, refused, lost };
  template <typename T>
  Answer answer_of(const Result<T>& result);

  newsroom::Seams seams();
  Result<void> make();
  void give_roles();
  Result<void> let_in();
  std::string words(const char* what);
  record::Text text(const std::string& lang);
  void change(record::Content& content);
  void change_text(record::Text& text);

  Result<Screen> look(const Entry& entry);
  Result<Screen*> screen(Entry& entry, int user);
  Result<void> create(int user);
  Result<void> edit(Entry& entry, int user);
  Result<void> save(Entry& entry, int user, const newsroom::Typed& typed);
  std::uint64_t likely(const Item& item);
  Result<void> act(Entry& entry, int user);
  Result<void> pass_time();
  Result<void> judge(Entry& entry, const Item& after, bool allowed, Answer answer,
                     const std::string& what);
  Result<bool> is_as(const Entry& entry, const Item& item);
  Result<void> compare(const Entry& entry, const std::string& what);
  Result<void> compare_release(Entry& entry);
  bool settled();
  Result<void> restart();

  const DeskArm& arm_;
  DeskCounts& counts_;
  sim::Dice dice_;
  sim::SimulatedDisk disk_;
  sim::SqliteVfs vfs_;
  DeskModel model_;
  std::string config_text_;
  Time now_;
  std::chrono::seconds passed_{0};
  std::uint64_t made_ = 0;  // words
  std::vector<User> users_;
  std::vector<record::RoleSet> roles_;
  std::vector<Entry> entries_;
  std::optional<std::pair<Key, std::pair<int, newsroom::Typed>>> unanswered_;  // a save
  std::unique_ptr<newsroom::Newsroom> newsroom_;
  std::unique_ptr<newsroom::Desk> desk_;
  std::unique_ptr<newsroom::DeskClock> clock_;
};

}  // namespace glasnik::property
