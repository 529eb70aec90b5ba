#include "site/desk_json.h"

#include "base/encoding.h"
#include "newsroom/desk_check.h"
#include "record/kept.h"
#include "site/desk_frame.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

using Spans = std::vector<text::Kept>;

json::string named(std::string_view name) { return json::string(name.data(), name.size()); }

// As it reads, in safe markup: the items of a list and the speaker's line of a quote are lines of
// their own, everything else is one.
json::array lines_of(record::BlockKind kind, std::string_view words, const Spans& kept) {
  json::array lines;
  const bool many = kind == record::BlockKind::list || kind == record::BlockKind::quote;
  for (std::size_t begin = 0;;) {
    std::size_t end = many ? words.find('\n', begin) : words.npos;
    if (end == words.npos) end = words.size();
    Spans here;
    for (text::Kept one : kept) {
      if (one.span.begin < begin || one.span.end > end) continue;
      one.span = {one.span.begin - begin, one.span.end - begin};
      here.push_back(std::move(one));
    }
    auto line = text::render_inline(words.substr(begin, end - begin), here);
    lines.push_back(json::string(line.html.markup()));
    if (end == words.size()) return lines;
    begin = end + 1;
  }
}

json::array kept_json(const Spans& kept) {
  json::array all;
  for (const text::Kept& one : kept) {
    json::object word{
        {"start", one.span.begin}, {"end", one.span.end}, {"kind", named(text::name(one.kind))}};
    if (one.latin) word["latin"] = *one.latin;
    if (!one.lang.empty()) word["lang"] = one.lang;
    all.push_back(std::move(word));
  }
  return all;
}

json::object block_json(const std::string& id, record::BlockKind kind, const std::string& words,
                        const Spans& kept = {}) {
  return {{"id", id},
          {"kind", named(record::block_kind_name(kind))},
          {"text", words},
          {"lines", lines_of(kind, words, kept)}};
}

// The kept words of a slot's own words.
Spans kept_beside(const std::vector<record::Part>& slot) {
  for (const record::Part& part : slot) {
    if (record::part_of_kept(part.name).empty()) continue;
    auto kept = record::parse_kept(part.body);
    return kept ? *std::move(kept) : Spans();
  }
  return {};
}

// One side of a conflict; null: it has no such part.
json::value side_json(const std::string& slot, const newsroom::SlotParts& side) {
  if (!side || side->empty()) return nullptr;
  if (slot == "order") {
    json::array names;
    for (const record::Part& part : *side) {
      if (part.name.starts_with("block:")) names.emplace_back(part.name.substr(6));
    }
    return json::object{{"order", std::move(names)}};
  }
  const record::Part& part = side->front();
  const Spans kept = kept_beside(*side);
  const std::size_t colon = part.name.find(':');
  auto kind = record::parse_block_kind(part.name.substr(0, colon));
  if (!slot.starts_with("block:") || !kind) {
    return json::object{{"text", part.body}, {"kept", kept_json(kept)}};
  }
  return block_json(part.name.substr(colon + 1), *kind, part.body, kept);
}

json::array strings(const std::vector<std::string>& texts) {
  json::array all;
  for (const std::string& text : texts) all.emplace_back(text);
  return all;
}

json::object notes_json(const record::Proposal& proposal) {
  json::object notes;
  for (const auto& [lang, note] : proposal.notes) notes[lang] = note;
  return notes;
}

std::string reason_of(const record::Proposal& proposal) {
  return proposal.reason ? std::string(proof::reason_name(*proposal.reason)) : std::string();
}

json::object text_row(const newsroom::WorkView& work, const record::Text& text) {
  json::object row = json_of(text);
  row["status"] = named(proof::status_name(text.status));
  row["of"] = text.of;
  for (const record::WorkText& state : work.texts) {
    if (state.lang != text.lang) continue;
    row["readiness"] = named(record::readiness_name(state.readiness));
    row["seen"] = state.reviewed_by.has_value();
  }
  auto outdated = work.outdated.find(text.lang);
  row["outdated"] = outdated == work.outdated.end() ? json::array() : strings(outdated->second);
  return row;
}

