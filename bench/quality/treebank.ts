import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { score, SHARED } from './scorer.ts'
import { figure, type Suite } from './suite.ts'

const DEV = 'bench/treebank/dev.conllu.gz'

function predictions(mode: 'raw' | 'gold'): string {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'parse.ts'), join(SHARED, DEV), mode], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(run.stderr)
  return run.stdout
}

/** Tokens, tags and trees on the treebank's development part. */
export const treebank: Suite = {
  name: 'treebank',
  summary: 'tokens, tags and trees: EWT and GUM development parts, from running text and from gold words',
  run: async () => {
    const raw = score('score_language.py', ['parse', DEV], predictions('raw'))
    const gold = score('score_language.py', ['parse', DEV], predictions('gold'))
    return {
      'raw tokens F1': figure(raw, 'tokens', 'f1'),
      'raw sentences F1': figure(raw, 'sentences', 'f1'),
      'raw UPOS': figure(raw, 'all', 'UPOS', 'f1'),
      'raw LAS': figure(raw, 'all', 'LAS', 'f1'),
      'gold words UPOS': figure(gold, 'all', 'UPOS', 'f1'),
      'gold words UAS': figure(gold, 'all', 'UAS', 'f1'),
      'gold words LAS': figure(gold, 'all', 'LAS+sub', 'f1'),
    }
  },
}
