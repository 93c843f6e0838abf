/**
 * The snippets that partners paste: each contains the chosen feed and options, with the policy that
 * it needs.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFeedForm } from '../../../src/core/request/feed-form.ts'
import { parseEmbedOptions } from '../../../src/plugins/embeds/options.ts'
import { type Chosen, type Snippet, snippets } from '../../../src/plugins/embeds/snippets.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { elementsIn, type Found, readFragment, textIn } from '../../fixtures/read-html.ts'
import { anyEmbedOptions } from './any-embed.ts'

const site = buildSite({ basePath: '/feeds', feedLength: 30 })
const root = 'https://news.example.org/feeds'

const optionsIn = (query: string) => {
  const { options, problems } = parseEmbedOptions((name) => new URLSearchParams(query).getAll(name))
  expect(problems).toEqual([])
  return options
}

const choose = (query: string, title = 'Example News'): Chosen => ({
  request: parseFeedForm(site, new URLSearchParams(query)),
  options: optionsIn(query),
  title,
})

const pasted = (key: Snippet['key'], chosen: Chosen, where = site) => {
  const { pastes, policy, about } = snippets(where, chosen).find((each) => each.key === key) ?? {}
  return { codes: pastes?.map(({ code }) => code) ?? [], policy, about }
}

/** The only element with this name in a snippet. */
function elementOf(code: string | undefined, name: string): Found {
  const found = elementsIn(readFragment(code ?? '')).filter((each) => each.name === name)
  expect(found).toHaveLength(1)
  return found[0] ?? { name: '', attributes: {}, children: [] }
}

const frameOf = (chosen: Chosen) => elementOf(pasted('frame', chosen).codes[0], 'iframe').attributes
const componentOf = (chosen: Chosen) =>
  elementOf(pasted('component', chosen).codes[0], 'candor-headlines')
const includeOf = (chosen: Chosen) =>
  elementOf(pasted('fragment', chosen).codes[1], 'esi:include').attributes

const options =
  'layout=cards&theme=dark&accent=0d5c66&images=on&summaries=on&sources=off&heading=4&target=_blank'

/**
 * Query → paths of the frame, the component’s feed, its other attributes, the fragment and the
 * feed’s page.
 */
const choices = [
  [
    '',
    '/embed/',
    '/feed.json?limit=5&content=summary',
    { limit: '5' },
    '/embed/fragment.html',
    '/',
  ],
  [
    'topic=time&limit=3',
    '/topics/time/embed/?limit=3',
    '/topics/time/feed.json?limit=3&content=summary',
    { limit: '3' },
    '/topics/time/embed/fragment.html?limit=3',
    '/topics/time/',
  ],
  [
    `source=w3.org&${options}`,
    `/sources/w3.org/embed/?${options}`,
    '/sources/w3.org/feed.json?limit=5&content=summary',
    { limit: '5', ...Object.fromEntries(new URLSearchParams(options)) },
    `/sources/w3.org/embed/fragment.html?${options.replace('&accent=0d5c66', '')}`,
    '/sources/w3.org/',
  ],
] as const

describe.each(choices)('snippets of ?%s', (query, frame, feed, given, fragment, page) => {
  const chosen = choose(query)

  it('the frame has its address with an id, a sandbox, and tells the host of its page', () => {
    expect(frameOf(chosen)).toEqual({
      src: `${root}${frame}#candor-1`,
      title: 'Example News',
      width: '100%',
      height: '480',
      frameborder: '0',
      loading: 'lazy',
      referrerpolicy: 'strict-origin',
      sandbox:
        'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
    })
  })

  it('the component has its feed, its options and a link to the feed’s page', () => {
    const { attributes, children } = componentOf(chosen)
    expect(attributes).toEqual({ src: root + feed, ...given })
    expect(children).toEqual([
      { name: 'a', attributes: { href: root + page }, children: ['Example News'] },
    ])
  })

  it('the fragment has one address, for curl and for ESI', () => {
    expect(pasted('fragment', chosen).codes).toEqual([
      `curl -fsSL --max-time 10 -o headlines.new '${root}${fragment}' && test -s headlines.new && mv headlines.new headlines.html`,
      `<esi:include src="${root}${fragment.replaceAll('&', '&amp;')}" onerror="continue"/>`,
      `<link rel="stylesheet" href="${root}/embed/headlines.css" referrerpolicy="no-referrer">`,
    ])
    expect(includeOf(chosen)['src']).toBe(root + fragment)
  })
})

it('every snippet contains all options, except a fragment’s accent and a frame’s target _self', () => {
  const queryOf = (address = '') => new URL(address).search
  fc.assert(
    fc.property(anyEmbedOptions, (any) => {
      const chosen = { ...choose('topic=http'), options: any }
      const { src: _, ...attributes } = componentOf(chosen).attributes
      expect(optionsIn(new URLSearchParams(attributes).toString())).toEqual(any)
      expect(optionsIn(queryOf(includeOf(chosen)['src']))).toEqual({ ...any, accent: null })
      const target = any.target === '_self' ? null : any.target
      expect(optionsIn(queryOf(frameOf(chosen)['src']))).toEqual({ ...any, target })
    }),
  )
})

it.each([
  '"><script>alert(1)</script>',
  '</textarea><img src=x onerror=alert(1)>',
  '</a></candor-headlines>',
  '&lt;',
])('the feed’s title %j stays text', (title) => {
  const chosen = choose('topic=http', title)
  const names = snippets(site, chosen).flatMap(({ pastes }) =>
    pastes.flatMap(({ code }) => elementsIn(readFragment(code)).map(({ name }) => name)),
  )
  expect(names).toEqual([
    'iframe',
    'script',
    'script',
    'candor-headlines',
    'a',
    'esi:include',
    'link',
  ])
  expect([frameOf(chosen)['title'], textIn(componentOf(chosen))]).toEqual([title, title])
})
