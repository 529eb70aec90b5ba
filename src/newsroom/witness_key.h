#pragma once
// A newsroom as a witness of others: whom it witnesses, and the key it signs with.

#include <memory>
#include <optional>
#include <string>

#include "base/config.h"
#include "base/file.h"
#include "base/random.h"
#include "ledger/witness.h"

namespace glasnik::newsroom {

// The key is DIR/keys/witness.key, never the log's: type 01 signs bare text. It is made if there is
// none; then others must enter the new one into their policies. invalid names what is wrong in
// [witness] of glasnik.toml.
Result<std::unique_ptr<ledger::Witness>> open_witness(Files& files, const std::string& directory,
                                                      const Config& config,
                                                      store::Database& database, Clock clock,
                                                      const Random& random);

// The public half of that key, where it is at hand; nullopt: this server has never witnessed.
Result<std::optional<proof::VerifierKey>> witness_key_at(Files& files, const std::string& directory,
                                                         const Config& config);

}  // namespace glasnik::newsroom
