/**
 * Articles whose terms are stricter than AI_RIGHTS: what each vocabulary of a feed says of each,
 * and of the whole document.
 */

import { getTableConfig, PgDialect } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleRights } from '../../../schema/lists.ts'
import { articles } from '../../../schema/tables.ts'
import { candorJsonSchema } from '../../../src/core/disclosure/json-schema.ts'
import { siteHeadersOf } from '../../../src/core/documents/document.ts'
import type { Feed } from '../../../src/core/feed/feed.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import {
  type ArticleRights,
  aiRights,
  allTerms,
  rows,
  strictest,
  type Terms,
  termsOf,
} from '../../../src/core/rights/ai-rights.ts'
import {
  creativeCommons,
  creativeCommonsNamespace,
} from '../../../src/core/rights/creative-commons.ts'
import { renderRsl } from '../../../src/core/rights/rsl.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import {
  buildArticle,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { expanded, type Reading, readWithSaxes } from '../text/xml-readers.ts'
import { contentsOf, readPairs, readRsl, type Uses } from './read-statements.ts'
import { checkRsl, rsl } from './rsl-rules.ts'

const commons = 'https://creativecommons.org/licenses/by/4.0/'
const own = 'https://news.example.org/'
const licences = [null, own, commons]
const uses = ['search', 'input', 'train'] as const
const everyUse = ({ search = false, input = false, train = false }: Uses) => ({
  search,
  input,
  train,
})

const termsWith = (site: Site): Terms => {
  const terms = termsOf(site)
  if (terms === null) throw new Error('unset')
  return terms
}

/** Says whether `stated` allows nothing that one of `others` refuses. */
const isNoLooser = (stated: Uses, others: readonly Uses[]) =>
  uses.every((use) => !stated[use] || others.every((other) => other[use]))

it('has the values of the setting but unset, in the database and in the schema too', () => {
  expect([...articleRights].toSorted()).toEqual(
    aiRights.filter((value) => value !== 'unset').toSorted(),
  )
  const list = articleRights.map((value) => `'${value}'`).join(', ')
  const check = getTableConfig(articles).checks.find(({ name }) => name === 'ai_rights_is_known')
  expect(check && new PgDialect().sqlToQuery(check.value).sql).toContain(`in (${list})`)
  expect(candorJsonSchema.$defs.item.properties).toMatchObject({
    ai_rights: { enum: articleRights },
  })
})

describe('the strictest of some terms', () => {
  const given = articleRights.flatMap((setting) =>
    [null, ...articleRights].flatMap((article) =>
      licences.map((licence) => [setting, article, licence] as const),
    ),
  )

  it.each(given)('%s with an article of %s and the licence %s', (setting, article, licenseUrl) => {
    const terms = termsWith(buildSite({ aiRights: setting, licenseUrl }))
    const both = strictest(terms, [article])
    const [rowOfSetting, rowOfArticle] = [rows[setting], rows[article ?? setting]]
    for (const use of uses)
      expect([use, both[use]]).toEqual([use, rowOfSetting[use] && rowOfArticle[use]])
    expect(strictest(both, [article])).toEqual(both)
    // What needs a licence names one, and no licence is for everyone that is not.
    const differs = both.value !== setting
    if (differs && both.value === 'licensed') expect(both.licenseUrl).toBe(own)
    if (differs && !(both.input && both.train)) expect(creativeCommons(both.licenseUrl)).toBeNull()
    expect(both.documentUrl).toBe(
      `https://news.example.org/license${differs ? `-${both.value}` : ''}.xml`,
    )
    expect(allTerms(terms).map(({ documentUrl }) => documentUrl)).toContain(both.documentUrl)
    const document = readWithSaxes(renderRsl(both))
    checkRsl(document)
    expect(readRsl(contentsOf(document))).toEqual(everyUse(both))
  })
})

const entriesOf = (reading: Reading): readonly Reading[] =>
  [expanded('atom:entry'), 'item'].includes(reading.name)
    ? [reading]
    : reading.children.flatMap(entriesOf)
const named = (parent: Reading, name: string) =>
  parent.children.filter((child) => child.name === name)
const licenceLinks = (parent: Reading) =>
  named(parent, expanded('atom:link'))
    .filter(({ attributes }) => attributes['rel'] === 'license')
    .map(({ attributes }) => attributes['href'] ?? '')

