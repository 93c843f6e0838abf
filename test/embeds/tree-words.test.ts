/** The words of an embed: which language each part is in, what is shown of a summary, and what others’ feeds leave out. */
import { describe, expect, it } from 'vitest'
import { headlinesTree } from '../../src/embeds/tree.ts'
import { buildArticle, buildDisclosure, buildPicture, buildSource, buildTopic } from '../fixtures/build-article.ts'
import { buildHeadline, buildHeadlines, buildOptions, headlinesOf } from '../fixtures/build-headlines.ts'
import { asFound, byRole, elementsIn, textsOf } from './read-embed.ts'

type Options = Parameters<typeof buildOptions>[0]
const treeOf = (headlines = buildHeadlines(), options: Options = {}) =>
  asFound(headlinesTree(headlines, buildOptions(options), null))
/** `undefined` where an element says nothing. */
const languages = (tree: ReturnType<typeof treeOf>, role: string) =>
  byRole(tree, role).map(({ attributes: { lang, dir } }) =>
    lang === undefined && dir === undefined ? '' : `${lang} ${dir}`,
  )

const labels = [
  ['en', 'AI-assisted:', '', 'Sources'],
  ['en-GB', 'AI-assisted:', '', 'Sources'],
  ['de-AT', 'KI-gestützt:', 'de-AT ltr', 'Quellen'],
  ['fr', 'Assisté par IA :', 'fr ltr', 'Sources'],
  ['es-419', 'Con ayuda de IA:', 'es-419 ltr', 'Fuentes'],
  ['ar', 'بمساعدة الذكاء الاصطناعي:', 'ar rtl', 'المصادر'],
] as const

describe('languages', () => {
  it.each(labels)('an article in %s is labelled in it: %s', (language, label, marked, sources) => {
    const disclosure = buildDisclosure({ mode: 'ai-assisted' })
    const tree = treeOf(headlinesOf([buildArticle({ language, disclosure })]))
    expect([textsOf(tree, 'label'), textsOf(tree, 'word')]).toEqual([[label], [sources]])
    expect([languages(tree, 'item'), languages(tree, 'label'), languages(tree, 'word')]).toEqual([[marked], [''], ['']])
  })

  it.each([
    ['ja', 'ja ltr'],
    ['he', 'he rtl'],
    ['az-Arab', 'az-Arab rtl'],
  ])('where we have no words in %s they are English, and say so', (language, marked) => {
    const source = buildSource({ language })
    const tree = treeOf(
      headlinesOf([buildArticle({ language, topics: [buildTopic()], sources: [source, buildSource()] })]),
    )
    expect(languages(tree, 'item')).toEqual([marked])
    expect(textsOf(tree, 'label')).toEqual(['AI-written, no human editor:'])
    for (const role of ['label', 'word']) expect(languages(tree, role)).toEqual(['en ltr'])
    expect(languages(tree, 'source')).toEqual(['', 'en ltr'])
    // Topics are the site's, and named in its language.
    expect(languages(tree, 'topic')).toEqual(['en ltr'])
  })

  it.each([
    ['de', 'Mehr: Example News', '', 'Wie wir KI einsetzen', 'Noch keine Artikel.'],
    ['ar', 'المزيد: Example News', '', 'كيف نستخدم الذكاء الاصطناعي', 'لا توجد مقالات بعد.'],
    ['ja', 'More: Example News', 'en ltr', 'How we use AI', 'No articles yet.'],
  ])(
    'a site in %s has its own words in it, or says that they are English',
    (language, back, marked, policy, nothing) => {
      const tree = treeOf(headlinesOf([], { language }))
      expect([tree.attributes['lang'], tree.attributes['dir']]).toEqual([language, language === 'ar' ? 'rtl' : 'ltr'])
      expect(['back', 'policy', 'nothing'].flatMap((role) => textsOf(tree, role))).toEqual([back, policy, nothing])
      for (const role of ['back', 'policy', 'nothing']) expect(languages(tree, role)).toEqual([marked])
    },
  )

  it('a title with signs of its own stands in the link back as it is', () => {
    const title = '$& {title} $1'
    expect(textsOf(treeOf(buildHeadlines({ title })), 'back')).toEqual([`More: ${title}`])
  })
})

