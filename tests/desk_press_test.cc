// Who may press what in which state: written down by hand, held against the buttons on the page and
// against what is sent without them.

#include <map>
#include <sstream>
#include <vector>

#include "desk_table.h"
#include "site/theme.h"

using namespace glasnik;
using record::WorkState;
using test::Answered;
using test::has_button;
using Room = test::DeskTable;

namespace {

using People = std::map<std::string, std::string>;

static const Time kScheduled =
    std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} + std::chrono::hours(9);
// Of an item that Ana wrote and submitted, and against which nothing stands. Boris is author and
// approver, Filip author, releaser and may force.
const std::map<WorkState, People> kMay = {
    {WorkState::draft,
     {{"Ana", "submit discard remark limit write"},
      {"Boris", "submit discard remark limit write"},
      {"Tea", "remark write"},
      {"Pera", "discard remark"},
      {"Rada", "remark"},
      {"Filip", "submit force discard remark limit write"},
      {"Zora", ""}}},
    {WorkState::submitted,
     {{"Ana", "discard remark limit write"},
      {"Boris", "approve return discard remark limit write"},
      {"Tea", "remark write"},
      {"Pera", "approve return discard remark"},
      {"Rada", "remark"},
      {"Filip", "force discard remark limit write"},
      {"Zora", ""}}},
    {WorkState::approved,
     {{"Ana", "discard remark limit write"},
      {"Boris", "return discard remark limit write"},
      {"Tea", "remark write"},
      {"Pera", "return discard remark"},
      {"Rada", "schedule release remark"},
      {"Filip", "schedule release discard remark limit write"},
      {"Zora", ""}}},
    {WorkState::scheduled,
     {{"Ana", "remark limit write"},
      {"Boris", "unschedule remark limit write"},
      {"Tea", "remark write"},
      {"Pera", "unschedule remark"},
      {"Rada", "unschedule remark"},
      {"Filip", "unschedule remark limit write"},
      {"Zora", ""}}},
    {WorkState::release_failed,
     {{"Ana", "discard remark limit"},
      {"Boris", "unschedule discard remark limit"},
      {"Tea", "remark"},
      {"Pera", "unschedule discard remark"},
      {"Rada", "unschedule remark"},
      {"Filip", "unschedule discard remark limit"},
      {"Zora", ""}}},
    {WorkState::released,
     {{"Ana", "remark limit"},
      {"Boris", "remark limit"},
      {"Tea", "remark"},
      {"Pera", "remark"},
      {"Rada", "remark"},
      {"Filip", "remark limit"},
      {"Zora", ""}}},
};
const std::vector<std::string> kVerbs = {"submit",     "approve", "return", "schedule",
                                         "unschedule", "release", "force",  "confirm",
                                         "discard",    "remark",  "limit"};

// An item in that state.
std::string brought_to(Room& room, WorkState state) {
  if (state == WorkState::draft) {
    std::string path = room.begin(room.author, Room::item());
    room.desk.post(path + "/see", room.author.cookie, "lang=sr-Latn");
    return path;
  }
  if (state == WorkState::submitted) return room.submitted();
  std::string path = room.approved();
  if (state == WorkState::approved) return path;
  if (state == WorkState::released) {
    room.desk.post(path + "/release", room.releaser.cookie);
    return path;
  }
  room.desk.post(path + "/schedule", room.releaser.cookie, "day=2026-12-01&minute=10:00");
  if (state == WorkState::release_failed) {
    REQUIRE(room.desk.desk.fail(*parse_key(path.substr(6)), kScheduled, "file_missing").ok());
  }
  return path;
}

std::map<std::string, std::string> cookies(const Room& room) {
  return {{"Ana", room.author.cookie},     {"Boris", room.second.cookie},
          {"Tea", room.translator.cookie}, {"Pera", room.approver.cookie},
          {"Rada", room.releaser.cookie},  {"Filip", room.alone.cookie},
          {"Zora", room.auditor.cookie}};
}

