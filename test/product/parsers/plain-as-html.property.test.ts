/**
 * RSS descriptions are plain text, but readers parse them as HTML: the text must be the same,
 * without elements.
 */

import { plainAsHtml } from 'candor-disclosure/text/markup.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../fixtures/runs.ts'
import { legal } from './expected.ts'
import { elementsOf, htmlText, withLineFeeds } from './html-text.ts'

const dangerous =
  '<|</|<!--|<!|<?|b>|script>|&|&#|&#x|60;|3c|amp;|lt|;|copy|notit|>|"|\0|\u0001|\ufffe|\ud800|\r|\n'.split(
    '|',
  )
const text = fc
  .array(fc.oneof(fc.constantFrom(...dangerous), fc.string({ unit: 'binary', maxLength: 2 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''))

describe('plain text as HTML', () => {
  it('is the same text after parsing', () => {
    fc.assert(
      fc.property(text, (plain) => {
        const html = legal(plainAsHtml(plain))
        expect(htmlText(html)).toBe(withLineFeeds(legal(plain)))
        expect(elementsOf(html)).toEqual([])
      }),
      runs(2000),
    )
  })

  it.each(['AT&T, R&D, Q & A', '1 < 2 > 0', '“quoted”, "so", \'so\'', 'a <3 b', '50 % & more'])(
    'does not change %s, for readers that expect text',
    (plain) => {
      expect(plainAsHtml(plain)).toBe(plain)
    },
  )
})
