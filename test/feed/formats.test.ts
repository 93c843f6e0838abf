/** Rules of the three formats (wire contract §4) that the golden documents do not show, read by independent parsers. */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.ts'
import { renderAtom } from '../../src/feed/atom.ts'
import { renderJsonFeed } from '../../src/feed/json-feed.ts'
import { renderRss } from '../../src/feed/rss.ts'
import type { Site } from '../../src/settings/site.ts'
import type { Snapshot } from '../../src/store/snapshot.ts'
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
} from '../fixtures/build-article.ts'
import { all, attribute, only, readWithSaxes, readWithXmldom, textOf } from '../text/xml-readers.ts'

const feedOf = (changes: Partial<Snapshot>, site: Site = buildSite()) =>
  feedShowing(site, buildSelection(), buildSnapshot(changes))

function entryOf(changes: Partial<Article> = {}, site?: Site) {
  const feed = feedOf({ articles: [buildArticle(changes)] }, site)
  const rss = only(only(readWithXmldom(renderRss(feed)), 'channel'), 'item')
  const atom = only(readWithXmldom(renderAtom(feed)), 'atom:entry')
  const json = JSON.parse(renderJsonFeed(feed)).items[0]
  return { rss, atom, json, content: feed.entries[0]?.contentHtml }
}

const human = buildDisclosure({ mode: 'human-only', model: null, provider: null, generatedAt: null })
const retraction = { reason: 'Wrong.', date: new Date('2026-05-03T10:00:00Z') }

describe('an entry', () => {
  it('has no author without a byline, nor has the channel an e-mail address that readers would show in place of one', () => {
    const articles = [buildArticle(), buildArticle({ guid: 'urn:x:without', byline: null })]
    expect(renderRss(feedOf({ articles }))).not.toMatch(/managingEditor|<dc:creator>Example News/)
    const signed = renderRss(feedOf({ articles: [buildArticle()] }))
    expect(signed).toContain('<managingEditor>desk@news.example.org (Example News)<')
  })

  it.each(['HTTP://Example.org:80/Ä?a&b', 'tag:example.org,2026:x'])('complaint 2: keeps the guid %s', (guid) => {
    const { rss, atom, json } = entryOf({ guid })
    expect(only(rss, 'guid')).toMatchObject({ text: guid, attributes: { isPermaLink: 'false' } })
    expect([textOf(atom, 'atom:id'), json.id]).toEqual([guid, guid])
  })

  it('complaint 9: has no characters that XML cannot contain', () => {
    const { rss, atom, json } = entryOf({ title: 'a\u0000\u000b\ufffeb \ud800' })
    expect([textOf(rss, 'title'), textOf(atom, 'atom:title'), json.title]).toEqual(Array(3).fill('ab \ufffd'))
  })

  it('complaint 10: allows ]]> in every text', () => {
    const title = 'a ]]> b ]]> c'
    const feed = feedOf({ articles: [buildArticle({ title, bodyHtml: '<p>x ]]&gt; y</p>', standfirst: ']]>' })] })
    // saxes, because xmldom accepts a bare `]]>`.
    const rss = only(only(readWithSaxes(renderRss(feed)), 'channel'), 'item')
    const atom = only(readWithSaxes(renderAtom(feed)), 'atom:entry')
    expect([textOf(rss, 'title'), textOf(atom, 'atom:title')]).toEqual([title, title])
    expect(textOf(rss, 'description')).toBe('AI-written, no human editor: ]]>')
    for (const html of [textOf(rss, 'content:encoded'), textOf(atom, 'atom:content')])
      expect(html).toMatch(/x \]\](>|&gt;) y/)
  })

  it('complaint 11: has title and summary escaped once', () => {
    const title = 'R&D <Bar> &amp; "x"'
    const { rss, atom, json } = entryOf({ title, standfirst: '<b>&lt;' })
    expect([textOf(rss, 'title'), json.title]).toEqual([title, title])
    expect(only(atom, 'atom:title')).toMatchObject({ text: title, attributes: { type: 'text' } })
    const summary = 'AI-written, no human editor: <b>&lt;'
    expect(only(atom, 'atom:summary')).toMatchObject({ text: summary, attributes: { type: 'text' } })
    expect(json.summary).toBe(summary)
  })

  it('complaint 12: has the full text', () => {
    const { rss, atom, json, content } = entryOf()
    expect(content).toContain('carries <em>traffic</em> again')
    expect([textOf(rss, 'content:encoded'), json.content_html]).toEqual([content, content])
    expect(only(atom, 'atom:content')).toMatchObject({ text: content, attributes: { type: 'html' } })
  })

  it('complaint 13 and 14: has separate dates of publication and update, with milliseconds if not zero', () => {
    const { rss, atom, json } = entryOf({ publishedAt: new Date('2026-05-01T12:00:00.007Z') })
    const [published, updated] = ['2026-05-01T12:00:00.007Z', '2026-05-02T08:30:00Z']
    expect([textOf(rss, 'pubDate'), textOf(rss, 'atom:updated')]).toEqual(['Fri, 01 May 2026 12:00:00 GMT', updated])
    expect([textOf(atom, 'atom:published'), textOf(atom, 'atom:updated')]).toEqual([published, updated])
    expect([json.date_published, json.date_modified]).toEqual([published, updated])
  })

  it('complaint 15: has its picture once, which is no enclosure, and whose source type is no tag', () => {
    const { rss, atom, json } = entryOf({ picture: buildPicture(), disclosure: human })
    for (const entry of [rss, atom]) expect(all(entry, 'media:content')).toHaveLength(1)
    expect([...all(rss, 'enclosure'), ...all(rss, 'category'), ...all(atom, 'atom:category')]).toEqual([])
    expect(all(atom, 'atom:link').map((link) => attribute(link, 'rel'))).toEqual(['alternate', 'via'])
    for (const name of ['attachments', 'tags']) expect(json).not.toHaveProperty(name)
  })

  it('complaint 22: remains with its notice and its status when retracted', () => {
    const { rss, atom, json } = entryOf({ retraction })
    const { guid } = buildArticle()
    expect([textOf(rss, 'guid'), textOf(atom, 'atom:id'), json.id]).toEqual([guid, guid, guid])
    for (const html of [textOf(rss, 'content:encoded'), textOf(atom, 'atom:content'), json.content_html])
      expect(html).toContain('Retracted on <time datetime="2026-05-03">')
    const statuses = (entry: ReturnType<typeof entryOf>) => [
      ...[textOf(entry.rss, 'candor:status'), textOf(entry.atom, 'candor:status'), entry.json._candor.status],
    ]
    expect(statuses({ rss, atom, json, content: null })).toEqual(Array(3).fill('canceled'))
    expect(statuses(entryOf())).toEqual(Array(3).fill(undefined))
  })

  it('has its language, and that of its statement, only if they differ', () => {
    const languages = (language: string) => {
      const { rss, atom, json } = entryOf({ language })
      const [ofRss, ofAtom] = [rss, atom].map((each) => attribute(only(each, 'candor:disclosure'), 'xml:lang'))
      const statements = [ofRss, ofAtom, json._candor.disclosure.statement_language]
      return [textOf(rss, 'dc:language'), attribute(atom, 'xml:lang'), json.language, ...statements]
    }
    expect(languages('en')).toEqual(Array(6).fill(undefined))
    expect(languages('de')).toEqual([...Array(3).fill('de'), ...Array(3).fill(undefined)])
    expect(languages('eu')).toEqual([...Array(3).fill('eu'), ...Array(3).fill('en')])
  })

  it('has the slug of a topic with a blank label as its term', () => {
    const { atom } = entryOf({ topics: [buildTopic({ slug: 'roads', label: ' ' })] })
    expect(all(atom, 'atom:category').map((each) => attribute(each, 'term'))).toEqual(['roads', 'AI-written'])
  })
})

