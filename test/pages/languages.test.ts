/** Pages in the site’s language, and everything on them in another language marked with its own. */
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import type { Site } from '../../src/settings/site.ts'
import { en } from '../../src/words/en.ts'
import { languages } from '../../src/words/languages.ts'
import { buildArticle, buildDisclosure, buildSource } from '../fixtures/build-article.ts'
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
  if (node.type === 'text') return node.value.trim() === '' ? [] : [{ language, text: node.value.trim() }]
  if (!('children' in node)) return []
  const properties: Element['properties'] = node.type === 'element' ? node.properties : {}
  const own = typeof properties['lang'] === 'string' ? properties['lang'] : language
  const labels = ['ariaLabel', 'title', 'placeholder'].flatMap((name) => {
    const text = properties[name]
    return typeof text === 'string' && text !== '' ? [{ language: own, text }] : []
  })
  if (node.type === 'element' && ['script', 'style', 'textarea', 'code'].includes(node.tagName)) return labels
  return [...labels, ...node.children.flatMap((child) => textsIn(child, own))]
}

async function read(site: Partial<Site>, path: string) {
  const articles = [
    buildArticle({ language: 'en', disclosure: buildDisclosure({ mode: 'ai-assisted' }) }),
    buildArticle({ guid: 'urn:x:ur', language: 'ur', sources: [buildSource({ language: 'ur' })] }),
  ]
  const response = await ask(openApp({ site, articles }), path)
  const document = fromHtml(await response.text())
  const html = document.children.find((child) => child.type === 'element')
  return { language: html?.properties['lang'], direction: html?.properties['dir'], texts: textsIn(document) }
}

describe.each(['de', 'fr', 'es', 'ar', 'pl'])('a site in %s', (language) => {
  it.each(paths)('has its page at %s in that language', async (path) => {
    const page = await read({ language }, path)
    expect([page.language, page.direction]).toEqual([language, language === 'ar' ? 'rtl' : undefined])
    expect(page.texts.length).toBeGreaterThan(15)
    const own = page.texts.filter((each) => each.language === language).map(({ text }) => text)
    const english = englishTexts()
    expect(english.length).toBeGreaterThan(100)
    expect(own.filter((text) => english.some((each) => text.includes(each)))).toEqual([])
    expect(own).toContain(languages[language]?.references?.policy)
    expect(own).toContain(languages[language]?.layout?.skip)
  })

  it('marks articles, labels and problems in another language', async () => {
    const { texts } = await read({ language }, '/')
    const marked = (text: string) => texts.filter((each) => each.text === text).map((each) => each.language)
    expect(marked('AI-assisted:')).toEqual(['en'])
    // An Urdu article: Candor has no words for it.
    expect(marked('AI-written, no human editor:')).toEqual(['en'])
    expect(marked('Bridge reopens after flood')).toEqual(['en', 'ur'])
    const missing = await read({ language }, '/nothing')
    expect(missing.texts.filter((each) => each.language === 'en').length).toBeGreaterThan(1)
  })
})

it.each(['nl', 'eu', 'zh-TW'])('a site in %s has English pages, and its own texts marked', async (language) => {
  const page = await read({ language, title: 'Nowiny' }, '/')
  expect(page.language).toBe('en')
  expect(page.texts.filter(({ text }) => text === 'Nowiny').map((each) => each.language)).toContain(language)
})

it('SAY_HUMAN changes what the policy page says about human articles', async () => {
  const textOf = async (sayHuman: 'on' | 'off') =>
    (await read({ sayHuman }, '/disclosure')).texts.map(({ text }) => text)
  const { humanSaid, modes } = en.pages.disclosure
  expect(await textOf('off')).toContain(modes['human-only'])
  expect(await textOf('on')).toContain(humanSaid)
  expect(await textOf('on')).not.toContain(modes['human-only'])
})
