#include "property/desk_world.h"

#include <fmt/format.h>

#include <algorithm>

#include "record/document.h"
#include "record/edition.h"
#include "text/format.h"
#include "text/translit.h"

namespace glasnik::property {
namespace {

using record::Role;
using store::Session;

const std::string kDirectory = "/srv/newsroom";
const std::string kVfs = "desk";
constexpr std::size_t kOpenItems = 6;

Error wrong(std::string what) { return {Code::corrupt, std::move(what)}; }

Key key_of_user(int user) { return *key_of(Bytes(16, static_cast<char>('a' + user))); }
const Key kReader = *key_of(Bytes(16, 'z'));  // who looks for the model

struct RoleName {
  Role role;
  const char* name;
};
constexpr RoleName kRoleNames[] = {{Role::author, "author"},
                                   {Role::translator, "translator"},
                                   {Role::approver, "approver"},
                                   {Role::releaser, "releaser"},
                                   {Role::force, "force"},
                                   {Role::registrar, "registrar"},
                                   {Role::distributor, "distributor"},
                                   {Role::auditor, "auditor"},
                                   {Role::admin, "admin"}};

std::string settings() {
  ConfigSeed seed{"glasnik.example/log", default_variants(), {}, "#14375e", "Europe/Belgrade"};
  for (Variant& variant : seed.variants) variant.institution = "Institution";
  return default_config_text(seed);
}

// The words of what people write, by their place.
Words words_of(const record::Content& content) {
  Words words;
  for (const record::Text& text : content.texts) {
    if (text.status == record::TextStatus::derived) continue;
    words[text.lang + "/headline"] = text.headline;
    if (!text.lead.empty()) words[text.lang + "/lead"] = text.lead;
    for (const record::Block& block : text.blocks) {
      words[text.lang + "/block:" + block.id] = block.text;
    }
  }
  return words;
}

record::Content texts_in(record::Content content, const std::set<std::string>& langs) {
  std::erase_if(content.texts, [&](auto& text) { return !langs.contains(text.lang); });
  return content;
}

}  // namespace

DeskWorld::DeskWorld(const DeskArm& arm, std::uint64_t seed, DeskCounts& counts)
    : arm_(arm),
      counts_(counts),
      dice_(seed),
      disk_(~seed),
      vfs_(disk_, kVfs),
      model_(arm.rules),
      config_text_(settings()),
      now_(std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours(9)) {
  ENSURE(disk_.make_directory("/srv").ok() && disk_.sync_directory("/").ok());
  give_roles();
}

// Everybody has one calling, and now and then any other role besides.
void DeskWorld::give_roles() {
  const std::vector<std::set<std::string>> kCallings{{"author"},
                                                     {"author", "translator", "approver"},
                                                     {"approver", "releaser"},
                                                     {"translator", "releaser", "author", "force"},
                                                     {"author", "approver"}};
  for (const auto& calling : kCallings) {
    User user{dice_.one_in(8) ? std::set<std::string>() : calling};
    record::RoleSet roles;
    for (const RoleName& known : kRoleNames) {
      if (dice_.one_in(12)) user.roles.insert(known.name);
      if (user.roles.contains(known.name)) roles.add(known.role);
    }
    users_.push_back(std::move(user));
    roles_.push_back(roles);
  }
}

// Again after a power cut that took them away.
Result<void> DeskWorld::let_in() {
  return newsroom_->database().write([&](store::Session& session) -> Result<void> {
    TRY(bool there, record::any_account(session));
    if (there) return {};
    auto put = [&](const Key& key, record::RoleSet roles) {
      const std::string name = "n" + to_string(key).substr(0, 8);
      return record::put_account(session, {key, name, name, roles, now_, {}});
    };
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      TRY_VOID(put(key_of_user(static_cast<int>(i)), roles_[i]));
    }
    return put(kReader, {Role::auditor});
  });
}

newsroom::Seams DeskWorld::seams() {
  newsroom::Seams seams;
  seams.files = &disk_;
  seams.clock.wall = [this] { return now_; };
  seams.clock.monotonic = [this] { return std::chrono::nanoseconds(passed_); };
  seams.random = [this](std::span<char> into) {
    for (char& octet : into) octet = static_cast<char>(dice_.next());
  };
  seams.sqlite.vfs = kVfs;
  seams.sqlite.readers = 1;
  seams.sqlite.checkpoint_pages = 64;
  if (arm_.hasty) seams.sqlite.synchronous = store::SqliteOptions::Synchronous::normal;
  return seams;
}

