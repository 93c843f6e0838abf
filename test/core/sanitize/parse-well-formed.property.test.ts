/**
 * The parser for well-formed bodies reads the tree that a browser's parser reads, or leaves the
 * body to it.
 */

import { type BodyNode, parseBody } from 'candor-disclosure/parse/parse-html.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  parseWellFormed,
  type WellFormedNode,
} from '../../../src/core/sanitize/parse-well-formed.ts'
import { runs } from '../../fixtures/runs.ts'

/** Both trees in one form. Comments stay: only the browser's parser reads them. */
const simple = (nodes: readonly (BodyNode | WellFormedNode)[]): unknown[] =>
  nodes.map((node) => {
    if ('tagName' in node) {
      const { tagName, attrs, childNodes } = node
      return [tagName, attrs.map(({ name, value }) => [name, value]), simple(childNodes)]
    }
    return 'value' in node ? node.value : node
  })

const names =
  'a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var p h1 h2 h6 ul ol li ' +
  'dl dt dd blockquote pre figure figcaption hr table caption thead tbody tfoot tr td th div section aside'
/** No parser finds these harmless. */
const others =
  'script style title textarea iframe svg math select option button nobr form col frame body template tt'
const name = fc.constantFrom(...names.split(' '), ...names.split(' '), ...others.split(' '))
const pieces = [
  'x',
  ' ',
  '\n',
  '\t',
  ' y\n',
  '&amp;',
  '&nbsp;',
  '&lt;b&gt;',
  '&quot;',
  '漢🙂',
  '\xa0',
  '>',
  '"',
  "'",
  '=',
]
const rare = [
  '&amp',
  '&eacute;',
  '&#65;',
  '&',
  '<',
  '</',
  '<!',
  '\r',
  '\f',
  '\0',
  '\ud800',
  '\ufeff',
  '\x7f',
  ']]>',
  '<!--c-->',
]
const text = fc.oneof(
  { arbitrary: fc.constantFrom(...pieces), weight: 8 },
  fc.constantFrom(...rare),
)
const value = fc.array(text, { maxLength: 3 }).map((parts) => parts.join('').replaceAll('"', ''))
const attribute = fc
  .tuple(fc.constantFrom('href', 'src', 'data-x', 'alt', 'class', 'Title'), value)
  .map((pair) => ` ${pair[0]}="${pair[1]}"`)
const attributes = fc.array(attribute, { maxLength: 2 }).map((each) => each.join(''))
const slash = fc.constantFrom('', '', '', '/', ' /')

/** Elements at random: most end where they should, few stand where they may. */
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    text,
    fc
      .tuple(
        name,
        attributes,
        slash,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.integer({ min: 0, max: 20 }),
      )
      .map(([tag, rest, close, children, fault]) => {
        const isVoid = ['br', 'hr', 'img'].includes(tag)
        return `<${tag}${rest}${isVoid ? close : ''}>${children.join('')}${isVoid || fault === 0 ? '' : `</${tag}>`}`
      }),
  ),
}))

const phrasing = 'a abbr b cite code del em i kbd q s small span strong sub sup u'.split(' ')
const flow = 'p h2 ul ol dl blockquote pre figure table div section'.split(' ')
const inside: Readonly<Record<string, readonly string[]>> = {
  ...{
    ul: ['li'],
    ol: ['li'],
    dl: ['dt', 'dd'],
    table: ['caption', 'thead', 'tbody'],
    thead: ['tr'],
    tbody: ['tr'],
  },
  ...{
    tr: ['td', 'th'],
    figure: ['img', 'figcaption', 'p'],
    p: phrasing,
    h2: phrasing,
    pre: ['code', 'b'],
  },
}
const mixed = new Set([
  '',
  ...phrasing,
  'p',
  'h2',
  'pre',
  'li',
  'dt',
  'dd',
  'td',
  'th',
  'caption',
  'figcaption',
  'div',
])

/** Elements where they may stand, for the greatest part: these are what the parser takes. */
const orderly = (parent: string, depth: number): fc.Arbitrary<string> => {
  const children =
    inside[parent] ?? (phrasing.includes(parent) ? phrasing : [...phrasing, ...flow, 'br', 'img'])
  const plain = fc.constantFrom(...(mixed.has(parent) ? pieces : [' ', '\n', '']))
  if (depth === 0) return plain
  const child = fc
    .constantFrom(...children)
    .chain((tag) =>
      ['br', 'img'].includes(tag)
        ? attributes.map((rest) => `<${tag}${rest}>`)
        : fc
            .tuple(attributes, orderly(tag, depth - 1))
            .map(([rest, content]) => `<${tag}${rest}>${content}</${tag}>`),
    )
  return fc.array(fc.oneof(plain, child), { maxLength: 4 }).map((parts) => parts.join(''))
}

it('reads well-formed HTML as a browser does', () => {
  const taken = { orderly: 0, random: 0 }
  const check = (from: keyof typeof taken) => (html: string) => {
    const nodes = parseWellFormed(html)
    if (nodes === null) return
    taken[from] += html.includes('<') ? 1 : 0
    expect(simple(nodes)).toEqual(simple(parseBody(html)))
  }
  fc.assert(fc.property(orderly('', 5), check('orderly')), runs(5000))
  fc.assert(
    fc.property(
      fc.array(tree, { maxLength: 3 }).map((parts) => parts.join('')),
      check('random'),
    ),
    runs(20_000),
  )
  expect(taken.orderly).toBeGreaterThan(50)
  expect(taken.random).toBeGreaterThan(20)
})

it.each([
  ['an end tag is missing', '<p>x'],
  ['a tag has no start', 'x</p>'],
  ['a link is in a link', '<a href="/a">x<em><a href="/b">y</a></em></a>'],
  ['text is between rows', '<table><tbody>x<tr><td>y</td></tr></tbody></table>'],
  ['a no-break space is between rows', '<table>\xa0<tbody><tr><td>x</td></tr></tbody></table>'],
  ['end tags are crossed', '<b>x<i>y</b></i>'],
  ['a row is in no body', '<table><tr><td>x</td></tr></table>'],
  ['a block is in a paragraph', '<p><ul><li>x</li></ul></p>'],
  ['an attribute comes twice', '<img alt="a" alt="b">'],
  ['a line feed begins pre', '<pre class="x">\nx</pre>'],
  ['an element is deep', `${'<b>'.repeat(200)}x${'</b>'.repeat(200)}`],
])('leaves a body to the browser’s parser where %s', (_, html) => {
  expect(parseWellFormed(html)).toBeNull()
})
