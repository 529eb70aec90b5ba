#include "site/operators.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "ledger/cosigning.h"
#include "newsroom/broken_glass.h"
#include "newsroom/desk_clock.h"
#include "site/frame.h"
#include "site/site.h"

namespace glasnik::site {
namespace {

void add(std::string& text, std::string_view name, std::string_view type, std::string_view help,
         std::uint64_t value) {
  text += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
}

std::uint64_t resident_octets() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  in >> total >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

// One line for the operator: acts go on without witnesses, so this is no failure.
Result<std::string> witness_line(const View& view) {
  if (!view.log) return std::string();
  TRY(ledger::Witnessing found, ledger::witnessing(view.session(), *view.log));
  if (found.witnesses.empty()) return std::string();
  std::string line = fmt::format("witnesses: {} of {}", found.present, found.witnesses.size());
  if (found.missing_since) line += "; quorum missing since " + rfc3339(*found.missing_since);
  return line + "\n";
}

// A label's value as Prometheus reads it.
std::string label(const std::string& text) {
  std::string escaped;
  for (char c : text) {
    if (c == '"' || c == '\\') escaped.push_back('\\');
    escaped.push_back(c);
  }
  return escaped;
}

Result<void> add_witnesses(const View& view, std::string& text) {
  if (!view.log) return {};
  TRY(ledger::Witnessing found, ledger::witnessing(view.session(), *view.log));
  if (found.witnesses.empty()) return {};
  add(text, "glasnik_log_witnesses", "gauge", "Witnesses in the policy.", found.witnesses.size());
  add(text, "glasnik_log_witnesses_present", "gauge", "Those that signed the newest checkpoint.",
      found.present);
  add(text, "glasnik_log_quorum_met", "gauge", "1 if that is as many as the policy asks for.",
      found.met || !found.asked ? 1 : 0);
  text +=
      "# HELP glasnik_witness_signed_seconds When a witness signed last, Unix time.\n"
      "# TYPE glasnik_witness_signed_seconds gauge\n";
  for (const ledger::WitnessState& state : found.witnesses) {
    text += fmt::format("glasnik_witness_signed_seconds{{witness=\"{}\"}} {}\n", label(state.name),
                        state.at.time_since_epoch().count());
  }
  return {};
}

struct DeskState {
  std::optional<std::string> held;
  std::uint64_t failed = 0;
  std::uint64_t unconfirmed = 0;
  std::uint64_t overdue = 0;
};

Result<DeskState> desk_state(const View& view) {
  DeskState state;
  state.held = view.ground.desk_clock->held();
  TRY(auto works, record::all_active_work(view.session()));
  for (const record::Work& work : works) {
    if (work.state == record::WorkState::release_failed) ++state.failed;
  }
  TRY(auto broken, newsroom::broken_glass(view.session(), view.ground.accounts->now()));
  for (const newsroom::BrokenGlass& one : broken) {
    ++state.unconfirmed;
    if (one.overdue) ++state.overdue;
  }
  return state;
}

Result<std::string> desk_lines(const View& view) {
  if (view.ground.accounts == nullptr) return std::string();  // a mirror
  if (view.ground.desk_clock == nullptr) {
    return std::string("due: the desk is not open and nothing scheduled goes out: see the log\n");
  }
  TRY(DeskState state, desk_state(view));
  std::string lines;
  if (state.held) {
    lines += "due: what is scheduled is held: " + *state.held + ": confirm the time at the desk\n";
  }
  if (state.failed > 0) {
    lines += fmt::format("due: scheduled releases that failed: {}: see the desk\n", state.failed);
  }
  if (state.overdue > 0) {
    lines += fmt::format(
        "due: released in an emergency and not confirmed within 72 h: {}: see the desk\n",
        state.overdue);
  }
  return lines;
}

// What needs an operator, and no more: whoever reaches this listener reads it, and that something
// waits for its minute is under the embargo too.
Result<void> add_desk(const View& view, std::string& text) {
  if (view.ground.desk_clock == nullptr) return {};
  TRY(DeskState state, desk_state(view));
  add(text, "glasnik_desk_clock_held", "gauge",
      "1 while nothing scheduled goes out, until a person confirms the time.", state.held ? 1 : 0);
  add(text, "glasnik_desk_releases_failed", "gauge",
      "Editions whose minute came and that could not go out.", state.failed);
  add(text, "glasnik_desk_forced_unconfirmed", "gauge",
      "Releases in an emergency that nobody has confirmed yet.", state.unconfirmed);
  add(text, "glasnik_desk_forced_overdue", "gauge",
      "Those of them that nobody has confirmed within 72 hours.", state.overdue);
  return {};
}

Answer health(View& view, const std::string& of_the_desk) {
  auto condition = view.ground.status->condition();
  TRY(std::string witnesses, witness_line(view));
  http::PreparedSpec spec;
  spec.status = condition ? 503 : 200;
  spec.content_type = "text/plain; charset=utf-8";
  spec.cache = http::CacheClass::no_store;
  spec.fields = security_fields(view.ground, false, false);
  spec.body = condition ? condition->sentence + "\n" : "ok\n" + witnesses;
  if (view.ground.status->due) {
    for (const std::string& due : view.ground.status->due(view.session()))
      spec.body += "due: " + due + "\n";
  }
  spec.body += of_the_desk;
  spec.etag = false;
  return http::Response(http::prepare(std::move(spec)));
}

}  // namespace

Answer healthz(const http::Request&, View& view) { return health(view, ""); }

Answer newsroom_healthz(const http::Request&, View& view) {
  TRY(std::string lines, desk_lines(view));
  return health(view, lines);
}

Answer metrics(const http::Request&, View& view) {
  Counts counts = view.ground.status->counts();
  std::string text;
  text +=
      "# HELP glasnik_http_responses_total Responses by the first digit of their status.\n"
      "# TYPE glasnik_http_responses_total counter\n";
  for (std::size_t digit = 1; digit < counts.http.responses.size(); ++digit) {
    text += fmt::format("glasnik_http_responses_total{{class=\"{}xx\"}} {}\n", digit,
                        counts.http.responses[digit]);
  }
  add(text, "glasnik_http_sent_bytes_total", "counter", "Octets sent.", counts.http.octets_sent);
  add(text, "glasnik_http_connections", "gauge", "Connections open.", counts.http.connections);
  add(text, "glasnik_http_accepted_total", "counter", "Connections accepted.",
      counts.http.accepted);
  add(text, "glasnik_http_refused_total", "counter", "Connections over a cap.",
      counts.http.turned_away);
  add(text, "glasnik_http_timeouts_total", "counter", "Connections closed by a deadline.",
      counts.http.timed_out);
  add(text, "glasnik_http_queued", "gauge", "Requests waiting for a worker.", counts.http.queued);
  add(text, "glasnik_page_cache_hits_total", "counter", "Requests answered from the page cache.",
      counts.http.cache_hits);
  add(text, "glasnik_page_cache_pages", "gauge", "Pages in the cache.", counts.pages);
  add(text, "glasnik_page_cache_bytes", "gauge", "Octets of pages in the cache.",
      counts.page_octets);
  add(text, "glasnik_log_size", "gauge", "Entries in the published log.",
      static_cast<std::uint64_t>(view.published()));
  add(text, "glasnik_log_read_only", "gauge", "1 while nothing may be signed.",
      view.ground.status->condition() ? 1 : 0);
  TRY_VOID(add_witnesses(view, text));
  TRY_VOID(add_desk(view, text));
  add(text, "process_resident_memory_bytes", "gauge", "Resident memory.", resident_octets());
  http::PreparedSpec spec;
  spec.content_type = "text/plain; version=0.0.4; charset=utf-8";
  spec.fields = security_fields(view.ground, false, false);
  spec.body = std::move(text);
  spec.etag = false;
  return http::Response(http::prepare(std::move(spec)));
}

}  // namespace glasnik::site
