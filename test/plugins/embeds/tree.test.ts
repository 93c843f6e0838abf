/** The elements of an embed: their order, heading levels, and effects of the options. */
import { describe, expect, it } from 'vitest'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import {
  buildArticle,
  buildPicture,
  buildSource,
  buildTopic,
} from '../../fixtures/build-article.ts'
import { elementsIn, textIn } from '../../fixtures/read-html.ts'
import { buildHeadlines, buildOptions, headlinesOf } from './build-headlines.ts'
import { asFound, byRole, textsOf } from './read-embed.ts'

type Options = Parameters<typeof buildOptions>[0]
const treeOf = (
  headlines = buildHeadlines(),
  options: Options = {},
  target: '_top' | null = null,
) => asFound(headlinesTree(headlines, buildOptions(options), target))
const ours = (changes: Parameters<typeof buildArticle>[0] = {}, options: Options = {}) =>
  treeOf(headlinesOf([buildArticle(changes)]), options)
const sources = (count: number) =>
  Array.from({ length: count }, (_, index) => buildSource({ title: `Source ${index + 1}` }))

describe('an embed', () => {
  it('is a labelled section with a heading, a list of headlines, the link back and the AI policy', () => {
    const section = ours({ topics: [buildTopic()] })
    expect(section.name).toBe('section')
    expect(section.attributes).toEqual({
      class: 'candor candor--list candor--auto',
      'aria-label': 'Example News',
      lang: 'en',
      dir: 'ltr',
    })
    expect(
      elementsIn(section).map(({ name, attributes }) => `${name}.${attributes['class']?.slice(7)}`),
    ).toEqual([
      ...['h2.heading', 'a.home', 'ul.list', 'li.item', 'h3.headline', 'span.label', 'a.title'],
      'p.meta',
      'time.time',
      'bdi.topic',
      'p.sources',
      'span.word',
      'a.source',
      'p.foot',
      'a.back',
      'a.policy',
    ])
    // Safari drops the list role of a list without markers.
    expect(byRole(section, 'list')[0]?.attributes['role']).toBe('list')
    expect(textIn(section)).toBe(
      'Example NewsAI-written, no human editor: Bridge reopens after flood1 May 2026 · 12:00 UTC · Public works' +
        'Sources: Minutes of the April sessionMore: Example News · How we use AI',
    )
    const [time] = byRole(section, 'time')
    expect(time?.attributes).toEqual({
      class: 'candor-time',
      datetime: '2026-05-01T12:00:00Z',
      dir: 'ltr',
    })
    expect(byRole(section, 'back')[0]?.attributes['href']).toBe('https://news.example.org/')
    expect(byRole(section, 'policy')[0]?.attributes['href']).toBe(
      'https://news.example.org/disclosure',
    )
  })

  it.each([1, 2, 3, 4, 5])('starts at the chosen heading level: %i', (heading) => {
    const headings = elementsIn(ours({}, { heading })).filter(({ name }) => /^h\d$/.test(name))
    expect(headings.map(({ name }) => name)).toEqual([`h${heading}`, `h${heading + 1}`])
  })

  it('opens links in the chosen target, with noopener for new windows', () => {
    const articles = [buildArticle({ sources: sources(5) })]
    const links = (target: 'own' | '_blank' | '_self', usual: '_top' | null) => {
      const tree = treeOf(headlinesOf(articles), target === 'own' ? {} : { target }, usual)
      const all = elementsIn(tree).filter(({ name }) => name === 'a')
      expect(all).toHaveLength(8)
      return [...new Set(all.map(({ attributes: { target, rel } }) => `${target} ${rel}`))]
    }
    expect(links('own', null)).toEqual(['undefined undefined'])
    expect(links('own', '_top')).toEqual(['_top undefined'])
    expect(links('_self', '_top')).toEqual(['_self undefined'])
    expect(links('_blank', '_top')).toEqual(['_blank noopener'])
  })
})

describe('the sources of a headline', () => {
  it('are at most three, with a link to the others', () => {
    const href = 'https://news.example.org/2026/05/bridge-reopens'
    expect(textsOf(ours({ sources: sources(3) }), 'source')).toEqual([
      'Source 1',
      'Source 2',
      'Source 3',
    ])
    const more = byRole(ours({ sources: sources(7) }), 'source')
    expect(more.map(textIn)).toEqual(['Source 1', 'Source 2', 'Source 3', '+4'])
    expect(more.at(-1)?.attributes['href']).toBe(href)
  })
})

describe('a picture', () => {
  it('is shown only with the option, and its request sends no referrer', () => {
    const picture = buildPicture()
    expect(byRole(ours({ picture }), 'figure')).toEqual([])
    expect(byRole(ours({ picture: null }, { images: true }), 'figure')).toEqual([])
    const tree = ours({ picture }, { images: true })
    expect(byRole(tree, 'picture')[0]?.attributes).toEqual({
      class: 'candor-picture',
      src: picture.url,
      alt: picture.alt,
      width: '180',
      height: '101',
      loading: 'lazy',
      decoding: 'async',
      referrerpolicy: 'no-referrer',
    })
    expect(textsOf(tree, 'caption')).toEqual(['AI-generated image · Example Pictures'])
    expect(
      byRole(ours({ picture: buildPicture({ credit: null }) }, { images: true }), 'credit'),
    ).toEqual([])
    const script = buildPicture({ url: 'javascript:alert(1)' })
    expect(byRole(ours({ picture: script }, { images: true }), 'picture')).toEqual([])
  })
})
