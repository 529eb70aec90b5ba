#include "ledger/audit_documents.h"

#include <algorithm>
#include <limits>

namespace glasnik::ledger {
namespace {

constexpr std::size_t kBatch = 256;  // documents at a time
constexpr DocumentId kFirst{std::numeric_limits<std::int64_t>::min()};
constexpr DocumentId kLast{std::numeric_limits<std::int64_t>::max()};

void add_number(Bytes& to, std::int64_t number) {
  to.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void add_text(Bytes& to, std::string_view text) {
  add_number(to, static_cast<std::int64_t>(text.size()));
  to += text;
}

// Of what a row shows of the words and files; its dates and standing are compared as they are.
Hash digest_of_words(const record::Listed& item) {
  Bytes octets;
  for (const std::string* text : {&item.type, &item.headline, &item.lead, &item.slug}) {
    add_text(octets, *text);
  }
  add_text(octets, item.claimed ? iso_date(item.day) : std::string());
  add_number(octets, item.photos);
  add_number(octets, item.video_ms);
  add_text(octets, item.picture ? item.picture->view() : BytesView());
  return sha256(octets);
}

// As record::hide_listed leaves a row until its checkpoint.
bool shows_no_words(const record::Listed& item) {
  return item.headline.empty() && item.lead.empty() && item.slug == "-" && !item.picture;
}

}  // namespace

void DocumentAudit::add(std::int64_t entry, const record::Content& content) {
  for (const record::Text& text : content.texts) {
    shown_.push_back(
        {entry, place_of(text.lang), digest_of_words(record::listed_words(content, text))});
  }
}

std::size_t DocumentAudit::place_of(const std::string& lang) {
  auto found = std::find(langs_.begin(), langs_.end(), lang);
  if (found == langs_.end()) found = langs_.insert(found, lang);
  return static_cast<std::size_t>(found - langs_.begin());
}

// Acts lead; what the other tables hold of documents up to the last one at hand is read with them,
// also of documents that have no act.
Result<void> DocumentAudit::finish(std::int64_t published) {
  Documents documents;
  DocumentId first = kFirst;
  auto check_all = [&](DocumentId last) -> Result<void> {
    TRY_VOID(read_rest(documents, first, last));
    for (auto& [id, document] : documents) check(id, document, published);
    documents.clear();
    first = last == kLast ? kLast : DocumentId{last.number + 1};
    return {};
  };
  TRY_VOID(record::each_act(session_, [&](DocumentId id, Result<record::Act> act) -> Result<void> {
    if (documents.size() >= kBatch && documents.rbegin()->first != id) {
      TRY_VOID(check_all(documents.rbegin()->first));
    }
    Document& document = documents[id];
    if (act) {
      document.acts.push_back(*std::move(act));
    } else {
      fail(0, "an act's row of " + to_string(id) + ": " + act.error().message);
    }
    return {};
  }));
  return check_all(kLast);
}

Result<void> DocumentAudit::read_rest(Documents& documents, DocumentId first, DocumentId last) {
  TRY_VOID(record::each_state(session_, first, last,
                              [&](DocumentId id, Result<record::DocumentState> state) {
                                documents[id].state = std::move(state);
                              }));
  return record::each_listed(
      session_, first, last, [&](DocumentId id, Result<record::Listed> item) {
        Document& document = documents[id];
        if (item) return document.listed.push_back(*std::move(item));
        fail(0, "a row of what lists show of " + to_string(id) + ": " + item.error().message);
      });
}

void DocumentAudit::check(DocumentId id, Document& document, std::int64_t published) {
  check_words_left(document.acts);
  check_state(id, document);
  // A crash, or a server at this moment, may have committed acts that no checkpoint covers yet.
  auto beyond = [&](const record::Act& act) { return act.entry >= published; };
  document.hidden = std::any_of(document.acts.begin(), document.acts.end(), [&](const auto& act) {
    return beyond(act) && act.kind == "remove_legal";
  });
  std::erase_if(document.acts, beyond);
  check_listed(id, document);
}

void DocumentAudit::check_words_left(const std::vector<record::Act>& acts) {
  for (std::size_t i = 1; i < acts.size(); ++i) {
    bool content = acts[i].content_entry == acts[i].entry;
    bool removed = acts[i].kind == "remove_legal" && acts[i].content_entry == record::kNoWords;
    if (content || removed || acts[i].content_entry == acts[i - 1].content_entry) continue;
    fail(acts[i].entry, "the act's row leaves other words standing than the act before");
  }
}

void DocumentAudit::check_state(DocumentId id, const Document& document) {
  if (document.acts.empty()) {
    if (document.state) fail(0, "a state of " + to_string(id) + ", which has no act");
    return;
  }
  const record::Act& last = document.acts.back();
  record::Standing standing = record::Standing::unreleased;
  for (const record::Act& act : document.acts) standing = record::standing_after(standing, act);
  const record::DocumentState* state =
      document.state && *document.state ? &**document.state : nullptr;
  bool same = state != nullptr && state->seq == last.seq && state->version == last.version &&
              state->last_entry == last.entry && state->content_entry == last.content_entry &&
              state->standing == standing;
  if (!same) fail(last.entry, "the state of " + to_string(id) + " is not its last act's");
}

void DocumentAudit::check_listed(DocumentId id, const Document& document) {
  Variants variants;
  if (!expect(document, variants)) return;
  auto at = variants.begin();
  bool same = variants.size() == document.listed.size();
  bool but_for_the_day = same;  // which is a matter of the settings' zone
  for (std::size_t i = 0; i < document.listed.size() && but_for_the_day; ++i, ++at) {
    record::Listed item = document.listed[i];
    but_for_the_day =
        document.hidden ? shows_no_words(item) : digest_of_words(item) == at->second.words;
    same = same && item == at->second.item;
    if (!item.claimed) item.day = at->second.item.day;
    but_for_the_day = but_for_the_day && item == at->second.item;
  }
  if (same && but_for_the_day) return;
  fail(document.acts.empty() ? 0 : document.acts.back().entry,
       "what lists show of " + to_string(id) + " is not what was released" +
           (but_for_the_day ? ": the day; has the timezone in glasnik.toml been changed?" : ""));
}

// What the acts make of each variant, by the rule of the projection. The words are taken over from
// the row, because their digest tells whether they are the right ones. False where words that
// cannot be read are among them.
bool DocumentAudit::expect(const Document& document, Variants& variants) {
  for (const record::Act& act : document.acts) {
    if (unreadable_.contains(act.entry)) return false;
    if (act.content_entry != act.entry) {
      for (auto& [lang, variant] : variants) record::settle_status(variant.item, act);
      continue;
    }
    auto shown =
        std::lower_bound(shown_.begin(), shown_.end(), act.entry,
                         [](const Shown& one, std::int64_t entry) { return one.entry < entry; });
    for (; shown != shown_.end() && shown->entry == act.entry; ++shown) {
      const std::string& lang = langs_[shown->lang];
      auto before = variants.find(lang);
      auto row = std::find_if(document.listed.begin(), document.listed.end(),
                              [&](const record::Listed& item) { return item.lang == lang; });
      record::Listed item = row == document.listed.end() ? record::Listed{} : *row;
      item.lang = lang;
      record::settle(item, before == variants.end() ? nullptr : &before->second.item, act, zone_);
      variants[lang] = {std::move(item), shown->words};
    }
  }
  return true;
}

void DocumentAudit::fail(std::int64_t index, std::string reason) {
  audit_.fail("rows", index, std::move(reason));
}

}  // namespace glasnik::ledger
