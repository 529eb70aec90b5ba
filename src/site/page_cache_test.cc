#include "site/page_cache.h"

#include <doctest/doctest.h>

using namespace glasnik;
using site::Dependencies;
using site::PageCache;

namespace {

http::PreparedPtr page(std::size_t octets = 100) {
  http::PreparedSpec spec;
  spec.content_type = "text/plain";
  spec.body = Bytes(octets, 'x');
  return http::prepare(std::move(spec));
}

void keep(PageCache& cache, const std::string& target, Dependencies read,
          std::size_t octets = 100) {
  cache.keep(target, page(octets), std::move(read), cache.begin());
}

void act(PageCache& cache, std::vector<DocumentId> touched) {
  cache.publishing();
  cache.published(touched);
}

}  // namespace

TEST_CASE("an act drops exactly the pages that read what it touched") {
  PageCache cache(1 << 20);
  keep(cache, "/eng/1/a", {false, {DocumentId{1}}});
  keep(cache, "/eng/2/b", {false, {DocumentId{2}}});
  keep(cache, "/eng/", {true, {}});
  keep(cache, "/theme/style.css", {});
  act(cache, {DocumentId{1}});
  CHECK(cache.find("/eng/1/a") == nullptr);
  CHECK(cache.find("/eng/") == nullptr);
  CHECK(cache.find("/eng/2/b") != nullptr);
  CHECK(cache.find("/theme/style.css") != nullptr);
}

TEST_CASE("a page that began before an act is not kept after it") {
  PageCache cache(1 << 20);
  std::uint64_t begun = cache.begin();
  act(cache, {});
  cache.keep("/eng/1/a", page(), {false, {DocumentId{1}}}, begun);
  CHECK(cache.find("/eng/1/a") == nullptr);
}

TEST_CASE("while an act is being published nothing is kept") {
  PageCache cache(1 << 20);
  cache.publishing();
  keep(cache, "/eng/1/a", {false, {DocumentId{1}}});
  CHECK(cache.find("/eng/1/a") == nullptr);
  cache.published({});
  keep(cache, "/eng/1/a", {false, {DocumentId{1}}});
  CHECK(cache.find("/eng/1/a") != nullptr);
}

TEST_CASE("the cache stays within its capacity and spares what is asked for") {
  PageCache cache(20'000);
  keep(cache, "/hot", {}, 1000);
  for (int i = 0; i < 100; ++i) {
    CHECK(cache.find("/hot") != nullptr);
    keep(cache, "/cold/" + std::to_string(i), {false, {DocumentId{i + 1}}}, 1000);
    CHECK(cache.octets() <= 20'000);
  }
  CHECK(cache.pages() > 2);
}

TEST_CASE("a page larger than a quarter of the cache is not kept") {
  PageCache cache(10'000);
  keep(cache, "/large", {}, 5000);
  CHECK(cache.pages() == 0);
}

TEST_CASE("a long address and what a page read count against the capacity") {
  PageCache cache(1 << 20);
  const std::string address = "/" + std::string(8000, 'a');
  keep(cache, address, {false, {DocumentId{1}, DocumentId{2}}}, 100);
  CHECK(cache.octets() >= 100 + 3 * address.size());
  for (int i = 0; i < 1000; ++i) keep(cache, address + std::to_string(i), {}, 100);
  CHECK(cache.pages() * address.size() <= 1 << 20);
}
