/** Pages in the site’s language, and everything on them in another language marked with its own. */
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { errorPage } from '../../../src/core/pages/error-page.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { en } from '../../../src/core/words/en.ts'
import { languages } from '../../../src/core/words/languages.ts'
import type { ReadershipReport } from '../../../src/plugins/readers/report.ts'
import { statsPage } from '../../../src/plugins/readers/stats-page.ts'
import {
  buildArticle,
  buildDisclosure,
  buildSite,
  buildSource,
} from '../../fixtures/build-article.ts'
import { ask, openApp } from './read-page.ts'

const paths = ['/', '/disclosure', '/search/', '/feeds/', '/embed/new', '/nothing']

/** The texts of English pages that are long enough to be no accident. */
function englishTexts(words: object = en.pages): readonly string[] {
  return Object.values(words).flatMap((value: unknown) => {
    if (typeof value === 'string')
      return value
        .split(/\{\w+\}/)
        .map((part) => part.trim())
        .filter((part) => part.length > 14)
    return typeof value === 'object' && value !== null ? englishTexts(value) : []
  })
}

type Marked = { readonly language: string; readonly text: string }

/** Each text and label of a document, with the language that is declared for it. */
function textsIn(node: Nodes, language = ''): readonly Marked[] {
  if (node.type === 'text')
    return node.value.trim() === '' ? [] : [{ language, text: node.value.trim() }]
  if (!('children' in node)) return []
  const properties: Element['properties'] = node.type === 'element' ? node.properties : {}
  const own = typeof properties['lang'] === 'string' ? properties['lang'] : language
  const labels = ['ariaLabel', 'title', 'placeholder', 'content', 'alt'].flatMap((name) => {
    const text = properties[name]
    return typeof text === 'string' && text !== '' ? [{ language: own, text }] : []
  })
  if (node.type === 'element' && ['script', 'style', 'textarea', 'code'].includes(node.tagName))
    return labels
  return [...labels, ...node.children.flatMap((child) => textsIn(child, own))]
}

async function read(site: Partial<Site>, path: string) {
  const articles = [
    buildArticle({ language: 'en', disclosure: buildDisclosure({ mode: 'ai-assisted' }) }),
    buildArticle({ guid: 'urn:x:ur', language: 'ur', sources: [buildSource({ language: 'ur' })] }),
  ]
  const response = await ask(openApp({ site: { description: null, ...site }, articles }), path)
  return markedTexts(await response.text())
}

function markedTexts(text: string) {
  const document = fromHtml(text)
  const html = document.children.find((child) => child.type === 'element')
  const texts = textsIn(document)
  const textsOf = (language: string) =>
    texts.filter((each) => each.language === language).map((each) => each.text)
  return { language: html?.properties['lang'], direction: html?.properties['dir'], texts, textsOf }
}

const english = englishTexts()
const isEnglish = (text: string) => english.some((each) => text.includes(each))

const reasons = Object.keys(en.pages.error.texts) as (keyof typeof en.pages.error.texts)[]
const values = { path: '/topics/a/', all: '/', filter: 'topic=a', words: 'a' }

const totals = { requests: 1234, not_modified: 617, bytes: 1_500_000 }
const aggregators = Array.from({ length: 13 }, () => ({
  name: 'other',
  subscribers: 3,
  as_of: '2026-05-01',
  ...totals,
}))
const report: ReadershipReport = {
  ...{ from: '2026-05-01', to: '2026-05-02', complete: true },
  days: [{ day: '2026-05-01', subscribers: 3, direct_readers: 4, ...totals }],
  feeds: ['all', 'other'].map((family) => {
    return { family, readers: 7, subscribers: 3, direct_readers: 4, aggregators, ...totals }
  }),
  embeds: [{ host: '', family: 'all', requests: 1 }],
  errors: [],
}

