#include "cli/seams.h"

#include "courier/submission.h"

namespace glasnik::cli {

newsroom::Seams seams() {
  newsroom::Seams seams;
  seams.ask_witnesses = [](const Config& config, const proof::Policy& policy) {
    auto client = http::make_client(config.outbound);
    return courier::held_by_all(*client, policy, config.origin);
  };
  return seams;
}

}  // namespace glasnik::cli
