import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHARED } from './scorer.ts'

/** An article of a gold story with what came with it. */
export interface StoryArticle {
  id: string
  text: string
  published?: string
  outlet?: string
  url?: string
}

export const STORIES = ['seeds', 'gaza-2025-05', 'korea-2018'] as const

/** Folder with a story's article files. */
export function storyFolder(story: string): string {
  return story === 'seeds' ? join(SHARED, 'seeds') : join(SHARED, 'gold', story, 'articles')
}

/** The articles of a story in the order of their names, each with the fields that its index gives. */
export function storyArticles(story: string): StoryArticle[] {
  const folder = storyFolder(story)
  const index = new Map<string, Record<string, string>>()
  for (const line of readFileSync(join(folder, 'index.jsonl'), 'utf8').split('\n'))
    if (line.trim()) {
      const row = JSON.parse(line) as Record<string, string>
      index.set(row.file!, row)
    }
  return readdirSync(folder)
    .filter((f) => f.endsWith('.txt'))
    .sort()
    .map((f) => {
      const { published, outlet, url } = index.get(f) ?? {}
      return { id: f, text: readFileSync(join(folder, f), 'utf8'), published, outlet, url }
    })
}
