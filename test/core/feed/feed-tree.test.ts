/**
 * plainRssTree and plainAtomTree undo the escaping of the `feed` package exactly where that package
 * escapes, tested with its real output.
 */
import { Feed } from 'feed'
import { describe, expect, it } from 'vitest'
import { plainAtomTree, plainRssTree } from '../../../src/core/feed/feed-tree.ts'
import { renderXml } from '../../../src/core/text/xml.ts'

// Letters that `feed` does not escape. They mark where `&` would be.
const standIn = '~AND~'

/**
 * A feed with every field that a feed of ours has, each with `and` followed by the text of an
 * entity.
 */
function fullFeed(and: string): Feed {
  const text = (label: string) => `${label} ${and} ${and}amp; ${and}lt;`
  const url = (path: string) => `https://example.org/${path}?a=1${and}b=2${and}amp;c=3`
  const person = (label: string) => ({
    name: text(label),
    email: `${and}@example.org`,
    link: url(label),
  })
  const feed = new Feed({
    ...{
      id: url('id'),
      title: text('title'),
      description: text('description'),
      copyright: text('rights'),
    },
    ...{
      link: url('home'),
      feedLinks: { rss: url('self') },
      image: url('logo'),
      favicon: url('icon'),
    },
    ...{ generator: text('generator'), language: text('language') },
    ...{ updated: new Date(0), ttl: 60, author: person('author') },
  })
  const item = (label: string) => ({
    ...{ title: text(label), link: url(label), date: new Date(0), published: new Date(1000) },
    ...{ description: text('description'), content: text('content') },
    ...{ author: [person('a'), { name: text('b') }] },
    category: [
      { name: text('name'), domain: url('domain'), scheme: url('scheme'), term: text('term') },
    ],
  })
  feed.addItem({ ...item('guid'), guid: text('guid') })
  return feed
}

/** The value with `&` for each marker, in all nested strings. */
function withAmpersands(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(standIn, '&'))
}

describe('plain trees', () => {
  it('restores every `&` of an RSS feed', () => {
    const plain = plainRssTree(fullFeed('&').rss2())
    expect(withAmpersands(plain)).toEqual(withAmpersands(fullFeed(standIn).rss2()))
  })

  it('restores every `&` of an Atom feed', () => {
    const plain = plainAtomTree(fullFeed('&').atom1())
    expect(withAmpersands(plain)).toEqual(withAmpersands(fullFeed(standIn).atom1()))
  })

  it('returns a tree that can be extended and written', () => {
    const tree = plainAtomTree(
      new Feed({ id: 'urn:example:a', title: 'A', updated: new Date(0) }).atom1(),
    )
    tree.feed.link.push({ _attributes: { rel: 'self', href: 'https://example.org/?a&b' } })
    tree.feed['at:deleted-entry'] = { _attributes: { ref: 'urn:example:b' } }
    expect(renderXml(tree)).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:example:a</id>
  <title>A</title>
  <updated>1970-01-01T00:00:00.000Z</updated>
  <generator>https://github.com/jpmonette/feed</generator>
  <link rel="self" href="https://example.org/?a&amp;b"/>
  <at:deleted-entry ref="urn:example:b"/>
</feed>
`)
  })

  it('names the npm override when feed returns text or nothing', () => {
    for (const plain of [plainRssTree, plainAtomTree]) {
      expect(() => plain('<rss/>')).toThrow(
        'feed returned text instead of an element tree: the npm override',
      )
      expect(() => plain(undefined)).toThrow(
        'feed returned undefined instead of an element tree: the npm override',
      )
      expect(() => plain([])).toThrow('instead of an element tree: the npm override')
    }
  })

  it('refuses an unexpected tree', () => {
    expect(() => plainRssTree({})).toThrow('rss/channel/item is missing')
    expect(() => plainRssTree({ rss: { channel: { item: 'x' } } })).toThrow(
      'rss/channel/item is missing',
    )
    expect(() => plainAtomTree({ feed: { link: [] } })).toThrow(
      'feed/link or feed/entry is missing',
    )
    expect(() => plainAtomTree({ feed: { entry: [] } })).toThrow(
      'feed/link or feed/entry is missing',
    )
    expect(() => plainRssTree(fullFeed('&').atom1())).toThrow('rss/channel/item is missing')
    expect(() => plainAtomTree(fullFeed('&').rss2())).toThrow('feed/link or feed/entry is missing')
  })
})
