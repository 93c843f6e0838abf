/** Builds the neutral feed from articles: addresses, order, summaries. */

import { describe, expect, it } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import type { Article } from '../../../src/core/article.ts'
import { type Entry, generatorVersion } from '../../../src/core/feed/feed.ts'
import { toEntry } from '../../../src/core/feed/to-entry.ts'
import {
  buildArticle,
  buildCorrection,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../../fixtures/build-article.ts'

const entryOf = (changes: Partial<Article>): Entry => toEntry(buildArticle(changes), buildSite())

describe('the feed', () => {
  it('does not list an article as deleted and as an entry', () => {
    const deletedAt = new Date('2026-05-01T00:00:00Z')
    const tombstones = [
      { guid: buildArticle().guid, deletedAt },
      { guid: 'urn:x:gone', deletedAt },
    ]
    const feed = feedShowing(buildSite(), buildSelection(), buildSnapshot({ tombstones }))
    expect(feed.deletions).toEqual([{ guid: 'urn:x:gone', deletedAt }])
  })
})

it('the generator has the version of package.json', () => {
  expect(generatorVersion).toBe(packageJson.version)
})

describe('the summary', () => {
  it.each(['', ' \n', '\u0000'])(
    'is the label as a sentence, without a colon, for the standfirst %j',
    (standfirst) => {
      expect(entryOf({ standfirst }).summary).toBe('AI-written, no human editor.')
    },
  )

  it.each([
    ['ur', '\u2068AI-written, no human editor:\u2069 خبر'],
    ['he', 'נכתב בידי בינה מלאכותית, ללא עורך אנושי: خبر'],
    ['ja', 'AI作成・人間の編集なし：خبر'],
  ])('keeps a label readable that runs in another direction: %s', (language, summary) => {
    expect(entryOf({ language, standfirst: 'خبر' }).summary).toBe(summary)
  })
})

describe('the author', () => {
  it('is not the site’s title again, which readers show too', () => {
    expect(entryOf({ byline: ' Example News', bylineUrl: null }).author).toBeNull()
    expect(
      entryOf({ byline: 'Example News', bylineUrl: 'https://news.example.org/us' }).author,
    ).not.toBeNull()
  })
})

describe('addresses', () => {
  it('have one spelling everywhere', () => {
    const url = 'HTTPS://News.Example.org:443/a b?q="x"'
    const entry = entryOf({
      url,
      bylineUrl: url,
      sources: [buildSource({ url })],
      picture: buildPicture({ url }),
    })
    const same = 'https://news.example.org/a%20b?q=%22x%22'
    expect([entry.url, entry.author?.url, entry.sources[0]?.url, entry.picture?.url]).toEqual([
      same,
      same,
      same,
      same,
    ])
  })

  it.each(['javascript:alert(1)', 'https://[', 'data:text/html,x', '/relative'])(
    'are not linked if unsafe or invalid: %s',
    (url) => {
      const entry = entryOf({
        url,
        bylineUrl: url,
        bodyHtml: '',
        picture: buildPicture({ url }),
        sources: [buildSource({ url })],
        corrections: [buildCorrection({ url })],
      })
      expect(entry).toMatchObject({ url: 'https://news.example.org/', sources: [], picture: null })
      expect(entry.author).toEqual({ name: 'News desk', url: null })
      expect(entry.corrections[0]?.url).toBeNull()
      expect(entry.contentHtml?.match(/(href|src)="[^"]*"/g)).toEqual([
        'href="https://news.example.org/corrections/"',
        'href="https://news.example.org/disclosure"',
      ])
      expect(entry.contentHtml).toContain('Minutes of the April session')
    },
  )
})
