#include "cli/copy.h"

#include "courier/http_source.h"
#include "courier/stored_source.h"
#include "newsroom/institution.h"

namespace glasnik::cli {

bool is_address(const std::string& where) {
  return where.starts_with("http://") || where.starts_with("https://");
}

std::string without_slash(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  return address;
}

Result<void> check_path(const std::string& path) {
  TRY(bool there, operating_system_files().exists(path));
  if (there) return {};
  return Error{Code::not_found, path + ": no such file or directory"};
}

Result<std::unique_ptr<Copy>> Copy::open(const std::string& where) {
  auto copy = std::make_unique<Copy>();
  if (is_address(where)) {
    std::string address = without_slash(where);
    TRY(std::string host, http::host_and_port(address));
    copy->client_ = http::make_client({host});
    copy->source_ = courier::http_source(*copy->client_, address);
    return copy;
  }
  TRY_VOID(check_path(where));
  TRY(copy->newsroom_, newsroom::Newsroom::open(where, newsroom::Access::read, {}));
  newsroom::Newsroom& newsroom = *copy->newsroom_;
  copy->source_ = courier::stored_source(where, newsroom.verifier_key(),
                                         newsroom::institution_json(newsroom.config()),
                                         newsroom.database(), newsroom.blobs());
  return copy;
}

}  // namespace glasnik::cli
