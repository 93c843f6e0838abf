/** Atom entries, by the rows of the wire contract’s mapping (§4), read by independent parsers. */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.ts'
import { renderAtom } from '../../src/feed/atom.ts'
import type { Site } from '../../src/settings/site.ts'
import type { Snapshot } from '../../src/store/snapshot.ts'
import {
  buildArticle,
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
import {
  all,
  attribute,
  expanded,
  only,
  type Reading,
  readWithSaxes,
  readWithXmldom,
  textOf,
} from '../text/xml-readers.ts'

function render(changes: Partial<Snapshot> = {}, site: Site = buildSite()): string {
  return renderAtom(feedShowing(site, buildSelection(), buildSnapshot(changes)))
}

function feedOf(changes: Partial<Snapshot> = {}, site?: Site): Reading {
  return readWithXmldom(render(changes, site))
}

function entryOf(changes: Partial<Article> = {}, site?: Site): Reading {
  return only(feedOf({ articles: [buildArticle(changes)] }, site), 'atom:entry')
}

const retraction = { reason: 'Wrong.', date: new Date('2026-05-03T10:00:00Z') }
const schemes = {
  sourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/',
  mode: 'https://w3id.org/candor/1.0/modes',
}

describe('an entry', () => {
  it('complaint 2: keeps the guid as its id, without URL normalization', () => {
    expect(textOf(entryOf({ guid: 'HTTP://Example.org:80/Ä?a&b' }), 'atom:id')).toBe('HTTP://Example.org:80/Ä?a&b')
    expect(textOf(entryOf({ guid: 'tag:example.org,2026:x' }), 'atom:id')).toBe('tag:example.org,2026:x')
  })

  it('complaint 11: has title and summary as plain text, escaped once', () => {
    const entry = entryOf({ title: 'R&D <Bar> &amp; "x"', standfirst: '<b>&lt;' })
    expect(only(entry, 'atom:title')).toMatchObject({ text: 'R&D <Bar> &amp; "x"', attributes: { type: 'text' } })
    expect(only(entry, 'atom:summary')).toMatchObject({
      text: 'AI-written, no human editor: <b>&lt;',
      attributes: { type: 'text' },
    })
  })

  it('complaint 10: allows ]]> in every text', () => {
    // saxes, because xmldom accepts a bare `]]>`.
    const feed = readWithSaxes(render({ articles: [buildArticle({ title: 'a ]]> b ]]> c' })] }))
    expect(textOf(only(feed, 'atom:entry'), 'atom:title')).toBe('a ]]> b ]]> c')
  })

  it('complaint 13 and 14: has separate dates of publication and update, in RFC 3339', () => {
    expect(textOf(entryOf(), 'atom:published')).toBe('2026-05-01T12:00:00Z')
    expect(textOf(entryOf(), 'atom:updated')).toBe('2026-05-02T08:30:00Z')
  })

  it('complaint 12: has the full text as HTML', () => {
    const feed = feedShowing(buildSite(), buildSelection(), buildSnapshot())
    expect(only(entryOf(), 'atom:content')).toMatchObject({
      text: feed.entries[0]?.contentHtml,
      attributes: { type: 'html' },
    })
    expect(feed.entries[0]?.contentHtml).toContain('carries <em>traffic</em> again')
  })

  it('has its byline as author, else inherits the publisher', () => {
    const author = only(entryOf({ bylineUrl: 'https://news.example.org/desk?a=1&b=2' }), 'atom:author')
    expect(textOf(author, 'atom:name')).toBe('News desk')
    expect(textOf(author, 'atom:uri')).toBe('https://news.example.org/desk?a=1&b=2')
    expect(all(only(entryOf({ bylineUrl: null }), 'atom:author'), 'atom:uri')).toEqual([])
    expect(all(entryOf({ byline: null }), 'atom:author')).toEqual([])
  })

  it('has its language only if it differs from the feed’s', () => {
    expect(entryOf().attributes).toEqual({})
    expect(attribute(entryOf({ language: 'de' }), 'xml:lang')).toBe('de')
    expect(attribute(only(entryOf({ language: 'eu' }), 'candor:disclosure'), 'xml:lang')).toBe('en')
  })

  it('links to its page, then to each source', () => {
    const entry = entryOf({ url: 'https://news.example.org/a?b=1&c=2' })
    expect(all(entry, 'atom:link').map(({ attributes }) => attributes)).toEqual([
      { rel: 'alternate', type: 'text/html', href: 'https://news.example.org/a?b=1&c=2' },
      {
        rel: 'via',
        href: 'https://council.example.org/minutes?year=2026&month=4',
        title: 'Minutes of the April session',
        hreflang: 'en',
        [expanded('candor:publisher')]: 'Example Council',
        [expanded('candor:accessed')]: '2026-05-01T09:00:00Z',
      },
    ])
    expect(all(entryOf({ sources: [buildSource(), buildSource()] }), 'atom:link')).toHaveLength(3)
    expect(all(entry, 'atom:source')).toEqual([])
  })

  it('has topics and mode as categories for people, the mode in a scheme of its own', () => {
    const entry = entryOf({ topics: [buildTopic({ slug: 'roads', label: 'Roads & rivers' })], retraction })
    expect(all(entry, 'atom:category').map(({ attributes }) => attributes)).toEqual([
      { term: 'Roads & rivers', label: 'Roads & rivers' },
      { scheme: schemes.mode, term: 'AI-written', label: 'AI-written' },
    ])
    expect(textOf(entry, 'candor:status')).toBe('canceled')
    const german = entryOf({ language: 'de', disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'R' }) })
    expect(attribute(only(german, 'atom:category'), 'term')).toBe('KI-gestützt')
    expect(all(german, 'candor:status')).toEqual([])
    expect(all(entryOf({ disclosure: buildDisclosure({ mode: 'human-only' }) }), 'atom:category')).toEqual([])
  })

  it('has the slug of a topic with a blank label as its term', () => {
    const entry = entryOf({ topics: [buildTopic({ slug: 'roads', label: ' ' })] })
    expect(attribute(all(entry, 'atom:category')[0] ?? entry, 'term')).toBe('roads')
  })

  it('has its disclosure', () => {
    expect(only(entryOf(), 'candor:disclosure')).toMatchObject({
      text: 'An AI wrote this article on its own; no human editor reviewed it.',
      attributes: {
        mode: 'ai-autonomous',
        tag: 'AI-written',
        'digital-source-type': 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
        model: 'example-model-1',
        provider: 'Example Provider',
        date: '2026-05-01T11:58:30.250Z',
        href: 'https://news.example.org/disclosure',
      },
    })
    expect(attribute(only(entryOf(), 'candor:disclosure'), 'reviewed-by')).toBeUndefined()
    expect(only(entryOf(), 'podcast:txt')).toMatchObject({ text: 'true', attributes: { purpose: 'ai-content' } })
  })

  it('complaint 15: has its picture as media:content, not as an enclosure', () => {
    const entry = entryOf({ picture: buildPicture(), disclosure: buildDisclosure({ mode: 'human-only' }) })
    const media = only(entry, 'media:content')
    expect(attribute(media, 'url')).toBe('https://news.example.org/pictures/bridge.jpg')
    expect(attribute(media, 'candor:digital-source-type')).toBe(`${schemes.sourceType}trainedAlgorithmicMedia`)
    expect(attribute(media, 'candor:alt')).toBe('A stone bridge over a river in flood')
    expect(textOf(media, 'media:credit')).toBe('Example Pictures')
    expect(all(entry, 'atom:link').map((link) => attribute(link, 'rel'))).toEqual(['alternate', 'via'])
    expect(all(entry, 'atom:category')).toEqual([])
  })

  it('has its corrections', () => {
    expect(only(entryOf({ corrections: [buildCorrection()] }), 'candor:correction')).toMatchObject({
      text: 'An earlier version gave the wrong year.',
      attributes: { date: '2026-05-02T08:30:00Z', href: 'https://news.example.org/corrections#bridge' },
    })
  })

  it('complaint 22: remains with its notice when retracted', () => {
    const entry = entryOf({ retraction })
    expect(textOf(entry, 'atom:id')).toBe(buildArticle().guid)
    expect(textOf(entry, 'atom:content')).toContain('Retracted on <time datetime="2026-05-03">')
  })
})
