/** An entry’s full text for readers: disclosure first, sources last. */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.ts'
import { toEntry } from '../../src/feed/build-feed.ts'
import type { Entry } from '../../src/feed/feed.ts'
import { withNotices } from '../../src/feed/notice-articles.ts'
import { de } from '../../src/words/de.ts'
import { languages } from '../../src/words/languages.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSite,
  buildSnapshot,
  buildSource,
} from '../fixtures/build-article.ts'

const entryOf = (changes: Partial<Article>): Entry => toEntry(buildArticle(changes), buildSite())
const wholeContentOf = (changes: Partial<Article>): string => entryOf(changes).contentHtml ?? ''
/** Without the element that declares the disclosure. */
const contentOf = (changes: Partial<Article>): string => inside(wholeContentOf(changes))
const inside = (html: string | null) => /^<div ai-disclosure="[^"]*"[^>]*>\n(.*)\n<\/div>$/s.exec(html ?? '')?.[1] ?? ''
const retraction = { reason: 'The bridge had never closed.', date: new Date('2026-05-03T23:59:00Z') }

describe('the full text', () => {
  it('opens with the statement, then the standfirst', () => {
    expect(contentOf({ bodyHtml: '<p>On Friday …</p>' })).toMatch(
      /^<p class="candor-disclosure" lang="en" dir="ltr"><strong>An AI wrote this article on its own; no human editor reviewed it\.<\/strong><\/p>\n<p class="candor-standfirst">The stone bridge carries traffic again\.<\/p>\n<p>On Friday/,
    )
  })

  it('is in an element that declares how it was made, by the W3C community group’s names', () => {
    const declared = (changes: Parameters<typeof buildDisclosure>[0]) =>
      /^<div[^>]*>/.exec(wholeContentOf({ disclosure: buildDisclosure(changes) }))?.[0]
    expect(declared({})).toBe(
      '<div ai-disclosure="ai-autonomous" ai-model="example-model-1" ai-provider="Example Provider">',
    )
    expect(declared({ mode: 'ai-assisted', model: '"', provider: null })).toBe(
      '<div ai-disclosure="ai-assisted" ai-model="&quot;">',
    )
    expect(declared({ mode: 'human-only' })).toBe('<div ai-disclosure="human-only">')
    const empty = { disclosure: buildDisclosure({ mode: 'human-only' }), standfirst: '', bodyHtml: '', sources: [] }
    expect(wholeContentOf(empty)).toBe('')
  })

  it('ends with the sources and a link to the policy', () => {
    expect(contentOf({})).toMatch(
      /<\/section>\n<p class="candor-policy"><a href="https:\/\/news\.example\.org\/disclosure">How we use AI<\/a><\/p>$/,
    )
  })

  it.each([
    ['the standfirst', {}, 'The stone bridge carries traffic again.'],
    ['the newest correction', { corrections: [buildCorrection()] }, 'Corrections 2 May 2026: An earlier version'],
    ['the reason of a retraction', { retraction }, 'Retracted on 3 May 2026: The bridge had never closed.'],
    [
      'the text that begins with the standfirst',
      { bodyHtml: undefined, picture: buildPicture({ credit: null }) },
      'AI-generated image The stone',
    ],
  ])('has %s on its second line, because FreshRSS shows two lines of an excerpt as they are', (_, changes, news) => {
    const { bodyHtml } = 'bodyHtml' in changes ? buildArticle() : { bodyHtml: '<p>On Friday …</p>' }
    const lines = contentOf({ ...changes, bodyHtml })
      .replace(/<[^>]*>/g, '')
      .trim()
      .split('\n')
    expect(lines[0]).toBe('An AI wrote this article on its own; no human editor reviewed it.')
    expect(lines[1]).toMatch(new RegExp(`^${news}`))
  })

  it('has every block on a line of its own, so that excerpts without tags join no words', () => {
    const content = contentOf({
      picture: buildPicture(),
      corrections: [buildCorrection()],
      bodyHtml: '<h2>One</h2><p>two</p><ul><li>three</li><li>four</li></ul>',
    })
    expect(content).not.toMatch(/<\/(p|h2|li|ul|ol|figure|figcaption|section)><(?!\/)/)
    expect(content.replace(/<[^>]*>/g, '')).toContain('One\ntwo\nthree\nfour')
  })

  it('runs from right to left in such languages', () => {
    const content = wholeContentOf({ language: 'ar' })
    expect(content).toMatch(/^<div ai-[^>]* lang="ar" dir="rtl">\n<p class="candor-disclosure" lang="ar" dir="rtl">/)
    expect(content).toMatch(/\n<\/div>$/)
    expect(wholeContentOf({ language: 'ar-Latn' })).not.toMatch(/^<div[^>]* dir=/)
  })

  it('marks the language of Candor’s texts if it differs from the article’s', () => {
    const content = contentOf({ language: 'ur', sources: [buildSource({ language: 'ur' })] })
    expect(content).toContain('<p class="candor-disclosure" lang="en" dir="ltr">')
    expect(content).toContain('<h2 lang="en" dir="ltr">Sources</h2>')
    expect(content).toContain('/disclosure" lang="en" dir="ltr">How we use AI</a>')
    expect(content).toContain('<cite>Minutes')
  })

  it('complaint 8: has no relative URLs', () => {
    const bodyHtml = '<p><a href="/a">a</a><img src="b.jpg" srcset="c.jpg 2x, /d.jpg 3x"></p>'
    const content = contentOf({ bodyHtml })
    expect(content).toContain('href="https://news.example.org/a"')
    expect(content).toContain('src="https://news.example.org/2026/05/b.jpg"')
    expect(content).toContain('https://news.example.org/2026/05/c.jpg 2x, https://news.example.org/d.jpg 3x')
  })

  it('escapes all texts of an article', () => {
    const hostile = '"><script>alert(1)</script>&amp;'
    const content = contentOf({
      bodyHtml: '',
      standfirst: hostile,
      disclosure: buildDisclosure({ statement: hostile }),
      picture: buildPicture({ alt: hostile, credit: hostile }),
      corrections: [buildCorrection({ text: hostile })],
      sources: [buildSource({ title: hostile, publisher: `${hostile} Ltd` })],
    })
    expect(content).not.toContain('<script')
    expect(content.split('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;')).toHaveLength(8)
  })
})

