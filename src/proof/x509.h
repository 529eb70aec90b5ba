#pragma once
// libcrypto's certificates as this room holds them: owned, and errors in words.

#include <openssl/x509.h>

#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"

namespace glasnik::proof {

template <auto release>
struct Release {
  template <typename T>
  void operator()(T* object) const {
    release(object);
  }
};
template <typename T, auto release>
using Owned = std::unique_ptr<T, Release<release>>;

void free_certificates(STACK_OF(X509) * certificates);

using Bio = Owned<BIO, BIO_free_all>;
using Certificates = Owned<STACK_OF(X509), free_certificates>;
using Store = Owned<X509_STORE, X509_STORE_free>;

Bio bio_over(BytesView octets);  // borrows them

// The first error that libcrypto has queued, in its words; the queue is empty afterwards.
std::string crypto_error();

Result<Certificates> parse_certificates(BytesView pem);  // at least one
// A store that trusts these authorities, as of `at`. Any purpose: the caller judges that.
Result<Store> store_of(BytesView authorities, Time at);

std::string subject_of(const X509* certificate);  // its common name, else all of its subject
Result<Time> time_of(const ASN1_TIME* time);

}  // namespace glasnik::proof
