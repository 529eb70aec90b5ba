#include "newsroom/accounts.h"

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "base/one_time_code.h"
#include "desk_people.h"

using namespace glasnik;
using newsroom::Actor;
using newsroom::Refusal;
using record::Role;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using test::People;
using test::Person;

TEST_CASE("the first link makes the first account, and only one") {
  People people;
  Bytes token = *people->first_link();
  Person ana = people.join(token, "Ana", "Ана Петровић");
  auto who = people.who(ana);
  REQUIRE(who);
  CHECK(who->account.name == "ana");
  CHECK(who->account.roles.has(Role::admin));
  CHECK(who->fresh);
  CHECK(people->first_link().error().code == Code::conflict);
  CHECK_FALSE(people->link(token)->has_value());
  CHECK(people.acts() == "first_link joined");
}

TEST_CASE("a new first link ends the one before, and none outlives its ten minutes") {
  People people;
  Bytes first = *people->first_link();
  Bytes second = *people->first_link();
  CHECK_FALSE(people->link(first)->has_value());
  CHECK(people->link(second)->has_value());
  people.room.now += minutes(10);
  CHECK_FALSE(people->link(second)->has_value());
  CHECK(people.try_join(second, "ana", "Ana").refused == Refusal::link_dead);
}

TEST_CASE("a link is good once") {
  People people;
  Bytes token = *people->first_link();
  auto link = *people->link(token);
  people.join(token, "ana", "Ana");
  newsroom::Accounts::Acceptance again{
      token, "eva", "Eva", test::kPassword, current_code(link->totp_secret, people.room.now), "x"};
  CHECK(people->accept(again, {})->refused == Refusal::link_dead);
}

TEST_CASE("only an administrator or the command line invites") {
  People people;
  Person ana = people.first();
  Person eva = people.invited("eva", {Role::author});
  auto by = [&](const Person& person) {
    return people->invite({person.key}, {"iva", "Iva", {Role::author}});
  };
  CHECK(by(eva).error().code == Code::denied);
  CHECK(by(ana).ok());
  CHECK(people->invite(Actor::at_command_line(), {"una", "Una", {Role::author}}).ok());
}

TEST_CASE("an invitation is refused with its reason") {
  People people;
  Person ana = people.first();
  auto refused = [&](const std::string& name, const std::string& display, record::RoleSet roles) {
    return people->invite({ana.key}, {name, display, roles})->refused;
  };
  CHECK(refused("ева", "Eva", {Role::author}) == Refusal::bad_name);
  CHECK(refused("eva", "", {Role::author}) == Refusal::bad_display);
  CHECK(refused("eva", "Eva", {}) == Refusal::no_roles);
  CHECK(refused("ANA", "Eva", {Role::author}) == Refusal::name_taken);
}

TEST_CASE("setting up asks for a good password and the code of the app") {
  People people;
  Bytes token = *people->first_link();
  auto code = [&] { return current_code((*people->link(token))->totp_secret, people.room.now); };
  auto refused = [&](const std::string& password, const std::string& typed) {
    return people->accept({token, "ana", "Ana", password, typed, "x"}, {})->refused;
  };
  CHECK(refused("short", code()) == Refusal::short_password);
  CHECK(refused("Lozinka123456", code()) == Refusal::guessable_password);
  CHECK(refused("Institution cir", code()) == Refusal::guessable_password);
  CHECK(refused(test::kPassword, "000000") == Refusal::wrong_code);
  CHECK(people->link(token)->has_value());
  CHECK_FALSE(refused(test::kPassword, code()));
}

TEST_CASE("password and code together sign in; one wrong, and which is not said") {
  People people;
  Person ana = people.first();
  people.room.now += minutes(1);
  CHECK(people.sign_in(ana, "wrong password", people.code(ana)).refused == Refusal::wrong);
  CHECK(people.sign_in(ana, test::kPassword, "000000").refused == Refusal::wrong);
  CHECK(people->sign_in("nobody", {test::kPassword, people.code(ana)}, "x")->refused ==
        Refusal::wrong);
  CHECK_FALSE(people.sign_in(ana, test::kPassword, people.code(ana)).refused);
}

TEST_CASE("a code signs in once, and so does a recovery code") {
  People people;
  Person ana = people.first();
  CHECK(people.sign_in(ana, test::kPassword, people.code(ana)).refused == Refusal::wrong);
  people.room.now += seconds(30);
  CHECK_FALSE(people.sign_in(ana, test::kPassword, people.code(ana)).refused);
  CHECK(people.sign_in(ana, test::kPassword, people.code(ana)).refused == Refusal::wrong);
  REQUIRE(ana.recovery_codes.size() == newsroom::kRecoveryCodes);
  CHECK_FALSE(people.sign_in(ana, test::kPassword, ana.recovery_codes[0]).refused);
  CHECK(people.sign_in(ana, test::kPassword, ana.recovery_codes[0]).refused == Refusal::wrong);
}

