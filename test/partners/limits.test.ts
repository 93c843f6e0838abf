/** The lengths of partners' feeds, as the checkers have them: a feed is as long as they allow, and one more would be refused. */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.ts'
import { checkFeed } from '../../src/partners/check/check.ts'
import { itemsFor } from '../../src/partners/document.ts'
import { type PartnerItem, toPartnerItem } from '../../src/partners/item.ts'
import { presets } from '../../src/partners/presets.ts'
import { fitting, renderPartner } from '../../src/partners/render.ts'
import { partnerNames } from '../../src/settings/partners.ts'
import { buildArticle, buildSelection, buildSite, buildSnapshot, feedShowing } from '../fixtures/build-article.ts'
import { day, takenArticleOf } from './taken-article.ts'

describe.each(partnerNames)('%s', (name) => {
  const partner = presets[name]
  const read = (articles: readonly Article[], site = buildSite()) => {
    const snapshot = buildSnapshot({ articles })
    const feed = feedShowing(site, buildSelection(), snapshot)
    const all = feed.entries.map((entry, index) => toPartnerItem(partner, entry, articles[index] ?? buildArticle()))
    const items = itemsFor(partner, feed, snapshot, day)
    const findings = (sent: readonly PartnerItem[]) =>
      checkFeed(partner, new TextEncoder().encode(renderPartner(partner, feed, sent)), day).findings.map(
        ({ what }) => what,
      )
    return { all, feed, items, findings }
  }

  it('gets as many articles as it takes', () => {
    const { all, items, findings } = read(Array.from({ length: 120 }, (_, index) => takenArticleOf(index)))
    expect(findings(items)).toEqual([])
    expect(items).toEqual(all.slice(0, items.length))
    expect(findings(all.slice(0, items.length + 1))).toEqual([expect.stringContaining('items. At most')])
  })

  it('gets as many bytes as it takes', () => {
    // 10 MB, or 1 MB, and more: copies of one item, because a long text takes long to clean.
    const [length, bytes] = name === 'msn' ? [24, 450_000] : [4, 350_000]
    const {
      feed,
      items: [item],
      findings,
    } = read([takenArticleOf(0, { bodyHtml: `<p>${'x'.repeat(bytes)}</p>` })])
    if (!item) throw new Error('the article is left out')
    const all = Array.from({ length }, (_, index) => {
      const { guid: id, url } = takenArticleOf(index)
      return { ...item, entry: { ...item.entry, id, url } }
    })
    const items = fitting(partner, feed, all)
    expect(findings(items)).toEqual([])
    expect(items).toEqual(all.slice(0, items.length))
    expect(findings(all.slice(0, items.length + 1))).toEqual([expect.stringContaining('bytes. At most')])
  })

  it('has a description that it takes, however long that of the site is', () => {
    for (const length of [30, 31, 32, 1000]) {
      const { items, findings } = read([takenArticleOf(1)], buildSite({ description: 'x'.repeat(length) }))
      expect(findings(items)).toEqual([])
    }
  })

  it('gets articles of one language in each feed, whatever its region', () => {
    const { items } = read(['en', 'de-AT', 'en-GB'].map((language, index) => takenArticleOf(index, { language })))
    expect(items.map(({ entry }) => entry.language)).toEqual(['en', 'en-GB'])
  })
})
