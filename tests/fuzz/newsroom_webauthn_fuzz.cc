// What a browser sends for a passkey: client data, an empty line, then authenticator data. Both
// judgements run with whatever challenge the client data claims, so that they get beyond it.

#include <cstddef>
#include <cstdint>

#include "newsroom/webauthn.h"

using namespace glasnik;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView input(reinterpret_cast<const char*>(data), size);
  std::size_t middle = std::min(input.find("\n\n"), input.size());
  Bytes client_data(input.substr(0, middle));
  Bytes authenticator_data(input.substr(std::min(middle + 2, input.size())));
  const newsroom::RelyingParty party = newsroom::relying_party("http://localhost:8081");
  auto challenge = newsroom::claimed_challenge(client_data);
  if (!challenge) return 0;
  auto made = newsroom::judge_registration({client_data, authenticator_data}, party, *challenge);
  newsroom::PasskeyKey key{-7, Bytes(64, '\x01')};
  if (made) key = made->key;
  auto used = newsroom::judge_assertion({"handle", client_data, authenticator_data, "signature"},
                                        party, *challenge, key);
  if (used) __builtin_trap();  // nothing has signed it
  return 0;
}
