/** The texts of pages with the language that is declared for each, and what they must be. */
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { expect, it } from 'vitest'
import type { Opened } from '../../../src/core/plugin.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { en } from '../../../src/core/words/en.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { buildArticle, buildDisclosure, buildSource } from '../../fixtures/build-article.ts'
import { ask, openApp } from './read-page.ts'

/** Languages that have pages. */
export const pageLanguages = ['de', 'fr', 'es', 'ar', 'pl']

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

/** The texts of a page of a newsroom with articles in two languages. */
export async function readMarked(
  site: Partial<Site>,
  path: string,
  plugins: readonly Opened[] = [],
) {
  const articles = [
    buildArticle({ language: 'en', disclosure: buildDisclosure({ mode: 'ai-assisted' }) }),
    buildArticle({ guid: 'urn:x:ur', language: 'ur', sources: [buildSource({ language: 'ur' })] }),
  ]
  const response = await ask(
    openApp({ site: { description: null, ...site }, articles, plugins }),
    path,
  )
  return markedTexts(await response.text())
}

export function markedTexts(text: string) {
  const document = fromHtml(text)
  const html = document.children.find((child) => child.type === 'element')
  const texts = textsIn(document)
  const textsOf = (language: string) =>
    texts.filter((each) => each.language === language).map((each) => each.text)
  return { language: html?.properties['lang'], direction: html?.properties['dir'], texts, textsOf }
}

/** Texts that stand on English pages alone. */
export const english = englishTexts()
export const isEnglish = (text: string) => english.some((each) => text.includes(each))

/** A site in this language has these pages in that language. */
export function describePages(
  language: string,
  paths: readonly string[],
  plugins: readonly Opened[] = [],
): void {
  it.each(paths)('has its page at %s in that language', async (path) => {
    const page = await readMarked({ language }, path, plugins)
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
}

type ShownProblem = {
  readonly path: string
  readonly down: boolean
  readonly title: 'missing' | 'invalid' | 'unavailable' | null
  readonly detail: string
}

/** A site in this language has these problems as pages, and programs get them in English. */
export function describeProblems(
  language: string,
  problems: readonly ShownProblem[],
  plugins: readonly Opened[] = [],
): void {
  it.each(problems)(
    'has the problem at $path (down: $down) as a page, and programs in English',
    async ({ path, down, title, detail }) => {
      const app = openApp({ site: { language }, down, plugins })
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
}
