#include "courier/stored_source.h"

#include "ledger/log_reader.h"
#include "record/document.h"
#include "record/withheld.h"

namespace glasnik::courier {
namespace {

constexpr std::size_t kPiece = 1U << 20U;

class StoredSource final : public Source {
 public:
  StoredSource(std::string name, std::string vkey, Bytes institution, store::Database& database,
               store::Blobs& blobs)
      : name_(std::move(name)),
        vkey_(std::move(vkey)),
        institution_(std::move(institution)),
        database_(database),
        blobs_(blobs) {}

  const std::string& name() const override { return name_; }
  Result<std::string> vkey() override { return vkey_; }
  Result<Bytes> institution() override { return institution_; }

  Result<Bytes> newest() override {
    TRY(auto all, checkpoints());
    if (all.empty()) return Error{Code::not_found, name_ + ": no checkpoint is stored"};
    return std::move(all.back());
  }

  Result<std::vector<Bytes>> checkpoints() override {
    return database_.read([](store::Session& session) {
      return session.all("SELECT note FROM checkpoints ORDER BY size",
                         [](const store::Row& row) { return Bytes(row.text(0)); });
    });
  }

  Result<Bytes> tile(const proof::Tile& tile) override {
    return database_.read([&](store::Session& session) -> Result<Bytes> {
      TRY(auto newest, ledger::newest_checkpoint(session));
      return ledger::tile_octets(session, tile, newest ? newest->size : 0);
    });
  }

  Result<Bytes> record(DocumentId document, std::int64_t seq) override {
    return database_.read([&](store::Session& session) -> Result<Bytes> {
      TRY(auto act, record::act_of(session, document, seq));
      if (!act) return Error{Code::not_found, name_ + ": no such act"};
      TRY(bool withheld, record::is_withheld(session, act->entry));
      if (withheld) return Error{Code::gone, name_ + ": its words were never here"};
      TRY(proof::RecordFile record, ledger::record_of(session, act->entry));
      return proof::canonical(record);
    });
  }

  Result<void> file(const record::MediaFile& file,
                    const std::function<Result<void>(BytesView)>& take) override {
    TRY(auto stored, blobs_.open(file.sha256));
    std::string piece(kPiece, '\0');
    for (std::uint64_t at = 0;;) {
      TRY(std::size_t got, stored->read_at(at, piece));
      if (got == 0) return {};
      TRY_VOID(take(BytesView(piece).substr(0, got)));
      at += got;
    }
  }

 private:
  const std::string name_;
  const std::string vkey_;
  const Bytes institution_;
  store::Database& database_;
  store::Blobs& blobs_;
};

}  // namespace

std::unique_ptr<Source> stored_source(std::string name, std::string vkey, Bytes institution,
                                      store::Database& database, store::Blobs& blobs) {
  return std::make_unique<StoredSource>(std::move(name), std::move(vkey), std::move(institution),
                                        database, blobs);
}

}  // namespace glasnik::courier
