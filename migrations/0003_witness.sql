-- What this server has signed as a witness of others, and what witnesses have signed of its own log.

-- The newest tree of each log that was witnessed here.
CREATE TABLE witnessed (
  origin_hash {octets} PRIMARY KEY,  -- SHA-256 of the origin: its address
  origin TEXT NOT NULL,
  size {integer} NOT NULL,
  root {octets} NOT NULL,
  note TEXT NOT NULL,                -- the log's signatures, then this witness's
  cosigned_at TEXT NOT NULL
) {strict};

-- The newest checkpoint of our own log that each witness has signed, by the witness's vkey.
CREATE TABLE cosigned (
  witness TEXT PRIMARY KEY,
  size {integer} NOT NULL,
  cosigned_at TEXT NOT NULL
) {strict};

-- 1: as many witnesses as the policy asks for have signed the checkpoint.
ALTER TABLE checkpoints ADD COLUMN witnessed {integer} NOT NULL DEFAULT 0;
CREATE INDEX checkpoints_witnessed ON checkpoints (size) WHERE witnessed = 1;
