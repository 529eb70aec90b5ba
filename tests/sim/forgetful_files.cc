#include "sim/forgetful_files.h"

namespace glasnik::sim {
namespace {

class ForgetfulFile final : public File {
 public:
  ForgetfulFile(std::unique_ptr<File> file, ForgetfulFiles::Forgets forgets)
      : file_(std::move(file)), forgets_(forgets) {}
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    return file_->read_at(offset, into);
  }
  Result<void> write_at(std::uint64_t offset, BytesView bytes) override {
    return file_->write_at(offset, bytes);
  }
  Result<void> truncate(std::uint64_t size) override { return file_->truncate(size); }
  Result<std::uint64_t> size() override { return file_->size(); }
  Result<void> sync() override {
    if (forgets_.files) return {};
    Result<void> synced = file_->sync();
    return synced.ok() || !forgets_.failures ? synced : file_->sync();
  }
  int descriptor() const override { return file_->descriptor(); }

 private:
  std::unique_ptr<File> file_;
  const ForgetfulFiles::Forgets forgets_;
};

}  // namespace

Result<std::unique_ptr<File>> ForgetfulFiles::open(const std::string& path, Open how) {
  TRY(auto file, files_.open(path, how));
  if (!path.starts_with(forgets_.of)) return file;
  return std::unique_ptr<File>(new ForgetfulFile(std::move(file), forgets_));
}

}  // namespace glasnik::sim
