/**
 * No text that a browser shows is lost, whatever the elements: the trees of parse5 say which text
 * that is.
 */
import fc from 'fast-check'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { expect, it } from 'vitest'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import { runs } from '../../fixtures/runs.ts'

/** All elements of HTML, obsolete ones too, except frames, which become links, and `plaintext`. */
const htmlNames =
  'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br ' +
  'button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed ' +
  'fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i image img ' +
  'input ins isindex kbd keygen label legend li link listing main map mark marquee menu menuitem meta meter multicol nav ' +
  'nextid nobr noembed noframes noscript object ol optgroup option output p param picture portal pre progress q rb rp rt ' +
  'rtc ruby s samp script search section select selectedcontent slot small source spacer span strike strong style sub ' +
  'summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp custom-x'
const foreignNames =
  'svg title text tspan textPath g path desc metadata foreignObject style script image math mi mn mo mtext ms mspace ' +
  'mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup munder mover mmultiscripts mprescripts none mtable ' +
  'mtr mtd semantics annotation annotation-xml maction menclose mfenced mglyph malignmark'

const hidden = {
  'http://www.w3.org/1999/xhtml':
    'script style template noscript noembed noframes head title datalist',
  'http://www.w3.org/2000/svg': 'script style desc metadata',
  'http://www.w3.org/1998/Math/MathML': 'script style annotation annotation-xml',
}
const isHidden = ({ tagName, namespaceURI }: DefaultTreeAdapterMap['element']) =>
  hidden[namespaceURI as keyof typeof hidden].split(' ').includes(tagName)

function shown(nodes: readonly DefaultTreeAdapterMap['childNode'][]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value
      if (!('tagName' in node) || isHidden(node)) return ''
      const isAlternative =
        ['semantics', 'maction'].includes(node.tagName) && node.namespaceURI.endsWith('MathML')
      const first = node.childNodes.find((child) => 'tagName' in child)
      const children = node.childNodes.filter(
        (child) => !isAlternative || !('tagName' in child) || child === first,
      )
      return shown(children)
    })
    .join('')
}

/** Spaces and line feeds between blocks may come and go. */
const squeezed = (text: string) => text.replace(/\s+/g, '')
const textOf = (html: string) => squeezed(shown(parse(`<!doctype html><body>${html}`).childNodes))

const name = fc.constantFrom(
  ...htmlNames.split(' '),
  ...foreignNames.split(' '),
  ...foreignNames.split(' '),
)
const word = fc.constantFrom(
  'one',
  'two ',
  ' three',
  'é',
  '&lt;b&gt;',
  '&amp;',
  '<![CDATA[four]]>',
  '\n',
)
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    word,
    fc
      .tuple(name, fc.constantFrom('', '', '/'), fc.array(tie('tree'), { maxLength: 4 }), fc.nat(9))
      .map(
        ([tag, slash, children, fault]) =>
          `<${tag}${slash}>${children.join('')}${fault === 0 ? '' : `</${tag}>`}`,
      ),
  ),
}))
const html = fc.array(tree, { maxLength: 4 }).map((parts) => parts.join(''))

it('keeps all text that a browser shows', () => {
  fc.assert(
    fc.property(html, (body) => {
      expect(textOf(cleanBody(body, 'https://news.example.org/').html)).toBe(textOf(body))
    }),
    runs(5000),
  )
})

it.each([...new Set([...htmlNames.split(' '), ...foreignNames.split(' ')])])(
  'keeps the text in <%s>',
  (tag) => {
    for (const body of [
      `a<${tag}>b</${tag}>c`,
      `<svg><${tag}>b</${tag}></svg>c`,
      `<math><${tag}>b</${tag}></math>c`,
    ]) {
      expect([body, textOf(cleanBody(body, 'https://news.example.org/').html)]).toEqual([
        body,
        textOf(body),
      ])
    }
  },
)
