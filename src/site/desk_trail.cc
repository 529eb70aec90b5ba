#include "site/desk_trail.h"

#include <algorithm>
#include <set>

#include "http/disposition.h"
#include "record/trail.h"
#include "site/desk_works.h"

namespace glasnik::site {
namespace {

using record::TrailFilter;
using record::TrailStep;
using record::Work;

constexpr std::int64_t kShown = 200;
constexpr std::int64_t kInFile = 100'000;
constexpr Time kFirst{std::chrono::sys_days(std::chrono::year{1970} / 1 / 1)};
constexpr Time kLast{std::chrono::sys_days(std::chrono::year{9999} / 12 / 31)};

// What was asked for, and the words of it as they were typed.
struct Asked {
  TrailFilter filter;
  std::string person;
  std::string act;
  std::string from;
  std::string to;
};

// Days in the newsroom's zone, the last one included. What is no day does not narrow.
Time day_begins(const View& view, const std::string& typed, int later, Time otherwise) {
  auto date = parse_iso_date(typed);
  if (!date) return otherwise;
  const Time noon =
      std::chrono::sys_days(*date) + std::chrono::days(later) + std::chrono::hours(12);
  const text::WallTime wall = view.ground.zone.wall_time(noon);
  return noon - std::chrono::hours(wall.hour) - std::chrono::minutes(wall.minute);
}

Asked asked_in(const http::Request& request, const View& view) {
  Asked asked;
  asked.person = request.parameter("person").value_or("");
  asked.act = request.parameter("act").value_or("");
  asked.from = request.parameter("from").value_or("");
  asked.to = request.parameter("to").value_or("");
  if (auto key = parse_key(asked.person)) asked.filter.person = *key;
  asked.filter.act = asked.act;
  asked.filter.from = day_begins(view, asked.from, 0, kFirst);
  asked.filter.to = day_begins(view, asked.to, 1, kLast);
  return asked;
}

// An edition as the trail names it; nothing: this person may not know of it.
struct Named {
  Work work;
  std::string title;
};
class Editions {
 public:
  explicit Editions(const View& view) : view_(view) {}

  Result<const Named*> of(const Key& key) {
    auto found = known_.find(key);
    if (found == known_.end()) {
      TRY(auto named, load(key));
      found = known_.emplace(key, std::move(named)).first;
    }
    return found->second ? &*found->second : nullptr;
  }

 private:
  Result<std::optional<Named>> load(const Key& key) {
    TRY(auto work, record::work(view_.session(), key));
    if (!work) return std::optional<Named>();
    TRY(bool seen,
        newsroom::may_see(view_.session(), caller_key(view_), caller_roles(view_), *work));
    if (!seen) return std::optional<Named>();
    // Law may have taken its words.
    auto proposal = newsroom::load_revision(view_.session(), key, work->revision);
    TRY(std::string title,
        title_of(view_, *work, proposal ? *std::move(proposal) : record::Proposal()));
    return std::optional(Named{*std::move(work), std::move(title)});
  }

