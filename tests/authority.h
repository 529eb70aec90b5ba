#pragma once
// A certificate authority of the tests' own, with a timestamp authority and a seal's certificate
// under it. Keys are new at each run: nothing here is a secret of anybody's.

#include <string>

#include "base/bytes.h"
#include "base/time.h"

namespace glasnik::tests {

struct Certified {
  Bytes key;          // PEM
  Bytes certificate;  // PEM
};

class Authority {
 public:
  explicit Authority(const std::string& name);

  const Bytes& certificate() const { return root_.certificate; }  // PEM

  // The reply of its timestamp authority to a request (DER), as of now.
  Bytes stamp(const Bytes& request) const;
  const Certified& seal() const { return seal_; }

 private:
  Certified issue(const std::string& name, const char* extended_use) const;

  Certified root_;
  Certified stamper_;
  Certified seal_;
};

}  // namespace glasnik::tests
