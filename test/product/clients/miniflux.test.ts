/**
 * Miniflux subscribes to a topic, a source and the reviewed articles, in three formats, and polls
 * after each change.
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { describeFamilyChanges, type Newsroom, type Reader, runNewsroom } from './family-changes.ts'
import { type Miniflux, runMiniflux } from './miniflux.ts'
import { singleSpaced, withoutTags } from './shown/shown.ts'

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
        if (feed === undefined)
          feeds.set(path, await miniflux.subscribe(`${newsroom.origin}${path}`))
        else await miniflux.refresh(feed)
      }
    },
    shown: async (path) =>
      (await entriesOf(path)).map(({ id, title, url, content }) => ({ id, title, url, content })),
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
    expect(news.map(({ hash }) => hash)).not.toContain(corrected?.hash)
    expect(news.map(({ title, status }) => `${title} ${status}`)).toEqual([
      'Correction: AI-assisted: The secret bridge unread',
      'Retraction: AI-assisted: The newest bridge unread',
      'Correction: AI-assisted: The newest bridge unread',
    ])
    expect(news[0]?.content).toContain('It is a secret no longer.')
  })

  it('shows a Polish article in Polish throughout', async () => {
    const polish = {
      url: 'https://news.example.org/most',
      title: 'Most znów otwarty',
      language: 'pl',
      byline: 'Redakcja',
    }
    await insertArticle(
      newsroom.db,
      {
        ...polish,
        ...{
          standfirst: 'Ruch wrócił na most.',
          bodyHtml: '<p>W piątek o ósmej.</p>',
          publishedAt: new Date(),
        },
        ...{ disclosureMode: 'ai-assisted', reviewedBy: 'Jan Przykład' },
      },
      {
        sources: [
          { url: 'https://rada.example.pl/', title: 'Protokół', publisher: 'Rada', language: 'pl' },
        ],
        corrections: [{ text: 'Most ma dwa pasy.', correctedAt: new Date('2026-05-03T10:00:00Z') }],
      },
    )
    for (const path of [
      '/languages/pl/rss.xml',
      '/languages/pl/atom.xml',
      '/languages/pl/feed.json',
    ]) {
      const [entry, ...others] = await miniflux.entries(
        await miniflux.subscribe(`${newsroom.origin}${path}`),
      )
      expect(others).toEqual([])
      expect(entry).toMatchObject({
        title: polish.title,
        author: 'Redakcja',
        tags: ['Z pomocą AI'],
      })
      expect(singleSpaced(withoutTags(entry?.content ?? ''))).toBe(
        'Napisano z pomocą sztucznej inteligencji. Weryfikacja: Jan Przykład. Korekty 3 maja 2026: Most ma dwa pasy. ' +
          'Ruch wrócił na most. W piątek o ósmej. Źródła Protokół, Rada Jak korzystamy ze sztucznej inteligencji',
      )
      const corrections = path.replace('languages/pl', 'corrections')
      const [correction] = (
        await miniflux.entries(
          await miniflux.subscribe(`${newsroom.origin}${corrections}?language=pl`),
        )
      ).toReversed()
      expect(correction?.title).toBe('Korekta: Z pomocą AI: Most znów otwarty')
      expect(singleSpaced(withoutTags(correction?.content ?? ''))).toBe(
        'Candor: Most ma dwa pasy. Napisano z pomocą sztucznej inteligencji. Weryfikacja: Jan Przykład. ' +
          'Ruch wrócił na most. W piątek o ósmej. Most znów otwarty Źródła Protokół, Rada Jak korzystamy ze sztucznej inteligencji',
      )
    }
  })
})
