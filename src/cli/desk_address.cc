#include "cli/desk_address.h"

#include <fmt/format.h>

namespace glasnik::cli {
namespace {

constexpr std::uint64_t kLongestAddress = 512;

std::string path_of(newsroom::Newsroom& newsroom) { return newsroom.directory() + "/desk.url"; }

}  // namespace

std::string desk_address(const Config& config, std::uint16_t port) {
  return config.newsroom_url.empty() ? fmt::format("http://localhost:{}", port)
                                     : config.newsroom_url;
}

Result<void> leave_desk_address(newsroom::Newsroom& newsroom, const std::string& address) {
  return write_durably(*newsroom.seams().files, path_of(newsroom), address + "\n");
}

std::string last_desk_address(newsroom::Newsroom& newsroom) {
  auto left = read_file(*newsroom.seams().files, path_of(newsroom), kLongestAddress);
  if (!left) return desk_address(newsroom.config(), newsroom.config().newsroom_listener.port);
  return left->substr(0, left->find('\n'));
}

std::string link_address(const std::string& desk, const Bytes& token) {
  return desk + "/link/" + token;
}

std::unique_ptr<newsroom::Accounts> accounts_of(newsroom::Newsroom& newsroom,
                                                const std::string& desk) {
  std::vector<std::string> personal;
  for (const Variant& variant : newsroom.config().variants) personal.push_back(variant.institution);
  return std::make_unique<newsroom::Accounts>(newsroom.database(), newsroom.seams().clock,
                                              newsroom.seams().random, std::move(personal), desk);
}

}  // namespace glasnik::cli
