/** Addresses of other software lead to one of our own feeds, in one step, or nowhere. */
import { describe, expect, it } from 'vitest'
import { asksForFeed, oldPaths, oldTarget } from '../../../src/core/request/old-addresses.ts'
import type { KnownAddresses, OldAddress } from '../../../src/core/store/known-addresses.ts'

const old = (path: string, family = 'all', format = 'rss'): OldAddress => ({ path, family, format })

function knownWith(...rows: readonly OldAddress[]): KnownAddresses {
  const feeds = new Map([
    ...['all', 'topics/science', 'topics/city-life', 'sources/bbc.co.uk'].map(
      (key) => [key, key] as const,
    ),
    // Renamed, and closed.
    ['topics/floods', 'topics/weather'] as const,
    ['topics/closed', 'topics/closed'] as const,
  ])
  return { families: new Set([...feeds.keys(), 'topics/embargoed']), feeds, old: rows }
}

function target(address: string, ...rows: readonly OldAddress[]): string | null {
  const known = knownWith(...rows)
  const { pathname, search } = new URL(address, 'https://news.example.org')
  return oldTarget(oldPaths(known), known, pathname, search)
}

describe('WordPress and Ghost', () => {
  it.each([
    ['/category/science/feed', '/topics/science/rss.xml'],
    ['/category/news/science/feed/', '/topics/science/rss.xml'],
    ['/tag/science/feed/rdf/', '/topics/science/rss.xml'],
    ['/Tag/City-Life/feed/atom/', '/topics/city-life/atom.xml'],
    ['/tag/science/rss/', '/topics/science/rss.xml'],
    ['/index.php/category/science/feed/', '/topics/science/rss.xml'],
    ['/category/floods/feed/', '/topics/weather/rss.xml'],
    ['/category/closed/feed/', '/topics/closed/rss.xml'],
    ['/?feed=rss2', '/rss.xml'],
    ['/?feed=atom', '/atom.xml'],
    ['/index.php?feed=rss2', '/rss.xml'],
    ['/?feed=rss2&tag=science', '/topics/science/rss.xml'],
    ['/?category_name=news/floods&feed=atom', '/topics/weather/atom.xml'],
  ])('%s leads to %s', (address, path) => {
    expect(target(address)).toBe(path)
  })

  it.each([
    ...[
      '/category/nothing/feed/',
      '/tag/nothing/rss/',
      '/category/embargoed/feed/',
      '/category/feed/',
      '/category/',
    ],
    ...[
      '/author/jo/feed/',
      '/author/jo/rss/',
      '/category/science/',
      '/tag/k%C3%BCche/feed/',
      '/tag/%ff/feed/',
      '/x/',
    ],
    ...[
      '/?feed=rss2&cat=3',
      '/?feed=rss2&author=1',
      '/?feed=rss2&tag=nothing',
      '/?feed=comments-rss2',
      '/?feed=',
    ],
    ...[
      '/?feed=rss2&tag=science&category_name=science',
      '/?p=41',
      '/?tag=science',
      '/comments/feed/',
      '/index.php',
    ],
    ...[
      '/tag/..%2f..%2fevil/feed/',
      '/tag//evil.example.org/feed/',
      '/category/science/feed/evil',
      '/tag/feed/',
    ],
  ])('%s leads nowhere', (address) => {
    expect(target(address)).toBeNull()
  })
})

describe('an address of the newsroom', () => {
  it.each([
    [old('/author/jo/feed/'), '/author/jo/feed/', '/rss.xml'],
    [old('/author/jo/feed/'), '/author/jo/feed/?utm_source=a&x=1', '/rss.xml'],
    [old('/news/atom', 'topics/science', 'atom'), '/news/atom/', '/topics/science/atom.xml'],
    [
      old('/ressort/k%c3%bcche/', 'topics/city-life', 'json'),
      '/ressort/Küche',
      '/topics/city-life/feed.json',
    ],
    [old('/a/b', 'topics/floods', 'page'), '/a/b', '/topics/weather/'],
    [old('/a/b', 'sources/bbc.co.uk'), '/a/b', '/sources/bbc.co.uk/rss.xml'],
    [old('/a/b', 'corrections'), '/a/b', '/corrections/rss.xml'],
    [
      old('/?feed=rss2&cat=3', 'topics/science'),
      '/?cat=3&feed=rss2&utm_medium=x',
      '/topics/science/rss.xml',
    ],
    [
      old('/index.php?feed=rss2&cat=3', 'topics/science'),
      '/?feed=RSS2&cat=3',
      '/topics/science/rss.xml',
    ],
    // More exact than ours.
    [
      old('/category/science/feed/', 'topics/city-life'),
      '/category/science/feed/',
      '/topics/city-life/rss.xml',
    ],
    [old('/?feed=rss2', 'reviewed'), '/?feed=rss2', '/reviewed/rss.xml'],
  ])('%j: %s leads to %s', (row, address, path) => {
    expect(target(address, row)).toBe(path)
  })

  it('with a query string comes before that without', () => {
    const rows = [old('/feed.php'), old('/feed.php?topic=2', 'topics/science')]
    expect(target('/feed.php?topic=2', ...rows)).toBe('/topics/science/rss.xml')
    expect(target('/feed.php?topic=3', ...rows)).toBe('/rss.xml')
  })

  it.each([
    [old('/a', 'topics/nothing'), '/a'],
    [old('/a', 'topics/embargoed'), '/a'],
    [old('/a', '/evil.example.org'), '/a'],
    [old('/a', 'https://evil.example.org'), '/a'],
    [old('/a', 'modes/unknown'), '/a'],
    [old('/a', 'modes/AI-assisted'), '/a'],
    [old('/a', 'reviewed/x'), '/a'],
    [old('/a', ''), '/a'],
    [old('/a', 'all', 'opml'), '/a'],
    [old('/a?b=1'), '/a'],
    [old('/?b=1'), '/'],
    [old('/a'), '/a/b'],
  ])('%j: %s leads nowhere', (row, address) => {
    expect(target(address, row)).toBeNull()
  })
})

it('asks only for addresses of the home page with the parameter feed', () => {
  const addresses = ['/?feed=rss2', '/?a=b&feed=', '/', '/?limit=5', '/?feeds=x', '/?xfeed=rss']
  expect(addresses.map((address) => asksForFeed(`https://news.example.org${address}`))).toEqual([
    ...[true, true],
    ...[false, false, false, false],
  ])
})
