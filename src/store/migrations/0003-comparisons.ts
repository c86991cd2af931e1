/**
 * What was found when two articles were laid side by side, so that the next linking need not do it again. Derived: it can be dropped. Goes with
 * the versions that it is of.
 */
export const comparisons = `
CREATE TABLE comparisons (
  a INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
  b INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
  -- Stands for both readings and for how they were compared.
  mark TEXT NOT NULL,
  -- JSON; null where they have nothing in common.
  found TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX comparisons_b ON comparisons (b);
`
