/** The frame’s document: its policy allows exactly its own style and script, for any texts. */
import { describe, expect, it } from 'vitest'
import { commonSheet } from '../../../src/core/pages/style.ts'
import { framePage } from '../../../src/plugins/embeds/frame-page.ts'
import { embedOptions } from '../../../src/plugins/embeds/options.ts'
import { headlinesReleases } from '../../../src/plugins/embeds/releases.ts'
import { customProperties, embedStyle } from '../../../src/plugins/embeds/style.ts'
import { buildArticle, buildPicture, buildSite } from '../../fixtures/build-article.ts'
import { elementsIn, readDocument, textIn } from '../../fixtures/read-html.ts'
import { buildHeadlines, buildOptions, headlinesOf } from './build-headlines.ts'
import { hashesOf, policyOf } from './read-embed.ts'

type Options = NonNullable<Parameters<typeof buildOptions>[0]>
const site = { embedAncestors: "'self' https://partner.example" }
const frameOf = async (
  options: Options = {},
  headlines = headlinesOf([buildArticle({ picture: buildPicture() })]),
) => {
  const { text, safety } = await framePage(buildSite(site), headlines, buildOptions(options), null)
  return {
    text,
    safety,
    page: readDocument(text),
    policy: policyOf(safety['Content-Security-Policy'] ?? ''),
  }
}
const named = (page: ReturnType<typeof readDocument>, name: string) =>
  elementsIn(page).filter((element) => element.name === name)

describe('a frame', () => {
  it('has the language of its feed and is not indexed', async () => {
    const { page } = await frameOf({}, headlinesOf([], { language: 'ar', title: 'أخبار' }))
    expect(named(page, 'html')[0]?.attributes).toEqual({ lang: 'ar', dir: 'rtl' })
    expect(textIn({ children: named(page, 'title') })).toBe('أخبار')
    expect(named(page, 'meta').map(({ attributes }) => attributes['content'])).toContain('noindex')
    const unstated = await frameOf({}, buildHeadlines({ language: null, homeUrl: null }))
    expect(named(unstated.page, 'html')[0]?.attributes).toEqual({ lang: 'en', dir: 'ltr' })
  })

  it('has the chosen colours, by default those of the reader’s colour scheme', async () => {
    const styleOf = async (options: Options) =>
      textIn({ children: named((await frameOf(options)).page, 'style') })
    expect(await styleOf({})).toContain(':root{color-scheme:light dark;')
    expect(await styleOf({})).not.toContain('--candor-accent:#')
    expect(await styleOf({ theme: 'dark' })).toContain(':root{color-scheme:dark;')
    expect(await styleOf({ theme: 'light', accent: '#0d5c66' })).toMatch(
      /color-scheme:light;.*--candor-accent:#0d5c66\}/,
    )
  })
})

describe('the policy of a frame', () => {
  it.each<Options>([
    {},
    { theme: 'light' },
    { theme: 'dark', accent: '#0d5c66' },
    { images: true },
    { layout: 'cards', images: true, accent: '#ffffff' },
  ])('allows its own script and style, by hash, and the named partners: %j', async (options) => {
    const { text, safety, page, policy } = await frameOf(options)
    const [[style], [script]] = [hashesOf(page, 'style'), hashesOf(page, 'script')]
    expect(Object.fromEntries(policy)).toEqual({
      ...{ 'default-src': "'none'", 'style-src': style, 'script-src': script },
      ...(options.images ? { 'img-src': 'https: http:' } : {}),
      ...{ 'base-uri': "'none'", 'form-action': "'none'" },
      'frame-ancestors': site.embedAncestors,
      ...{ 'require-trusted-types-for': "'script'", 'trusted-types': "'none'" },
    })
    // Hashes do not cover attributes.
    expect(text).not.toMatch(/ (style|on[a-z]+)=/)
    expect(safety['Cross-Origin-Embedder-Policy']).toBe(
      options.images ? 'credentialless' : 'require-corp',
    )
  })
})

describe('the stylesheet', () => {
  it('uses the documented custom properties and no others', () => {
    const read = [...embedStyle.matchAll(/var\((--candor-[a-z-]+)/g)].map(([, name]) => name)
    expect(new Set(read)).toEqual(new Set<string>(customProperties))
  })

  // Firefox aligns an item by its list's direction (`li { text-align: match-parent }`), and
  // Chromium cannot show that.
  it.each([
    ['embeds', embedStyle, '.candor-item{'],
    ['pages', commonSheet.text, 'li{'],
    ['the component', headlinesReleases[0].text, '.candor-item{'],
  ])('aligns each item by its own direction: %s', (_, style, selector) => {
    const [, rule = ''] = style.split(new RegExp(`(?<=[}\\n])${selector}`))
    expect(rule.split('}')[0]).toMatch(/text-align: ?start/)
  })

  it('styles every layout and theme', () => {
    for (const name of ['cards', 'compact', 'list', 'light', 'dark'])
      expect(embedStyle).toContain(`.candor--${name}`)
    for (const text of ['cards', 'compact', 'list'])
      expect(embedOptions.layout.parse(text)).toBe(text)
    // Nothing in it ends the element or loads a resource.
    expect(embedStyle).not.toMatch(/<|url\(|@import|\\/)
  })
})