Result<void> DeskWorld::make() {
  TRY(Config config, parse_config(config_text_));
  TRY(newsroom_, newsroom::make_directory(kDirectory, config, "Institution", seams()));
  return newsroom::finish_directory(*newsroom_, config_text_);
}

Result<void> DeskWorld::open() {
  clock_.reset();
  desk_.reset();
  newsroom_.reset();
  TRY(bool made, disk_.exists(kDirectory + "/glasnik.toml"));
  if (!made) TRY_VOID(make());
  if (made) {
    TRY(newsroom_, newsroom::Newsroom::open(kDirectory, newsroom::Access::write, seams()));
  }
  if (auto condition = newsroom_->ledger().condition()) return wrong(condition->sentence);
  TRY_VOID(let_in());
  desk_ =
      std::make_unique<newsroom::Desk>(*newsroom_, newsroom::desk_settings(newsroom_->config()));
  TRY(clock_, newsroom::DeskClock::open(*desk_));
  if (clock_->held()) return wrong("held: " + *clock_->held());
  return {};
}

// The writer folds the WAL after it answered; its next answer comes after that, and then the power
// is on or off.
bool DeskWorld::settled() {
  auto idle = newsroom_->database().write([](Session&) { return Result<void>(); });
  return disk_.has_power() && idle.ok();
}

Result<void> DeskWorld::restart() {
  ++counts_.cuts;
  clock_.reset();
  desk_.reset();
  newsroom_.reset();
  disk_.restore_power();
  return open();
}

template <typename T>
DeskWorld::Answer DeskWorld::answer_of(const Result<T>& result) {
  if (result.ok()) return Answer::done;
  return disk_.has_power() ? Answer::refused : Answer::lost;
}

// Words that nobody wrote before.
std::string DeskWorld::words(const char* what) { return what + std::to_string(++made_); }

record::Text DeskWorld::text(const std::string& lang) {
  record::Text text;
  text.lang = lang;
  const char* word = lang == "en" ? "bridge " : "мост ";
  text.headline = words(word);
  text.lead = words(word);
  for (const char* id : {"aaaaaaaa", "bbbbbbbb", "cccccccc"}) {
    text.blocks.push_back({id, record::BlockKind::paragraph, words(word)});
  }
  return text;
}

void DeskWorld::change_text(record::Text& text) {
  const char* word = text.lang == "en" ? "river " : "река ";
  if (dice_.one_in(8)) text.headline = words(word);
  if (dice_.one_in(6)) text.lead = dice_.one_in(6) ? "" : words(word);
  for (record::Block& block : text.blocks) {
    if (dice_.one_in(3)) block.text = words(word);
  }
  if (dice_.one_in(8)) {
    auto place = static_cast<std::ptrdiff_t>(dice_.below(text.blocks.size() + 1));
    text.blocks.insert(text.blocks.begin() + place,
                       {fmt::format("n{:07}", ++made_), record::BlockKind::paragraph, words(word)});
  }
  if (text.blocks.size() > 2 && dice_.one_in(8)) {
    text.blocks.erase(text.blocks.begin() +
                      static_cast<std::ptrdiff_t>(dice_.below(text.blocks.size())));
  }
}

void DeskWorld::change(record::Content& content) {
  if (content.text("en") == nullptr && dice_.one_in(6)) content.texts.push_back(text("en"));
  for (record::Text& text : content.texts) {
    if (text.status != record::TextStatus::derived && dice_.one_in(2)) change_text(text);
  }
}

Result<DeskWorld::Screen> DeskWorld::look(const Entry& entry) {
  TRY(newsroom::WorkView view, desk_->look(kReader, entry.key));
  return Screen{view.work.revision, std::move(view.proposal), view.hash, words_out(entry.item)};
}

// Half of the time what the person has had before them for a while.
Result<DeskWorld::Screen*> DeskWorld::screen(Entry& entry, int user) {
  auto known = entry.screens.find(user);
  if (known != entry.screens.end() && dice_.one_in(2)) return &known->second;
  TRY(entry.screens[user], look(entry));
  return &entry.screens[user];
}

