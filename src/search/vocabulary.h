#pragma once
// The words of the index: in how many documents each is, its other forms, what begins so, and what
// a misspelt one was meant to be. Internal to the room.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/index.h"
#include "store/database.h"

namespace glasnik::search {

// In how many documents the index has it: a key, or an indexed term of kind stem (search/terms.h).
Result<std::int64_t> documents_with(store::Session& session, std::string_view word);
// The sum over the first kMostBeginnings words that begin so.
Result<std::int64_t> documents_beginning(store::Session& session, std::string_view key);
constexpr std::int64_t kMostBeginnings = 200;

// The other forms of a key among the words of the index, and in how many documents they are, at
// most.
struct Inflected {
  std::vector<std::string> forms;
  std::int64_t documents = 0;
};
Result<Inflected> inflected(store::Session& session, std::string_view key, std::size_t most);

// The most frequent words that begin so, one of each spelling.
Result<std::vector<Spelled>> completions(store::Session& session, std::string_view key,
                                         std::size_t most);

// The word that a key which is not there was meant to be: one letter off, two in long
// words; the most frequent of the nearest.
Result<std::optional<Spelled>> meant_by(store::Session& session, std::string_view key);

}  // namespace glasnik::search
