#include "newsroom/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "newsroom/drafts.h"
#include "text/slug.h"

namespace glasnik::newsroom {
namespace {

// Where an original went when it was taken before.
struct Taken {
  std::optional<DocumentId> document;
  std::optional<Key> draft;
};

Result<std::optional<Taken>> find_taken(Newsroom& newsroom, const Source& source) {
  return newsroom.database().read([&](store::Session& session) {
    return session.one(
        "SELECT doc, draft FROM imports WHERE source = $1 AND lang = $2",
        [](const store::Row& row) {
          Taken taken;
          if (auto doc = row.optional_integer(0)) taken.document = DocumentId{*doc};
          taken.draft = row.optional_key(1);
          return taken;
        },
        source.hash, source.lang);
  });
}

// Items that are ready and wait for their pass, with the report each will give.
class Batch {
 public:
  Batch(Newsroom& newsroom, const ImportOptions& options,
        const std::function<void(const ItemReport&)>& report)
      : newsroom_(newsroom),
        options_(options),
        report_(report),
        flushed_at_(newsroom.seams().clock.monotonic()) {}

  Result<void> take(const ImportItem& item) {
    ItemReport report;
    report.name = item.name;
    report.problems = item.problems;
    if (!item.unreadable.empty()) {
      refuse(std::move(report), item.unreadable);
      return {};
    }
    std::vector<Source> sources = sources_of(item);
    TRY(Known known, this->known(sources));
    if (known.in_this_batch || !known.taken.empty()) {
      return take_again(std::move(report), item, known);
    }
    auto composed = compose(item.sources, newsroom_.config(), newsroom_.seams().random);
    if (!composed) {
      refuse(std::move(report), composed.error().message);
      return {};
    }
    bool archived = item.sources.front().item.has_value();
    return add(std::move(report), *std::move(composed), std::move(sources), archived);
  }

  // Whoever watches hears of what is safe at least ten times a second.
  bool full() const {
    bool late = newsroom_.seams().clock.monotonic() - flushed_at_ > std::chrono::milliseconds(100);
    return acts_.size() == kMostActsInAPass || late;
  }

  // One pass for what is to be released, one transaction for what is drafted.
  Result<void> flush() {
    TRY(auto receipts, perform_all());
    TRY_VOID(write_drafts());
    for (Waiting& waiting : waiting_) {
      if (waiting.act) tell(receipts[*waiting.act], waiting.report);
      report_(waiting.report);
    }
    waiting_.clear();
    acts_.clear();
    drafts_.clear();
    seen_.clear();
    flushed_at_ = newsroom_.seams().clock.monotonic();
    return {};
  }

 private:
  struct Waiting {
    ItemReport report;
    std::optional<std::size_t> act;  // place in acts_
  };
  struct Draft {
    Key key;
    record::Content content;
    std::vector<Source> sources;
  };

  static std::vector<Source> sources_of(const ImportItem& item) {
    std::vector<Source> sources;
    for (const SourceText& source : item.sources) {
      sources.push_back({sha256(source.octets), source.lang});
    }
    return sources;
  }

  // What is known of an item's originals from earlier imports, and from earlier in this batch.
  struct Known {
    std::vector<Taken> taken;
    bool in_this_batch = false;
  };
  Result<Known> known(const std::vector<Source>& sources) {
    Known known;
    for (const Source& source : sources) {
      known.in_this_batch |= seen_.contains({source.hash, source.lang});
      TRY(auto taken, find_taken(newsroom_, source));
      if (taken) known.taken.push_back(*taken);
    }
    return known;
  }

  // An item of which something was taken before: all of it, which is well; or a part, and then what
  // is new would be lost without a word.
  Result<void> take_again(ItemReport report, const ImportItem& item, const Known& known) {
    report.outcome = Outcome::present;
    if (known.taken.empty()) {
      report.reason = "the same octets stand earlier in this import";
      waiting_.push_back({std::move(report), std::nullopt});
      return {};
    }
    const Taken& first = known.taken.front();
    if (known.taken.size() < item.sources.size() && first.document) {
      refuse(
          std::move(report),
          fmt::format("a variant of it is document {0} already: add the others with 'glasnik act "
                      "DIR add_variant {0} --text VARIANT=FILE'",
                      first.document->number));
      return {};
    }
    if (known.taken.size() < item.sources.size()) {
      refuse(std::move(report), "a variant of it is a draft already: release that first");
      return {};
    }
    report.document = first.document;
    report.draft = first.draft;
    if (options_.release && first.draft && !first.document) {
      return release_draft(std::move(report), *first.draft);
    }
    waiting_.push_back({std::move(report), std::nullopt});
    return {};
  }

  Result<void> release_draft(ItemReport report, const Key& key) {
    TRY(record::Content content, newsroom_.database().read([&](store::Session& session) {
      return load_draft(session, key);
    }));
    if (!releasable(content)) {
      waiting_.push_back({std::move(report), std::nullopt});
      return {};
    }
    describe(content, report);
    queue_release(std::move(report), std::move(content), {}, key);
    return {};
  }

  // Every text needs a headline and something under it.
  static bool releasable(const record::Content& content) {
    return std::all_of(content.texts.begin(), content.texts.end(), [](const record::Text& text) {
      return !text.headline.empty() && !(text.lead.empty() && text.blocks.empty());
    });
  }

