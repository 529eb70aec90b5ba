// The desk's verbs: what they allow, what they refuse, and what of it becomes public.

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "desk_fixture.h"
#include "ledger/audit.h"
#include "ledger/log_reader.h"
#include "newsroom/keys.h"
#include "newsroom/policy.h"
#include "newsroom/quotes.h"
#include "record/credential.h"
#include "record/derived.h"
#include "record/document.h"
#include "record/edition.h"
#include "sample_passkey.h"

using namespace glasnik;
using namespace glasnik::newsroom;
using namespace glasnik::test;
using record::Readiness;
using record::WorkState;
using store::Session;

namespace {

template <typename T>
bool is(const Result<T>& result, Code code) {
  return !result && result.error().code == code;
}

bool says(const Result<void>& result, std::string_view words) {
  return !result && result.error().message.find(words) != std::string::npos;
}

record::WorkText text_in(const WorkView& view, std::string_view lang) {
  for (const record::WorkText& text : view.texts) {
    if (text.lang == lang) return text;
  }
  return {};
}

proof::Entry entry_of(TestDesk& test, const Receipt& receipt) {
  auto octets = test.newsroom->database().read(
      [&](Session& session) { return ledger::entry_octets(session, receipt.entry); });
  return *proof::parse_entry(**octets);
}

// As the log has it, read back from its rows.
record::Content public_content(TestDesk& test, const Receipt& receipt) {
  return *test.newsroom->database().read(
      [&](Session& session) { return record::load_content(session, receipt.entry); });
}

std::int64_t rows_of(TestDesk& test, store::Sql sql) {
  return **test.newsroom->database().read([&](Session& session) {
    return session.one(sql, [](const store::Row& row) { return row.integer(0); });
  });
}

Result<std::int64_t> ask_for(TestDesk& test, std::int64_t approvals) {
  PolicyChange change;
  change.approvals = approvals;
  return change_policy(*test.newsroom, change);
}

}  // namespace

TEST_CASE("what two people wrote, approved and released is public octet for octet") {
  TestDesk test;
  Key work = test.approved();
  WorkView view = test.look(work);
  auto receipt = test.desk.release(test.releaser, work);
  REQUIRE(receipt.ok());
  record::Proposal out = view.proposal;
  out.content = public_content(test, *receipt);
  CHECK(sha256(record::canonical(out)) == view.hash);
  CHECK(test.state(work) == WorkState::released);
  CHECK(test.look(work).work.document == receipt->document);
  CHECK_FALSE(entry_of(test, *receipt).forced);
}

TEST_CASE("nothing public derives from an edition before its release") {
  TestDesk test;
  std::uint64_t size = test.newsroom->ledger().size();
  test.approved(TestDesk::item(true));
  CHECK(test.newsroom->ledger().size() == size);
  for (store::Sql sql :
       {store::Sql("SELECT count(*) FROM documents"),
        store::Sql("SELECT count(*) FROM parts WHERE entry > 0"),
        store::Sql("SELECT count(*) FROM media"), store::Sql("SELECT count(*) FROM published")}) {
    CHECK(rows_of(test, sql) == 0);
  }
  CHECK(test.newsroom.release(kShortRelease)->document == DocumentId{1});  // no number was taken
}

TEST_CASE("an edit after approval voids it, and one that changes nothing does not") {
  TestDesk test;
  Key work = test.approved();
  WorkView view = test.look(work);
  REQUIRE(test.desk.edit(test.author, {work, view.work.revision, view.proposal}).ok());
  CHECK(test.state(work) == WorkState::approved);
  REQUIRE(test.desk.edit(test.author, test.typed(work, "sr-Cyrl", "Мост је дуг.")).ok());
  CHECK(test.state(work) == WorkState::draft);
  CHECK_FALSE(test.look(work).work.approval);
  CHECK(is(test.desk.release(test.releaser, work), Code::conflict));
}

TEST_CASE("who submitted or edited last does not approve, and what was not read is not approved") {
  TestDesk test;
  Key work = test.create().key;
  REQUIRE(test.desk.edit(test.second, test.typed(work, "sr-Cyrl", "Мост је дуг.")).ok());
  REQUIRE(test.desk.see(test.author, work, "sr-Latn").ok());
  REQUIRE(test.desk.submit(test.author, work).ok());
  CHECK(is(test.desk.approve(test.second, work, test.look(work).hash), Code::denied));
  CHECK(is(test.desk.approve(test.approver, work, sha256("another")), Code::conflict));
  const Key author = test.author;
  test.add_role(author, record::Role::approver);
  CHECK(is(test.desk.approve(author, work, test.look(work).hash), Code::denied));
  CHECK(test.desk.approve(test.approver, work, test.look(work).hash).ok());
}

