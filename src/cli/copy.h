#pragma once
// A copy of a log as the command line names it: a newsroom's or mirror's directory, or the address
// of a site.

#include <memory>
#include <string>

#include "courier/source.h"
#include "http/client.h"
#include "newsroom/newsroom.h"

namespace glasnik::cli {

bool is_address(const std::string& where);       // http:// or https://
std::string without_slash(std::string address);  // at its end

// not_found, in the words of every other program, where nothing is at a path: who misspelt it wants
// no newsroom made there.
Result<void> check_path(const std::string& path);

class Copy {
 public:
  // Opens a directory to read; an address is not asked yet. http and private networks are allowed
  // to the host that the operator names here.
  static Result<std::unique_ptr<Copy>> open(const std::string& where);

  courier::Source& source() { return *source_; }

 private:
  std::unique_ptr<http::Client> client_;
  std::unique_ptr<newsroom::Newsroom> newsroom_;
  std::unique_ptr<courier::Source> source_;
};

}  // namespace glasnik::cli
