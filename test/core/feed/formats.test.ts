/**
 * Rules of the three formats (wire contract §4) that the golden documents do not show, read by
 * independent parsers.
 */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { renderAtom } from '../../../src/core/feed/atom.ts'
import { renderJsonFeed } from '../../../src/core/feed/json-feed.ts'
import { renderRss } from '../../../src/core/feed/rss.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import type { Snapshot } from '../../../src/core/store/snapshot.ts'
import {
  buildArticle,
  buildBareSite,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  buildTopic,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { all, attribute, only, readWithXmldom, textOf } from '../text/xml-readers.ts'

const feedOf = (changes: Partial<Snapshot>, site: Site = buildSite()) =>
  feedShowing(site, buildSelection(), buildSnapshot(changes))

function entryOf(changes: Partial<Article> = {}, site?: Site) {
  const feed = feedOf({ articles: [buildArticle(changes)] }, site)
  const rss = only(only(readWithXmldom(renderRss(feed)), 'channel'), 'item')
  const atom = only(readWithXmldom(renderAtom(feed)), 'atom:entry')
  const json = JSON.parse(renderJsonFeed(feed)).items[0]
  return { rss, atom, json, content: feed.entries[0]?.contentHtml }
}

describe('an entry', () => {
  it.each([
    ['C1 controls', 'A\x85B\x9b31mC'],
    ['noncharacters', 'A\ufdd0B\ufdefC'],
    ['noncharacters of other planes', 'A\u{1fffe}B\u{10ffff}C'],
  ])('has no %s, with nothing else to remove', (_, title) => {
    const { rss, atom, json } = entryOf({ title, bodyHtml: `<p>${title}</p>` })
    expect([textOf(rss, 'title'), textOf(atom, 'atom:title'), json.title]).toEqual([
      'ABC',
      'ABC',
      'ABC',
    ])
    expect(json.content_html).toContain('<p>ABC</p>')
  })

  it('has no author without a byline, nor has the channel an e-mail address that readers would show in place of one', () => {
    const articles = [buildArticle(), buildArticle({ guid: 'urn:x:without', byline: null })]
    expect(renderRss(feedOf({ articles }))).not.toMatch(/managingEditor|<dc:creator>Example News/)
    const signed = renderRss(feedOf({ articles: [buildArticle()] }))
    expect(signed).toContain('<managingEditor>desk@news.example.org (Example News)<')
  })

  it('has its language, and that of its statement, only if they differ', () => {
    const languages = (language: string) => {
      const { rss, atom, json } = entryOf({ language })
      const [ofRss, ofAtom] = [rss, atom].map((each) =>
        attribute(only(each, 'candor:disclosure'), 'xml:lang'),
      )
      const statements = [ofRss, ofAtom, json._candor.disclosure.statement_language]
      return [textOf(rss, 'dc:language'), attribute(atom, 'xml:lang'), json.language, ...statements]
    }
    expect(languages('en')).toEqual(Array(6).fill(undefined))
    expect(languages('de')).toEqual([...Array(3).fill('de'), ...Array(3).fill(undefined)])
    expect(languages('eu')).toEqual([...Array(3).fill('eu'), ...Array(3).fill('en')])
  })

  it('has the slug of a topic with a blank label as its term', () => {
    const { atom } = entryOf({ topics: [buildTopic({ slug: 'roads', label: ' ' })] })
    expect(all(atom, 'atom:category').map((each) => attribute(each, 'term'))).toEqual([
      'roads',
      'AI-written',
    ])
  })
})

describe('a feed', () => {
  it('has the same polling interval in sy and ttl', () => {
    const channel = only(
      readWithXmldom(renderRss(feedOf({}, buildSite({ pollMinutes: 15 })))),
      'channel',
    )
    const names = ['ttl', 'sy:updatePeriod', 'sy:updateFrequency']
    expect(names.map((name) => textOf(channel, name))).toEqual(['15', 'hourly', '4'])
  })

  it('declares the same namespaces for any content, and that of tombstones only with one', () => {
    const declared = (xml: string) => xml.match(/xmlns(:\w+)?="[^"]+"/g)
    const [empty, usual] = [feedOf({ articles: [] }), feedOf({})]
    expect(declared(renderRss(empty))).toEqual(declared(renderRss(usual)))
    expect(declared(renderAtom(empty))).toEqual(declared(renderAtom(usual)))
    const tombstones = [{ guid: 'urn:x:gone', deletedAt: new Date('2026-05-01T10:00:00Z') }]
    expect(
      [renderAtom(usual), renderAtom(feedOf({ tombstones }))].map((xml) =>
        xml.includes('xmlns:at='),
      ),
    ).toEqual([...[false, true]])
  })

  it('has no null values in JSON', () => {
    const disclosure = buildDisclosure({ model: null, provider: null, generatedAt: null })
    const sources = [buildSource({ publisher: null, language: null, accessedAt: null })]
    const picture = buildPicture({
      byteLength: null,
      width: null,
      height: null,
      credit: null,
      digitalSourceType: null,
    })
    const articles = [buildArticle({ byline: null, disclosure, sources, picture })]
    expect(renderJsonFeed(feedOf({ articles }, buildBareSite()))).not.toContain('null')
  })
})
