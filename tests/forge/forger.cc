// The strong attacker: whoever holds a server's key and disk changes the past and makes everything
// anew, so that nothing on that server contradicts it: commitments, entries, chains, tiles, every
// checkpoint, lists, vault. Such a forgery verifies by itself, as the design says; whoever kept a
// copy of the log sees it.
//
//   forger DIR EDIT     forger (the names of the edits)
//
// The newsroom's own rooms do the work, over emptied tables, with a clock that repeats the past.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>

#include "ledger/log_reader.h"
#include "newsroom/newsroom.h"
#include "newsroom/quotes.h"
#include "proof/merkle.h"
#include "proof/standing.h"
#include "record/document.h"
#include "record/edition.h"

using namespace glasnik;

namespace {

// An entry with the words behind it, as they shall have been.
struct Past {
  proof::Entry entry;
  std::optional<record::Content> content;
  std::map<std::string, std::string> notes;
};
using History = std::vector<Past>;

struct Edit {
  const char* name;
  std::function<void(History&, store::Blobs&)> change;
};

Past& first(History& history, proof::Kind kind) {
  auto found = std::find_if(history.begin(), history.end(),
                            [&](const Past& past) { return past.entry.kind == kind; });
  ENSURE(found != history.end());
  return *found;
}

std::ptrdiff_t place(History& history, proof::Kind kind) {
  return &first(history, kind) - history.data();
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  std::size_t at = text.find(from);
  ENSURE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

record::Text& english(Past& past) {
  for (record::Text& text : past.content->texts) {
    if (text.lang == "en") return text;
  }
  bug("a text in English", __FILE__, __LINE__);
}

const Edit kEdits[] = {
    {"word",
     [](History& history, store::Blobs&) {
       replace(english(first(history, proof::Kind::release)).lead, "opened", "closed");
     }},
    {"headline",
     [](History& history, store::Blobs&) {
       english(first(history, proof::Kind::correct)).headline += " at last";
     }},
    {"quote",
     [](History& history, store::Blobs&) {
       for (record::Block& block : english(first(history, proof::Kind::release)).blocks) {
         if (block.kind == record::BlockKind::quote) replace(block.text, "everybody", "nobody");
       }
     }},
    {"note",
     [](History& history, store::Blobs&) {
       first(history, proof::Kind::withdraw).notes["en"] = "Nothing of importance happened.";
     }},
    {"reason",
     [](History& history, store::Blobs&) {
       first(history, proof::Kind::correct).entry.reason = proof::Reason::translation;
     }},
    {"drop the correction",
     [](History& history, store::Blobs&) {
       history.erase(history.begin() + place(history, proof::Kind::correct));
     }},
    {"insert an act",
     [](History& history, store::Blobs&) {
       Past update = first(history, proof::Kind::release);
       update.entry.kind = proof::Kind::update;
       update.entry.reason = proof::Reason::other;
       for (const record::Text& text : update.content->texts) {
         update.notes[text.lang] = "As announced in good time.";
       }
       history.insert(history.begin() + place(history, proof::Kind::release) + 1, update);
     }},
    {"backdate",
     [](History& history, store::Blobs&) {
       for (Past& past : history) past.entry.issued -= std::chrono::days(30);
     }},
    {"swap two releases",
     [](History& history, store::Blobs&) { std::swap(history[1], history[2]); }},
    {"truncate", [](History& history, store::Blobs&) { history.resize(history.size() - 2); }},
    {"name of the institution",
     [](History& history, store::Blobs&) { history.front().entry.name = "Another institution"; }},
    {"file",
     [](History& history, store::Blobs& blobs) {
       const std::string octets = "%PDF-1.4\nanother file\n%%EOF\n";
       auto blob = store::put_blob(blobs, octets);
       ENSURE(blob.ok());
       for (Past& past : history) {
         if (!past.content) continue;
         for (record::MediaFile& file : past.content->media) {
           file.sha256 = blob->hash;
           file.bytes = blob->size;
         }
       }
     }},
    {"drop a variant",
     [](History& history, store::Blobs&) {
       for (Past& past : history) {
         if (past.entry.doc != DocumentId{2}) continue;
         past.notes.erase("en");
         if (!past.content) continue;
         std::erase_if(past.content->texts, [](const auto& text) { return text.lang == "en"; });
         past.content->texts.front().status = record::TextStatus::original;
         past.content->texts.front().of.clear();
       }
     }},
    {"claimed date",
     [](History& history, store::Blobs&) {
       first(history, proof::Kind::release).content->claimed_date =
           Date{std::chrono::year{2001}, std::chrono::month{2}, std::chrono::day{3}};
     }},
    {"salts alone", [](History&, store::Blobs&) {}},
};

// What the log says now, and where its passes ended.
Result<History> history_of(store::Session& session, std::vector<std::int64_t>& passes) {
  History history;
  TRY(std::uint64_t size, ledger::committed_size(session));
  for (std::int64_t index = 0; index < static_cast<std::int64_t>(size); ++index) {
    TRY(auto octets, ledger::entry_octets(session, index));
    Past past;
    TRY(past.entry, proof::parse_entry(*octets));
    if (proof::is_content_act(past.entry.kind)) {
      TRY(past.content, record::load_content(session, index));
    }
    for (const proof::EntryNote& note : past.entry.notes) {
      TRY(past.notes[note.lang], record::note_of(session, index, note.lang));
    }
    history.push_back(std::move(past));
  }
  TRY(passes, session.all("SELECT size FROM checkpoints ORDER BY size",
                          [](const store::Row& row) { return row.integer(0); }));
  return history;
}

Result<void> forget_everything(store::Session& session) {
  TRY_VOID(session.execute("DELETE FROM entries"));
  TRY_VOID(session.execute("DELETE FROM tiles"));
  TRY_VOID(session.execute("DELETE FROM checkpoints"));
  TRY_VOID(session.execute("DELETE FROM documents"));
  TRY_VOID(session.execute("DELETE FROM acts"));
  TRY_VOID(session.execute("DELETE FROM texts"));
  TRY_VOID(session.execute("DELETE FROM parts"));
  TRY_VOID(session.execute("DELETE FROM salts"));
  TRY_VOID(session.execute("DELETE FROM quotes"));
  TRY_VOID(session.execute("DELETE FROM media"));
  TRY_VOID(session.execute("DELETE FROM published"));
  return {};
}

// Puts one act into the log as the program would have, whatever the time.
class Forgery {
 public:
  Forgery(newsroom::Newsroom& newsroom, store::Session& session, ledger::Appender& appender)
      : newsroom_(newsroom), session_(session), appender_(appender) {}

  Result<void> append(Past& past) {
    if (!proof::is_act(past.entry.kind)) {
      TRY_VOID(appender_.append(past.entry));
      return {};
    }
    index_ = appender_.next_index();
    TRY_VOID(follow(past.entry));
    if (past.content) TRY_VOID(commit_content(*past.content, past.entry));
    TRY_VOID(commit_notes(past));
    TRY_VOID(appender_.append(past.entry));
    return store_act(past);
  }

 private:
  // seq, edition and prev by the document's state so far.
  Result<void> follow(proof::Entry& entry) {
    state_.id = entry.doc;
    TRY(auto state, record::document_state(session_, entry.doc));
    if (state) state_ = *state;
    entry.prev.reset();
    if (state) {
      TRY(auto octets, ledger::entry_octets(session_, state->last_entry));
      entry.prev = {static_cast<std::uint64_t>(state->last_entry), proof::leaf_hash(*octets)};
    }
    state_.seq = entry.seq = state_.seq + 1;
    state_.version = entry.edition = proof::edition_after(state_.version, entry.kind);
    state_.standing = proof::standing_after(state_.standing, entry.kind).value();
    state_.last_entry = index_;
    return {};
  }

  Result<std::vector<Hash>> commit(const record::PartSet& set) {
    Bytes salts = random_bytes(newsroom_.seams().random, set.parts.size() * proof::kSaltSize);
    std::vector<Hash> commitments;
    for (std::size_t i = 0; i < set.parts.size(); ++i) {
      BytesView salt = BytesView(salts).substr(i * proof::kSaltSize, proof::kSaltSize);
      commitments.push_back(proof::commitment(set.parts[i].name, salt, set.parts[i].body));
    }
    TRY_VOID(record::put_parts(session_, index_, set, salts));
    return commitments;
  }

  Result<void> commit_content(const record::Content& content, proof::Entry& entry) {
    state_.content_entry = index_;
    entry.texts.clear();
    for (const record::PartSet& set : record::parts_of(content)) {
      TRY(auto commitments, commit(set));
      const record::Text* text = content.text(set.collection);
      if (text == nullptr) entry.data = proof::part_set(commitments);
      if (text == nullptr) continue;
      entry.texts.push_back(
          {text->lang, text->status, text->of, text->rule, proof::part_set(commitments)});
      for (const record::Quote& quote : newsroom::propose_quotes(*text)) {
        TRY_VOID(record::put_quote(session_, index_, quote));
      }
    }
    TRY_VOID(record::put_content(session_, index_, content));
    for (const record::MediaFile& file : content.media) {
      TRY_VOID(record::put_media(session_, {file, entry.doc, index_}));
    }
    return {};
  }

  Result<void> commit_notes(Past& past) {
    past.entry.notes.clear();
    if (past.notes.empty()) return {};
    record::PartSet set{"notes", {}};
    for (const auto& [lang, note] : past.notes) set.parts.push_back({"note:" + lang, note});
    TRY(auto commitments, commit(set));
    std::size_t i = 0;
    for (const auto& [lang, note] : past.notes)
      past.entry.notes.push_back({lang, commitments[i++]});
    return {};
  }

  Result<void> store_act(const Past& past) {
    TRY_VOID(record::put_document_state(session_, state_));
    std::string reason(past.entry.reason ? proof::reason_name(*past.entry.reason) : "");
    return record::put_act(
        session_, {index_, state_.id, state_.seq, std::string(proof::kind_name(past.entry.kind)),
                   state_.version, appender_.issued(), reason, state_.content_entry});
  }

  newsroom::Newsroom& newsroom_;
  store::Session& session_;
  ledger::Appender& appender_;
  record::DocumentState state_;
  std::int64_t index_ = 0;
};

// The log from its beginning, in the passes that it had.
Result<void> write(const std::string& directory, History history,
                   const std::vector<std::int64_t>& passes) {
  Time now{};
  newsroom::Seams seams;
  seams.clock.wall = [&now] { return now; };
  TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::write, seams));
  now = history.front().entry.issued;
  TRY_VOID(newsroom->ledger().found(history.front().entry.name, history.front().entry.root_key));
  auto next = history.begin() + 1;
  for (std::int64_t size : passes) {
    auto end = std::min(history.end(), history.begin() + size);
    if (next >= end) continue;
    now = next->entry.issued;
    auto work = [&](store::Session& session, ledger::Appender& appender) -> Result<void> {
      for (; next != end; ++next) TRY_VOID(Forgery(*newsroom, session, appender).append(*next));
      return {};
    };
    TRY_VOID(newsroom->ledger().pass(work));
  }
  return {};
}

Result<void> forge(const std::string& directory, const Edit& edit) {
  std::vector<std::int64_t> passes;
  History history;
  {
    TRY(auto newsroom, newsroom::Newsroom::open(directory, newsroom::Access::write, {}));
    TRY(history, newsroom->database().read(
                     [&](store::Session& session) { return history_of(session, passes); }));
    edit.change(history, newsroom->blobs());
    TRY_VOID(newsroom->database().write(forget_everything));
  }
  passes.push_back(static_cast<std::int64_t>(history.size()));  // also where an act was inserted
  std::filesystem::remove(newsroom::vault_path(std::filesystem::canonical(directory)));
  return write(directory, std::move(history), passes);
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 1) {
    for (const Edit& edit : kEdits) fmt::print("{}\n", edit.name);
    return 0;
  }
  for (const Edit& edit : kEdits) {
    if (count != 3 || std::string_view(edit.name) != arguments[2]) continue;
    Result<void> forged = forge(arguments[1], edit);
    if (!forged) fmt::print(stderr, "forger: {}\n", forged.error().message);
    return forged ? 0 : 1;
  }
  return 2;
}
