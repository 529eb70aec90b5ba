#include "newsroom/preview_links.h"

#include <algorithm>
#include <iterator>

#include "base/encoding.h"

namespace glasnik::newsroom {
namespace {

using record::WorkState;
using store::Session;

constexpr std::size_t kTokenOctets = 16;

Error no_such_link() { return {Code::not_found, "there is no such link"}; }

Result<OpenWork> open_to_share(Session& session, const Key& by, const Key& work) {
  TRY(OpenWork opened, open_work(session, by, work));
  if (opened.roles.meets(kShareWork)) return opened;
  return Error{Code::denied, "share: only an author, approver or releaser may do this"};
}

}  // namespace

Result<Bytes> share(Newsroom& newsroom, const Key& by, const Key& work, const std::string& person,
                    std::chrono::hours life) {
  TRY(std::string name, record::parse_display_name(person));
  if (std::find(std::begin(kPreviewLinkLives), std::end(kPreviewLinkLives), life) ==
      std::end(kPreviewLinkLives)) {
    return Error{Code::invalid, "share: a link is good for hours or days"};
  }
  const Bytes token = hex(random_bytes(newsroom.seams().random, kTokenOctets));
  const Time now = newsroom.seams().clock.wall();
  TRY_VOID(newsroom.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_to_share(session, by, work));
    if (record::is_final(opened.work.state)) {
      return Error{Code::conflict, "share: there is nothing left to show before its time"};
    }
    TRY_VOID(
        record::put_preview_link(session, {sha256(token), work, name, by, now, now + life, {}}));
    return record::put_step(session, work,
                            {now, by, "share", opened.work.state, opened.work.revision, name});
  }));
  return token;
}

Result<void> take_back(Newsroom& newsroom, const Key& by, const Key& work, const Hash& link) {
  const Time now = newsroom.seams().clock.wall();
  return newsroom.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_to_share(session, by, work));
    TRY(auto links, record::preview_links(session, work));
    auto found = std::find_if(links.begin(), links.end(),
                              [&](const auto& one) { return one.token_hash == link; });
    if (found == links.end()) return no_such_link();
    TRY(bool taken, record::revoke_preview_link(session, work, link, now));
    if (!taken) return {};
    return record::put_step(
        session, work,
        {now, by, "unshare", opened.work.state, opened.work.revision, found->person});
  });
}

Result<std::vector<SharedLink>> shared_links(Session& session, const Key& by, const Key& work) {
  TRY_VOID(open_to_share(session, by, work));
  TRY(auto links, record::preview_links(session, work));
  std::vector<SharedLink> shared;
  for (record::PreviewLink& link : links) {
    TRY(auto opened, record::openings(session, link.token_hash));
    shared.push_back({std::move(link), std::move(opened)});
  }
  return shared;
}

// The token's own letters are hashed, whatever they are, so that a malformed one takes the way of
// one that never was.
Result<SharedWork> shared_work(Session& session, BytesView token, Time now) {
  TRY(auto link, record::live_preview_link(session, sha256(token), now));
  if (!link) return no_such_link();
  TRY(auto work, record::work(session, link->work));
  if (!work || work->state == WorkState::discarded) return no_such_link();
  TRY(record::RoleSet roles, record::roles_now(session, link->made_by));
  TRY(bool seen, may_see(session, link->made_by, roles, *work));
  if (!seen || !roles.meets(kShareWork)) return no_such_link();
  return SharedWork{*std::move(link), *std::move(work)};
}

Result<void> note_opening(Newsroom& newsroom, const record::PreviewLink& link,
                          const std::string& lang) {
  const Time now = newsroom.seams().clock.wall();
  return newsroom.database().write([&](Session& session) -> Result<void> {
    TRY(auto alive, record::live_preview_link(session, link.token_hash, now));
    if (!alive) return no_such_link();
    return record::put_opening(session, link.token_hash, now, lang);
  });
}

}  // namespace glasnik::newsroom
