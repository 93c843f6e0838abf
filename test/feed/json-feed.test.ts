/** JSON Feed 1.1, by the rows of the wire contract’s mapping (§4), read by JSON.parse and feedsmith. */
import { parseJsonFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.ts'
import { renderJsonFeed } from '../../src/feed/json-feed.ts'
import type { Site } from '../../src/settings/site.ts'
import type { Snapshot } from '../../src/store/snapshot.ts'
import {
  buildArticle,
  buildBareSite,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  buildTopic,
  feedShowing,
} from '../fixtures/build-article.ts'

function render(changes: Partial<Snapshot> = {}, site: Site = buildSite()): string {
  return renderJsonFeed(feedShowing(site, buildSelection(), buildSnapshot(changes)))
}

const feedOf = (changes: Partial<Snapshot> = {}, site?: Site) => JSON.parse(render(changes, site))
const itemOf = (changes: Partial<Article> = {}) => feedOf({ articles: [buildArticle(changes)] }).items[0]

const retraction = { reason: 'Wrong.', date: new Date('2026-05-03T10:00:00Z') }
const scheme = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

describe('the feed', () => {
  it('has the members of JSON Feed 1.1', () => {
    const { items: _items, _candor, ...members } = feedOf()
    expect(members).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Example News',
      home_page_url: 'https://news.example.org/',
      feed_url: 'https://news.example.org/feed.json',
      description: 'News from an example. Corrections and retractions: https://news.example.org/corrections/',
      icon: 'https://news.example.org/logo.png',
      favicon: 'https://news.example.org/icon.png',
      language: 'en',
      hubs: [{ type: 'WebSub', url: 'https://hub.example.org/' }],
    })
  })

  it('has other facts in _candor', () => {
    const tombstones = [{ guid: 'urn:x:gone', deletedAt: new Date('2026-05-01T10:00:00Z') }]
    expect(feedOf({ tombstones })._candor).toEqual({
      about: 'https://news.example.org/ns/1.0',
      updated: '2026-05-02T08:30:00.125Z',
      policy_url: 'https://news.example.org/disclosure',
      license_url: 'https://creativecommons.org/licenses/by/4.0/',
      rights: '© 2026 Example News',
      contact: 'desk@news.example.org',
      generator: { name: 'Candor', version: '0.1.0', url: 'https://news.example.org/ns/1.0' },
      words: [
        {
          language: 'en',
          policy: 'How we use AI',
          sources: 'Sources',
          back: 'More: {title}',
          nothing: 'No articles yet.',
          dates: expect.stringMatching(/^\{d\} \{M\} \{y\}\|January\|.*\|December$/),
        },
      ],
      deleted: [{ id: 'urn:x:gone', when: '2026-05-01T10:00:00Z' }],
    })
  })

  it('omits members for missing settings', () => {
    const feed = feedOf({}, buildBareSite({ description: '' }))
    expect(Object.keys(feed).join(' ')).toBe('version title home_page_url feed_url description language _candor items')
    expect(Object.keys(feed._candor)).toEqual(['about', 'updated', 'policy_url', 'generator', 'words'])
  })

  it('has words in the languages of the feed and its items', () => {
    const articles = ['pl', 'pl-PL', 'zh-TW', 'eu'].map((language) => buildArticle({ language }))
    const words: { language: string; sources: string }[] = feedOf({ articles })._candor.words
    expect(words.map(({ language, sources }) => [language, sources])).toEqual([
      ['en', 'Sources'],
      ['pl', 'Źródła'],
      ['pl-PL', 'Źródła'],
      ['zh-TW', '資料來源'],
    ])
  })

  it('is valid without items', () => {
    expect(feedOf({ articles: [] }).items).toEqual([])
  })

  it('keeps the order of its items, each with its own members', () => {
    const articles = [buildArticle({ guid: 'urn:x:new', byline: 'N' }), buildArticle()]
    const [first, second] = feedOf({ articles }).items
    expect([first.id, first.authors[0].name]).toEqual(['urn:x:new', 'N'])
    expect([second.id, second.authors[0].name]).toEqual([buildArticle().guid, 'News desk'])
  })

  it('has no null values', () => {
    const disclosure = buildDisclosure({ model: null, provider: null, generatedAt: null })
    const sources = [buildSource({ publisher: null, language: null, accessedAt: null })]
    const picture = buildPicture({ byteLength: null, width: null, height: null, credit: null, digitalSourceType: null })
    const articles = [buildArticle({ byline: null, disclosure, sources, picture })]
    expect(render({ articles }, buildBareSite())).not.toContain('null')
  })
})

