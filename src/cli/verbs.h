#pragma once
// One function a verb: what the operator asked in, what came of it out. main.cc reads the command
// line; cli/<verb>.cc does the work. An error ends the program with exit 1 and one line.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/config.h"
#include "base/result.h"
#include "cli/bundle_question.h"
#include "proof/entry_key.h"

namespace glasnik::cli {

struct InitOptions {
  std::string directory;
  bool demo = false;
  std::vector<std::string> names;  // tag=institution's name
  std::string origin;
  std::string root;  // base64 of the public key that shall vouch for the log's keys
};
Result<void> init(const InitOptions& options);

struct ServeOptions {
  std::string directory;
  std::string world;  // address:port; empty: as in glasnik.toml
  std::string newsroom;
  std::string journalists;      // address:port; empty: journalists have no listener
  std::string journalists_url;  // as they reach it; empty: http://localhost and its port
  std::string access_log;
  unsigned threads = 0;
  unsigned every = 60;  // seconds between the pulls of a mirror
};
Result<void> serve(const ServeOptions& options);

struct MirrorOptions {
  std::string address;  // of the source
  ServeOptions serve;   // the mirror's directory, and how it is served
  bool once = false;    // pull and end
};
Result<void> mirror(const MirrorOptions& options);

struct RecoverOptions {
  std::string directory;
  std::vector<std::string> from;  // mirrors: addresses or directories
  bool adopt = false;
  bool unasked = false;  // adopt although nobody can be asked what he has seen
};
Result<void> recover(const RecoverOptions& options);

struct ImportOptions {
  std::string directory;
  std::vector<std::string> files;
  std::string variant;  // empty: by the file's name, else the original
  std::string date;
  std::string type = "news";
  bool release = false;
  bool quiet = false;  // a line an item instead of the full report
  std::vector<std::string> attachments;
};
Result<void> import_files(const ImportOptions& options);

struct MediaAddOptions {
  std::string directory;
  std::string id;  // a document number, or a draft's key
  std::string file;
  std::string preview;
  std::vector<std::string> credits;  // tag=words, as the two below
  std::vector<std::string> captions;
  std::vector<std::string> alts;
};
Result<void> media_add(const MediaAddOptions& options);

struct ActOptions {
  std::string directory;
  std::string kind;
  std::string id;
  std::vector<std::string> notes;  // tag=words
  std::string reason;
  std::vector<std::string> files;  // tag=path: the whole text as it shall read
  std::string into;                // merge
  // remove_legal:
  std::string basis;
  std::string order;                     // a file, or
  std::string order_words;               // its words
  std::vector<std::string> authorities;  // tag=words: who ordered it
  std::vector<std::string> parts;        // [tag=]name, or
  bool all = false;                      // the whole document
  std::string copy;
  std::string waiver;
  bool dry_run = false;
};
Result<void> act(const ActOptions& options);

struct PolicyOptions {
  std::string directory;
  std::string file;                    // a whole tlog-policy file, or:
  std::vector<std::string> witnesses;  // vkey=address
  std::size_t quorum = 0;              // 0: more than half
  std::optional<std::int64_t> approvals;
};
Result<void> config_policy(const PolicyOptions& options);
Result<void> config_show(const std::string& directory);

Result<void> anchor(const std::string& directory);
Result<void> rebuild(const std::string& directory);

// One directory or file each, by the verb: cli/key.cc.
struct KeyOptions {
  std::string directory;
  std::string file;      // root's private key to make; signed entry to apply
  std::string id;        // of the key to end
  std::string approver;  // the account whose passkey is added; empty: a key that signs the log
};
struct KeySignOptions {
  std::string root_file;
  std::string request;
  bool yes = false;
};
Result<void> key_root(const std::string& out);
Result<void> key_new(const std::string& directory, const std::string& approver);
Result<void> key_end(const std::string& directory, proof::KeyOp op, const std::string& id);
Result<void> key_sign(const KeySignOptions& options);
Result<void> key_apply(const std::string& directory, const std::string& path);
Result<void> key_list(const std::string& directory);

// The people of the desk: cli/user.cc.
struct UserOptions {
  std::string directory;
  std::string name;     // to sign in with
  std::string display;  // of the person
  std::string roles;    // "author,approver"
};
Result<void> user_list(const UserOptions& options);
Result<void> user_invite(const UserOptions& options);
Result<void> user_roles(const UserOptions& options);
Result<void> user_suspend(const UserOptions& options, bool suspended);
Result<void> user_link(const UserOptions& options);
Result<void> user_audit(const UserOptions& options);

struct VerifyOptions {
  std::string what;                  // a directory, an address or a .glasnik file
  std::vector<std::string> against;  // other copies: directories or addresses
  BundleOptions asked;               // whom the caller trusts; of a file, what else it must hold
};
// The exit code of docs/verifying.md; the findings are printed.
Result<int> verify(const VerifyOptions& options);

// "sr-Cyrl=Министарство" -> tag and rest. invalid if it is not of that form or no such variant.
struct Tagged {
  std::string tag;
  std::string words;
};
Result<Tagged> parse_tagged(const std::string& text, const Config& config);
Result<std::map<std::string, std::string>> parse_all_tagged(const std::vector<std::string>& texts,
                                                            const Config& config);

}  // namespace glasnik::cli