TEST_CASE("a submission names every condition that fails") {
  TestDesk test;
  record::Proposal item = TestDesk::item();
  item.content.texts.front().lead = "";
  record::MediaFile file;
  file.key = TestDesk::key('m');
  file.type = "image/gif";
  file.filename = "bridge.gif";
  item.content.media.push_back(file);
  Key work = test.create(item).key;
  auto refused = test.desk.submit(test.author, work);
  CHECK(is(refused, Code::conflict));
  for (const char* name : {"variant_not_ready (sr-Latn)", "no_lead (sr-Cyrl)",
                           "file_missing: bridge.gif", "no_alt_text (sr-Cyrl): bridge.gif"}) {
    CHECK(says(refused, name));
  }
  CHECK(test.look(work).failing.size() == 4);
}

TEST_CASE("returning needs a remark, which stays with the edition") {
  TestDesk test;
  Key work = test.submitted();
  CHECK(is(test.desk.send_back(test.approver, work, "  "), Code::invalid));
  REQUIRE(test.desk.send_back(test.approver, work, "Which river?").ok());
  CHECK(test.state(work) == WorkState::draft);
  CHECK(test.look(work).steps.back().remark == "Which river?");
  CHECK(test.look(work).steps.back().made_by == test.approver);
}

TEST_CASE("two editors upon one revision merge, and of one block they get base, mine and theirs") {
  TestDesk test;
  Key work = test.create(TestDesk::item(true)).key;
  Typed mine = test.typed(work, "sr-Cyrl", "Мост је дуг.");
  Typed theirs = test.typed(work, "en", "The bridge is long.");
  Typed late = test.typed(work, "sr-Cyrl", "Мост је кратак.");
  REQUIRE(test.desk.edit(test.author, mine).ok());
  auto merged = test.desk.edit(test.translator, theirs);
  REQUIRE(merged.ok());
  CHECK(merged->merged);
  CHECK(test.look(work).proposal.content.text("sr-Cyrl")->blocks[0].text == "Мост је дуг.");
  auto conflict = test.desk.edit(test.second, late);
  REQUIRE(conflict.ok());
  REQUIRE(conflict->conflicts.size() == 1);
  CHECK(conflict->conflicts[0].theirs->front().body == "Мост је дуг.");
  CHECK(test.look(work).work.revision == merged->revision);
}

TEST_CASE("a save or a creation whose answer was lost may be asked for again") {
  TestDesk test;
  Key key = TestDesk::key('k');
  REQUIRE(test.desk.create(test.author, key, TestDesk::item()).ok());
  CHECK(test.desk.create(test.author, key, TestDesk::item())->revision == 1);
  CHECK(is(test.desk.create(test.second, key, TestDesk::item()), Code::conflict));
  Typed typed = test.typed(key, "sr-Cyrl", "Мост је дуг.");
  CHECK(test.desk.edit(test.author, typed)->revision == 2);
  CHECK(test.desk.edit(test.author, typed)->revision == 2);
}

TEST_CASE("what was typed and not saved is offered again to who typed it, until it is saved") {
  TestDesk test;
  Key work = test.approved();
  Typed typed = test.typed(work, "sr-Cyrl", "Мост је ду");
  REQUIRE(test.desk.autosave(test.second, typed).ok());
  CHECK(test.state(work) == WorkState::approved);
  auto buffer = test.desk.unsaved(test.second, work);
  REQUIRE(buffer->has_value());
  CHECK((*buffer)->content == record::canonical(typed.proposal));
  CHECK_FALSE(test.desk.unsaved(test.author, work)->has_value());
  REQUIRE(test.desk.edit(test.second, typed).ok());
  CHECK_FALSE(test.desk.unsaved(test.second, work)->has_value());
  CHECK(is(test.desk.autosave(test.approver, typed), Code::denied));
}

