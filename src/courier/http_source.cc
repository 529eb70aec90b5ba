#include "courier/http_source.h"

#include <fmt/format.h>

#include "base/encoding.h"
#include "proof/note.h"
#include "proof/record_file.h"

namespace glasnik::courier {
namespace {

constexpr std::size_t kLargestBundle = proof::kTileWidth * (proof::kMaxEntry + 2);
constexpr std::size_t kSmall = 65536;
constexpr std::chrono::minutes kForFiles{30};  // a film over a slow line
constexpr std::chrono::seconds kForPieces{60};

class HttpSource final : public Source {
 public:
  HttpSource(http::Client& client, std::string url) : client_(client), url_(std::move(url)) {}

  const std::string& name() const override { return url_; }
  Result<Bytes> newest() override { return octets("/log/checkpoint", proof::kMaxNote); }

  Result<std::vector<Bytes>> checkpoints() override {
    TRY(Bytes note, newest());
    return std::vector<Bytes>{std::move(note)};
  }

  Result<std::string> vkey() override {
    TRY(Bytes line, octets("/log/vkey", kSmall));
    while (line.ends_with('\n')) line.pop_back();
    return line;
  }

  Result<Bytes> institution() override { return octets("/log/institution.json", kSmall); }

  Result<Bytes> tile(const proof::Tile& tile) override {
    return octets("/log/" + tile_path(tile), kLargestBundle);
  }

  Result<Bytes> record(DocumentId document, std::int64_t seq) override {
    return octets(fmt::format("/proof/{}/{}.record.json", document.number, seq), proof::kMaxRecord);
  }

  Result<void> file(const record::MediaFile& file,
                    const std::function<Result<void>(BytesView)>& take) override {
    http::Ask ask;
    ask.url = url_ + "/m/" + to_string(file.key) + "/" + percent_encoded(file.filename, "-._~");
    ask.most_octets = file.bytes;
    ask.time = kForFiles;
    ask.take = take;
    TRY(http::Answered answered, client_.ask(ask));
    return judge(answered, ask.url);
  }

 private:
  Result<Bytes> octets(const std::string& path, std::size_t most) {
    http::Ask ask;
    ask.url = url_ + path;
    ask.most_octets = most;
    ask.time = kForPieces;
    TRY(http::Answered answered, client_.ask(ask));
    TRY_VOID(judge(answered, ask.url));
    return std::move(answered.body);
  }

  // 410 and 451 say that words were public and are no more.
  static Result<void> judge(const http::Answered& answered, const std::string& url) {
    if (answered.status == 200) return {};
    std::string said = fmt::format("{} answers {}", url, answered.status);
    if (answered.status == 410 || answered.status == 451) return Error{Code::gone, said};
    return Error{answered.status == 404 ? Code::not_found : Code::unavailable, said};
  }

  http::Client& client_;
  const std::string url_;
};

}  // namespace

std::unique_ptr<Source> http_source(http::Client& client, std::string url) {
  return std::make_unique<HttpSource>(client, std::move(url));
}

}  // namespace glasnik::courier