Result<void> DeskWorld::step() {
  ++counts_.steps;
  if (disk_.has_power() && dice_.one_in(60)) disk_.cut_power_at(1 + dice_.below(60));
  if (dice_.one_in(12)) return pass_time();
  const int user = static_cast<int>(dice_.below(kUsers));
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const std::string& state = entries_[i].item.state;
    if (state != "released" && state != "discarded") open.push_back(i);
  }
  const bool final = !entries_.empty() && dice_.one_in(30);
  if (!final && (open.empty() || (open.size() < kOpenItems && dice_.one_in(8))))
    return create(user);
  Entry& entry = entries_[final ? dice_.below(entries_.size()) : open[dice_.below(open.size())]];
  if (unanswered_ && dice_.one_in(3)) {
    auto [key, asked] = *std::exchange(unanswered_, std::nullopt);
    auto of = std::find_if(entries_.begin(), entries_.end(),
                           [&, k = key](const Entry& one) { return one.key == k; });
    ++counts_.repeats;
    return save(*of, asked.first, asked.second);
  }
  return dice_.one_in(3) ? edit(entry, user) : act(entry, user);
}

Result<void> DeskWorld::create(int user) {
  Entry entry{new_key(newsroom_->seams().random), {}};
  record::Proposal proposal;
  const Entry* model = nullptr;  // a released item, to be corrected
  for (const Entry& known : entries_) {
    if (known.item.state == "released" && dice_.one_in(3)) model = &known;
  }
  bool active = false;
  if (model != nullptr) {
    proposal.act = proof::Kind::correct;
    proposal.document = entry.document = model->document;
    proposal.reason = proof::Reason::fact;
    proposal.notes = {{"sr-Cyrl", "Река је била друга."}, {"en", "It was another river."}};
    for (const Entry& known : entries_) {
      bool newer = known.document == model->document && known.item.state == "released";
      if (newer && known.logged > model->logged) model = &known;
      active |= known.document == model->document && known.item.state != "released" &&
                known.item.state != "discarded";
    }
    TRY(proposal.content, newsroom_->database().read([&](Session& session) {
      return record::load_content(session, *model->logged);
    }));
    for (const record::Text& text : proposal.content.texts) entry.item.public_in.insert(text.lang);
  } else {
    proposal.content.texts.push_back(text("sr-Cyrl"));
    if (dice_.one_in(2)) proposal.content.texts.push_back(text("en"));
  }
  Item after = entry.item;
  bool allowed = model_.create(users_[static_cast<std::size_t>(user)], user, after,
                               words_of(proposal.content), model != nullptr) &&
                 !active;
  auto answer = answer_of(desk_->create(key_of_user(user), entry.key, proposal));
  if (allowed || answer == Answer::done) entries_.push_back(std::move(entry));
  if (!allowed && answer == Answer::done) return wrong("created, and should not be");
  if (!allowed) return settled() ? Result<void>() : restart();
  Result<void> judged = judge(entries_.back(), after, true, answer, "create");
  if (judged && entries_.back().item.state == "none") entries_.pop_back();  // it never was
  return judged;
}

Result<void> DeskWorld::edit(Entry& entry, int user) {
  TRY(Screen * before, screen(entry, user));
  newsroom::Typed typed{entry.key, before->revision, before->proposal};
  if (!dice_.one_in(20)) change(typed.proposal.content);
  if (!dice_.one_in(4)) return save(entry, user, typed);
  Item after = entry.item;
  const std::string content = record::canonical(typed.proposal);
  bool allowed = model_.autosave(users_[static_cast<std::size_t>(user)], user, after, content);
  auto answer = answer_of(desk_->autosave(key_of_user(user), typed));
  return judge(entry, after, allowed, answer, "autosave");
}

// One answer in six never reaches who asked; it is asked for again after others went on.
Result<void> DeskWorld::save(Entry& entry, int user, const newsroom::Typed& typed) {
  Item after = entry.item;
  auto outcome =
      model_.edit(users_[static_cast<std::size_t>(user)], user, after,
                  {static_cast<std::size_t>(typed.base), words_of(typed.proposal.content)});
  auto saved = desk_->edit(key_of_user(user), typed);
  Answer answer = answer_of(saved);
  const bool conflict = saved.ok() && !saved->conflicts.empty();
  if (dice_.one_in(6) || answer == Answer::lost) unanswered_ = {{typed.work, {user, typed}}};
  if (conflict) ++counts_.conflicts;
  if (answer != Answer::lost && conflict != (outcome == DeskModel::Outcome::conflict)) {
    return wrong(conflict ? "edit: a conflict where there is none" : "edit: no conflict");
  }
  if (saved.ok() && saved->revision != static_cast<std::int64_t>(after.revisions.size())) {
    return wrong("edit: answered another revision");
  }
  return judge(entry, after, outcome != DeskModel::Outcome::refused, answer, "edit");
}

