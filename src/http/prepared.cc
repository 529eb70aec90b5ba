#include "http/prepared.h"

#include "base/hash.h"
#include "http/status.h"

namespace glasnik::http {
namespace {

constexpr Coding kAllCodings[] = {Coding::identity, Coding::gzip, Coding::brotli};
constexpr std::string_view kTagSuffixes[kCodings] = {"", "-g", "-b"};

std::size_t index(Coding coding) { return static_cast<std::size_t>(coding); }

// RFC 9110 section 8.6: these have no content, and so no length of it.
bool has_content(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

Prepared::Prepared(PreparedSpec spec)
    : status_(spec.status),
      cache_(spec.cache),
      compressible_(spec.compress && spec.body.size() >= kWorthCoding),
      modified_(spec.modified) {
  if (!spec.content_type.empty()) fields_ += field_line("Content-Type", spec.content_type);
  for (const ExtraField& field : spec.fields) fields_ += field_line(field.name, field.value);
  if (spec.etag && spec.status == 200) {
    Hash hash = sha256(spec.body);
    for (Coding coding : kAllCodings) {
      etags_[index(coding)] = etag_of(hash, kTagSuffixes[index(coding)]);
    }
  }
  for (Coding coding : kAllCodings) not_modified_[index(coding)] = not_modified_head(coding);
  identity_.head = head(Coding::identity, spec.body.size());
  identity_.body = std::move(spec.body);
}

Prepared::~Prepared() {
  for (auto& form : forms_) delete form.load(std::memory_order_relaxed);
}

const Prepared::Form* Prepared::form(Coding coding) const {
  if (coding == Coding::identity) return &identity_;
  return forms_[index(coding)].load(std::memory_order_acquire);
}

std::string_view Prepared::etag(Coding coding) const { return etags_[index(coding)]; }

std::string_view Prepared::not_modified(Coding coding) const {
  return not_modified_[index(coding)];
}

bool Prepared::claim(Coding coding) const {
  if (!compressible_ || coding == Coding::identity) return false;
  std::atomic<bool>& claimed = claimed_[index(coding)];
  if (claimed.load(std::memory_order_relaxed)) return false;  // the usual case: no write
  return !claimed.exchange(true, std::memory_order_acquire);
}

void Prepared::release(Coding coding) const {
  claimed_[index(coding)].store(false, std::memory_order_release);
}

void Prepared::compress(Coding coding) const {
  Bytes body = coding == Coding::gzip ? gzip(identity_.body) : brotli(identity_.body);
  if (body.size() >= identity_.body.size()) return;  // stays claimed: nobody tries again
  auto form = std::make_unique<Form>();
  form->head = head(coding, body.size());
  form->body = std::move(body);
  forms_[index(coding)].store(form.release(), std::memory_order_release);
}

void Prepared::compress_all() const {
  for (Coding coding : {Coding::gzip, Coding::brotli}) {
    if (claim(coding)) compress(coding);
  }
}

Bytes Prepared::head(Coding coding, std::size_t length) const {
  Bytes head = status_line(status_) + fields_;
  if (has_content(status_)) head += field_line("Content-Length", std::to_string(length));
  if (coding != Coding::identity) head += field_line("Content-Encoding", coding_name(coding));
  if (compressible_) head += field_line("Vary", "Accept-Encoding");
  if (!etag(coding).empty()) head += field_line("ETag", etag(coding));
  if (modified_) head += field_line("Last-Modified", http_date(*modified_));
  return head;
}

// Only what RFC 9110 section 15.4.5 asks for: a cache keeps the other fields of what it stored.
Bytes Prepared::not_modified_head(Coding coding) const {
  Bytes head = status_line(304);
  if (compressible_) head += field_line("Vary", "Accept-Encoding");
  if (!etag(coding).empty()) head += field_line("ETag", etag(coding));
  return head;
}

PreparedPtr prepare(PreparedSpec spec) { return std::make_shared<const Prepared>(std::move(spec)); }

}  // namespace glasnik::http
