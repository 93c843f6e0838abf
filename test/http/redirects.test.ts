/** Common feed addresses redirect in one step to the corresponding feed, and nowhere else. */
import { describe, expect, it } from 'vitest'
import { habitRedirect } from '../../src/http/redirects.ts'

const expected = {
  '/rss.xml': [
    ...['/rss', '/rss/', '/feed.xml', '/index.xml', '/rss2.xml', '/feed/rss', '/feed/rss/', '/feeds/rss', '/feed.rss'],
    ...['/feeds/rss.xml', '/feed/rss.xml', '/index.rss', '/rss.xml/', '/RSS.xml', '/Rss', '/Feed.XML/', '/feed/rss2/'],
  ],
  '/atom.xml': [
    ...['/atom', '/atom/', '/feed/atom', '/feed/atom/', '/feeds/atom', '/feeds/atom.xml', '/index.atom', '/feed.atom'],
    ...['/atom.xml/', '/ATOM.XML'],
  ],
  '/feed.json': [
    ...['/json', '/json/', '/jsonfeed', '/feed/json', '/feeds/json', '/feeds/feed.json', '/index.json', '/rss.json'],
    ...['/feed.json/', '/Feed.JSON'],
  ],
  '/feed': ['/feed/', '/Feed'],
}

describe('habitRedirect', () => {
  it.each(Object.entries(expected).flatMap(([target, paths]) => paths.map((path) => [path, target])))(
    '%s redirects to %s',
    (path, target) => {
      expect(habitRedirect(path)).toBe(target)
    },
  )

  it.each(Object.keys(expected))('%s does not redirect to itself', (path) => {
    expect(habitRedirect(path)).toBeNull()
  })

  it.each([
    ...['/', '', '/feeds/', '/feeds/politics.xml', '/rss.xml/x', '/constructor', '/__proto__', '/rss//'],
    ...['//rss', '//evil.example.org', '//evil.example.org/rss', '/\\evil.example.org/rss', '/%2Frss', 'rss'],
  ])('does not redirect %j', (path) => {
    expect(habitRedirect(path)).toBeNull()
  })
})
