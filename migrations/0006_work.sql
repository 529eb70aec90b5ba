-- Work inside: editions that are being written, approved and scheduled. Nothing public derives from
-- these rows: the number, the names of files and the log entry arise in the transaction of the
-- release. An account is its key; empty octets stand for nobody, so that a constraint can compare.

-- One row an edition. Released and discarded ones stay as they are.
CREATE TABLE work (
  key {octets} PRIMARY KEY,
  doc {integer},                   -- null: a new item, which gets its number by its release
  base_entry {integer},            -- the entry whose texts it was begun from; null: a new item
  act TEXT NOT NULL,               -- what its release is in public: release, correct, withdraw ...
  source TEXT NOT NULL,            -- the variant that the others translate or derive from
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'scheduled',
                                       'release_failed', 'released', 'discarded')),
  revision {integer} NOT NULL,     -- the newest in work_revisions
  created_by {octets} NOT NULL,
  submitted_by {octets} NOT NULL,
  approved_by {octets} NOT NULL,
  approval {octets} NOT NULL,      -- SHA-256 of the canonical bytes that were approved; or empty
  release_at TEXT,                 -- UTC, a full minute; it stands if the zone's rules change
  zone TEXT,
  wall TEXT,                       -- as it was typed
  failure TEXT NOT NULL,           -- why a due release failed
  forced_by {octets} NOT NULL,     -- break-glass
  force_reason TEXT NOT NULL,
  confirmed_by {octets} NOT NULL,  -- who approved afterwards what was forced
  released_by {octets} NOT NULL,
  released_hash {octets} NOT NULL, -- SHA-256 of the canonical bytes that were released; or empty
  entry {integer},                 -- of the log
  salts {octets} NOT NULL,         -- of the parts that its release commits to; or empty
  assertion TEXT NOT NULL,         -- the approver's, as the entry will carry it: JSON; or empty
  UNIQUE (key, approved_by),
  CHECK (length(created_by) = 16 AND length(submitted_by) IN (0, 16)
         AND length(approved_by) IN (0, 16) AND length(approval) IN (0, 32)),
  -- Four eyes, whatever a program does: the approver is not the submitter; not the last editor of
  -- any text, see work_texts; and what is released is what was approved, octet for octet.
  CHECK (length(approved_by) = 0 OR (length(submitted_by) > 0 AND approved_by <> submitted_by)),
  CHECK ((length(approved_by) = 0) = (length(approval) = 0)),
  CHECK (state NOT IN ('draft', 'submitted') OR length(approved_by) = 0),
  CHECK (state NOT IN ('approved', 'scheduled', 'release_failed') OR length(approved_by) > 0),
  CHECK (state <> 'released' OR (length(approved_by) > 0 AND released_hash = approval)
         OR (length(forced_by) > 0 AND length(force_reason) >= 20)),
  CHECK (length(confirmed_by) = 0 OR (length(forced_by) > 0 AND confirmed_by <> forced_by
                                      AND confirmed_by <> submitted_by)),
  CHECK (state NOT IN ('scheduled', 'release_failed')
         OR (release_at IS NOT NULL AND zone IS NOT NULL AND wall IS NOT NULL)),
  CHECK (release_at IS NULL OR substr(release_at, 18) = '00Z')
) {strict};
CREATE UNIQUE INDEX work_active ON work (doc)
  WHERE doc IS NOT NULL AND state NOT IN ('released', 'discarded');
CREATE INDEX work_by_release ON work (release_at) WHERE state IN ('scheduled', 'release_failed');

-- One row a text of the newest revision, and one each for what stands beside the texts ('data') and
-- for the public notes ('notes'). `approver` is the work's approved_by: the foreign key holds the two
-- together, so that the constraint can see the approver beside the last editor.
CREATE TABLE work_texts (
  work {octets} NOT NULL,
  lang TEXT NOT NULL,
  readiness TEXT NOT NULL CHECK (readiness IN ('original', 'derived', 'in_translation', 'translated',
                                               'reviewed')),
  edited_by {octets} NOT NULL,     -- last, any octet counts; nobody: as it stands in public
  translated_by {octets} NOT NULL,
  reviewed_by {octets} NOT NULL,   -- of a derived text: who saw it
  approver {octets} NOT NULL,
  PRIMARY KEY (work, lang),
  FOREIGN KEY (work, approver) REFERENCES work (key, approved_by) ON UPDATE CASCADE,
  CHECK (length(approver) = 0 OR approver <> edited_by),
  CHECK (length(reviewed_by) = 0 OR readiness = 'derived'
         OR (reviewed_by <> edited_by AND reviewed_by <> translated_by)),
  CHECK (readiness <> 'reviewed' OR length(reviewed_by) > 0 OR length(edited_by) = 0)
) {clustered};

-- What of the source a translation was made from: SHA-256 of each part when its translator last
-- looked. Where the source says something else by now, the translation is outdated.
CREATE TABLE work_seen (
  work {octets} NOT NULL,
  lang TEXT NOT NULL,
  part TEXT NOT NULL,
  hash {octets} NOT NULL,
  PRIMARY KEY (work, lang, part)
) {clustered};

-- Every revision that was ever acknowledged: canonical JSON, record/proposal.h.
CREATE TABLE work_revisions (
  work {octets} NOT NULL,
  number {integer} NOT NULL,       -- from 1
  made_at TEXT NOT NULL,
  made_by {octets} NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (work, number)
) {clustered};

-- Who did what, when. Never changed, never deleted.
CREATE TABLE work_steps (
  work {octets} NOT NULL,
  number {integer} NOT NULL,       -- from 1
  at TEXT NOT NULL,
  made_by {octets} NOT NULL,       -- empty: the clock
  act TEXT NOT NULL,
  state TEXT NOT NULL,             -- after it
  revision {integer} NOT NULL,
  remark TEXT NOT NULL,
  PRIMARY KEY (work, number)
) {clustered};

-- Whom an edition is limited to. No row: everybody with a part in the work.
CREATE TABLE work_access (
  work {octets} NOT NULL,
  account {octets} NOT NULL,
  PRIMARY KEY (work, account)
) {clustered};

-- What somebody typed and has not saved: one row a person and edition.
CREATE TABLE work_buffers (
  work {octets} NOT NULL,
  account {octets} NOT NULL,
  base {integer} NOT NULL,         -- the revision it was typed upon
  saved_at TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (work, account)
) {clustered};

-- The latest instant at which anything was due, and whether due items wait for a person's word.
CREATE TABLE desk_clock (
  id {integer} PRIMARY KEY CHECK (id = 1),
  mark TEXT NOT NULL,
  held TEXT                        -- why; null: they do not wait
) {strict};
