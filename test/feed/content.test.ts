/** An entry’s full text for readers: disclosure first, sources last. */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.ts'
import { toEntry } from '../../src/feed/build-feed.ts'
import type { Entry } from '../../src/feed/feed.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSite,
  buildSource,
} from '../fixtures/build-article.ts'

const entryOf = (changes: Partial<Article>): Entry => toEntry(buildArticle(changes), buildSite())
const wholeContentOf = (changes: Partial<Article>): string => entryOf(changes).contentHtml ?? ''
/** Without the element that declares the disclosure. */
const contentOf = (changes: Partial<Article>): string => inside(wholeContentOf(changes))
const inside = (html: string | null) => /^<div ai-disclosure="[^"]*"[^>]*>(.*)<\/div>$/s.exec(html ?? '')?.[1] ?? ''
const retraction = { reason: 'The bridge had never closed.', date: new Date('2026-05-03T23:59:00Z') }

describe('the full text', () => {
  it('opens with the statement and a link to the policy', () => {
    expect(contentOf({})).toMatch(
      /^<p class="candor-disclosure" lang="en" dir="ltr"><strong>An AI wrote this article on its own; no human editor reviewed it\.<\/strong> <a href="https:\/\/news\.example\.org\/disclosure">How we use AI<\/a><\/p><p>The stone/,
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
    expect(wholeContentOf({ disclosure: buildDisclosure({ mode: 'human-only' }), bodyHtml: '', sources: [] })).toBe('')
  })

  it('shows no statement for human-only', () => {
    const content = contentOf({ disclosure: buildDisclosure({ mode: 'human-only' }) })
    expect(content).toMatch(/^<p>The stone/)
    expect(content).not.toContain('human')
  })

  it('runs from right to left in such languages', () => {
    const content = wholeContentOf({ language: 'ar' })
    expect(content).toMatch(/^<div ai-[^>]* lang="ar" dir="rtl"><p class="candor-disclosure" lang="ar" dir="rtl">/)
    expect(content).toMatch(/<\/div>$/)
    expect(wholeContentOf({ language: 'ar-Latn' })).not.toMatch(/^<div[^>]* dir=/)
  })

  it('marks the language of Candor’s texts if it differs from the article’s', () => {
    const content = contentOf({ language: 'ur', sources: [buildSource({ language: 'ur' })] })
    expect(content).toContain('<p class="candor-disclosure" lang="en" dir="ltr">')
    expect(content).toContain('<h2 lang="en" dir="ltr">Sources</h2>')
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
      disclosure: buildDisclosure({ statement: hostile }),
      picture: buildPicture({ alt: hostile, credit: hostile }),
      corrections: [buildCorrection({ text: hostile })],
      sources: [buildSource({ title: hostile, publisher: hostile })],
    })
    expect(content).not.toContain('<script')
    expect(content.split('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;')).toHaveLength(7)
  })
})

describe('the picture', () => {
  it('is one figure before the body, with alternative text, size and credit', () => {
    expect(contentOf({ picture: buildPicture() })).toContain(
      '</p><figure><img src="https://news.example.org/pictures/bridge.jpg" alt="A stone bridge over a river in flood"' +
        ' width="1600" height="900"><figcaption>Example Pictures</figcaption></figure><p>The stone',
    )
  })

  it('has no attributes or credit for missing fields', () => {
    const picture = buildPicture({ alt: '', credit: null, width: null, height: null })
    expect(contentOf({ picture })).toContain(
      '<figure><img src="https://news.example.org/pictures/bridge.jpg" alt=""></figure>',
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
  it('list each correction with its day and its address', () => {
    const corrections = [buildCorrection(), buildCorrection({ text: 'Second.', url: null })]
    expect(contentOf({ corrections })).toContain(
      '<section class="candor-corrections"><h2>Corrections</h2><ul>' +
        '<li><a href="https://news.example.org/corrections#bridge"><time datetime="2026-05-02">2026-05-02</time></a>: ' +
        'An earlier version gave the wrong year.</li>' +
        '<li><time datetime="2026-05-02">2026-05-02</time>: Second.</li></ul></section><section class="candor-sources">',
    )
  })

  it('list every source with a link, last and in the newsroom’s order', () => {
    const sources = [buildSource(), buildSource({ title: 'Protokoll', publisher: null, language: 'de' })]
    expect(contentOf({ sources })).toMatch(
      /<section class="candor-sources"><h2>Sources<\/h2><ol><li><a href="https:\/\/council\.example\.org\/minutes\?year=2026&amp;month=4"><cite>Minutes of the April session<\/cite><\/a>, Example Council<\/li><li><a [^>]+><cite lang="de" dir="ltr">Protokoll<\/cite><\/a><\/li><\/ol><\/section>$/,
    )
  })

  it('are absent if there are none', () => {
    expect(contentOf({ sources: [] })).not.toMatch(/candor-(corrections|sources)/)
  })

  it('have headings in the article’s language', () => {
    const content = contentOf({ language: 'de-AT', corrections: [buildCorrection()] })
    expect(content).toContain('<h2>Korrekturen</h2>')
    expect(content).toContain('<h2>Quellen</h2>')
  })
})

describe('a retracted article', () => {
  const retracted = entryOf({ retraction, picture: buildPicture(), corrections: [buildCorrection()] })

  it('remains, marked as canceled, with the notice instead of picture and body', () => {
    expect(retracted).toMatchObject({ id: buildArticle().guid, status: 'canceled', picture: null })
    expect(retracted.contentHtml).toContain(
      '</p><p class="candor-retraction"><strong>Retracted on <time datetime="2026-05-03">2026-05-03</time>:</strong>' +
        ' The bridge had never closed.</p><section class="candor-corrections">',
    )
    expect(retracted.contentHtml).not.toMatch(/The stone bridge|<figure>/)
  })

  it('keeps its disclosure and its sources', () => {
    expect(inside(retracted.contentHtml)).toMatch(/^<p class="candor-disclosure"/)
    expect(retracted.contentHtml).toContain('Minutes of the April session')
    expect(retracted.sources).toHaveLength(1)
  })
})
