/** Which addresses are those of our feeds, and which feed each one is. */
import { describe, expect, it } from 'vitest'
import { cardUrl, embedUrl } from '../../src/embeds/embed-url.ts'
import { feedAt } from '../../src/request/feed-address.ts'
import { buildSite } from '../fixtures/build-article.ts'

const site = buildSite({ basePath: '/feeds' })
const root = 'https://news.example.org/feeds'

/** An address, and where the frame of what is there is. */
const embeddable = [
  ['/', '/embed/'],
  ['', '/embed/'],
  ['/rss.xml', '/embed/'],
  ['/feed.json?limit=3', '/embed/'],
  ['/?topic=a&utm_source=x', '/embed/?topic=a'],
  ['/topics/science/', '/topics/science/embed/'],
  ['/topics/science', '/topics/science/embed/'],
  ['/topics/Science/atom.xml', '/topics/science/embed/'],
  ['/topics/sc%69ence/', '/topics/science/embed/'],
  ['/sources/www.bbc.co.uk/', '/sources/bbc.co.uk/embed/'],
  ['/languages/de-CH/#x', '/languages/de/embed/'],
  ['/modes/AI-Assisted/', '/modes/ai-assisted/embed/'],
  ['/reviewed/?without=b&topic=c&topic=a&since=x', '/reviewed/embed/?topic=a&topic=c&without=b'],
  ['/corrections/?language=en&source=www.w3.org', '/corrections/embed/?source=w3.org&language=en'],
] as const

const others = [
  '/search/?q=x',
  '/search/rss.xml?q=x',
  '/archive/2026-01/1/',
  '/topics/science/archive/2026-01/1/rss.xml',
  '/topics/',
  '/topics/rss.xml',
  '/topics/no_slug/',
  '/topics/%ff/',
  '/topics/a%2Fb/',
  '/reviewed/more/',
  '/rss.xml/more',
  '/feeds/',
  '/topics/science/embed/',
  '/embed/article/?url=x',
  '/disclosure',
  'x',
]

describe('an address of ours', () => {
  it.each(embeddable)('%s is embedded from %s, whether http or https', (path, frame) => {
    for (const address of [`${root}${path}`, `${root}${path}`.replace('https:', 'http:')]) {
      const request = feedAt(site, address)
      expect(request && embedUrl(site, 'frame', request)).toBe(`${root}${frame}`)
    }
  })

  it.each(others)('%s is none of a feed', (path) => {
    expect(feedAt(site, `${root}${path}`)).toBeNull()
  })

  it.each([
    'https://news.example.org/',
    'https://news.example.org/rss.xml',
    'https://news.example.org/feedsx/',
    'https://news.example.org:8443/feeds/',
    'https://www.news.example.org/feeds/',
    'https://evil.example.net/feeds/',
    'ftp://news.example.org/feeds/',
    '/feeds/',
    '',
  ])('%s is not ours', (address) => {
    expect(feedAt(site, address)).toBeNull()
  })

  it('finds nothing where a filter is not allowed, as the page has nothing', () => {
    expect(feedAt(site, `${root}/?topic=No%20slug`)).toBeNull()
  })
})

it('the frame of an article carries its address, whatever is in it', () => {
  const url = 'https://news.example.org/a?b=c&d="><script>#e'
  const frame = new URL(cardUrl(site, url))
  expect(`${frame.origin}${frame.pathname}`).toBe(`${root}/embed/article/`)
  expect([...frame.searchParams]).toEqual([['url', url]])
})
