#pragma once
// People with accounts in a newsroom of a test, with their passwords and their telephones.

#include "base/one_time_code.h"
#include "newsroom/accounts.h"
#include "newsroom_fixture.h"

namespace glasnik::test {

inline const std::string kPassword = "krava pase kukuruz";

struct Person {
  Key key;
  std::string name;
  Bytes token;  // of the session
  Bytes totp_secret;
  std::vector<std::string> recovery_codes;
};

class People {
 public:
  TestNewsroom room;
  newsroom::Accounts accounts{room->database(),
                              room.seams().clock,
                              room.seams().random,
                              {"Institution cir"},
                              "http://localhost:8081"};
  newsroom::Accounts* operator->() { return &accounts; }

  newsroom::Entrance try_join(const Bytes& link, const std::string& name,
                              const std::string& display) {
    auto found = *accounts.link(link);
    Bytes secret = found ? found->totp_secret : Bytes(kTotpSecretOctets, 'x');
    auto entrance = accounts.accept(
        {link, name, display, kPassword, current_code(secret, room.now), "Browser/1.0"}, {});
    ENSURE(entrance.ok());
    return *entrance;
  }
  Person join(const Bytes& link, const std::string& name, const std::string& display) {
    Person person;
    person.name = name;
    person.totp_secret = (*accounts.link(link))->totp_secret;
    auto entrance = try_join(link, name, display);
    ENSURE(!entrance.refused);
    person.token = entrance.token;
    person.recovery_codes = entrance.recovery_codes;
    person.key = who(person)->account.key;
    return person;
  }
  Person first() { return join(*accounts.first_link(), "ana", "Ana Petrović"); }
  Person invited(const std::string& name, record::RoleSet roles) {
    auto invited = accounts.invite(newsroom::Actor::at_command_line(), {name, name, roles});
    ENSURE(invited.ok() && !invited->refused);
    return join(invited->token, name, name);
  }

  std::optional<newsroom::SignedIn> who(const Person& person) {
    return *accounts.signed_in(person.token);
  }
  std::string code(const Person& person) { return current_code(person.totp_secret, room.now); }
  newsroom::Entrance sign_in(const Person& person, const std::string& password,
                             const std::string& typed) {
    return *accounts.sign_in(person.name, {password, typed}, "Browser/1.0");
  }

  // As so many tries would, without the time that they take.
  void spend_tries(BytesView subject, std::int64_t tries) {
    auto spent = room->database().write([&](store::Session& session) {
      return session.execute("INSERT INTO sign_in_tries (subject, day, tries) VALUES ($1, $2, $3)",
                             store::Octets{subject}, rfc3339(room.now).substr(0, 10), tries);
    });
    ENSURE(spent.ok());
  }

  // The audit trail, oldest first.
  std::string acts() {
    auto found = room->database().read(
        [](store::Session& session) { return record::account_acts(session, 1'000'000, 100); });
    std::string words;
    for (auto act = found->rbegin(); act != found->rend(); ++act)
      words += (words.empty() ? "" : " ") + act->kind;
    return words;
  }
};

}  // namespace glasnik::test
