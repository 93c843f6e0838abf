/**
 * Hostile articles in fragments and frames, and hostile feeds in the component: no text becomes
 * markup, and readers see each text as written.
 */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { readJsonFeed } from '../../../src/plugins/embeds/browser/read-json-feed.ts'
import { framePage } from '../../../src/plugins/embeds/frame-page.ts'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import { writeHtml } from '../../../src/plugins/embeds/write-html.ts'
import { xssPayloads } from '../../core/sanitize/xss-payloads.ts'
import {
  buildArticle,
  buildDisclosure,
  buildPicture,
  buildSite,
  buildSource,
  buildTopic,
} from '../../fixtures/build-article.ts'
import { elementsIn, type Found, readDocument, readFragment } from '../../fixtures/read-html.ts'
import { buildOptions, headlinesOf } from './build-headlines.ts'
import { embedElements, strangersAmong } from './embed-elements.ts'
import { hostileAddresses, hostileWebAddresses } from './hostile-addresses.ts'
import { hostileFeed } from './hostile-feed.ts'
import { hostileTexts } from './hostile-texts.ts'
import { hostileValues } from './hostile-values.ts'
import { asFound, asText, byRole, textsOf } from './read-embed.ts'

const options = buildOptions({ images: true, summaries: true, target: '_blank' })

/** The embed as parsed from the fragment; asserts that the frame has the same. */
async function readBoth(article: Article, title = 'Example News'): Promise<Found> {
  const headlines = headlinesOf([article], { title })
  const tree = headlinesTree(headlines, options, '_top')
  const fragment = readFragment(writeHtml(tree).html)
  expect(fragment.children).toEqual([asFound(tree)])
  const page = readDocument((await framePage(buildSite({ title }), headlines, options, null)).text)
  const [head, body] = elementsIn(page).filter(({ name }) => name === 'head' || name === 'body')
  const inBody = body?.children.filter((child) => typeof child !== 'string') ?? []
  expect(inBody.map(({ name }) => name)).toEqual(['section', 'script'])
  expect(inBody[0]).toEqual(asFound(tree))
  expect(elementsIn(head ?? page).map(({ name }) => name)).toEqual([
    ...['meta', 'meta', 'meta', 'meta', 'title', 'style'],
  ])
  expect(strangersAmong(elementsIn(fragment), embedElements)).toEqual([])
  return fragment
}

const article = (text: string, changes: Partial<Article> = {}) =>
  buildArticle({
    title: text,
    standfirst: text,
    topics: [buildTopic({ label: text })],
    sources: [buildSource({ title: text })],
    picture: buildPicture({ alt: text, credit: text }),
    disclosure: buildDisclosure({ model: text, provider: text }),
    ...changes,
  })

const shown = (text: string) => asText(text).trim()

/** Shortened for the test’s name. */
const attacks = hostileTexts.map((text) => [text.slice(0, 100), text] as const)

it('there are at least 200 attacks, without duplicates', () => {
  expect(xssPayloads.length).toBeGreaterThan(100)
  expect(hostileAddresses.length + hostileWebAddresses.length).toBeGreaterThan(30)
  expect(hostileTexts.length).toBeGreaterThanOrEqual(200)
  expect(new Set(hostileTexts).size).toBe(hostileTexts.length)
  const others = [...xssPayloads, ...hostileAddresses, ...hostileWebAddresses]
  expect(others.filter((each) => !hostileTexts.includes(each))).toEqual([])
})

describe('a hostile text', () => {
  it.each(attacks)('%j appears as written in every place', async (_, text) => {
    const found = await readBoth(article(text))
    const seen = [shown(text)].filter((each) => each !== '')
    expect(textsOf(found, 'title')).toEqual([shown(text)])
    for (const role of ['summary', 'topic', 'credit'])
      expect([role, ...textsOf(found, role)]).toEqual([role, ...seen])
    expect(textsOf(found, 'source')).toEqual([shown(text) || buildSource().url])
    expect(byRole(found, 'picture')[0]?.attributes['alt']).toBe(shown(text))
    expect(textsOf(found, 'label')).toEqual(['AI-written, no human editor:'])
    const { 'ai-model': model = '', 'ai-provider': provider = '' } =
      byRole(found, 'item')[0]?.attributes ?? {}
    expect([model, provider]).toEqual([shown(text), shown(text)])
  })

  it.each(attacks)(
    '%j appears as written in a retraction reason and a site’s title',
    async (_, text) => {
      const retraction = { reason: text, date: new Date('2026-05-03T10:00:00Z') }
      const found = await readBoth(article(text, { retraction }), text)
      expect(textsOf(found, 'notice')).toEqual([`Retracted on 3 May 2026: ${asText(text)}`.trim()])
      expect(textsOf(found, 'home')).toEqual([shown(text)])
      expect(textsOf(found, 'back')).toEqual([`More: ${shown(text)}`])
      expect(byRole(found, 'section')).toEqual([])
      expect(elementsIn(found)[0]?.attributes['aria-label']).toBe(shown(text))
    },
  )
})

describe('a hostile address', () => {
  const at = (url: string) =>
    buildArticle({
      url,
      sources: [buildSource({ url }), buildSource()],
      picture: buildPicture({ url }),
    })

  it.each(hostileAddresses)('%j is not used', async (url) => {
    const found = await readBoth(at(url))
    expect(byRole(found, 'title').map(({ attributes }) => attributes['href'])).toEqual([
      'https://news.example.org/',
    ])
    expect(byRole(found, 'source').map(({ attributes }) => attributes['href'])).toEqual([
      buildSource().url,
    ])
    expect(byRole(found, 'picture')).toEqual([])
  })

  it.each(hostileWebAddresses)('%j is used as a link and stays in its attribute', async (url) => {
    const found = await readBoth(at(url))
    const { href } = new URL(url)
    expect(byRole(found, 'title').map(({ attributes }) => attributes['href'])).toEqual([href])
    expect(byRole(found, 'source')[0]?.attributes['href']).toBe(href)
    expect(byRole(found, 'picture')[0]?.attributes['src']).toBe(href)
  })
})

describe('a hostile feed in the component', () => {
  const feedUrl = 'https://foreign.example/feed.json'

  it('has 200 values in every member', () => {
    expect(hostileValues.length).toBeGreaterThanOrEqual(200)
    expect(new Set(hostileValues.map((value) => JSON.stringify(value))).size).toBe(
      hostileValues.length,
    )
  })

  // The component writes the tree with createElement, setAttribute and texts
  // (released-component.test.ts), so it runs and loads nothing that is not in the tree.
  it.each(hostileValues.map((value) => [JSON.stringify(value).slice(0, 100), value] as const))(
    '%s adds no foreign element, attribute or address, and loads only its own picture',
    (_, value) => {
      const headlines = readJsonFeed(JSON.parse(hostileFeed(value)), feedUrl)
      const shown = { ...options, limit: 30, target: null }
      const tree = asFound(headlinesTree(headlines, shown, null))
      expect(byRole(tree, 'item').length).toBeGreaterThanOrEqual(4)
      const elements = [tree, ...elementsIn(tree)]
      expect(strangersAmong(elements, embedElements)).toEqual([])
      const loaded = elements.flatMap(({ attributes }) => attributes['src'] ?? [])
      expect(loaded.filter((src) => new URL(src).origin !== new URL(feedUrl).origin)).toEqual([])
      expect('pwned' in {}).toBe(false)
    },
  )
})
