/** The demo newsroom is complete and consistent, as the seed requires. */
import { existsSync } from 'node:fs'
import { needNoReviewer } from 'candor-disclosure/disclosure/parts.ts'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import type { DemoArticle } from '../../../demo/demo-article.ts'
import { pageUrl } from '../../../demo/insert-demo.ts'
import { newsroom } from '../../../demo/newsroom.ts'
import { topics } from '../../../demo/topics.ts'

const pictureFile = (file: string) => new URL(`../../../demo/pictures/${file}`, import.meta.url)

/** Slugs of the articles that break a rule: a failure names them. */
const offenders = (breaks: (article: DemoArticle) => boolean) =>
  newsroom.filter(breaks).map(({ slug }) => slug)

const countBy = (key: (article: DemoArticle) => string) =>
  newsroom.reduce<Record<string, number>>((counts, article) => {
    counts[key(article)] = (counts[key(article)] ?? 0) + 1
    return counts
  }, {})

const bodyOf = ({ bodyHtml }: DemoArticle) => fromHtml(bodyHtml, { fragment: true })

function elementsIn(node: Nodes): readonly Element[] {
  const below = 'children' in node ? node.children.flatMap(elementsIn) : []
  return node.type === 'element' ? [node, ...below] : below
}

const isUtcTime = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) &&
  new Date(text).toISOString() === text.replace('Z', '.000Z')

const isPresent = (text: string | undefined): text is string => text !== undefined

const datesOf = (article: DemoArticle): readonly string[] =>
  [
    article.publishedAt,
    article.updatedAt,
    article.retraction?.date,
    article.disclosure.generatedAt,
    ...article.sources.map(({ accessedAt }) => accessedAt),
    ...(article.corrections ?? []).map(({ date }) => date),
  ].filter(isPresent)

/**
 * Sorted tag names that match a pattern. HTML parsers accept an `h2` closed as `h3`; this check
 * does not.
 */
const namesIn = (html: string, pattern: RegExp) =>
  Array.from(html.matchAll(pattern), ([, name = '']) => name)
    .filter((name) => name !== 'img')
    .sort()
    .join(' ')

