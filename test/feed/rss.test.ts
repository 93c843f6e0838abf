/** The RSS 2.0 channel, by the wire contract (§4), read by independent parsers. */
import { parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { renderRss } from '../../src/feed/rss.ts'
import type { Site } from '../../src/settings/site.ts'
import type { Snapshot } from '../../src/store/snapshot.ts'
import {
  buildArticle,
  buildBareSite,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildTopic,
  feedShowing,
} from '../fixtures/build-article.ts'
import { all, attribute, only, type Reading, readWithXmldom, textOf } from '../text/xml-readers.ts'

function render(changes: Partial<Snapshot> = {}, site: Site = buildSite()): string {
  return renderRss(feedShowing(site, buildSelection(), buildSnapshot(changes)))
}

function channelOf(changes: Partial<Snapshot> = {}, site?: Site): Reading {
  return only(readWithXmldom(render(changes, site)), 'channel')
}

describe('the channel', () => {
  it('has the elements of RSS 2.0', () => {
    const channel = channelOf()
    const texts = ['title', 'link', 'description', 'language', 'copyright', 'generator', 'ttl', 'lastBuildDate']
    expect(texts.map((name) => textOf(channel, name))).toEqual([
      'Example News',
      'https://news.example.org/',
      'News from an example. Corrections and retractions: https://news.example.org/corrections/',
      'en',
      '© 2026 Example News',
      'Candor 0.1.0',
      '30',
      'Sat, 02 May 2026 08:30:00 GMT',
    ])
  })

  it('has the contact in the form of RSS', () => {
    expect(textOf(channelOf(), 'managingEditor')).toBe('desk@news.example.org (Example News)')
  })

  it('has an image with the same title and link', () => {
    const image = only(channelOf(), 'image')
    expect(image.children.map(({ name, text }) => [name, text])).toEqual([
      ['title', 'Example News'],
      ['url', 'https://news.example.org/logo.png'],
      ['link', 'https://news.example.org/'],
    ])
  })

  it('links to itself, the hub, the policy, the licence and, last, to its page', () => {
    expect(all(channelOf(), 'atom:link').map((link) => link.attributes)).toEqual([
      { rel: 'self', type: 'application/rss+xml', href: 'https://news.example.org/rss.xml' },
      { rel: 'hub', href: 'https://hub.example.org/' },
      { rel: 'describedby', href: 'https://news.example.org/disclosure' },
      { rel: 'license', href: 'https://creativecommons.org/licenses/by/4.0/' },
      { rel: 'alternate', type: 'text/html', href: 'https://news.example.org/' },
    ])
  })

  it('has the same polling interval in sy and ttl', () => {
    const channel = channelOf({}, buildSite({ pollMinutes: 15 }))
    expect(textOf(channel, 'ttl')).toBe('15')
    expect(textOf(channel, 'sy:updatePeriod')).toBe('hourly')
    expect(textOf(channel, 'sy:updateFrequency')).toBe('4')
  })

  it('omits elements for missing settings, except the description', () => {
    const channel = channelOf({}, buildBareSite({ description: '' }))
    expect(textOf(channel, 'description')).toBe('Corrections and retractions: https://news.example.org/corrections/')
    for (const name of ['managingEditor', 'copyright', 'image']) expect(all(channel, name)).toEqual([])
    expect(all(channel, 'atom:link').map((link) => attribute(link, 'rel'))).toEqual([
      'self',
      'describedby',
      'alternate',
    ])
  })

  it('is valid without items', () => {
    expect(all(channelOf({ articles: [] }), 'item')).toEqual([])
    expect(parseRssFeed(render({ articles: [] })).title).toBe('Example News')
  })

  it('declares the same namespaces for any content', () => {
    const declarations = (xml: string) => xml.match(/xmlns:\w+="[^"]+"/g)
    expect(declarations(render({ articles: [] }))).toEqual(declarations(render()))
    expect(declarations(render())).toHaveLength(8)
  })
})

describe('several items', () => {
  it('keep their order and their own elements', () => {
    const articles = [buildArticle({ guid: 'urn:x:new', title: 'New', byline: 'N' }), buildArticle({ title: 'Old' })]
    const items = all(channelOf({ articles }), 'item')
    expect(items.map((item) => [textOf(item, 'title'), textOf(item, 'guid'), textOf(item, 'dc:creator')])).toEqual([
      ['New', 'urn:x:new', 'N'],
      ['Old', buildArticle().guid, 'News desk'],
    ])
  })
})

describe('feedsmith', () => {
  it('reads the same content', () => {
    const articles = [buildArticle({ picture: buildPicture(), topics: [buildTopic()] })]
    expect(parseRssFeed(render({ articles }))).toMatchObject({
      title: 'Example News',
      language: 'en',
      ttl: 30,
      sy: { updatePeriod: 'hourly', updateFrequency: 2 },
      items: [
        {
          title: 'Bridge reopens after flood',
          guid: { value: buildArticle().guid, isPermaLink: false },
          categories: [{ name: 'Public works' }, { name: 'AI-written' }],
          dc: { creators: ['News desk'] },
          atom: { links: [{ rel: 'via', title: 'Minutes of the April session' }], updated: '2026-05-02T08:30:00Z' },
          media: { contents: [{ medium: 'image', width: 1600 }] },
          podcast: { txts: [{ display: 'true', purpose: 'ai-content' }] },
        },
      ],
    })
  })
})
