// Writes logs and bundles to judge verifiers by: good ones of all the awkward sizes, and copies
// each changed in one way. The same octets at every run.
//
//   OUT/vkey, OUT/policy.txt            whom to trust
//   OUT/good-log-<size>/log/...         as a server serves them, with /proof/ below
//   OUT/bad-log-<name>/log/...
//   OUT/good-bundle-<doc>-<seq>.glasnik
//   OUT/bad-bundle-<name>.glasnik
//
// Names with "-sig-" are changes that a check of the checkpoint's signature alone must find.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>

#include "base/encoding.h"
#include "proof/tile_edge.h"
#include "proof/zip.h"
#include "sample_log.h"

namespace glasnik::proof {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSizes[] = {1, 2, 255, 256, 257, 70000};
constexpr std::uint64_t kMutatedSize = 257;

using Tree = std::map<std::string, Bytes>;  // path to content

void write_file(const fs::path& path, BytesView content) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  if (!out.flush()) bug("the fixture could be written", __FILE__, __LINE__);
}

void write_tree(const fs::path& root, const Tree& tree) {
  for (const auto& [path, content] : tree) write_file(root / path, content);
}

// Replaces the first `from`; the fixture is wrong if there is none.
Bytes replaced(Bytes bytes, std::string_view from, std::string_view to) {
  ENSURE(bytes.find(from) != bytes.npos);
  return bytes.replace(bytes.find(from), from.size(), to);
}

Bytes flipped(Bytes bytes, std::size_t at) {
  bytes.at(at) = static_cast<char>(bytes[at] ^ 1);
  return bytes;
}

// --- logs ---

Tree tree_of(const SampleLog& log) {
  Tree tree;
  TileEdge edge;
  std::vector<FullTile> full;
  for (const Bytes& entry : log.entries()) edge.push(leaf_hash(entry), full);
  for (FullTile& tile : full) tree["log/" + tile_path(tile.tile)] = std::move(tile.hashes);
  for (const Tile& tile : tiles_of(log.size())) {
    if (tile.width == kTileWidth) continue;
    tree["log/" + tile_path(tile)] = *tile_slice(edge.partials()[tile.level], tile.width);
  }
  for (std::uint64_t from = 0; from < log.size(); from += kTileWidth) {
    unsigned width = tile_width(0, from / kTileWidth, log.size());
    auto entries = std::span(log.entries()).subspan(from, width);
    tree["log/" + tile_path({TileKind::entries, 0, from / kTileWidth, width})] =
        *encode_entries(entries);
  }
  tree["log/checkpoint"] = serialise(log.checkpoint());
  tree["log/vkey"] = vkey(sample_log_key()) + "\n";
  tree["log/policy"] = policy_text(sample_policy());
  return tree;
}

void add_bundle(Tree& tree, const SampleLog& log, std::uint64_t index) {
  Entry entry = *parse_entry(log.entries()[index]);
  Bytes bundle = *make_bundle(log.bundle(index));
  std::string document = "proof/" + to_string(entry.doc);
  tree[document + "/" + std::to_string(entry.seq) + ".glasnik"] = bundle;
  tree[document + ".glasnik"] = bundle;
}

// An entry that follows the first `good` ones as they are, changed, in a log signed all the same:
// what only a reader of entries can find.
struct BadEntry {
  const char* name;
  Bytes octets;
};

