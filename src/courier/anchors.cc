#include "courier/anchors.h"

#include <filesystem>

#include "ledger/anchors.h"
#include "ledger/log_reader.h"

namespace glasnik::courier {
namespace {

constexpr std::uint64_t kLargestFile = 1U << 20U;
constexpr std::size_t kNonceSize = 8;

struct Token {
  proof::AnchorKind what;
  Bytes octets;
  proof::Attestation says;
};

Result<Bytes> file_of(const std::string& setting, const std::string& path, Files& files,
                      const std::string& directory) {
  auto octets = read_file(files, (std::filesystem::path(directory) / path).string(), kLargestFile);
  if (!octets) return octets.error().within("glasnik.toml: [anchor] " + setting);
  return octets;
}

Error half(const char* one, const char* other) {
  return {Code::invalid, std::string("glasnik.toml: [anchor] ") + one + " needs " + other};
}

// The newest published tree, and whether anything in it waits for an anchor of each kind.
struct Newest {
  proof::CheckpointBody body;
  bool unstamped = false;
  bool unsealed = false;
};
Result<Newest> newest_tree(store::Database& database) {
  return database.read([&](store::Session& session) -> Result<Newest> {
    TRY(auto published, ledger::newest_checkpoint(session));
    if (!published) return Error{Code::unavailable, "the log has no checkpoint yet"};
    TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(published->note));
    std::uint64_t size = published->size;
    TRY(auto unstamped, ledger::unanchored(session, proof::AnchorKind::rfc3161, size));
    TRY(auto unsealed, ledger::unanchored(session, proof::AnchorKind::cades, size));
    return Newest{checkpoint.body, unstamped > 0, unsealed > 0};
  });
}

Result<Bytes> ask_authority(const AnchorWorld& world, const AnchorWays& ways,
                            const proof::CheckpointBody& body) {
  Bytes nonce = random_bytes(world.random, kNonceSize);
  nonce[0] = static_cast<char>((nonce[0] & 0x7f) | 0x40);  // of one length as a number
  http::Ask ask{ways.timestamp_url, proof::timestamp_request(body, nonce),
                "application/timestamp-query"};
  ask.time = ways.time;
  TRY(http::Answered reply, world.client.ask(ask));
  if (reply.status != 200) {
    return Error{Code::unavailable,
                 ways.timestamp_url + ": answers " + std::to_string(reply.status)};
  }
  auto token = proof::token_of_reply(reply.body, body, nonce);
  if (!token) return token.error().within(ways.timestamp_url);
  return token;
}

Result<Token> timestamp_of(const AnchorWorld& world, const AnchorWays& ways,
                           const proof::CheckpointBody& body) {
  TRY(Bytes token, ask_authority(world, ways, body));
  TRY(proof::Attestation says,
      proof::verify_anchor(proof::AnchorKind::rfc3161, token, body, ways.authorities));
  return Token{proof::AnchorKind::rfc3161, std::move(token), std::move(says)};
}

Result<Token> seal_of(const AnchorWorld& world, const AnchorWays& ways,
                      const proof::CheckpointBody& body) {
  TRY(Bytes seal,
      proof::make_seal(body, ways.seal_key, ways.seal_certificates, world.clock.wall()));
  TRY(proof::Attestation says, proof::read_anchor(proof::AnchorKind::cades, seal, body));
  return Token{proof::AnchorKind::cades, std::move(seal), std::move(says)};
}

// Logs the tokens, all or none.
Result<std::vector<Anchoring>> log_tokens(const AnchorWorld& world,
                                          const proof::CheckpointBody& body,
                                          const std::vector<Token>& tokens) {
  std::vector<Anchoring> done;
  TRY_VOID(world.ledger.pass([&](store::Session&, ledger::Appender& appender) -> Result<void> {
    done.clear();
    for (const Token& token : tokens) {
      proof::Entry entry;
      entry.kind = proof::Kind::anchor;
      entry.what = token.what;
      entry.tree = {body.size, body.root};
      entry.token = token.octets;
      TRY(ledger::Appended appended, appender.append(std::move(entry)));
      done.push_back({token.what, {body.size, body.root}, token.says, appended.index});
    }
    return {};
  }));
  return done;
}

}  // namespace

Result<AnchorWays> anchor_ways(const AnchorSettings& settings, Files& files,
                               const std::string& directory) {
  AnchorWays ways;
  ways.timestamp_url = settings.timestamp_url;
  if (!settings.timestamp_url.empty()) {
    if (settings.timestamp_authority.empty()) return half("timestamp_url", "timestamp_authority");
    TRY(ways.authorities,
        file_of("timestamp_authority", settings.timestamp_authority, files, directory));
  }
  if (settings.seal_key.empty()) return ways;
  if (settings.seal_certificate.empty()) return half("seal_key", "seal_certificate");
  TRY(ways.seal_key, file_of("seal_key", settings.seal_key, files, directory));
  TRY(ways.seal_certificates,
      file_of("seal_certificate", settings.seal_certificate, files, directory));
  return ways;
}

Result<std::unique_ptr<http::Client>> client_of(const AnchorWays& ways) {
  if (ways.timestamp_url.empty()) return http::make_client({});
  auto authority = http::host_and_port(ways.timestamp_url);
  if (!authority) return authority.error().within("glasnik.toml: [anchor] timestamp_url");
  return http::make_client({*std::move(authority)});
}

Result<std::vector<Anchoring>> anchor(const AnchorWorld& world, const AnchorWays& ways) {
  TRY(Newest newest, newest_tree(world.database));
  std::vector<Token> tokens;
  if (!ways.timestamp_url.empty() && newest.unstamped) {
    TRY(Token token, timestamp_of(world, ways, newest.body));
    tokens.push_back(std::move(token));
  }
  if (!ways.seal_key.empty() && newest.unsealed) {
    TRY(Token token, seal_of(world, ways, newest.body));
    tokens.push_back(std::move(token));
  }
  if (tokens.empty()) return std::vector<Anchoring>();
  return log_tokens(world, newest.body, tokens);
}

}  // namespace glasnik::courier
