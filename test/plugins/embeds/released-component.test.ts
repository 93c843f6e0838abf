/**
 * Every released component shows the feeds of today: partners’ pages pin the one that they were
 * made with. So does the source, as the next release.
 */
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { buildRelease } from '../../../scripts/embed-build.ts'
import { renderJsonFeed } from '../../../src/core/feed/json-feed.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { parseEmbedOptions } from '../../../src/plugins/embeds/options.ts'
import { headlinesReleases } from '../../../src/plugins/embeds/releases.ts'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import { writeHtml } from '../../../src/plugins/embeds/write-html.ts'
import {
  buildArticle,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { type Found, readFragment } from '../../fixtures/read-html.ts'
import { headlinesOf } from './build-headlines.ts'

/** The parts of an element that the component uses. */
class FakeElement {
  name = ''
  readonly attributes = new Map<string, string>()
  children: (FakeElement | string)[] = []
  readonly style = { setProperty: () => {} }
  shadowRoot: FakeElement | null = null
  isConnected = true
  adoptedStyleSheets: unknown[] = []
  getAttribute = (name: string) => this.attributes.get(name) ?? null
  hasAttribute = (name: string) => this.attributes.has(name)
  setAttribute = (name: string, value: string) => void this.attributes.set(name, value)
  append = (...children: (FakeElement | string)[]) => void this.children.push(...children)
  replaceChildren = (...children: (FakeElement | string)[]) => {
    this.children = children
  }
  attachShadow = () => (this.shadowRoot = new FakeElement())
}

const textIn = (node: FakeElement | string): string =>
  typeof node === 'string' ? node : node.children.map(textIn).join('')

const ofClass = (node: FakeElement | string, name: string): readonly string[] =>
  typeof node === 'string'
    ? []
    : [
        ...(node.getAttribute('class') === name ? [textIn(node)] : []),
        ...node.children.flatMap((each) => ofClass(each, name)),
      ]

/** Without the component’s parts, which a fragment does not have. */
function toFound(node: FakeElement | string): Found | string {
  if (typeof node === 'string') return node
  const { part: _, ...attributes } = Object.fromEntries(node.attributes)
  return { name: node.name, attributes, children: node.children.map(toFound) }
}

/** The element after it loaded `feed`. */
async function shown(
  script: string,
  feed: string,
  options: Readonly<Record<string, string>> = { images: '' },
): Promise<FakeElement> {
  let defined: (new () => FakeElement & { connectedCallback: () => void }) | undefined
  const problems: unknown[] = []
  runInNewContext(script, {
    HTMLElement: FakeElement,
    CSSStyleSheet: class {
      replaceSync() {}
    },
    customElements: {
      get: () => undefined,
      define: (_: string, element: typeof defined) => (defined = element),
    },
    document: {
      baseURI: 'https://partner.example/',
      createElement: (name: string) => Object.assign(new FakeElement(), { name }),
    },
    fetch: async () => new Response(feed),
    sessionStorage: { getItem: () => null, setItem: () => {} },
    console: { error: (...each: unknown[]) => problems.push(each), warn: () => {} },
    ...{ AbortSignal, URL, queueMicrotask, Date, Map },
  })
  if (!defined) throw new Error('the script defines no element')
  const element = new defined()
  element.setAttribute('src', 'https://news.example.org/feed.json')
  for (const [name, value] of Object.entries(options)) element.setAttribute(name, value)
  element.connectedCallback()
  await expect.poll(() => element.shadowRoot?.children.length ?? 0).toBe(1)
  expect(problems).toEqual([])
  return element.shadowRoot ?? element
}

const articles = [
  buildArticle(),
  buildArticle({
    guid: 'urn:x:de',
    language: 'de',
    standfirst: '',
    disclosure: buildDisclosure({ mode: 'ai-assisted' }),
  }),
  buildArticle({ guid: 'urn:x:pl', language: 'pl', picture: buildPicture() }),
  buildArticle({ guid: 'urn:x:human', disclosure: buildDisclosure({ mode: 'human-only' }) }),
]

const feedOf = (site: Partial<Site>) =>
  renderJsonFeed(
    feedShowing(
      buildSite(site),
      buildSelection({ content: 'summary' }),
      buildSnapshot({ articles }),
    ),
  )

it.each(headlinesReleases.map(({ path, text }) => [path, text] as const))(
  '%s shows every headline and generated picture with a label, of any site',
  async (_, script) => {
    for (const site of [{}, { titleLabel: 'all', labelForm: 'both', sayHuman: 'on' }] as const) {
      const root = await shown(script, feedOf(site))
      expect(ofClass(root, 'candor-title')).toHaveLength(4)
      const labels = ofClass(root, 'candor-label')
      expect(labels).toHaveLength(3)
      expect(labels.slice(0, 2)).toEqual([
        expect.stringContaining('AI-written, no human editor:'),
        expect.stringContaining('KI-gestützt:'),
      ])
      expect(ofClass(root, 'candor-made')).toEqual(['Obraz stworzony przez AI'])
    }
  },
)

const every = {
  ...{ limit: '30', layout: 'cards', theme: 'dark', images: 'on', summaries: 'on' },
  ...{ heading: '4', target: '_blank' },
}

it.each([
  ['en', {}, [' aria-label="', ' datetime="', ' role="list"', ' · ', ' data-ai-disclosure="']],
  ['en', every, ['<img ', ' lang="de"', ' rel="noopener"', 'class="candor-summary"']],
  ['ar', every, [' lang="ar" dir="rtl"', ' lang="en" dir="ltr"']],
])(
  'the component and the fragment of a site in %s have one structure, with %j',
  async (language, options, telling) => {
    const root = await shown(headlinesReleases[0].text, feedOf({ language }), options)
    const { options: parsed } = parseEmbedOptions((name) =>
      new URLSearchParams(options).getAll(name),
    )
    const headlines = headlinesOf(articles, { language })
    const { html } = writeHtml(headlinesTree(headlines, parsed, null))
    expect(root.children.map(toFound)).toEqual(readFragment(html).children)
    for (const each of telling) expect(html).toContain(each)
  },
)

it('the source, bundled as a release would be, shows the labels and words of the feed in any language', async () => {
  const root = await shown(
    await buildRelease('headlines', '0.0.0'),
    feedOf({ language: 'pl', titleLabel: 'all' }),
  )
  expect(ofClass(root, 'candor-label')).toEqual([
    'AI-written, no human editor:',
    'KI-gestützt:',
    'Tekst AI, bez udziału redaktora:',
  ])
  expect(ofClass(root, 'candor-title')).toEqual(articles.map(({ title }) => title))
  expect(ofClass(root, 'candor-made')).toEqual(['Obraz stworzony przez AI'])
  expect(ofClass(root, 'candor-back')).toEqual(['Więcej: Example News'])
  expect(ofClass(root, 'candor-word')).toEqual(['Sources', 'Quellen', 'Źródła', 'Sources'])
})
