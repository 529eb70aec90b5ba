#include "media/jail_walls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <memory>

namespace glasnik::media {
namespace {

constexpr std::uint64_t kRefer = 1ULL << 13;     // since the second version of the interface
constexpr std::uint64_t kTruncate = 1ULL << 14;  // since the third
constexpr std::uint64_t kFirstVersion = kRefer - 1;
constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kWrite = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
                                 LANDLOCK_ACCESS_FS_REMOVE_FILE | kTruncate;

Error cannot(std::string_view what) {
  return {Code::unavailable, "no jail for the decoder: " + std::string(what) + ": " +
                                 ::strerror(errno)};  // NOLINT(concurrency-mt-unsafe)
}

// What the wall knows of: what is not allowed of it is forbidden.
std::uint64_t handled(long version) {
  return kFirstVersion | (version >= 2 ? kRefer : 0) | (version >= 3 ? kTruncate : 0);
}

Result<void> allow(int wall, int below, std::uint64_t access) {
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = below;
  if (::syscall(SYS_landlock_add_rule, wall, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0) return {};
  return cannot("a rule for files");
}

// Fine where the path does not exist: then there is nothing to open.
Result<void> allow(int wall, const std::string& path, std::uint64_t access) {
  const Descriptor below(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (below.number() < 0) return {};
  struct stat status {};
  if (::fstat(below.number(), &status) != 0) return cannot(path);
  if (!S_ISDIR(status.st_mode)) access &= ~std::uint64_t{LANDLOCK_ACCESS_FS_READ_DIR};
  return allow(wall, below.number(), access);
}

constexpr const char* kForbidden[] = {
    // talking to others
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg",
    "sendmmsg", "recvfrom", "recvmsg", "recvmmsg", "msgget", "shmget", "semget", "mq_open",
    // other processes
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd",
    "pidfd_send_signal", "kill", "tkill", "fork", "vfork", "setpriority", "sched_setscheduler",
    "setrlimit",
    // the kernel's large surfaces
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter",
    "io_uring_register", "keyctl", "add_key", "request_key", "init_module", "finit_module",
    "delete_module", "kexec_load", "kexec_file_load", "open_by_handle_at", "name_to_handle_at",
    "personality", "syslog", "reboot", "swapon", "quotactl", "acct", "settimeofday",
    "clock_settime", "adjtimex",
    // the walls, and names that lead out of them
    "mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "move_mount", "open_tree",
    "fsopen", "fsconfig", "fsmount", "symlink", "symlinkat", "link", "linkat", "mknod", "mknodat",
    "chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown", "fchownat", "setxattr", "lsetxattr",
    "fsetxattr"};

using Filter = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

// clone makes threads, and nothing else; of clone3 a filter cannot see the flags, so it is answered
// as by a kernel that has none, and the C library falls back to clone.
bool add_rules(scmp_filter_ctx filter) {
  bool added = true;
  for (const char* name : kForbidden) {
    const int call = ::seccomp_syscall_resolve_name(name);
    if (call == __NR_SCMP_ERROR) continue;  // not on this machine
    added = added && ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
  }
  const scmp_arg_cmp no_thread{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0};
  const scmp_arg_cmp new_limit{2, SCMP_CMP_NE, 0, 0};  // to ask for one is fine
  return added &&
         ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, no_thread) == 0 &&
         ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1, new_limit) ==
             0 &&
         ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Result<Descriptor> file_wall(int input, const std::string& directory) {
  const long version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return cannot("this kernel has no Landlock");
  const std::uint64_t known = handled(version);
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = known;
  // By the size of the first version: later headers append what this wall leaves to others.
  Descriptor wall(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes,
                                             sizeof(attributes.handled_access_fs), 0)));
  if (wall.number() < 0) return cannot("Landlock");
  TRY_VOID(allow(wall.number(), "/usr", kRead | LANDLOCK_ACCESS_FS_EXECUTE));
  for (const char* path : {"/etc/ld.so.cache", "/dev/urandom", "/proc/cpuinfo"}) {
    TRY_VOID(allow(wall.number(), path, LANDLOCK_ACCESS_FS_READ_FILE));
  }
  TRY_VOID(allow(wall.number(), "/dev/null",
                 LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE));
  TRY_VOID(allow(wall.number(), input, LANDLOCK_ACCESS_FS_READ_FILE));
  TRY_VOID(allow(wall.number(), directory, (kRead | kWrite) & known));
  return wall;
}

Result<std::vector<sock_filter>> call_wall() {
  const Filter filter(::seccomp_init(SCMP_ACT_ALLOW), ::seccomp_release);
  if (!filter || !add_rules(filter.get())) return cannot("seccomp");
  const Descriptor memory(::memfd_create("filter", MFD_CLOEXEC));
  if (memory.number() < 0 || ::seccomp_export_bpf(filter.get(), memory.number()) != 0) {
    return cannot("seccomp");
  }
  const off_t octets = ::lseek(memory.number(), 0, SEEK_END);
  std::vector<sock_filter> program(static_cast<std::size_t>(octets) / sizeof(sock_filter));
  if (program.empty() ||
      ::pread(memory.number(), program.data(), static_cast<std::size_t>(octets), 0) != octets) {
    return cannot("seccomp");
  }
  return program;
}

}  // namespace glasnik::media
