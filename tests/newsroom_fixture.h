#pragma once
// A newsroom in a directory of its own, gone afterwards, with a clock and randomness that tests
// hold.

#include <filesystem>
#include <string>

#include "newsroom/acts.h"
#include "newsroom/compose.h"
#include "newsroom/newsroom.h"

namespace glasnik::test {

class TestNewsroom {
 public:
  explicit TestNewsroom(store::SqliteOptions sqlite = {}) : TestNewsroom(std::nullopt, sqlite) {}
  // Its log's genesis names that root.
  explicit TestNewsroom(const std::optional<Bytes>& root_key, store::SqliteOptions sqlite = {}) {
    seams_.sqlite = std::move(sqlite);
    std::string name = (std::filesystem::temp_directory_path() / "glasnik-unit.XXXXXX").string();
    ENSURE(::mkdtemp(name.data()) != nullptr);
    root_ = name;
    seams_.clock.wall = [this] { return now; };
    seams_.random = [this](std::span<char> into) {
      for (char& octet : into) {
        next_ = next_ * 1664525 + 1013904223;
        octet = static_cast<char>(next_ >> 24U);  // the low octets would repeat soon
      }
    };
    ConfigSeed seed{"glasnik.example/log", default_variants(), {}, "#14375e", "Europe/Belgrade"};
    for (Variant& variant : seed.variants) variant.institution = "Institution " + variant.segment;
    text_ = default_config_text(seed);
    auto config = parse_config(text_);
    auto made = newsroom::make_directory(directory(), *config, "Institution", seams_, root_key);
    ENSURE(made.ok());
    open_ = std::move(made).value();
    ENSURE(newsroom::finish_directory(*open_, text_).ok());
  }
  ~TestNewsroom() {
    open_.reset();
    std::filesystem::remove_all(root_);
  }

  std::string directory() const { return root_ + "/newsroom"; }
  std::string root() const { return root_; }
  newsroom::Newsroom& operator*() { return *open_; }
  newsroom::Newsroom* operator->() { return open_.get(); }
  const newsroom::Seams& seams() const { return seams_; }

  void close() { open_.reset(); }
  // As a start of the program does. The error, if it does not open.
  Result<void> reopen() {
    open_.reset();
    auto opened = newsroom::Newsroom::open(directory(), newsroom::Access::write, seams_);
    if (!opened) return opened.error();
    open_ = std::move(opened).value();
    return {};
  }

  // Content of a plain release in the given variant.
  record::Content content(const std::string& text, const std::string& lang = "en") {
    auto composed = newsroom::compose({{lang, text, std::nullopt}}, open_->config(), seams_.random);
    ENSURE(composed.ok());
    return std::move(composed->content);
  }
  Result<newsroom::Receipt> release(const std::string& text, const std::string& lang = "en") {
    newsroom::ActRequest act;
    act.content = content(text, lang);
    return newsroom::perform(*open_, act);
  }

  Time now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{9};

 private:
  std::string root_;
  std::string text_;
  newsroom::Seams seams_;
  std::uint32_t next_ = 1;
  std::unique_ptr<newsroom::Newsroom> open_;
};

inline const std::string kShortRelease =
    "Bridge opened in Dolina\n\nThe minister opened a bridge.\nIt crosses the river Sava.\n"
    "- It will serve everybody, Minister Marić said.\n";

}  // namespace glasnik::test