TEST_CASE("every revision is kept") {
  TestDesk test;
  Key work = test.create().key;
  REQUIRE(test.desk.edit(test.author, test.typed(work, "sr-Cyrl", "Друго.")).ok());
  REQUIRE(test.desk.edit(test.author, test.typed(work, "sr-Cyrl", "Треће.")).ok());
  auto words = [&](std::int64_t number) {
    return test.desk.revision(test.author, work, number)->content.text("sr-Cyrl")->blocks[0].text;
  };
  CHECK(words(1) == "Мост прелази Саву.");
  CHECK(words(2) == "Друго.");
  CHECK(words(3) == "Треће.");
}

TEST_CASE("Latin follows Cyrillic by itself, its ambiguous words are listed, and nobody types it") {
  TestDesk test;
  Key work = test.create().key;
  REQUIRE(test.desk.edit(test.author, test.typed(work, "sr-Cyrl", "Инјекција је стигла.")).ok());
  WorkView view = test.look(work);
  CHECK(view.proposal.content.text("sr-Latn")->blocks[0].text == "Injekcija je stigla.");
  REQUIRE(view.ambiguous.size() == 1);
  CHECK(view.ambiguous[0].part == "bridge00");
  CHECK(view.ambiguous[0].word.latin == "Injekcija");
  auto typed = test.desk.edit(test.author, test.typed(work, "sr-Latn", "Typed."));
  CHECK(typed->revision == view.work.revision);
}

TEST_CASE("a derived text is ready once an editor saw it as it is") {
  TestDesk test;
  Key work = test.create().key;
  CHECK(says(test.desk.submit(test.author, work), "variant_not_ready (sr-Latn)"));
  REQUIRE(test.desk.see(test.author, work, "sr-Latn").ok());
  REQUIRE(test.desk.edit(test.author, test.typed(work, "sr-Cyrl", "Мост је дуг.")).ok());
  CHECK_FALSE(test.desk.submit(test.author, work).ok());
  REQUIRE(test.desk.see(test.author, work, "sr-Latn").ok());
  CHECK(test.desk.submit(test.author, work).ok());
}

TEST_CASE(
    "a translation is finished by one, reviewed by another, and outdated when its source changes") {
  TestDesk test;
  Key work = test.create().key;
  Typed typed = test.typed(work, "sr-Cyrl", "Мост прелази Саву.");
  typed.proposal.content.texts.push_back(TestDesk::text("en", "Bridge opened", "A lead.", "It."));
  REQUIRE(test.desk.edit(test.translator, typed).ok());
  CHECK(text_in(test.look(work), "en").readiness == Readiness::in_translation);
  CHECK(test.look(work).outdated.empty());
  CHECK(is(test.desk.review(test.approver, work, "en"), Code::conflict));
  REQUIRE(test.desk.finish(test.translator, work, "en").ok());
  CHECK(is(test.desk.review(test.translator, work, "en"), Code::denied));
  REQUIRE(test.desk.review(test.approver, work, "en").ok());
  REQUIRE(test.desk.edit(test.author, test.typed(work, "sr-Cyrl", "Мост прелази Дрину.")).ok());
  WorkView view = test.look(work);
  CHECK(text_in(view, "en").readiness == Readiness::translated);
  CHECK(view.outdated.at("en") == std::vector<std::string>{"paragraph:bridge00"});
  REQUIRE(test.desk.edit(test.translator, test.typed(work, "en", "It crosses the Drina.")).ok());
  CHECK(test.look(work).outdated.empty());
}

TEST_CASE("what is not ready stays inside, with all that is said in its variant") {
  TestDesk test;
  record::Proposal item = TestDesk::item(true);
  item.content.places = {{"en", "Dolina"}, {"sr-Cyrl", "Долина"}};
  auto receipt = test.desk.release(test.releaser, test.approved(item));
  REQUIRE(receipt.ok());
  record::Content content = public_content(test, *receipt);
  CHECK(content.text("en") == nullptr);
  CHECK_FALSE(content.places.contains("en"));
  CHECK(content.places.contains("sr-Latn"));
}

TEST_CASE("a correction begins as the document stands, and releases what two people say of it") {
  TestDesk test;
  auto first = test.desk.release(test.releaser, test.approved());
  Key work = test.correction(first->document, "Мост прелази Дрину.");
  REQUIRE(test.desk.approve(test.approver, work, test.look(work).hash).ok());
  auto second = test.desk.release(test.releaser, work);
  REQUIRE(second.ok());
  CHECK(second->document == first->document);
  CHECK(second->version == Version{2, 0});
  CHECK(public_content(test, *second).text("sr-Latn")->blocks[0].text == "Most prelazi Drinu.");
}