describe('a feed', () => {
  it('has the same polling interval in sy and ttl', () => {
    const channel = only(readWithXmldom(renderRss(feedOf({}, buildSite({ pollMinutes: 15 })))), 'channel')
    const names = ['ttl', 'sy:updatePeriod', 'sy:updateFrequency']
    expect(names.map((name) => textOf(channel, name))).toEqual(['15', 'hourly', '4'])
  })

  it('declares the same namespaces for any content, and that of tombstones only with one', () => {
    const declared = (xml: string) => xml.match(/xmlns(:\w+)?="[^"]+"/g)
    const [empty, usual] = [feedOf({ articles: [] }), feedOf({})]
    expect(declared(renderRss(empty))).toEqual(declared(renderRss(usual)))
    expect(declared(renderAtom(empty))).toEqual(declared(renderAtom(usual)))
    const tombstones = [{ guid: 'urn:x:gone', deletedAt: new Date('2026-05-01T10:00:00Z') }]
    expect([renderAtom(usual), renderAtom(feedOf({ tombstones }))].map((xml) => xml.includes('xmlns:at='))).toEqual([
      ...[false, true],
    ])
  })

  it('has no null values in JSON', () => {
    const disclosure = buildDisclosure({ model: null, provider: null, generatedAt: null })
    const sources = [buildSource({ publisher: null, language: null, accessedAt: null })]
    const picture = buildPicture({ byteLength: null, width: null, height: null, credit: null, digitalSourceType: null })
    const articles = [buildArticle({ byline: null, disclosure, sources, picture })]
    expect(renderJsonFeed(feedOf({ articles }, buildBareSite()))).not.toContain('null')
  })

  it('has words in the languages of the feed and its items', () => {
    const articles = ['pl', 'pl-PL', 'zh-TW', 'eu'].map((language) => buildArticle({ language }))
    const { words } = JSON.parse(renderJsonFeed(feedOf({ articles })))._candor
    expect(words.map((each: Record<string, string>) => [each['language'], each['sources']])).toEqual([
      ...[
        ['en', 'Sources'],
        ['pl', 'Źródła'],
        ['pl-PL', 'Źródła'],
        ['zh-TW', '資料來源'],
      ],
    ])
  })
})
