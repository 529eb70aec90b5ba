#include "proof/key_chain.h"

#include "proof/json_reader.h"
#include "proof/key_history.h"

namespace glasnik::proof {
namespace {

constexpr int kLineDepth = 6;

Error wrong(std::string_view what) { return {Code::invalid, "keys: " + std::string(what)}; }

}  // namespace

Bytes serialise(const std::vector<KeyLine>& lines) {
  Bytes text;
  for (const KeyLine& line : lines) {
    // An entry is canonical by itself, so it may stand inside a line as it is.
    text += R"({"entry":)" + line.entry + R"(,"proof":)";
    Bytes proof = canonical(make_object({{"proof", {serialise(line.proof)}}}));
    text += proof.substr(proof.find(':') + 1) + "\n";
  }
  return text;
}

Result<KeyChain::Link> KeyChain::parse_link(BytesView line) {
  Result<Json> json = parse_canonical(line, {kMaxKeyChain, kLineDepth});
  if (!json) return wrong(json.error().message);
  JsonReader reader(*json);
  const Json* entry = reader.optional("entry");
  TRY(std::string proof, reader.text("proof"));
  if (entry == nullptr || !reader.end()) return wrong("a line of other members");
  Bytes octets = canonical(*entry);
  Link link;
  TRY(link.entry, parse_entry(octets));
  TRY(link.proof, parse_tlog_proof(proof));
  if (!includes(link.proof, octets)) return wrong("an entry that its proof does not include");
  if (link.proof.checkpoint.body.origin != link.entry.origin) return wrong("of two logs");
  return link;
}

Result<void> KeyChain::check_link(const Link& link, const std::vector<Link>& before) {
  if (before.empty()) {
    bool genesis = link.entry.kind == Kind::genesis && link.proof.index == 0;
    if (!genesis || !link.entry.root_key) return wrong("no genesis that names a root");
    return {};
  }
  const Entry& genesis = before[0].entry;
  if (link.entry.kind == Kind::genesis) {
    if (canonical(link.entry) != canonical(genesis)) return wrong("two geneses");
    return {};  // again, under a checkpoint of later keys
  }
  if (link.entry.origin != genesis.origin) return wrong("of two logs");
  for (const Link& earlier : before) {
    if (link.proof.index <= earlier.proof.index) return wrong("the lines do not ascend");
  }
  bool adds = link.entry.kind == Kind::key && link.entry.op == KeyOp::add &&
              link.entry.key.use == KeyUse::log;
  if (!adds) return wrong("an entry that adds no log key");
  if (!signed_by_root(link.entry, *genesis.root_key)) return wrong("a key without the root");
  return {};
}

Result<KeyChain> KeyChain::parse(BytesView text) {
  if (text.size() > kMaxKeyChain) return Error{Code::too_large, "keys: over 1 MiB"};
  KeyChain chain;
  while (!text.empty()) {
    std::size_t end = text.find('\n');
    if (end == text.npos) return wrong("the last line does not end");
    if (chain.links_.size() == kMaxKeyLines) return wrong("over 64 lines");
    TRY(Link link, parse_link(text.substr(0, end)));
    TRY_VOID(check_link(link, chain.links_));
    chain.links_.push_back(std::move(link));
    text.remove_prefix(end + 1);
  }
  bool adds = !chain.links_.empty() && chain.links_.back().entry.kind == Kind::key;
  if (!adds) return wrong("the last line adds no key");
  return chain;
}

Result<std::vector<VerifierKey>> KeyChain::keys_from(std::vector<VerifierKey> known,
                                                     bool root_known, std::uint64_t size) const {
  std::erase_if(known, [&](const VerifierKey& key) { return key.name != origin(); });
  std::vector<VerifierKey> followed;
  bool rooted = false;  // else the genesis, and with it the root, may be anyone's
  for (const Link& link : links_) {
    TRY(auto signers, verify_signatures(note_of(link.proof.checkpoint), known));
    bool vouched = root_known || !signers.empty();
    bool genesis = link.entry.kind == Kind::genesis;
    rooted = rooted || (genesis && vouched);
    if (genesis || !rooted || !vouched || link.proof.index >= size) continue;
    followed.push_back(log_key_of(link.entry));
    known.push_back(followed.back());
  }
  return followed;
}

}  // namespace glasnik::proof
