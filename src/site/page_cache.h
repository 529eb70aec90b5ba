#pragma once
// Prepared pages by their address, each with what its rendering read. A page is a pure function of
// (address, record), so an act drops exactly the pages that read what it touched.
//
// The race that matters: a page rendered from the snapshot before an act must not be kept after it.
// Between publishing() and published() nothing is kept, and what began rendering before is refused.

#include <atomic>
#include <cstdint>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "http/prepared.h"

namespace glasnik::site {

// What a page read of the record.
struct Dependencies {
  bool lists = false;  // any list: home, archive, feeds, the log page
  std::vector<DocumentId> documents;
};

class PageCache {
 public:
  explicit PageCache(std::size_t capacity_octets) : capacity_(capacity_octets) {}

  http::PreparedPtr find(std::string_view target) const;  // null: not there

  // Taken before reading anything; keep() refuses a page that began before the last act.
  std::uint64_t begin() const { return generation_.load(std::memory_order_acquire); }
  void keep(const std::string& target, http::PreparedPtr page, Dependencies dependencies,
            std::uint64_t begun);

  void publishing();
  void published(const std::vector<DocumentId>& touched);

  std::size_t pages() const;
  std::size_t octets() const;

 private:
  struct Entry {
    http::PreparedPtr page;
    Dependencies dependencies;
    std::size_t octets = 0;
    mutable std::atomic<bool> used{false};  // since the hand last passed
    Entry(http::PreparedPtr p, Dependencies d, std::size_t o)
        : page(std::move(p)), dependencies(std::move(d)), octets(o) {}
  };
  struct TargetHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Pages = std::unordered_map<std::string, Entry, TargetHash, std::equal_to<>>;

  void drop(Pages::iterator entry);
  void make_room(std::size_t octets);

  const std::size_t capacity_;
  std::atomic<std::uint64_t> generation_{0};
  mutable std::shared_mutex mutex_;
  // Guarded by mutex_:
  Pages pages_;
  std::unordered_multimap<std::int64_t, std::string> by_document_;
  std::size_t octets_ = 0;
  bool held_ = false;  // between publishing() and published()
};

}  // namespace glasnik::site
