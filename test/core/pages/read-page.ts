/** Requests a page from the app as a browser does, and reads its elements, attributes and text. */
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { createApp } from '../../../src/core/app.ts'
import type { Article } from '../../../src/core/article.ts'
import type { Opened } from '../../../src/core/plugin.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import type { ArticleSelection } from '../../../src/core/store/selection.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

export type Read = {
  readonly name: string
  readonly text: string
  /** By the attribute’s name in HTML; `undefined` if missing. */
  readonly get: (attribute: string) => string | undefined
  /** Names of the attributes, in lower case and without hyphens. */
  readonly attributes: readonly string[]
  readonly all: (name?: string) => readonly Read[]
}

const browser =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'

export type Newsroom = {
  readonly site?: Partial<Site>
  readonly articles?: readonly Article[]
  readonly down?: boolean
  /** Keys of families that the database knows. */
  readonly families?: readonly string[]
  readonly demo?: Parameters<typeof createApp>[0]['demo']
  /** By default none: the core alone. */
  readonly plugins?: readonly Opened[]
}

export function openApp({
  site = {},
  articles = [buildArticle()],
  down = false,
  families = [],
  demo,
  plugins = [],
}: Newsroom = {}) {
  const snapshot = buildSnapshot({ articles })
  const answer = async () => {
    if (down) throw new StoreUnavailable('the database gave no answer')
    return snapshot
  }
  const latest = async ({ url }: ArticleSelection) => {
    const read = await answer()
    return url === null
      ? read
      : { ...read, articles: articles.filter((each) => url.includes(each.url)) }
  }
  const store = () => ({
    latest,
    findMarker: answer,
    ...noFamilies,
    findAddresses: async () => ({ families: new Set(families), feeds: new Map(), old: [] }),
  })
  return createApp({ site: buildSite(site), store, log: () => {}, plugins, ...(demo && { demo }) })
}

export async function ask(
  app: ReturnType<typeof openApp>,
  path: string,
  headers: Record<string, string> = {},
) {
  return app.request(`http://127.0.0.1${path}`, { headers: { Accept: browser, ...headers } })
}

export async function readPage(app: ReturnType<typeof openApp>, path: string): Promise<Read> {
  return parsePage(await (await ask(app, path)).text())
}

export const parsePage = (html: string): Read => read(fromHtml(html))

function read(node: Nodes): Read {
  return {
    name: node.type === 'element' ? node.tagName : '',
    text: textOf(node).replace(/\s+/g, ' ').trim(),
    get: (attribute) => (node.type === 'element' ? attributeOf(node, attribute) : undefined),
    attributes: node.type === 'element' ? Object.keys(node.properties).map(plain) : [],
    all: (name) =>
      elementsIn(node)
        .filter(({ tagName }) => name === undefined || tagName === name)
        .map(read),
  }
}

const plain = (name: string) => name.replaceAll('-', '').toLowerCase()

/** hast calls `aria-label` `ariaLabel` and `class` `className`. */
function attributeOf({ properties }: Element, attribute: string): string | undefined {
  const wanted = { class: 'classname' }[attribute] ?? plain(attribute)
  const found = Object.entries(properties).find(([name]) => plain(name) === wanted)?.[1]
  return found === undefined || found === null
    ? undefined
    : Array.isArray(found)
      ? found.join(' ')
      : String(found)
}

function elementsIn(node: Nodes): readonly Element[] {
  const children = 'children' in node ? node.children : []
  return children.flatMap((child) =>
    child.type === 'element' ? [child, ...elementsIn(child)] : [],
  )
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
