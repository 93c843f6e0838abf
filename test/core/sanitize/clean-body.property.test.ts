/** Properties of the body cleaner for random HTML, well-formed or broken, harmless or hostile. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import { runs } from '../../fixtures/runs.ts'
import { readWithParse5, readWithXmldom, violations } from './body-readers.ts'

const page = 'https://news.example.org/2026/story.html'

const blocks =
  'p div h1 h2 ul ol li dl dt dd blockquote pre table caption colgroup tbody tr td th figure section details summary'
const inlines =
  'a b i em s small sub q code ruby rt rp span time abbr br img wbr hr col source video iframe'
const forbidden =
  'script style template noscript svg math form input button object marquee applet select option ' +
  'textarea title body html ' +
  'xmp plaintext center font nobr main fieldset menu mi mo mtext mrow mfrac msup mspace mtable mtr mtd semantics ' +
  'maction annotation annotation-xml mglyph malignmark desc text tspan foreignObject embed optgroup datalist ' +
  'frameset b.x custom-x'

const tag = fc.constantFrom(...`${blocks} ${inlines} ${inlines} ${blocks} ${forbidden}`.split(' '))
const url = fc.constantFrom(
  ...[
    '/a',
    'b,c',
    '#x',
    '//h.example/y',
    'https://x.example/?a=1&b="',
    ' java\nscript:alert(1)',
    'data:text/html,x',
  ],
  ...['http://[', ''],
  ...[
    'mailto:a@example.org',
    'a 2x, javascript:b 3x,/c,d 1x',
    'https://www.youtube.com/embed/1',
    '&#106;avascript:x',
  ],
  ...['x 1w (,', 'é 漢'],
)
const text = fc.oneof(
  fc.constantFrom(
    'x',
    ' ',
    '\n',
    '&amp;',
    '&lt;b>',
    '<',
    '>',
    '&',
    'é 漢 🙂',
    '&#13;',
    '\r\n',
    '\0',
    '<!-- c -->',
    ']]>',
    '--!>',
    '<!--',
    '"',
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const attribute = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'href',
      'src',
      'srcset',
      'cite',
      'poster',
      'xlink:href',
      'action',
      'background',
    ),
    url,
  ),
  fc.tuple(
    fc.constantFrom(
      ...[
        'title',
        'alt',
        'style',
        'onclick',
        'onerror',
        'id',
        'lang',
        'dir',
        'rel',
        'encoding',
        'width',
      ],
      ...['display', 'mathvariant', 'lspace', 'actiontype', 'definitionURL'],
    ),
    text,
  ),
)
const attributes = fc
  .array(attribute, { maxLength: 3 })
  .map((pairs) =>
    pairs.map(([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`).join(''),
  )
const startTag = fc.tuple(tag, attributes).map(([name, rest]) => `<${name}${rest}>`)
const endTag = tag.map((name) => `</${name}>`)
const brokenHtml = fc
  .array(fc.oneof({ arbitrary: startTag, weight: 3 }, endTag, text), { maxLength: 25 })
  .map((parts) => parts.join(''))

const { tree: nestedHtml } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    text,
    fc
      .tuple(tag, attributes, fc.array(tie('tree'), { maxLength: 4 }))
      .map(([name, rest, children]) => `<${name}${rest}>${children.join('')}</${name}>`),
  ),
}))

const anyHtml = fc.oneof(brokenHtml, nestedHtml)

describe('cleanBody', { timeout: 60_000 }, () => {
  it('outputs only allowed HTML with absolute URLs', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        expect(violations(cleanBody(html, page).html)).toEqual([])
      }),
      runs(2000),
    )
  })

  it('does not change cleaned HTML', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const once = cleanBody(html, page)
        expect(cleanBody(once.html, 'https://other.example/')).toEqual(once)
      }),
      runs(6000),
    )
  })

  it('keeps the text of articles without forbidden elements', () => {
    const harmless = 'p b i em strong a sub q span div section blockquote'.split(' ')
    const legal = fc.string({ unit: 'grapheme', maxLength: 12 })
    const article = fc.array(fc.tuple(fc.constantFrom(...harmless), legal), { maxLength: 12 })
    fc.assert(
      fc.property(article, (parts) => {
        const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
        const { html } = cleanBody(
          parts.map(([name, words]) => `<${name}>${escaped(words)}</${name}>`).join('\n'),
          page,
        )
        const expected = parts.map(([, words]) => words).join('\n')
        expect(readWithParse5(html).text).toBe(expected)
        // xmldom reads line ends of XML 1.1 as line feeds.
        expect(readWithXmldom(html).text).toBe(expected.replace(/[\x85\u2028\u2029]/g, '\n'))
      }),
      runs(2000),
    )
  })
})
