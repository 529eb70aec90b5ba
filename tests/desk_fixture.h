#pragma once
// A desk over a newsroom of its own, with a person for each role and an item in two variants.

#include "newsroom/desk.h"
#include "newsroom_fixture.h"

namespace glasnik::test {

struct TestDesk {
  TestDesk() = default;
  explicit TestDesk(const Bytes& root_key) : newsroom(root_key) {}

  static Key key(char name) { return *key_of(Bytes(16, name)); }
  Key join(char name, record::RoleSet roles) {
    const std::string called(2, name);
    auto put = newsroom->database().write([&](store::Session& session) {
      return record::put_account(session, {key(name), called, called, roles, newsroom.now, {}});
    });
    REQUIRE(put.ok());
    return key(name);
  }
  void add_role(const Key& who, record::Role role) {
    auto put = newsroom->database().write([&](store::Session& session) -> Result<void> {
      TRY(record::RoleSet roles, record::roles_now(session, who));
      roles.add(role);
      return record::put_roles(session, who, roles);
    });
    REQUIRE(put.ok());
  }

  // The bridge in Cyrillic, from which Latin derives, and on demand in English.
  static record::Proposal item(bool english = false) {
    record::Proposal proposal;
    proposal.content.texts.push_back(
        text("sr-Cyrl", "Отворен мост", "Министар је отворио мост.", "Мост прелази Саву."));
    if (english) {
      proposal.content.texts.push_back(
          text("en", "Bridge opened", "The minister opened a bridge.", "It crosses the Sava."));
    }
    return proposal;
  }
  static record::Text text(const std::string& lang, const std::string& headline,
                           const std::string& lead, const std::string& block) {
    record::Text text;
    text.lang = lang;
    text.headline = headline;
    text.lead = lead;
    text.blocks.push_back({"bridge00", record::BlockKind::paragraph, block});
    return text;
  }

  record::Work create(record::Proposal proposal = item()) {
    auto made = desk.create(author, new_key(newsroom.seams().random), std::move(proposal));
    REQUIRE_MESSAGE(made.ok(), (made ? "" : made.error().message));
    return *made;
  }
  newsroom::WorkView look(const Key& work) {
    auto view = desk.look(author, work);
    REQUIRE(view.ok());
    return std::move(view).value();
  }
  record::WorkState state(const Key& work) { return look(work).work.state; }
  // What `who` has on the screen, with the first block of a text changed.
  newsroom::Typed typed(const Key& work, const std::string& lang, const std::string& words) {
    newsroom::WorkView view = look(work);
    newsroom::Typed typed{work, view.work.revision, view.proposal};
    block(typed, lang).text = words;
    return typed;
  }
  static record::Block& block(newsroom::Typed& typed, const std::string& lang) {
    for (record::Text& text : typed.proposal.content.texts) {
      if (text.lang == lang) return text.blocks.front();
    }
    throw std::logic_error("no such text");
  }

  Key submitted(record::Proposal proposal = item()) {
    Key work = create(std::move(proposal)).key;
    REQUIRE(desk.see(author, work, "sr-Latn").ok());
    REQUIRE(desk.submit(author, work).ok());
    return work;
  }
  Key approved(record::Proposal proposal = item()) {
    Key work = submitted(std::move(proposal));
    REQUIRE(desk.approve(approver, work, look(work).hash).ok());
    return work;
  }
  // A correction of a document, as far as its submission.
  Key correction(DocumentId document, const std::string& words) {
    record::Proposal proposal;
    proposal.act = proof::Kind::correct;
    proposal.document = document;
    proposal.reason = proof::Reason::fact;
    proposal.notes = {{"sr-Cyrl", "Река је била друга."}};
    Key work = create(proposal).key;
    REQUIRE(desk.edit(author, typed(work, "sr-Cyrl", words)).ok());
    REQUIRE(desk.see(author, work, "sr-Latn").ok());
    REQUIRE(desk.submit(author, work).ok());
    return work;
  }

  TestNewsroom newsroom;
  newsroom::Desk desk{*newsroom, newsroom::desk_settings(newsroom->config())};
  Key author = join('a', {record::Role::author});
  Key second = join('b', {record::Role::author, record::Role::approver});
  Key translator = join('t', {record::Role::translator});
  Key approver = join('p', {record::Role::approver});
  Key releaser = join('r', {record::Role::releaser});
  Key alone = join('f', {record::Role::author, record::Role::releaser, record::Role::force});
  Key auditor = join('z', {record::Role::auditor});
  Key admin = join('x', {record::Role::admin});
};

}  // namespace glasnik::test
