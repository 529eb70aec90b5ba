// What runs in the jail can neither reach out nor look around, and ends when its limits say so. The
// tools are the real ones, told to do their worst: each test of a wall has an arm without it, which
// shows that there was something to hold back.

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "inputs.h"
#include "media/jail.h"
#include "media/jail_walls.h"

using namespace std::literals;
using namespace glasnik;
using namespace glasnik::media;
namespace fs = std::filesystem;

namespace {

constexpr const char* kCanary = "kanarinac-8f1c5b";

// A directory with an input and an empty place for output.
struct Place {
  fs::path root;
  Place() {
    std::string pattern = (fs::temp_directory_path() / "jail-XXXXXX").string();
    root = ::mkdtemp(pattern.data());
    fs::create_directory(root / "out");
  }
  ~Place() { fs::remove_all(root); }
  Place(const Place&) = delete;
  std::string out() const { return (root / "out").string(); }
  std::string put(const std::string& name, const std::string& octets) const {
    std::ofstream(root / name, std::ios::binary) << octets;
    return (root / name).string();
  }
  // Everything that was written to the output.
  std::string harvest() const {
    std::string all;
    for (const auto& file : fs::directory_iterator(root / "out")) all += whole_file(file.path());
    return all;
  }
};

Result<Jailed> jailed(const Place& place, const std::string& input, std::string tool,
                      std::vector<std::string> arguments, JailLimits limits = {}) {
  const Descriptor file(::open(input.c_str(), O_RDONLY | O_CLOEXEC));
  return run_jailed({std::move(tool), std::move(arguments), file.number(), place.out(), limits});
}

// Counts who connects to it on the loopback.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), length) == 0);
    REQUIRE(::listen(socket_, 8) == 0);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &length);
    port = ntohs(address.sin_port);
    thread_ = std::thread([this] {
      for (int one = 0; (one = ::accept(socket_, nullptr, nullptr)) >= 0; ::close(one)) ++hits;
    });
  }
  ~Listener() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }
  Listener(const Listener&) = delete;
  int port = 0;
  std::atomic<int> hits{0};

 private:
  int socket_;
  std::thread thread_;
};

// A playlist that leads to an address, and a tool that is told to follow it wherever it leads.
std::vector<std::string> follow(const std::string& input) {
  return {"-v",
          "error",
          "-protocol_whitelist",
          "file,http,tcp,pipe",
          "-f",
          "hls",
          "-i",
          input,
          "-c",
          "copy",
          "-f",
          "mpegts",
          "-y",
          "out.ts"};
}

std::string playlist(const std::string& address) {
  return "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + address + "\n#EXT-X-ENDLIST\n";
}

}  // namespace

TEST_CASE("a decoder in the jail cannot reach the network, one outside it can") {
  const Place place;
  Listener listener;
  const std::string input =
      place.put("list.m3u8", playlist(fmt::format("http://127.0.0.1:{}/a.ts", listener.port)));
  auto ended = jailed(place, input, "ffmpeg", follow(kJailInput));
  CHECK_FALSE(ended.ok());
  CHECK(listener.hits == 0);
  const std::string outside = fmt::format(
      "cd {} && timeout 5 ffmpeg -nostdin -v quiet -protocol_whitelist file,http,tcp "
      "-f hls -i {} -c copy -f mpegts -y out.ts </dev/null",
      place.out(), input);
  CHECK(std::system(outside.c_str()) != 0);  // NOLINT(concurrency-mt-unsafe)
  CHECK(listener.hits > 0);
}

