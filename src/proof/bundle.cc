#include "proof/bundle.h"

#include <array>

#include "proof/zip.h"

namespace glasnik::proof {
namespace {

struct BundleFile {
  const char* name;
  Bytes Bundle::*content;
};
constexpr BundleFile kRecord{"record.json", &Bundle::record};
constexpr BundleFile kPart{"part.json", &Bundle::part};

// The files in their order; only the second depends on what the bundle is.
std::array<BundleFile, 4> files_of(bool quotation) {
  return {{{"entry.json", &Bundle::entry},
           quotation ? kPart : kRecord,
           {"proof.tlog-proof", &Bundle::proof},
           {"policy.txt", &Bundle::policy}}};
}

}  // namespace

Result<Bytes> make_bundle(const Bundle& bundle) {
  ENSURE(bundle.record.empty() || bundle.part.empty());
  std::vector<ZipFile> files;
  for (const BundleFile& file : files_of(!bundle.part.empty())) {
    files.push_back({file.name, bundle.*file.content});
  }
  return write_zip(files);
}

Result<Bundle> read_bundle(BytesView zip) {
  TRY(std::vector<ZipFile> files, read_zip(zip));
  const Error wrong{Code::corrupt, "not the four files of a bundle, in their order"};
  auto expected = files_of(files.size() > 1 && files[1].name == kPart.name);
  if (files.size() != expected.size()) return wrong;
  Bundle bundle;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].name != expected[i].name) return wrong;
    bundle.*expected[i].content = std::move(files[i].content);
  }
  return bundle;
}

}  // namespace glasnik::proof
