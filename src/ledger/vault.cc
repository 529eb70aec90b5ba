#include "ledger/vault.h"

#include <fmt/format.h>

#include <charconv>
#include <vector>

#include "base/encoding.h"

namespace glasnik::ledger {
namespace {

constexpr std::string_view kFirstLine = "glasnik-vault/v1";

std::string signed_lines(const std::string& origin, const TreeHead& head) {
  return fmt::format("{}\n{}\n{}\n{}\n", kFirstLine, origin, head.size, base64(head.root.view()));
}

std::string file_text(const std::string& origin, const TreeHead& head) {
  std::string lines = signed_lines(origin, head);
  return lines + "sha256 " + hex(sha256(lines).view()) + "\n";
}

// The text up to the next newline, which is consumed.
std::string_view next_line(std::string_view& rest) {
  std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  return line;
}

}  // namespace

Result<Vault> Vault::open(Files& files, std::string path, std::string origin) {
  auto lock = files.lock(path + ".lock");
  if (!lock && lock.error().code == Code::busy) {
    return Error{Code::busy,
                 "vault_locked: another glasnik is writing to this newsroom: stop it first"};
  }
  if (!lock) return std::move(lock).error();
  return Vault(files, std::move(path), std::move(origin), std::move(lock).value());
}

Result<TreeHead> read_vault(Files& files, const std::string& path, const std::string& origin) {
  auto text = read_file(files, path, 4096);
  if (!text && text.error().code == Code::not_found) {
    return Error{
        Code::not_found,
        "no vault at " + path + ": without it a rolled-back log cannot be told from a whole one"};
  }
  if (!text) return std::move(text).error();
  const Error damaged{Code::corrupt, path + " is not a vault of " + origin};
  std::string_view rest = *text;
  next_line(rest);
  next_line(rest);
  std::string_view size = next_line(rest);
  std::string_view root = next_line(rest);
  TreeHead head;
  auto [end, code] = std::from_chars(size.data(), size.data() + size.size(), head.size);
  auto octets = parse_base64(root);
  if (code != std::errc() || !octets || octets->size() != 32) return damaged;
  head.root = *parse_hash(*octets);
  if (file_text(origin, head) != *text) return damaged;
  return head;
}

Result<void> Vault::advance(const TreeHead& next) {
  TRY(TreeHead now, read());
  if (now == next) return {};
  if (next.size < now.size) {
    return Error{Code::conflict,
                 fmt::format("log_rolled_back have={} seen={}", next.size, now.size)};
  }
  if (next.size == now.size) {
    return Error{Code::conflict, fmt::format("log_forked: two roots at size {}", now.size)};
  }
  return write(next);
}

Result<void> Vault::create(const TreeHead& first) {
  TRY(bool there, files_->exists(path_));
  if (there) return Error{Code::conflict, "there is a vault at " + path_ + " already"};
  return write(first);
}

Result<void> Vault::write(const TreeHead& head) {
  return write_durably(*files_, path_, file_text(origin_, head));
}

}  // namespace glasnik::ledger