  static void describe(const record::Content& content, ItemReport& report) {
    const record::Text& first = content.texts.front();
    report.headline = first.headline;
    report.lang = first.lang;
    report.slug = text::slug(first.headline);
  }

  // All in one pass; if an act among them is refused, one by one, so that it alone is.
  Result<std::vector<Result<Receipt>>> perform_all() {
    std::vector<Result<Receipt>> receipts;
    if (acts_.empty()) return receipts;
    auto together = perform(newsroom_, acts_);
    if (together) {
      receipts.assign(together->begin(), together->end());
      return receipts;
    }
    for (const ActRequest& act : acts_) {
      Result<Receipt> alone = perform(newsroom_, act);
      bool refused = alone.ok() || alone.error().code == Code::invalid ||
                     alone.error().code == Code::conflict || alone.error().code == Code::too_large;
      if (!refused) return alone.error();
      receipts.push_back(std::move(alone));
    }
    return receipts;
  }

  static void tell(const Result<Receipt>& receipt, ItemReport& report) {
    if (receipt) {
      report.receipt = *receipt;
      report.document = receipt->document;
      return;
    }
    report.outcome = Outcome::refused;
    report.reason = receipt.error().message;
  }

  void refuse(ItemReport report, std::string reason) {
    report.outcome = Outcome::refused;
    report.reason = std::move(reason);
    waiting_.push_back({std::move(report), std::nullopt});
  }

  // `archived`: an item of an archive, which may lack its text; a file that does is a mistake.
  Result<void> add(ItemReport report, Composed composed, std::vector<Source> sources,
                   bool archived) {
    record::Content& content = composed.content;
    content.type = options_.type;
    if (options_.date) content.claimed_date = options_.date;
    report.readings = std::move(composed.readings);
    std::move(composed.problems.begin(), composed.problems.end(),
              std::back_inserter(report.problems));
    for (const Reading& reading : report.readings) {
      if (!reading.breach) continue;
      refuse(std::move(report), "words would be lost: " + *reading.breach);
      return {};
    }
    // All are judged before the first is stored: of what is refused nothing is kept.
    for (const Attachment& attachment : options_.attachments) {
      auto judged = check_attachable(newsroom_, attachment);
      if (judged) continue;
      refuse(std::move(report), judged.error().message);
      return {};
    }
    for (const Attachment& attachment : options_.attachments) {
      auto attached = attach(newsroom_, attachment, content);
      if (!attached) {
        refuse(std::move(report), attached.error().message);
        return {};
      }
      report.attached.push_back(*std::move(attached));
    }
    describe(content, report);
    bool ready = releasable(content);
    if (options_.release && ready) {
      queue_release(std::move(report), std::move(content), std::move(sources), std::nullopt);
      return {};
    }
    if (!ready && !archived) {
      refuse(std::move(report), "no_text: a release needs a headline and a text under it");
      return {};
    }
    if (options_.release) report.problems.push_back("no_text: kept as a draft, not released");
    queue_draft(std::move(report), std::move(content), std::move(sources));
    return {};
  }

  void queue_release(ItemReport report, record::Content content, std::vector<Source> sources,
                     std::optional<Key> draft) {
    ActRequest act;
    act.content = std::move(content);
    act.sources = std::move(sources);
    act.draft = draft;
    note_seen(act.sources);
    report.outcome = Outcome::released;
    waiting_.push_back({std::move(report), acts_.size()});
    acts_.push_back(std::move(act));
  }

  void note_seen(const std::vector<Source>& sources) {
    for (const Source& source : sources) seen_.insert({source.hash, source.lang});
  }

  void queue_draft(ItemReport report, record::Content content, std::vector<Source> sources) {
    Key key = new_key(newsroom_.seams().random);
    report.outcome = Outcome::drafted;
    report.draft = key;
    waiting_.push_back({std::move(report), std::nullopt});
    note_seen(sources);
    drafts_.push_back({key, std::move(content), std::move(sources)});
  }

  Result<void> write_drafts() {
    if (drafts_.empty()) return {};
    Time now = newsroom_.seams().clock.wall();
    return newsroom_.database().write([&](store::Session& session) -> Result<void> {
      for (const Draft& draft : drafts_) {
        TRY_VOID(put_draft(session, draft.key, now, draft.content));
        for (const Source& source : draft.sources) {
          TRY_VOID(session.execute(
              "INSERT INTO imports (source, lang, made, draft) VALUES ($1, $2, $3, $4)",
              source.hash, source.lang, rfc3339(now), draft.key));
        }
      }
      return {};
    });
  }

  Newsroom& newsroom_;
  const ImportOptions& options_;
  const std::function<void(const ItemReport&)>& report_;
  std::vector<Waiting> waiting_;
  std::vector<ActRequest> acts_;
  std::vector<Draft> drafts_;
  std::set<std::pair<Hash, std::string>> seen_;  // in this batch
  std::chrono::nanoseconds flushed_at_;
};

}  // namespace

Result<void> import_items(Newsroom& newsroom, std::vector<ImportItem> items,
                          const ImportOptions& options,
                          const std::function<void(const ItemReport&)>& report) {
  Batch batch(newsroom, options, report);
  for (const ImportItem& item : items) {
    TRY_VOID(batch.take(item));
    if (batch.full()) TRY_VOID(batch.flush());
  }
  return batch.flush();
}

}  // namespace glasnik::newsroom