// What would bring the edition on, so that many come to their end.
std::uint64_t DeskWorld::likely(const Item& item) {
  if (item.state == "submitted") return 6;
  if (item.state == "approved") return dice_.one_in(2) ? 10 : 12;
  if (item.english == "in_translation" && dice_.one_in(2)) return 2;
  if (item.english == "translated" && dice_.one_in(2)) return 3;
  return item.latin_seen ? 4 : 0;
}

Result<void> DeskWorld::act(Entry& entry, int user) {
  const User& who = users_[static_cast<std::size_t>(user)];
  const Key actor = key_of_user(user);
  const Key& key = entry.key;
  TRY(Screen * seen, screen(entry, user));
  Item after = entry.item;
  auto judged = [&](const std::string& what, bool allowed, Answer answer) {
    return judge(entry, after, allowed, answer, what);
  };
  switch (dice_.one_in(2) ? likely(entry.item) : dice_.below(14)) {
    case 0:
    case 1: {
      bool allowed = model_.see(who, after);
      return judged("see", allowed, answer_of(desk_->see(actor, key, "sr-Latn")));
    }
    case 2: {
      bool allowed = model_.finish(who, user, after);
      return judged("finish", allowed, answer_of(desk_->finish(actor, key, "en")));
    }
    case 3: {
      bool allowed = model_.review(who, user, after);
      return judged("review", allowed, answer_of(desk_->review(actor, key, "en")));
    }
    case 4:
    case 5: {
      bool allowed = model_.submit(who, user, after);
      return judged("submit", allowed, answer_of(desk_->submit(actor, key)));
    }
    case 6:
    case 7:
    case 8: {
      bool allowed = model_.approve(who, user, after, seen->out);
      if (allowed) entry.read = texts_in(seen->proposal.content, going_out(entry.item));
      return judged("approve", allowed, answer_of(desk_->approve(actor, key, seen->hash)));
    }
    case 9: {
      bool allowed = model_.send_back(who, after);
      return judged("return", allowed, answer_of(desk_->send_back(actor, key, "Which river?")));
    }
    case 10: {
      const Time at =
          std::chrono::floor<std::chrono::minutes>(now_) + std::chrono::minutes(1 + dice_.below(4));
      text::WallTime wall = text::Zone::find("Europe/Belgrade")->wall_time(at);
      bool allowed = model_.schedule(
          who, after,
          std::chrono::duration_cast<std::chrono::minutes>(at.time_since_epoch()).count());
      return judged("schedule", allowed,
                    answer_of(desk_->schedule(
                        actor, key, iso_date(wall.date) + " " + text::time_of_day(wall))));
    }
    case 11: {
      bool allowed = model_.unschedule(who, after);
      return judged("unschedule", allowed, answer_of(desk_->unschedule(actor, key)));
    }
    case 12: {
      bool allowed = model_.release(who, after);
      return judged("release", allowed, answer_of(desk_->release(actor, key)));
    }
    default: {
      if (dice_.one_in(2)) {
        bool allowed = model_.discard(who, after);
        return judged("discard", allowed, answer_of(desk_->discard(actor, key)));
      }
      bool allowed = model_.force(who, after);
      if (allowed) {
        TRY(Screen now, look(entry));
        entry.read = texts_in(now.proposal.content, going_out(entry.item, true));
      }
      return judged("force", allowed,
                    answer_of(desk_->force(actor, key, "The river rises, nobody else is here.")));
    }
  }
}

Result<void> DeskWorld::pass_time() {
  const std::chrono::seconds time(dice_.below(90));
  now_ += time;
  passed_ += time;
  auto ticked = clock_->tick();
  const bool lost = !settled();
  if (!ticked && !lost) return ticked.error().within("tick");
  if (lost) TRY_VOID(restart());
  std::size_t released = 0;
  for (Entry& entry : entries_) {
    Item after = entry.item;
    if (!model_.due(after, now_.time_since_epoch().count())) continue;
    TRY(bool done, is_as(entry, after));
    if (!done && !lost) return wrong("due, and not released");
    if (!done) continue;
    ++released;
    entry.item = std::move(after);
    TRY_VOID(compare_release(entry));
  }
  if (ticked && ticked->size() != released) return wrong("the clock released something else");
  return {};
}

