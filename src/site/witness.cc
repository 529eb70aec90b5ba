// This server as a witness of other logs: C2SP tlog-witness. The one place where the world may send
// something; who is listened to at all, the signature in the body says.

#include "ledger/witness.h"

#include "base/encoding.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/site.h"

namespace glasnik::site {
namespace {

constexpr std::string_view kPlain = "text/plain; charset=utf-8";

http::Response plain(const View& view, int status, std::string_view type, Bytes body,
                     std::vector<http::ExtraField> fields = {}) {
  http::PreparedSpec spec;
  spec.status = status;
  spec.content_type = type;
  spec.fields = security_fields(view.ground, false, true);
  for (http::ExtraField& field : fields) spec.fields.push_back(std::move(field));
  spec.body = std::move(body);
  spec.etag = false;
  return http::Response(http::prepare(std::move(spec)));
}

// The answers that the specification gives to what proof::judge finds.
int status_of(Code code) {
  switch (code) {
    case Code::invalid:
    case Code::too_large:
      return 400;
    case Code::denied:
      return 403;
    case Code::not_found:
      return 404;
    case Code::corrupt:
      return 422;
    default:
      return 503;
  }
}

http::Response later(const View& view, const std::string& why) {
  return plain(view, 503, kPlain, why + "\n", {{"Retry-After", "1"}});
}

}  // namespace

Answer witness_vkey(const http::Request&, View& view) {
  if (view.ground.witness == nullptr) return Error{Code::not_found, "no witness here"};
  view.canonical = "/witness/vkey";
  return http::Response(octets(view, std::string(kPlain),
                               view.ground.witness->verifier_key() + "\n",
                               http::CacheClass::short_lived, false));
}

// What was signed here last, for monitors. Not kept: it changes without an act of ours.
Answer witnessed_checkpoint(const http::Request& request, View& view) {
  TRY(Bytes octets_of_hash, parse_hex(request.segment(1)));
  TRY(Hash origin, parse_hash(octets_of_hash));
  TRY(auto held, ledger::witnessed_log(view.session(), origin));
  if (!held) return Error{Code::not_found, "nothing signed for such a log"};
  return http::Response(
      octets(view, std::string(kPlain), held->note, http::CacheClass::short_lived, false));
}

Answer only_posted(const http::Request&, View& view) {
  return plain(view, 405, kPlain, "405: a log asks here with POST\n", {{"Allow", "POST"}});
}

// A server that may not sign for its own log signs for no other's: its memory may be as old.
Answer add_checkpoint(const http::Request& request, View& view) {
  if (view.ground.witness == nullptr) return Error{Code::not_found, "no witness here"};
  if (auto condition = view.ground.status->condition()) return later(view, condition->error);
  auto answered = view.ground.witness->add_checkpoint(request.body);
  if (!answered) {
    const Error& error = answered.error();
    int status = status_of(error.code);
    return status == 503 ? later(view, error.message)
                         : plain(view, status, kPlain, error.message + "\n");
  }
  if (answered->newest) {
    return plain(view, 409, "text/x.tlog.size", std::to_string(*answered->newest) + "\n");
  }
  return plain(view, 200, kPlain, std::move(answered->signatures));
}

}  // namespace glasnik::site
