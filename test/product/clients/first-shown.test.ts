/**
 * What feed readers show first, in their lists and in their article views, of every article of the
 * demo: the disclosure, then news. `node test/product/clients/shown/print.ts` prints it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { toEntry } from '../../../src/core/feed/to-entry.ts'
import { buildSelection, buildSite } from '../../fixtures/build-article.ts'
import { runService } from './running-service.ts'
import { clients } from './shown/clients.ts'
import { readWithLiferea } from './shown/liferea.ts'
import { type ShownArticle, singleSpaced } from './shown/shown.ts'
import { simplePie } from './shown/simplepie.ts'

const slowMs = 150_000
/** Where the disclosure must be. */
const firstCharacters = 120

/** Letters and digits: readers change quotation marks and lines, and mark emphasis. */
const lettersOf = (text: string) =>
  singleSpaced(text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '))

/** Liferea takes titles in RSS for HTML, and drops what looks like a tag. */
const asTitle = (title: string) => singleSpaced(title.replace(/<[^>]*>/g, ''))

let service: Awaited<ReturnType<typeof runService>>
let articles: readonly Article[]
beforeAll(async () => {
  service = await runService()
  ;({ articles } = await service.store.latest(buildSelection({ limit: 30 })))
})
afterAll(() => service.close())

/**
 * The sentence or the words with which the text of an article can begin; `['']` if nothing has to
 * be disclosed.
 */
function disclosures(article: Article): readonly string[] {
  const { disclosure } = toEntry(article, buildSite())
  return disclosure?.label ? [disclosure.statement, disclosure.label.text] : ['']
}

function isDisclosed(text: string, article: Article): boolean {
  const first = lettersOf(singleSpaced(text).slice(0, firstCharacters))
  return disclosures(article).some((disclosure) =>
    first.startsWith(lettersOf(disclosure).slice(0, 60).trim()),
  )
}

describe.each(
  clients.flatMap(({ paths, ...client }) => paths.map((path) => ({ ...client, path }))),
)('$name shows of $path', ({ path, read }) => {
  let shown: readonly { readonly article: Article; readonly seen: ShownArticle }[]
  beforeAll(async () => {
    const read30 = await read(service.origin, path)
    shown = articles.flatMap((article) => {
      const seen = read30.find(({ title }) => asTitle(title).endsWith(asTitle(article.title)))
      return seen ? [{ article, seen }] : []
    })
  }, slowMs)
  const faults = (isRight: (article: Article, seen: ShownArticle) => boolean) =>
    shown.flatMap(({ article, seen }) =>
      isRight(article, seen)
        ? []
        : [[seen.title, seen.excerpt?.slice(0, 300), seen.text.slice(0, 300), seen.tags]],
    )

  it('every article', () => {
    expect(articles).toHaveLength(30)
    expect(shown).toHaveLength(30)
  })

  it('the disclosure first in each article', () => {
    expect(faults((article, { text }) => isDisclosed(text, article))).toEqual([])
  })

  it('the disclosure first in the list, where it shows more than titles', () => {
    expect(
      faults((article, { excerpt }) => excerpt === null || isDisclosed(excerpt, article)),
    ).toEqual([])
  })

  it('news right after the disclosure, so that an excerpt holds some', () => {
    const plain = ({ corrections, retraction }: Article) =>
      corrections.length === 0 && retraction === null
    expect(shown.filter(({ article }) => plain(article)).length).toBeGreaterThan(15)
    const isNext = (article: Article, text: string) =>
      disclosures(article).some((disclosure) =>
        lettersOf(text).startsWith(lettersOf(`${disclosure} ${article.standfirst}`)),
      )
    expect(faults((article, { text }) => !plain(article) || isNext(article, text))).toEqual([])
  })

  it('a correction between the disclosure and the standfirst', () => {
    const corrected = shown.filter(
      ({ article }) => article.corrections.length > 0 && article.retraction === null,
    )
    expect(corrected.length).toBeGreaterThan(0)
    for (const { article, seen } of corrected) {
      const [text, correction] = [seen.text, article.corrections.at(-1)?.text ?? ''].map(lettersOf)
      expect(text?.indexOf(correction ?? '')).toBeGreaterThan(-1)
      expect(text?.indexOf(correction ?? '')).toBeLessThan(
        text?.indexOf(lettersOf(article.standfirst)) ?? -1,
      )
    }
  })

  it('a retraction in the title', () => {
    expect(shown.filter(({ article }) => article.retraction !== null).length).toBeGreaterThan(0)
    expect(
      faults(
        ({ title, retraction }, seen) =>
          (retraction === null) === (asTitle(seen.title) === asTitle(title)),
      ),
    ).toEqual([])
  })

  it('tags that are words for people, one of them for the mode', () => {
    const isCode = (tag: string) =>
      /AlgorithmicMedia|digitalCreation|canceled|^[a-z]+-[a-z-]+$/.test(tag)
    const isRight = (article: Article, tags: readonly string[]) => {
      const tag = toEntry(article, buildSite()).disclosure?.tag ?? null
      return !tags.some(isCode) && (tag === null || tags.includes(tag))
    }
    expect(faults((article, { tags }) => tags === null || isRight(article, tags))).toEqual([])
  })

  it('its author once', () => {
    expect(faults(({ byline }, { author }) => author === byline)).toEqual([])
  })
})

it.each(['/rss.xml', '/atom.xml'])(
  'FreshRSS shows of %s two lines of each article as they are: the disclosure, and news',
  { timeout: slowMs },
  async (path) => {
    const shown = await simplePie.read(service.origin, path)
    const faults = articles.flatMap((article) => {
      const excerpt =
        shown.find(({ title }) => asTitle(title).endsWith(asTitle(article.title)))?.excerpt ?? ''
      const [first = '', second = ''] = excerpt.split('\n')
      const isRight =
        disclosures(article).join('') === '' ||
        (isDisclosed(first, article) && second.trim() !== '')
      return isRight ? [] : [[article.title, first, second]]
    })
    expect(articles).toHaveLength(30)
    expect(faults).toEqual([])
  },
)

it.each(['/rss.xml', '/atom.xml'])(
  'Liferea takes the page of %s for its home page',
  { timeout: slowMs },
  async (path) => {
    expect((await readWithLiferea(`${service.origin}${path}`)).home).toBe(`${service.origin}/`)
  },
)