std::vector<BadEntry> bad_entries(const SampleLog& good) {
  SampleLog log = good;
  log.append(sample_release(5000));
  const Bytes release = log.entries().back();
  Bytes root = base64(parse_entry(release)->data->root.view());
  Bytes trailing = root;
  trailing[42] = static_cast<char>(trailing[42] + 1);
  auto with = [&](std::string_view from, std::string_view to) {
    return replaced(release, from, to);
  };
  return {{"entry-spaced", with("{\"data\"", "{ \"data\"")},
          {"entry-newline", release + "\n"},
          {"entry-duplicate-key", with("\"doc\":5000", "\"doc\":5000,\"doc\":5000")},
          {"entry-keys-unsorted",
           with("\"doc\":5000,\"edition\":\"1.0\"", "\"edition\":\"1.0\",\"doc\":5000")},
          {"entry-null", with("\"doc\":5000", "\"doc\":null")},
          {"entry-fraction", with("\"doc\":5000", "\"doc\":5000.0")},
          {"entry-exponent", with("\"doc\":5000", "\"doc\":5e3")},
          {"entry-big-number", with("\"doc\":5000", "\"doc\":9007199254740992")},
          {"entry-escaped-letter", with("\"release\"", "\"\\u0072elease\"")},
          {"entry-bad-utf8", with("\"release\"", "\"release\xff\"")},
          {"entry-empty-array", with("\"texts\":[{", "\"notes\":[],\"texts\":[{")},
          {"entry-unknown-member", with("\"type\"", "\"title\":\"x\",\"type\"")},
          {"entry-missing-member", with(",\"seq\":1", "")},
          {"entry-kind-of-others", with("\"kind\":\"release\"", "\"kind\":\"withdraw\"")},
          {"entry-other-origin", with(kSampleOrigin, "other.example/log")},
          {"entry-trailing-bits", with(root, trailing)},
          {"entry-no-such-day", with("\"issued\":\"2026-01-01", "\"issued\":\"2026-02-30")},
          {"entry-langs-unsorted", with("\"lang\":\"en\"", "\"lang\":\"zz\"")},
          {"entry-of-derived", with("\"of\":\"sr-Cyrl\"", "\"of\":\"sr-Latn\"")},
          {"entry-second-genesis", log.entries()[0]},
          {"entry-seq-gap",
           with("\"seq\":1", "\"prev\":{\"index\":3,\"leaf\":\"" + root + "\"},\"seq\":2")},
          {"entry-earlier", with("\"issued\":\"2026", "\"issued\":\"2025")}};
}

constexpr std::uint64_t kGoodBefore = 200;

SampleLog with_bad_entry(const BadEntry& bad) {
  SampleLog log;
  log.grow_to(kGoodBefore);
  log.append_octets(bad.octets);
  log.grow_to(kMutatedSize);
  return log;
}

Bytes checkpoint_of(const CheckpointBody& body, const SigningKey& key) {
  return serialise(Checkpoint{body, {sign_checkpoint(body, key)}});
}

// Changes to files of a good log.
std::map<std::string, std::function<void(Tree&)>> log_changes(const SampleLog& log) {
  CheckpointBody body = log.body(), smaller = body, other = body, forged = body;
  smaller.size = kMutatedSize - 1;
  other.origin = "other.example/log";
  forged.root = sha256("forged");
  auto edit = [](const char* path, auto change) {
    return [=](Tree& tree) { tree.at(path) = change(tree.at(path)); };
  };
  auto resigned = [&](const CheckpointBody& as) {
    return [=](Tree& tree) { tree["log/checkpoint"] = checkpoint_of(as, sample_key(1)); };
  };
  return {
      {"tile-flipped", edit("log/tile/0/000", [](Bytes b) { return flipped(std::move(b), 1000); })},
      {"tile-cut", edit("log/tile/0/000", [](Bytes b) { return b.substr(0, b.size() - 32); })},
      {"tile-upper-flipped",
       edit("log/tile/1/000.p/1", [](Bytes b) { return flipped(std::move(b), 0); })},
      {"entries-flipped",
       edit("log/tile/entries/000", [](Bytes b) { return flipped(std::move(b), 5000); })},
      {"entries-cut",
       edit("log/tile/entries/000", [](Bytes b) { return b.substr(0, b.size() - 1); })},
      {"entries-length",
       edit("log/tile/entries/000", [](Bytes b) { return flipped(std::move(b), 1); })},
      {"entries-swapped",
       [entries = log.entries()](Tree& tree) {
         std::vector<Bytes> first(entries.begin(), entries.begin() + kTileWidth);
         std::swap(first[100], first[101]);
         tree["log/tile/entries/000"] = *encode_entries(first);
       }},
      {"entries-one-less",
       [entries = log.entries()](Tree& tree) {
         std::vector<Bytes> first(entries.begin(), entries.begin() + kTileWidth - 1);
         tree["log/tile/entries/000"] = *encode_entries(first);
       }},
      {"size-smaller-signed", resigned(smaller)},
      {"root-forged-signed", resigned(forged)},
      {"sig-origin", resigned(other)},
      {"sig-root", edit("log/checkpoint",
                        [=](Bytes b) {
                          return replaced(std::move(b), base64(body.root.view()),
                                          base64(forged.root.view()));
                        })},
      {"sig-size", edit("log/checkpoint",
                        [](Bytes b) { return replaced(std::move(b), "\n257\n", "\n256\n"); })},
      {"sig-flipped",
       [=](Tree& tree) {
         NoteSignature signature = sign_checkpoint(body, sample_key(1));
         signature.signature = flipped(signature.signature, 40);
         tree["log/checkpoint"] = serialise(Checkpoint{body, {signature}});
       }},
      {"sig-other-key",
       [=](Tree& tree) { tree["log/checkpoint"] = checkpoint_of(body, sample_key(9)); }},
      {"sig-none",
       [=](Tree& tree) {
         Checkpoint checkpoint = log.checkpoint();
         checkpoint.signatures.erase(checkpoint.signatures.begin());
         tree["log/checkpoint"] = serialise(checkpoint);
       }},
  };
}

