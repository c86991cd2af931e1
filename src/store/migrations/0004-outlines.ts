/** What a timeline draws of each track's meetings, in one row a track. Derived: it can be dropped. */
export const outlines = `
CREATE TABLE outlines (
  track TEXT PRIMARY KEY,
  -- JSON: a list of meetings, each with what is drawn of it.
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