bool is_among(const std::string& words, const std::string& word) {
  std::istringstream in(words);
  for (std::string one; in >> one;) {
    if (one == word) return true;
  }
  return false;
}

// With all that any of the verbs wants, so that only right and state can refuse it.
std::string everything(Room& room, const std::string& path) {
  auto view = room.desk.desk.look(room.author.key, *parse_key(path.substr(6)));
  return "hash=" + hex(view->hash.view()) +
         "&remark=Which+river&words=See+the+map&why=The+dam+is+overflowing+right+now"
         "&day=2026-12-02&minute=11:00";
}

}  // namespace

TEST_CASE("each person's page has the buttons of their roles in that state, and no other") {
  for (const auto& [state, people] : kMay) {
    Room room;
    std::string path = brought_to(room, state);
    REQUIRE(room.state(path) == state);
    for (const auto& [name, may] : people) {
      Answered page = room.desk.get(path, cookies(room).at(name));
      for (const std::string& verb : kVerbs) {
        bool shown = verb == "release" ? page.has("href=\"" + path + "/release\"")
                                       : has_button(page, path, verb);
        CHECK_MESSAGE(shown == is_among(may, verb), record::state_name(state), ": ", name, ": ",
                      verb);
      }
      CHECK_MESSAGE(page.has(path + "/write") == is_among(may, "write"), name);
    }
  }
}

TEST_CASE("what is sent without a button changes nothing, and is answered 403 or 409") {
  for (const auto& [state, people] : kMay) {
    Room room;
    std::string path = brought_to(room, state);
    const std::string body = everything(room, path);
    const record::Work before = room.row(path);
    for (const auto& [name, may] : people) {
      for (const std::string& verb : kVerbs) {
        if (is_among(may, verb)) continue;
        Answered answer = room.desk.post(path + "/" + verb, cookies(room).at(name), body);
        CHECK_MESSAGE((answer.status == 403 || answer.status == 409), record::state_name(state),
                      ": ", name, ": ", verb, ": ", answer.status);
      }
    }
    CHECK(room.state(path) == before.state);
    auto view = room.desk.desk.look(room.author.key, *parse_key(path.substr(6)));
    CHECK(view->work.approval == before.approval);
    CHECK(view->work.schedule == before.schedule);
    CHECK(view->work.revision == before.revision);
  }
}

TEST_CASE("every state, condition and reason has its words in each language") {
  test::TestNewsroom room;
  auto theme =
      site::Theme::load(room->config(), room.directory(), operating_system_files()).value();
  std::vector<std::string> keys;
  for (WorkState state : record::kWorkStates) {
    keys.push_back("STATE_" + std::string(record::state_name(state)));
    keys.push_back("TURN_" + std::string(record::state_name(state)));
  }
  for (int i = 0; i <= static_cast<int>(newsroom::Condition::not_acceptable); ++i) {
    auto condition = static_cast<newsroom::Condition>(i);
    keys.push_back("CONDITION_" + std::string(newsroom::condition_name(condition)));
  }
  for (int i = 0; i <= static_cast<int>(proof::Reason::other); ++i) {
    keys.push_back("REASON_" + std::string(proof::reason_name(static_cast<proof::Reason>(i))));
  }
  for (int i = 0; i <= static_cast<int>(record::Readiness::reviewed); ++i) {
    auto readiness = static_cast<record::Readiness>(i);
    keys.push_back("READINESS_" + std::string(record::readiness_name(readiness)));
  }
  for (newsroom::DeskAct act : newsroom::kDeskActs) {
    keys.push_back("STEP_" + std::string(newsroom::act_name(act)));
  }
  for (record::Role role : record::kRoles) {
    keys.push_back("MAY_" + std::string(record::role_name(role)));
  }
  for (const Variant& variant : room->config().variants) {
    for (const std::string& key : keys) CHECK_MESSAGE(theme->word(variant, key) != key, key);
  }
}
