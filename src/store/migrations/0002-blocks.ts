/**
 * Entries have their place by a text of their own (`sort`), so that a new one moves no other; and the block that they were linked in, with
 * what tells whether a block has to be linked again. The entries that are there stay as they are until they are next linked.
 */
export const blocks = `
DROP INDEX entries_place;
-- By what the entry is in order among those of its part.
ALTER TABLE entries ADD COLUMN sort TEXT NOT NULL DEFAULT '';
UPDATE entries SET sort = printf('%010d', place);
ALTER TABLE entries DROP COLUMN place;
-- The block of its part that it was linked in; empty in parts that are linked as wholes.
ALTER TABLE entries ADD COLUMN block TEXT NOT NULL DEFAULT '';
-- With the days, so that what is new is found without a look at the rows.
CREATE INDEX entries_sort ON entries (part, sort, last_day, last_added);
CREATE INDEX entries_block ON entries (part, block);

-- What each block was linked from, as a digest.
CREATE TABLE blocks (
  part TEXT NOT NULL,
  block TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (part, block)
) STRICT, WITHOUT ROWID;
INSERT INTO blocks SELECT DISTINCT part, '', '' FROM entries;
DELETE FROM settings WHERE key = 'linkedBy';
`