TEST_CASE("who wrote the notes of a correction does not approve it") {
  TestDesk test;
  auto first = test.desk.release(test.releaser, test.approved());
  const Key author = test.author;
  test.add_role(author, record::Role::approver);
  record::Proposal proposal;
  proposal.act = proof::Kind::correct;
  proposal.document = first->document;
  proposal.reason = proof::Reason::fact;
  proposal.notes = {{"sr-Cyrl", "Река је била друга."}};
  Key work = test.desk.create(author, TestDesk::key('n'), proposal)->key;
  REQUIRE(test.desk.edit(test.second, test.typed(work, "sr-Cyrl", "Друго.")).ok());
  REQUIRE(test.desk.see(test.second, work, "sr-Latn").ok());
  REQUIRE(test.desk.submit(test.second, work).ok());
  CHECK(is(test.desk.approve(author, work, test.look(work).hash), Code::denied));
}

TEST_CASE("a document has one active edition, and another act meanwhile makes it stale") {
  TestDesk test;
  auto first = test.desk.release(test.releaser, test.approved());
  Key work = test.correction(first->document, "Мост прелази Дрину.");
  record::Proposal other;
  other.act = proof::Kind::update;
  other.document = first->document;
  CHECK(is(test.desk.create(test.author, TestDesk::key('o'), other), Code::conflict));
  ActRequest act;
  act.kind = proof::Kind::update;
  act.document = first->document;
  act.content = public_content(test, *first);
  record::Text& source = act.content->texts.front();
  source.blocks[0].text += " И друго.";
  act.content->texts.back() = record::derive(source, "sr-Latn");
  act.notes = {{"sr-Cyrl", "Нешто је додато."}};
  act.reason = proof::Reason::other;
  REQUIRE(perform(*test.newsroom, act).ok());
  CHECK(says(test.desk.approve(test.approver, work, test.look(work).hash), "document_changed"));
}

TEST_CASE("a correction that changes nothing is told so at the desk, not at its hour") {
  TestDesk test;
  auto first = test.desk.release(test.releaser, test.approved());
  record::Proposal proposal;
  proposal.act = proof::Kind::correct;
  proposal.document = first->document;
  proposal.reason = proof::Reason::fact;
  proposal.notes = {{"sr-Cyrl", "Река је била друга."}};
  Key work = test.create(proposal).key;
  CHECK(test.look(work).failing == std::vector<Failing>{{Condition::nothing_changed, "", ""}});
  REQUIRE(test.desk.edit(test.author, test.typed(work, "sr-Cyrl", "Мост прелази Дрину.")).ok());
  REQUIRE(test.desk.see(test.author, work, "sr-Latn").ok());
  CHECK(test.look(work).failing.empty());
}

TEST_CASE("an act without texts is proposed by one and confirmed by another") {
  TestDesk test;
  auto first = test.desk.release(test.releaser, test.approved());
  record::Proposal proposal;
  proposal.act = proof::Kind::withdraw;
  proposal.document = first->document;
  proposal.reason = proof::Reason::error;
  Key work = test.create(proposal).key;
  CHECK(says(test.desk.submit(test.author, work), "no_note (sr-Cyrl)"));
  proposal.notes = {{"sr-Cyrl", "Мост није отворен."}};
  REQUIRE(test.desk.edit(test.author, {work, 1, proposal}).ok());
  REQUIRE(test.desk.submit(test.author, work).ok());
  REQUIRE(test.desk.approve(test.approver, work, test.look(work).hash).ok());
  auto receipt = test.desk.release(test.releaser, work);
  REQUIRE(receipt.ok());
  CHECK(receipt->kind == proof::Kind::withdraw);
}

TEST_CASE(
    "breaking the glass needs its right and a reason, marks the entry, and another confirms") {
  TestDesk test;
  Key work = test.create().key;
  const std::string reason = "The river rises and nobody else is here.";
  CHECK(is(test.desk.force(test.releaser, work, reason), Code::denied));
  CHECK(is(test.desk.force(test.alone, work, "urgent"), Code::invalid));
  auto receipt = test.desk.force(test.alone, work, reason);
  REQUIRE(receipt.ok());
  CHECK(entry_of(test, *receipt).forced);
  const Key alone = test.alone;
  test.add_role(alone, record::Role::approver);
  CHECK(is(test.desk.confirm(alone, work), Code::denied));
  REQUIRE(test.desk.confirm(test.approver, work).ok());
  CHECK(is(test.desk.confirm(test.approver, work), Code::conflict));
}

