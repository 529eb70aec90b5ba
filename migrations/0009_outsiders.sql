-- Who sees an edition before it is public without a part in the work, and when they looked. Nothing
-- public derives from these rows. Of a link's token only SHA-256 is kept.

-- One named person each. A link sees what its maker may see, at each opening.
CREATE TABLE preview_links (
  token_hash {octets} PRIMARY KEY,
  work {octets} NOT NULL,
  person TEXT NOT NULL,          -- whom it was made for
  made_by {octets} NOT NULL,
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT                -- null: it was not
) {strict};
CREATE INDEX preview_links_by_work ON preview_links (work, made_at);

-- Each time one was opened; what a second repeats is counted. Never deleted.
CREATE TABLE preview_openings (
  token_hash {octets} NOT NULL,
  at TEXT NOT NULL,
  lang TEXT NOT NULL,            -- the variant that was shown
  times {integer} NOT NULL,
  PRIMARY KEY (token_hash, at, lang)
) {clustered};

-- Accredited journalists: accounts without a role at the desk, under their sign-in name, who read
-- what their lists are given at a listener of their own.
CREATE TABLE journalists (
  name TEXT PRIMARY KEY,         -- of the account that is or will be: the e-mail address
  display TEXT NOT NULL,
  medium TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,        -- from then on no longer
  made_by {octets} NOT NULL,
  made_at TEXT NOT NULL
) {strict};
CREATE TABLE press_members (
  journalist TEXT NOT NULL,
  list TEXT NOT NULL,
  PRIMARY KEY (journalist, list)
) {clustered};

-- Which lists may read an edition while it is scheduled.
CREATE TABLE press_gifts (
  work {octets} NOT NULL,
  list TEXT NOT NULL,
  given_by {octets} NOT NULL,
  given_at TEXT NOT NULL,
  PRIMARY KEY (work, list)
) {clustered};

-- Each time a journalist asked for one; what a second repeats is counted. Never deleted.
CREATE TABLE press_fetches (
  work {octets} NOT NULL,
  at TEXT NOT NULL,
  journalist TEXT NOT NULL,
  what TEXT NOT NULL,            -- notice, accept, or the variant that was shown
  times {integer} NOT NULL,
  PRIMARY KEY (work, at, journalist, what)
) {clustered};
