// What is done to a working edition: each a POST that leads back to its page, or shows the page
// again with the reason why it was not done and with what was typed.

#include <charconv>

#include "base/encoding.h"
#include "newsroom/desk_schedule.h"
#include "site/desk.h"
#include "site/desk_passkey.h"
#include "site/desk_press.h"
#include "site/desk_works.h"

namespace glasnik::site {
namespace {

struct Asked {
  newsroom::Desk& desk;
  Key by;
  Key work;
  Form form;
};
using Verb = std::function<Result<void>(Asked&)>;

Answer told(const View& view, std::string_view verb, const Error& error, const Asked& asked) {
  return in_snapshot(view, [&](View& reading) -> Answer {
    TRY(newsroom::WorkView now, asked.desk.look(reading.session(), asked.by, asked.work));
    auto why = untaken(reading, verb, error, now);
    if (!why) return error;
    return work_view(reading, asked.work, why, asked.form);
  });
}

Result<Asked> asked_in(const http::Request& request, const View& view) {
  TRY(Key work, work_key(request));
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(Form form, Form::read(request));
  return Asked{*desk, caller_key(view), work, std::move(form)};
}

Answer act(const http::Request& request, View& view, std::string_view verb, const Verb& done) {
  TRY(Asked asked, asked_in(request, view));
  if (auto result = done(asked); !result) return told(view, verb, result.error(), asked);
  return http::Response(desk_redirect(view, work_path(asked.work)));
}

// A time that cannot be meant, before the verb is asked. Empty: it is one instant.
std::string wrong_time(const View& view, const Form& form) {
  const std::string wall = wall_in(form);
  const bool chosen = !form.text("offset").empty();
  if (!chosen && !both_offsets(view, form).empty()) return view.word("UNTAKEN_TWICE");
  if (newsroom::parse_schedule(wall, view.ground.zone)) return "";
  // A day and a minute that are well-formed exist in UTC.
  bool formed = newsroom::parse_schedule(wall, text::Zone::utc()).ok();
  return view.word(formed ? "UNTAKEN_NO_SUCH_TIME" : "UNTAKEN_TIME");
}

}  // namespace

Answer submit_work(const http::Request& request, View& view) {
  return act(request, view, "submit", [](Asked& a) { return a.desk.submit(a.by, a.work); });
}

Answer return_work(const http::Request& request, View& view) {
  return act(request, view, "return",
             [](Asked& a) { return a.desk.send_back(a.by, a.work, a.form.text("remark")); });
}

namespace {

// Where a passkey spoke.
Result<std::optional<proof::Approval>> approval_in(const Form& form) {
  if (form.text("signature").empty()) return std::optional<proof::Approval>();
  TRY(newsroom::Assertion said, assertion_in(form));
  return std::optional(proof::Approval{base64(said.handle), said.client_data,
                                       said.authenticator_data, said.signature});
}

}  // namespace

Answer approve_work(const http::Request& request, View& view) {
  return act(request, view, "approve", [](Asked& a) -> Result<void> {
    TRY(Bytes octets, parse_hex(a.form.text("hash")));
    TRY(Hash seen, parse_hash(octets));
    TRY(auto assertion, approval_in(a.form));
    return a.desk.approve(a.by, a.work, seen, assertion);
  });
}

Answer schedule_work(const http::Request& request, View& view) {
  TRY(Asked asked, asked_in(request, view));
  if (std::string wrong = wrong_time(view, asked.form); !wrong.empty()) {
    return in_snapshot(view, [&](View& reading) {
      return work_view(reading, asked.work, Untaken{Code::invalid, wrong}, asked.form);
    });
  }
  auto done = asked.desk.schedule(asked.by, asked.work, wall_in(asked.form));
  if (!done) return told(view, "schedule", done.error(), asked);
  return http::Response(desk_redirect(view, work_path(asked.work)));
}

Answer unschedule_work(const http::Request& request, View& view) {
  return act(request, view, "unschedule", [](Asked& a) { return a.desk.unschedule(a.by, a.work); });
}

Answer release_work(const http::Request& request, View& view) {
  return act(request, view, "release", [](Asked& a) -> Result<void> {
    TRY_VOID(a.desk.release(a.by, a.work));
    return {};
  });
}

Answer force_work(const http::Request& request, View& view) {
  return act(request, view, "force", [](Asked& a) -> Result<void> {
    TRY_VOID(a.desk.force(a.by, a.work, a.form.text("why")));
    return {};
  });
}

Answer confirm_work(const http::Request& request, View& view) {
  return act(request, view, "confirm", [](Asked& a) { return a.desk.confirm(a.by, a.work); });
}

Answer discard_work(const http::Request& request, View& view) {
  return act(request, view, "discard", [](Asked& a) { return a.desk.discard(a.by, a.work); });
}

Answer remark_work(const http::Request& request, View& view) {
  return act(request, view, "remark",
             [](Asked& a) { return a.desk.remark(a.by, a.work, a.form.text("words")); });
}

Answer limit_work(const http::Request& request, View& view) {
  return act(request, view, "limit", [](Asked& a) -> Result<void> {
    std::vector<Key> accounts;
    for (const std::string& one : a.form.all("one")) {
      TRY(Key account, parse_key(one));
      accounts.push_back(account);
    }
    return a.desk.limit(a.by, a.work, std::move(accounts));
  });
}

Answer finish_text(const http::Request& request, View& view) {
  return act(request, view, "finish",
             [](Asked& a) { return a.desk.finish(a.by, a.work, a.form.text("lang")); });
}

Answer review_text(const http::Request& request, View& view) {
  return act(request, view, "review",
             [](Asked& a) { return a.desk.review(a.by, a.work, a.form.text("lang")); });
}

Answer see_text(const http::Request& request, View& view) {
  return act(request, view, "see",
             [](Asked& a) { return a.desk.see(a.by, a.work, a.form.text("lang")); });
}

namespace {

// An edit upon the revision that the page showed; where somebody has changed the same meanwhile,
// nothing is saved.
Result<void> edit(Asked& asked, newsroom::Typed typed) {
  TRY(newsroom::Saved saved, asked.desk.edit(asked.by, std::move(typed)));
  if (!saved.conflicts.empty()) return Error{Code::conflict, "somebody has changed the same"};
  return {};
}

Result<std::int64_t> base_in(const Form& form, const char* name) {
  const std::string typed = form.text(name);
  std::int64_t number = 0;
  auto [end, failed] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (failed != std::errc() || end != typed.data() + typed.size()) {
    return Error{Code::invalid, "no revision"};
  }
  return number;
}

}  // namespace

Answer restore_revision(const http::Request& request, View& view) {
  return act(request, view, "restore", [](Asked& a) -> Result<void> {
    TRY(std::int64_t base, base_in(a.form, "base"));
    TRY(std::int64_t number, base_in(a.form, "number"));
    TRY(record::Proposal old, a.desk.revision(a.by, a.work, number));
    return edit(a, {a.work, base, std::move(old)});
  });
}

Answer change_notes(const http::Request& request, View& view) {
  return act(request, view, "notes", [&](Asked& a) -> Result<void> {
    TRY(std::int64_t base, base_in(a.form, "base"));
    TRY(record::Proposal proposal, a.desk.revision(a.by, a.work, base));
    TRY(proposal.reason, reason_in(a.form));
    proposal.notes = notes_in(view, a.form);
    return edit(a, {a.work, base, std::move(proposal)});
  });
}

}  // namespace glasnik::site