TEST_CASE("breaking the glass waives review and translation, and nothing else") {
  TestDesk test;
  record::Proposal item = TestDesk::item(true);
  item.content.texts.front().lead = "";
  Key work = test.create(item).key;
  auto refused = test.desk.force(test.alone, work, "The river rises, nobody is here.");
  CHECK(is(refused, Code::conflict));
  CHECK(refused.error().message.find("no_lead (sr-Cyrl)") != std::string::npos);
  CHECK(refused.error().message.find("variant_not_ready") == std::string::npos);
}

TEST_CASE("an edition limited to some looks to all others like none") {
  TestDesk test;
  Key work = test.submitted();
  REQUIRE(test.desk.limit(test.author, work, {test.approver}).ok());
  CHECK(is(test.desk.look(test.second, work), Code::not_found));
  CHECK(test.desk.look(test.second, work).error().message ==
        "there is no edition " + to_string(work));
  CHECK(is(test.desk.look(test.admin, work), Code::not_found));
  CHECK(is(test.desk.release(test.releaser, work), Code::not_found));
  CHECK(test.desk.list(test.second)->empty());
  CHECK(test.desk.list(test.approver)->size() == 1);
  REQUIRE(test.desk.limit(test.author, work, {}).ok());
  CHECK(test.desk.look(test.second, work).ok());
}

TEST_CASE("an auditor sees, and changes nothing") {
  TestDesk test;
  Key work = test.submitted();
  CHECK(test.desk.look(test.auditor, work).ok());
  CHECK(is(test.desk.edit(test.auditor, test.typed(work, "sr-Cyrl", "Друго.")), Code::denied));
  CHECK(is(test.desk.remark(test.auditor, work, "Hm."), Code::denied));
}

// --- approvals that the log can show ---

namespace {

// A desk over a log with a root, which asks for one approval and names the approver's passkey.
struct RootedDesk : TestDesk {
  RootedDesk() : TestDesk(root().public_key()) {
    give_passkey(approver, approvers);
    name_in_log(approvers);
    REQUIRE(ask_for(*this, 1));
  }
  static SigningKey root() { return *SigningKey::from_seed(Bytes(32, '\4')); }
  void give_passkey(const Key& account, const proof::SamplePasskey& passkey) {
    const proof::EntryKey key = passkey.entry_key();
    record::Credential credential;
    credential.key = new_key(newsroom.seams().random);
    credential.account = account;
    credential.kind = record::CredentialKind::passkey;
    credential.secret = key.pub.substr(1);
    credential.handle = *parse_base64(key.id);
    credential.algorithm = -7;
    credential.created = newsroom.now;
    auto put = newsroom->database().write(
        [&](Session& session) { return record::put_credential(session, credential); });
    REQUIRE(put.ok());
  }
  Result<std::int64_t> apply(const KeyRequest& request) {
    proof::Entry entry = request.entry;
    entry.by = root().sign(proof::key_message(entry));
    newsroom.now += std::chrono::hours(1);
    return apply_key(*newsroom, entry);
  }
  void name_in_log(const proof::SamplePasskey& passkey) {
    const proof::EntryKey key = passkey.entry_key();
    auto request = request_approval_key(*newsroom, "pp", {key.rp, key.origins[0]});
    REQUIRE(request.ok());
    CHECK(request->entry.key.pub == key.pub);
    REQUIRE(apply(*request).ok());
  }
  Result<void> approve(const Key& work, const proof::SamplePasskey& passkey) {
    WorkView view = look(work);
    REQUIRE(view.challenge.has_value());
    return desk.approve(approver, work, view.hash, passkey.approve(*view.challenge));
  }
  std::string finding() {
    text::Zone zone = *text::Zone::find("Europe/Belgrade");
    ledger::AuditOptions how{"glasnik.example/log", *proof::parse_vkey(newsroom->verifier_key()),
                             zone, nullptr, propose_quotes};
    auto audit = ledger::audit(newsroom->database(), newsroom->blobs(), how);
    REQUIRE(audit.ok());
    return audit->findings.empty() ? "" : proof::to_string(audit->findings.front());
  }

