#include "sample_passkey.h"

#include <openssl/ec.h>
#include <openssl/evp.h>

#include <algorithm>

#include "base/encoding.h"
#include "base/result.h"

namespace glasnik::proof {
namespace {

std::string url_form(BytesView bytes) {
  std::string text = base64(bytes);
  for (char& letter : text) letter = letter == '+' ? '-' : letter == '/' ? '_' : letter;
  return text.substr(0, text.find('='));
}

unsigned char* octets(Bytes& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

}  // namespace

SamplePasskey::SamplePasskey(std::string holder)
    : holder_(std::move(holder)), key_(EVP_EC_gen("P-256"), &EVP_PKEY_free), point_(65, '\0') {
  std::size_t length = 0;
  ENSURE(key_ && EVP_PKEY_get_octet_string_param(key_.get(), "pub", octets(point_), point_.size(),
                                                 &length) == 1);
  ENSURE(length == point_.size() && point_[0] == '\4');
}

EntryKey SamplePasskey::entry_key() const {
  return {KeyUse::approval, base64("credential of " + holder_),
          point_,           holder_,
          "desk.example",   {"https://desk.example"}};
}

Approval SamplePasskey::approve(const Hash& challenge, const Wrong& wrong) const {
  Approval approval;
  approval.key = entry_key().id;
  approval.client = R"({"type":")" + wrong.type + R"(","challenge":")" +
                    url_form(challenge.view()) + R"(","origin":")" + wrong.origin + R"(")" +
                    wrong.rest;
  approval.auth = Bytes(sha256(wrong.rp).view()) + wrong.flags + Bytes(4, '\0');
  approval.signature = sign(approval.auth + Bytes(sha256(approval.client).view()));
  return approval;
}

Bytes SamplePasskey::sign(BytesView message) const {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                  &EVP_MD_CTX_free);
  Bytes signature(80, '\0');
  std::size_t length = signature.size();
  const auto* data = reinterpret_cast<const unsigned char*>(message.data());
  ENSURE(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1);
  ENSURE(EVP_DigestSign(context.get(), octets(signature), &length, data, message.size()) == 1);
  signature.resize(length);
  return signature;
}

}  // namespace glasnik::proof