describe('the standfirst', () => {
  const standfirst = 'The stone bridge carries traffic again.'
  const isShown = (changes: Partial<Article>) => contentOf({ standfirst, ...changes }).includes('candor-standfirst')

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
    const notice = { guid: 'urn:a', kind: 'correction', about: 'urn:b', text: standfirst, date, url: null } as const
    expect(isShown({ bodyHtml, notice })).toBe(true)
  })

  it('follows the text of a correction, in the entry that the correction is', () => {
    const date = new Date('2026-05-02T08:30:00Z')
    const notice = { guid: 'urn:a', kind: 'correction', about: 'urn:b', text: 'Two lanes.', date, url: null } as const
    const contentOfNotice = (changes: Partial<Article>) => {
      const { articles } = withNotices(buildSnapshot({ articles: [buildArticle({ notice, ...changes })] }))
      return (articles[0] && toEntry(articles[0], buildSite()).contentHtml) ?? ''
    }
    expect(contentOfNotice({ bodyHtml: '<p>On Friday …</p>' })).toContain(
      `</p>\n<p class="candor-standfirst">Two lanes.</p>\n<p class="candor-standfirst">${standfirst}</p>\n<p>On Friday`,
    )
    expect(contentOfNotice({}).split(standfirst.slice(0, 16))).toHaveLength(2)
    expect(contentOfNotice({ bodyHtml: '', retraction })).not.toContain(standfirst)
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
    const own = { ...languages, de: { ...de, pictures: { generated: 'Mit KI', edited: 'Bearbeitet' } } }
    const of = (bodyHtml: string) =>
      toEntry(buildArticle({ picture, bodyHtml, language: 'de' }), buildSite({ words: own })).contentHtml
    expect(of('<p>A</p>')).toContain('<figcaption>Mit KI · Example Pictures</figcaption>')
    expect(of('<p>A</p><figure><img alt="a > b" src="/a.jpg?b&amp;c"></figure>')).toMatch(
      new RegExp(`<img [^]*?"> ${label}</figure>`),
    )
    expect(of('<p>A</p><img src="/b.jpg" srcset="/a.jpg?b&amp;c 2x">')).toContain(
      '<p class="candor-picture"><small>Mit KI</small></p>',
    )
    expect(contentOf({ picture: buildPicture({ digitalSourceType: 'digitalCapture' }) })).not.toContain('AI-generated')
  })

  it('is one figure before the body, with alternative text, size and credit', () => {
    expect(contentOf({ picture: buildPicture() })).toContain(
      '</p>\n<figure style="margin:1em 0"><img src="https://news.example.org/pictures/bridge.jpg" alt="A stone bridge over a river in flood"' +
        ' width="1600" height="900" style="height:auto"><figcaption>AI-generated image · Example Pictures</figcaption></figure>\n<p>The stone',
    )
  })

  it.each(['https://news.example.org/pictures/bridge.jpg', '/pictures/../pictures/bridge.jpg'])(
    'complaint 15: is not repeated if the body shows %s',
    (src) => {
      const content = contentOf({ picture: buildPicture(), bodyHtml: `<p>Look:</p><img src="${src}" alt="">` })
      expect(content.split('bridge.jpg')).toHaveLength(2)
      expect(content).not.toContain('<figcaption>')
    },
  )
})

