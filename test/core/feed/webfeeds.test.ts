/** Feedly's elements: each by its own setting, in RSS only, and none without a setting. */
import { expect, it } from 'vitest'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import {
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { only, readWithSaxes } from '../text/xml-readers.ts'

const namespace = '{http://webfeeds.org/rss/1.0}'
const address = 'https://news.example.org/picture.png'

it.each<[Partial<Site>, Readonly<Record<string, string>>]>([
  [{}, {}],
  [{ iconUrl: address }, {}],
  [{ feedlyCoverUrl: address }, { cover: address }],
  [{ feedlyLogoUrl: address }, { logo: address }],
  [{ feedlyColor: '00a651' }, { accentColor: '00a651' }],
  [
    { feedlyColor: '00a651', iconUrl: address },
    { icon: address, accentColor: '00a651' },
  ],
])('%j', (changes, elements) => {
  const feed = feedShowing(
    buildSite({ iconUrl: null, ...changes }),
    buildSelection(),
    buildSnapshot(),
  )
  const rss = renderFeed(feed, 'rss')
  const found = only(readWithSaxes(rss), 'channel')
    .children.filter(({ name }) => name.startsWith(namespace))
    .map(({ name, text, attributes }) => [
      name.slice(namespace.length),
      attributes['image'] ?? text,
    ])
  expect(Object.fromEntries(found)).toEqual(elements)
  expect(rss.includes('webfeeds')).toBe(found.length > 0)
  for (const format of ['atom', 'json'] as const)
    expect(renderFeed(feed, format)).not.toContain('webfeeds')
})