void write_logs(const fs::path& out) {
  SampleLog log;
  for (std::uint64_t size : kSizes) {
    log.grow_to(size);
    Tree tree = tree_of(log);
    if (size > 2) {
      for (std::uint64_t index : {std::uint64_t{2}, size / 2, size - 1})
        add_bundle(tree, log, index);
    }
    write_tree(out / ("good-log-" + std::to_string(size)), tree);
  }
  SampleLog small;
  small.grow_to(kMutatedSize);
  for (const auto& [name, change] : log_changes(small)) {
    Tree tree = tree_of(small);
    change(tree);
    write_tree(out / ("bad-log-" + name), tree);
  }
  SampleLog before;
  before.grow_to(kGoodBefore);
  for (const BadEntry& bad : bad_entries(before)) {
    write_tree(out / (std::string("bad-log-") + bad.name), tree_of(with_bad_entry(bad)));
  }
}

// --- bundles ---

constexpr std::uint64_t kBundled = 4;  // a correction: texts, data, notes

void write_bundle(const fs::path& out, const std::string& name, const Bundle& bundle) {
  write_file(out / (name + ".glasnik"), *make_bundle(bundle));
}

// The bundle with its record changed.
Bundle with_record(Bundle bundle, const std::function<void(RecordFile&)>& change) {
  RecordFile record = *parse_record(bundle.record);
  change(record);
  bundle.record = canonical(record);
  return bundle;
}

Bundle with_proof(Bundle bundle, const std::function<void(TlogProof&)>& change) {
  TlogProof proof = *parse_tlog_proof(bundle.proof);
  change(proof);
  bundle.proof = serialise(proof);
  return bundle;
}

void write_record_changes(const fs::path& out, const Bundle& good) {
  const std::pair<const char*, std::function<void(RecordFile&)>> changes[] = {
      {"text-changed", [](RecordFile& r) { r.texts[1].parts[0].text += "!"; }},
      {"salt-changed",
       [](RecordFile& r) { r.texts[1].parts[0].salt = flipped(r.texts[1].parts[0].salt, 0); }},
      {"name-changed", [](RecordFile& r) { r.texts[1].parts[2].name = "quote:a1b2c3d4"; }},
      {"parts-swapped", [](RecordFile& r) { std::swap(r.texts[0].parts[0], r.texts[0].parts[1]); }},
      {"part-missing", [](RecordFile& r) { r.texts[0].parts.pop_back(); }},
      {"langs-swapped", [](RecordFile& r) { std::swap(r.texts[0].parts, r.texts[1].parts); }},
      {"text-missing", [](RecordFile& r) { r.texts.pop_back(); }},
      {"text-added",
       [](RecordFile& r) {
         r.texts.push_back({"zz", r.texts[0].parts});
       }},
      {"data-changed", [](RecordFile& r) { r.data[1].text = "speech"; }},
      {"data-missing", [](RecordFile& r) { r.data.clear(); }},
      {"note-changed", [](RecordFile& r) { r.notes[0].text += "!"; }},
      {"note-missing", [](RecordFile& r) { r.notes.pop_back(); }},
      {"removed-falsely", [](RecordFile& r) {
         r.texts[0].parts[0] = {"headline", {}, {}, RemovedContent{sha256("other"), 6}};
       }}};
  for (const auto& [name, change] : changes) {
    write_bundle(out, std::string("bad-bundle-record-") + name, with_record(good, change));
  }
  Bundle spaced = good, repeated = good;
  spaced.record += "\n";
  repeated.record = replaced(good.record, "\"type\":", "\"type\":\"glasnik/record/v1\",\"type\":");
  write_bundle(out, "bad-bundle-record-newline", spaced);
  write_bundle(out, "bad-bundle-record-duplicate-key", repeated);
}

