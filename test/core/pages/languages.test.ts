/** Pages in the site’s language, and everything on them in another language marked with its own. */
import { describe, expect, it } from 'vitest'
import { errorPage } from '../../../src/core/pages/error-page.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { en } from '../../../src/core/words/en.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import {
  describePages,
  describeProblems,
  isEnglish,
  markedTexts,
  pageLanguages,
  readMarked,
} from './marked-texts.ts'
import { ask, openApp } from './read-page.ts'

const paths = ['/', '/disclosure', '/search/', '/feeds/', '/nothing']

const reasons = Object.keys(en.pages.error.texts) as (keyof typeof en.pages.error.texts)[]
const values = { path: '/topics/a/', all: '/', filter: 'topic=a', words: 'a' }

describe.each(pageLanguages)('a site in %s', (language) => {
  describePages(language, paths)

  it('marks articles and labels in another language', async () => {
    const { texts } = await readMarked({ language }, '/')
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

  describeProblems(language, [
    {
      path: '/nothing',
      down: false,
      title: 'missing',
      detail: 'No page or feed exists at /nothing',
    },
    { path: '/rss.xml?limit=0', down: false, title: 'invalid', detail: 'limit is' },
    { path: '/', down: true, title: 'unavailable', detail: 'database' },
  ])

  it('describes itself without SITE_DESCRIPTION, also in feeds', async () => {
    const description = languages[language]?.pages?.description ?? ''
    expect(isEnglish(description)).toBe(false)
    expect((await readMarked({ language }, '/')).textsOf(language)).toContain(description)
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
    (await readMarked({ language: 'nl', ...site }, '/')).texts
      .filter(({ text }) => text.startsWith(beginning))
      .at(-1)?.language
  expect(await markedAs({}, description)).toBe('en')
  expect(await markedAs({ description: 'Nieuws' }, 'Nieuws')).toBe('nl')
})

it.each(['nl', 'eu', 'zh-TW'])(
  'a site in %s has English pages, and its own texts marked',
  async (language) => {
    const page = await readMarked({ language, title: 'Nowiny' }, '/')
    expect(page.language).toBe('en')
    expect(
      page.texts.filter(({ text }) => text === 'Nowiny').map((each) => each.language),
    ).toContain(language)
  },
)

it('SAY_HUMAN changes what the policy page says about human articles', async () => {
  const textOf = async (sayHuman: 'on' | 'off') =>
    (await readMarked({ sayHuman }, '/disclosure')).texts.map(({ text }) => text)
  const { humanStated, modes } = en.pages.disclosure
  expect(await textOf('off')).toContain(modes['human-only'])
  expect(await textOf('on')).toContain(humanStated)
  expect(await textOf('on')).not.toContain(modes['human-only'])
})
