-- New credentials for somebody who has lost all of theirs: proposed by one administrator, and made
-- into a link by another.
CREATE TABLE resets (
  account {octets} PRIMARY KEY,
  proposed_by {octets},          -- null: at the command line
  proposed_at TEXT NOT NULL
) {strict};
