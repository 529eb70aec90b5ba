#include "newsroom/import.h"

#include <fmt/format.h>

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
    if (!item.unreadable.empty()) {
      refuse(std::move(report), item.unreadable);
      return {};
    }
    std::vector<Source> sources = sources_of(item);
    TRY(bool present, is_present(sources, report));
    if (present) {
      waiting_.push_back({std::move(report), std::nullopt});
      return {};
    }
    auto composed = compose(item.sources, newsroom_.config(), newsroom_.seams().random);
    if (!composed) {
      refuse(std::move(report), composed.error().message);
      return {};
    }
    return add(std::move(report), *std::move(composed), std::move(sources));
  }

  // Whoever watches hears of what is safe at least ten times a second.
  bool full() const {
    bool late = newsroom_.seams().clock.monotonic() - flushed_at_ > std::chrono::milliseconds(100);
    return acts_.size() == kMostActsInAPass || late;
  }

  // One pass for what is to be released, one transaction for what is drafted.
  Result<void> flush() {
    TRY(auto receipts, acts_.empty() ? std::vector<Receipt>() : perform(newsroom_, acts_));
    TRY_VOID(write_drafts());
    for (Waiting& waiting : waiting_) {
      if (waiting.act) {
        waiting.report.receipt = receipts[*waiting.act];
        waiting.report.document = receipts[*waiting.act].document;
      }
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

  // Whether one of the originals was taken before, by an earlier import or earlier in this batch.
  Result<bool> is_present(const std::vector<Source>& sources, ItemReport& report) {
    for (const Source& source : sources) {
      if (!seen_.insert({source.hash, source.lang}).second) {
        report.outcome = Outcome::present;
        report.reason = "the same octets stand earlier in this import";
        return true;
      }
      TRY(auto taken, find_taken(newsroom_, source));
      if (!taken) continue;
      report.outcome = Outcome::present;
      report.document = taken->document;
      report.draft = taken->draft;
      return true;
    }
    return false;
  }

  void refuse(ItemReport report, std::string reason) {
    report.outcome = Outcome::refused;
    report.reason = std::move(reason);
    waiting_.push_back({std::move(report), std::nullopt});
  }

  Result<void> add(ItemReport report, Composed composed, std::vector<Source> sources) {
    record::Content& content = composed.content;
    content.type = options_.type;
    if (options_.date) content.claimed_date = options_.date;
    report.readings = std::move(composed.readings);
    report.problems = std::move(composed.problems);
    for (const Reading& reading : report.readings) {
      if (!reading.breach) continue;
      refuse(std::move(report), "words would be lost: " + *reading.breach);
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
    const record::Text& first = content.texts.front();
    report.headline = first.headline;
    report.lang = first.lang;
    report.slug = text::slug(first.headline);
    bool releasable = !first.headline.empty() && !(first.lead.empty() && first.blocks.empty());
    if (options_.release && releasable) {
      queue_release(std::move(report), std::move(content), std::move(sources));
    } else {
      if (options_.release) report.problems.push_back("no_text: kept as a draft, not released");
      queue_draft(std::move(report), std::move(content), std::move(sources));
    }
    return {};
  }

  void queue_release(ItemReport report, record::Content content, std::vector<Source> sources) {
    ActRequest act;
    act.content = std::move(content);
    act.sources = std::move(sources);
    report.outcome = Outcome::released;
    waiting_.push_back({std::move(report), acts_.size()});
    acts_.push_back(std::move(act));
  }

  void queue_draft(ItemReport report, record::Content content, std::vector<Source> sources) {
    Key key = new_key(newsroom_.seams().random);
    report.outcome = Outcome::drafted;
    report.draft = key;
    waiting_.push_back({std::move(report), std::nullopt});
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
