/**
 * Reads cleaned HTML with two independent parsers and checks it against an independent list of
 * allowed HTML.
 */
import { DOMParser, type Node, onErrorStopParsing } from '@xmldom/xmldom'
import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  parseFragment,
  html as vocabulary,
} from 'parse5'

export type Found = {
  readonly name: string
  readonly attributes: readonly (readonly [string, string])[]
}
export type Reading = { readonly elements: readonly Found[]; readonly text: string }

const elements = new Set(
  (
    'a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del ' +
    'details dfn div dl ' +
    'dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins kbd li mark ol p ' +
    'picture pre q rp rt ruby ' +
    's samp section small source span strong sub summary sup table tbody td tfoot th thead time tr track ' +
    'u ul var video wbr'
  ).split(' '),
)
/** Elements of MathML Core, by a prefix: in HTML's namespace they are violations. */
const mathNames =
  'math mi mn mo mtext ms mspace mprescripts none mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup ' +
  'msubsup munder mover munderover mmultiscripts mtable mtr mtd'
const mathElements = new Set(mathNames.split(' ').map((name) => `m:${name}`))
const mathAttributes = new Set(
  (
    'display alttext displaystyle scriptlevel mathvariant form lspace rspace maxsize minsize stretchy symmetric ' +
    'largeop movablelimits width height depth linethickness accent accentunder rowspan columnspan dir lang'
  ).split(' '),
)
const prefixes: Readonly<Record<string, string>> = {
  [vocabulary.NS.HTML]: '',
  [vocabulary.NS.MATHML]: 'm:',
}

const attributes = new Set(
  (
    'abbr allowfullscreen alt cite colspan controls datetime default dir height href hreflang kind label ' +
    'lang loading media ' +
    'open poster preload rel reversed rowspan scope sizes span src srclang srcset start title type value width'
  ).split(' '),
)
const addresses = new Set(['href', 'src', 'poster', 'cite'])
/** The only style: pictures keep their proportions. */
const pictureStyle = 'height:auto'
const booleans = / (controls|reversed|open|default|allowfullscreen)(?=[ >])/g

/** Parses as a browser does, with scripting. `within` is the context element. */
export function readWithParse5(html: string, within = 'div'): Reading {
  const context = defaultTreeAdapter.createElement(within, vocabulary.NS.HTML, [])
  const found: Found[] = []
  let text = ''
  const visit = (node: DefaultTreeAdapterMap['node']): void => {
    if (node.nodeName === '#comment') found.push({ name: '#comment', attributes: [] })
    if ('value' in node) text += node.value
    if ('tagName' in node) {
      const name = `${prefixes[node.namespaceURI] ?? 'x:'}${node.tagName}`
      found.push({ name, attributes: node.attrs.map(({ name, value }) => [name, value] as const) })
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parseFragment(context, html, { scriptingEnabled: true }))
  return { elements: found, text }
}

/** Parses as XML, which throws on ill-formed markup. XML has no attributes without a value. */
export function readWithXmldom(html: string): Reading {
  const source = `<html><body>${html.replace(booleans, ' $1="$1"')}</body></html>`
  const body = new DOMParser({ onError: onErrorStopParsing }).parseFromString(source, 'text/html')
    .documentElement?.firstChild
  const found: Found[] = []
  const visit = (node: Node): void => {
    for (const child of node.childNodes) {
      // In this parser, all elements have the namespace of HTML.
      const name = mathElements.has(`m:${child.nodeName}`) ? `m:${child.nodeName}` : child.nodeName
      if (child.nodeType !== 3) found.push({ name, attributes: attributesOf(child) })
      visit(child)
    }
  }
  if (!body) throw new Error('xmldom found no body')
  visit(body)
  return { elements: found, text: body.textContent ?? '' }
}

function attributesOf(node: Node): [string, string][] {
  const map = (node as { attributes?: Iterable<{ name: string; value: string }> }).attributes ?? []
  return [...map].map(({ name, value }) => [name, value])
}

/** Forbidden elements, attributes and addresses, one line each. */
export function violations(html: string): string[] {
  const readings = [readWithParse5(html), readWithParse5(html, 'template'), readWithXmldom(html)]
  return readings.flatMap((reading) => reading.elements.flatMap(violationsOf))
}

function violationsOf({ name, attributes: pairs }: Found): string[] {
  if (mathElements.has(name))
    return pairs.flatMap(([each]) => (mathAttributes.has(each) ? [] : [`${each} on ${name}`]))
  const wrongElement = elements.has(name) ? [] : [`element ${name}`]
  return [
    ...wrongElement,
    ...pairs.flatMap(([attribute, value]) => {
      if (attribute === 'style' && name === 'img' && value === pictureStyle) return []
      if (!attributes.has(attribute)) return [`attribute ${attribute} on ${name}`]
      if (addresses.has(attribute) && !isSafe(value, attribute))
        return [`${attribute}="${value}" on ${name}`]
      if (attribute === 'srcset' && !value.split(', ').every((each) => isSafe(each, attribute)))
        return [`srcset="${value}"`]
      return []
    }),
  ]
}

function isSafe(url: string, attribute: string): boolean {
  return /^https?:\/\/[^\s/]/.test(url) || (attribute === 'href' && /^(?:mailto|tel):/.test(url))
}
