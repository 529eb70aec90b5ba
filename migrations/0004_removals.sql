-- What law took away. The log's entries say what; these rows keep what must stay of it, and what is
-- still to be done.

-- A part whose words and salt are gone. Its commitment stays, so that the parts around it still
-- verify; its row in parts keeps the name and an empty body, its place among the salts is zero.
CREATE TABLE removed_parts (
  entry {integer} NOT NULL,
  collection TEXT NOT NULL,
  position {integer} NOT NULL,
  commitment {octets} NOT NULL,
  removed_by {integer} NOT NULL,  -- the remove_legal entry
  PRIMARY KEY (entry, collection, position)
) {clustered};

-- One row a remove_legal entry.
CREATE TABLE removals (
  entry {integer} PRIMARY KEY,
  pending {integer} NOT NULL,     -- 1: the disk may still hold octets of what was removed
  order_salt {octets},            -- opens the entry's commitment to the order; null on a mirror
  kept TEXT NOT NULL              -- where the archive copy went, or why there is none; not public
) {strict};

-- Files that law removed, until their octets are off the disk.
CREATE TABLE removed_blobs (
  sha256 {octets} PRIMARY KEY,
  removed_by {integer} NOT NULL
) {strict};
