/**
 * The first layout. What was given (sources, names, versions, judgements, looks) stands apart from what is derived of it
 * (articles' summary columns, claims, words, entries, members), which can be dropped and made again.
 */
export const first = `
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Bytes as they came. Never changed.
CREATE TABLE sources (
  sha256 TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  coding TEXT NOT NULL CHECK (coding IN ('zstd', 'none')),
  bytes BLOB NOT NULL
) STRICT;

-- One row for each input that has been taken in whole, so that adding it again costs one look-up.
CREATE TABLE inputs (
  key TEXT PRIMARY KEY,
  source TEXT NOT NULL REFERENCES sources (sha256) ON DELETE CASCADE,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX inputs_source ON inputs (source);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- The version that is read and linked.
  current INTEGER REFERENCES versions (id),
  -- Last day that the article can have been published on; null when its date is open.
  day TEXT,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX articles_current ON articles (current);

-- Every name that an article is known by, and what came with it.
CREATE TABLE names (
  name TEXT PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id),
  given TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX names_article ON names (article);

-- One text under one name.
CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL REFERENCES names (name),
  article INTEGER NOT NULL REFERENCES articles (id),
  text_sha256 TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES sources (sha256),
  -- The raw article, JSON, zstd.
  raw BLOB NOT NULL,
  -- The reading with record-wide claim ids, JSON, zstd; null when this is not what is read.
  reading BLOB,
  -- The engine's version that made the reading; null when it has to be made (again).
  engine TEXT,
  -- Hash of the name and of what came with the article when the reading was made.
  made_for TEXT,
  -- What differs from the version before, JSON; null in a first version.
  changes TEXT,
  added_at TEXT NOT NULL,
  UNIQUE (name, text_sha256)
) STRICT;
CREATE INDEX versions_article ON versions (article);
CREATE INDEX versions_text ON versions (text_sha256);
CREATE INDEX versions_source ON versions (source);
CREATE INDEX versions_engine ON versions (engine);

CREATE TABLE claims (
  id TEXT PRIMARY KEY,
  -- The latest version that makes the claim.
  version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_version ON claims (version);

CREATE VIRTUAL TABLE words USING fts5 (
  headline, text, tokenize = 'porter unicode61 remove_diacritics 2', content = '', contentless_delete = 1
);

CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  part TEXT NOT NULL,
  entry TEXT NOT NULL,
  -- Its place in the list that linking made.
  place INTEGER NOT NULL,
  -- The entry without its members, JSON.
  body TEXT NOT NULL,
  -- Hash of the members, so that an unchanged entry is not written again.
  mark TEXT NOT NULL,
  -- When its first and its latest member were added.
  first_added TEXT,
  last_added TEXT,
  -- The latest day that a member's article can be of.
  last_day TEXT,
  UNIQUE (part, entry)
) STRICT;
CREATE INDEX entries_place ON entries (part, place);
CREATE INDEX entries_entry ON entries (entry);

CREATE TABLE members (
  owner INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  claim TEXT NOT NULL,
  article TEXT NOT NULL,
  -- The member (or the side of a conflict) as a whole, JSON.
  body TEXT NOT NULL,
  PRIMARY KEY (owner, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_claim ON members (claim);
CREATE INDEX members_article ON members (article);

-- Ids that entries had before; each leads to a claim that was a member.
CREATE TABLE former (
  entry TEXT PRIMARY KEY,
  claim TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  targets TEXT NOT NULL,
  value TEXT,
  -- For each target that is an entry, claims that were its members, JSON: they find it again when the one that names it goes.
  anchors TEXT NOT NULL
) STRICT;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgements_hold BEFORE UPDATE ON judgements BEGIN SELECT raise(ABORT, 'judgements are append-only'); END;

CREATE TABLE looks (
  at TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`
