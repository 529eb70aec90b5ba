#pragma once
// A person's passkey and browser, for tests: it signs what a WebAuthn authenticator would. Its key
// is drawn anew each time, and its signatures never come twice.

#include <memory>
#include <string>

#include "proof/approval.h"
#include "proof/entry.h"

struct evp_pkey_st;

namespace glasnik::proof {

class SamplePasskey {
 public:
  explicit SamplePasskey(std::string holder);

  EntryKey entry_key() const;  // as a key entry adds it

  // What is not as it should be.
  struct Wrong {
    std::string type = "webauthn.get";
    std::string origin = "https://desk.example";
    std::string rp = "desk.example";
    std::string rest = R"(,"crossOrigin":false})";
    char flags = '\5';
  };
  // The entry as it is but for issued; an entry of `seq` 1 also but for doc.
  Approval approve(const Entry& entry) const { return approve(approval_challenge(entry)); }
  Approval approve(const Entry& entry, const Wrong& wrong) const {
    return approve(approval_challenge(entry), wrong);
  }
  Approval approve(const Hash& challenge) const { return approve(challenge, Wrong{}); }
  Approval approve(const Hash& challenge, const Wrong& wrong) const;

 private:
  Bytes sign(BytesView message) const;

  std::string holder_;
  std::shared_ptr<evp_pkey_st> key_;
  Bytes point_;
};

}  // namespace glasnik::proof