// What was asked is done as the model has it, or refused as the model refuses it. Where the power
// failed before the answer, either is right, and the disk tells which it is.
Result<void> DeskWorld::judge(Entry& entry, const Item& after, bool allowed, Answer answer,
                              const std::string& what) {
  const bool cut = !settled();
  if (cut) TRY_VOID(restart());
  if (answer == Answer::refused && allowed) return wrong(what + ": refused, and should not be");
  if (answer == Answer::done && !allowed) return wrong(what + ": done, and should not be");
  bool done = answer == Answer::done;
  if (answer == Answer::lost && allowed) {
    TRY(done, is_as(entry, after));
  }
  if (done) {
    const bool released = entry.item.state != "released" && after.state == "released";
    entry.item = after;
    ++counts_.accepted;
    if (released) TRY_VOID(compare_release(entry));
  }
  return compare(entry, what + (cut ? ", with a power cut" : ""));
}

Result<bool> DeskWorld::is_as(const Entry& entry, const Item& item) {
  return newsroom_->database().read([&](Session& session) -> Result<bool> {
    TRY(auto work, record::work(session, entry.key));
    if (!work) return item.state == "none";
    if (item.state == "none") return false;
    auto is = [](const std::optional<Key>& account, int user) {
      return account == (user == kNobody ? std::nullopt : std::optional(key_of_user(user)));
    };
    bool same = record::state_name(work->state) == item.state &&
                work->revision == static_cast<std::int64_t>(item.revisions.size()) &&
                is(work->submitted_by, item.submitter) && is(work->approved_by, item.approver) &&
                work->forced_by.has_value() == item.forced;
    if (!same) return false;
    TRY(auto newest, record::revision(session, entry.key, work->revision));
    TRY(record::Proposal proposal, record::parse_proposal(newest->content));
    if (words_of(proposal.content) != item.words()) return false;
    TRY(auto texts, record::work_texts(session, entry.key));
    for (const record::WorkText& text : texts) {
      auto editor = item.editors.find(text.lang);
      if (!is(text.edited_by, editor == item.editors.end() ? kNobody : editor->second))
        return false;
      if (text.lang == "en" && !is(text.translated_by, item.translator)) return false;
      bool ready = text.reviewed_by || !text.edited_by;
      if (text.lang == "sr-Latn" && ready != item.latin_seen) return false;
      if (text.lang == "en" && record::readiness_name(text.readiness) != item.english) return false;
    }
    for (int user = 0; user < kUsers; ++user) {
      TRY(auto buffer, record::buffer(session, entry.key, key_of_user(user)));
      auto known = item.buffers.find(user);
      bool kept =
          known == item.buffers.end() ? !buffer : buffer && buffer->content == known->second;
      if (!kept) return false;
    }
    return true;
  });
}

Result<void> DeskWorld::compare(const Entry& entry, const std::string& what) {
  TRY(bool same, is_as(entry, entry.item));
  if (same) return {};
  return wrong(what + ": the edition is not as it must be: " + entry.item.state);
}

// The log has the texts that the approver read, octet for octet, and none besides; Latin as
// Cyrillic has it.
Result<void> DeskWorld::compare_release(Entry& entry) {
  if (!entry.logged) {
    ++counts_.released;
    TRY(auto work, newsroom_->database().read(
                       [&](Session& session) { return record::work(session, entry.key); }));
    if (!work || !work->entry) return wrong("released without an entry");
    entry.logged = work->entry;
    entry.document = work->document;
  }
  TRY(record::Content content, newsroom_->database().read([&](Session& session) {
    return record::load_content(session, *entry.logged);
  }));
  if (content.texts != entry.read.texts) return wrong("released is not what was approved");
  const record::Text* cyrillic = content.text("sr-Cyrl");
  const record::Text* latin = content.text("sr-Latn");
  bool follows = cyrillic != nullptr && latin != nullptr &&
                 latin->headline == text::to_latin(cyrillic->headline).text;
  return follows ? Result<void>() : wrong("Latin does not follow");
}

Result<void> DeskWorld::inspect() {
  if (!settled()) TRY_VOID(restart());
  TRY_VOID(newsroom_->database().check());
  for (Entry& entry : entries_) {
    TRY_VOID(compare(entry, "inspection"));
    if (entry.item.state == "released") TRY_VOID(compare_release(entry));
    for (std::size_t i = 0; i < entry.item.revisions.size(); ++i) {
      TRY(auto kept, newsroom_->database().read([&](Session& session) {
        return record::revision(session, entry.key, static_cast<std::int64_t>(i + 1));
      }));
      if (!kept) return wrong("a revision is lost");
      TRY(record::Proposal proposal, record::parse_proposal(kept->content));
      if (words_of(proposal.content) != entry.item.revisions[i]) {
        return wrong("a revision has other words");
      }
    }
  }
  return {};
}

}  // namespace glasnik::property