describe('a summary', () => {
  const article = buildArticle()
  const retraction = { reason: 'It never happened.', date: new Date('2026-05-03T10:00:00Z') }
  const summariesOf = (changes: Parameters<typeof buildArticle>[0], options: Options = {}) =>
    textsOf(treeOf(headlinesOf([buildArticle(changes)]), options), 'summary')

  it('is shown where it is wanted, without the label that stands above it', () => {
    expect(summariesOf({})).toEqual([])
    expect(summariesOf({}, { summaries: true })).toEqual([article.standfirst])
    expect(summariesOf({ language: 'de' }, { summaries: true })).toEqual([article.standfirst])
    expect(summariesOf({ standfirst: '' }, { summaries: true })).toEqual([])
    const standfirst = 'AI-assisted: the newsroom’s own words.'
    const disclosure = buildDisclosure({ mode: 'human-only' })
    expect(summariesOf({ standfirst, disclosure }, { summaries: true })).toEqual([standfirst])
  })

  it.each([
    ['en', 'Retracted on 2026-05-03: It never happened.'],
    ['de', 'Zurückgezogen am 2026-05-03: It never happened.'],
  ])(
    'of a retracted article in %s is its notice, shown whatever is wanted, and its picture is not',
    (language, notice) => {
      for (const options of [{}, { summaries: true }, { summaries: false, images: true, layout: 'compact' as const }]) {
        const tree = treeOf(headlinesOf([buildArticle({ language, retraction, picture: buildPicture() })]), options)
        expect(textsOf(tree, 'notice')).toEqual([notice])
        expect([byRole(tree, 'label').length, byRole(tree, 'picture').length]).toEqual([1, 0])
      }
    },
  )
})

describe('what a feed of somebody else leaves out', () => {
  it('is left out: nothing is said of how it was made, and texts without an address are no links', () => {
    const source = buildSource({ language: null })
    const sources = Array.from({ length: 5 }, () => ({ url: source.url, title: 'Minutes', language: null }))
    const item = buildHeadline({ url: null, language: null, published: null, sources, summary: '' })
    const tree = treeOf(buildHeadlines({ language: null, homeUrl: null, policyUrl: null, items: [item] }), {
      summaries: true,
      target: '_blank',
    })
    expect('lang' in tree.attributes).toBe(false)
    expect(byRole(tree, 'item')[0]?.attributes).toEqual({ class: 'candor-item' })
    for (const role of ['label', 'meta', 'summary', 'policy']) expect(byRole(tree, role)).toEqual([])
    const texts = ['home', 'title', 'back'].flatMap((role) => byRole(tree, role))
    expect(texts.map(({ name, attributes }) => [name, attributes['href'], attributes['target']])).toEqual(
      Array.from({ length: 3 }, () => ['span', undefined, undefined]),
    )
    // Our own word is English; whatever else there is may be in any language.
    expect(languages(tree, 'back')).toEqual(['en ltr'])
    expect(textsOf(tree, 'source')).toEqual(['Minutes', 'Minutes', 'Minutes', '+2'])
    expect(elementsIn(tree).filter(({ name }) => name === 'a')).toHaveLength(3)
  })

  it('such as the language of an item, is what the feed says', () => {
    const label = { text: 'KI-gestützt:', language: 'de' }
    const tree = treeOf(
      buildHeadlines({ language: 'de', items: [buildHeadline({ language: null, label, topics: ['x'] })] }),
    )
    for (const role of ['item', 'label', 'topic']) expect(languages(tree, role)).toEqual([''])
  })
})
