// /p/{token}: an edition before it is public, for the one person that a link was made for. Every
// link that is not good answers as an address that never was: one 404, after one question to the
// record.

#include <algorithm>

#include "newsroom/preview_links.h"
#include "site/desk_preview.h"
#include "site/negotiation.h"
#include "site/pages.h"

namespace glasnik::site {
namespace {

using newsroom::SharedWork;

Error absent() { return {Code::not_found, "no such address"}; }

// After T the link leads on to what everybody reads.
Answer led_on(const View& view, const record::Work& work) {
  return http::Response(redirect(view, 302, document_path(*work.document), Why::language));
}

Answer shown(const http::Request& request, const View& asked, const SharedWork& shared,
             const Variant& variant) {
  newsroom::Desk& desk = *asked.ground.desk;
  return desk.newsroom().database().read([&](store::Session& session) -> Answer {
    TRY(auto log, ledger::newest_checkpoint(session));
    View view(asked.ground, variant, session, std::move(log));
    TRY(auto seen, desk.look(session, shared.link.made_by, shared.work.key));
    Preview preview{std::string(kSharedPlace) + std::string(request.segment(1)), "", "", ""};
    preview.person = shared.link.person;
    preview.until = when(view, shared.link.expires);
    TRY(Release release, preview_release(view, seen, std::move(preview)));
    TRY_VOID(withhold_files(view, release.content));
    TRY(http::PreparedPtr page, render(view, release));
    return http::Response(std::move(page));
  });
}

// What a link is good for at this moment, and the variant to show it in.
struct Opened {
  SharedWork shared;
  const Variant* variant;
};
Result<Opened> open(const http::Request& request, const View& asked) {
  newsroom::Desk& desk = *asked.ground.desk;
  const Time now = desk.newsroom().seams().clock.wall();
  return desk.newsroom().database().read([&](store::Session& session) -> Result<Opened> {
    TRY(SharedWork shared, newsroom::shared_work(session, request.segment(1), now));
    if (shared.work.state == record::WorkState::released) return Opened{shared, asked.variant};
    View view(asked.ground, *asked.variant, session, std::nullopt);
    TRY(auto seen, desk.look(session, shared.link.made_by, shared.work.key));
    TRY(auto variants, preview_variants(view, seen));
    if (variants.empty()) return absent();
    const bool named = request.path.segments.size() > 2;
    if (!named) {
      return Opened{shared, &negotiate(asked.ground.config,
                                       request.field(http::Field::accept_language), variants)};
    }
    if (std::find(variants.begin(), variants.end(), asked.variant) == variants.end()) {
      return absent();
    }
    return Opened{shared, asked.variant};
  });
}

}  // namespace

Answer opened_preview(const http::Request& request, View& view) {
  // Spelt in one way only, so that the access log knows what it may not repeat.
  if (view.ground.desk == nullptr || !request.target.starts_with(kSharedPlace)) return absent();
  TRY(Opened opened, open(request, view));
  TRY_VOID(newsroom::note_opening(view.ground.desk->newsroom(), opened.shared.link,
                                  opened.variant->tag));
  if (opened.shared.work.state == record::WorkState::released) {
    return led_on(view, opened.shared.work);
  }
  return shown(request, view, opened.shared, *opened.variant);
}

}  // namespace glasnik::site
