/** RSS items, by the rows of the wire contract’s mapping (§4), read by independent parsers. */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.ts'
import { renderRss } from '../../src/feed/rss.ts'
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
import { all, attribute, only, type Reading, readWithSaxes, readWithXmldom, textOf } from '../text/xml-readers.ts'

function render(changes: Partial<Snapshot> = {}, site: Site = buildSite()): string {
  return renderRss(feedShowing(site, buildSelection(), buildSnapshot(changes)))
}

function channelOf(changes: Partial<Snapshot> = {}, site?: Site): Reading {
  return only(readWithXmldom(render(changes, site)), 'channel')
}

function itemOf(changes: Partial<Article> = {}, site?: Site): Reading {
  return only(channelOf({ articles: [buildArticle(changes)] }, site), 'item')
}

const retraction = { reason: 'Wrong.', date: new Date('2026-05-03T10:00:00Z') }

describe('an item', () => {
  it('complaint 2: has a guid that is no permalink', () => {
    const guid = only(itemOf({ guid: 'tag:example.org,2026:Ä&b' }), 'guid')
    expect(guid).toMatchObject({ text: 'tag:example.org,2026:Ä&b', attributes: { isPermaLink: 'false' } })
  })

  it('has link, title and summary', () => {
    const item = itemOf({ url: 'https://news.example.org/a?b=1&c=2' })
    expect(textOf(item, 'link')).toBe('https://news.example.org/a?b=1&c=2')
    expect(textOf(item, 'title')).toBe('Bridge reopens after flood')
    expect(textOf(item, 'description')).toBe('AI-written, no human editor: The stone bridge carries traffic again.')
  })

  it('complaint 11: has a title that is escaped once', () => {
    expect(textOf(itemOf({ title: 'R&D <Bar> &amp; "x"' }), 'title')).toBe('R&D <Bar> &amp; "x"')
  })

  it('complaint 10: allows ]]> in every text', () => {
    const article = buildArticle({ title: 'a ]]> b ]]> c', bodyHtml: '<p>x ]]&gt; y</p>', standfirst: ']]>' })
    // saxes, because xmldom accepts a bare `]]>`.
    const item = only(only(readWithSaxes(render({ articles: [article] })), 'channel'), 'item')
    expect(textOf(item, 'title')).toBe('a ]]> b ]]> c')
    expect(textOf(item, 'description')).toBe('AI-written, no human editor: ]]>')
    expect(textOf(item, 'content:encoded')).toMatch(/x \]\](>|&gt;) y/)
  })

  it('complaint 13 and 14: has the publication date in RFC 822 and a separate update date', () => {
    const item = itemOf()
    expect(textOf(item, 'pubDate')).toBe('Fri, 01 May 2026 12:00:00 GMT')
    expect(textOf(item, 'atom:updated')).toBe('2026-05-02T08:30:00Z')
  })

  it('complaint 12: has the full text', () => {
    const feed = feedShowing(buildSite(), buildSelection(), buildSnapshot())
    expect(textOf(itemOf(), 'content:encoded')).toBe(feed.entries[0]?.contentHtml)
    expect(feed.entries[0]?.contentHtml).toContain('carries <em>traffic</em> again')
  })

  it('has its byline as dc:creator, not as author', () => {
    expect(textOf(itemOf(), 'dc:creator')).toBe('News desk')
    expect(all(itemOf(), 'author')).toEqual([])
  })

  it('has no author without a byline, nor has the channel an e-mail address that readers would show in place of one', () => {
    const articles = [buildArticle(), buildArticle({ guid: 'urn:x:without', byline: null })]
    expect(render({ articles })).not.toMatch(/managingEditor|<dc:creator>Example News/)
    expect(render({ articles: [buildArticle()] })).toContain('<managingEditor>desk@news.example.org (Example News)<')
  })

  it('has its language only if it differs from the channel’s', () => {
    expect(all(itemOf(), 'dc:language')).toEqual([])
    expect(textOf(itemOf({ language: 'de' }), 'dc:language')).toBe('de')
  })

  it('has topics and mode as categories for people, without a domain', () => {
    const item = itemOf({ topics: [buildTopic({ label: 'Roads & rivers' })], retraction })
    expect(all(item, 'category').map(({ text, attributes }) => [text, attributes])).toEqual([
      ['Roads & rivers', {}],
      ['AI-written', {}],
    ])
    expect(textOf(item, 'candor:status')).toBe('canceled')
    expect(all(itemOf(), 'category').map(({ text }) => text)).toEqual(['AI-written'])
    expect(all(itemOf(), 'candor:status')).toEqual([])
  })

  it('has its disclosure', () => {
    const disclosure = buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'R. Reviewer' })
    expect(only(itemOf({ disclosure }), 'candor:disclosure')).toMatchObject({
      text: 'Written with the help of AI and reviewed by R. Reviewer.',
      attributes: {
        mode: 'ai-assisted',
        tag: 'AI-assisted',
        'digital-source-type': 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
        model: 'example-model-1',
        provider: 'Example Provider',
        'reviewed-by': 'R. Reviewer',
        date: '2026-05-01T11:58:30.250Z',
        href: 'https://news.example.org/disclosure',
      },
    })
  })

  it('omits missing facts of its disclosure', () => {
    const disclosure = buildDisclosure({ mode: 'human-only', model: null, provider: null, generatedAt: null })
    expect(only(itemOf({ disclosure }), 'candor:disclosure')).toMatchObject({
      text: 'Written by a human without generative AI.',
      attributes: { mode: 'human-only', href: 'https://news.example.org/disclosure' },
    })
    expect(Object.keys(only(itemOf({ disclosure }), 'candor:disclosure').attributes)).toEqual([
      'mode',
      'digital-source-type',
      'href',
    ])
  })

  it('marks the language of a statement that differs from the item’s', () => {
    expect(attribute(only(itemOf({ language: 'eu' }), 'candor:disclosure'), 'xml:lang')).toBe('en')
    expect(attribute(only(itemOf({ language: 'de-AT' }), 'candor:disclosure'), 'xml:lang')).toBeUndefined()
  })

  it.each([
    ['ai-autonomous', 'true'],
    ['ai-assisted', 'true'],
    ['human-only', 'false'],
  ] as const)('has the AI flag for %s: %s', (mode, flag) => {
    const element = only(itemOf({ disclosure: buildDisclosure({ mode, reviewedBy: 'R' }) }), 'podcast:txt')
    expect(element).toMatchObject({ text: flag, attributes: { purpose: 'ai-content' } })
  })

  it('links to each source, without the source element', () => {
    const bare = buildSource({ url: 'https://b.example.org/', publisher: null, language: null, accessedAt: null })
    const item = itemOf({ sources: [buildSource(), bare] })
    expect(all(item, 'atom:link').map(({ attributes }) => attributes)).toEqual([
      {
        rel: 'via',
        href: 'https://council.example.org/minutes?year=2026&month=4',
        title: 'Minutes of the April session',
        hreflang: 'en',
        '{https://w3id.org/candor/1.0/}publisher': 'Example Council',
        '{https://w3id.org/candor/1.0/}accessed': '2026-05-01T09:00:00Z',
      },
      { rel: 'via', href: 'https://b.example.org/', title: 'Minutes of the April session' },
    ])
    expect([...all(item, 'source'), ...all(item, 'dc:source')]).toEqual([])
  })

  it('has its picture as media:content, with alternative text and credit', () => {
    const media = only(itemOf({ picture: buildPicture() }), 'media:content')
    expect(media.attributes).toEqual({
      url: 'https://news.example.org/pictures/bridge.jpg',
      type: 'image/jpeg',
      medium: 'image',
      fileSize: '84211',
      width: '1600',
      height: '900',
      '{https://w3id.org/candor/1.0/}alt': 'A stone bridge over a river in flood',
      '{https://w3id.org/candor/1.0/}digital-source-type':
        'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    })
    // newsboat shows a description before the disclosure.
    expect(all(media, 'media:description')).toEqual([])
    expect(textOf(media, 'media:credit')).toBe('Example Pictures')
  })

  it('complaint 15: has no enclosure, and the picture’s source type is no category of the item', () => {
    const disclosure = buildDisclosure({ mode: 'human-only' })
    const item = itemOf({ picture: buildPicture(), disclosure })
    expect(all(item, 'enclosure')).toEqual([])
    expect(all(item, 'category')).toEqual([])
  })

  it('has its corrections', () => {
    const item = itemOf({ corrections: [buildCorrection(), buildCorrection({ text: 'Second.', url: null })] })
    expect(all(item, 'candor:correction').map(({ text, attributes }) => [text, attributes])).toEqual([
      [
        'An earlier version gave the wrong year.',
        { date: '2026-05-02T08:30:00Z', href: 'https://news.example.org/corrections#bridge' },
      ],
      ['Second.', { date: '2026-05-02T08:30:00Z' }],
    ])
  })

  it('complaint 22: remains with its notice when retracted', () => {
    const item = itemOf({ retraction })
    expect(textOf(item, 'guid')).toBe(buildArticle().guid)
    expect(textOf(item, 'content:encoded')).toContain('Retracted on <time datetime="2026-05-03">')
  })
})