describe('a feed', () => {
  const anyRights = fc.option(fc.constantFrom<ArticleRights>(...articleRights))
  const anyNews = fc.record({
    aiRights: fc.constantFrom<ArticleRights>(...articleRights),
    licenseUrl: fc.constantFrom(...licences),
    articles: fc.array(
      fc.tuple(anyRights, fc.constantFrom(own, 'https://elsewhere.example.org/')),
      { maxLength: 4 },
    ),
  })
  type News = typeof anyNews extends fc.Arbitrary<infer T> ? T : never

  const feedOf = ({
    aiRights: value,
    licenseUrl,
    articles: given,
  }: News): { site: Site; feed: Feed } => {
    const site = buildSite({ aiRights: value, licenseUrl })
    const shown = given.map(([rights, base], index) => {
      return buildArticle({ guid: `urn:x:${index}`, url: `${base}${index}`, aiRights: rights })
    })
    return { site, feed: feedShowing(site, buildSelection(), buildSnapshot({ articles: shown })) }
  }
  const hold = (check: (site: Site, feed: Feed) => void) =>
    fc.assert(
      fc.property(anyNews, (news) => {
        const { site, feed } = feedOf(news)
        check(site, feed)
      }),
    )
  const documents = (site: Site) =>
    new Map(allTerms(termsWith(site)).map((terms) => [terms.documentUrl, everyUse(terms)]))
  /** What an entry says, or what it inherits. */
  const rowOf = (value: unknown, { terms }: Feed) =>
    rows[(value ?? terms?.value ?? 'open') as ArticleRights]

  it('says in its headers and links nothing that is looser than one of its entries or the setting', () => {
    hold((site, feed) => {
      const { headers, link } = siteHeadersOf(feed.terms) ?? { headers: {}, link: '' }
      const strict = feed.entries.map(({ terms }) => everyUse(terms ?? {}))
      const all = [...strict, everyUse(termsWith(site))]
      const stated = readPairs(headers['Content-Usage'] ?? '', ['y', 'n'])
      expect(isNoLooser(stated, all)).toBe(true)
      // And nothing that is stricter than all of them together.
      expect(everyUse(stated)).toEqual(
        Object.fromEntries(uses.map((use) => [use, all.every((each) => each[use])])),
      )
      expect(headers['tdm-reservation']).toBe(stated.input && stated.train ? '0' : '1')
      const [, target = ''] =
        /<([^>]*)>; rel="license"; type="application\/rsl\+xml"/.exec(link) ?? []
      expect(documents(site).get(target)).toEqual(everyUse(stated))
      for (const format of ['rss', 'atom'] as const) {
        const root = readWithSaxes(renderFeed(feed, format))
        const head = format === 'rss' ? (root.children[0] ?? root) : root
        const links = licenceLinks(head)
        expect(links).toContain(target)
        const common = [
          ...links,
          ...named(head, `{${creativeCommonsNamespace}}license`).map(({ text }) => text),
        ]
        const free = feed.entries.every(({ terms }) => terms?.input && terms.train)
        const usual = termsWith(site)
        if (usual.input && usual.train && !free) expect(common).not.toContain(commons)
      }
    })
  })

  it('says in each format of each entry what its article and the setting say', () => {
    hold((site, feed) => {
      const expected = feed.entries.map(({ terms }) => everyUse(terms ?? {}))
      const rss = entriesOf(readWithSaxes(renderFeed(feed, 'rss')))
      const atom = entriesOf(readWithSaxes(renderFeed(feed, 'atom')))
      const { items } = JSON.parse(renderFeed(feed, 'json')) as {
        items: { _candor: Record<string, unknown> }[]
      }
      const rightsOf = (entry: Reading) => named(entry, expanded('candor:ai-rights'))[0]?.text
      expect(rss.map((entry) => everyUse(rowOf(rightsOf(entry), feed)))).toEqual(expected)
      expect(atom.map((entry) => everyUse(rowOf(rightsOf(entry), feed)))).toEqual(expected)
      expect(items.map(({ _candor }) => everyUse(rowOf(_candor['ai_rights'], feed)))).toEqual(
        expected,
      )
      // An entry without a link has that of the feed (RFC 4946 §2.4).
      const known = documents(site)
      const linked = (links: readonly string[]) => links.flatMap((link) => known.get(link) ?? [])
      const inherited = licenceLinks(readWithSaxes(renderFeed(feed, 'atom')))
      expect(
        atom.flatMap((entry) => linked([...licenceLinks(entry), ...inherited]).slice(0, 1)),
      ).toEqual(expected)
      for (const [index, entry] of rss.entries()) {
        const contents = contentsOf(entry)
        expect(contents.length > 0).toBe(feed.entries[index]?.url.startsWith(own))
        for (const content of contents)
          checkRsl({ name: rsl('rsl'), attributes: {}, text: '', children: [content] })
        if (contents.length > 0) expect(readRsl(contents)).toEqual(expected[index])
        const common = named(entry, `{${creativeCommonsNamespace}}license`).length > 0
        // The doctor warns where the setting itself refuses what the licence allows.
        if (common && rows.open.train === termsWith(site).train)
          expect(expected[index]).toEqual(everyUse(rows.open))
      }
    })
  })

  it('says nothing of an article where AI_RIGHTS is unset', () => {
    const site = buildSite({ aiRights: 'unset' })
    const article = buildArticle({ aiRights: 'search-only' })
    const [with_, without] = [article, { ...article, aiRights: null }].map((each) =>
      feedShowing(site, buildSelection(), buildSnapshot({ articles: [each] })),
    )
    expect(with_).toEqual(without)
  })

  it('says of no entry alone what all say, and of each entry what one of them does not', () => {
    const statedFor = (values: readonly (ArticleRights | null)[]) => {
      const { feed } = feedOf({
        aiRights: 'no-training',
        licenseUrl: own,
        articles: values.map((each) => [each, own]),
      })
      return Array.from(
        renderFeed(feed, 'rss').matchAll(/<candor:ai-rights>([^<]*)/g),
        ([, value]) => value,
      )
    }
    expect(statedFor([null, 'open', 'no-training'])).toEqual([])
    expect(statedFor([null, 'search-only'])).toEqual(['no-training', 'search-only'])
    expect(statedFor(['licensed'])).toEqual(['licensed'])
  })
})
