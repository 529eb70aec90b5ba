// The people of the desk, from the command line: the operator acts alone there, and beside a
// running server, because a change of rights has to act at once.

#include <fmt/format.h>

#include <limits>

#include "cli/desk_address.h"
#include "cli/output.h"
#include "cli/seams.h"
#include "cli/verbs.h"

namespace glasnik::cli {
namespace {

using newsroom::Actor;

struct Desk {
  std::unique_ptr<newsroom::Newsroom> newsroom;
  std::unique_ptr<newsroom::Accounts> accounts;
};

Result<Desk> open_desk(const std::string& directory) {
  Desk desk;
  TRY(desk.newsroom, newsroom::Newsroom::open(directory, newsroom::Access::beside, seams()));
  if (desk.newsroom->is_mirror()) {
    return Error{Code::denied, directory + " is a mirror, which has no desk"};
  }
  desk.accounts = accounts_of(*desk.newsroom, last_desk_address(*desk.newsroom));
  return desk;
}

Result<record::Account> named(Desk& desk, const std::string& typed) {
  TRY(std::string name, record::parse_account_name(typed));
  TRY(auto found, desk.newsroom->database().read([&](store::Session& session) {
    return record::account_named(session, name);
  }));
  if (found) return *std::move(found);
  return Error{Code::not_found, fmt::format("there is no account {}: 'glasnik user list {}' names "
                                            "those there are",
                                            name, desk.newsroom->directory())};
}

Error refused(newsroom::Refusal refusal) {
  return {Code::invalid, std::string(newsroom::refusal_sentence(refusal))};
}

// A person's name may be wider in octets than on the screen.
std::string padded(const std::string& text, std::size_t width) {
  std::size_t characters = 0;
  for (char c : text) characters += (c & '\xC0') != '\x80' ? 1 : 0;
  return text + std::string(characters < width ? width - characters : 0, ' ');
}

void say_link(Desk& desk, const Bytes& token, std::string_view life) {
  say("  " + link_address(last_desk_address(*desk.newsroom), token));
  say(fmt::format("good once, within {}; the server must run", life));
}

}  // namespace

Result<void> user_list(const UserOptions& options) {
  TRY(Desk desk, open_desk(options.directory));
  store::Database& database = desk.newsroom->database();
  TRY(auto accounts, database.read(record::all_accounts));
  TRY(auto links, database.read(record::all_links));
  for (const record::Account& account : accounts) {
    say(fmt::format("{} {} {}{}", padded(account.name, 20), padded(account.display, 28),
                    to_string(account.roles), account.suspended ? "  (suspended)" : ""));
  }
  for (const record::Link& link : links) {
    bool out = link.purpose == record::LinkPurpose::invite && link.expires > desk.accounts->now();
    if (!out) continue;
    say(fmt::format("{} {} {}  (invited until {})", padded(link.name, 20), padded(link.display, 28),
                    to_string(link.roles), rfc3339(link.expires)));
  }
  if (accounts.empty()) {
    say(fmt::format("no accounts: 'glasnik user link {}' makes a link for the first",
                    options.directory));
  }
  return {};
}

Result<void> user_invite(const UserOptions& options) {
  TRY(Desk desk, open_desk(options.directory));
  TRY(record::RoleSet roles, record::parse_roles(options.roles));
  TRY(auto invited,
      desk.accounts->invite(Actor::at_command_line(), {options.name, options.display, roles}));
  if (invited.refused) return refused(*invited.refused);
  say(fmt::format("invited {}: give them this link", options.display));
  say_link(desk, invited.token, "three days");
  return {};
}

Result<void> user_roles(const UserOptions& options) {
  TRY(Desk desk, open_desk(options.directory));
  TRY(record::Account account, named(desk, options.name));
  TRY(record::RoleSet roles, record::parse_roles(options.roles));
  TRY(auto refusal, desk.accounts->set_roles(Actor::at_command_line(), account.key, roles));
  if (refusal) return refused(*refusal);
  say(fmt::format("{} is {}", account.name, to_string(roles)));
  return {};
}

Result<void> user_suspend(const UserOptions& options, bool suspended) {
  TRY(Desk desk, open_desk(options.directory));
  TRY(record::Account account, named(desk, options.name));
  TRY(auto refusal, desk.accounts->suspend(Actor::at_command_line(), account.key, suspended));
  if (refusal) return refused(*refusal);
  say(account.name + (suspended ? " is suspended; its sessions have ended" : " may sign in again"));
  return {};
}

Result<void> user_link(const UserOptions& options) {
  TRY(Desk desk, open_desk(options.directory));
  if (options.name.empty()) {
    TRY(Bytes token, desk.accounts->first_link());
    say("a link that makes the first account:");
    say_link(desk, token, "ten minutes");
    return {};
  }
  TRY(record::Account account, named(desk, options.name));
  TRY(Bytes token, desk.accounts->sign_in_link(Actor::at_command_line(), account.key));
  say(fmt::format("a link that signs {} in:", account.display));
  say_link(desk, token, "ten minutes");
  return {};
}

Result<void> user_audit(const UserOptions& options) {
  TRY(Desk desk, open_desk(options.directory));
  store::Database& database = desk.newsroom->database();
  TRY(auto accounts, database.read(record::all_accounts));
  auto name_of = [&](const std::optional<Key>& key, std::string_view otherwise) {
    for (const record::Account& account : accounts) {
      if (account.key == key) return account.name;
    }
    return std::string(otherwise);
  };
  TRY(auto acts, database.read([](store::Session& session) {
    return record::account_acts(session, std::numeric_limits<std::int64_t>::max(), 1'000);
  }));
  for (const record::AccountAct& act : acts) {
    say(fmt::format("{}  {} {} {} {}", rfc3339(act.at), padded(name_of(act.actor, "-"), 16),
                    padded(act.kind, 20), padded(name_of(act.account, ""), 16), act.detail));
  }
  return {};
}

}  // namespace glasnik::cli
