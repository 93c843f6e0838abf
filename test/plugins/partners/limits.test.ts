/**
 * The lengths of partners' feeds: as long as the partner allows, and one item less than would be
 * too long.
 */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { itemsFor } from '../../../src/plugins/partners/document.ts'
import { type PartnerItem, toPartnerItem } from '../../../src/plugins/partners/item.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import { fitting, renderPartner } from '../../../src/plugins/partners/render.ts'
import { type PartnerName, partnerNames } from '../../../src/plugins/partners/settings.ts'
import { only, readWithSaxes, textOf } from '../../core/text/xml-readers.ts'
import {
  buildArticle,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { day, takenArticleOf } from './taken-article.ts'

/** The limits that partners publish: docs/partners.md. */
const limits: Readonly<Record<PartnerName, { items: number; bytes: number }>> = {
  msn: { items: 29, bytes: 10_000_000 },
  smartnews: { items: 100, bytes: 1_000_000 },
  flipboard: { items: 50, bytes: 1_000_000 },
  newsbreak: { items: 50, bytes: 1_000_000 },
}

describe.each(partnerNames)('%s', (name) => {
  const partner = presets[name]
  const read = (articles: readonly Article[], site = buildSite()) => {
    const snapshot = buildSnapshot({ articles })
    const feed = feedShowing(site, buildSelection(), snapshot)
    const items = itemsFor(partner, feed, snapshot, day)
    const all = feed.entries.map((entry, index) =>
      toPartnerItem(partner, entry, articles[index] ?? buildArticle()),
    )
    return {
      all,
      feed,
      items,
      render: (sent: readonly PartnerItem[]) => renderPartner(partner, feed, sent),
    }
  }

  it('gets as many articles as it takes', () => {
    const { all, items } = read(Array.from({ length: 120 }, (_, index) => takenArticleOf(index)))
    expect(items).toEqual(all.slice(0, limits[name].items))
  })

  it('gets as many bytes as it takes', () => {
    // Copies of one item, because a long text takes long to clean.
    const [length, bytes] = name === 'msn' ? [24, 450_000] : [4, 350_000]
    const {
      feed,
      render,
      items: [item],
    } = read([takenArticleOf(0, { bodyHtml: `<p>${'x'.repeat(bytes)}</p>` })])
    if (!item) throw new Error('the article is left out')
    const all = Array.from({ length }, (_, index) => {
      const { guid: id, url } = takenArticleOf(index)
      return { ...item, entry: { ...item.entry, id, url } }
    })
    const items = fitting(partner, feed, all)
    expect(items).toEqual(all.slice(0, items.length))
    expect(render(items).length).toBeLessThanOrEqual(limits[name].bytes)
    expect(render(all.slice(0, items.length + 1)).length).toBeGreaterThan(limits[name].bytes)
  })

  it('gets articles of one language in each feed, whatever its region', () => {
    const { items } = read(
      ['en', 'de-AT', 'en-GB'].map((language, index) => takenArticleOf(index, { language })),
    )
    expect(items.map(({ entry }) => entry.language)).toEqual(['en', 'en-GB'])
  })
})

it('SmartNews gets at most 30 characters of the description of the site', () => {
  for (const length of [30, 31, 1000]) {
    const site = buildSite({ description: 'x'.repeat(length) })
    const feed = feedShowing(site, buildSelection(), buildSnapshot({ articles: [] }))
    const channel = only(readWithSaxes(renderPartner(presets.smartnews, feed, [])), 'channel')
    expect(textOf(channel, 'description')).toMatch(/^x{29}[x…]$/)
  }
})
