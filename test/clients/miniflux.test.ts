/** Miniflux subscribes to a topic, a source and the reviewed articles, in three formats, and polls after each change. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeFamilyChanges, type Newsroom, type Reader, runNewsroom } from './family-changes.ts'
import { type Miniflux, runMiniflux } from './miniflux.ts'

const paths = ['/topics/bridges/rss.xml', '/sources/example.org/atom.xml', '/reviewed/feed.json']

describe('Miniflux', () => {
  let newsroom: Newsroom
  let miniflux: Miniflux
  const feeds = new Map<string, number>()

  beforeAll(async () => {
    newsroom = await runNewsroom(paths)
    miniflux = await runMiniflux()
  })
  afterAll(async () => {
    await miniflux?.close()
    await newsroom?.close()
  })

  const entriesOf = (path: string) => miniflux.entries(feeds.get(path) ?? 0)
  const reader: Reader = {
    async poll() {
      for (const path of paths) {
        const feed = feeds.get(path)
        if (feed === undefined) feeds.set(path, await miniflux.subscribe(`${newsroom.origin}${path}`))
        else await miniflux.refresh(feed)
      }
    },
    shown: async (path) => (await entriesOf(path)).map(({ id, title, url, content }) => ({ id, title, url, content })),
  }
  describeFamilyChanges(paths, 1, () => ({ newsroom, reader }))

  it('identifies each article by its guid in every format', async () => {
    const hash = createHash('sha256').update('urn:example:new').digest('hex')
    for (const path of paths) {
      const known = (await entriesOf(path)).filter((entry) => entry.hash === hash)
      expect(known.map(({ title }) => title)).toEqual(['Retracted: The newest bridge'])
    }
  })

  it('keeps a read article read after a correction, and shows it as unread in the corrections feed', async () => {
    const [path = ''] = paths
    await miniflux.markRead((await entriesOf(path)).map(({ id }) => id))
    await newsroom.sql(`insert into corrections (article_id, text)
      select id, 'It is a secret no longer.' from articles where guid = 'urn:example:secret'`)
    await reader.poll()
    const corrected = (await entriesOf(path)).at(-1)
    expect(corrected?.content).toContain('It is a secret no longer.')
    expect((await entriesOf(path)).map(({ status }) => status)).not.toContain('unread')

    const corrections = await miniflux.subscribe(`${newsroom.origin}/corrections/atom.xml`)
    const news = (await miniflux.entries(corrections)).toReversed()
    expect(news.map(({ hash, status }) => ({ hash, status }))[0]).toEqual({ hash: corrected?.hash, status: 'unread' })
    expect(news.map(({ title }) => title)).toEqual(['The secret bridge', 'Retracted: The newest bridge'])
  })
})
