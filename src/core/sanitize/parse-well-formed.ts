/**
 * Parses bodies as most are written: quoted attributes, every end tag, elements where they belong.
 * For them a browser's parser has nothing to repair, and this one reads the same tree in a fraction
 * of the time, most of all in a process that just started.
 */

import { maxBodyElements } from 'candor-disclosure/parse/parse-html.ts'

type WellFormedText = { readonly value: string }
export type WellFormedElement = {
  readonly tagName: string
  readonly attrs: readonly Attribute[]
  readonly childNodes: readonly WellFormedNode[]
}
export type WellFormedNode = WellFormedText | WellFormedElement
type Attribute = { readonly name: string; readonly value: string }

/** Elements that may still be read before the browser's parser has to, which has the same limit. */
type Budget = { elements: number }

/** An element whose content is being read. `children` are those of its node. */
type OpenElement = {
  readonly name: string
  readonly allowed: ReadonlySet<string>
  readonly children: WellFormedNode[]
}

const words = (list: string) => list.split(' ')
const voids: ReadonlySet<string> = new Set(words('br hr img'))
const inlines = words(
  'a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var',
)
const phrasing: ReadonlySet<string> = new Set(inlines)
const flow: ReadonlySet<string> = new Set([
  ...inlines,
  ...words('p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre figure hr table div section aside'),
])

/**
 * The elements in which each element may stand, where no parser closes, moves or adds one. In the
 * first, text may stand too.
 */
const contents: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...[...inlines, ...words('p h1 h2 h3 h4 h5 h6 pre caption')].map(
    (name) => [name, phrasing] as const,
  ),
  ...words('blockquote li dt dd td th figcaption div section aside').map(
    (name) => [name, flow] as const,
  ),
  ['figure', new Set([...flow, 'figcaption'])],
  ...['ul', 'ol'].map((name) => [name, new Set(['li'])] as const),
  ['dl', new Set(['dt', 'dd'])],
  ['table', new Set(['caption', 'thead', 'tbody', 'tfoot'])],
  ...['thead', 'tbody', 'tfoot'].map((name) => [name, new Set(['tr'])] as const),
  ['tr', new Set(['td', 'th'])],
])

/** Elements that end one of their name, wherever it is open. */
const notInItself: ReadonlySet<string> = new Set(['a', 'table'])

/** Far below the limit of parse.ts. */
const maxDepth = 100

/** Text, a start tag with its attributes, or an end tag. */
const token = /([^<]+)|<([a-z][a-z\d]*)((?: [a-z-]+="[^"<>]*")*)( ?\/)?>|<\/([a-z][a-z\d]*)>/y
const attribute = / ([a-z-]+)="([^"]*)"/g

/**
 * Control characters, a carriage return, an unusual reference, a line feed that `pre` drops:
 * parsers have rules for them.
 */
const unusual = /[^\t\n -\uffff]|&(?!(?:amp|lt|gt|quot|nbsp);)|<pre[^<>]*>\n/

const references: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': '\xa0' },
}
const decode = (text: string) =>
  text.includes('&') ? text.replace(/&[a-z]+;/g, (name) => references[name] ?? name) : text

/** Returns the nodes that `parseBody` returns, or `null` if that one has to read the HTML. */
export function parseWellFormed(html: string): readonly WellFormedNode[] | null {
  if (unusual.test(html)) return null
  const root: OpenElement = { name: '', allowed: flow, children: [] }
  const open = [root]
  const budget = { elements: maxBodyElements }
  for (let at = 0; at < html.length; at = token.lastIndex) {
    token.lastIndex = at
    const match = token.exec(html)
    const parent = open.at(-1) ?? root
    if (match === null || !read(match, parent, open, budget)) return null
  }
  return open.length === 1 ? root.children : null
}

/** Says whether a token stands where it may. Adds it to `parent`, which is the last of `open`. */
function read(
  [, text, start, attributes, slash, end]: RegExpExecArray,
  parent: OpenElement,
  open: OpenElement[],
  budget: Budget,
): boolean {
  if (text !== undefined) {
    parent.children.push({ value: decode(text) })
    return parent.allowed.has('br') || !/[^ \t\n]/.test(text)
  }
  if (start === undefined) return open.pop()?.name === end && open.length > 0
  if (--budget.elements < 0) return false
  const attrs = readAttributes(attributes ?? '')
  const childNodes: WellFormedNode[] = []
  parent.children.push({ tagName: start, attrs, childNodes })
  if (new Set(attrs.map(({ name }) => name)).size < attrs.length || !mayStand(start, parent, open))
    return false
  if (voids.has(start)) return true
  const allowed = contents.get(start)
  if (allowed === undefined || slash !== undefined) return false
  open.push({ name: start, allowed, children: childNodes })
  return true
}

const mayStand = (name: string, parent: OpenElement, open: readonly OpenElement[]): boolean =>
  parent.allowed.has(name) &&
  open.length < maxDepth &&
  !(notInItself.has(name) && open.some((each) => each.name === name))

const readAttributes = (attributes: string): readonly Attribute[] =>
  attributes === ''
    ? []
    : Array.from(attributes.matchAll(attribute), ([, name = '', value = '']) => ({
        name,
        value: decode(value),
      }))
