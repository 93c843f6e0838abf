/**
 * Feeds of Candor itself: the golden documents give back the articles that they were made of,
 * disclosure included.
 */

import { storedPart } from 'candor-disclosure/disclosure/parts.ts'
import { singleSpaced } from 'candor-disclosure/text/single-spaced.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { formats } from '../../../src/core/request/address.ts'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import {
  buildArticle,
  buildDisclosure,
  buildPart,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { goldenNews, goldenText } from '../../product/golden/golden-news.ts'
import { codesOf, type Imported, importAll, inputOf, rss, rssItem } from './read.ts'

const instant = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null)

const moment = (date: Date | null) => date?.toISOString() ?? null

const cases = (['demo', 'one', 'abroad'] as const).flatMap((name) =>
  [formats.rss, formats.atom, formats.json].map((format) => ({
    name,
    format: format.name,
    text: () => goldenText(name, format),
  })),
)

describe.each(cases)('$name in $format', ({ name, text }) => {
  const expected: readonly Article[] = goldenNews[name].snapshot.articles
  let imported: Imported
  beforeAll(async () => {
    // What the feed says counts before the mode, which is for articles of which it says nothing.
    imported = await importAll(inputOf(text()), { mode: 'unknown' })
  })

  it('has every article, in order', () => {
    expect(expected.length).toBeGreaterThan(0)
    expect(imported.articles.map(({ guid }) => guid)).toEqual(expected.map(({ guid }) => guid))
    expect(imported.articles.map(({ url }) => url)).toEqual(
      expected.map(({ url }) => new URL(url).href),
    )
  })

  it('loses no field', () => {
    expect(imported.items.flatMap(codesOf)).not.toContain('field_lost')
  })

  it('has the disclosures, verbatim', () => {
    expect(
      imported.articles.map(({ disclosure: { generated_at, ...rest } }) => ({
        ...rest,
        generated_at: instant(generated_at),
      })),
    ).toEqual(
      expected.map(({ disclosure }) => ({
        mode: disclosure?.mode ?? 'unknown',
        model: disclosure?.model,
        provider: disclosure?.provider,
        reviewed_by: disclosure?.reviewedBy ?? null,
        statement: disclosure?.statement,
        generated_at: moment(disclosure?.generatedAt ?? null),
        parts: disclosure?.parts.length ? disclosure.parts.map(storedPart) : undefined,
      })),
    )
  })

  it('has the sources and corrections', () => {
    expect(
      imported.articles.map(({ sources }) => (sources ?? []).map(({ url, title }) => [url, title])),
    ).toEqual(
      expected.map(({ sources }) => sources.map(({ url, title }) => [new URL(url).href, title])),
    )
    expect(
      imported.articles.map(({ corrections }) =>
        (corrections ?? []).map((each) => [each.text, instant(each.corrected_at)]),
      ),
    ).toEqual(
      expected.map(({ corrections }) =>
        corrections.map(({ text: words, date }) => [words, moment(date)]),
      ),
    )
  })

  it('has titles, standfirsts and texts as the newsroom wrote them', () => {
    const standing = expected.filter(({ retraction }) => retraction === null)
    const found = imported.articles.filter(({ status }) => status === 'published')
    expect(found.map(({ title }) => title)).toEqual(standing.map(({ title }) => title))
    for (const [index, { bodyHtml, url, standfirst, disclosure }] of standing.entries()) {
      // Nothing in it says that Candor wrote it, so its text keeps the standfirst.
      if (disclosure === null) continue
      const body = cleanBody(found[index]?.body_html ?? '', url)
      expect(singleSpaced(body.html)).toBe(singleSpaced(cleanBody(bodyHtml, url).html))
      const lead = found[index]?.standfirst ?? ''
      if (!body.opening.startsWith(standfirst)) expect(lead).toBe(standfirst)
    }
  })

  it('has the topics, without the tag of the mode', () => {
    expect(
      imported.articles.map(({ topics }) =>
        topics?.map((topic) => (typeof topic === 'string' ? topic : topic.label)),
      ),
    ).toEqual(expected.map(({ topics }) => topics.map(({ label }) => label)))
  })

  it('has the pictures', () => {
    expect(imported.articles.map(({ picture }) => picture?.alt ?? null)).toEqual(
      expected.map(({ picture, retraction }) =>
        retraction === null ? (picture?.alt ?? null) : null,
      ),
    )
  })

  it('has the retractions', () => {
    expect(imported.articles.map(({ retraction }) => retraction?.reason ?? null)).toEqual(
      expected.map(({ retraction }) => retraction?.reason ?? null),
    )
    expect(imported.articles.map(({ status }) => status)).toEqual(
      expected.map(({ retraction }) => (retraction === null ? 'published' : 'retracted')),
    )
  })
})

