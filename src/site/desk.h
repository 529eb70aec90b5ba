#pragma once
// The desk's pages: each a handler of site/route.cc, called after the gate (desk_gate.h). They are
// made for one person, never kept, and work without scripts.

#include "site/pages.h"

namespace glasnik::site {

Answer desk_home(const http::Request& request, View& view);
Answer confirm_time(const http::Request& request, View& view);

// Working editions: beginning one, its page, what goes out of it, what it was before.
Answer new_page(const http::Request& request, View& view);
Answer begin_work(const http::Request& request, View& view);
Answer work_page(const http::Request& request, View& view);
Answer preview_page(const http::Request& request, View& view);
Answer release_preview(const http::Request& request, View& view);
Answer revisions_page(const http::Request& request, View& view);

// Links to one for people outside.
Answer links_page(const http::Request& request, View& view);
Answer make_link(const http::Request& request, View& view);
Answer take_back_link(const http::Request& request, View& view);

// Accredited journalists, and the editions that their lists are given.
Answer journalists_page(const http::Request& request, View& view);
Answer accredit_journalist(const http::Request& request, View& view);
Answer change_journalist(const http::Request& request, View& view);
Answer revoke_journalist(const http::Request& request, View& view);
Answer gifts_page(const http::Request& request, View& view);
Answer give_work(const http::Request& request, View& view);

// What is done to one: each verb of newsroom/desk.h.
Answer submit_work(const http::Request& request, View& view);
Answer return_work(const http::Request& request, View& view);
Answer approve_work(const http::Request& request, View& view);
Answer schedule_work(const http::Request& request, View& view);
Answer unschedule_work(const http::Request& request, View& view);
Answer release_work(const http::Request& request, View& view);
Answer force_work(const http::Request& request, View& view);
Answer confirm_work(const http::Request& request, View& view);
Answer discard_work(const http::Request& request, View& view);
Answer remark_work(const http::Request& request, View& view);
Answer limit_work(const http::Request& request, View& view);
Answer finish_text(const http::Request& request, View& view);
Answer review_text(const http::Request& request, View& view);
Answer see_text(const http::Request& request, View& view);
Answer restore_revision(const http::Request& request, View& view);
Answer change_notes(const http::Request& request, View& view);

// Getting in and out.
Answer sign_in_page(const http::Request& request, View& view);
Answer sign_in(const http::Request& request, View& view);
Answer sign_out(const http::Request& request, View& view);
Answer confirm_page(const http::Request& request, View& view);
Answer confirm(const http::Request& request, View& view);
Answer choose_language(const http::Request& request, View& view);

// Passkeys.
Answer passkey_challenge(const http::Request& request, View& view);
Answer passkey_sign_in(const http::Request& request, View& view);
Answer passkey_confirm(const http::Request& request, View& view);
Answer add_passkey(const http::Request& request, View& view);
Answer remove_passkey(const http::Request& request, View& view);

// Links that are good once.
Answer link_page(const http::Request& request, View& view);
Answer use_link(const http::Request& request, View& view);

// One's own account.
Answer account_page(const http::Request& request, View& view);
Answer account_view(const View& view, store::Session& session,
                    std::optional<newsroom::Refusal> refused);
Answer renew_secrets(const http::Request& request, View& view);
Answer end_sessions(const http::Request& request, View& view);

// Other people's.
Answer people_page(const http::Request& request, View& view);
Answer invite_person(const http::Request& request, View& view);
Answer withdraw_invitation(const http::Request& request, View& view);
Answer change_roles(const http::Request& request, View& view);
Answer suspend_person(const http::Request& request, View& view);
Answer propose_reset(const http::Request& request, View& view);
Answer confirm_reset(const http::Request& request, View& view);
Answer dismiss_reset(const http::Request& request, View& view);
Answer audit_page(const http::Request& request, View& view);

}  // namespace glasnik::site
