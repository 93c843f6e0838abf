/**
 * HTML → Markdown (CommonMark, with the tables and strikethrough of GFM), where no text becomes
 * markup: `mdast-util-to-markdown` escapes it.
 */
import {
  type BodyElement,
  type BodyNode,
  isElement,
  parseBody,
} from 'candor-disclosure/parse/parse-html.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import type { ElementContent } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { type Options, type Unsafe, toMarkdown as writeMarkdown } from 'mdast-util-to-markdown'
import { toElement } from '../../core/sanitize/write-body.ts'

type MarkdownBase = {
  /** The base of the newsroom's own links. */
  readonly origin: string
  /** How much deeper headings stand. */
  readonly depth: number
  /** The level of the headline above a text: its own headings are below that. */
  readonly top?: number | undefined
  /** The number of elements around. */
  readonly nesting?: number
}

/** Each one inside another indents all its lines: deeper ones keep their text. */
const maxNesting = 32

/** The class of the element with the text. */
const story = 'story'

/** Texts, those of links too: some parsers look for addresses in them. */
const phrasing: Pick<Unsafe, 'inConstruct' | 'notInConstruct'> = {
  inConstruct: 'phrasing',
  notInConstruct: ['autolink', 'destinationLiteral', 'destinationRaw'],
}

/**
 * Besides what CommonMark reads: addresses that GFM makes links of (§6.9 there), and strikethrough
 * (§6.5).
 */
const gfm: Options = {
  unsafe: [
    { character: ':', before: '[ps]', after: '\\/', ...phrasing },
    { character: '.', before: '[Ww]', after: '[\\-.\\w]', ...phrasing },
    { character: '@', before: '[+\\-.\\w]', after: '[\\-.\\w]', ...phrasing },
    { character: '~', ...phrasing },
  ],
  handlers: {
    // Some parsers take `\\[` in the text of a link for a bracket.
    text: ({ value }: { value: string }, _, state, info) =>
      state.safe(value, { ...info, encode: state.stack.includes('label') ? ['[', ']'] : [] }),
    delete: (node, _, state, info) => `~~${state.containerPhrasing(node, info)}~~`,
  },
}

const options: Options = {
  ...{ bullet: '-', emphasis: '_', rule: '*', listItemIndent: 'one' },
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfm],
}

/** `html` is clean, or was made of escaped values. */
export function toMarkdown(html: string, base: MarkdownBase): string {
  // To JavaScript, both end a line.
  const text = legalText(html).replace(/[\u2028\u2029]/g, ' ')
  const children = toHast(parseBody(text), base)
  return writeMarkdown(toMdast({ type: 'root', children }), options)
}

function toHast(nodes: readonly BodyNode[], base: MarkdownBase): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if ('value' in node) return [{ type: 'text', value: node.value }]
    if (!isElement(node)) return []
    const { tagName, attrs, childNodes } = node
    const properties = Object.fromEntries(attrs.map(({ name, value }) => [name, value]))
    const { href, class: name } = properties
    const script = scripts[tagName]
    if (script) return inScript(script, toHast(childNodes, base))
    const film = players.has(tagName) ? addressOf(node) : undefined
    if (film !== undefined) {
      const text: ElementContent = { type: 'text', value: properties['title'] || film }
      return [toElement('a', { href: film }, [text])]
    }
    const { depth, top, nesting = 0 } = base
    const below = { ...base, nesting: nesting + 1, top: name === story ? depth + 1 : top }
    if (nesting >= maxNesting) return toHast(childNodes, below)
    if (href?.startsWith('/')) properties['href'] = `${base.origin}${href}`
    return [toElement(headingIn(tagName, base), properties, toHast(childNodes, below))]
  })
}

/** Digits above and below the line, and the mark before other texts. */
const scripts: Readonly<Record<string, string>> = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹^', sub: '₀₁₂₃₄₅₆₇₈₉_' }

function inScript(script: string, children: readonly ElementContent[]): ElementContent[] {
  const toText = (value: string): ElementContent => ({ type: 'text', value })
  const text = children.map((each) => ('value' in each ? each.value : '-')).join('')
  if (/^\d+$/.test(text)) return [toText(text.replace(/\d/g, (digit) => script.charAt(+digit)))]
  return [toText(`${script.charAt(10)}(`), ...children, toText(')')]
}

/** Elements of which Markdown has the address only. */
const players: ReadonlySet<string> = new Set(['iframe', 'video', 'audio'])

/** Its own, or that of its first `source`. */
const addressOf = (element: BodyElement): string | undefined =>
  [element, ...element.childNodes.filter(isElement)]
    .flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'src'))
    .at(0)?.value

const headingIn = (tagName: string, { depth, top = 0 }: MarkdownBase): string =>
  tagName.replace(
    /^h([1-6])$/,
    (_, level) => `h${Math.min(6, Math.max(Number(level) + depth, top + 1))}`,
  )
