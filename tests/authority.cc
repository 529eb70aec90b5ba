#include "authority.h"

#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include <memory>

namespace glasnik::tests {
namespace {

Bytes drained(BIO* bio) {
  char* text = nullptr;
  long size = BIO_get_mem_data(bio, &text);
  Bytes copy(text, static_cast<std::size_t>(size));
  BIO_free(bio);
  return copy;
}

Bytes pem_of(EVP_PKEY* key) {
  BIO* bio = BIO_new(BIO_s_mem());
  PEM_write_bio_PKCS8PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
  return drained(bio);
}

Bytes pem_of(X509* certificate) {
  BIO* bio = BIO_new(BIO_s_mem());
  PEM_write_bio_X509(bio, certificate);
  return drained(bio);
}

EVP_PKEY* key_of(const Bytes& pem) {
  BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  EVP_PKEY* key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  return key;
}

X509* certificate_of(const Bytes& pem) {
  BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  return certificate;
}

void extend(X509* certificate, X509* issuer, int name, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, name, value);
  ENSURE(extension != nullptr);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

// A certificate of ten years; by itself if there is no issuer.
Certified certify(const std::string& name, const Certified* issuer, const char* extended_use) {
  static long serial = 0;
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* made = X509_new();
  X509_set_version(made, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(made), -3600);
  X509_gmtime_adj(X509_getm_notAfter(made), 3650L * 86400);
  X509_set_pubkey(made, key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509* by = issuer != nullptr ? certificate_of(issuer->certificate) : made;
  EVP_PKEY* with = issuer != nullptr ? key_of(issuer->key) : key;
  X509_set_issuer_name(made, X509_get_subject_name(by));
  extend(made, by, NID_basic_constraints,
         issuer != nullptr ? "critical,CA:FALSE" : "critical,CA:TRUE");
  if (extended_use != nullptr) extend(made, by, NID_ext_key_usage, extended_use);
  ENSURE(X509_sign(made, with, EVP_sha256()) > 0);
  Certified certified{pem_of(key), pem_of(made)};
  if (issuer != nullptr) {
    X509_free(by);
    EVP_PKEY_free(with);
  }
  X509_free(made);
  EVP_PKEY_free(key);
  return certified;
}

ASN1_INTEGER* next_serial(TS_RESP_CTX*, void*) {
  ASN1_INTEGER* serial = ASN1_INTEGER_new();
  ASN1_INTEGER_set(serial, 1);
  return serial;
}

}  // namespace

Authority::Authority(const std::string& name)
    : root_(certify(name, nullptr, nullptr)),
      stamper_(issue(name + ", time", "critical,timeStamping")),
      seal_(issue(name + ", seal", nullptr)) {}

Certified Authority::issue(const std::string& name, const char* extended_use) const {
  return certify(name, &root_, extended_use);
}

Bytes Authority::stamp(const Bytes& request) const {
  X509* certificate = certificate_of(stamper_.certificate);
  EVP_PKEY* key = key_of(stamper_.key);
  TS_RESP_CTX* context = TS_RESP_CTX_new();
  TS_RESP_CTX_set_serial_cb(context, next_serial, nullptr);
  TS_RESP_CTX_set_signer_cert(context, certificate);
  TS_RESP_CTX_set_signer_key(context, key);
  TS_RESP_CTX_set_signer_digest(context, EVP_sha256());
  TS_RESP_CTX_set_ess_cert_id_digest(context, EVP_sha256());
  TS_RESP_CTX_add_md(context, EVP_sha256());
  ASN1_OBJECT* policy = OBJ_txt2obj("1.2.3.4.1", 0);
  TS_RESP_CTX_set_def_policy(context, policy);
  BIO* in = BIO_new_mem_buf(request.data(), static_cast<int>(request.size()));
  TS_RESP* reply = TS_RESP_create_response(context, in);
  ENSURE(reply != nullptr);
  unsigned char* der = nullptr;
  int size = i2d_TS_RESP(reply, &der);
  Bytes octets(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  TS_RESP_free(reply);
  BIO_free(in);
  ASN1_OBJECT_free(policy);
  TS_RESP_CTX_free(context);
  EVP_PKEY_free(key);
  X509_free(certificate);
  return octets;
}

}  // namespace glasnik::tests
