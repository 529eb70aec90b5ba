#include "proof/bundle.h"

#include <vector>

#include "proof/zip.h"

namespace glasnik::proof {
namespace {

struct BundleFile {
  const char* name;
  Bytes Bundle::*content;
};
constexpr BundleFile kRecord{"record.json", &Bundle::record};
constexpr BundleFile kPart{"part.json", &Bundle::part};

// The files in their order: the second is what is proven, the last is there if it has content.
std::vector<BundleFile> files_of(bool quotation, bool keys) {
  std::vector<BundleFile> files = {{"entry.json", &Bundle::entry},
                                   quotation ? kPart : kRecord,
                                   {"proof.tlog-proof", &Bundle::proof},
                                   {"policy.txt", &Bundle::policy}};
  if (keys) files.push_back({"keys.jsonl", &Bundle::keys});
  return files;
}

}  // namespace

Result<Bytes> make_bundle(const Bundle& bundle) {
  ENSURE(bundle.record.empty() || bundle.part.empty());
  std::vector<ZipFile> files;
  for (const BundleFile& file : files_of(!bundle.part.empty(), !bundle.keys.empty())) {
    files.push_back({file.name, bundle.*file.content});
  }
  return write_zip(files);
}

Result<Bundle> read_bundle(BytesView zip) {
  TRY(std::vector<ZipFile> files, read_zip(zip));
  const Error wrong{Code::corrupt, "not the files of a bundle, in their order"};
  auto expected = files_of(files.size() > 1 && files[1].name == kPart.name, files.size() > 4);
  if (files.size() != expected.size()) return wrong;
  Bundle bundle;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].name != expected[i].name) return wrong;
    bundle.*expected[i].content = std::move(files[i].content);
  }
  if (files.size() > 4 && bundle.keys.empty()) return wrong;  // then it is not there
  return bundle;
}

}  // namespace glasnik::proof
