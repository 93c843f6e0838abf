/** The frame’s document: its policy allows exactly its own style and script, for any texts. */
import { describe, expect, it } from 'vitest'
import { frameNotice, framePage } from '../../src/embeds/frame-page.ts'
import { embedOptions } from '../../src/embeds/options.ts'
import { customProperties, embedStyle } from '../../src/embeds/style.ts'
import { buildArticle, buildPicture, buildSite } from '../fixtures/build-article.ts'
import { buildHeadlines, buildOptions, headlinesOf } from '../fixtures/build-headlines.ts'
import { elementsIn, hashesOf, policyOf, readDocument, textIn } from './read-embed.ts'

type Options = Parameters<typeof buildOptions>[0]
const site = { embedAncestors: "'self' https://partner.example" }
const frameOf = async (options: Options = {}, headlines = headlinesOf([buildArticle({ picture: buildPicture() })])) => {
  const { text, safety } = await framePage(buildSite(site), headlines, buildOptions(options), null)
  return { text, safety, page: readDocument(text), policy: policyOf(safety['Content-Security-Policy'] ?? '') }
}
const named = (page: ReturnType<typeof readDocument>, name: string) =>
  elementsIn(page).filter((element) => element.name === name)

const choices: readonly Options[] = [
  {},
  { theme: 'light' },
  { theme: 'dark', accent: '#0d5c66' },
  { images: true },
  { images: true, layout: 'cards', accent: '#ffffff' },
]

describe('a frame', () => {
  it.each(choices)('%j allows only its own style and script, by their hashes', async (options) => {
    const { text, safety, page, policy } = await frameOf(options)
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'style-src': hashesOf(page, 'style').join(' '),
      'script-src': hashesOf(page, 'script').join(' '),
      ...(options?.images ? { 'img-src': 'https: http:' } : {}),
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'self' https://partner.example",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    })
    expect([hashesOf(page, 'style').length, hashesOf(page, 'script').length]).toEqual([1, 1])
    // Hashes do not cover attributes.
    expect(text).not.toMatch(/ (style|on[a-z]+)=/)
    expect(Object.keys(safety).toSorted()).toEqual([
      ...['Content-Security-Policy', 'Cross-Origin-Embedder-Policy', 'Cross-Origin-Resource-Policy', 'Referrer-Policy'],
    ])
    expect(safety).toMatchObject({
      'Cross-Origin-Embedder-Policy': options?.images ? 'credentialless' : 'require-corp',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Referrer-Policy': 'no-referrer',
    })
    expect(named(page, 'img')).toHaveLength(options?.images ? 1 : 0)
  })

  it('has the language of its feed and is not indexed', async () => {
    const { page } = await frameOf({}, headlinesOf([], { language: 'ar', title: 'أخبار' }))
    expect(named(page, 'html')[0]?.attributes).toEqual({ lang: 'ar', dir: 'rtl' })
    expect(textIn({ children: named(page, 'title') })).toBe('أخبار')
    expect(named(page, 'meta').map(({ attributes }) => attributes['content'])).toContain('noindex')
    const unsaid = await frameOf({}, buildHeadlines({ language: null, homeUrl: null }))
    expect(named(unsaid.page, 'html')[0]?.attributes).toEqual({ lang: 'en', dir: 'ltr' })
  })

  it('opens links in the top window by default', async () => {
    const targets = async (options: Options) => [
      ...new Set(named((await frameOf(options)).page, 'a').map(({ attributes }) => attributes['target'])),
    ]
    expect(await targets({})).toEqual(['_top'])
    expect(await targets({ target: '_blank' })).toEqual(['_blank'])
  })

  it('has the chosen colours, by default those of the reader’s colour scheme', async () => {
    const styleOf = async (options: Options) => textIn({ children: named((await frameOf(options)).page, 'style') })
    expect(await styleOf({})).toContain(':root{color-scheme:light dark;')
    expect(await styleOf({})).not.toContain('--candor-accent:#')
    expect(await styleOf({ theme: 'dark' })).toContain(':root{color-scheme:dark;')
    expect(await styleOf({ theme: 'light', accent: '#0d5c66' })).toMatch(
      /color-scheme:light;.*--candor-accent:#0d5c66\}/,
    )
  })
})

describe('a notice in a frame', () => {
  it('has the text and a link to the site, under the same policy', async () => {
    const hostile = '</p></style><script>alert(1)</script>'
    const { text, safety } = await frameNotice(buildSite({ ...site, basePath: '/wire' }), hostile)
    const page = readDocument(text)
    expect(named(page, 'p').map(textIn)).toEqual([`${hostile} Example News`])
    expect(named(page, 'a').map(({ attributes }) => attributes)).toEqual([
      { href: 'https://news.example.org/wire/', target: '_top' },
    ])
    const policy = policyOf(safety['Content-Security-Policy'] ?? '')
    expect(policy.get('frame-ancestors')).toBe("'self' https://partner.example")
    expect([policy.get('style-src')]).toEqual(hashesOf(page, 'style'))
    expect([policy.get('script-src')]).toEqual(hashesOf(page, 'script'))
  })
})

describe('the stylesheet', () => {
  it('uses the documented custom properties and no others', () => {
    const read = [...embedStyle.matchAll(/var\((--candor-[a-z-]+)/g)].map(([, name]) => name)
    expect(new Set(read)).toEqual(new Set<string>(customProperties))
  })

  it('styles every layout and theme', () => {
    for (const name of ['cards', 'compact', 'list', 'light', 'dark']) expect(embedStyle).toContain(`.candor--${name}`)
    for (const text of ['cards', 'compact', 'list']) expect(embedOptions.layout.parse(text)).toBe(text)
    // Nothing in it ends the element or loads a resource.
    expect(embedStyle).not.toMatch(/<|url\(|@import|\\/)
  })
})
