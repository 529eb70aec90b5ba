#pragma once
// A response made once and sent many times: head and body as they go on the wire, in up to three
// content codings. Immutable to those who hold it, shared by all threads; a page cache holds these.
//
// On the wire a response is gathered from three pieces, in one system call:
//   head   status line, Content-Type, Content-Length, ETag, Vary, extra fields      made here
//   stamp  Date, Cache-Control, perhaps Connection, the empty line                  once a second
//   body                                                                            made here
//
// When the codings are made: never by prepare(), so a first answer does not wait for them. The
// first request that would take gzip or br is answered with what there is and has a worker make
// that coding; later requests get it. compress_all() makes both at once, for pages known to be
// wanted. A body under kWorthCoding octets, or one that a coding does not make smaller, is left as
// it is.

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"
#include "http/coding.h"

namespace glasnik::http {

// How long others may keep a response.
enum class CacheClass : std::uint8_t {
  page,  // public, max-age = min(10, whole seconds to the next full minute): never crosses an
         // embargo's minute and, being the same for all pages, betrays none (editorial.md 6)
  short_lived,  // public, max-age=5: checkpoint, proofs
  immutable,    // public, max-age=31536000, immutable: tiles, media, theme files
  no_store,     // errors, the newsroom
};
inline constexpr std::size_t kCacheClasses = 4;

inline constexpr std::size_t kWorthCoding = 256;

struct ExtraField {
  std::string name;
  std::string value;  // control characters become "_": no value begins another field
};

struct PreparedSpec {
  int status = 200;
  std::string content_type;  // empty: none
  CacheClass cache = CacheClass::no_store;
  std::vector<ExtraField> fields;  // security fields, Location, Link, Set-Cookie ...
  Bytes body;
  bool compress = false;         // text: worth coding
  bool etag = true;              // strong, from the sha256 of the body; only a 200 gets one
  std::optional<Time> modified;  // Last-Modified, for feed readers; the tag is the better validator
};

class Prepared {
 public:
  struct Form {  // one coding as sent; lives as long as the Prepared
    Bytes head;  // up to the stamp
    Bytes body;
  };

  explicit Prepared(PreparedSpec spec);
  ~Prepared();
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  int status() const { return status_; }
  CacheClass cache() const { return cache_; }
  bool compressible() const { return compressible_; }
  std::optional<Time> modified() const { return modified_; }

  const Form* form(Coding coding) const;               // null: not made; identity always is
  std::string_view etag(Coding coding) const;          // with its quotes; empty if none
  std::string_view not_modified(Coding coding) const;  // head of the 304

  // Whether the caller is the one to make this coding: true once. Then compress() or release().
  bool claim(Coding coding) const;
  void release(Coding coding) const;
  void compress(Coding coding) const;  // blocking; the figures stand at gzip() and brotli()
  void compress_all() const;

 private:
  Bytes head(Coding coding, std::size_t length) const;
  Bytes not_modified_head(Coding coding) const;

  int status_;
  CacheClass cache_;
  bool compressible_;
  std::optional<Time> modified_;
  Bytes fields_;  // Content-Type, Vary and the extra ones, as in every head
  std::array<Bytes, kCodings> etags_;
  std::array<Bytes, kCodings> not_modified_;
  Form identity_;
  // Written at most once each, by whoever claimed the coding; read by all threads. Owned.
  mutable std::array<std::atomic<const Form*>, kCodings> forms_{};
  mutable std::array<std::atomic<bool>, kCodings> claimed_{};
};

using PreparedPtr = std::shared_ptr<const Prepared>;
PreparedPtr prepare(PreparedSpec spec);

}  // namespace glasnik::http
