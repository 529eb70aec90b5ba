#include "proof/timestamp.h"

#include <openssl/pkcs7.h>
#include <openssl/ts.h>

#include "base/hash.h"

namespace glasnik::proof {
namespace {

using Request = Owned<TS_REQ, TS_REQ_free>;
using Reply = Owned<TS_RESP, TS_RESP_free>;
using Token = Owned<PKCS7, PKCS7_free>;
using Info = Owned<TS_TST_INFO, TS_TST_INFO_free>;
using Number = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using Check = Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;

const unsigned char* octets_of(BytesView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Error corrupt(std::string what) { return {Code::corrupt, std::move(what)}; }

Number number_of(BytesView octets) {
  BIGNUM* number = BN_bin2bn(octets_of(octets), static_cast<int>(octets.size()), nullptr);
  Number integer(BN_to_ASN1_INTEGER(number, nullptr));
  BN_free(number);
  return integer;
}

// A token, all of its octets, and what it states.
struct Opened {
  Token token;
  Info info;
};
Result<Opened> open_token(BytesView der) {
  const unsigned char* at = octets_of(der);
  Token token(d2i_PKCS7(nullptr, &at, static_cast<long>(der.size())));
  bool whole = token && at == octets_of(der) + der.size() && PKCS7_type_is_signed(token.get());
  Info info(whole ? PKCS7_to_TS_TST_INFO(token.get()) : nullptr);
  if (!info) {
    crypto_error();
    return corrupt("not a timestamp token");
  }
  return Opened{std::move(token), std::move(info)};
}

bool is_over(const TS_TST_INFO* info, const CheckpointBody& body) {
  TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(const_cast<TS_TST_INFO*>(info));
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
  const ASN1_OCTET_STRING* digest = TS_MSG_IMPRINT_get_msg(imprint);
  BytesView stated(reinterpret_cast<const char*>(ASN1_STRING_get0_data(digest)),
                   static_cast<std::size_t>(ASN1_STRING_length(digest)));
  return OBJ_obj2nid(algorithm) == NID_sha256 && stated == sha256(body_text(body)).view();
}

// The certificate that signed, which the token carries.
Result<X509*> signer_of(const Opened& opened) {
  STACK_OF(X509)* signers = PKCS7_get0_signers(opened.token.get(), nullptr, 0);
  X509* one = signers != nullptr && sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : nullptr;
  sk_X509_free(signers);
  if (one != nullptr) return one;
  crypto_error();
  return corrupt("the timestamp does not carry its signer's certificate");
}

Result<Attestation> attestation_of(const Opened& opened) {
  TRY(X509 * signer, signer_of(opened));
  TRY(Time at, time_of(TS_TST_INFO_get_time(opened.info.get())));
  return Attestation{at, subject_of(signer)};
}

// By the certificate inside alone.
Result<void> check_signature(const Opened& opened) {
  Bio out(BIO_new(BIO_s_null()));
  if (PKCS7_verify(opened.token.get(), nullptr, nullptr, nullptr, out.get(), PKCS7_NOVERIFY) == 1) {
    return {};
  }
  return corrupt("the timestamp's signature does not hold: " + crypto_error());
}

}  // namespace

Bytes timestamp_request(const CheckpointBody& body, BytesView nonce) {
  Hash digest = sha256(body_text(body));
  Owned<X509_ALGOR, X509_ALGOR_free> algorithm(X509_ALGOR_new());
  X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
  Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free> imprint(TS_MSG_IMPRINT_new());
  TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
  TS_MSG_IMPRINT_set_msg(imprint.get(), const_cast<unsigned char*>(octets_of(digest.view())), 32);
  Request request(TS_REQ_new());
  TS_REQ_set_version(request.get(), 1);
  TS_REQ_set_msg_imprint(request.get(), imprint.get());
  TS_REQ_set_nonce(request.get(), number_of(nonce).get());
  TS_REQ_set_cert_req(request.get(), 1);
  unsigned char* der = nullptr;
  int size = i2d_TS_REQ(request.get(), &der);
  ENSURE(size > 0);
  Bytes octets(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return octets;
}

Result<Bytes> token_of_reply(BytesView der, const CheckpointBody& body, BytesView nonce) {
  const unsigned char* at = octets_of(der);
  Reply reply(d2i_TS_RESP(nullptr, &at, static_cast<long>(der.size())));
  if (!reply) {
    crypto_error();
    return corrupt("not a timestamp authority's reply");
  }
  long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(reply.get())));
  PKCS7* token = TS_RESP_get_token(reply.get());
  bool granted = status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS;
  if (!granted || token == nullptr) {
    return Error{Code::denied, "the timestamp authority refuses, status " + std::to_string(status)};
  }
  unsigned char* octets = nullptr;
  int size = i2d_PKCS7(token, &octets);
  if (size <= 0) return corrupt("not a timestamp token");
  Bytes copy(reinterpret_cast<char*>(octets), static_cast<std::size_t>(size));
  OPENSSL_free(octets);
  if (copy.size() > kMaxToken) return corrupt("the timestamp is longer than an entry can hold");
  TRY(Opened opened, open_token(copy));
  const ASN1_INTEGER* stated = TS_TST_INFO_get_nonce(opened.info.get());
  if (stated == nullptr || ASN1_INTEGER_cmp(stated, number_of(nonce).get()) != 0) {
    return corrupt("the timestamp answers another request");
  }
  TRY_VOID(read_timestamp(copy, body));
  return copy;
}

Result<Attestation> read_timestamp(BytesView token, const CheckpointBody& body) {
  TRY(Opened opened, open_token(token));
  if (!is_over(opened.info.get(), body)) return corrupt("the timestamp is of another tree");
  TRY_VOID(check_signature(opened));
  return attestation_of(opened);
}

Result<Attestation> verify_timestamp(BytesView token, const CheckpointBody& body,
                                     BytesView authorities) {
  TRY(Attestation attestation, read_timestamp(token, body));
  TRY(Opened opened, open_token(token));
  TRY(Store store, store_of(authorities, attestation.at));
  Check check(TS_VERIFY_CTX_new());
  TS_VERIFY_CTX_set_flags(check.get(), TS_VFY_SIGNATURE | TS_VFY_VERSION);
  TS_VERIFY_CTX_set_store(check.get(), store.release());
  if (TS_RESP_verify_token(check.get(), opened.token.get()) == 1) return attestation;
  return corrupt("the timestamp is by none of the authorities given: " + crypto_error());
}

}  // namespace glasnik::proof
