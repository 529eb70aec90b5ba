-- The first schema, in the dialect of src/store/sql.h. Instants are RFC 3339 text in UTC, which sorts
-- as time does.

-- The log, room ledger ------------------------------------------------------------------------

-- Every entry's exact bytes; a reader is served these, never bytes rebuilt from other rows.
CREATE TABLE entries (
  position {integer} PRIMARY KEY,   -- index in the log, from 0
  bytes {octets} NOT NULL,
  doc {integer},                    -- null: about the log itself (genesis, policy)
  seq {integer}
) {strict};
CREATE UNIQUE INDEX entries_by_act ON entries (doc, seq);

-- Merkle tiles of up to 256 hashes; the right-most of each level grows in place.
CREATE TABLE tiles (
  level {integer} NOT NULL,
  number {integer} NOT NULL,
  hashes {octets} NOT NULL,
  PRIMARY KEY (level, number)
) {clustered};

-- Every checkpoint ever signed. The largest size is the published size: nothing at or above it shows.
CREATE TABLE checkpoints (
  size {integer} PRIMARY KEY,
  root {octets} NOT NULL,
  note TEXT NOT NULL,
  signed_at TEXT NOT NULL
) {strict};

-- The record, room record ----------------------------------------------------------------------

-- The writer's view of a document after its last committed act. Readers use `published`.
CREATE TABLE documents (
  id {integer} PRIMARY KEY,
  standing TEXT NOT NULL,        -- current withdrawn retracted merged removed
  seq {integer} NOT NULL,
  major {integer} NOT NULL,
  minor {integer} NOT NULL,
  last_entry {integer} NOT NULL,
  content_entry {integer} NOT NULL  -- the entry whose texts stand
) {strict};

-- One row a public act.
CREATE TABLE acts (
  entry {integer} PRIMARY KEY,
  doc {integer} NOT NULL,
  seq {integer} NOT NULL,
  kind TEXT NOT NULL,
  major {integer} NOT NULL,
  minor {integer} NOT NULL,
  issued TEXT NOT NULL,
  reason TEXT,
  content_entry {integer} NOT NULL
) {strict};
CREATE UNIQUE INDEX acts_by_document ON acts (doc, seq);

-- The texts of a content act, in the order of its entry.
CREATE TABLE texts (
  entry {integer} NOT NULL,
  lang TEXT NOT NULL,
  status TEXT NOT NULL,          -- original translation derived
  of_lang TEXT,
  rule TEXT,
  PRIMARY KEY (entry, lang)
) {clustered};

-- The signed words: one row a committed part. collection: a language tag, 'data' or 'notes'.
CREATE TABLE parts (
  entry {integer} NOT NULL,
  collection TEXT NOT NULL,
  position {integer} NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (entry, collection, position)
) {clustered};

-- 32 octets a part, in the order of the parts, apart from them so that both can be destroyed alone.
CREATE TABLE salts (
  entry {integer} NOT NULL,
  collection TEXT NOT NULL,
  octets {octets} NOT NULL,
  PRIMARY KEY (entry, collection)
) {clustered};

-- Attributed words found in a text: offsets are UTF-8 octets into the block as read, half-open.
CREATE TABLE quotes (
  entry {integer} NOT NULL,
  lang TEXT NOT NULL,
  block TEXT NOT NULL,
  first {integer} NOT NULL,
  last {integer} NOT NULL,
  words TEXT NOT NULL,
  speaker TEXT NOT NULL,         -- as written
  cue TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence {integer} NOT NULL,    -- per cent
  PRIMARY KEY (entry, lang, block, first)
) {clustered};
CREATE INDEX quotes_by_entry ON quotes (lang, entry);

-- Files with a public name. The bytes are in the blobs under sha256.
CREATE TABLE media (
  key {octets} PRIMARY KEY,
  entry {integer} NOT NULL,      -- the act that named it first
  doc {integer} NOT NULL,
  sha256 {octets} NOT NULL,
  bytes {integer} NOT NULL,
  type TEXT NOT NULL,
  filename TEXT NOT NULL
) {strict};

-- What lists show of each document and variant. A projection: record/listing.cc derives it from
-- the rows above when a checkpoint is published, in the checkpoint's own transaction.
CREATE TABLE published (
  doc {integer} NOT NULL,
  lang TEXT NOT NULL,
  entry {integer} NOT NULL,         -- the content act whose texts stand
  standing TEXT NOT NULL,
  type TEXT NOT NULL,
  headline TEXT NOT NULL,
  lead TEXT NOT NULL,
  slug TEXT NOT NULL,
  day TEXT NOT NULL,             -- the day it is listed under, in the newsroom's zone
  dated TEXT NOT NULL,           -- the instant; midnight UTC of a claimed day
  claimed {integer} NOT NULL,    -- 1: the day is what the source claims, not that of the release
  released TEXT NOT NULL,
  updated TEXT NOT NULL,         -- issue of the last act
  major {integer} NOT NULL,
  minor {integer} NOT NULL,
  corrected {integer} NOT NULL,     -- 1 after a correct act
  photos {integer} NOT NULL,
  video_ms {integer} NOT NULL,
  picture {octets},              -- key of the image that stands for it
  PRIMARY KEY (doc, lang)
) {clustered};
CREATE INDEX published_by_day ON published (lang, day, dated, doc);
CREATE INDEX published_by_type ON published (lang, type, day, dated, doc);
CREATE INDEX published_by_update ON published (lang, updated, doc);
CREATE INDEX published_by_correction ON published (lang, corrected, updated, doc);

-- Work inside, room newsroom -------------------------------------------------------------------

-- Content that is not public: canonical JSON of its parts.
CREATE TABLE drafts (
  key {octets} PRIMARY KEY,
  made TEXT NOT NULL,
  content TEXT NOT NULL
) {strict};

-- What an import has taken, so that the same source is never taken twice.
CREATE TABLE imports (
  source {octets} NOT NULL,      -- SHA-256 of the item's original bytes
  lang TEXT NOT NULL,
  made TEXT NOT NULL,
  doc {integer},                 -- where it went: a document, or a draft
  draft {octets},
  PRIMARY KEY (source, lang)
) {clustered};
CREATE INDEX imports_by_draft ON imports (draft);
