#include "proof/seal.h"

#include <openssl/cms.h>
#include <openssl/pem.h>

namespace glasnik::proof {
namespace {

using Cms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using PrivateKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using Asn1Time = Owned<ASN1_TIME, ASN1_TIME_free>;

// Detached, the octets as they are, with the signing-certificate-v2 attribute.
constexpr unsigned kForm = CMS_DETACHED | CMS_BINARY | CMS_CADES | CMS_NOSMIMECAP;

Error corrupt(std::string what) { return {Code::corrupt, std::move(what)}; }

Result<Cms> open_seal(BytesView der) {
  const auto* begin = reinterpret_cast<const unsigned char*>(der.data());
  const unsigned char* at = begin;
  Cms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
  bool whole = cms && at == begin + der.size() &&
               OBJ_obj2nid(CMS_get0_type(cms.get())) == NID_pkcs7_signed &&
               sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms.get())) == 1;
  if (whole) return cms;
  crypto_error();
  return corrupt("not a seal by one signer");
}

// `store` null: by the certificate inside alone. libcrypto then cannot compare it with the one that
// the signed attribute names, which is left to who knows the authorities.
Result<void> check(CMS_ContentInfo* cms, const CheckpointBody& body, X509_STORE* store) {
  Bytes text = body_text(body);
  // Behind a filter that does nothing: of a bare memory BIO CMS_verify makes a copy, which it leaks
  // where the seal's digest is malformed (OpenSSL 3.0).
  Bio content(BIO_push(BIO_new(BIO_f_null()), bio_over(text).release()));
  unsigned flags = CMS_BINARY | (store == nullptr ? CMS_NO_SIGNER_CERT_VERIFY : CMS_CADES);
  if (CMS_verify(cms, nullptr, store, content.get(), nullptr, flags) == 1) return {};
  return corrupt(std::string(store == nullptr ? "the seal does not hold over this tree: "
                                              : "the seal is by none of the authorities given: ") +
                 crypto_error());
}

Result<Attestation> attestation_of(CMS_ContentInfo* cms) {
  CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
  X509* certificate = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
  int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  int named = CMS_signed_get_attr_by_NID(signer, NID_id_smime_aa_signingCertificateV2, -1);
  if (named < 0) return corrupt("the seal is not of level CAdES-BES");
  if (certificate == nullptr || at < 0) return corrupt("the seal does not say by whom and when");
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
  bool is_time =
      value != nullptr && (value->type == V_ASN1_UTCTIME || value->type == V_ASN1_GENERALIZEDTIME);
  if (!is_time) return corrupt("the seal's time is none");
  TRY(Time time, time_of(value->value.asn1_string));
  return Attestation{time, subject_of(certificate)};
}

Result<PrivateKey> read_key(BytesView pem) {
  Bio in = bio_over(pem);
  // A passphrase is asked of nobody: such a key is refused.
  auto none = [](char*, int, int, void*) { return 0; };
  PrivateKey key(PEM_read_bio_PrivateKey(in.get(), nullptr, none, nullptr));
  if (key) return key;
  return Error{
      Code::invalid,
      "the seal's key cannot be read: PEM without a passphrase is needed: " + crypto_error()};
}

// The signer with the time that the caller says; libcrypto would take the machine's.
Result<void> add_signer(CMS_ContentInfo* cms, X509* certificate, EVP_PKEY* key, Time now) {
  CMS_SignerInfo* signer =
      CMS_add1_signer(cms, certificate, key, EVP_sha256(), kForm | CMS_PARTIAL);
  Asn1Time time(ASN1_TIME_set(nullptr, std::chrono::system_clock::to_time_t(now)));
  bool added =
      signer != nullptr && time &&
      CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, time->type, time.get(), -1) == 1;
  if (added) return {};
  return Error{Code::invalid, "the seal's key and certificate do not fit: " + crypto_error()};
}

}  // namespace

Result<Bytes> make_seal(const CheckpointBody& body, BytesView key_pem, BytesView certificates_pem,
                        Time now) {
  TRY(PrivateKey key, read_key(key_pem));
  TRY(Certificates certificates, parse_certificates(certificates_pem));
  X509* own = sk_X509_value(certificates.get(), 0);
  Cms cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, kForm | CMS_PARTIAL));
  ENSURE(cms != nullptr);
  TRY_VOID(add_signer(cms.get(), own, key.get(), now));
  for (int i = 1; i < sk_X509_num(certificates.get()); ++i) {
    CMS_add1_cert(cms.get(), sk_X509_value(certificates.get(), i));
  }
  Bytes text = body_text(body);
  Bio content = bio_over(text);
  unsigned char* der = nullptr;
  bool made = CMS_final(cms.get(), content.get(), nullptr, kForm) == 1;
  int size = made ? i2d_CMS_ContentInfo(cms.get(), &der) : 0;
  if (size <= 0) return Error{Code::invalid, "the seal cannot be made: " + crypto_error()};
  Bytes seal(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  if (seal.size() > kMaxToken) {
    return Error{Code::too_large,
                 "the seal is longer than an entry can hold: leave certificates "
                 "out"};
  }
  TRY_VOID(read_seal(seal, body));
  return seal;
}

Result<Attestation> read_seal(BytesView seal, const CheckpointBody& body) {
  TRY(Cms cms, open_seal(seal));
  TRY_VOID(check(cms.get(), body, nullptr));
  return attestation_of(cms.get());
}

Result<Attestation> verify_seal(BytesView seal, const CheckpointBody& body, BytesView authorities) {
  TRY(Attestation attestation, read_seal(seal, body));
  TRY(Cms cms, open_seal(seal));
  TRY(Store store, store_of(authorities, attestation.at));
  X509_STORE_set_purpose(store.get(), X509_PURPOSE_ANY);
  TRY_VOID(check(cms.get(), body, store.get()));
  return attestation;
}

}  // namespace glasnik::proof
