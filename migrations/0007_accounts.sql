-- Who may use the desk, by what they prove that they are themselves, and what was done to accounts.
-- Of tokens only SHA-256 is kept: whoever reads this database cannot sign in with it.

CREATE TABLE accounts (
  key {octets} PRIMARY KEY,
  name TEXT NOT NULL,            -- what is typed to sign in; never given to another account
  display TEXT NOT NULL,         -- the person's name as the desk shows it
  created_at TEXT NOT NULL,
  suspended_at TEXT              -- null: may sign in
) {strict};
CREATE UNIQUE INDEX accounts_by_name ON accounts (name);

CREATE TABLE account_roles (
  account {octets} NOT NULL,
  role TEXT NOT NULL,            -- author translator approver releaser force registrar distributor auditor admin
  PRIMARY KEY (account, role)
) {clustered};

CREATE TABLE credentials (
  key {octets} PRIMARY KEY,
  account {octets} NOT NULL,
  kind TEXT NOT NULL,            -- password totp recovery passkey
  secret {octets} NOT NULL,      -- argon2id in PHC form; the shared secret; SHA-256; the public key
  handle {octets},               -- passkey: the credential's id
  algorithm {integer} NOT NULL,  -- passkey: of COSE; else 0
  counter {integer} NOT NULL,    -- totp: the last step used; passkey: the last signature's count
  label TEXT NOT NULL,
  created_at TEXT NOT NULL,
  used_at TEXT
) {strict};
CREATE INDEX credentials_by_account ON credentials (account, kind);
CREATE UNIQUE INDEX credentials_by_handle ON credentials (handle) WHERE handle IS NOT NULL;

CREATE TABLE sessions (
  token_hash {octets} PRIMARY KEY,
  account {octets} NOT NULL,
  opened_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  proven_at TEXT NOT NULL,       -- when a factor was last shown
  agent TEXT NOT NULL            -- the browser as it calls itself, for its owner to recognise
) {strict};
CREATE INDEX sessions_by_account ON sessions (account);

-- Links that are good once: an account to be made, or a way into one.
CREATE TABLE links (
  token_hash {octets} PRIMARY KEY,
  purpose TEXT NOT NULL,         -- first invite sign_in renew
  account {octets},              -- sign_in, renew: whose
  name TEXT NOT NULL,            -- invite: of the account to be made
  display TEXT NOT NULL,
  roles TEXT NOT NULL,           -- invite: with a space between
  totp_secret {octets} NOT NULL, -- the one that its page shows
  made_by {octets},              -- null: at the command line
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) {strict};

-- Tries to sign in, a row an account and day. Names without an account share rows.
CREATE TABLE sign_in_tries (
  subject {octets} NOT NULL,
  day TEXT NOT NULL,
  tries {integer} NOT NULL,
  PRIMARY KEY (subject, day)
) {clustered};

-- What the server asked a browser to sign with a passkey. Each is good once.
CREATE TABLE challenges (
  challenge {octets} PRIMARY KEY,
  purpose TEXT NOT NULL,         -- register sign_in confirm
  account {octets},              -- register, confirm: whose
  expires_at TEXT NOT NULL
) {strict};

-- What was done to accounts, by whom. Nothing here is ever changed or deleted.
CREATE TABLE account_acts (
  number {integer} PRIMARY KEY,
  at TEXT NOT NULL,
  actor {octets},                -- null: at the command line, or nobody that is known
  kind TEXT NOT NULL,
  account {octets},
  detail TEXT NOT NULL
) {strict};
CREATE INDEX account_acts_by_account ON account_acts (account, number);
