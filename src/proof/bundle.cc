#include "proof/bundle.h"

#include <vector>

#include "proof/zip.h"

namespace glasnik::proof {
namespace {

// Takes the files of a bundle in their order. A file has content, but for policy.txt.
class Files {
 public:
  explicit Files(std::vector<ZipFile> files) : files_(std::move(files)) {}

  bool take(std::string_view name, Bytes& into) {
    if (at_ == files_.size() || files_[at_].name != name) return false;
    into = std::move(files_[at_++].content);
    return true;
  }
  bool take_some(std::string_view name, Bytes& into) { return take(name, into) && !into.empty(); }
  bool next_is(std::string_view name) const {
    return at_ < files_.size() && files_[at_].name == name;
  }
  bool at_end() const { return at_ == files_.size(); }

 private:
  std::vector<ZipFile> files_;
  std::size_t at_ = 0;
};

constexpr AnchorKind kAnchors[] = {AnchorKind::rfc3161, AnchorKind::cades};

std::string anchor_proof_name(AnchorKind kind) {
  return "anchor/" + std::string(anchor_name(kind)) + ".tlog-proof";
}
// The suffixes by which other programs know them.
std::string anchor_token_name(AnchorKind kind) {
  return kind == AnchorKind::cades ? "anchor/cades.p7s" : "anchor/rfc3161.tst";
}

bool take_all(Files& files, Bundle& bundle) {
  bool whole = files.take("entry.json", bundle.entry);
  whole = whole && (files.take_some("part.json", bundle.part) ||
                    files.take_some("record.json", bundle.record));
  whole = whole && files.take("proof.tlog-proof", bundle.proof) &&
          files.take("policy.txt", bundle.policy);
  if (whole && files.next_is("keys.jsonl")) whole = files.take_some("keys.jsonl", bundle.keys);
  for (AnchorKind kind : kAnchors) {
    if (!whole || !files.next_is(anchor_proof_name(kind))) continue;
    BundleAnchor anchor{kind, {}, {}};
    whole = files.take_some(anchor_proof_name(kind), anchor.proof) &&
            files.take_some(anchor_token_name(kind), anchor.token);
    bundle.anchors.push_back(std::move(anchor));
  }
  return whole && files.at_end();
}

}  // namespace

Result<Bytes> make_bundle(const Bundle& bundle) {
  ENSURE(bundle.record.empty() || bundle.part.empty());
  std::vector<ZipFile> files = {{"entry.json", bundle.entry}};
  if (bundle.part.empty()) {
    files.push_back({"record.json", bundle.record});
  } else {
    files.push_back({"part.json", bundle.part});
  }
  files.push_back({"proof.tlog-proof", bundle.proof});
  files.push_back({"policy.txt", bundle.policy});
  if (!bundle.keys.empty()) files.push_back({"keys.jsonl", bundle.keys});
  for (const BundleAnchor& anchor : bundle.anchors) {
    files.push_back({anchor_proof_name(anchor.what), anchor.proof});
    files.push_back({anchor_token_name(anchor.what), anchor.token});
  }
  return write_zip(files);
}

Result<Bundle> read_bundle(BytesView zip) {
  TRY(std::vector<ZipFile> entries, read_zip(zip));
  Files files(std::move(entries));
  Bundle bundle;
  if (take_all(files, bundle)) return bundle;
  return Error{Code::corrupt, "not the files of a bundle, in their order"};
}

}  // namespace glasnik::proof