json::array failing_json(const std::vector<newsroom::Failing>& failing) {
  json::array all;
  for (const newsroom::Failing& one : failing) {
    all.push_back(json::object{{"condition", named(newsroom::condition_name(one.condition))},
                               {"lang", one.lang},
                               {"detail", one.detail}});
  }
  return all;
}

json::object ambiguous_json(const text::AmbiguousWord& word) {
  return {{"word", word.word},
          {"latin", word.latin},
          {"why", named(text::name(word.why))},
          {"start", word.span.begin},
          {"end", word.span.end}};
}

}  // namespace

json::object json_of(const record::Text& text) {
  json::array blocks;
  for (const record::Block& block : text.blocks) {
    blocks.push_back(block_json(block.id, block.kind, block.text, record::kept_in(text, block.id)));
  }
  json::object kept;
  for (const auto& [part, spans] : text.kept) kept[part] = kept_json(spans);
  return {{"lang", text.lang},
          {"headline", text.headline},
          {"lead", text.lead},
          {"blocks", std::move(blocks)},
          {"kept", std::move(kept)}};
}

json::array json_of(const std::vector<newsroom::MergeConflict>& conflicts) {
  json::array all;
  for (const newsroom::MergeConflict& conflict : conflicts) {
    all.push_back(json::object{{"lang", conflict.set},
                               {"part", conflict.slot},
                               {"base", side_json(conflict.slot, conflict.base)},
                               {"mine", side_json(conflict.slot, conflict.mine)},
                               {"theirs", side_json(conflict.slot, conflict.theirs)}});
  }
  return all;
}

json::array json_of(const std::vector<text::AmbiguousWord>& words) {
  json::array all;
  for (const text::AmbiguousWord& word : words) all.push_back(ambiguous_json(word));
  return all;
}

json::object json_of(const View& view, const newsroom::WorkView& work) {
  json::array texts;
  for (const record::Text& text : work.proposal.content.texts) {
    texts.push_back(text_row(work, text));
  }
  json::array ambiguous;
  for (const newsroom::DerivedWord& derived : work.ambiguous) {
    json::object word = ambiguous_json(derived.word);
    word["lang"] = derived.lang;
    word["part"] = derived.part;
    ambiguous.push_back(std::move(word));
  }
  json::object all{{"key", to_string(work.work.key)},
                   {"revision", work.work.revision},
                   {"state", named(record::state_name(work.work.state))},
                   {"act", named(proof::kind_name(work.work.act))},
                   {"source", work.work.source},
                   {"texts", std::move(texts)},
                   {"notes", notes_json(work.proposal)},
                   {"reason", reason_of(work.proposal)},
                   {"ambiguous", std::move(ambiguous)},
                   {"failing", failing_json(work.failing)},
                   {"hash", hex(work.hash.view())}};
  if (work.work.document) all["document"] = work.work.document->number;
  if (work.work.schedule) all["release_at"] = iso_local(view, work.work.schedule->at);
  return all;
}

json::object json_of(const View& view, const record::Buffer& buffer,
                     const record::Proposal& typed) {
  json::array texts;
  for (const record::Text& text : typed.content.texts) {
    if (text.status != record::TextStatus::derived) texts.push_back(json_of(text));
  }
  return {{"base", buffer.base},
          {"saved", iso_local(view, buffer.saved)},
          {"clock", clock(view, buffer.saved)},
          {"texts", std::move(texts)},
          {"notes", notes_json(typed)},
          {"reason", reason_of(typed)}};
}

http::Response json_answer(const View& view, int status, const json::object& body) {
  http::PreparedSpec spec;
  spec.status = status;
  spec.content_type = "application/json";
  spec.fields = desk_fields(view);
  spec.body = json::serialize(body);
  spec.etag = false;
  return http::Response(http::prepare(std::move(spec)));
}

http::Response json_problem(const View& view, const Error& error) {
  return json_answer(view, error.code == Code::invalid ? 400 : desk_status(error.code),
                     {{"error", named(code_name(error.code))}, {"message", error.message}});
}

}  // namespace glasnik::site
