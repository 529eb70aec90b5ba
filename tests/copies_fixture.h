#pragma once
// Two newsrooms of one log, one of which copies the other.

#include <doctest/doctest.h>

#include "courier/pull.h"
#include "courier/stored_source.h"
#include "ledger/audit.h"
#include "newsroom/quotes.h"
#include "newsroom_fixture.h"

namespace glasnik::test {

// The fixture draws its key and salts from a fixed seed, so two of them sign with one key, and are
// of one tree as long as they release the same.
inline std::unique_ptr<courier::Source> source(TestNewsroom& newsroom, const std::string& name) {
  return courier::stored_source(name, newsroom->verifier_key(), {}, newsroom->database(),
                                newsroom->blobs());
}

inline ledger::Audit audited(newsroom::Newsroom& newsroom) {
  ledger::AuditOptions how{"glasnik.example/log", *proof::parse_vkey(newsroom.verifier_key()),
                           *text::Zone::find("Europe/Belgrade"), nullptr, newsroom::propose_quotes};
  auto audit = ledger::audit(newsroom.database(), newsroom.blobs(), how);
  REQUIRE_MESSAGE(audit, (audit ? "" : audit.error().message));
  return *std::move(audit);
}

// Pulls from `from` into the directory of `into`, which is closed for it. Whatever comes of it, the
// copy is whole.
inline Result<courier::Pulled> pulled(TestNewsroom& into, courier::Source& from,
                                      courier::PullOptions how = {},
                                      ledger::Observer observer = {}) {
  into.close();
  auto copy = newsroom::Newsroom::open(into.directory(), newsroom::Access::copy, into.seams());
  REQUIRE(copy);
  how.key = *proof::parse_vkey((*copy)->verifier_key());
  how.directory = into.directory();
  how.clock = into.seams().clock;
  how.files = into.seams().files;
  (*copy)->observe(std::move(observer));
  auto done = courier::pull(from, (*copy)->replica(), (*copy)->database(), (*copy)->blobs(), how);
  ledger::Audit audit = audited(**copy);
  for (const auto& finding : audit.findings) MESSAGE(proof::to_string(finding));
  CHECK(audit.failures == 0);
  return done;
}

// A source that answers as another one does, but for its records and its newest checkpoint.
class OtherSource final : public courier::Source {
 public:
  explicit OtherSource(std::unique_ptr<courier::Source> real) : real_(std::move(real)) {}
  std::function<Result<Bytes>(DocumentId, std::int64_t seq, Result<Bytes>)> record_as;
  std::function<Result<Bytes>(Result<Bytes>)> newest_as;  // if set
  std::uint64_t newest_asked = 0;

  const std::string& name() const override { return real_->name(); }
  Result<Bytes> newest() override {
    ++newest_asked;
    return newest_as ? newest_as(real_->newest()) : real_->newest();
  }
  Result<std::vector<Bytes>> checkpoints() override { return real_->checkpoints(); }
  Result<std::string> vkey() override { return real_->vkey(); }
  Result<Bytes> institution() override { return real_->institution(); }
  Result<Bytes> tile(const proof::Tile& tile) override { return real_->tile(tile); }
  Result<Bytes> record(DocumentId document, std::int64_t seq) override {
    return record_as(document, seq, real_->record(document, seq));
  }
  Result<void> file(const record::MediaFile& file,
                    const std::function<Result<void>(BytesView)>& take) override {
    return real_->file(file, take);
  }

 private:
  std::unique_ptr<courier::Source> real_;
};

}  // namespace glasnik::test
