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

// The variants that there is something to read in: of an act without words, those of its document.
Result<std::vector<const Variant*>> variants_of(const View& view, const newsroom::WorkView& seen) {
  std::vector<const Variant*> all;
  TRY(auto listed, seen.work.document && !proof::is_content_act(seen.work.act)
                       ? record::listed_variants(view.session(), *seen.work.document)
                       : Result(std::vector<record::Listed>()));
  for (const Variant& variant : view.ground.config.variants) {
    bool has = seen.proposal.content.text(variant.tag) != nullptr ||
               std::any_of(listed.begin(), listed.end(),
                           [&](const record::Listed& item) { return item.lang == variant.tag; });
    if (has) all.push_back(&variant);
  }
  return all;
}

record::AnnouncedMedia announced(const record::MediaFile& file) {
  record::AnnouncedMedia as;
  as.type = file.filename.substr(file.filename.rfind('.') + 1);
  const bool large = file.bytes >= 1'000'000;
  const std::uint64_t unit = large ? 1'000'000 : 1'000;
  as.size = {static_cast<std::int64_t>(file.bytes * 100 / unit),
             large ? text::SizeUnit::MB : text::SizeUnit::kB};
  return as;
}

// A file is not shown before its edition is: what it is and how large it is, said in its place.
Result<void> withhold_files(const View& view, record::Content& content) {
  std::vector<record::MediaFile> shown;
  for (record::MediaFile& file : content.media) {
    TRY(auto row, record::media_row(view.session(), file.key));
    if (row && row->entry < view.published() && !row->removed()) {
      shown.push_back(std::move(file));
    } else if (!file.of) {
      content.announced.push_back(announced(file));
    }
  }
  content.media = std::move(shown);
  return {};
}

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
    TRY(auto variants, variants_of(view, seen));
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