TEST_CASE("a hundred tries a day are looked at, and nobody else is locked out") {
  People people;
  Person ana = people.first();
  Person eva = people.invited("eva", {Role::author});
  people.spend_tries(ana.key.view(), newsroom::kTriesADay);
  people.room.now += minutes(1);
  CHECK(people.sign_in(ana, test::kPassword, people.code(ana)).refused == Refusal::throttled);
  CHECK_FALSE(people.sign_in(eva, test::kPassword, people.code(eva)).refused);
  people.room.now += hours(24);
  CHECK_FALSE(people.sign_in(ana, test::kPassword, people.code(ana)).refused);
}

TEST_CASE("whoever is not there runs out of tries as well, in a bounded number of rows") {
  People people;
  people.first();
  for (const char* name : {"", "n1", "n2", "нико", "x y"}) {
    CHECK(people->sign_in(name, {"some password", "000000"}, "x")->refused == Refusal::wrong);
  }
  auto widest = people.room->database().read([](store::Session& session) {
    return session.one("SELECT MAX(length(subject)) FROM sign_in_tries",
                       [](const store::Row& row) { return row.integer(0); });
  });
  CHECK(**widest == 2);
}

TEST_CASE("a session ends after half an hour without a request") {
  People people;
  Person ana = people.first();
  people.room.now += minutes(29);
  CHECK(people.who(ana));
  people.room.now += minutes(29);
  CHECK(people.who(ana));
  people.room.now += minutes(30);
  CHECK_FALSE(people.who(ana));
}

TEST_CASE("a session ends after twelve hours whatever happens") {
  People people;
  Person ana = people.first();
  for (int i = 0; i < 35; ++i) {
    people.room.now += minutes(20);
    REQUIRE(people.who(ana));
  }
  people.room.now += minutes(20);
  CHECK_FALSE(people.who(ana));
}

TEST_CASE("a factor counts as fresh for five minutes; proving again changes the token") {
  People people;
  Person ana = people.first();
  people.room.now += minutes(5);
  auto stale = people.who(ana);
  REQUIRE(stale);
  CHECK_FALSE(stale->fresh);
  CHECK(people->confirm(*stale, {"wrong password", people.code(ana)})->refused == Refusal::wrong);
  CHECK(people.who(ana));
  auto proven = people->confirm(*stale, {test::kPassword, people.code(ana)});
  CHECK_FALSE(proven->refused);
  CHECK_FALSE(people.who(ana));
  ana.token = proven->token;
  CHECK(people.who(ana)->fresh);
}

TEST_CASE("signing out ends the session and no other") {
  People people;
  Person ana = people.first();
  people.room.now += minutes(1);
  Person again = ana;
  again.token = people.sign_in(ana, test::kPassword, people.code(ana)).token;
  CHECK(people->sign_out(*people.who(ana)).ok());
  CHECK_FALSE(people.who(ana));
  CHECK(people.who(again));
}

TEST_CASE("all other sessions end at once, when their owner says so") {
  People people;
  Person ana = people.first();
  people.room.now += minutes(1);
  Person again = ana;
  again.token = people.sign_in(ana, test::kPassword, people.code(ana)).token;
  CHECK(people->end_other_sessions(*people.who(again)).ok());
  CHECK_FALSE(people.who(ana));
  CHECK(people.who(again));
}

TEST_CASE("a changed right and a suspension act at once") {
  People people;
  Person ana = people.first();
  Person eva = people.invited("eva", {Role::admin});
  CHECK_FALSE(*people->set_roles({ana.key}, eva.key, {Role::translator}));
  CHECK(people.who(eva)->account.roles == record::RoleSet{Role::translator});
  CHECK(people->set_roles({eva.key}, ana.key, {Role::author}).error().code == Code::denied);
  CHECK_FALSE(*people->suspend({ana.key}, eva.key, true));
  CHECK_FALSE(people.who(eva));
  people.room.now += minutes(1);
  CHECK(people.sign_in(eva, test::kPassword, people.code(eva)).refused == Refusal::wrong);
  CHECK_FALSE(*people->suspend({ana.key}, eva.key, false));
  people.room.now += minutes(1);
  CHECK_FALSE(people.sign_in(eva, test::kPassword, people.code(eva)).refused);
}

TEST_CASE("nobody changes their own roles or suspends themselves, but the command line may") {
  People people;
  Person ana = people.first();
  CHECK(*people->set_roles({ana.key}, ana.key, record::kAllRoles) == Refusal::own_account);
  CHECK(*people->suspend({ana.key}, ana.key, true) == Refusal::own_account);
  CHECK_FALSE(*people->set_roles(Actor::at_command_line(), ana.key, {Role::auditor}));
}

