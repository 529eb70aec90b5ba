#include "media/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "media/jail_walls.h"

namespace glasnik::media {
namespace {

constexpr std::size_t kMostSaid = 64 << 10;
constexpr std::size_t kMostComplaint = 300;
constexpr int kInput = 3;
constexpr int kNotStarted = 126;  // what the child exits with if a wall could not be raised

// Everything that the child needs, made before the fork.
struct Cell {
  std::vector<char*> arguments;  // ends in null
  std::string program;
  Descriptor files;                // Landlock
  std::vector<sock_filter> calls;  // seccomp
  Descriptor said;                 // standard output
  Descriptor wrong;                // standard error
  pid_t parent = 0;
};

// MALLOC_ARENA_MAX keeps the heap of a thread from claiming 64 MiB of the limit; libvips leaves out
// the decoders that its authors would not show to a stranger.
char* const kEnvironment[] = {
    const_cast<char*>("PATH=/usr/bin"),      const_cast<char*>("LC_ALL=C"),
    const_cast<char*>("MALLOC_ARENA_MAX=1"), const_cast<char*>("VIPS_BLOCK_UNTRUSTED=1"),
    const_cast<char*>("VIPS_CONCURRENCY=1"), nullptr};

bool limit(__rlimit_resource resource, std::uint64_t soft, std::uint64_t hard) {
  const rlimit both{soft, hard};
  return ::setrlimit(resource, &both) == 0;
}

// The address space is not the measure: two hundred mapped libraries fill it. RLIMIT_DATA counts
// what is allocated; the bound on addresses only stops what would map without end.
bool raise_limits(const JailLimits& limits) {
  const auto cpu = static_cast<std::uint64_t>(limits.cpu.count());
  return limit(RLIMIT_CPU, cpu, cpu + 1) && limit(RLIMIT_DATA, limits.memory, limits.memory) &&
         limit(RLIMIT_AS, limits.memory + (1U << 30U), limits.memory + (1U << 30U)) &&
         limit(RLIMIT_FSIZE, limits.file, limits.file) && limit(RLIMIT_NOFILE, 64, 64) &&
         limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_STACK, 8 << 20, 8 << 20);
}

bool redirect(const Cell& cell, int input) {
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  return ::dup2(nothing, 0) == 0 && ::dup2(cell.said.number(), 1) == 1 &&
         ::dup2(cell.wrong.number(), 2) == 2 && ::dup2(input, kInput) == kInput;
}

// A network of its own, with nothing in it. Where the kernel refuses, seccomp stands alone.
void leave_network() {
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) != 0) {
    static_cast<void>(::unshare(CLONE_NEWNET | CLONE_NEWIPC));
  }
}

// In the child, between fork and exec: system calls only. The order matters: what raises a wall
// must not be behind one already.
[[noreturn]] void become(const Cell& cell, const JailTask& task) {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  // The numbers of what is still needed are moved out of the way of 0 to 3 first.
  const int input = ::fcntl(task.input, F_DUPFD_CLOEXEC, 16);
  const int files = ::fcntl(cell.files.number(), F_DUPFD_CLOEXEC, 16);
  bool walled = ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() == cell.parent;
  walled = walled && ::chdir(task.directory.c_str()) == 0 && redirect(cell, input);
  ::setpriority(PRIO_PROCESS, 0, 19);
  leave_network();
  walled = walled && raise_limits(task.limits) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  walled = walled && ::syscall(SYS_landlock_restrict_self, files, 0) == 0;
  walled = walled && ::syscall(SYS_close_range, kInput + 1, ~0U, 0) == 0;
  const sock_fprog program{static_cast<unsigned short>(cell.calls.size()),
                           const_cast<sock_filter*>(cell.calls.data())};
  walled = walled && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
  if (walled) ::execve(cell.program.c_str(), cell.arguments.data(), kEnvironment);
  ::_exit(kNotStarted);
}