describe('an item', () => {
  it('has the members of JSON Feed 1.1', () => {
    const { _candor, content_html, ...members } = itemOf({ topics: [buildTopic()], picture: buildPicture() })
    expect(members).toEqual({
      id: 'urn:uuid:8d7f1c1e-52a1-4a0c-9d6e-9b1d8c9a7e01',
      url: 'https://news.example.org/2026/05/bridge-reopens',
      title: 'Bridge reopens after flood',
      summary: 'AI-written, no human editor: The stone bridge carries traffic again.',
      date_published: '2026-05-01T12:00:00Z',
      date_modified: '2026-05-02T08:30:00Z',
      authors: [{ name: 'News desk', url: 'https://news.example.org/desk' }],
      author: { name: 'News desk', url: 'https://news.example.org/desk' },
      tags: ['Public works', 'AI-written'],
      image: 'https://news.example.org/pictures/bridge.jpg',
    })
    expect(content_html).toContain('carries <em>traffic</em> again')
  })

  it('complaint 15: has no attachment, and describes its picture in _candor', () => {
    expect(itemOf({ picture: buildPicture() })).not.toHaveProperty('attachments')
    expect(itemOf({ picture: buildPicture() })._candor.image).toEqual({
      alt: 'A stone bridge over a river in flood',
      label: 'AI-generated image',
      credit: 'Example Pictures',
      width: 1600,
      height: 900,
      digital_source_type: `${scheme}trainedAlgorithmicMedia`,
    })
  })

  it('complaint 11: has a title without escaping', () => {
    expect(itemOf({ title: 'R&D <Bar> &amp;' }).title).toBe('R&D <Bar> &amp;')
  })

  it('complaint 13 and 14: has separate dates of publication and update, with milliseconds if not zero', () => {
    const item = itemOf({ publishedAt: new Date('2026-05-01T12:00:00.007Z') })
    expect(item.date_published).toBe('2026-05-01T12:00:00.007Z')
    expect(item.date_modified).toBe('2026-05-02T08:30:00Z')
  })

  it('has its language only if it differs from the feed’s', () => {
    expect(itemOf()).not.toHaveProperty('language')
    expect(itemOf({ language: 'de' }).language).toBe('de')
  })

  it('has its disclosure', () => {
    const disclosure = buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'R. Reviewer' })
    expect(itemOf({ disclosure })._candor.disclosure).toEqual({
      mode: 'ai-assisted',
      label: 'AI-assisted:',
      tag: 'AI-assisted',
      statement: 'Written with the help of AI and reviewed by R. Reviewer.',
      model: 'example-model-1',
      provider: 'Example Provider',
      reviewed_by: 'R. Reviewer',
      generated_at: '2026-05-01T11:58:30.250Z',
      policy_url: 'https://news.example.org/disclosure',
      digital_source_type: `${scheme}compositeWithTrainedAlgorithmicMedia`,
    })
    const inBasque = itemOf({ language: 'eu' })._candor.disclosure
    expect([inBasque.label_language, inBasque.statement_language]).toEqual(['en', 'en'])
  })

  it('has no label for human-only', () => {
    const disclosure = buildDisclosure({ mode: 'human-only' })
    expect(itemOf({ disclosure })._candor.disclosure).not.toHaveProperty('label')
  })

  it('has no tag of its mode without a label', () => {
    const item = itemOf({ disclosure: buildDisclosure({ mode: 'human-only' }) })
    expect(item).not.toHaveProperty('tags')
    expect(item._candor.disclosure).not.toHaveProperty('tag')
  })

  it('has its sources, not as external_url', () => {
    expect(itemOf()._candor.sources).toEqual([
      {
        url: 'https://council.example.org/minutes?year=2026&month=4',
        title: 'Minutes of the April session',
        publisher: 'Example Council',
        language: 'en',
        accessed_at: '2026-05-01T09:00:00Z',
      },
    ])
    expect(itemOf()).not.toHaveProperty('external_url')
  })

  it('has its corrections', () => {
    const corrections = [buildCorrection(), buildCorrection({ text: 'Second.', url: null })]
    expect(itemOf({ corrections })._candor.corrections).toEqual([
      {
        text: 'An earlier version gave the wrong year.',
        date: '2026-05-02T08:30:00Z',
        url: 'https://news.example.org/corrections#bridge',
      },
      { text: 'Second.', date: '2026-05-02T08:30:00Z' },
    ])
  })

  it('complaint 22: remains with its notice when retracted', () => {
    const item = itemOf({ retraction })
    expect(item.id).toBe(buildArticle().guid)
    expect(item.content_html).toContain('Retracted on <time datetime="2026-05-03">')
    expect(item._candor.status).toBe('canceled')
    expect(itemOf()._candor).not.toHaveProperty('status')
  })

  it('omits members for missing fields', () => {
    const item = itemOf({ byline: null, sources: [] })
    expect(Object.keys(item).toSorted().join(' ')).toBe(
      '_candor content_html date_modified date_published id summary tags title url',
    )
    expect(Object.keys(item._candor)).toEqual(['about', 'disclosure'])
  })

  it('complaint 9: has no characters that XML cannot contain', () => {
    expect(itemOf({ title: 'a\u0000\u000b\ufffeb \ud800' }).title).toBe('ab \ufffd')
  })
})

describe('feedsmith', () => {
  it('reads the same content', () => {
    expect(parseJsonFeed(render())).toMatchObject({
      title: 'Example News',
      hubs: [{ type: 'WebSub' }],
      items: [{ id: buildArticle().guid, authors: [{ name: 'News desk' }] }],
    })
  })
})
