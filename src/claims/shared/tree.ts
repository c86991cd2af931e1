import type { Doc } from '../../model/annotation.ts'

/**
 * The dependency trees of a document turned downwards, once: children in one array (`kids[from[t] .. from[t + 1])`, in
 * reading order) and, for every token, the first and last token of its subtree (inclusive).
 */
export interface Tree {
  readonly from: Int32Array
  readonly kids: Int32Array<ArrayBuffer>
  readonly left: Int32Array
  readonly right: Int32Array
}

/** A tree and the lists of children that were asked for. */
interface Known extends Tree {
  readonly lists: (Int32Array | undefined)[]
}

const trees = new WeakMap<Doc, Known>()
// Rules ask for the same document over and over: the last one needs no look into the map.
let lastDoc: Doc | null = null
let lastTree: Known | null = null

/** The tree of a document; made on first use and kept as long as the document. Linear in its tokens times their depth. */
export function treeOf(doc: Doc): Tree {
  return knownOf(doc)
}

function knownOf(doc: Doc): Known {
  if (doc === lastDoc) return lastTree!
  let tree = trees.get(doc)
  if (!tree) {
    tree = build(doc)
    trees.set(doc, tree)
  }
  lastDoc = doc
  lastTree = tree
  return tree
}

function build(doc: Doc): Known {
  const n = doc.count
  const from = new Int32Array(n + 1)
  for (let i = 0; i < n; i++) if (doc.head[i]! >= 0) from[doc.head[i]! + 1]!++
  for (let i = 0; i < n; i++) from[i + 1]! += from[i]!
  const kids = new Int32Array(from[n]!)
  const next = from.slice(0, n)
  const left = new Int32Array(n)
  const right = new Int32Array(n)
  for (let i = 0; i < n; i++) left[i] = right[i] = i
  for (let i = 0; i < n; i++) {
    if (doc.head[i]! >= 0) kids[next[doc.head[i]!]!++] = i
    // A cycle cannot come from the parser; the bound keeps a broken column from hanging the reading.
    for (let h = doc.head[i]!, steps = 0; h >= 0 && steps < 256; h = doc.head[h]!, steps++) {
      if (i < left[h]!) left[h] = i
      if (i > right[h]!) right[h] = i
    }
  }
  return { from, kids, left, right, lists: new Array(n) }
}

const NOTHING = new Int32Array(0)

/** The tokens governed by this one, in reading order. */
export function kidsOf(doc: Doc, token: number): Int32Array {
  const { from, kids, lists } = knownOf(doc)
  return (lists[token] ??= from[token] === from[token + 1] ? NOTHING : new Int32Array(kids.buffer, from[token]! * 4, from[token + 1]! - from[token]!))
}
