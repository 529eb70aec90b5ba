#include <fmt/format.h>

#include "cli/output.h"
#include "cli/seams.h"
#include "cli/verbs.h"
#include "newsroom/newsroom.h"

namespace glasnik::cli {

// What is made of the record, and can be made again: today the search index.
Result<void> rebuild(const std::string& directory) {
  TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::serve, seams()));
  search::Index* index = newsroom->index();
  if (index == nullptr) return Error{Code::unavailable, "there is no index: see the lines above"};
  TRY_VOID(index->rebuild(newsroom->database()));
  say(fmt::format("the search index is made anew from {} entries", index->wait_for(0, {})));
  return {};
}

}  // namespace glasnik::cli
