#include "site/desk_preview.h"

#include <algorithm>

#include "newsroom/quotes.h"
#include "newsroom/standing.h"
#include "site/desk.h"
#include "site/desk_works.h"

namespace glasnik::site {
namespace {

using newsroom::WorkView;
using record::Act;
using record::Listed;

Result<record::DocumentState> state_before(const View& view, const record::Work& work) {
  record::DocumentState before;
  if (!work.document) {
    TRY(before.id, record::next_document_id(view.session()));
    return before;
  }
  TRY(auto state, record::document_state(view.session(), *work.document));
  if (state) before = *state;
  return before;
}

// The act as it would be if it were done now, or at its minute.
Act act_to_come(const View& view, const WorkView& seen, const record::DocumentState& before) {
  Act act;
  act.entry = view.published();
  act.document = before.id;
  act.seq = before.seq + 1;
  act.kind = proof::kind_name(seen.work.act);
  auto next = newsroom::transition(before, seen.work.act);
  act.version = next ? next->version : before.version;
  act.issued = seen.work.schedule ? seen.work.schedule->at : view.ground.accounts->now();
  act.content_entry = proof::is_content_act(seen.work.act) ? act.entry : before.content_entry;
  return act;
}

Result<record::Content> words_of(const View& view, const WorkView& seen,
                                 const record::DocumentState& before) {
  record::Content content = seen.proposal.content;
  if (!proof::is_content_act(seen.work.act)) {
    TRY(content, record::load_content_in(view.session(), before.content_entry, view.variant->tag));
  }
  std::erase_if(content.texts,
                [&](const record::Text& text) { return text.lang != view.variant->tag; });
  if (content.texts.empty()) return Error{Code::not_found, "not in this variant"};
  return content;
}

Result<void> list(const View& view, const WorkView& seen, const Act& act, Release& release) {
  const std::string& tag = view.variant->tag;
  TRY(auto before, seen.work.document ? record::listed(view.session(), *seen.work.document, tag)
                                      : Result<std::optional<Listed>>(std::nullopt));
  if (proof::is_content_act(seen.work.act)) {
    release.item = record::listed_words(release.content, release.text());
    record::settle(release.item, before ? &*before : nullptr, act, view.ground.zone);
    for (const record::Text& text : seen.proposal.content.texts) {
      release.variants.push_back(record::listed_words(seen.proposal.content, text));
    }
    return {};
  }
  if (!before) return Error{Code::not_found, "not in this variant"};
  release.item = *std::move(before);
  record::settle_status(release.item, act);
  TRY(release.variants, record::listed_variants(view.session(), *seen.work.document));
  return {};
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

}  // namespace

Result<std::vector<const Variant*>> preview_variants(const View& view,
                                                     const newsroom::WorkView& seen) {
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

Result<Release> preview_release(const View& view, const WorkView& seen, Preview preview) {
  TRY(record::DocumentState before, state_before(view, seen.work));
  Release release;
  release.preview = std::move(preview);
  TRY(release.content, words_of(view, seen, before));
  const Act act = act_to_come(view, seen, before);
  TRY(release.acts, record::acts_of(view.session(), act.document, view.published()));
  release.acts.push_back(act);
  TRY_VOID(list(view, seen, act, release));
  if (!is_readable(release.item.standing)) return Error{Code::not_found, "it will have no words"};
  auto shown = std::find_if(release.acts.begin(), release.acts.end(),
                            [&](const Act& one) { return one.entry == release.item.entry; });
  if (shown == release.acts.end()) return Error{Code::not_found, "no such edition"};
  release.shown = &*shown;
  release.quotes = newsroom::propose_quotes(release.text());
  auto note = seen.proposal.notes.find(view.variant->tag);
  if (note != seen.proposal.notes.end()) release.preview->note = note->second;
  return release;
}

Answer preview_page(const http::Request& request, View& view) {
  TRY(Key work, work_key(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(WorkView seen, desk->look(view.session(), caller_key(view), work));
  const Variant* variant = view.ground.config.by_segment(request.segment(3));
  if (variant == nullptr) return Error{Code::not_found, "no such variant"};
  TRY(auto log, ledger::newest_checkpoint(view.session()));
  View page(view.ground, *variant, view.session(), std::move(log));
  page.caller = view.caller;
  const std::string path = work_path(work);
  if (seen.work.act == proof::Kind::retract) {
    TRY(record::DocumentState before, state_before(page, seen.work));
    auto note = seen.proposal.notes.find(variant->tag);
    return retraction_preview(page, act_to_come(page, seen, before),
                              note == seen.proposal.notes.end() ? "" : note->second, path);
  }
  TRY(Release release,
      preview_release(page, seen, {path + "/preview", path, view.ground.origin_url, ""}));
  TRY(http::PreparedPtr made, render(page, release));
  return http::Response(std::move(made));
}

}  // namespace glasnik::site