describe.each(['de', 'fr', 'es', 'ar', 'pl'])('a site in %s', (language) => {
  it.each(paths)('has its page at %s in that language', async (path) => {
    const page = await read({ language }, path)
    expect([page.language, page.direction]).toEqual([
      language,
      language === 'ar' ? 'rtl' : undefined,
    ])
    expect(page.texts.length).toBeGreaterThan(15)
    const own = page.textsOf(language)
    expect(english.length).toBeGreaterThan(100)
    expect(own.filter(isEnglish)).toEqual([])
    expect(own).toContain(languages[language]?.references?.policy)
    expect(own).toContain(languages[language]?.layout?.skip)
  })

  it('marks articles and labels in another language', async () => {
    const { texts } = await read({ language }, '/')
    const marked = (text: string) =>
      texts.filter((each) => each.text === text).map((each) => each.language)
    expect(marked('AI-assisted:')).toEqual(['en'])
    // An Urdu article: Candor has no words for it.
    expect(marked('AI-written, no human editor:')).toEqual(['en'])
    expect(marked('Bridge reopens after flood')).toEqual(['en', 'ur'])
  })

  it.each(reasons)('tells the problem “%s”', async (reason) => {
    const view = { site: buildSite({ language }), demo: false }
    const explanation = { title: 'missing', reason, values, offered: ['/topics/b/'] } as const
    const page = markedTexts(
      await errorPage(view, { status: 404, title: 'English', detail: 'English', explanation }),
    )
    expect(page.texts.filter(({ text }) => isEnglish(text) || text.includes('English'))).toEqual([])
    const title = languages[language]?.pages?.error.titles.missing
    for (const text of [title, '/topics/b/']) expect(page.textsOf(language)).toContain(text)
  })

  it.each([
    ['/nothing', false, 'missing', 'No page or feed exists at /nothing'],
    ['/rss.xml?limit=0', false, 'invalid', 'limit is'],
    ['/', true, 'unavailable', 'database'],
    ['/embed/', true, null, 'database'],
  ] as const)(
    'has the problem at %s (down: %s) as a page, and programs in English',
    async (path, down, title, detail) => {
      const app = openApp({ site: { language }, down })
      const page = markedTexts(await (await ask(app, path)).text())
      expect(page.language).toBe(language)
      expect(page.textsOf(language).filter((text) => text.includes(detail))).toEqual([])
      expect(page.textsOf('en').some((text) => text.includes(detail))).toBe(title === 'invalid')
      if (title !== null)
        expect(page.textsOf(language)).toContain(languages[language]?.pages?.error.titles[title])
      const problem = await (await ask(app, path, { Accept: 'application/json' })).json()
      expect(problem.detail).toContain(detail)
      expect(Object.keys(problem)).toEqual(['title', 'status', 'detail'])
    },
  )

  it('tells how many read its feeds', async () => {
    const text = await statsPage({ site: buildSite({ language }), demo: false }, report, new Map())
    const page = markedTexts(text)
    for (const day of [report.from, report.to])
      expect(text).toContain(`<bdi dir="ltr">${day}</bdi>`)
    expect([page.language, page.textsOf(language).filter(isEnglish)]).toEqual([language, []])
    const { title, other, columns } = languages[language]?.pages?.stats ?? en.pages.stats
    for (const text of [title, other, columns.reported])
      expect(page.textsOf(language)).toContain(text)
  })

  it('describes itself without SITE_DESCRIPTION, also in feeds', async () => {
    const description = languages[language]?.pages?.description ?? ''
    expect(isEnglish(description)).toBe(false)
    expect((await read({ language }, '/')).textsOf(language)).toContain(description)
    for (const path of [
      '/rss.xml',
      '/feed.json',
      '/opensearch.xml',
      '/topics/public-works/atom.xml',
    ]) {
      const response = await ask(openApp({ site: { language, description: null } }), path)
      expect(await response.text()).toContain(description)
    }
  })
})

it('a site without pages in its language describes itself in English, marked as English', async () => {
  const description = 'News articles that say'
  const markedAs = async (site: Partial<Site>, beginning: string) =>
    (await read({ language: 'nl', ...site }, '/')).texts
      .filter(({ text }) => text.startsWith(beginning))
      .at(-1)?.language
  expect(await markedAs({}, description)).toBe('en')
  expect(await markedAs({ description: 'Nieuws' }, 'Nieuws')).toBe('nl')
})

it.each(['nl', 'eu', 'zh-TW'])(
  'a site in %s has English pages, and its own texts marked',
  async (language) => {
    const page = await read({ language, title: 'Nowiny' }, '/')
    expect(page.language).toBe('en')
    expect(
      page.texts.filter(({ text }) => text === 'Nowiny').map((each) => each.language),
    ).toContain(language)
  },
)

it('SAY_HUMAN changes what the policy page says about human articles', async () => {
  const textOf = async (sayHuman: 'on' | 'off') =>
    (await read({ sayHuman }, '/disclosure')).texts.map(({ text }) => text)
  const { humanStated, modes } = en.pages.disclosure
  expect(await textOf('off')).toContain(modes['human-only'])
  expect(await textOf('on')).toContain(humanStated)
  expect(await textOf('on')).not.toContain(modes['human-only'])
})
