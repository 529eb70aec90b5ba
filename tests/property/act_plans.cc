#include "property/act_plans.h"

#include <algorithm>
#include <array>

#include "newsroom/compose.h"

namespace glasnik::property {
namespace {

using proof::Kind;

constexpr std::array kCyrillic{"министар", "мост",    "отворен", "река",  "Сава",  "служба",
                               "данас",    "грађани", "пут",     "школа", "јавно", "Љубиње"};
constexpr std::array kEnglish{"minister", "bridge",   "opened", "river",  "Sava",   "service",
                              "today",    "citizens", "road",   "school", "public", "Dolina"};
constexpr std::array kReasons{proof::Reason::fact, proof::Reason::number, proof::Reason::name,
                              proof::Reason::law,  proof::Reason::error,  proof::Reason::other};
// What may follow a standing, so that most acts are proper; the model judges them all the same.
constexpr std::array kOfCurrent{Kind::add_variant, Kind::add_media, Kind::typography,
                                Kind::update,      Kind::correct,   Kind::withdraw,
                                Kind::update,      Kind::retract,   Kind::merge};

}  // namespace

Plan PlanMaker::plan(const ActModel& model, bool proper) {
  Plan plan;
  const bool unknown = !proper && dice_.one_in(10);
  const bool release = model.documents().empty() || dice_.one_in(5);
  const Document none;
  const Document* before = &none;
  if (unknown) {
    plan.flaw = "a document that nobody released";
    plan.act.document =
        DocumentId{model.document_of({}).number + 1 + static_cast<std::int64_t>(dice_.below(5))};
  } else if (!release) {
    plan.act.document = some_document(model);
    before = &model.documents().at(*plan.act.document);
  }
  plan.act.kind = release ? Kind::release : some_kind(*before, proper || dice_.one_in(2));
  plan.act.content = before->content;
  const bool content = proof::is_content_act(plan.act.kind);
  if (content && !plan.act.content) plan.act.content = fresh();
  if (content && !release) rewrite(plan, proper);
  if (!content) plan.act.content.reset();
  if (plan.act.kind == Kind::merge) add_target(plan, model);
  if (plan.act.kind == Kind::remove_legal) add_order(plan, before->content);
  add_notes(plan, before->content);
  if (!proper && dice_.one_in(2)) spoil(plan);
  return plan;
}

// One of the newest as a rule, so that documents have long lives.
DocumentId PlanMaker::some_document(const ActModel& model) {
  const auto& all = model.documents();
  std::uint64_t back =
      dice_.below(dice_.one_in(4) ? all.size() : std::min<std::size_t>(all.size(), 16));
  return std::next(all.rbegin(), static_cast<std::ptrdiff_t>(back))->first;
}

Kind PlanMaker::some_kind(const Document& document, bool proper) {
  if (dice_.one_in(400)) return Kind::remove_legal;  // which writes the whole database anew
  if (proper && document.standing == "current") return kOfCurrent[dice_.below(kOfCurrent.size())];
  if (proper && document.standing == "withdrawn") {
    return dice_.one_in(4) ? Kind::retract : dice_.one_in(4) ? Kind::merge : Kind::unwithdraw;
  }
  return static_cast<Kind>(dice_.below(static_cast<std::uint64_t>(Kind::remove_legal)));
}

std::string PlanMaker::words(const std::string& lang, std::size_t count) {
  const auto& all = lang == "en" ? kEnglish : kCyrillic;
  std::string text;
  for (; count > 0; --count) text += std::string(all[dice_.below(all.size())]) + " ";
  return text + std::to_string(++made_);
}

record::Text PlanMaker::text(const std::string& lang) {
  record::Text text;
  text.lang = lang;
  text.headline = words(lang, 3);
  if (dice_.one_in(2)) text.lead = words(lang, 8) + ".";
  text.blocks.push_back({"first000", record::BlockKind::paragraph, words(lang, 12) + "."});
  if (dice_.one_in(2)) {
    text.blocks.push_back({"second00", record::BlockKind::quote,
                           lang == "en" ? "– It will serve everybody, Minister Marić said."
                                        : "– Служиће свима, рекао је министар Марић."});
  }
  return text;
}

record::Content PlanMaker::fresh() {
  record::Content content;
  if (!dice_.one_in(4)) content.texts.push_back(text("sr-Cyrl"));
  if (content.texts.empty() || dice_.one_in(2)) content.texts.push_back(text("en"));
  newsroom::derive_variants(content, config_);
  return content;
}

// The whole document restated, as the act's kind has it.
void PlanMaker::rewrite(Plan& plan, bool proper) {
  record::Content& content = *plan.act.content;
  if (plan.act.kind == Kind::add_variant) add_variant(content);
  if (plan.act.kind == Kind::add_media) add_file(content);
  if (plan.act.kind == Kind::typography) mend_spelling(content);
  if (plan.act.kind != Kind::update && plan.act.kind != Kind::correct) return;
  if (!proper && dice_.one_in(20)) {
    plan.flaw = "nothing changed";
    return;
  }
  auto written = [](const record::Text& text) {
    return text.status != record::TextStatus::derived;
  };
  auto text = dice_.one_in(2)
                  ? std::find_if(content.texts.begin(), content.texts.end(), written)
                  : std::find_if(content.texts.rbegin(), content.texts.rend(), written).base() - 1;
  text->blocks[0].text = words(text->lang, 9) + ".";
  newsroom::derive_variants(content, config_);
}

void PlanMaker::add_variant(record::Content& content) {
  for (const char* lang : {"en", "sr-Cyrl"}) {
    if (content.text(lang) != nullptr) continue;
    content.texts.push_back(text(lang));
    break;
  }
  newsroom::derive_variants(content, config_);
}

void PlanMaker::add_file(record::Content& content) {
  record::MediaFile file;
  file.key = new_key(random_);
  file.sha256 = file_.hash;
  file.bytes = file_.size;
  file.type = "image/gif";
  file.filename = "picture.gif";
  if (content.media.size() > 2) content.media.clear();
  content.media.push_back(std::move(file));
}

// A full stop becomes an exclamation mark, or the other way about.
void PlanMaker::mend_spelling(record::Content& content) {
  for (record::Text& text : content.texts) {
    char& last = text.blocks[0].text.back();
    last = last == '.' ? '!' : '.';
  }
}

void PlanMaker::add_target(Plan& plan, const ActModel& model) {
  if (model.documents().empty() || dice_.one_in(50)) return;
  plan.act.into = some_document(model);
}

// A quotation, where there is one; else the whole document.
void PlanMaker::add_order(Plan& plan, const std::optional<record::Content>& stands) {
  plan.act.removal.emplace();
  plan.act.removal->order = "Order " + std::to_string(++made_);
  plan.act.removal->waiver = "No archive takes this.";
  if (!stands) return;
  for (const record::Text& text : stands->texts) {
    if (text.blocks.size() > 1) plan.act.removal->parts = {{"", text.blocks[1].id}};
  }
}

void PlanMaker::add_notes(Plan& plan, const std::optional<record::Content>& released) {
  if (plan.act.kind < Kind::update) return;
  plan.act.reason = kReasons[dice_.below(kReasons.size())];
  const std::optional<record::Content>& stands = plan.act.content ? plan.act.content : released;
  if (!stands) return;
  for (const record::Text& text : stands->texts) {
    if (text.status == record::TextStatus::derived) continue;
    plan.act.notes[text.lang] = words(text.lang, 2 + dice_.below(6));
  }
}

void PlanMaker::spoil(Plan& plan) {
  switch (dice_.below(4)) {
    case 0:
      if (plan.act.kind == Kind::remove_legal) return spoil_notes(plan);  // law is reason enough
      plan.flaw = "no reason";
      plan.act.reason.reset();
      return;
    case 1:
      return spoil_notes(plan);
    case 2:
      plan.flaw = "texts where none belong, or none where they do";
      if (plan.act.content) {
        plan.act.content.reset();
      } else {
        plan.act.content = fresh();
      }
      return;
    default:
      if (plan.act.content) spoil_content(plan);
  }
}

void PlanMaker::spoil_notes(Plan& plan) {
  if (plan.act.notes.empty() || dice_.one_in(4)) {
    plan.flaw = "a note in a variant that is not there";
    plan.act.notes["de"] = "Eine Anmerkung.";
  } else if (dice_.one_in(2)) {
    plan.flaw = "a note is missing";
    plan.act.notes.erase(plan.act.notes.begin());
  } else {
    plan.flaw = "a note of nine or ten characters among spaces";
    plan.act.notes.begin()->second = dice_.one_in(2) ? "   Мост је 9  " : " Мост је 9. ";
  }
}

void PlanMaker::spoil_content(Plan& plan) {
  std::vector<record::Text>& texts = plan.act.content->texts;
  record::Text& text = texts[dice_.below(texts.size())];
  const bool typography = plan.act.kind == Kind::typography;
  switch (dice_.below(6)) {
    case 0:
      plan.flaw = "no headline";
      text.headline.clear();
      plan.sound = !typography;
      return;
    case 1:
      plan.flaw = "a variant is lost";
      texts.erase(texts.begin());
      return;
    case 2:
      plan.flaw = "a variant is new";
      texts.push_back(this->text("sq"));
      std::sort(texts.begin(), texts.end(), [](auto& a, auto& b) { return a.lang < b.lang; });
      plan.sound = !typography;
      return;
    case 3:
      plan.flaw = "not UTF-8";
      text.blocks[0].text += "\xff";
      plan.sound = false;
      return;
    case 4:
      plan.flaw = "two blocks of one name";
      text.blocks.push_back(text.blocks[0]);
      plan.sound = false;
      return;
    default:
      plan.flaw = "a number changes";
      text.blocks[0].text.insert(0, "7 ");
      plan.sound = !typography && text.status != record::TextStatus::derived;
      if (plan.sound) newsroom::derive_variants(*plan.act.content, config_);
  }
}

}  // namespace glasnik::property
