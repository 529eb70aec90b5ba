#include "site/route.h"

#include <fmt/format.h>

#include <algorithm>

#include "newsroom/press.h"
#include "newsroom/preview_links.h"
#include "proof/add_checkpoint.h"
#include "site/desk.h"
#include "site/desk_json.h"
#include "site/desk_trail.h"
#include "site/desk_works.h"
#include "site/desk_write.h"
#include "site/operators.h"
#include "site/press_room.h"

namespace glasnik::site {
namespace {

constexpr std::size_t kFormOctets = 16 << 10;
constexpr std::size_t kTextOctets = 1 << 20;  // a whole item, typed into a form

// A page of the desk, and what one sends.
constexpr Route shown(std::string_view pattern, PageHandler handler, Auth auth,
                      record::RoleSet roles = {}) {
  return {Listener::newsroom, pattern, handler, http::Method::get, 0, auth, roles};
}
constexpr Route sent(std::string_view pattern, PageHandler handler, Auth auth,
                     record::RoleSet roles = {}, std::size_t octets = kFormOctets) {
  return {Listener::newsroom, pattern, handler, http::Method::post, octets, auth, roles};
}
// Typed texts, whole.
constexpr Route typed(std::string_view pattern, PageHandler handler, record::RoleSet roles) {
  return {Listener::newsroom, pattern,       handler, http::Method::post,
          kTypedOctets,       Auth::session, roles};
}
// The journalists' listener.
constexpr Route read_by_press(std::string_view pattern, PageHandler handler, Auth auth) {
  return {Listener::press, pattern, handler, http::Method::get, 0, auth, {}};
}
constexpr Route sent_by_press(std::string_view pattern, PageHandler handler, Auth auth) {
  return {Listener::press, pattern, handler, http::Method::post, kFormOctets, auth, {}};
}
constexpr record::RoleSet kAnyone = record::kAllRoles;  // who has an account
constexpr record::RoleSet kPeople = newsroom::kManagePeople;

// Of working editions, as newsroom/desk_workflow.cc has them for each act.
using record::Role;
constexpr record::RoleSet kAuthors{Role::author};
constexpr record::RoleSet kEditors{Role::author, Role::translator};
constexpr record::RoleSet kApprovers{Role::approver};
constexpr record::RoleSet kReleasers{Role::releaser};
constexpr record::RoleSet kSeeDerived{Role::author, Role::translator, Role::approver};
constexpr record::RoleSet kRemark{Role::author, Role::translator, Role::approver, Role::releaser,
                                  Role::registrar};

constexpr Route kRoutes[] = {
    {Listener::world, "/", negotiated_home},
    {Listener::world, "/robots.txt", robots},
    {Listener::world, "/sitemap.xml", sitemap_index},
    {Listener::world, "/sitemap/{}", sitemap_page},
    {Listener::world, "/healthz", healthz},
    {Listener::world, "/theme/{}/{...}", theme_file},
    {Listener::world, "/m/{}/{}", media_file},
    {Listener::world, "/log/", negotiated_log},
    {Listener::world, "/log/checkpoint", log_checkpoint},
    {Listener::world, "/log/vkey", log_vkey},
    {Listener::world, "/log/policy", log_policy},
    {Listener::world, "/log/verify", verifier_page},
    {Listener::world, "/log/tile/{...}", log_tile},
    {Listener::world, "/log/institution.json", log_institution},
    {Listener::world, "/mirror/{}/checkpoint", mirrored_checkpoint},
    {Listener::world, "/mirror/{}/tile/{...}", mirrored_tile},
    {Listener::world, "/proof/{}", newest_proof},
    {Listener::world, "/proof/{id}/{}", proof_file},
    {Listener::world, "/proof/{id}/{}/{}/{}", quotation_file},
    {Listener::world, "/witness/vkey", witness_vkey},
    {Listener::world, "/witness/add-checkpoint", only_posted},
    {Listener::world, "/witness/add-checkpoint", add_checkpoint, http::Method::post,
     proof::kMaxAddCheckpoint},
    {Listener::world, "/witness/{}/checkpoint", witnessed_checkpoint},
    {Listener::world, "/api/v1/search", api_search},
    {Listener::world, "/api/v1/suggest", api_suggest},
    {Listener::world, "/p/{}", opened_preview, http::Method::get, 0, Auth::token},
    {Listener::world, "/p/{}/{seg}", opened_preview, http::Method::get, 0, Auth::token},
    {Listener::world, "/{id}", negotiated_release},
    {Listener::world, "/{id}/", negotiated_release},
    {Listener::world, "/{seg}", slashed_home},
    {Listener::world, "/{seg}/", home_page},
    {Listener::world, "/{seg}/archive", archive_page},
    {Listener::world, "/{seg}/search", search_page},
    {Listener::world, "/{seg}/search.atom", search_feed},
    {Listener::world, "/{seg}/search.xml", opensearch_description},
    {Listener::world, "/{seg}/log", log_page},
    {Listener::world, "/{seg}/feed.atom", feed},
    {Listener::world, "/{seg}/feed.rss", feed},
    {Listener::world, "/{seg}/feed.json", feed},
    {Listener::world, "/{seg}/acts.atom", acts_feed},
    {Listener::world, "/{seg}/acts.json", acts_feed},
    {Listener::world, "/{seg}/tekst/{id}", legacy_release},
    {Listener::world, "/{seg}/tekst/{id}/{...}", legacy_release},
    {Listener::world, "/{seg}/{id}/v/{v}", edition_page},
    {Listener::world, "/{seg}/{id}/{}/v/{v}", edition_page},
    {Listener::world, "/{seg}/{id}/v/{v}/cite", cite_page},
    {Listener::world, "/{seg}/{id}/v/{v}/cite/{}", cite_page},
    {Listener::world, "/{seg}/{id}/timegate", timegate_choice},
    {Listener::world, "/{seg}/{id}/timemap", timemap_file},
    {Listener::world, "/{seg}/{id}/history", history_page},
    {Listener::world, "/{seg}/{id}/{}/history", history_page},
    {Listener::world, "/{seg}/{id}/diff", diff_choice},
    {Listener::world, "/{seg}/{id}/diff/{}", diff_page},
    {Listener::world, "/{seg}/{id}", release_page},
    {Listener::world, "/{seg}/{id}/", release_page},
    {Listener::world, "/{seg}/{id}/{...}", release_page},
    {Listener::newsroom, "/healthz", newsroom_healthz},
    {Listener::newsroom, "/metrics", metrics},
    {Listener::newsroom, "/theme/{}/{...}", theme_file},
    {Listener::newsroom, "/m/{}/{}", media_file},  // of what is public, for previews of its changes
    shown("/sign-in", sign_in_page, Auth::visitor),
    sent("/sign-in", sign_in, Auth::visitor),
    sent("/sign-out", sign_out, Auth::session, kAnyone),
    sent("/language", choose_language, Auth::visitor),
    shown("/link/{}", link_page, Auth::visitor),
    sent("/link/{}", use_link, Auth::visitor),
    shown("/confirm", confirm_page, Auth::session, kAnyone),
    sent("/confirm", confirm, Auth::session, kAnyone),
    sent("/passkey/challenge", passkey_challenge, Auth::visitor),
    sent("/passkey/sign-in", passkey_sign_in, Auth::visitor),
    sent("/passkey/confirm", passkey_confirm, Auth::session, kAnyone),
    shown("/", desk_home, Auth::session, kAnyone),
    sent("/clock", confirm_time, Auth::session, {Role::releaser, Role::admin}),
    shown("/work/new", new_page, Auth::session, kAuthors),
    sent("/work/new", begin_work, Auth::session, kAuthors, kTextOctets),
    shown("/work/{}", work_page, Auth::session, newsroom::kSeeWork),
    shown("/work/{}/preview/{}", preview_page, Auth::session, newsroom::kSeeWork),
    shown("/journalists", journalists_page, Auth::session, newsroom::kKeepJournalists),
    sent("/journalists", accredit_journalist, Auth::fresh, newsroom::kKeepJournalists),
    sent("/journalists/change", change_journalist, Auth::fresh, newsroom::kKeepJournalists),
    sent("/journalists/revoke", revoke_journalist, Auth::session, newsroom::kKeepJournalists),
    shown("/work/{}/press", gifts_page, Auth::session, newsroom::kSeePress),
    sent("/work/{}/press", give_work, Auth::session, newsroom::kGiveToPress),
    shown("/work/{}/links", links_page, Auth::session, newsroom::kShareWork),
    sent("/work/{}/links", make_link, Auth::session, newsroom::kShareWork),
    sent("/work/{}/links/take-back", take_back_link, Auth::session, newsroom::kShareWork),
    shown("/work/{}/revisions", revisions_page, Auth::session, newsroom::kSeeWork),
    sent("/work/{}/restore", restore_revision, Auth::session, kEditors),
    sent("/work/{}/notes", change_notes, Auth::session, kEditors),
    sent("/work/{}/finish", finish_text, Auth::session, kEditors),
    sent("/work/{}/review", review_text, Auth::session, {Role::translator, Role::approver}),
    sent("/work/{}/see", see_text, Auth::session, kSeeDerived),
    sent("/work/{}/remark", remark_work, Auth::session, kRemark),
    sent("/work/{}/limit", limit_work, Auth::session, kAuthors),
    sent("/work/{}/submit", submit_work, Auth::session, kAuthors),
    sent("/work/{}/return", return_work, Auth::session, kApprovers),
    sent("/work/{}/approve", approve_work, Auth::fresh, kApprovers),
    sent("/work/{}/schedule", schedule_work, Auth::session, kReleasers),
    sent("/work/{}/unschedule", unschedule_work, Auth::session, {Role::releaser, Role::approver}),
    shown("/work/{}/release", release_preview, Auth::fresh, kReleasers),
    sent("/work/{}/release", release_work, Auth::fresh, kReleasers),
    sent("/work/{}/force", force_work, Auth::fresh, kReleasers),
    sent("/work/{}/confirm", confirm_work, Auth::fresh, kApprovers),
    sent("/work/{}/discard", discard_work, Auth::session, {Role::author, Role::approver}),
    shown("/account", account_page, Auth::session, kAnyone),
    sent("/account/renew", renew_secrets, Auth::fresh, kAnyone),
    sent("/account/passkey", add_passkey, Auth::fresh, kAnyone),
    sent("/account/passkey/remove", remove_passkey, Auth::fresh, kAnyone),
    sent("/account/end", end_sessions, Auth::session, kAnyone),
    shown("/people", people_page, Auth::session, kPeople),
    sent("/people/invite", invite_person, Auth::fresh, kPeople),
    sent("/people/withdraw", withdraw_invitation, Auth::fresh, kPeople),
    sent("/people/roles", change_roles, Auth::fresh, kPeople),
    sent("/people/suspend", suspend_person, Auth::fresh, kPeople),
    sent("/people/reset", propose_reset, Auth::fresh, kPeople),
    sent("/people/confirm-reset", confirm_reset, Auth::fresh, kPeople),
    sent("/people/dismiss-reset", dismiss_reset, Auth::fresh, kPeople),
    typed("/api/work", api_create_work, {Role::author}),
    shown("/api/work/{}", api_work, Auth::session, newsroom::kSeeWork),
    typed("/api/work/{}", api_save_work, kEditors),
    typed("/api/work/{}/autosave", api_autosave, kEditors),
    shown("/api/work/{}/unsaved", api_unsaved, Auth::session, kEditors),
    typed("/api/derive", api_derive, kEditors),
    typed("/api/lint", api_lint, kEditors),
    typed("/api/work/{}/presence", api_presence, kEditors),
    shown("/work/{}/write", write_page, Auth::session, kEditors),
    typed("/work/{}/write", write_form, kEditors),
    shown("/audit", audit_page, Auth::session, newsroom::kReadAudit),
    shown("/audit/editions", trail_page, Auth::session, {Role::auditor}),
    shown("/audit/editions.csv", trail_file, Auth::session, {Role::auditor}),
    {Listener::press, "/theme/{}/{...}", theme_file},
    {Listener::press, "/m/{}/{}", media_file},  // of what is public, for previews of its changes
    read_by_press("/sign-in", sign_in_page, Auth::visitor),
    sent_by_press("/sign-in", sign_in, Auth::visitor),
    sent_by_press("/language", choose_language, Auth::visitor),
    read_by_press("/link/{}", link_page, Auth::visitor),
    sent_by_press("/link/{}", use_link, Auth::visitor),
    sent_by_press("/sign-out", sign_out, Auth::journalist),
    read_by_press("/", press_home, Auth::journalist),
    read_by_press("/item/{}", press_item, Auth::journalist),
    sent_by_press("/item/{}", accept_notice, Auth::journalist),
    read_by_press("/item/{}/{}", press_text, Auth::journalist),
};

// The next segment of a pattern, which is consumed.
std::string_view next_segment(std::string_view& pattern) {
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  std::size_t end = pattern.find('/');
  std::string_view segment = pattern.substr(0, end);
  pattern = end == pattern.npos ? std::string_view() : pattern.substr(end);
  return segment;
}

bool fits(std::string_view pattern, const std::string& segment, const Config& config,
          const Variant*& variant) {
  if (pattern == "{}") return true;
  if (pattern == "{id}") return parse_document_id(segment).ok();
  if (pattern == "{v}") return parse_version(segment).ok();
  if (pattern != "{seg}") return pattern == segment;
  variant = config.by_segment(segment);
  return variant != nullptr;
}

bool matches(const Route& route, const http::Target& path, const Config& config,
             const Variant*& variant) {
  std::string_view pattern = route.pattern;
  for (const std::string& segment : path.segments) {
    std::string_view wanted = next_segment(pattern);
    if (wanted == "{...}") return true;
    if (wanted.empty() || !fits(wanted, segment, config, variant)) return false;
  }
  // All segments are used up: so must be the pattern, but for the slash that says "directory".
  return pattern.empty() ? !path.directory : pattern == "/" && path.directory;
}

}  // namespace

Match find_route(Listener listener, const http::Target& path, const Config& config,
                 http::Method method) {
  if (method == http::Method::head) method = http::Method::get;
  for (const Route& route : kRoutes) {
    const Variant* variant = nullptr;
    bool here = route.listener == listener && route.method == method;
    if (here && matches(route, path, config, variant)) return {&route, variant};
  }
  return {};
}

std::span<const Route> all_routes() { return kRoutes; }

Result<void> check_segments(const Config& config) {
  std::vector<std::string_view> taken;
  for (const Route& route : kRoutes) {
    if (route.listener != Listener::world) continue;
    std::string_view pattern = route.pattern;
    taken.push_back(next_segment(pattern));
  }
  for (const Variant& variant : config.variants) {
    if (std::find(taken.begin(), taken.end(), variant.segment) == taken.end()) continue;
    return Error{Code::invalid,
                 fmt::format("glasnik.toml: segment '{}' of {}: addresses of the site itself begin "
                             "so: choose another",
                             variant.segment, variant.tag)};
  }
  return {};
}

}  // namespace glasnik::site
