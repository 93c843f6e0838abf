/** An entry’s full text for readers: disclosure first, sources last. */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import type { Entry } from '../../../src/core/feed/feed.ts'
import { toEntry } from '../../../src/core/feed/to-entry.ts'
import { de } from '../../../src/core/words/de.ts'
import { languages } from '../../../src/core/words/languages.ts'
import {
  buildArticle,
  buildDisclosure,
  buildPicture,
  buildSite,
} from '../../fixtures/build-article.ts'

const entryOf = (changes: Partial<Article>): Entry => toEntry(buildArticle(changes), buildSite())
const wholeContentOf = (changes: Partial<Article>): string => entryOf(changes).contentHtml ?? ''
/** Without the element that declares the disclosure. */
const contentOf = (changes: Partial<Article>): string => inside(wholeContentOf(changes))
const inside = (html: string | null) =>
  /^<div ai-disclosure="[^"]*"[^>]*>\n(.*)\n<\/div>$/s.exec(html ?? '')?.[1] ?? ''
const retraction = {
  reason: 'The bridge had never closed.',
  date: new Date('2026-05-03T23:59:00Z'),
}

it('runs from right to left in languages of such scripts only', () => {
  expect(wholeContentOf({ language: 'ar' })).toMatch(/^<div ai-[^>]* lang="ar" dir="rtl">/)
  expect(wholeContentOf({ language: 'ar-Latn' })).not.toMatch(/^<div[^>]* dir=/)
})

describe('the standfirst', () => {
  const standfirst = 'The stone bridge carries traffic again.'
  const isShown = (changes: Partial<Article>) =>
    contentOf({ standfirst, ...changes }).includes('candor-standfirst')

  it.each([
    '<p>The stone bridge carries traffic again.</p><p>More.</p>',
    '<p>The <b>stone</b>\n bridge&#32;carries traffic again. On Friday …</p>',
    '<h2>The stone bridge</h2><p>carries traffic again.</p>',
  ])('is not repeated if the body begins with it: %s', (bodyHtml) => {
    expect(isShown({ bodyHtml })).toBe(false)
  })

  it.each([
    ...['', '<p>Traffic: The stone bridge carries traffic again.</p>', '<p>The stone bridge</p>'],
    ...['<p>THE STONE BRIDGE CARRIES TRAFFIC AGAIN.</p>'],
  ])('stands before a body that begins otherwise: %s', (bodyHtml) => {
    expect(isShown({ bodyHtml })).toBe(true)
  })

  it('is told if it is a correction, also before a body that begins with it', () => {
    const bodyHtml = '<p>The stone bridge carries traffic again.</p>'
    const date = new Date('2026-05-02T08:30:00Z')
    const notice = {
      guid: 'urn:a',
      kind: 'correction',
      about: 'urn:b',
      text: standfirst,
      date,
      url: null,
    } as const
    expect(isShown({ bodyHtml, notice })).toBe(true)
  })
})

describe('the statement of an article’s own', () => {
  it.each([
    ['de', 'KI-Text ohne menschliche Redaktion: Ein Mensch schrieb das.'],
    ['ja', 'AI作成・人間の編集なし：Ein Mensch schrieb das.'],
    ['eu', '<span lang="en" dir="ltr">AI:</span> Ein Mensch schrieb das.'],
  ])('follows the label, as it may say anything: %s', (language, opening) => {
    const disclosure = buildDisclosure({ statement: 'Ein Mensch schrieb das.' })
    expect(contentOf({ language, disclosure })).toContain(`><strong>${opening}</strong></p>`)
    expect(entryOf({ language, disclosure }).summary).toMatch(/^(KI-Text ohne|AI作成|AI: )/)
  })
})

describe('the picture', () => {
  it('has a label that people see, beside the picture of the body too', () => {
    const picture = buildPicture({ url: 'https://news.example.org/a.jpg?b&c' })
    const label = '<small class="candor-picture">Mit KI</small>'
    const own = {
      ...languages,
      de: { ...de, pictures: { generated: 'Mit KI', edited: 'Bearbeitet' } },
    }
    const of = (bodyHtml: string) =>
      toEntry(buildArticle({ picture, bodyHtml, language: 'de' }), buildSite({ words: own }))
        .contentHtml
    expect(of('<p>A</p>')).toContain('<figcaption>Mit KI · Example Pictures</figcaption>')
    expect(of('<p>A</p><figure><img alt="a > b" src="/a.jpg?b&amp;c"></figure>')).toMatch(
      new RegExp(`<img [^]*?"> ${label}</figure>`),
    )
    expect(of('<p>A</p><img src="/b.jpg" srcset="/a.jpg?b&amp;c 2x">')).toContain(
      '<p class="candor-picture"><small>Mit KI</small></p>',
    )
    expect(
      contentOf({ picture: buildPicture({ digitalSourceType: 'digitalCapture' }) }),
    ).not.toContain('AI-generated')
  })

  it.each(['https://news.example.org/pictures/bridge.jpg', '/pictures/../pictures/bridge.jpg'])(
    'complaint 15: is not repeated if the body shows %s',
    (src) => {
      const content = contentOf({
        picture: buildPicture(),
        bodyHtml: `<p>Look:</p><img src="${src}" alt="">`,
      })
      expect(content.split('bridge.jpg')).toHaveLength(2)
      expect(content).not.toContain('<figcaption>')
    },
  )
})

describe('a retracted article', () => {
  it('has a title that says so once, if the newsroom wrote it', () => {
    const title = 'RETRACTED: Bridge reopens after flood'
    expect(entryOf({ retraction, title }).title).toBe(title)
  })
})