  const View& view_;
  std::map<Key, std::optional<Named>> known_;
};

using Each = std::function<void(const TrailStep&, const Named&)>;
Result<void> each_step(const View& view, const TrailFilter& filter, std::int64_t limit,
                       const Each& each) {
  Editions editions(view);
  TRY(auto steps, record::trail(view.session(), filter, limit));
  for (const TrailStep& one : steps) {
    TRY(const Named* named, editions.of(one.work));
    if (named != nullptr) each(one, *named);
  }
  return {};
}

void fill_choices(const View& view, const Asked& asked, const std::vector<record::Account>& people,
                  Dictionary& page) {
  for (const record::Account& account : people) {
    if (!account.roles.meets(newsroom::kSeeWork)) continue;
    Dictionary& choice = *page.AddSectionDictionary("PERSON_CHOICE");
    choice.SetValue("CHOICE_KEY", to_string(account.key));
    choice.SetValue("CHOICE_NAME", account.display);
    if (to_string(account.key) == asked.person) choice.ShowSection("CHOSEN");
  }
  for (const char* act :
       {"create", "edit", "submit", "return",  "approve", "schedule", "unschedule", "release",
        "due",    "fail", "force",  "confirm", "discard", "remark",   "limit",      "finish",
        "review", "see",  "share",  "unshare", "give",    "ungive"}) {
    Dictionary& choice = *page.AddSectionDictionary("ACT_CHOICE");
    choice.SetValue("CHOICE_KEY", act);
    choice.SetValue("CHOICE_NAME", view.word(std::string("STEP_") + act));
    if (act == asked.act) choice.ShowSection("CHOSEN");
  }
}

std::string name_of(const std::vector<record::Account>& people, const std::optional<Key>& who) {
  auto found = std::find_if(people.begin(), people.end(),
                            [&](const record::Account& account) { return account.key == who; });
  return found == people.end() ? std::string() : found->name;
}

}  // namespace

std::string csv_cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    text.insert(text.begin(), '\'');
  }
  if (text.find_first_of(",\"\r\n") == text.npos) return text;
  std::string quoted = "\"";
  for (char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

Answer trail_page(const http::Request& request, View& view) {
  const Asked asked = asked_in(request, view);
  Dictionary page("trail");
  TRY(auto people, record::all_accounts(view.session()));
  TRY(Names names, Names::load(view));
  fill_choices(view, asked, people, page);
  page.SetValue("FROM_DAY", asked.from);
  page.SetValue("TO_DAY", asked.to);
  const std::size_t query = request.target.find('?');
  page.SetValue(
      "FILE_HREF",
      "/audit/editions.csv" + (query == request.target.npos ? "" : request.target.substr(query)));
  bool any = false;
  TRY_VOID(each_step(view, asked.filter, kShown, [&](const TrailStep& one, const Named& named) {
    any = true;
    Dictionary& row = *page.AddSectionDictionary("STEP");
    row.SetValue("STEP_WORD", view.word("STEP_" + one.step.act));
    row.SetValue("STEP_BY", names.of(one.step.made_by));
    row.SetValue("STEP_ISO", iso_local(view, one.step.at));
    row.SetValue("STEP_WHEN", when(view, one.step.at));
    row.SetValue("STEP_HREF", work_path(one.work));
    row.SetValue("STEP_TITLE", named.title);
    row.SetValue("STEP_STATE", state_word(view, one.step.state));
    if (!one.step.remark.empty()) {
      row.SetValueAndShowSection("STEP_REMARK", one.step.remark, "REMARKED");
    }
  }));
  if (!any) page.ShowSection("NOTHING");
  return desk_page(view, "trail.tpl", {"DESK_TRAIL", "/audit", "/audit/editions", {}}, page);
}

Answer trail_file(const http::Request& request, View& view) {
  const Asked asked = asked_in(request, view);
  TRY(auto people, record::all_accounts(view.session()));
  TRY(Names names, Names::load(view));
  http::PreparedSpec spec;
  spec.body = "time,person,name,step,state,document,edition,title,revision,remark\r\n";
  TRY_VOID(each_step(view, asked.filter, kInFile, [&](const TrailStep& one, const Named& named) {
    const std::string document =
        named.work.document ? to_string(*named.work.document) : std::string();
    std::string line;
    for (const std::string& cell :
         {rfc3339(one.step.at), names.of(one.step.made_by), name_of(people, one.step.made_by),
          one.step.act, std::string(record::state_name(one.step.state)), document,
          to_string(one.work), named.title, std::to_string(one.step.revision), one.step.remark}) {
      line += (line.empty() ? "" : ",") + csv_cell(cell);
    }
    spec.body += line + "\r\n";
  }));
  spec.content_type = "text/csv; charset=utf-8; header=present";
  spec.fields = desk_fields(view);
  spec.fields.push_back({"Content-Disposition", http::content_disposition("editions.csv", true)});
  spec.etag = false;
  return http::Response(http::prepare(std::move(spec)));
}

}  // namespace glasnik::site