const candor = 'xmlns:candor="https://w3id.org/candor/1.0/"'

it('prefers the disclosure of an item to the options', async () => {
  const disclosed = `<candor:disclosure ${candor} mode="ai-autonomous" model="example-model-1">An AI wrote it.</candor:disclosure>`
  const { articles } = await importAll(inputOf(rss(`${rssItem(1, disclosed)}${rssItem(2)}`)), {
    mode: 'human-only',
    language: 'en',
  })
  expect(articles.map(({ disclosure }) => disclosure?.mode)).toEqual([
    'ai-autonomous',
    'human-only',
  ])
  expect(articles[0]?.disclosure).toMatchObject({
    model: 'example-model-1',
    statement: 'An AI wrote it.',
  })
})

it('takes a reviewer without the blanks around the name, which the database refuses', async () => {
  const disclosed = `<candor:disclosure ${candor} mode="ai-assisted" reviewed-by="\u00a0Ada  Example\u2028"/>`
  const { articles } = await importAll(inputOf(rss(rssItem(1, disclosed))), {
    mode: 'human-only',
    language: 'en',
  })
  expect(articles.map(({ disclosure }) => disclosure.reviewed_by)).toEqual(['Ada Example'])
})

const part = (attributes: string) => `<candor:part ${candor} ${attributes}/>`

it('takes the parts that the database accepts, and notes the others', async () => {
  const summary = part('name="summary" mode="ai-autonomous" model=" m  1 "')
  const wrong = [
    summary,
    part('name="tone" mode="human-only"'),
    part('name="data" mode="mixed"'),
    part('name="audio" mode="ai-assisted"'),
    part('name="translation" mode="ai-autonomous" from="not a tag"'),
  ]
  const disclosed = `<candor:disclosure ${candor} mode="ai-assisted"/>${summary}${wrong.join('')}`
  const { articles, items } = await importAll(inputOf(rss(rssItem(1, disclosed))))
  expect(articles[0]?.disclosure).toMatchObject({
    mode: 'ai-assisted',
    parts: [{ name: 'summary', mode: 'ai-autonomous', model: 'm 1' }],
  })
  expect(items.flatMap(codesOf).filter((code) => code === 'part_unreadable')).toHaveLength(5)
})

it.each(['local', 'ai', 'both'] as const)(
  'takes off labels of parts in the form %s',
  async (form) => {
    const article = buildArticle({
      language: 'de',
      standfirst: 'A week of repairs is over.',
      disclosure: buildDisclosure({
        mode: 'ai-autonomous',
        parts: [buildPart({ name: 'translation', translatedFrom: 'fr' })],
      }),
    })
    const site = buildSite({ labelForm: form, titleLabel: 'all' })
    const text = renderFeed(
      feedShowing(site, buildSelection(), buildSnapshot({ articles: [article] })),
      'rss',
    )
    const { articles } = await importAll(inputOf(text))
    expect(articles[0]).toMatchObject({
      title: article.title,
      standfirst: article.standfirst,
      disclosure: { statement: null, parts: [{ name: 'translation' }] },
    })
  },
)

it.each([
  'mode="magic"',
  'mode="ai-assisted"',
  'mode="ai-autonomous" reviewed-by="Ada Example"',
  `mode="human-only"/>${part('name="summary" mode="ai-autonomous"')}<candor:status`,
  `mode="ai-assisted"/>${part('name="text" mode="ai-autonomous"')}<candor:status`,
])('does not believe %s', async (attributes) => {
  const { items } = await importAll(
    inputOf(rss(rssItem(1, `<candor:disclosure ${candor} ${attributes} ${candor}/>`))),
  )
  expect(items[0]?.article.disclosure?.mode).toBe('human-only')
  expect(items.map(codesOf)[0]).toContain('mode_unreadable')
})

it('leaves out the notices of the feed of corrections', async () => {
  const notice = `<candor:correction ${candor} date="2026-05-02T08:30:00Z" ref="urn:x">Two lanes.</candor:correction>`
  expect((await importAll(inputOf(rss(`${rssItem(1, notice)}${rssItem(2)}`)))).leftOut).toEqual({
    notice: 1,
  })
})
