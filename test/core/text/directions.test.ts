/** Text with directional formatting characters is balanced, and nothing else of it changes. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closeDirections } from '../../../src/core/text/directions.ts'
import { runs } from '../../fixtures/runs.ts'

const [lre, rlo, pdf, rli, pdi] = ['\u202a', '\u202e', '\u202c', '\u2067', '\u2069']

it.each([
  ['text without any', 'Brücke אב', 'Brücke אב'],
  ['balanced text', `a${rli}b${lre}c${pdf}d${pdi}e`, `a${rli}b${lre}c${pdf}d${pdi}e`],
  ['an override', `a${rlo}b`, `a${rlo}b${pdf}`],
  ['an isolate', `a${rli}b`, `a${rli}b${pdi}`],
  ['an embedding in an isolate', `${rli}${lre}a`, `${rli}${lre}a${pdf}${pdi}`],
  ['an isolate that ends with its embedding', `${rli}${lre}a${pdi}b`, `${rli}${lre}a${pdi}b`],
  ['ends of nothing', `a${pdi}b${pdf}c`, 'abc'],
  [
    'the end of an embedding that is outside of the isolate',
    `${lre}${rli}a${pdf}${pdi}b`,
    `${lre}${rli}a${pdi}b${pdf}`,
  ],
])('closes %s', (_, text, closed) => {
  expect(closeDirections(text)).toBe(closed)
})

it('is the same again, and keeps all other characters in order', () => {
  const any = fc.string({
    unit: fc.constantFrom('a', '\u202b', '\u2066', '\u2068', '\n', lre, rlo, pdf, rli, pdi),
  })
  fc.assert(
    fc.property(any, (text) => {
      const closed = closeDirections(text)
      expect(closeDirections(closed)).toBe(closed)
      expect(closed.replace(/[\u202c\u2069]/g, '')).toBe(text.replace(/[\u202c\u2069]/g, ''))
    }),
    runs(2000, 200),
  )
})
