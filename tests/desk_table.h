#pragma once
// A desk with everybody an item needs, and the way of an item as far as a test wants it, each step
// by whom it is.

#include "desk_site.h"
#include "record/work.h"

namespace glasnik::test {

// Everybody an item needs, and one item begun by the author through the form.
struct DeskTable {
  DeskSite desk;
  DeskSite::Person author = desk.join("Ana", {record::Role::author});
  DeskSite::Person second = desk.join("Boris", {record::Role::author, record::Role::approver});
  DeskSite::Person translator = desk.join("Tea", {record::Role::translator});
  DeskSite::Person approver = desk.join("Pera", {record::Role::approver});
  DeskSite::Person releaser = desk.join("Rada", {record::Role::releaser});
  DeskSite::Person alone =
      desk.join("Filip", {record::Role::author, record::Role::releaser, record::Role::force});
  DeskSite::Person admin = desk.join("Adam", {record::Role::admin});
  DeskSite::Person auditor = desk.join("Zora", {record::Role::auditor});

  std::string begin(const DeskSite::Person& who, const std::string& body) {
    Answered answer = desk.post("/work/new", who.cookie, body);
    REQUIRE_MESSAGE(answer.status == 303, answer.body);
    std::size_t at = answer.head.find("Location: ") + 10;
    return answer.head.substr(at, answer.head.find("\r\n", at) - at);
  }
  static std::string item(char key = '1') {
    return "key=" + std::string(32, key) +
           "&type=news&headline=%D0%9E%D1%82%D0%B2%D0%BE%D1%80%D0%B5%D0%BD+%D0%BC%D0%BE%D1%81%D1%82"
           "&lead=%D0%9C%D0%B8%D0%BD%D0%B8%D1%81%D1%82%D0%B0%D1%80+%D1%98%D0%B5+%D0%B4%D0%BE%D1%88"
           "%D0%B0%D0%BE."
           "&text=%D0%9F%D1%80%D0%B2%D0%B8.%0D%0A%0D%0A%D0%94%D1%80%D1%83%D0%B3%D0%B8.";
  }
  // As far as the approval, each by whom it is.
  std::string submitted(char key = '1') {
    std::string path = begin(author, item(key));
    CHECK(desk.post(path + "/see", author.cookie, "lang=sr-Latn").status == 303);
    CHECK(desk.post(path + "/submit", author.cookie).status == 303);
    return path;
  }
  std::string approved(char key = '1') {
    std::string path = submitted(key);
    CHECK(approve(path).status == 303);
    return path;
  }
  Answered approve(const std::string& path) {
    return desk.post(path + "/approve", approver.cookie, "hash=" + hash_on(path));
  }
  std::string hash_on(const std::string& path) {
    std::string page = desk.get(path, approver.cookie).body;
    std::size_t at = page.find("name=\"hash\" value=\"");
    REQUIRE_MESSAGE(at != page.npos, page);
    return page.substr(at + 19, 64);
  }
  record::Work row(const std::string& path) {
    Key key = *parse_key(path.substr(6));
    return **desk.people.room->database().read(
        [&](store::Session& session) { return record::work(session, key); });
  }
  record::WorkState state(const std::string& path) { return row(path).state; }
};

inline bool has_button(const Answered& page, const std::string& path, const std::string& verb) {
  return page.has("action=\"" + path + "/" + verb + "\"");
}

}  // namespace glasnik::test
