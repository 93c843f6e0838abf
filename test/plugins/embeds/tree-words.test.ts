/** Languages of an embed’s texts, its summaries, and missing fields of other feeds. */
import { describe, expect, it } from 'vitest'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import {
  buildArticle,
  buildDisclosure,
  buildPicture,
  buildSource,
  buildTopic,
} from '../../fixtures/build-article.ts'
import { elementsIn } from '../../fixtures/read-html.ts'
import { buildHeadline, buildHeadlines, buildOptions, headlinesOf } from './build-headlines.ts'
import { asFound, byRole, textsOf } from './read-embed.ts'

type Options = Parameters<typeof buildOptions>[0]
const treeOf = (headlines = buildHeadlines(), options: Options = {}) =>
  asFound(headlinesTree(headlines, buildOptions(options), null))
/** `undefined` for an element without `lang` and `dir`. */
const languages = (tree: ReturnType<typeof treeOf>, role: string) =>
  byRole(tree, role).map(({ attributes: { lang, dir } }) =>
    lang === undefined && dir === undefined ? '' : `${lang} ${dir}`,
  )

const labels = [
  ['en', 'AI-assisted:', '', 'Sources'],
  ['de-AT', 'KI-gestützt:', 'de-AT ltr', 'Quellen'],
  ['ar', 'بمساعدة الذكاء الاصطناعي:', 'ar rtl', 'المصادر'],
] as const

describe('languages', () => {
  it.each(labels)(
    'an article in %s has its label in that language: %s',
    (language, label, marked, sources) => {
      const disclosure = buildDisclosure({ mode: 'ai-assisted' })
      const tree = treeOf(headlinesOf([buildArticle({ language, disclosure })]))
      expect([textsOf(tree, 'label'), textsOf(tree, 'word')]).toEqual([[label], [sources]])
      expect([languages(tree, 'item'), languages(tree, 'label'), languages(tree, 'word')]).toEqual([
        [marked],
        [''],
        [''],
      ])
    },
  )

  it.each([
    ['eu', 'eu ltr'],
    ['ur', 'ur rtl'],
  ])('an article in %s has texts in English, marked as English', (language, marked) => {
    const source = buildSource({ language })
    const tree = treeOf(
      headlinesOf([
        buildArticle({ language, topics: [buildTopic()], sources: [source, buildSource()] }),
      ]),
    )
    expect(languages(tree, 'item')).toEqual([marked])
    expect(textsOf(tree, 'label')).toEqual(['AI-written, no human editor:'])
    for (const role of ['label', 'word']) expect(languages(tree, role)).toEqual(['en ltr'])
    expect(languages(tree, 'source')).toEqual(['', 'en ltr'])
    // Topic labels are in the site’s language.
    expect(languages(tree, 'topic')).toEqual(['en ltr'])
  })

  it.each([
    ['de', 'Mehr: Example News', '', 'Wie wir KI einsetzen', 'Noch keine Artikel.'],
    ['ar', 'المزيد: Example News', '', 'كيف نستخدم الذكاء الاصطناعي', 'لا توجد مقالات بعد.'],
    ['eu', 'More: Example News', 'en ltr', 'How we use AI', 'No articles yet.'],
  ])(
    'a site in %s has texts in its language, or texts marked as English',
    (language, back, marked, policy, nothing) => {
      const tree = treeOf(headlinesOf([], { language }))
      expect([tree.attributes['lang'], tree.attributes['dir']]).toEqual([
        language,
        language === 'ar' ? 'rtl' : 'ltr',
      ])
      expect(['back', 'policy', 'nothing'].flatMap((role) => textsOf(tree, role))).toEqual([
        back,
        policy,
        nothing,
      ])
      for (const role of ['back', 'policy', 'nothing'])
        expect(languages(tree, role)).toEqual([marked])
    },
  )
})

describe('a summary', () => {
  const article = buildArticle()
  const retraction = { reason: 'It never happened.', date: new Date('2026-05-03T10:00:00Z') }
  const summariesOf = (changes: Parameters<typeof buildArticle>[0], options: Options = {}) =>
    textsOf(treeOf(headlinesOf([buildArticle(changes)]), options), 'summary')

  it('is shown only with the option, without the label, which the headline has', () => {
    expect(summariesOf({})).toEqual([])
    expect(summariesOf({}, { summaries: true })).toEqual([article.standfirst])
    expect(summariesOf({ language: 'de' }, { summaries: true })).toEqual([article.standfirst])
    expect(summariesOf({ standfirst: '' }, { summaries: true })).toEqual([])
    const standfirst = 'AI-assisted: the newsroom’s own words.'
    const disclosure = buildDisclosure({ mode: 'human-only' })
    expect(summariesOf({ standfirst, disclosure }, { summaries: true })).toEqual([standfirst])
  })

  it.each([
    ['en', 'Retracted on 3 May 2026: It never happened.'],
    ['de', 'Zurückgezogen am 3. Mai 2026: It never happened.'],
  ])(
    'of a retracted article in %s is its notice, shown with any options, without the picture',
    (language, notice) => {
      for (const options of [
        {},
        { summaries: true },
        { summaries: false, images: true, layout: 'compact' as const },
      ]) {
        const tree = treeOf(
          headlinesOf([buildArticle({ language, retraction, picture: buildPicture() })]),
          options,
        )
        expect(textsOf(tree, 'notice')).toEqual([notice])
        expect([byRole(tree, 'label').length, byRole(tree, 'picture').length]).toEqual([1, 0])
      }
    },
  )
})

describe('a missing field of another feed', () => {
  it('has no element: no label without a mode, no link without an address', () => {
    const source = buildSource({ language: null })
    const sources = Array.from({ length: 5 }, () => ({
      url: source.url,
      title: 'Minutes',
      language: null,
    }))
    const item = buildHeadline({ url: null, language: null, published: null, sources, summary: '' })
    const tree = treeOf(
      buildHeadlines({ language: null, homeUrl: null, policyUrl: null, items: [item] }),
      {
        summaries: true,
        target: '_blank',
      },
    )
    expect('lang' in tree.attributes).toBe(false)
    expect(byRole(tree, 'item')[0]?.attributes).toEqual({ class: 'candor-item' })
    for (const role of ['label', 'meta', 'summary', 'policy'])
      expect(byRole(tree, role)).toEqual([])
    const texts = ['home', 'title', 'back'].flatMap((role) => byRole(tree, role))
    expect(
      texts.map(({ name, attributes }) => [name, attributes['href'], attributes['target']]),
    ).toEqual(Array.from({ length: 3 }, () => ['span', undefined, undefined]))
    // “More” is English; the title may be in any language.
    expect(languages(tree, 'back')).toEqual(['en ltr'])
    expect(textsOf(tree, 'source')).toEqual(['Minutes', 'Minutes', 'Minutes', '+2'])
    expect(elementsIn(tree).filter(({ name }) => name === 'a')).toHaveLength(3)
  })

  it('is the feed’s language for an item without a language', () => {
    const label = { text: 'KI-gestützt:', language: 'de' }
    const tree = treeOf(
      buildHeadlines({
        language: 'de',
        items: [buildHeadline({ language: null, label, topics: ['x'] })],
      }),
    )
    for (const role of ['item', 'label', 'topic']) expect(languages(tree, role)).toEqual([''])
  })
})
