#pragma once
// A link to an edition for one named outsider: 128 random bits, of which only the hash is kept,
// good until its time and until somebody takes it back. editorial.md section 5, `preview_token`.
//
// A link sees what its maker may see at that moment, and the edition as it is at that moment: who
// loses the right to see it closes the links that they made. Every opening is written down before
// anything is shown.
//
// not_found: it is not there, or not for who asks, which look the same.

#include <optional>
#include <string>

#include "newsroom/desk.h"
#include "record/preview_link.h"

namespace glasnik::newsroom {

inline constexpr std::chrono::hours kPreviewLinkLives[] = {
    std::chrono::hours(4), std::chrono::hours(24), std::chrono::hours(72), std::chrono::hours(168)};
inline constexpr record::RoleSet kShareWork{record::Role::author, record::Role::approver,
                                            record::Role::releaser};

struct SharedLink {
  record::PreviewLink link;
  std::vector<record::Opening> openings;  // newest first
};

// The link's token in hexadecimal, told once. invalid: no name, or a life that is none of those
// above; conflict: the edition is released or discarded.
Result<Bytes> share(Newsroom& newsroom, const Key& by, const Key& work, const std::string& person,
                    std::chrono::hours life);
// By anybody who might have made it. Taken back twice is taken back.
Result<void> take_back(Newsroom& newsroom, const Key& by, const Key& work, const Hash& link);
Result<std::vector<SharedLink>> shared_links(store::Session& session, const Key& by,
                                             const Key& work);

// What a link leads to, inside its own snapshot; not_found for every link that is not good.
struct SharedWork {
  record::PreviewLink link;
  record::Work work;  // released: its public page is the answer
};
Result<SharedWork> shared_work(store::Session& session, BytesView token, Time now);
// Before the edition is shown in this variant. not_found: the link was taken back meanwhile.
Result<void> note_opening(Newsroom& newsroom, const record::PreviewLink& link,
                          const std::string& lang);

}  // namespace glasnik::newsroom
