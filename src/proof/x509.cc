#include "proof/x509.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <array>
#include <ctime>

namespace glasnik::proof {
namespace {

std::string utf8_of(const ASN1_STRING* text) {
  unsigned char* octets = nullptr;
  int size = ASN1_STRING_to_UTF8(&octets, text);
  if (size < 0) return {};
  std::string copy(reinterpret_cast<char*>(octets), static_cast<std::size_t>(size));
  OPENSSL_free(octets);
  return copy;
}

std::string whole_name(const X509_NAME* name) {
  Bio out(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  char* text = nullptr;
  long size = BIO_get_mem_data(out.get(), &text);
  return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string();
}

}  // namespace

void free_certificates(STACK_OF(X509) * certificates) { sk_X509_pop_free(certificates, X509_free); }

Bio bio_over(BytesView octets) {
  return Bio(BIO_new_mem_buf(octets.data(), static_cast<int>(octets.size())));
}

std::string crypto_error() {
  unsigned long error = ERR_get_error();
  ERR_clear_error();
  const char* reason = ERR_reason_error_string(error);
  return reason != nullptr ? reason : "no reason given";
}

Result<Certificates> parse_certificates(BytesView pem) {
  Bio in = bio_over(pem);
  Certificates certificates(sk_X509_new_null());
  while (X509* one = PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)) {
    sk_X509_push(certificates.get(), one);
  }
  ERR_clear_error();  // the end of the file is one
  if (sk_X509_num(certificates.get()) == 0) return Error{Code::invalid, "no certificate (PEM)"};
  return certificates;
}

Result<Store> store_of(BytesView authorities, Time at) {
  TRY(Certificates certificates, parse_certificates(authorities));
  Store store(X509_STORE_new());
  for (int i = 0; i < sk_X509_num(certificates.get()); ++i) {
    X509_STORE_add_cert(store.get(), sk_X509_value(certificates.get(), i));
  }
  X509_VERIFY_PARAM* how = X509_STORE_get0_param(store.get());
  X509_VERIFY_PARAM_set_time(how, std::chrono::system_clock::to_time_t(at));
  return store;
}

std::string subject_of(const X509* certificate) {
  const X509_NAME* name = X509_get_subject_name(certificate);
  int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (at < 0) return whole_name(name);
  return utf8_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
}

Result<Time> time_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) {
    return Error{Code::corrupt, "not a time"};
  }
  return std::chrono::time_point_cast<Time::duration>(
      std::chrono::system_clock::from_time_t(::timegm(&parts)));
}

}  // namespace glasnik::proof
