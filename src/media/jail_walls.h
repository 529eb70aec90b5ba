#pragma once
// The two walls of a jailed process that the kernel holds: which files it may open (Landlock), and
// which system calls it may make (seccomp). Both are prepared here, in the parent, because between
// fork and exec in a program of many threads nothing may allocate.

#include <linux/filter.h>

#include <string>
#include <vector>

#include "base/result.h"

namespace glasnik::media {

// Owns a descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();
  int number() const { return number_; }

 private:
  int number_;
};

// A Landlock ruleset: read and run what is under /usr, read `input`, read and write in `directory`.
// unavailable where the kernel has no Landlock.
Result<Descriptor> file_wall(int input, const std::string& directory);

// A filter that answers EPERM to every call on a list: what talks to others, looks into other
// processes, starts further ones, or changes the walls. A list of what is forbidden, not of what is
// allowed, because two large tools would outgrow the latter with every update of Debian's.
Result<std::vector<sock_filter>> call_wall();

}  // namespace glasnik::media