describe('the demo newsroom', () => {
  it('has the expected size and languages', () => {
    expect(newsroom.length).toBeGreaterThanOrEqual(44)
    expect(countBy(({ language }) => language)).toEqual({ en: 24, de: 6, fr: 6, es: 5, ar: 5 })
  })

  it('has two retractions, two embargoes and several corrections', () => {
    expect(countBy(({ status }) => status)).toEqual({
      published: newsroom.length - 2,
      retracted: 2,
    })
    expect(newsroom.filter(({ publishedAt }) => publishedAt >= '2050')).toHaveLength(2)
    expect(
      newsroom.filter(({ corrections }) => (corrections ?? []).length > 0).length,
    ).toBeGreaterThanOrEqual(4)
  })

  it('has unique guids, slugs and titles', () => {
    for (const key of ['guid', 'slug', 'title'] as const) {
      expect(new Set(newsroom.map((article) => article[key])).size).toBe(newsroom.length)
    }
    expect(
      offenders(
        ({ guid }) =>
          !/^urn:uuid:[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(guid),
      ),
    ).toEqual([])
    expect(offenders(({ slug }) => !/^[a-z\d]+(-[a-z\d]+)*$/.test(slug))).toEqual([])
  })

  it('uses every topic, and each has a label', () => {
    expect(Object.keys(topics).length).toBeGreaterThanOrEqual(8)
    expect([...new Set(newsroom.flatMap((article) => article.topics))].sort()).toEqual(
      Object.keys(topics).sort(),
    )
    expect(offenders((article) => article.topics.length === 0)).toEqual([])
  })

  it('includes the story about Candor’s origin, with its two sources', () => {
    const story = newsroom.find(({ slug }) => slug === 'musk-testifies-xai-distilled-openai-models')
    expect(story?.publishedAt.slice(0, 10)).toBe('2026-05-01')
    expect(story?.disclosure.mode).toBe('ai-autonomous')
    expect(story?.sources.map(({ url }) => url)).toEqual([
      'https://www.wired.com/',
      'https://techcrunch.com/',
    ])
    expect(story?.picture?.digitalSourceType).toBe('algorithmicMedia')
  })
})

describe('each article', () => {
  it('cites one to six sources, each once, by absolute addresses', () => {
    expect(offenders(({ sources }) => sources.length < 1 || sources.length > 6)).toEqual([])
    expect(
      offenders(({ sources }) =>
        sources.some(({ url }) => !/^https?:$/.test(new URL(url).protocol)),
      ),
    ).toEqual([])
    expect(
      offenders(({ sources }) => new Set(sources.map(({ url }) => url)).size < sources.length),
    ).toEqual([])
    expect(
      offenders(({ sources }) => sources.some(({ title, publisher }) => !title || !publisher)),
    ).toEqual([])
  })

  it('has a reviewer if its mode requires one, and only where it allows one', () => {
    const reviewed = ({ disclosure }: DemoArticle) => (disclosure.reviewedBy ?? '') !== ''
    expect(
      offenders((article) => {
        const { mode, parts = [] } = article.disclosure
        return reviewed(article)
          ? mode !== 'ai-assisted'
          : mode === 'ai-assisted' && !needNoReviewer(parts)
      }),
    ).toEqual([])
  })

  it('has a model and a time if and only if AI took part', () => {
    const named = ({ disclosure }: DemoArticle) =>
      disclosure.model === 'demo-model' &&
      disclosure.provider === 'Candor demo' &&
      isPresent(disclosure.generatedAt)
    expect(
      offenders((article) => named(article) !== (article.disclosure.mode !== 'human-only')),
    ).toEqual([])
    expect(
      offenders(
        ({ disclosure }) => disclosure.mode === 'human-only' && isPresent(disclosure.model),
      ),
    ).toEqual([])
  })

  it('has consistent dates in UTC', () => {
    expect(offenders((article) => !datesOf(article).every(isUtcTime))).toEqual([])
    expect(
      offenders(
        ({ publishedAt }) =>
          publishedAt < '2025-01-01' || (publishedAt > '2026-05-02' && publishedAt < '2050'),
      ),
    ).toEqual([])
    expect(
      offenders(({ disclosure, publishedAt }) => (disclosure.generatedAt ?? '') > publishedAt),
    ).toEqual([])
    expect(
      offenders(({ sources, publishedAt }) =>
        sources.some(({ accessedAt = '' }) => accessedAt > publishedAt),
      ),
    ).toEqual([])
  })
})

describe('each body', () => {
  it('is well-formed HTML without scripts', () => {
    const faulty = ({ bodyHtml }: DemoArticle) => {
      const faults: string[] = []
      fromHtml(bodyHtml, { fragment: true, onerror: (fault) => void faults.push(fault.reason) })
      return faults.length > 0
    }
    expect(offenders(faulty)).toEqual([])
    expect(
      offenders(
        ({ bodyHtml }) =>
          namesIn(bodyHtml, /<([a-z\d]+)/g) !== namesIn(bodyHtml, /<\/([a-z\d]+)>/g),
      ),
    ).toEqual([])
    expect(offenders((article) => elementsIn(bodyOf(article)).length < 3)).toEqual([])
    expect(offenders(({ bodyHtml }) => /<(script|style|iframe)|\son\w+=/i.test(bodyHtml))).toEqual(
      [],
    )
  })

  it('links to existing articles and pictures', () => {
    const slugs = new Set(newsroom.map(({ slug }) => slug))
    const targets = newsroom.flatMap((article) =>
      elementsIn(bodyOf(article))
        .flatMap(({ properties }) => [
          properties['href'],
          properties['src'],
          ...[properties['srcSet']].flat(),
        ])
        .filter((target): target is string => typeof target === 'string')
        .map(
          (target) =>
            new URL(target.split(' ')[0] ?? '', pageUrl('https://news.example.org', article.slug)),
        ),
    )
    const exists = ({ pathname }: URL) =>
      pathname.startsWith('/articles/')
        ? slugs.has(pathname.slice('/articles/'.length, -1))
        : pathname.startsWith('/demo/pictures/') &&
          existsSync(pictureFile(pathname.slice('/demo/pictures/'.length)))
    expect(targets.length).toBeGreaterThan(8)
    expect(targets.filter((target) => !exists(target)).map(String)).toEqual([])
  })
})
