/** Any newsroom: what a preset sends passes its checker, and what would pass is sent. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Article } from '../../src/article.ts'
import { checkFeed } from '../../src/partners/check/check.ts'
import { itemsFor } from '../../src/partners/document.ts'
import { toPartnerItem } from '../../src/partners/item.ts'
import { parseOwnPartner, presets } from '../../src/partners/presets.ts'
import { renderPartner } from '../../src/partners/render.ts'
import { partnerNames } from '../../src/settings/partners.ts'
import { codeBlocks, readDoc } from '../docs/read-docs.ts'
import {
  buildArticle,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../fixtures/build-article.ts'
import { runs } from '../fixtures/runs.ts'
import { day, newsroom } from './any-newsroom.ts'

const site = buildSite()
/** The end of the day: an article that gets too old on it is left out from its beginning. */
const now = new Date('2026-11-26T23:59:59Z')

const showing = (articles: readonly Article[]) => {
  const snapshot = buildSnapshot({ articles })
  return { snapshot, feed: feedShowing(site, buildSelection(), snapshot) }
}

/** What no document shows: the partner refuses it by its rules for articles, written here once more. */
const byPolicy: Readonly<Record<string, (article: Article) => boolean>> = {
  msn: ({ disclosure }) => disclosure !== null && disclosure.mode !== 'ai-autonomous',
  smartnews: (article) => article.retraction === null && isRaster(article),
  flipboard: ({ retraction }) => retraction === null,
  newsbreak: ({ retraction, byline, picture }) =>
    isRaster({ picture }) &&
    retraction === null &&
    byline !== null &&
    byline.trim() !== '' &&
    byline !== 'Example News' &&
    (picture?.credit ?? '').trim() !== '',
}

/** A thumbnail does not say its type. */
const isRaster = ({ picture }: Pick<Article, 'picture'>) =>
  /^image\/(png|jpeg|gif|webp)$/.test(picture?.mediaType ?? '')
const isEnglish = ({ language }: Article) => /^en(-|$)/.test(language)
const visible = (html: string) =>
  html
    .replace(/<!--.*?(-->|$)|<del>.*?<\/del>|<[^>]*>|\p{Cc}/gsu, '')
    .replace(/&\w+;/g, 'x')
    .trim() !== ''
const hasText = ({ bodyHtml, retraction }: Article) =>
  retraction === null ? visible(bodyHtml) : retraction.reason.trim() !== ''

/** Found by random seeds. */
const found = buildArticle({
  ...{ byline: '\u0000', picture: buildPicture({ credit: '\u0000' }), publishedAt: new Date('2026-11-20T00:00:00Z') },
})
const seen = { ...found, byline: 'Ada Example', picture: buildPicture() }
const examples: [Article[]][] = [
  [[found]],
  [[{ ...found, byline: 'Ada Example' }]],
  ...['<p>\u001f</p>', '<!--'].map((bodyHtml): [Article[]] => [[{ ...seen, bodyHtml }]]),
]

describe.each(partnerNames)('%s', (name) => {
  const partner = presets[name]
  const alone = (article: Article) => {
    const { feed } = showing([article])
    const [entry] = feed.entries
    if (!entry) throw new Error('the feed has no entry')
    return checkFeed(partner, encode(renderPartner(partner, feed, [toPartnerItem(partner, entry, article)])), now)
      .findings
  }

  it('sends only what passes its checker', { timeout: 120_000 }, () => {
    let sent = 0
    fc.assert(
      fc.property(newsroom, (articles) => {
        const { feed, snapshot } = showing(articles)
        const items = itemsFor(partner, feed, snapshot, day)
        sent += items.length
        expect(checkFeed(partner, encode(renderPartner(partner, feed, items)), now).findings).toEqual([])
      }),
      { ...runs(1000), examples },
    )
    expect(sent).toBeGreaterThan(1)
  })

  it('leaves nothing out that would pass', { timeout: 120_000 }, () => {
    let left = 0
    fc.assert(
      fc.property(newsroom, (articles) => {
        const { feed, snapshot } = showing(articles)
        const sent = new Set(itemsFor(partner, feed, snapshot, day).map(({ entry }) => entry.id))
        for (const article of articles.filter(({ guid }) => !sent.has(guid))) {
          left += 1
          const wouldPass =
            isEnglish(article) &&
            byPolicy[name]?.(article) &&
            isSecure(article) &&
            hasText(article) &&
            alone(article).length === 0
          expect([article.guid, wouldPass]).toEqual([article.guid, false])
        }
      }),
      { ...runs(1000), examples },
    )
    expect(left).toBeGreaterThan(5)
  })
})

describe('a partner of a newsroom', () => {
  it('gets only what passes the checker that is made of its table', { timeout: 120_000 }, () => {
    const [example = ''] = codeBlocks(readDoc('docs/partners.md'), 'yaml')
    const parsed = parseOwnPartner(parse(example))
    if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
    const partner = { ...parsed.partner, leastSummary: 50 }
    let sent = 0
    fc.assert(
      fc.property(newsroom, (articles) => {
        const { feed, snapshot } = showing(articles)
        const items = itemsFor(partner, feed, snapshot, day)
        sent += items.length
        expect(checkFeed(partner, encode(renderPartner(partner, feed, items)), now).findings).toEqual([])
      }),
      { ...runs(1000), examples },
    )
    expect(sent).toBeGreaterThan(1)
  })
})

/** The feed shows the site's address in place of one that no reader can follow. */
const isSecure = ({ url }: Article) => URL.parse(url)?.protocol === 'https:'

const encode = (text: string) => new TextEncoder().encode(text)