  proof::SamplePasskey approvers{"approver"};
};

}  // namespace

TEST_CASE("what an approver's passkey said of the entry goes into the log with it") {
  RootedDesk test;
  Key work = test.submitted();
  CHECK(test.look(work).by_passkey);
  REQUIRE(test.approve(work, test.approvers).ok());
  auto other = test.newsroom.release(kShortRelease);  // takes the number that was the next one
  REQUIRE(other.ok());
  test.newsroom.now += std::chrono::hours(30);
  auto receipt = test.desk.release(test.releaser, work);
  REQUIRE_MESSAGE(receipt.ok(), (receipt ? "" : receipt.error().message));
  proof::Entry entry = entry_of(test, *receipt);
  REQUIRE(entry.approvals.size() == 1);
  CHECK_FALSE(entry.forced);
  CHECK(test.finding() == "");
  CHECK(test.look(work).work.salts.empty());
}

TEST_CASE("a policy of one person is met by the desk, not by the command line") {
  RootedDesk test;
  CHECK(entry_of(test, *test.newsroom.release(kShortRelease)).forced);
  Key work = test.submitted();
  REQUIRE(test.approve(work, test.approvers).ok());
  REQUIRE(ask_for(test, 2).ok());
  CHECK(is(test.desk.release(test.releaser, work), Code::conflict));
  CHECK(test.state(work) == WorkState::approved);
  CHECK(test.finding() == "");
}

TEST_CASE("where the log's policy asks, nobody approves without a passkey that the log names") {
  RootedDesk test;
  Key work = test.submitted();
  const WorkView view = test.look(work);
  CHECK(is(test.desk.approve(test.approver, work, view.hash), Code::denied));
  proof::SamplePasskey unknown{"another"};
  CHECK(is(test.approve(work, unknown), Code::denied));
  test.give_passkey(test.approver, unknown);
  CHECK(says(test.approve(work, unknown), "the log does not name this passkey"));
  CHECK(
      says(test.desk.approve(test.second, work, view.hash, test.approvers.approve(*view.challenge)),
           "no passkey of yours"));
  CHECK(is(test.desk.approve(test.approver, work, view.hash,
                             test.approvers.approve(sha256("another entry"))),
           Code::denied));
  CHECK(test.approve(work, test.approvers).ok());
}

TEST_CASE("an assertion is of one submission: an edit makes another entry of it") {
  RootedDesk test;
  Key work = test.submitted();
  const proof::Approval old = test.approvers.approve(*test.look(work).challenge);
  REQUIRE(test.desk.edit(test.author, test.typed(work, "sr-Cyrl", "Мост је дуг.")).ok());
  REQUIRE(test.desk.see(test.author, work, "sr-Latn").ok());
  REQUIRE(test.desk.submit(test.author, work).ok());
  CHECK(is(test.desk.approve(test.approver, work, test.look(work).hash, old), Code::denied));
}

TEST_CASE("a passkey that the log has ended meanwhile does not let a release out") {
  RootedDesk test;
  Key work = test.submitted();
  REQUIRE(test.approve(work, test.approvers).ok());
  auto request =
      request_key_end(*test.newsroom, proof::KeyOp::revoke, test.approvers.entry_key().id);
  REQUIRE(request.ok());
  REQUIRE(test.apply(*request).ok());
  CHECK(is(test.desk.release(test.releaser, work), Code::conflict));
  CHECK(test.finding() == "");
}

TEST_CASE("what law removes of a document is gone from its editions too") {
  TestDesk test;
  auto first = test.desk.release(test.releaser, test.approved());
  Key correction = test.correction(first->document, "Мост прелази Дрину.");
  ActRequest act;
  act.kind = proof::Kind::remove_legal;
  act.document = first->document;
  act.notes = {{"sr-Cyrl", "Виши суд\nСуд је наложио уклањање."}};
  act.removal = Removal{proof::Basis::court, "P 12/26", {}, "", "The archive has a copy already."};
  auto removed = perform(*test.newsroom, act);
  REQUIRE_MESSAGE(removed.ok(), (removed ? "" : removed.error().message));
  CHECK(rows_of(test, "SELECT count(*) FROM work_revisions") == 0);
  CHECK(rows_of(test, "SELECT count(*) FROM work WHERE state = 'discarded'") == 1);
  CHECK(is(test.desk.submit(test.author, correction), Code::invalid));
}
