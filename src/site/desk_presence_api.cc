// Who else has an edition open (site/presence.h): one address, which a window asks every fifteen
// seconds and which no one may ask of an edition that they may not know of.

#include <algorithm>

#include "site/desk_json.h"
#include "site/desk_write.h"
#include "site/presence.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

Answer beat(const http::Request& request, const View& view) {
  auto work = parse_key(request.segment(2));
  if (!work) return Error{Code::not_found, "there is no such edition"};
  if (!request.field(http::Field::content_type).starts_with("application/json")) {
    return Error{Code::invalid, "the body must be application/json"};
  }
  TRY(Beat said, parse_beat(request.body));
  const record::Account& account = view.caller.who->account;
  TRY_VOID(view.ground.desk->known(account.key, *work));
  Present me{account.key, account.display, said.page,
             said.lang,   said.part,       view.ground.accounts->now()};
  if (said.left) {
    view.ground.presence->leave(*work, me);
    return json_answer(view, 200, {{"others", json::array()}});
  }
  json::array others;
  for (const Present& one : view.ground.presence->beat(*work, std::move(me))) {
    others.push_back(json::object{{"name", one.name},
                                  {"lang", one.lang},
                                  {"part", one.part},
                                  {"you", one.account == account.key}});
  }
  return json_answer(view, 200, {{"others", std::move(others)}});
}

}  // namespace

Answer api_presence(const http::Request& request, View& view) {
  Answer answer = beat(request, view);
  return answer ? std::move(answer) : Answer(json_problem(view, answer.error()));
}

}  // namespace glasnik::site
