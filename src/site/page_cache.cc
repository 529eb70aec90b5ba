#include "site/page_cache.h"

#include <mutex>

namespace glasnik::site {
namespace {

// What an entry takes of memory, near enough: whoever chooses the target must not be able to fill
// memory with what is not counted.
std::size_t cost(const std::string& target, const http::Prepared& page,
                 const Dependencies& dependencies) {
  constexpr std::size_t kEntry = 1024;  // heads, tags, the nodes that hold them
  constexpr std::size_t kDocument = 96;
  // The gzip and Brotli forms come later and are smaller than the plain one.
  std::size_t bodies = page.form(http::Coding::identity)->body.size() * 3 / 2;
  std::size_t documents = dependencies.documents.size();
  return bodies + kEntry + target.size() + documents * (kDocument + target.size());
}

}  // namespace

http::PreparedPtr PageCache::find(std::string_view target) const {
  std::shared_lock lock(mutex_);
  auto found = pages_.find(target);
  if (found == pages_.end()) return nullptr;
  // Written only when it changes: a hot page's line then stays shared between the cores.
  if (!found->second.used.load(std::memory_order_relaxed)) {
    found->second.used.store(true, std::memory_order_relaxed);
  }
  return found->second.page;
}

void PageCache::keep(const std::string& target, http::PreparedPtr page, Dependencies dependencies,
                     std::uint64_t begun) {
  std::size_t octets = cost(target, *page, dependencies);
  std::unique_lock lock(mutex_);
  if (held_ || begun != generation_.load(std::memory_order_relaxed)) return;
  if (octets > capacity_ / 4 || pages_.contains(target)) return;
  make_room(octets);
  for (DocumentId id : dependencies.documents) by_document_.emplace(id.number, target);
  pages_.try_emplace(target, std::move(page), std::move(dependencies), octets);
  octets_ += octets;
}

void PageCache::publishing() {
  std::unique_lock lock(mutex_);
  held_ = true;
  generation_.fetch_add(1, std::memory_order_release);
  // What shows the log's or a list's state must not outlive the old checkpoint by an instant.
  for (auto entry = pages_.begin(); entry != pages_.end();) {
    auto next = std::next(entry);
    if (entry->second.dependencies.lists) drop(entry);
    entry = next;
  }
}

void PageCache::published(const std::vector<DocumentId>& touched) {
  std::unique_lock lock(mutex_);
  for (DocumentId id : touched) {
    for (auto found = by_document_.find(id.number); found != by_document_.end();
         found = by_document_.find(id.number)) {
      auto page = pages_.find(found->second);
      if (page == pages_.end()) {
        by_document_.erase(found);
      } else {
        drop(page);
      }
    }
  }
  generation_.fetch_add(1, std::memory_order_release);
  held_ = false;
}

void PageCache::drop(Pages::iterator entry) {
  for (DocumentId id : entry->second.dependencies.documents) {
    auto [from, to] = by_document_.equal_range(id.number);
    for (auto row = from; row != to; ++row) {
      if (row->second != entry->first) continue;
      by_document_.erase(row);
      break;
    }
  }
  octets_ -= entry->second.octets;
  pages_.erase(entry);
}

// The clock algorithm: pages not asked for since the hand last passed go.
void PageCache::make_room(std::size_t octets) {
  while (octets_ + octets > capacity_ && !pages_.empty()) {
    for (auto entry = pages_.begin(); entry != pages_.end() && octets_ + octets > capacity_;) {
      auto next = std::next(entry);
      if (!entry->second.used.exchange(false, std::memory_order_relaxed)) drop(entry);
      entry = next;
    }
  }
}

std::size_t PageCache::pages() const {
  std::shared_lock lock(mutex_);
  return pages_.size();
}

std::size_t PageCache::octets() const {
  std::shared_lock lock(mutex_);
  return octets_;
}

}  // namespace glasnik::site
