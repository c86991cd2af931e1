import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import type { ExportFormat } from '../../exports/index.ts'
import { linked } from '../assets.ts'
import { anchored } from './anchors.ts'
import { body, type Source } from './body.ts'

/** `parley export dossier`: the record as one HTML file that works from a mail attachment, without any connection. */
export const dossier: ExportFormat = {
  name: 'dossier',
  extension: '.html',
  summary: 'one HTML file with everything in it, that asks nobody for anything: for mail and archives',
  write: toDossier,
}

let kept: { style: string; script: string } | undefined

function parts(): { style: string; script: string } {
  const pages = join(import.meta.dirname, '..')
  kept ??= { style: readFileSync(join(pages, 'style.css'), 'utf8'), script: linked(join(pages, 'browser', 'dossier.ts')) }
  return kept
}

/** The dossier of what a source holds; the same source gives the same bytes. */
export async function toDossier(source: Source): Promise<string> {
  const { style, script } = parts()
  const { content, anchors } = await body(source)
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  // Nothing may be loaded or sent, whatever the file is opened in: only this style and this script, known by their hashes.
  const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
    `<title>Record of the talks</title><style>${style}</style></head><body class="dossier">`,
    anchored(renderToString(content), anchors),
    `<script>${script}</script></body></html>`,
    '',
  ].join('\n')
}
