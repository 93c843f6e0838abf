/** Recognizes addresses of our feeds and the feed of each. */
import { describe, expect, it } from 'vitest'
import { cardUrl, embedUrl } from '../../../src/plugins/embeds/embed-url.ts'
import { feedAt } from '../../../src/plugins/embeds/feed-address.ts'
import { buildSite } from '../../fixtures/build-article.ts'

const site = buildSite({ basePath: '/feeds' })
const root = 'https://news.example.org/feeds'

/** A feed’s address, and its frame’s. */
const embeddable = [
  ['', '/embed/'],
  ['/rss.xml', '/embed/'],
  ['/feed.json?limit=3', '/embed/'],
  ['/?topic=a&utm_source=x', '/embed/?topic=a'],
  ['/topics/science/', '/topics/science/embed/'],
  ['/topics/Science/atom.xml', '/topics/science/embed/'],
  ['/topics/sc%69ence/', '/topics/science/embed/'],
  ['/sources/www.bbc.co.uk/', '/sources/bbc.co.uk/embed/'],
  ['/reviewed/?without=b&topic=c&topic=a&since=x', '/reviewed/embed/?topic=a&topic=c&without=b'],
  ['/corrections/?language=en&source=www.w3.org', '/corrections/embed/?source=w3.org&language=en'],
] as const

const others = [
  ...[
    '/search/?q=x',
    '/search/rss.xml?q=x',
    '/archive/2026-01/1/',
    '/topics/science/archive/2026-01/1/rss.xml',
  ],
  ...[
    '/topics/',
    '/topics/rss.xml',
    '/topics/no_slug/',
    '/topics/%ff/',
    '/topics/a%2Fb/',
    '/reviewed/more/',
  ],
  ...[
    '/rss.xml/more',
    '/feeds/',
    '/topics/science/embed/',
    '/embed/article/?url=x',
    '/disclosure',
    'x',
  ],
]

describe('an address', () => {
  it.each(embeddable)('%s has the frame %s, with http or https', (path, frame) => {
    for (const address of [`${root}${path}`, `${root}${path}`.replace('https:', 'http:')]) {
      const request = feedAt(site, address)
      expect(request && embedUrl(site, 'frame', request)).toBe(`${root}${frame}`)
    }
  })

  it.each(others)('%s is not a feed’s', (path) => {
    expect(feedAt(site, `${root}${path}`)).toBeNull()
  })

  it.each([
    ...[
      'https://news.example.org/',
      'https://news.example.org/rss.xml',
      'https://news.example.org/feedsx/',
    ],
    ...['https://news.example.org:8443/feeds/', 'https://www.news.example.org/feeds/'],
    ...['https://evil.example.net/feeds/', 'ftp://news.example.org/feeds/', '/feeds/', ''],
  ])('%s is not on this site', (address) => {
    expect(feedAt(site, address)).toBeNull()
  })

  it('with an invalid filter is not a feed’s', () => {
    expect(feedAt(site, `${root}/?topic=No%20slug`)).toBeNull()
  })
})

it('the frame’s address of an article contains the article’s address, encoded', () => {
  const url = 'https://news.example.org/a?b=c&d="><script>#e'
  const frame = new URL(cardUrl(site, url))
  expect(`${frame.origin}${frame.pathname}`).toBe(`${root}/embed/article/`)
  expect([...frame.searchParams]).toEqual([['url', url]])
})
