#pragma once
// A log entry: one public act, or the log's own genesis, policies, keys and anchors. One canonical
// JSON object of at most 65,535 octets. The stored octets are the entry; they are never rebuilt
// from a database. Nothing personal is in it: no title, slug, file or editor's name. Format:
// docs/entry_format.md.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "proof/approval.h"
#include "proof/checkpoint.h"
#include "proof/commitment.h"
#include "proof/entry_key.h"

namespace glasnik::proof {

// In the order of editorial.md section 3; "from update down" is a matter of this order.
enum class Kind {
  genesis,
  policy,
  key,
  anchor,
  // Content acts restate the whole document:
  release,
  add_variant,
  add_media,
  typography,
  update,
  correct,
  // Status acts have no texts and no data:
  withdraw,
  unwithdraw,
  retract,
  merge,
  remove_legal,
};
std::string_view kind_name(Kind kind);
Result<Kind> parse_kind(std::string_view name);
bool is_content_act(Kind kind);
bool is_act(Kind kind);  // has doc, seq, edition

enum class TextStatus { original, translation, derived };
enum class Reason { fact, number, name, translation, law, error, other };
enum class Basis { gdpr_17, court, classified, copyright, safety };
std::string_view status_name(TextStatus status);
std::string_view reason_name(Reason reason);
std::string_view basis_name(Basis basis);
enum class AnchorKind { rfc3161, cades };
std::string_view anchor_name(AnchorKind kind);
Result<Reason> parse_reason(std::string_view name);

// The document's entry before this one.
struct Previous {
  std::uint64_t index = 0;
  Hash leaf;  // its leaf hash
};

struct EntryText {
  std::string lang;  // BCP 47
  TextStatus status = TextStatus::original;
  std::string of;    // lang translated or derived from; empty for an original
  std::string rule;  // derived: the rule that made it, glasnik-translit/1
  PartSet parts;
};

struct EntryNote {
  std::string lang;
  Hash commit;  // of the part note:<lang>
};

struct RemovedPart {
  std::uint64_t index = 0;  // the entry
  std::string set;          // a lang, "data" or "notes"
  std::int64_t i = 0;       // place in the set, from 0
  auto operator<=>(const RemovedPart&) const = default;
};

struct Entry {
  Kind kind = Kind::release;
  std::string origin;
  Time issued{};

  // Acts:
  DocumentId doc;
  std::int64_t seq = 0;
  Version edition;                  // after the act
  std::optional<Previous> prev;     // seq > 1
  std::optional<Time> release_at;   // scheduled content acts
  std::vector<EntryText> texts;     // content acts, ascending lang
  std::optional<PartSet> data;      // content acts with files or metadata
  std::vector<EntryNote> notes;     // ascending lang
  std::optional<Reason> reason;     // from update down
  bool forced = false;              // break-glass
  std::vector<Approval> approvals;  // ascending key; a forced act has none

  // genesis:
  std::string name;               // of the institution
  std::string log;                // vkey
  std::optional<Bytes> root_key;  // offline public key, 32 octets

  // policy:
  std::int64_t number = 0;   // 1, 2...
  std::string policy;        // a tlog-policy file
  std::int64_t persons = 0;  // 0, 1, 2 besides the author, for an act

  // key:
  KeyOp op = KeyOp::add;
  EntryKey key;
  Bytes by;  // the offline root's signature, 64 octets: proof/key_history.h

  // anchor: what others say of an earlier tree of this log: proof/anchor.h
  AnchorKind what = AnchorKind::rfc3161;
  TreeHead tree;
  Bytes token;

  // merge:
  DocumentId into;

  // remove_legal:
  std::optional<Basis> basis;
  std::optional<Hash> order;       // commitment of the order
  std::vector<RemovedPart> parts;  // none: the whole document
};

// Pure: the same entry gives the same octets for ever.
Bytes canonical(const Entry& entry);
Json::Object members_of(const Entry& entry);  // of which they are made

// The octets to log: canonical(entry), read back and checked, so nothing unreadable is ever stored.
Result<Bytes> seal(const Entry& entry);

// Messages begin with entry_too_large, entry_not_canonical or entry_schema.
Result<Entry> parse_entry(BytesView bytes);

// Where an entry of right form contradicts itself: a translation of a text that is not there or is
// itself derived; an act before its release_at.
Result<void> check_texts(const Entry& entry);
Result<void> check_time(const Entry& entry);

}  // namespace glasnik::proof