describe('corrections and sources', () => {
  it('list each correction right after the disclosure, newest first, with its day and its address', () => {
    const corrections = [buildCorrection(), buildCorrection({ text: 'Second.', url: null })]
    expect(contentOf({ corrections, bodyHtml: '<p>On Friday …</p>' })).toContain(
      'reviewed it.</strong></p>\n<section class="candor-corrections"><strong>Corrections</strong> <ul>' +
        '<li><time datetime="2026-05-02">2 May 2026</time>: Second.</li>\n' +
        '<li><a href="https://news.example.org/corrections#bridge"><time datetime="2026-05-02">2 May 2026</time></a>: ' +
        'An earlier version gave the wrong year.</li></ul></section>\n<p class="candor-standfirst">',
    )
  })

  it('list every source with a link, after the text and in the newsroom’s order', () => {
    const sources = [buildSource(), buildSource({ title: 'Protokoll', publisher: null, language: 'de' })]
    expect(contentOf({ sources })).toMatch(
      /<section class="candor-sources">\n<h2>Sources<\/h2>\n<ol>\n<li><a href="https:\/\/council\.example\.org\/minutes\?year=2026&amp;month=4"><cite>Minutes of the April session<\/cite><\/a>, Example Council<\/li>\n<li><a [^>]+><cite lang="de" dir="ltr">Protokoll<\/cite><\/a><\/li>\n<\/ol>\n<\/section>\n<p class="candor-policy">/,
    )
  })
})

describe('a retracted article', () => {
  it('has a title that says so, in its language', () => {
    expect(entryOf({ retraction }).title).toBe('Retracted: Bridge reopens after flood')
    expect(entryOf({ retraction, language: 'de-AT' }).title).toBe('Zurückgezogen: Bridge reopens after flood')
    expect(entryOf({ retraction: null }).title).toBe('Bridge reopens after flood')
  })

  it('has a title that says so once, if the newsroom wrote it', () => {
    const title = 'RETRACTED: Bridge reopens after flood'
    expect(entryOf({ retraction, title }).title).toBe(title)
  })

  const retracted = entryOf({ retraction, picture: buildPicture(), corrections: [buildCorrection()] })

  it('remains, marked as canceled, with the notice instead of picture and body', () => {
    expect(retracted).toMatchObject({ id: buildArticle().guid, status: 'canceled', picture: null })
    expect(retracted.contentHtml).toContain(
      '</p>\n<p class="candor-retraction"><strong>Retracted on <time datetime="2026-05-03">3 May 2026</time>:</strong>' +
        ' The bridge had never closed.</p>\n<section class="candor-corrections">',
    )
    expect(retracted.contentHtml).not.toMatch(/The stone bridge|<figure|candor-standfirst/)
  })

  it('keeps its disclosure and its sources', () => {
    expect(inside(retracted.contentHtml)).toMatch(/^<p class="candor-disclosure"/)
    expect(retracted.contentHtml).toContain('Minutes of the April session')
    expect(retracted.sources).toHaveLength(1)
  })
})