// Memory of kMostSaid octets that cannot grow, whatever the tool has to say: further writes fail.
Result<Descriptor> memory_file(const char* name) {
  Descriptor file(::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (file.number() < 0 || ::ftruncate(file.number(), kMostSaid) != 0 ||
      ::fcntl(file.number(), F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0) {
    return Error{Code::unavailable, "no memory for a decoder's output"};
  }
  return file;
}

Result<Cell> make_cell(const JailTask& task) {
  Cell cell;
  cell.parent = ::getpid();
  cell.program = "/usr/bin/" + task.tool;
  cell.arguments.push_back(const_cast<char*>(task.tool.c_str()));
  for (const std::string& word : task.arguments) {
    cell.arguments.push_back(const_cast<char*>(word.c_str()));
  }
  cell.arguments.push_back(nullptr);
  if (::access(cell.program.c_str(), X_OK) != 0) {
    return Error{Code::unavailable,
                 task.tool + " is not installed: apt install ffmpeg " + "libvips-tools"};
  }
  TRY(cell.files, file_wall(task.input, task.directory));
  TRY(cell.calls, call_wall());
  TRY(cell.said, memory_file("said"));
  TRY(cell.wrong, memory_file("wrong"));
  return cell;
}

// Where the tool's descriptor stands, which is this one, is how much it wrote.
Bytes written(const Descriptor& file) {
  const off_t size = ::lseek(file.number(), 0, SEEK_CUR);
  Bytes octets(std::min<std::size_t>(kMostSaid, static_cast<std::size_t>(std::max<off_t>(size, 0))),
               '\0');
  const ssize_t got = ::pread(file.number(), octets.data(), octets.size(), 0);
  octets.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return octets;
}

// What the tool said last, on one line: decoders print what the file tells them to.
std::string complaint(const Descriptor& file) {
  std::string words = written(file);
  if (words.size() > kMostComplaint) words.erase(0, words.size() - kMostComplaint);
  for (char& c : words) {
    if (c < ' ' || c > '~') c = ' ';
  }
  const std::size_t last = words.find_last_not_of(' ');
  return last == words.npos ? "it said nothing" : words.substr(0, last + 1);
}

// Whether it ended before the time was up.
bool wait_for(int process, std::chrono::seconds wall) {
  pollfd ended{process, POLLIN, 0};
  const auto until = std::chrono::steady_clock::now() + wall;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    const int count = ::poll(&ended, 1, static_cast<int>(left.count()));
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) return false;
  }
}

Result<void> judge_end(const JailTask& task, const Cell& cell, int status, bool in_time) {
  if (!in_time) {
    return Error{Code::invalid, fmt::format("{}: stopped: it took more than {} s", task.tool,
                                            task.limits.wall.count())};
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNotStarted) {
    return Error{Code::unavailable, task.tool + ": its jail could not be closed"};
  }
  if (WIFEXITED(status)) return Error{Code::invalid, task.tool + ": " + complaint(cell.wrong)};
  const int signal = WTERMSIG(status);
  if (signal == SIGXCPU || signal == SIGKILL) {
    return Error{Code::invalid, fmt::format("{}: stopped: it took more than {} s of CPU", task.tool,
                                            task.limits.cpu.count())};
  }
  if (signal == SIGXFSZ) return Error{Code::invalid, task.tool + ": stopped: it wrote too much"};
  return Error{Code::invalid, fmt::format("{}: it crashed (signal {})", task.tool, signal)};
}

std::chrono::milliseconds milliseconds_of(const timeval& time) {
  return std::chrono::milliseconds(time.tv_sec * 1000 + time.tv_usec / 1000);
}

}  // namespace

Result<Jailed> run_jailed(const JailTask& task) {
  TRY(Cell cell, make_cell(task));
  const pid_t child = ::fork();
  if (child < 0) return Error{Code::unavailable, "no process for " + task.tool};
  if (child == 0) become(cell, task);
  const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  const bool in_time = process.number() >= 0 && wait_for(process.number(), task.limits.wall);
  if (!in_time) ::kill(child, SIGKILL);
  int status = 0;
  rusage used{};
  while (::wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
  }
  TRY_VOID(judge_end(task, cell, status, in_time));
  Jailed jailed;
  jailed.said = written(cell.said);
  jailed.cpu = milliseconds_of(used.ru_utime) + milliseconds_of(used.ru_stime);
  jailed.peak_octets = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
  return jailed;
}

}  // namespace glasnik::media
