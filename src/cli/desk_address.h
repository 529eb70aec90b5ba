#pragma once
// Where people reach the desk, and the accounts behind it. A server may have been given a port on
// its command line, so it leaves its address in the newsroom's directory for the verbs beside it.

#include <cstdint>
#include <memory>
#include <string>

#include "newsroom/accounts.h"
#include "newsroom/newsroom.h"

namespace glasnik::cli {

// The setting, or localhost: a passkey is bound to a name, and an address in digits has none.
std::string desk_address(const Config& config, std::uint16_t port);
Result<void> leave_desk_address(newsroom::Newsroom& newsroom, const std::string& address);
std::string last_desk_address(
    newsroom::Newsroom& newsroom);  // that of the settings if none was left

std::string link_address(const std::string& desk, const Bytes& token);
std::unique_ptr<newsroom::Accounts> accounts_of(newsroom::Newsroom& newsroom,
                                                const std::string& desk);

}  // namespace glasnik::cli
