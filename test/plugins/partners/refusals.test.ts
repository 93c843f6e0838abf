/** The reasons why partners do not get an article: one example each, with what would be taken. */
import type { Part } from 'candor-disclosure/disclosure/parts.ts'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import type { Disclosure } from '../../../src/core/disclosure/disclosure.ts'
import { toEntry } from '../../../src/core/feed/to-entry.ts'
import { itemsFor } from '../../../src/plugins/partners/document.ts'
import { toPartnerItem } from '../../../src/plugins/partners/item.ts'
import type { Partner } from '../../../src/plugins/partners/partner.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import { refusalsOf, tooOldFrom } from '../../../src/plugins/partners/refusals.ts'
import { renderPartner } from '../../../src/plugins/partners/render.ts'
import type { PartnerName } from '../../../src/plugins/partners/settings.ts'
import {
  buildDisclosure,
  buildPart,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { day, takenArticle, takenArticleOf } from './taken-article.ts'

function reasons(name: PartnerName, changes: Partial<Article> = {}): readonly string[] {
  const article = takenArticle(changes)
  const item = toPartnerItem(presets[name], toEntry(article, buildSite()), article)
  return refusalsOf(item, presets[name], day, buildSite().title).map(({ code }) => code)
}

const withParts = (part: Part, changes: Partial<Disclosure> = {}) => ({
  disclosure: buildDisclosure({ mode: 'ai-assisted', parts: [part], ...changes }),
})
const picture = (changes: Partial<NonNullable<Article['picture']>>) => ({
  picture: buildPicture(changes),
})
const retraction = { reason: 'The source was forged.', date: day }

describe('an article that all take', () => {
  it.each(Object.keys(presets) as PartnerName[])('%s', (name) => {
    expect(reasons(name)).toEqual([])
  })
})

it.each<[PartnerName, Partial<Article>, readonly string[]]>([
  ['msn', { disclosure: buildDisclosure() }, ['mode_is_refused']],
  ['msn', { disclosure: buildDisclosure({ mode: 'human-only' }) }, []],
  ['msn', withParts(buildPart()), ['mode_is_refused']],
  ['msn', withParts(buildPart({ name: 'headline' })), ['mode_is_refused']],
  ['msn', withParts(buildPart({ name: 'data' })), []],
  ['msn', withParts(buildPart(), { reviewedBy: 'Ada Example' }), []],
  ['msn', withParts(buildPart({ mode: 'ai-assisted', reviewedBy: 'Jane Doe' })), []],
  ['flipboard', withParts(buildPart()), []],
  ['msn', { disclosure: null }, ['undisclosed']],
  ['flipboard', { disclosure: null }, []],
  ['flipboard', { disclosure: buildDisclosure() }, []],
  ['msn', { retraction }, []],
  ['flipboard', { retraction }, ['retracted', 'text_too_short']],
  ['newsbreak', { language: 'de' }, ['language_is_refused']],
  ['newsbreak', { language: 'en-US' }, []],
  ['msn', { publishedAt: new Date('2025-05-04T23:59:59Z') }, ['too_old']],
  ['msn', { publishedAt: new Date('2025-05-05T00:00:00Z') }, []],
  ['smartnews', { publishedAt: new Date('2005-05-05T00:00:00Z') }, []],
  ['msn', { title: 'Exactly twenty chars' }, ['title_too_short']],
  ['msn', { title: 'Exactly 21 characters' }, []],
  ['msn', { title: '😀'.repeat(150) }, []],
  ['msn', { title: 'x'.repeat(151) }, ['title_too_long']],
  ['msn', { title: 'Bridge <b>reopens</b> after floods' }, ['title_has_markup']],
  ['msn', { title: 'Bridge: 1 < 2, says R&D of the city' }, []],
  ['msn', { title: 'Bridge reopens: https://example.org/' }, ['title_has_address']],
  ['smartnews', { title: 'Bridge reopens: https://example.org/' }, []],
  ['newsbreak', { byline: null }, ['byline_missing']],
  ['newsbreak', { byline: 'Example News', bylineUrl: null }, ['byline_missing']],
  [
    'newsbreak',
    { byline: ' Example News', bylineUrl: 'https://news.example.org/desk' },
    ['byline_missing'],
  ],
  [
    'newsbreak',
    { byline: '\u0000', ...picture({ credit: '\u0001', digitalSourceType: null }) },
    ['byline_missing', 'picture_credit_missing'],
  ],
  ['msn', { byline: null }, []],
  ['msn', { bodyHtml: '<p> </p><script>x</script>' }, ['text_missing']],
  [
    'msn',
    {
      disclosure: buildDisclosure({ mode: 'human-only' }),
      standfirst: '',
      sources: [],
      bodyHtml: `<figure><img src="${buildPicture().url}" alt="a > b"><figcaption>Only a caption</figcaption></figure>`,
    },
    ['text_missing'],
  ],
  ['flipboard', { bodyHtml: '<p>Short.</p>' }, ['text_too_short']],
  ['smartnews', { bodyHtml: `<p>${'x'.repeat(1_000_000)}</p>` }, ['text_too_long']],
  ['msn', { picture: null }, []],
  ['smartnews', { picture: null }, ['picture_missing']],
  ['msn', picture({ mediaType: 'image/avif' }), ['picture_type_is_refused']],
  ['flipboard', picture({ width: null }), ['picture_size_unknown']],
  ['flipboard', picture({ height: 499 }), ['picture_too_small']],
  ['flipboard', picture({ width: 500, height: 500 }), []],
  ['msn', picture({ byteLength: 14_000_001 }), ['picture_too_large']],
  ['msn', picture({ byteLength: 14_000_000 }), []],
  [
    'msn',
    picture({ alt: '\u0001 ', credit: null, digitalSourceType: null }),
    ['picture_alt_missing', 'picture_credit_missing'],
  ],
  ['newsbreak', picture({ credit: null, digitalSourceType: null }), ['picture_credit_missing']],
  // Its label is a line below it.
  ['newsbreak', picture({ credit: null, digitalSourceType: 'trainedAlgorithmicMedia' }), []],
  ['msn', picture({ url: 'http://news.example.org/a.jpg' }), ['picture_is_not_https']],
  ['msn', { url: 'http://news.example.org/a' }, ['link_is_not_https']],
  ['msn', { url: 'https://user:secret@news.example.org/a' }, ['link_is_not_https']],
  ['msn', { url: 'ftp://news.example.org/a' }, ['link_is_not_https']],
])('%s, %j: %j', (name, changes, expected) => {
  expect(reasons(name, changes)).toEqual(expected)
})

it('a description that is too short goes on with the text, up to the end of a word', () => {
  const bodyHtml = `<p>${'Traffic flows. '.repeat(40)}</p><ul><li>a</li><li>b</li></ul>`
  const article = takenArticle({ standfirst: 'Open.', bodyHtml })
  const { summary } = toPartnerItem(presets.flipboard, toEntry(article, buildSite()), article)
  expect(summary).toMatch(/^AI-assisted: Open\. (Traffic flows\. )+(Traffic|Traffic flows\.)…$/)
  expect(Array.from(summary).length).toBeGreaterThanOrEqual(300)
  expect(Array.from(summary).length).toBeLessThan(320)
})

it('a description without a standfirst is the beginning of the text, once', () => {
  const bodyHtml = `<p>First. ${'Traffic flows. '.repeat(40)}</p>`
  const disclosure = buildDisclosure({ mode: 'human-only', model: null, provider: null })
  const article = takenArticle({ standfirst: '', bodyHtml, disclosure })
  const { summary } = toPartnerItem(presets.flipboard, toEntry(article, buildSite()), article)
  expect(summary).toMatch(/^First\. (Traffic flows\. )+(Traffic|Traffic flows\.)…$/)
  expect(Array.from(summary).length).toBeGreaterThanOrEqual(300)
})

it('a reason names the value, and what is taken', () => {
  const article = takenArticle({ title: 'Short' })
  const site = buildSite()
  const [reason] = refusalsOf(
    toPartnerItem(presets.msn, toEntry(article, site), article),
    presets.msn,
    day,
    site.title,
  )
  expect(reason?.detail).toBe('The title has 5 characters. MSN takes 21 or more.')
})

it('an article is too old from the midnight of the day on which it gets too old', () => {
  expect(tooOldFrom(new Date('2025-05-04T18:00:00Z'), presets.msn)).toEqual(
    new Date('2026-05-04T00:00:00Z'),
  )
  expect(tooOldFrom(day, presets.flipboard)).toBeNull()
})

describe('a feed', () => {
  const showing = (articles: readonly Article[]) => {
    const snapshot = buildSnapshot({ articles })
    return { snapshot, feed: feedShowing(buildSite(), buildSelection(), snapshot) }
  }
  const idsIn = (name: PartnerName, articles: readonly Article[]) => {
    const { feed, snapshot } = showing(articles)
    return itemsFor(presets[name], feed, snapshot, day).map(({ entry }) => entry.id)
  }

  it('has one of several articles with one address, where the address is the id', () => {
    const articles = [
      takenArticleOf(1),
      takenArticleOf(2, { url: 'https://news.example.org/1' }),
      takenArticleOf(3),
    ]
    expect(idsIn('newsbreak', articles)).toEqual(['urn:uuid:1', 'urn:uuid:3'])
    expect(idsIn('flipboard', articles)).toEqual(['urn:uuid:1', 'urn:uuid:2', 'urn:uuid:3'])
  })

  it('says which parts AI made, where it says how an article was made', () => {
    const { feed, snapshot } = showing([takenArticle(withParts(buildPart({ name: 'data' })))])
    const partner: Partner = { ...presets.flipboard, item: ['candor:disclosure'] }
    const text = renderPartner(partner, feed, itemsFor(partner, feed, snapshot, day))
    expect(text).toMatch(/<candor:part name="data" mode="ai-autonomous"/)
  })

  it('has the newest that fit, in number and in bytes', () => {
    const many = Array.from({ length: 40 }, (_, index) => takenArticleOf(index))
    expect(idsIn('msn', many)).toHaveLength(29)
    const large = Array.from({ length: 5 }, (_, index) =>
      takenArticleOf(index, { bodyHtml: `<p>${'x'.repeat(index === 1 ? 900_000 : 300_000)}</p>` }),
    )
    expect(idsIn('smartnews', large)).toEqual(['urn:uuid:0', 'urn:uuid:2', 'urn:uuid:3'])
    const { feed, snapshot } = showing(large)
    const text = renderPartner(
      presets.smartnews,
      feed,
      itemsFor(presets.smartnews, feed, snapshot, day),
    )
    expect(new TextEncoder().encode(text).byteLength).toBeLessThanOrEqual(1_000_000)
  })

  it('is flagged where a picture was made by AI, and not where a program drew it', () => {
    const human = buildDisclosure({ mode: 'human-only' })
    const flagged = (digitalSourceType: string | null, disclosure = human) => {
      const article = takenArticleOf(1, {
        disclosure,
        picture: buildPicture({ digitalSourceType }),
      })
      return toPartnerItem(presets.msn, toEntry(article, buildSite()), article).categories
    }
    expect(flagged('trainedAlgorithmicMedia')).toEqual(['AI-Assisted'])
    expect(flagged('compositeWithTrainedAlgorithmicMedia')).toEqual(['AI-Assisted'])
    expect(flagged('algorithmicMedia')).toEqual([])
    expect(flagged(null)).toEqual([])
    expect(flagged(null, buildDisclosure({ mode: 'ai-assisted' }))).toEqual(['AI-Assisted'])
  })
})