TEST_CASE("a decoder in the jail reads its input and no other file, one outside does") {
  const Place place;
  const std::string canary = place.put("canary.txt", kCanary);
  const std::string input = place.put("input.txt", "the input");
  auto own = jailed(place, input, "cat", {kJailInput});
  REQUIRE(own.ok());
  CHECK(own->said == "the input");
  for (const std::string& path :
       {canary, std::string("/etc/passwd"), std::string("/proc/1/environ"), "../canary.txt"s}) {
    auto other = jailed(place, input, "cat", {path});
    REQUIRE_FALSE(other.ok());
    CHECK(other.error().code == Code::invalid);
    CHECK(other.error().message.find("Permission denied") != std::string::npos);
  }
  CHECK(whole_file(canary) == kCanary);
}

TEST_CASE("a decoder in the jail writes into its directory and nowhere else") {
  const Place place;
  const std::string input = place.put("input.txt", "octets");
  CHECK(jailed(place, input, "cp", {kJailInput, "copy.txt"}).ok());
  CHECK(place.harvest() == "octets");
  CHECK_FALSE(jailed(place, input, "cp", {kJailInput, "../copy.txt"}).ok());
  CHECK_FALSE(jailed(place, input, "tee", {"-a", input}).ok());
  CHECK_FALSE(jailed(place, input, "ln", {"-s", "/etc/passwd", "link"}).ok());
  CHECK_FALSE(jailed(place, input, "chmod", {"777", "copy.txt"}).ok());
  CHECK_FALSE(fs::exists(place.root / "copy.txt"));
  CHECK_FALSE(fs::exists(place.root / "out" / "link"));
  CHECK(whole_file(input) == "octets");
}

TEST_CASE("a decoder in the jail starts no other program") {
  const Place place;
  const std::string input = place.put("input.txt", "octets");
  auto ended = jailed(place, input, "bash", {"-c", "cat /proc/self/fd/3; echo done"});
  CHECK_FALSE(ended.ok());
  CHECK(jailed(place, input, "bash", {"-c", "echo done"}).ok());
}

TEST_CASE("what takes too long is stopped, by its CPU seconds and by the clock") {
  const Place place;
  const std::string input = place.put("input.txt", "octets");
  JailLimits limits;
  limits.cpu = std::chrono::seconds(1);
  auto busy = jailed(place, input, "bash", {"-c", "while :; do :; done"}, limits);
  REQUIRE_FALSE(busy.ok());
  CHECK(busy.error().code == Code::invalid);
  CHECK(busy.error().message == "bash: stopped: it took more than 1 s of CPU");
  limits.wall = std::chrono::seconds(1);
  auto idle = jailed(place, input, "sleep", {"30"}, limits);
  REQUIRE_FALSE(idle.ok());
  CHECK(idle.error().message == "sleep: stopped: it took more than 1 s");
}

TEST_CASE("what wants too much memory or disk is stopped with a reason") {
  const Place place;
  const std::string input = place.put("input.txt", "octets");
  auto large = jailed(place, input, "ffmpeg",
                      {"-v", "error", "-f", "lavfi", "-i", "color=size=16000x16000", "-frames:v",
                       "1", "-f", "rawvideo", "-y", "out.raw"});
  REQUIRE_FALSE(large.ok());
  CHECK(large.error().code == Code::invalid);
  JailLimits limits;
  limits.file = 1 << 16;
  auto long_one = jailed(place, input, "head", {"-c", "1000000", "/dev/zero"}, limits);
  CHECK_FALSE(long_one.ok());  // /dev/zero is behind the wall
  auto wide = jailed(place, input, "ffmpeg",
                     {"-v", "error", "-f", "lavfi", "-i", "color=size=640x480", "-frames:v", "9",
                      "-f", "rawvideo", "-y", "out.raw"},
                     limits);
  REQUIRE_FALSE(wide.ok());
  CHECK(fs::file_size(place.root / "out" / "out.raw") <= limits.file);
}

TEST_CASE("a tool that says more than is kept of it harms nobody") {
  const Place place;
  const std::string input = place.put("input.txt", std::string(1 << 20, 'a'));
  auto ended = jailed(place, input, "cat", {kJailInput});
  CHECK_FALSE(ended.ok());
}
