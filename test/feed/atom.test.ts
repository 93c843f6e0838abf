/** The Atom 1.0 feed element (RFC 4287), by the wire contract (§4), read by independent parsers. */
import { parseAtomFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { renderAtom } from '../../src/feed/atom.ts'
import type { Site } from '../../src/settings/site.ts'
import type { Snapshot } from '../../src/store/snapshot.ts'
import {
  buildArticle,
  buildBareSite,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../fixtures/build-article.ts'
import { all, attribute, expanded, only, type Reading, readWithXmldom, textOf } from '../text/xml-readers.ts'

function render(changes: Partial<Snapshot> = {}, site: Site = buildSite()): string {
  return renderAtom(feedShowing(site, buildSelection(), buildSnapshot(changes)))
}

function feedOf(changes: Partial<Snapshot> = {}, site?: Site): Reading {
  return readWithXmldom(render(changes, site))
}

describe('the feed', () => {
  it('has the elements of Atom', () => {
    const names = ['id', 'title', 'subtitle', 'updated', 'rights', 'logo', 'icon', 'generator']
    expect(names.map((name) => textOf(feedOf(), `atom:${name}`))).toEqual([
      'https://news.example.org/',
      'Example News',
      'News from an example. Corrections and retractions: https://news.example.org/corrections/',
      '2026-05-02T08:30:00.125Z',
      '© 2026 Example News',
      'https://news.example.org/logo.png',
      'https://news.example.org/icon.png',
      'Candor',
    ])
    expect(only(feedOf(), 'atom:generator').attributes).toEqual({
      uri: 'https://news.example.org/ns/1.0',
      version: '0.1.0',
    })
  })

  it('has its language', () => {
    expect(attribute(feedOf({}, buildSite({ language: 'ar' })), 'xml:lang')).toBe('ar')
  })

  it('has the publisher as its author, with the contact', () => {
    expect(only(feedOf(), 'atom:author').children.map(({ name, text }) => [name, text])).toEqual([
      [expanded('atom:name'), 'Example News'],
      [expanded('atom:email'), 'desk@news.example.org'],
      [expanded('atom:uri'), 'https://news.example.org/'],
    ])
  })

  it('links to itself, the hub, the policy, the licence and, last, to its page', () => {
    expect(all(feedOf(), 'atom:link').map((link) => link.attributes)).toEqual([
      { rel: 'self', type: 'application/atom+xml', href: 'https://news.example.org/atom.xml' },
      { rel: 'hub', href: 'https://hub.example.org/' },
      { rel: 'describedby', href: 'https://news.example.org/disclosure' },
      { rel: 'license', href: 'https://creativecommons.org/licenses/by/4.0/' },
      { rel: 'alternate', type: 'text/html', href: 'https://news.example.org/' },
    ])
  })

  it('omits elements for missing settings', () => {
    const feed = feedOf({}, buildBareSite())
    for (const name of ['rights', 'logo', 'icon']) expect(all(feed, `atom:${name}`)).toEqual([])
    expect(all(only(feed, 'atom:author'), 'atom:email')).toEqual([])
    expect(all(feed, 'atom:link').map((link) => attribute(link, 'rel'))).toEqual(['self', 'describedby', 'alternate'])
  })

  it('lists deleted entries before the first entry (RFC 6721 §3)', () => {
    const tombstones = [
      { guid: 'urn:x:gone', deletedAt: new Date('2026-05-01T10:00:00Z') },
      { guid: 'urn:x:also-gone', deletedAt: new Date('2026-04-01T10:00:00.5Z') },
    ]
    const feed = feedOf({ tombstones })
    expect(all(feed, 'at:deleted-entry').map(({ attributes }) => attributes)).toEqual([
      { ref: 'urn:x:gone', when: '2026-05-01T10:00:00Z' },
      { ref: 'urn:x:also-gone', when: '2026-04-01T10:00:00.500Z' },
    ])
    const names = feed.children.map(({ name }) => name)
    expect(names.lastIndexOf(expanded('at:deleted-entry'))).toBeLessThan(names.indexOf(expanded('atom:entry')))
    expect(names.at(-1)).toBe(expanded('atom:entry'))
  })

  it('is valid without entries', () => {
    expect(all(feedOf({ articles: [] }), 'atom:entry')).toEqual([])
    expect(parseAtomFeed(render({ articles: [] })).id).toBe('https://news.example.org/')
  })

  it('declares the same namespaces for any content, and that of tombstones only with one', () => {
    const declarations = (xml: string) => xml.match(/xmlns(:\w+)?="[^"]+"/g)
    expect(declarations(render({ articles: [] }))).toEqual(declarations(render()))
    expect(declarations(render())).toHaveLength(5)
    const tombstones = [{ guid: 'urn:x:gone', deletedAt: new Date('2026-05-01T10:00:00Z') }]
    expect(declarations(render({ tombstones }))).toHaveLength(6)
    expect(render()).not.toContain('tombstones')
  })
})

describe('several entries', () => {
  it('keep their order and their own elements', () => {
    const articles = [buildArticle({ guid: 'urn:x:new', standfirst: 'N', bodyHtml: '<p>N</p>' }), buildArticle()]
    const entries = all(feedOf({ articles }), 'atom:entry')
    expect(entries.map((entry) => textOf(entry, 'atom:id'))).toEqual(['urn:x:new', buildArticle().guid])
    expect(entries.map((entry) => textOf(entry, 'atom:summary')?.endsWith(' N'))).toEqual([true, false])
    expect(entries.map((entry) => textOf(entry, 'atom:content')?.includes('<p>N</p>'))).toEqual([true, false])
  })
})

describe('feedsmith', () => {
  it('reads the same content', () => {
    const articles = [buildArticle({ picture: buildPicture() })]
    expect(parseAtomFeed(render({ articles }))).toMatchObject({
      id: 'https://news.example.org/',
      authors: [{ name: 'Example News' }],
      entries: [
        {
          id: buildArticle().guid,
          authors: [{ name: 'News desk' }],
          published: '2026-05-01T12:00:00Z',
          categories: [{ term: 'AI-written', label: 'AI-written' }],
          media: { contents: [{ medium: 'image', height: 900 }] },
        },
      ],
    })
  })
})
