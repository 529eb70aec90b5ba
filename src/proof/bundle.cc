#include "proof/bundle.h"

#include <array>

#include "proof/zip.h"

namespace glasnik::proof {
namespace {

struct BundleFile {
  const char* name;
  Bytes Bundle::*content;
};
constexpr std::array<BundleFile, 4> kFiles = {{{"entry.json", &Bundle::entry},
                                               {"record.json", &Bundle::record},
                                               {"proof.tlog-proof", &Bundle::proof},
                                               {"policy.txt", &Bundle::policy}}};

}  // namespace

Result<Bytes> make_bundle(const Bundle& bundle) {
  std::vector<ZipFile> files;
  for (const BundleFile& file : kFiles) files.push_back({file.name, bundle.*file.content});
  return write_zip(files);
}

Result<Bundle> read_bundle(BytesView zip) {
  TRY(std::vector<ZipFile> files, read_zip(zip));
  const Error wrong{Code::corrupt, "not the four files of a bundle, in their order"};
  if (files.size() != kFiles.size()) return wrong;
  Bundle bundle;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].name != kFiles[i].name) return wrong;
    bundle.*kFiles[i].content = std::move(files[i].content);
  }
  return bundle;
}

}  // namespace glasnik::proof
