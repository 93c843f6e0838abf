/**
 * Debian's python3-feedparser reads the feeds of the running service, and every field is compared
 * with the articles.
 */

import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { runTool } from './run-tool.ts'
import { runService } from './running-service.ts'

const script = fileURLToPath(new URL('read_feed.py', import.meta.url))

const parts = (date: Date) => date.toISOString().slice(0, 19).split(/[-T:]/).map(Number)

describe.each(['/rss.xml', '/atom.xml'])('feedparser reads %s', (path) => {
  let service: Awaited<ReturnType<typeof runService>>
  let articles: readonly Article[]
  let read: { bozo: boolean; problem: string; version: string; entries: Record<string, unknown>[] }

  beforeAll(async () => {
    service = await runService()
    ;({ articles } = await service.store.latest(buildSelection({ limit: 30 })))
    const document = await (await fetch(`${service.origin}${path}`)).text()
    const { output, errors } = await runTool('/usr/bin/python3', [script], document)
    if (output === '')
      throw new Error(`feedparser failed (apt-get install -y python3-feedparser): ${errors}`)
    read = JSON.parse(output)
  })
  afterAll(() => service.close())

  it('finds no error in the feed', () => {
    expect(read).toMatchObject({ bozo: false, problem: '' })
  })

  it('reads back every field of every article', () => {
    expect(articles.length).toBeGreaterThan(5)
    expect(read.entries).toHaveLength(articles.length)
    for (const [index, article] of articles.entries()) {
      const entry = read.entries[index]
      expect(entry).toMatchObject({
        id: article.guid,
        link: article.url,
        title: expect.stringContaining(article.title),
        author: article.byline ?? expect.anything(),
        published: parts(article.publishedAt),
        updated: parts(article.updatedAt),
        media: article.picture ? [article.picture.url] : [],
      })
      expect(entry?.summary).toContain(article.retraction?.reason ?? article.standfirst)
      if (article.retraction) expect(entry?.title).not.toBe(article.title)
      expect(entry?.via).toEqual(article.sources.map((source) => source.url))
      // Tags are words for people, in the article's language, and no codes.
      expect(entry?.tags).toHaveLength(
        article.topics.length + (article.disclosure?.mode === 'human-only' ? 0 : 1),
      )
      expect(JSON.stringify(entry?.tags)).not.toMatch(
        /AlgorithmicMedia|digitalCreation|canceled|newscodes/,
      )
    }
  })
})
