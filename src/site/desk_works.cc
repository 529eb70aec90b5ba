#include "site/desk_works.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "site/stream.h"
#include "text/format.h"

namespace glasnik::site {

using newsroom::DeskAct;
using record::Proposal;
using record::Work;

Result<newsroom::Desk*> desk_of(const View& view) {
  if (view.ground.desk == nullptr) return Error{Code::unavailable, "the desk is not open"};
  return view.ground.desk;
}

const Key& caller_key(const View& view) { return view.caller.who->account.key; }
record::RoleSet caller_roles(const View& view) { return view.caller.who->account.roles; }

Result<Key> work_key(const http::Request& request) { return parse_key(request.segment(1)); }
std::string work_path(const Key& work) { return "/work/" + to_string(work); }

Result<Names> Names::load(const View& view) {
  Names names;
  names.clock_ = view.word("DESK_CLOCK");
  TRY(auto accounts, record::all_accounts(view.session()));
  for (record::Account& account : accounts) names.names_[account.key] = std::move(account.display);
  return names;
}

std::string Names::of(const std::optional<Key>& who) const {
  if (!who) return clock_;
  auto found = names_.find(*who);
  return found == names_.end() ? to_string(*who) : found->second;
}

namespace {

// What the document is called in public, in the desk's language if it has that.
Result<std::string> public_title(const View& view, DocumentId document) {
  TRY(auto items, record::listed_variants(view.session(), document));
  std::string title;
  for (const record::Listed& item : items) {
    if (title.empty() || item.lang == view.variant->tag) title = item.headline;
  }
  return title;
}

}  // namespace

Result<std::string> title_of(const View& view, const Work& work, const Proposal& proposal) {
  std::string title;
  for (const std::string& lang : {view.variant->tag, work.source}) {
    const record::Text* text = proposal.content.text(lang);
    if (title.empty() && text != nullptr) title = text->headline;
  }
  if (title.empty() && work.document) {
    TRY(title, public_title(view, *work.document));
  }
  return title.empty() ? view.word("DESK_UNTITLED") : title;
}

std::string act_word(const View& view, proof::Kind act) {
  return view.word(word_key("ACT_", proof::kind_name(act)));
}

std::string state_word(const View& view, record::WorkState state) {
  return view.word("STATE_" + std::string(record::state_name(state)));
}

std::string variant_label(const View& view, std::string_view lang) {
  const Variant* variant = view.ground.config.by_tag(lang);
  return variant == nullptr ? std::string(lang) : variant->label;
}

std::string schedule_words(const View& view, const record::Schedule& schedule) {
  // With its offset, because a night in autumn has the same time twice.
  const std::string offset = text::utc_offset(view.ground.zone.wall_time(schedule.at));
  return fmt::format("{} UTC{} ({})", when(view, schedule.at), offset, schedule.zone);
}

void fill_failing(const View& view, const std::vector<newsroom::Failing>& failing,
                  Dictionary& page) {
  for (const newsroom::Failing& one : failing) {
    Dictionary& row = *page.AddSectionDictionary("CONDITION");
    row.SetValue("CONDITION_TEXT",
                 view.word("CONDITION_" + std::string(condition_name(one.condition))));
    if (!one.lang.empty()) {
      row.SetValueAndShowSection("CONDITION_LANG", variant_label(view, one.lang),
                                 "CONDITION_WHERE");
    }
    if (!one.detail.empty()) {
      row.SetValueAndShowSection("CONDITION_DETAIL", one.detail, "CONDITION_MORE");
    }
  }
}

bool is_own_work(const Key& who, const Work& work, const std::vector<record::WorkText>& texts) {
  return work.submitted_by == who ||
         std::any_of(texts.begin(), texts.end(),
                     [&](const record::WorkText& text) { return text.edited_by == who; });
}

Answer in_snapshot(const View& view, const std::function<Answer(View&)>& make) {
  return view.ground.accounts->read([&](store::Session& session) -> Answer {
    View reading(view.ground, *view.variant, session, std::nullopt);
    reading.caller = view.caller;
    return make(reading);
  });
}

namespace {

struct Sentence {
  std::string_view verb;
  Code code;
  const char* word;
};
constexpr Sentence kSentences[] = {
    {"approve", Code::denied, "UNTAKEN_FOUR_EYES"}, {"review", Code::denied, "UNTAKEN_REVIEW"},
    {"confirm", Code::denied, "UNTAKEN_CONFIRM"},   {"force", Code::denied, "UNTAKEN_FORCE"},
    {"return", Code::invalid, "UNTAKEN_REMARK"},    {"remark", Code::invalid, "UNTAKEN_REMARK"},
    {"force", Code::invalid, "UNTAKEN_REASON"},     {"schedule", Code::invalid, "UNTAKEN_PASSED"},
    {"restore", Code::conflict, "UNTAKEN_RESTORE"}, {"notes", Code::conflict, "UNTAKEN_RESTORE"},
};

// Whether the table of states has no such act for the edition as it is now.
bool is_out_of_turn(std::string_view verb, record::WorkState state) {
  const auto* act = std::find_if(std::begin(newsroom::kDeskActs), std::end(newsroom::kDeskActs),
                                 [&](DeskAct one) { return act_name(one) == verb; });
  if (act == std::end(newsroom::kDeskActs)) return false;
  auto next = newsroom::step(state, *act, record::kAllRoles);
  return !next && next.error().code == Code::conflict;
}

std::string conflict_sentence(const View& view, std::string_view verb,
                              const newsroom::WorkView& now) {
  if (is_out_of_turn(verb, now.work.state)) {
    return view.word("UNTAKEN_STATE") + " " + state_word(view, now.work.state);
  }
  if (!now.failing.empty()) return view.word("UNTAKEN_NOT_YET");
  return view.word(verb == "approve" ? "UNTAKEN_CHANGED" : "UNTAKEN_CONFLICT");
}

}  // namespace

std::optional<Untaken> untaken(const View& view, std::string_view verb, const Error& error,
                               const newsroom::WorkView& now) {
  for (const Sentence& sentence : kSentences) {
    if (sentence.verb == verb && sentence.code == error.code) {
      return Untaken{error.code, view.word(sentence.word)};
    }
  }
  switch (error.code) {
    case Code::conflict:
      return Untaken{error.code, conflict_sentence(view, verb, now)};
    case Code::denied:
      return Untaken{error.code, view.word("UNTAKEN_DENIED")};
    case Code::invalid:
      return Untaken{error.code, view.word("UNTAKEN_INVALID")};
    case Code::busy:
    case Code::unavailable:
      // A release may be in the log all the same: the page shows what the rows say.
      return Untaken{error.code, view.word("UNTAKEN_UNSURE")};
    default:
      return std::nullopt;
  }
}

}  // namespace glasnik::site
