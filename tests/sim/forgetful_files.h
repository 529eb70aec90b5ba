#pragma once
// Files that are wrong about syncs: the known-bad arms of durability tests.

#include "base/file.h"

namespace glasnik::sim {

class ForgetfulFiles final : public Files {
 public:
  struct Forgets {
    bool files = false;        // a sync of a file answers ok and does nothing
    bool directories = false;  // of a directory
    bool failures = false;     // a failed sync of a file is tried again
    std::string_view of =
        {};  // only of files whose path begins so, and of the directory they are in
  };
  ForgetfulFiles(Files& files, Forgets forgets) : files_(files), forgets_(forgets) {}

  Result<std::unique_ptr<File>> open(const std::string& path, Open how) override;
  Result<void> rename(const std::string& from, const std::string& to) override {
    return files_.rename(from, to);
  }
  Result<void> remove(const std::string& path) override { return files_.remove(path); }
  Result<void> make_directory(const std::string& path) override {
    return files_.make_directory(path);
  }
  Result<void> sync_directory(const std::string& path) override {
    bool meant = forgets_.of.empty() || path == directory_of(std::string(forgets_.of));
    if (forgets_.directories && meant) return {};
    return files_.sync_directory(path);
  }
  Result<bool> exists(const std::string& path) override { return files_.exists(path); }
  Result<std::vector<std::string>> list(const std::string& path) override {
    return files_.list(path);
  }
  Result<void> remove_tree(const std::string& path) override { return files_.remove_tree(path); }
  Result<std::string> canonical(const std::string& path) override { return files_.canonical(path); }
  Result<bool> others_may_read(const std::string& path) override {
    return files_.others_may_read(path);
  }
  Result<std::unique_ptr<FileLock>> lock(const std::string& path) override {
    return files_.lock(path);
  }

 private:
  Files& files_;
  const Forgets forgets_;
};

}  // namespace glasnik::sim
