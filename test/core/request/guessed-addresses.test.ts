/**
 * Guessed addresses lead in one step to the corresponding feed, at the root and below every family,
 * and nowhere else.
 */
import { describe, expect, it } from 'vitest'
import { families } from '../../../src/core/families/families.ts'
import { guessedPath } from '../../../src/core/request/guessed-addresses.ts'

/** Guesses that work below every feed. */
const anywhere = {
  'rss.xml': [
    ...[
      'rss',
      'rss/',
      'feed.xml',
      'index.xml',
      'rss2.xml',
      'feed/rss',
      'feed/rss/',
      'feed.rss',
      'index.rss',
    ],
    ...[
      'feed/rss.xml',
      'rss.xml/',
      'RSS.XML',
      'RSS.xml',
      'Rss',
      'Feed.XML/',
      'feed/rss2/',
      '/rss.xml',
      'rss.xml//',
    ],
  ],
  'atom.xml': [
    ...[
      'atom',
      'atom/',
      'feed/atom',
      'feed/atom/',
      'index.atom',
      'feed.atom',
      'atom.xml/',
      'ATOM.XML',
      '/atom.xml',
    ],
  ],
  'feed.json': [
    ...[
      'json',
      'json/',
      'jsonfeed',
      'feed/json',
      'index.json',
      'rss.json',
      'feed.json/',
      'Feed.JSON',
      '/feed.json',
    ],
  ],
} as const

const atRoot = {
  '/rss.xml': [
    '/feeds/rss',
    '/feeds/rss.xml',
    '/wp-rss2.php',
    '/wp-rdf.php',
    '/wp-feed.php',
    '/feed/rdf/',
    '//rss',
    '/rss//',
  ],
  '/atom.xml': ['/feeds/atom', '/feeds/atom.xml', '/wp-atom.php'],
  '/feed.json': ['/feeds/json', '/feeds/feed.json'],
  '/feed': ['/feed/', '/Feed', '//feed'],
  '/feeds/': ['/Feeds', '/feeds.html'],
  '/disclosure': ['/Disclosure', '/disclosure/'],
  '/opml.xml': ['/opml', '/OPML.XML'],
}

const bases = [
  ...['/', '/search/', '/archive/2026-01/1/', '/topics/science/archive/2026-01/12/'],
  ...families.flatMap(({ path, member }) => {
    const example = {
      topics: 'science',
      sources: 'bbc.co.uk',
      languages: 'ar',
      modes: 'ai-assisted',
    }[path]
    if (path === '') return []
    return [member === null ? `/${path}/` : `/${path}/${example}/`]
  }),
]

describe.each(bases)('below %s', (base) => {
  it.each(Object.entries(anywhere))('guesses lead to %s', (file, guesses) => {
    for (const guess of guesses)
      expect([guess, guessedPath(`${base}${guess}`)]).toEqual([guess, `${base}${file}`])
    expect(guessedPath(`${base}${file}`)).toBeNull()
  })

  it('capital letters lead to the canonical address', () => {
    expect(guessedPath(`${base.toUpperCase()}RSS.XML`)).toBe(`${base}rss.xml`)
    if (base !== '/') expect(guessedPath(base.toUpperCase())).toBe(base)
  })
})

describe('below a family', () => {
  it.each(['/topics/science/feed', '/topics/science/feed/', '/Reviewed/Feed', '/search/feed'])(
    '%s leads to RSS, as there is no negotiation',
    (path) => {
      expect(guessedPath(path)).toBe(`${path.toLowerCase().replace(/feed\/?$/, '')}rss.xml`)
    },
  )

  it.each([
    ['/Topics/Feed-Formats/rss', '/topics/feed-formats/rss.xml'],
    ['/SOURCES/www.W3.org/atom', '/sources/w3.org/atom.xml'],
    ['/sources/b%C3%BCcher.example/rss', '/sources/xn--bcher-kva.example/rss.xml'],
    ['/languages/ar-EG/feed.xml', '/languages/ar/rss.xml'],
    ['/Topics', '/topics/'],
    ['/TOPICS/OPML.XML', '/topics/opml.xml'],
    ['//topics//science//rss.xml', '/topics/science/rss.xml'],
  ])('%s leads to %s in one step', (path, target) => {
    expect(guessedPath(path)).toBe(target)
    expect(guessedPath(target)).toBeNull()
  })
})

describe('at the root', () => {
  it.each(Object.entries(atRoot).flatMap(([target, paths]) => paths.map((path) => [path, target])))(
    '%s leads to %s',
    (path, target) => {
      expect(guessedPath(path)).toBe(target)
    },
  )

  it.each(Object.keys(atRoot))('%s does not lead to itself', (path) => {
    expect(guessedPath(path)).toBeNull()
  })
})

it.each([
  ...[
    '/',
    '//',
    '',
    '/feeds/',
    '/feeds/politics.xml',
    '/rss.xml/x',
    '/constructor',
    '/__proto__',
    '/topics/x/y/rss',
  ],
  ...[
    '//evil.example.org',
    '//evil.example.org/rss',
    '/\\evil.example.org/rss',
    '/%2Frss',
    '/topics/%2f%2fevil/rss',
  ],
  ...[
    '/topics/no_slug/rss',
    '/sources/co.uk/rss',
    '/modes/by-hand/rss',
    '/topics/%ff/rss',
    '/archive/2026-1/1/rss',
  ],
  ...['/topics/..%2f..%2fevil/rss', '/reviewed/x/rss', '/authors/x/rss'],
])('leads %j nowhere', (path) => {
  expect(guessedPath(path)).toBeNull()
})
