#include <fmt/format.h>

#include "cli/output.h"
#include "cli/seams.h"
#include "cli/verbs.h"
#include "courier/anchors.h"
#include "newsroom/newsroom.h"

namespace glasnik::cli {

Result<void> anchor(const std::string& directory) {
  TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::write, seams()));
  newsroom::Seams& world = newsroom->seams();
  TRY(courier::AnchorWays ways,
      courier::anchor_ways(newsroom->config().anchor, *world.files, newsroom->directory()));
  if (!ways.any()) {
    return Error{Code::invalid,
                 "nobody is named who could vouch for the log: set timestamp_url or seal_key in "
                 "glasnik.toml, [anchor]"};
  }
  TRY(auto client, courier::client_of(ways));
  TRY(auto done,
      courier::anchor(
          {newsroom->database(), newsroom->ledger(), *client, world.clock, world.random}, ways));
  if (done.empty()) say("nothing new: the last anchor covers all that was logged");
  for (const courier::Anchoring& one : done) {
    say(fmt::format("{} of {} entries, {} by {}, entry {}", proof::anchor_name(one.what),
                    one.tree.size, rfc3339(one.says.at), one.says.by, one.entry));
  }
  return {};
}

}  // namespace glasnik::cli
