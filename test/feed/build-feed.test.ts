/** Builds the neutral feed from articles: addresses, order, summaries. */

import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import type { Article } from '../../src/article.ts'
import { toEntry } from '../../src/feed/build-feed.ts'
import type { Entry } from '../../src/feed/feed.ts'
import { generatorVersion } from '../../src/feed/generator.ts'
import { wholeFamily } from '../../src/request/selection.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../fixtures/build-article.ts'

const entryOf = (changes: Partial<Article>): Entry => toEntry(buildArticle(changes), buildSite())
const retraction = { reason: 'The bridge had never closed.', date: new Date('2026-05-03T23:59:00Z') }

describe('the feed', () => {
  it('has one canonical address per format, and an id that does not depend on the format', () => {
    const feed = feedShowing(buildSite({ basePath: '/wire' }), buildSelection(), buildSnapshot())
    expect(feed.selfUrls).toEqual({
      rss: 'https://news.example.org/wire/rss.xml',
      atom: 'https://news.example.org/wire/atom.xml',
      json: 'https://news.example.org/wire/feed.json',
    })
    expect(feed).toMatchObject({
      id: 'https://news.example.org/wire/',
      homeUrl: 'https://news.example.org/wire/',
      vocabularyUrl: 'https://news.example.org/wire/ns/1.0',
    })
  })

  it('has a limit in its addresses only if the request has one', () => {
    const site = buildSite({ feedLength: 20 })
    expect(feedShowing(site, wholeFamily('all', 20), buildSnapshot()).selfUrls.rss).not.toContain('limit')
    const short = feedShowing(site, buildSelection({ limit: 5 }), buildSnapshot())
    expect(short.selfUrls.atom).toBe('https://news.example.org/atom.xml?limit=5')
    expect(short.id).toBe('https://news.example.org/')
  })

  it('complaint 5: has the date of the newsroom’s last change, not of its rendering', () => {
    const changedAt = new Date('2026-05-02T08:30:00.125Z')
    expect(feedShowing(buildSite(), buildSelection(), buildSnapshot({ changedAt })).updated).toEqual(changedAt)
  })

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
  it('has the label, then the standfirst', () => {
    expect(entryOf({ standfirst: 'Traffic again.' }).summary).toBe('AI-written, no human editor: Traffic again.')
  })

  it.each([
    ['en', 'AI-written, no human editor.'],
    ['fr', 'Texte généré par IA, sans relecture humaine.'],
    ['ja', 'AI作成・人間の編集なし。'],
    ['hi', 'एआई द्वारा लिखित, कोई मानव संपादक नहीं।'],
    ['he', 'נכתב בידי בינה מלאכותית, ללא עורך אנושי.'],
    ['ur', 'AI-written, no human editor.'],
  ])('is the label as a sentence, without a colon, if there is no standfirst: %s', (language, sentence) => {
    for (const standfirst of ['', ' \n', '\u0000']) expect(entryOf({ language, standfirst }).summary).toBe(sentence)
    const disclosure = buildDisclosure({ mode: 'human-only' })
    expect(entryOf({ language, standfirst: '', disclosure }).summary).toBe('')
  })

  it.each([
    ['ur', '\u2068AI-written, no human editor:\u2069 خبر'],
    ['he', 'נכתב בידי בינה מלאכותית, ללא עורך אנושי: خبر'],
    ['ja', 'AI作成・人間の編集なし：خبر'],
  ])('keeps a label readable that runs in another direction: %s', (language, summary) => {
    expect(entryOf({ language, standfirst: 'خبر' }).summary).toBe(summary)
  })

  it('has the date and text of the newest correction after the label, for good', () => {
    const corrections = [
      buildCorrection({ text: 'First.', date: new Date('1999-01-02T00:00:00Z') }),
      buildCorrection({ text: 'Second.', date: new Date('1999-12-31T23:59:59Z') }),
    ]
    expect(entryOf({ corrections }).summary).toBe(
      'AI-written, no human editor: Corrected on 31 December 1999: Second. The stone bridge carries traffic again.',
    )
    const byHuman = entryOf({ corrections, disclosure: buildDisclosure({ mode: 'human-only' }), language: 'fr' })
    expect(byHuman.summary).toMatch(/^Corrigé le 31 décembre 1999 : Second\. The stone/)
  })

  it('complaint 22: is the notice of a retracted article', () => {
    expect(entryOf({ retraction }).summary).toBe(
      'AI-written, no human editor: Retracted on 3 May 2026: The bridge had never closed.',
    )
  })
})

describe('the author', () => {
  it('is not the site’s title again, which readers show too', () => {
    expect(entryOf({ byline: ' Example News', bylineUrl: null }).author).toBeNull()
    expect(entryOf({ byline: 'Example News', bylineUrl: 'https://news.example.org/us' }).author).not.toBeNull()
  })
})

describe('addresses', () => {
  it('have one spelling everywhere', () => {
    const url = 'HTTPS://News.Example.org:443/a b?q="x"'
    const entry = entryOf({ url, bylineUrl: url, sources: [buildSource({ url })], picture: buildPicture({ url }) })
    const same = 'https://news.example.org/a%20b?q=%22x%22'
    expect([entry.url, entry.author?.url, entry.sources[0]?.url, entry.picture?.url]).toEqual([same, same, same, same])
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
      expect(entry.contentHtml?.match(/(href|src)="[^"]*"/g)).toEqual(['href="https://news.example.org/disclosure"'])
      expect(entry.contentHtml).toContain('Minutes of the April session')
    },
  )
})
