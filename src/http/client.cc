#include "http/client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>

#include "http/public_address.h"

namespace glasnik::http {
namespace {

struct CurlDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct UrlDeleter {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CurlDeleter>;
using Url = std::unique_ptr<CURLU, UrlDeleter>;
using List = std::unique_ptr<curl_slist, ListDeleter>;

constexpr std::size_t kMostOfRefusal = 65536;

// One question on its way.
struct Exchange {
  const Ask& ask;
  bool named = false;  // the operator wrote this host and port
  Answered answered;
  std::size_t received = 0;
  std::optional<Error> error;
};

std::string part_of(const Url& url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

Result<Url> parse(const std::string& text) {
  Url url(curl_url());
  bool parsed = url && curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
  std::string scheme = parsed ? part_of(url, CURLUPART_SCHEME) : std::string();
  bool ours = (scheme == "https" || scheme == "http") && !part_of(url, CURLUPART_HOST).empty() &&
              part_of(url, CURLUPART_USER).empty() && part_of(url, CURLUPART_PASSWORD).empty();
  if (!ours) return Error{Code::invalid, fmt::format("'{}' is no http or https address", text)};
  return url;
}

std::string host_and_port(const Url& url) {
  return part_of(url, CURLUPART_HOST) + ":" + part_of(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

std::size_t take_content(char* data, std::size_t, std::size_t size, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  exchange.received += size;
  if (exchange.received > exchange.ask.most_octets) {
    exchange.error =
        Error{Code::too_large, fmt::format("{}: the answer is over {} octets", exchange.ask.url,
                                           exchange.ask.most_octets)};
    return CURL_WRITEFUNC_ERROR;
  }
  BytesView piece(data, size);
  const bool refusal = exchange.answered.status != 200;
  if (!exchange.ask.take || refusal) {
    // What is said beside a refusal is for people: its beginning is enough.
    std::size_t kept = exchange.answered.body.size();
    if (refusal) piece = piece.substr(0, kMostOfRefusal - std::min(kept, kMostOfRefusal));
    exchange.answered.body += piece;
    return size;
  }
  auto taken = exchange.ask.take(piece);
  if (taken) return size;
  exchange.error = std::move(taken).error();
  return CURL_WRITEFUNC_ERROR;
}

// The last status line is the answer's: interim ones come before it.
std::size_t take_field(char* data, std::size_t, std::size_t size, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  BytesView line(data, size);
  std::size_t space = line.find(' ');
  bool status = line.starts_with("HTTP/") && line.size() >= space + 4 && space != line.npos;
  if (!status) return size;
  exchange.answered.status = 0;
  for (char digit : line.substr(space + 1, 3)) {
    exchange.answered.status = exchange.answered.status * 10 + (digit - '0');
  }
  return size;
}

// The address is judged as it is connected: what the name said a moment before does not count.
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& exchange = *static_cast<Exchange*>(user);
  if (!exchange.named && !is_public(address->addr)) {
    exchange.error = Error{Code::denied, exchange.ask.url +
                                             ": leads to an address that is not public: name its "
                                             "host:port in glasnik.toml, outbound, if it is meant"};
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void set_limits(CURL* handle, const Exchange& exchange) {
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, exchange.named ? "http,https" : "https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(exchange.ask.time.count()));
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "Glasnik");
}

void set_hooks(CURL* handle, Exchange& exchange) {
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_content);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_field);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &exchange);
}

List set_post(CURL* handle, const Ask& ask) {
  if (!ask.body) return nullptr;
  List fields(curl_slist_append(nullptr, ("Content-Type: " + ask.content_type).c_str()));
  curl_slist_append(fields.get(), "Expect:");
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, fields.get());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(ask.body->size()));
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, ask.body->data());
  return fields;
}

class CurlClient final : public Client {
 public:
  explicit CurlClient(std::vector<std::string> named) : named_(std::move(named)) {}

  Result<Answered> ask(const Ask& question) override {
    TRY(Url url, parse(question.url));
    Exchange exchange{question, is_named(host_and_port(url)), {}, 0, std::nullopt};
    if (!exchange.named && part_of(url, CURLUPART_SCHEME) != "https") {
      return Error{Code::denied, question.url +
                                     ": only https is spoken: name its host:port in "
                                     "glasnik.toml, outbound, if it is meant"};
    }
    Handle handle(curl_easy_init());
    if (!handle) return Error{Code::unavailable, question.url + ": no memory to ask"};
    curl_easy_setopt(handle.get(), CURLOPT_CURLU, url.get());
    set_limits(handle.get(), exchange);
    set_hooks(handle.get(), exchange);
    List fields = set_post(handle.get(), question);
    return perform(handle.get(), exchange);
  }

 private:
  static Result<Answered> perform(CURL* handle, Exchange& exchange) {
    CURLcode code = curl_easy_perform(handle);
    if (exchange.error) return *std::move(exchange.error);
    if (code != CURLE_OK) {
      return Error{Code::unavailable,
                   fmt::format("{}: {}", exchange.ask.url, curl_easy_strerror(code))};
    }
    char* type = nullptr;
    curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type);
    if (type != nullptr) exchange.answered.content_type = type;
    return std::move(exchange.answered);
  }

  bool is_named(const std::string& host) const {
    return std::find(named_.begin(), named_.end(), host) != named_.end();
  }

  std::vector<std::string> named_;
};

}  // namespace

std::unique_ptr<Client> make_client(std::vector<std::string> named) {
  static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(once);
  return std::make_unique<CurlClient>(std::move(named));
}

Result<std::string> host_and_port(const std::string& url) {
  TRY(Url parsed, parse(url));
  return host_and_port(parsed);
}

}  // namespace glasnik::http
