import { first } from './0001-first.ts'
import { blocks } from './0002-blocks.ts'
import { comparisons } from './0003-comparisons.ts'
import { outlines } from './0004-outlines.ts'

/**
 * The layouts of a record file, each as what has to be run on the one before. Their number is the file's `user_version`.
 * A migration that has been released is never edited: a change of layout is a new file here.
 */
export const MIGRATIONS: readonly string[] = [first, blocks, comparisons, outlines]
