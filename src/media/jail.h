#pragma once
// One process per job: where foreign files are decoded. Decoders are the likeliest way into a
// server, so the process that runs one may compute, read the one file, and write into one
// directory. Before it becomes the tool (Debian's ffmpeg or libvips) it is given
//   Landlock    nothing can be opened but the file, the directory, and programs under /usr
//   seccomp     no sockets, no tracing, no other programs, no links, no new namespaces (jail_walls)
//   namespaces  a network without interfaces, where the kernel lets this user make one
//   limits      CPU, memory, size of a file, wall time, open files; the lowest priority
// and it dies with the thread that started it. bubblewrap is not used: Landlock walls off files
// without a second program or any privilege, and every kernel that Debian 12 runs has it. Where a
// kernel has none nothing is decoded: it fails closed.
//
// The caller has had the file judged (media/sniff.h), and names the decoder: a tool never guesses.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::media {

constexpr std::uint64_t kJailMemory = 256 << 20;

struct JailLimits {
  std::chrono::seconds cpu{10};
  std::chrono::seconds wall{60};       // idle priority may wait long for a core
  std::uint64_t file = 256 << 20;      // octets of the largest file it writes
  std::uint64_t memory = kJailMemory;  // octets of data: heap and stacks, not mapped programs
};

// How a task names its input: the descriptor is open in the tool's process under this name.
inline constexpr const char* kJailInput = "/proc/self/fd/3";

struct JailTask {
  std::string tool;                    // a program of /usr/bin: "ffmpeg"
  std::vector<std::string> arguments;  // constant words, kJailInput, and names of files it makes
  int input = -1;                      // a descriptor open for reading; borrowed
  std::string directory;               // where it starts, and all it may write to
  JailLimits limits{};
};

struct Jailed {
  Bytes said;  // on standard output, at most 64 KiB
  std::chrono::milliseconds cpu{0};
  std::uint64_t peak_octets = 0;  // resident; not less than this process had as it began it
};

// Runs the tool to its end. Any number of threads. Errors: invalid, with what the tool said last,
// if it refused the file, crashed, or went over a limit: it will again; unavailable if it could not
// be started or walled in.
Result<Jailed> run_jailed(const JailTask& task);

}  // namespace glasnik::media