void write_proof_changes(const fs::path& out, const Bundle& good) {
  const std::pair<const char*, std::function<void(TlogProof&)>> changes[] = {
      {"hashes-swapped", [](TlogProof& p) { std::swap(p.hashes[0], p.hashes[1]); }},
      {"hash-missing", [](TlogProof& p) { p.hashes.pop_back(); }},
      {"hash-added", [](TlogProof& p) { p.hashes.push_back(p.hashes[0]); }},
      {"index", [](TlogProof& p) { p.index ^= 1; }},
      {"sig-root", [](TlogProof& p) { p.checkpoint.body.root = sha256("forged"); }},
      {"sig-size", [](TlogProof& p) { p.checkpoint.body.size -= 1; }},
      {"sig-origin",
       [](TlogProof& p) {
         p.checkpoint.body.origin = "other.example/log";
         p.checkpoint.signatures = {sign_checkpoint(p.checkpoint.body, sample_key(1))};
       }},
      {"sig-other-key",
       [](TlogProof& p) {
         p.checkpoint.signatures = {sign_checkpoint(p.checkpoint.body, sample_key(9))};
       }},
      {"sig-flipped",
       [](TlogProof& p) {
         p.checkpoint.signatures[0].signature = flipped(p.checkpoint.signatures[0].signature, 63);
       }},
      {"sig-none",
       [](TlogProof& p) { p.checkpoint.signatures.erase(p.checkpoint.signatures.begin()); }}};
  for (const auto& [name, change] : changes) {
    write_bundle(out, std::string("bad-bundle-proof-") + name, with_proof(good, change));
  }
  Bundle extra = good;
  extra.proof = replaced(good.proof, "index ", "extra AAAA\nindex ");
  write_bundle(out, "bad-bundle-proof-extra", extra);
}

void write_container_changes(const fs::path& out, const Bundle& good) {
  Bytes zip = *make_bundle(good);
  write_file(out / "bad-bundle-zip-content-flipped.glasnik", flipped(zip, zip.find("station")));
  write_file(out / "bad-bundle-zip-dated.glasnik", flipped(zip, 12));
  write_file(out / "bad-bundle-zip-trailing.glasnik", zip + "x");
  write_file(out / "bad-bundle-zip-leading.glasnik", "x" + zip);
  write_file(out / "bad-bundle-zip-cut.glasnik", zip.substr(0, zip.size() - 1));
  std::vector<ZipFile> files = *read_zip(zip);
  files.push_back({"more.txt", "more"});
  write_file(out / "bad-bundle-zip-more.glasnik", *write_zip(files));
  files.pop_back();
  std::swap(files[0], files[1]);
  write_file(out / "bad-bundle-zip-order.glasnik", *write_zip(files));
}

void write_bundles(const fs::path& out) {
  SampleLog log;
  log.grow_to(kMutatedSize);
  for (std::uint64_t index : {std::uint64_t{2}, kBundled, kBundled + 1, kMutatedSize - 1}) {
    Entry entry = *parse_entry(log.entries()[index]);
    write_bundle(out, "good-bundle-" + to_string(entry.doc) + "-" + std::to_string(entry.seq),
                 log.bundle(index));
  }
  Bundle good = log.bundle(kBundled);
  write_bundle(out, "good-bundle-part-removed", with_record(good, [](RecordFile& record) {
                 Part& part = record.texts[0].parts[0];
                 part = {part.name, {}, {}, RemovedContent{commitment(part), 6}};
               }));
  write_record_changes(out, good);
  write_proof_changes(out, good);
  write_container_changes(out, good);
  Bundle entry_changed = good;
  entry_changed.entry = replaced(good.entry, "\"number\"", "\"fact\"");
  write_bundle(out, "bad-bundle-entry-changed", entry_changed);
  SampleLog before;
  before.grow_to(kGoodBefore);
  for (const BadEntry& bad : bad_entries(before)) {
    // Valid on its own, wrong only in its log: a bundle cannot show that.
    bool only_in_log = std::string_view(bad.name) == "entry-second-genesis" ||
                       std::string_view(bad.name) == "entry-seq-gap" ||
                       std::string_view(bad.name) == "entry-earlier";
    if (only_in_log) continue;
    Bundle bundle = with_bad_entry(bad).bundle(kGoodBefore);
    bundle.record = canonical(sample_release(5000).record);
    write_bundle(out, std::string("bad-bundle-") + bad.name, bundle);
  }
}

}  // namespace
}  // namespace glasnik::proof

int main(int argc, char** argv) {
  using namespace glasnik::proof;
  if (argc != 2) {
    std::fprintf(stderr, "usage: proof_fixture OUT\n");
    return 2;
  }
  fs::path out = argv[1];
  write_file(out / "vkey", vkey(sample_log_key()) + "\n");
  write_file(out / "policy.txt", policy_text(sample_policy()));
  write_logs(out);
  write_bundles(out);
  return 0;
}
