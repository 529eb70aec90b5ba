// Beginning an edition: a new item with its first words, or an act on a document that is public.

#include <algorithm>
#include <charconv>
#include <iterator>

#include "newsroom/compose.h"
#include "newsroom/standing.h"
#include "site/desk.h"
#include "site/desk_press.h"
#include "site/desk_works.h"
#include "site/stream.h"
#include "text/markup.h"
#include "text/repair.h"

namespace glasnik::site {
namespace {

constexpr proof::Kind kActs[] = {proof::Kind::correct,    proof::Kind::update,
                                 proof::Kind::typography, proof::Kind::add_variant,
                                 proof::Kind::withdraw,   proof::Kind::unwithdraw,
                                 proof::Kind::retract};
constexpr const char* kTypes[] = {"news", "statement"};

const Variant& original(const View& view) { return view.ground.config.variants.front(); }

void fill_types(const View& view, const std::string& chosen, Dictionary& page) {
  for (const char* type : kTypes) {
    Dictionary& choice = *page.AddSectionDictionary("TYPE_CHOICE");
    choice.SetValue("TYPE_NAME", type);
    choice.SetValue("TYPE_WORD", type_word(view, type));
    if (chosen == type) choice.ShowSection("TYPE_CHOSEN");
  }
}

void fill_acts(const View& view, const std::string& chosen, Dictionary& page) {
  for (proof::Kind act : kActs) {
    const std::string name(proof::kind_name(act));
    Dictionary& choice = *page.AddSectionDictionary("ACT_CHOICE");
    choice.SetValue("ACT_NAME", name);
    choice.SetValue("ACT_WORD", act_word(view, act));
    if (chosen == name) choice.ShowSection("ACT_CHOSEN");
  }
}

// The key is made with the form, so that a form sent twice makes one edition.
Answer form_page(const View& view, const std::optional<Untaken>& untaken, const Form& typed) {
  Dictionary page("new");
  const std::string key = typed.text("key");
  page.SetValue("KEY", key.empty() ? to_string(new_key(view.ground.random)) : key);
  page.SetValue("SOURCE_LANG", original(view).tag);
  page.SetValue("SOURCE_NAME", original(view).label);
  page.SetValue("HEADLINE", typed.text("headline"));
  page.SetValue("LEAD", typed.text("lead"));
  page.SetValue("WORDS", typed.text("text"));
  page.SetValue("NUMBER", typed.text("document"));
  fill_types(view, typed.text("type"), page);
  fill_acts(view, typed.text("act"), page);
  fill_reason_and_notes(view, typed.text("reason"), notes_in(view, typed), page);
  return desk_page(view, "new.tpl", {"DESK_NEW", "/work/new", "/work/new", {}, untaken}, page);
}

// Each line that says something is a paragraph.
Result<std::vector<record::Block>> blocks_in(const View& view, const std::string& words,
                                             const std::string& lang) {
  TRY(std::string rest, text::clean(words, lang));
  std::vector<record::Block> blocks;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    TRY(std::string line, text::clean(rest.substr(0, end), lang));
    rest.erase(0, end + 1);
    if (line.empty()) continue;
    blocks.push_back({newsroom::new_block_id(view.ground.random), record::BlockKind::paragraph,
                      text::escape_inline(line)});
  }
  return blocks;
}

Result<record::Proposal> new_item(const View& view, const Form& form) {
  record::Proposal proposal;
  bool known =
      std::find(std::begin(kTypes), std::end(kTypes), form.text("type")) != std::end(kTypes);
  if (known) proposal.content.type = form.text("type");
  record::Text text;
  text.lang = original(view).tag;
  TRY(text.headline, text::clean(form.text("headline"), text.lang));
  TRY(std::string lead, text::clean(form.text("lead"), text.lang));
  std::replace(text.headline.begin(), text.headline.end(), '\n', ' ');
  std::replace(lead.begin(), lead.end(), '\n', ' ');
  text.lead = text::escape_inline(lead);
  TRY(text.blocks, blocks_in(view, form.text("text"), text.lang));
  proposal.content.texts.push_back(std::move(text));
  return proposal;
}

Result<record::Proposal> act_on_document(const View& view, const Form& form) {
  record::Proposal proposal;
  TRY(proposal.document, parse_document_id(form.text("document")));
  TRY(proposal.act, proof::parse_kind(form.text("act")));
  if (newsroom::needs_notes(proposal.act)) {
    TRY(proposal.reason, reason_in(form));
    proposal.notes = notes_in(view, form);
  }
  return proposal;
}

std::optional<Untaken> why_not_begun(const View& view, const Error& error) {
  switch (error.code) {
    case Code::invalid:
      return Untaken{error.code, view.word("UNTAKEN_INVALID")};
    case Code::conflict:
      return Untaken{error.code, view.word("UNTAKEN_ACTIVE")};
    case Code::not_found:
      return Untaken{Code::invalid, view.word("UNTAKEN_NO_DOCUMENT")};
    case Code::busy:
    case Code::unavailable:
      return Untaken{error.code, view.word("UNTAKEN_UNSURE")};
    default:
      return std::nullopt;
  }
}

}  // namespace

// "?document=12" is how a page of that document leads here.
Answer new_page(const http::Request& request, View& view) {
  return form_page(view, {},
                   Form::of("document", std::string(request.parameter("document").value_or(""))));
}

Answer begin_work(const http::Request& request, View& view) {
  TRY(newsroom::Desk * desk, desk_of(view));
  TRY(Form form, Form::read(request));
  const bool of_document = !form.text("act").empty();
  if (!of_document && form.text("headline").empty()) {
    return form_page(view, Untaken{Code::invalid, view.word("UNTAKEN_HEADLINE")}, form);
  }
  auto proposal = of_document ? act_on_document(view, form) : new_item(view, form);
  auto begun = [&]() -> Result<record::Work> {
    TRY(Key key, parse_key(form.text("key")));
    if (!proposal) return proposal.error();
    return desk->create(caller_key(view), key, *std::move(proposal));
  }();
  if (begun) return http::Response(desk_redirect(view, work_path(begun->key)));
  auto why = why_not_begun(view, begun.error());
  return why ? form_page(view, why, form) : Answer(begun.error());
}

}  // namespace glasnik::site
