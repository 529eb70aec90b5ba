#pragma once
// A client for tests that sees the wire: it sends octets as told and reads responses one by one.
// Every read gives up after a few seconds, so a test that waits for nothing fails instead of
// hanging.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glasnik::tests {

struct WireResponse {
  int status = 0;
  std::string head;  // with its empty line
  std::string body;

  std::string field(std::string_view name) const;  // empty if absent
};

class Wire {
 public:
  Wire(const std::string& host, std::uint16_t port);
  explicit Wire(std::uint16_t port) : Wire("127.0.0.1", port) {}
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  bool connected() const { return socket_ >= 0; }
  bool send(std::string_view octets);  // false: the peer is gone
  void send_no_more();                 // half-close

  // The next response. `no_body`: it answers a HEAD. Nothing: the connection ended or timed out.
  std::optional<WireResponse> response(bool no_body = false);
  bool ended();        // the peer closes, without sending anything more
  std::string rest();  // all that comes until the end or the timeout
  bool timed_out() const { return timed_out_; }
  bool fill(std::size_t octets);  // reads until so many are here and not yet taken
  std::string take(std::size_t octets);

 private:
  bool receive();
  int socket_ = -1;
  bool timed_out_ = false;
  std::string received_;
};

// "GET /page HTTP/1.1\r\nHost: localhost\r\n" + fields + the empty line.
std::string get(std::string_view target, std::string_view fields = {});
std::string request(std::string_view method, std::string_view target, std::string_view fields = {},
                    std::string_view body = {});

}  // namespace glasnik::tests
