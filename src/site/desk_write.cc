// The page on which an edition is written. Its form does everything without a script: what was
// typed comes back with every answer until it is saved, and a conflict shows both sides beside a
// choice. With a script the editor (editor/) takes the form's place.

#include "site/desk_write.h"

#include "site/desk_frame.h"
#include "site/desk_write_form.h"
#include "site/desk_write_page.h"

namespace glasnik::site {
namespace {

const Key& caller(const View& view) { return view.caller.who->account.key; }

Result<Key> work_key(const http::Request& request) {
  auto key = parse_key(request.segment(1));
  if (!key) return Error{Code::not_found, "there is no such edition"};
  return *key;
}

Result<WritePage> shown_again(const View& view, const Key& key, TypedWork typed) {
  WritePage shown;
  TRY(shown.work, view.ground.desk->look(caller(view), key));
  shown.typed = std::move(typed);
  return shown;
}

// An id that no block of the edition has: random ones do not meet.
std::string fresh_id(const View& view) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz012345";
  std::string id;
  for (char octet : random_bytes(view.ground.random, 8)) {
    id += kLetters[static_cast<unsigned char>(octet) % kLetters.size()];
  }
  return id;
}

Answer save(const View& view, const Key& key, const Written& written) {
  newsroom::Desk& desk = *view.ground.desk;
  TypedWork typed = written.typed;
  if (!written.choices.empty()) {
    TRY(record::Proposal theirs, desk.revision(caller(view), key, written.seen));
    typed = chosen(written, theirs);
  }
  TRY(newsroom::Saved saved, save_typed(desk, caller(view), key, typed));
  if (saved.conflicts.empty()) {
    return http::Response(desk_redirect(view, "/work/" + to_string(key) + "/write?saved=1"));
  }
  typed.settled.reset();
  TRY(WritePage shown, shown_again(view, key, std::move(typed)));
  shown.conflicts = std::move(saved.conflicts);
  shown.seen = saved.revision;
  return write_page_of(view, shown);
}

}  // namespace

Answer write_page(const http::Request& request, View& view) {
  TRY(Key key, work_key(request));
  newsroom::Desk& desk = *view.ground.desk;
  WritePage shown;
  TRY(shown.work, desk.look(view.session(), caller(view), key));
  const record::Work& work = shown.work.work;
  if (record::is_final(work.state)) {
    return http::Response(desk_redirect(view, "/work/" + to_string(key)));
  }
  shown.saved = request.parameter("saved").has_value();
  shown.typed = write_fields(view, shown.work.proposal, work.revision);
  TRY(shown.unsaved, desk.unsaved(view.session(), caller(view), key));
  if (shown.unsaved && request.parameter("unsaved")) {
    TRY(record::Proposal typed, record::parse_proposal(shown.unsaved->content));
    shown.typed = write_fields(view, typed, shown.unsaved->base);
    shown.unsaved.reset();
  }
  return write_page_of(view, shown);
}

Answer write_form(const http::Request& request, View& view) {
  TRY(Key key, work_key(request));
  TRY(Form form, Form::read(request, kMostWrittenFields));
  TRY(Written written, read_written(form, view.ground.config));
  if (press(form.text("do"), fresh_id(view), written.typed)) {
    TRY(WritePage shown, shown_again(view, key, std::move(written.typed)));
    return write_page_of(view, shown);
  }
  return save(view, key, written);
}

}  // namespace glasnik::site