TEST_CASE("a sign-in link comes from the command line alone, and opens a session once") {
  People people;
  Person ana = people.first();
  CHECK(people->sign_in_link({ana.key}, ana.key).error().code == Code::denied);
  Bytes token = *people->sign_in_link(Actor::at_command_line(), ana.key);
  auto entered = people->follow(token, "x");
  CHECK_FALSE(entered->refused);
  CHECK((*people->signed_in(entered->token))->account.key == ana.key);
  CHECK(people->follow(token, "x")->refused == Refusal::link_dead);
}

TEST_CASE("new password and codes need a fresh factor, and end what was") {
  People people;
  Person ana = people.first();
  Bytes token = *people->renewal(*people.who(ana));
  auto link = *people->link(token);
  newsroom::Accounts::Acceptance renewed{
      token, "", "", "a new long sentence", current_code(link->totp_secret, people.room.now), "x"};
  CHECK(people->accept(renewed, {})->refused == Refusal::link_dead);
  token = renewed.token = *people->renewal(*people.who(ana));
  renewed.code = current_code((*people->link(token))->totp_secret, people.room.now);
  auto entrance = people->accept(renewed, people.who(ana));
  CHECK_FALSE(entrance->refused);
  CHECK_FALSE(people.who(ana));
  people.room.now += minutes(1);
  CHECK(people.sign_in(ana, test::kPassword, people.code(ana)).refused == Refusal::wrong);
  CHECK(people.sign_in(ana, "a new long sentence", ana.recovery_codes[0]).refused ==
        Refusal::wrong);
}

TEST_CASE("who has lost everything gets new credentials from two others") {
  People people;
  Person ana = people.first();
  Person eva = people.invited("eva", {Role::admin});
  Person iva = people.invited("iva", {Role::author});
  CHECK(*people->propose_reset({ana.key}, ana.key) == Refusal::own_account);
  CHECK(people->propose_reset({iva.key}, eva.key).error().code == Code::denied);
  CHECK(people->confirm_reset({eva.key}, iva.key).error().code == Code::not_found);
  REQUIRE_FALSE(*people->propose_reset({ana.key}, iva.key));
  CHECK(people->confirm_reset({ana.key}, iva.key)->refused == Refusal::same_person);
  CHECK(people->confirm_reset({iva.key}, iva.key).error().code == Code::denied);
  CHECK(people.who(iva));  // nothing has ended yet
  Bytes token = people->confirm_reset({eva.key}, iva.key)->token;
  CHECK(people->confirm_reset({eva.key}, iva.key).error().code == Code::not_found);

  auto link = *people->link(token);
  newsroom::Accounts::Acceptance anew{
      token, "", "", "vrabac na grani jutros", current_code(link->totp_secret, people.room.now),
      "x"};
  auto entrance = people->accept(anew, {});
  REQUIRE_FALSE(entrance->refused);
  CHECK((*people->signed_in(entrance->token))->account.key == iva.key);
  CHECK_FALSE(people.who(iva));
  CHECK(people->accept(anew, {})->refused == Refusal::link_dead);
  people.room.now += minutes(1);
  CHECK(people.sign_in(iva, test::kPassword, people.code(iva)).refused == Refusal::wrong);
}

TEST_CASE("a reset that nobody confirms in three days is none, and a dismissed one too") {
  People people;
  Person ana = people.first();
  Person eva = people.invited("eva", {Role::admin});
  Person iva = people.invited("iva", {Role::author});
  REQUIRE_FALSE(*people->propose_reset({ana.key}, iva.key));
  people.room.now += newsroom::kInvitationLife;
  CHECK(people->confirm_reset({eva.key}, iva.key).error().code == Code::not_found);
  REQUIRE_FALSE(*people->propose_reset({ana.key}, iva.key));
  REQUIRE(people->dismiss_reset({eva.key}, iva.key).ok());
  CHECK(people->confirm_reset({eva.key}, iva.key).error().code == Code::not_found);
}

TEST_CASE("who was suspended meanwhile gets no new credentials") {
  People people;
  Person ana = people.first();
  Person eva = people.invited("eva", {Role::admin});
  Person iva = people.invited("iva", {Role::author});
  REQUIRE_FALSE(*people->propose_reset({ana.key}, iva.key));
  Bytes token = people->confirm_reset({eva.key}, iva.key)->token;
  auto link = *people->link(token);
  REQUIRE_FALSE(*people->suspend({ana.key}, iva.key, true));
  CHECK(people
            ->accept({token, "", "", "vrabac na grani jutros",
                      current_code(link->totp_secret, people.room.now), "x"},
                     {})
            ->refused == Refusal::link_dead);
}

TEST_CASE("the database holds no token") {
  People people;
  Person ana = people.first();
  auto found = people.room->database().read([&](store::Session& session) {
    return record::account_session(session, sha256(*parse_hex(ana.token)));
  });
  CHECK(found->has_value());
  CHECK((*found)->token_hash.view() != *parse_hex(ana.token));
}
