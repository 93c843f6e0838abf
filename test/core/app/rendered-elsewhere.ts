/** What all documents are rendered of, and a process in another time zone and locale that does it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { json, text } from 'node:stream/consumers'
import { serialize } from 'node:v8'
import fc from 'fast-check'
import { expect } from 'vitest'
import { families } from '../../../src/core/families/families.ts'
import {
  buildArticle,
  buildCorrection,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildTopic,
} from '../../fixtures/build-article.ts'
import { hostileArticle } from '../../fixtures/hostile-article.ts'
import type { Material } from './render-feeds.ts'

/**
 * Every language that Candor is translated to, dates around clock changes, and letters that Turkish
 * lowercases differently.
 */
const articles = ['en', 'de', 'fr', 'es', 'ar', 'tr'].map((language, index) =>
  buildArticle({
    guid: `urn:example:${language}`,
    language,
    title: 'INFINITE istanbul İı ß',
    publishedAt: new Date(Date.UTC(2026, 3, 5, 2, 44 + index)),
    updatedAt: new Date(Date.UTC(2026, 8, 27, 2, 45, 0, index)),
    picture: buildPicture(),
    topics: [buildTopic({ slug: 'iii', label: 'III' })],
    corrections: [buildCorrection({ date: new Date('2026-12-31T23:59:59.999Z') })],
    retraction:
      index === 3 ? { reason: 'IT NEVER HAPPENED', date: new Date('2026-01-01T00:00:00Z') } : null,
  }),
)

export const material: Material = {
  site: buildSite(),
  // Each family of feeds, and one with parameters and archive parts.
  selections: families.flatMap(({ path, member }) => {
    const family = path === '' ? 'all' : member === null ? path : `${path}/iii`
    const others = [
      buildSelection({ family, part: { month: '2026-04', number: 1 } }),
      buildSelection({
        family,
        topics: ['iii'],
        since: new Date('2026-10-25T01:00:00Z'),
        content: 'summary',
      }),
    ]
    return [buildSelection({ family, whole: true }), ...(family === 'all' ? others : [])]
  }),
  snapshots: [
    buildSnapshot({
      articles,
      previous: { month: '2026-03', number: 12 },
      next: { month: '2026-05', number: 1 },
    }),
    buildSnapshot({ articles: [], newestAt: null }),
    ...fc.sample(hostileArticle, 3).map((article) => buildSnapshot({ articles: [article] })),
  ],
}

/** What this script renders in another time zone and locale. */
export async function renderElsewhere(script: string): Promise<string[]> {
  const environment = { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], ...environment },
  })
  child.stdin.end(serialize(material))
  const [errors, documents] = await Promise.all([
    text(child.stderr),
    json(child.stdout),
    once(child, 'close'),
  ])
  expect(errors).toBe('')
  return documents as string[]
}
