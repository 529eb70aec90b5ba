// The desk's JSON API: what the editor's script asks, and any other program with a session.

#include "record/derived.h"
#include "record/kept.h"
#include "site/desk_json.h"
#include "site/desk_write.h"
#include "text/ambiguous.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

// Whatever goes wrong is said as JSON too.
Answer told(const View& view, Answer answer) {
  return answer ? std::move(answer) : Answer(json_problem(view, answer.error()));
}

Result<Key> work_key(const http::Request& request) {
  auto key = parse_key(request.segment(2));
  if (!key) return Error{Code::not_found, "there is no such edition"};
  return *key;
}

const Key& caller(const View& view) { return view.caller.who->account.key; }

// No form of a page can be of this type, wherever the page is from.
Result<void> check_type(const http::Request& request) {
  if (request.field(http::Field::content_type).starts_with("application/json")) return {};
  return Error{Code::invalid, "the body must be application/json"};
}

Answer create(const http::Request& request, const View& view) {
  TRY_VOID(check_type(request));
  TRY(NewWork work, parse_new_work(request.body));
  record::Proposal proposal;
  proposal.act = work.act;
  proposal.document = work.document;
  TRY(proposal, laid_over(std::move(proposal), work.typed, view.ground.config));
  const Key key = work.key ? *work.key : new_key(view.ground.random);
  TRY(record::Work made, view.ground.desk->create(caller(view), key, std::move(proposal)));
  return json_answer(view, 201, {{"key", to_string(made.key)}, {"revision", made.revision}});
}

Answer save(const http::Request& request, const View& view) {
  TRY(Key key, work_key(request));
  TRY_VOID(check_type(request));
  TRY(TypedWork typed, parse_typed_work(request.body));
  TRY(newsroom::Saved saved, save_typed(*view.ground.desk, caller(view), key, typed));
  json::object body{{"revision", saved.revision}};
  if (!saved.conflicts.empty()) {
    body["conflicts"] = json_of(saved.conflicts);
    return json_answer(view, 409, body);
  }
  body["merged"] = saved.merged;
  body["clock"] = clock(view, view.ground.accounts->now());
  return json_answer(view, 200, body);
}

Answer keep(const http::Request& request, const View& view) {
  TRY(Key key, work_key(request));
  TRY_VOID(check_type(request));
  TRY(TypedWork typed, parse_typed_work(request.body));
  newsroom::Desk& desk = *view.ground.desk;
  TRY(record::Proposal base, desk.revision(caller(view), key, typed.base));
  TRY(record::Proposal mine, laid_over(std::move(base), typed, view.ground.config));
  TRY_VOID(desk.autosave(caller(view), {key, typed.base, std::move(mine)}));
  const Time now = view.ground.accounts->now();
  return json_answer(view, 200, {{"saved", iso_local(view, now)}, {"clock", clock(view, now)}});
}

Answer look(const http::Request& request, const View& view) {
  TRY(Key key, work_key(request));
  TRY(newsroom::WorkView work, view.ground.desk->look(view.session(), caller(view), key));
  return json_answer(view, 200, json_of(view, work));
}

Answer kept(const http::Request& request, const View& view) {
  TRY(Key key, work_key(request));
  TRY(auto buffer, view.ground.desk->unsaved(view.session(), caller(view), key));
  if (!buffer) return json_answer(view, 200, {{"unsaved", nullptr}});
  TRY(record::Proposal typed, record::parse_proposal(buffer->content));
  return json_answer(view, 200, {{"unsaved", json_of(view, *buffer, typed)}});
}

// One text by table, with the words of it that a person should look at, part by part.
json::object derived_json(const record::Text& from, const std::string& lang) {
  json::object text = json_of(record::derive(from, lang));
  json::object ambiguous;
  auto add = [&](const std::string& part, const std::string& words) {
    auto found = text::ambiguous_words(words, record::kept_in(from, part));
    if (!found.empty()) ambiguous[part] = json_of(found);
  };
  add("headline", from.headline);
  add("lead", from.lead);
  for (const record::Block& block : from.blocks) add(block.id, block.text);
  text["ambiguous"] = std::move(ambiguous);
  return text;
}

Answer derive(const http::Request& request, const View& view) {
  TRY_VOID(check_type(request));
  TRY(auto typed, parse_typed_texts(request.body));
  json::array derived;
  for (const TypedText& one : typed) {
    TRY(record::Text from, cleaned(one, view.ground.config));
    for (const Variant& variant : view.ground.config.variants) {
      bool derives = variant.role == VariantRole::derived && variant.of == from.lang;
      if (derives) derived.push_back(derived_json(from, variant.tag));
    }
  }
  return json_answer(view, 200, {{"texts", std::move(derived)}});
}

}  // namespace

Answer api_create_work(const http::Request& request, View& view) {
  return told(view, create(request, view));
}
Answer api_work(const http::Request& request, View& view) {
  return told(view, look(request, view));
}
Answer api_save_work(const http::Request& request, View& view) {
  return told(view, save(request, view));
}
Answer api_autosave(const http::Request& request, View& view) {
  return told(view, keep(request, view));
}
Answer api_unsaved(const http::Request& request, View& view) {
  return told(view, kept(request, view));
}
Answer api_derive(const http::Request& request, View& view) {
  return told(view, derive(request, view));
}

}  // namespace glasnik::site
